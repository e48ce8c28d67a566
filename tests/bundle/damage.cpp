#include "bundle/damage.h"

#include "bundle/material.h"
#include "bundle/stream.h"

#include <algorithm>
#include <functional>

namespace damage {
namespace {

using bundle::Bytes, bundle::chunk_cost, bundle::chunk_size, bundle::Kind, bundle::Lock;

using Open = std::function<bundle::Result<bundle::Opened>(const Bytes&)>;

struct Group { // files that the same key opens
    std::vector<Bytes> files;
    Open open;
};

class Damage {
  public:
    explicit Damage(std::uint64_t seed) : random_{seed} {}

    std::size_t below(std::size_t n) { return n == 0 ? 0 : random_() % n; }
    const Bytes& any(const std::vector<Bytes>& files) { return files[below(files.size())]; }

    std::string change(Bytes& file, const Bytes& other) {
        switch (below(14)) {
        case 0: return flip(file, file.size()), "one bit";
        case 1: return flip(file, head_of(file)), "one bit of the head";
        case 2: return file.resize(below(file.size())), "cut anywhere";
        case 3: return file.resize(border(file)), "cut between chunks";
        case 4: return fitted(file, border(file)), "cut between chunks, with a size to match";
        case 5: return append(file, other), "something at the end";
        case 6: return splice(file, other, below(file.size())), "spliced anywhere";
        case 7: return splice(file, other, border(file)), "spliced between chunks";
        case 8: return swap_chunks(file), "chunks in another order";
        case 9: return twice(file), "a chunk twice";
        case 10: return other_head(file, other), "the head of another";
        case 11: return part_of_head(file, other), "a field of another's head";
        case 12: return noise(file), "noise";
        default: return erase(file), "bytes left out";
        }
    }

  private:
    static std::size_t head_of(const Bytes& file) {
        const auto found = bundle::layout(file);
        return found ? found->all.size() : std::min<std::size_t>(file.size(), 100);
    }
    std::size_t chunks_of(const Bytes& file) {
        return (file.size() - head_of(file)) / (chunk_size + chunk_cost) + 1;
    }
    std::size_t border(const Bytes& file) { // of any chunk: the head's end is one
        return head_of(file) + below(chunks_of(file)) * (chunk_size + chunk_cost);
    }
    void flip(Bytes& file, std::size_t within) {
        file[below(within)] ^= static_cast<std::uint8_t>(1U << below(8));
    }
    void set_size(Bytes& file, std::size_t content) {
        for (std::size_t i = 0; i < 8; ++i)
            file[11 + i] = static_cast<std::uint8_t>(content >> (8 * i));
    }
    void fitted(Bytes& file, std::size_t size) {
        const std::size_t chunks = (size - head_of(file)) / (chunk_size + chunk_cost);
        file.resize(size);
        set_size(file, chunks * chunk_size);
    }
    void append(Bytes& file, const Bytes& other) {
        const std::size_t n = 1 + below(other.size());
        file.insert(file.end(), other.end() - static_cast<std::ptrdiff_t>(n), other.end());
    }
    void splice(Bytes& file, const Bytes& other, std::size_t at) {
        file.resize(std::min(at, other.size()));
        file.insert(file.end(), other.begin() + static_cast<std::ptrdiff_t>(file.size()),
                    other.end());
    }
    std::uint8_t* chunk(Bytes& file, std::size_t n) {
        return file.data() + head_of(file) + n * (chunk_size + chunk_cost);
    }
    void swap_chunks(Bytes& file) {
        const std::size_t whole = chunks_of(file) - 1;
        if (whole < 2) return flip(file, file.size());
        const std::size_t one = below(whole), two = (one + 1 + below(whole - 1)) % whole;
        std::swap_ranges(chunk(file, one), chunk(file, one) + chunk_size + chunk_cost,
                         chunk(file, two));
    }
    void twice(Bytes& file) {
        const std::size_t whole = chunks_of(file) - 1;
        if (whole < 2) return flip(file, file.size());
        const std::size_t one = below(whole), two = (one + 1 + below(whole - 1)) % whole;
        std::copy(chunk(file, one), chunk(file, one) + chunk_size + chunk_cost, chunk(file, two));
    }
    void other_head(Bytes& file, const Bytes& other) {
        const auto body = static_cast<std::ptrdiff_t>(head_of(file));
        Bytes made{other.begin(), other.begin() + static_cast<std::ptrdiff_t>(head_of(other))};
        made.insert(made.end(), file.begin() + body, file.end());
        file = made;
    }
    void part_of_head(Bytes& file, const Bytes& other) {
        const std::size_t head = std::min(head_of(file), head_of(other));
        const std::size_t from = below(head), to = from + 1 + below(head - from);
        std::copy(other.begin() + static_cast<std::ptrdiff_t>(from),
                  other.begin() + static_cast<std::ptrdiff_t>(to),
                  file.begin() + static_cast<std::ptrdiff_t>(from));
    }
    void noise(Bytes& file) {
        const std::size_t from = below(file.size());
        for (std::size_t i = from; i < std::min(file.size(), from + 1 + below(40)); ++i)
            file[i] = static_cast<std::uint8_t>(random_());
    }
    void erase(Bytes& file) {
        const std::size_t from = below(file.size());
        const std::size_t n = std::min(file.size() - from, 1 + below(20));
        file.erase(file.begin() + static_cast<std::ptrdiff_t>(from),
                   file.begin() + static_cast<std::ptrdiff_t>(from + n));
    }

