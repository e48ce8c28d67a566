#include "store/columns.h"

#include <algorithm>
#include <bit>

namespace store {

namespace {

constexpr std::size_t group = 16;
constexpr std::uint8_t widest = 41; // bits; together with a begun byte they fit into 64

std::uint64_t as_bits(std::int64_t value) { return static_cast<std::uint64_t>(value); }

void put_bits(ByteWriter& out, std::span<const std::int64_t> values, std::int64_t least,
              int width) {
    std::uint64_t waiting = 0;
    int bits = 0;
    for (const std::int64_t value : values) {
        waiting |= as_bits(value - least) << bits;
        for (bits += width; bits >= 8; bits -= 8, waiting >>= 8)
            out.byte(static_cast<std::uint8_t>(waiting));
    }
    if (bits > 0) out.byte(static_cast<std::uint8_t>(waiting));
}

class Bits { // of one group
  public:
    Bits(ByteReader& in, int width) : in_{in}, width_{width} {}
    std::uint64_t next() {
        for (; bits_ < width_; bits_ += 8) {
            std::uint8_t byte = 0;
            in_.byte(byte);
            waiting_ |= std::uint64_t{byte} << bits_;
        }
        const std::uint64_t value = waiting_ & ((std::uint64_t{1} << width_) - 1);
        waiting_ >>= width_;
        bits_ -= width_;
        return value;
    }

  private:
    ByteReader& in_;
    std::uint64_t waiting_ = 0;
    int bits_ = 0, width_;
};

void put_group(ByteWriter& out, std::span<const std::int64_t> differences) {
    const auto [least, most] = std::minmax_element(differences.begin(), differences.end());
    const auto width = static_cast<int>(std::bit_width(as_bits(*most - *least)));
    out.byte(static_cast<std::uint8_t>(width));
    out.difference(*least, 0);
    put_bits(out, differences, *least, width);
}

} // namespace

void put_column(ByteWriter& out, std::span<const std::int64_t> values) {
    if (values.empty()) return;
    out.difference(values.front(), 0);
    std::vector<std::int64_t> differences;
    for (std::size_t i = 1; i < values.size(); ++i) {
        differences.push_back(values[i] - values[i - 1]);
        if (differences.size() < group && i + 1 < values.size()) continue;
        put_group(out, differences);
        differences.clear();
    }
}

std::vector<std::int64_t> column(ByteReader& in, std::size_t count, std::int64_t low,
                                 std::int64_t high) {
    std::vector<std::int64_t> values;
    if (count == 0) return values;
    std::int64_t value = 0;
    in.difference(value, 0);
    if (value < low || value > high) in.fail();
    values.push_back(value);
    while (in.ok() && values.size() < count) {
        std::uint8_t width = 0;
        std::int64_t least = 0;
        in.byte(width);
        in.difference(least, 0);
        if (width > widest) in.fail();
        if (!in.ok()) break;
        Bits bits{in, width};
        for (std::size_t n = std::min(group, count - values.size()); n > 0; --n) {
            // Whatever the bytes say, sums wrap before they are looked at.
            value = static_cast<std::int64_t>(as_bits(value) + as_bits(least) + bits.next());
            if (value < low || value > high) in.fail();
            values.push_back(value);
        }
    }
    if (!in.ok()) values.clear();
    return values;
}

} // namespace store
