#include "bundle/stream.h"

#include "bundle/sodium.h"

#include <algorithm>
#include <array>
#include <new>

namespace bundle {

static_assert(crypto_secretstream_xchacha20poly1305_KEYBYTES == key_size);
static_assert(crypto_secretstream_xchacha20poly1305_HEADERBYTES == stream_start_size);
static_assert(crypto_secretstream_xchacha20poly1305_ABYTES == chunk_cost);
static_assert(crypto_pwhash_SALTBYTES == salt_size);
static_assert(crypto_box_SEALBYTES + key_size == sealed_key_size);

namespace {

using View = std::span<const std::uint8_t>;

// The first byte is no letter, and the line ends break when a program converts them.
constexpr std::array<std::uint8_t, 8> magic{0x89, 'R', 'T', 'B', '\r', '\n', 0x1a, '\n'};
constexpr std::uint8_t version = 1;

constexpr std::size_t common_size = magic.size() + 3 + 8;
constexpr std::size_t head_size(Lock lock) {
    return common_size + stream_start_size +
           (lock == Lock::passphrase ? 8 + salt_size : sealed_key_size);
}
static_assert(head_size(Lock::key) < longest_head && head_size(Lock::passphrase) < longest_head);

std::uint64_t chunks(std::uint64_t content) { return (content + chunk_size - 1) / chunk_size; }
std::uint64_t body_size(std::uint64_t content) { return content + chunks(content) * chunk_cost; }
static_assert(most_file_size >
              most_content + most_content / chunk_size * chunk_cost + longest_head);

std::uint64_t number(View bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) value |= std::uint64_t{bytes[i]} << (8 * i);
    return value;
}

void put(Bytes& out, std::uint64_t value, std::size_t bytes) {
    for (std::size_t i = 0; i < bytes; ++i)
        out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}
void put(Bytes& out, View bytes) { out.insert(out.end(), bytes.begin(), bytes.end()); }

// Both directions begin like this; it is init_push with a start that was handed in.
struct Stream {
    crypto_secretstream_xchacha20poly1305_state state{};
    Stream(View start, const Secret& key) {
        crypto_secretstream_xchacha20poly1305_init_pull(&state, start.data(), key.data());
    }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    ~Stream() { sodium_memzero(&state, sizeof state); }
};

std::uint8_t tag_of(bool last) {
    return last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
}

Bytes head_bytes(const Head& head, View locked, std::uint64_t content, View start) {
    Bytes out{magic.begin(), magic.end()};
    put(out, version, 1);
    put(out, static_cast<std::uint8_t>(head.kind), 1);
    put(out, static_cast<std::uint8_t>(head.lock), 1);
    put(out, content, 8);
    if (head.lock == Lock::passphrase) {
        put(out, head.work.memory_kib, 4);
        put(out, head.work.passes, 4);
    }
    put(out, locked);
    put(out, start);
    return out;
}

// The chunks of a body, one after the other; the first is bound to the head.
template <class Each> bool each_chunk(std::size_t content, View head, Each each) {
    for (std::size_t at = 0; at < content; at += chunk_size) {
        const std::size_t size = std::min(chunk_size, content - at);
        if (!each(at, size, at == 0 ? head : View{}, tag_of(at + size == content))) return false;
    }
    return true;
}

std::optional<Refusal> refused_beginning(View bytes) {
    const std::size_t seen = std::min(bytes.size(), magic.size());
    if (!std::equal(magic.begin(), magic.begin() + static_cast<std::ptrdiff_t>(seen),
                    bytes.begin()))
        return Refusal::foreign;
    if (bytes.size() <= magic.size()) return Refusal::truncated;
    if (bytes[magic.size()] > version) return Refusal::newer;
    if (bytes[magic.size()] < version) return Refusal::damaged;
    if (bytes.size() < common_size) return Refusal::truncated;
    const auto kind = bytes[magic.size() + 1], lock = bytes[magic.size() + 2];
    if (kind < 1 || kind > static_cast<std::uint8_t>(Kind::practice)) return Refusal::damaged;
    if (lock < 1 || lock > static_cast<std::uint8_t>(Lock::key)) return Refusal::damaged;
    return std::nullopt;
}

std::optional<Refusal> refused_work(const Work& work) {
    if (work.memory_kib > most_memory_kib || work.passes > most_passes) return Refusal::too_costly;
    if (work.memory_kib < crypto_pwhash_MEMLIMIT_MIN / 1024 ||
        work.passes < crypto_pwhash_OPSLIMIT_MIN)
        return Refusal::damaged;
    return std::nullopt;
}

} // namespace