    std::mt19937_64 random_;
};

Tally run(std::size_t runs, std::uint64_t seed, const std::vector<Group>& groups) {
    Damage damage{seed};
    Tally tally;
    while (tally.runs < runs) {
        const Group& group = groups[damage.below(groups.size())];
        Bytes file = damage.any(group.files);
        std::string what;
        for (std::size_t n = damage.below(4) == 0 ? 2 : 1; n > 0 && !file.empty(); --n) {
            if (!what.empty()) what += ", then ";
            what += damage.change(file, damage.any(group.files));
        }
        // A splice of whatever is the same in both is no damage.
        if (std::find(group.files.begin(), group.files.end(), file) != group.files.end()) continue;
        ++tally.runs;
        const auto opened = group.open(file);
        if (!opened) {
            ++tally.refused[opened.error()];
        } else if (tally.accepted++ == 0) {
            tally.first_accepted = what;
        }
    }
    return tally;
}

const std::vector<std::size_t> sizes{0, 10, 1990, 60000, 200000, 200000};

Group with_stream_key() {
    auto key = std::make_shared<bundle::Secret>(bundle::key_size);
    material::chance(7).fill(key->bytes());
    Group group;
    for (std::size_t n = 0; n < 2 * sizes.size(); ++n) {
        auto chance = material::chance(100 + n);
        std::array<std::uint8_t, bundle::salt_size> salt{};
        chance.fill(salt);
        group.files.push_back(bundle::seal_with_stream_key(
            {n % 2 == 0 ? Kind::plan : Kind::reply, Lock::passphrase, {}}, salt, *key,
            material::parts(sizes[n / 2], n), chance));
    }
    group.open = [key](const Bytes& file) { return bundle::open_with_stream_key(file, *key); };
    return group;
}

Group to_one_practice() {
    auto pair = std::make_shared<bundle::KeyPair>(material::pair());
    Group group;
    for (std::size_t n = 0; n < 2 * sizes.size(); ++n)
        group.files.push_back(bundle::seal_to(pair->open(), n % 2 == 0 ? Kind::reply : Kind::event,
                                              material::parts(sizes[n / 2], n),
                                              material::chance(200 + n))
                                  .value());
    group.open = [pair](const Bytes& file) { return bundle::open_with(*pair, file); };
    return group;
}

} // namespace

Tally below_the_derivation(std::size_t runs, std::uint64_t seed) {
    return run(runs, seed, {with_stream_key(), to_one_practice()});
}

Tally through_the_derivation(std::size_t runs, std::uint64_t seed, bundle::Work work) {
    Group group;
    for (std::size_t n = 0; n < sizes.size(); ++n)
        group.files.push_back(bundle::seal_with_passphrase(Kind::plan, material::parts(sizes[n], n),
                                                           "said, not sent",
                                                           material::chance(300 + n), work)
                                  .value());
    group.open = [](const Bytes& file) {
        return bundle::open_with_passphrase(file, "said, not sent");
    };
    return run(runs, seed, {group});
}

} // namespace damage
