#include "bundle/parts.h"

#include "bundle/sodium.h"

#include <algorithm>
#include <bit>

namespace bundle {
namespace {

constexpr std::size_t least_padded = 2048;

bool is_kind(std::string_view kind) {
    return !kind.empty() && kind.size() <= longest_kind &&
           std::all_of(kind.begin(), kind.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

std::size_t size_of(const Part& part) { return 1 + part.kind.size() + 4 + part.bytes.size(); }

std::size_t size_of(const Parts& parts) {
    std::size_t size = 4;
    for (const auto& part : parts) size += size_of(part);
    return size;
}

void put_u32(PrivateBytes& out, std::size_t number) {
    for (int i = 0; i < 4; ++i) out.push_back(static_cast<std::uint8_t>(number >> (8 * i)));
}

// A reader that ran dry stays failed and gives nothing.
class Reader {
  public:
    explicit Reader(std::span<const std::uint8_t> left) : left_{left} {}

    std::span<const std::uint8_t> take(std::size_t n) {
        if (n > left_.size()) ok_ = false;
        if (!ok_) return {};
        const auto taken = left_.first(n);
        left_ = left_.subspan(n);
        return taken;
    }
    std::size_t u32() {
        std::size_t number = 0;
        int shift = 0;
        for (const auto byte : take(4)) number |= std::size_t{byte} << shift, shift += 8;
        return number;
    }
    std::size_t byte() {
        const auto taken = take(1);
        return taken.empty() ? 0 : taken[0];
    }
    bool ok() const { return ok_; }
    std::span<const std::uint8_t> left() const { return left_; }

  private:
    std::span<const std::uint8_t> left_;
    bool ok_ = true;
};

std::optional<Part> read_part(Reader& in) {
    const auto kind = in.take(in.byte());
    const auto bytes = in.take(in.u32());
    Part read{std::string{kind.begin(), kind.end()}, {bytes.begin(), bytes.end()}};
    if (!in.ok() || !is_kind(read.kind)) return std::nullopt;
    return read;
}

} // namespace

Part part(std::string kind, std::span<const std::uint8_t> bytes) {
    return {std::move(kind), {bytes.begin(), bytes.end()}};
}

Part part(std::string kind, std::string_view text) {
    return {std::move(kind), {text.begin(), text.end()}};
}

std::string_view text_of(const Part& part) {
    return {reinterpret_cast<const char*>(part.bytes.data()), part.bytes.size()};
}

const Part* only(const Parts& parts, std::string_view kind) {
    const auto is = [kind](const Part& part) { return part.kind == kind; };
    const auto found = std::find_if(parts.begin(), parts.end(), is);
    if (found == parts.end() || std::any_of(found + 1, parts.end(), is)) return nullptr;
    return &*found;
}

bool fits(const Parts& parts) {
    return parts.size() <= most_parts && size_of(parts) <= most_content &&
           std::all_of(parts.begin(), parts.end(), [](const Part& p) { return is_kind(p.kind); });
}

Digest digest(const Parts& parts) {
    start_sodium();
    const PrivateBytes content = encoded(parts);
    Digest made;
    crypto_generichash(made.bytes.data(), made.bytes.size(), content.data(), content.size(),
                       nullptr, 0);
    return made;
}

PrivateBytes encoded(const Parts& parts) {
    PrivateBytes out;
    out.reserve(padded_size(size_of(parts)));
    put_u32(out, parts.size());
    for (const auto& part : parts) {
        out.push_back(static_cast<std::uint8_t>(part.kind.size()));
        out.insert(out.end(), part.kind.begin(), part.kind.end());
        put_u32(out, part.bytes.size());
        out.insert(out.end(), part.bytes.begin(), part.bytes.end());
    }
    out.resize(padded_size(out.size()));
    return out;
}

std::optional<Parts> decoded(std::span<const std::uint8_t> bytes) {
    Reader in{bytes};
    const std::size_t count = in.u32();
    if (count > most_parts) return std::nullopt;
    Parts parts;
    for (std::size_t n = 0; n < count; ++n) {
        auto read = read_part(in);
        if (!read) return std::nullopt;
        parts.push_back(std::move(*read));
    }
    const auto rest = in.left();
    const bool nothing_else =
        std::all_of(rest.begin(), rest.end(), [](std::uint8_t byte) { return byte == 0; });
    const std::size_t content = bytes.size() - rest.size();
    if (!in.ok() || !nothing_else || content > most_content || bytes.size() != padded_size(content))
        return std::nullopt;
    return parts;
}

std::size_t padded_size(std::size_t content) {
    if (content <= least_padded) return least_padded;
    const int exponent = static_cast<int>(std::bit_width(content)) - 1;
    const int told = static_cast<int>(std::bit_width(static_cast<unsigned>(exponent)));
    const std::size_t step = (std::size_t{1} << (exponent - told)) - 1;
    return (content + step) & ~step;
}

} // namespace bundle