Result<Layout> layout(View bytes) {
    if (const auto refused = refused_beginning(bytes)) return tl::unexpected{*refused};
    Layout found;
    found.head.kind = Kind{bytes[magic.size() + 1]};
    found.head.lock = Lock{bytes[magic.size() + 2]};
    found.content_size = number(bytes.subspan(magic.size() + 3, 8));
    if (found.content_size > padded_size(most_content)) return tl::unexpected{Refusal::too_large};
    if (found.content_size == 0) return tl::unexpected{Refusal::damaged};
    const std::size_t size = head_size(found.head.lock);
    if (bytes.size() < size) return tl::unexpected{Refusal::truncated};
    found.all = bytes.first(size);
    View rest = found.all.subspan(common_size);
    if (found.head.lock == Lock::passphrase) {
        found.head.work.memory_kib = static_cast<std::uint32_t>(number(rest.first(4)));
        found.head.work.passes = static_cast<std::uint32_t>(number(rest.subspan(4, 4)));
        found.salt = rest.subspan(8, salt_size);
        if (const auto refused = refused_work(found.head.work)) return tl::unexpected{*refused};
    } else {
        found.sealed_key = rest.first(sealed_key_size);
    }
    found.stream_start = rest.last(stream_start_size);
    found.head.file_size = size + body_size(found.content_size);
    return found;
}

Result<Layout> whole_layout(View file) {
    auto found = layout(file);
    if (!found) return found;
    if (file.size() < found->head.file_size) return tl::unexpected{Refusal::truncated};
    if (file.size() > found->head.file_size) return tl::unexpected{Refusal::damaged};
    return found;
}

Result<Head> head(View beginning) {
    return layout(beginning).map([](const Layout& found) { return found.head; });
}

Bytes seal_with_stream_key(const Head& head, View locked, const Secret& key, const Parts& parts,
                           Randomness& randomness) {
    std::array<std::uint8_t, stream_start_size> start{};
    randomness.fill(start);
    const PrivateBytes content = encoded(parts);
    Bytes file = head_bytes(head, locked, content.size(), start);
    const Bytes bound = file;
    file.resize(bound.size() + body_size(content.size()));
    Stream stream{start, key};
    std::uint8_t* out = file.data() + bound.size();
    each_chunk(content.size(), bound, [&](auto at, auto size, View with, std::uint8_t tag) {
        crypto_secretstream_xchacha20poly1305_push(&stream.state, out, nullptr, content.data() + at,
                                                   size, with.data(), with.size(), tag);
        out += size + chunk_cost;
        return true;
    });
    return file;
}

Result<Opened> open_with_stream_key(View file, const Secret& key, Refusal at_first_chunk) {
    const auto found = whole_layout(file);
    if (!found) return tl::unexpected{found.error()};
    PrivateBytes content(found->content_size);
    Stream stream{found->stream_start, key};
    const std::uint8_t* in = file.data() + found->all.size();
    std::size_t held = 0;
    const bool all = each_chunk(content.size(), found->all,
                                [&](auto at, auto size, View with, std::uint8_t expected) {
                                    std::uint8_t tag = 0;
                                    const int failed = crypto_secretstream_xchacha20poly1305_pull(
                                        &stream.state, content.data() + at, nullptr, &tag, in,
                                        size + chunk_cost, with.data(), with.size());
                                    in += size + chunk_cost;
                                    if (failed != 0) return false;
                                    ++held;
                                    return tag == expected;
                                });
    if (!all) return tl::unexpected{held == 0 ? at_first_chunk : Refusal::damaged};
    auto parts = decoded(content);
    if (!parts) return tl::unexpected{Refusal::damaged};
    return Opened{found->head.kind, std::move(*parts)};
}

} // namespace bundle
