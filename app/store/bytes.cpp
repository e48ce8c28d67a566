#include "store/bytes.h"

namespace store {

void ByteWriter::natural(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes_.push_back(static_cast<std::uint8_t>(value | 0x80));
    bytes_.push_back(static_cast<std::uint8_t>(value));
}

void ByteWriter::words(std::string_view text) {
    natural(text.size());
    bytes_.insert(bytes_.end(), text.begin(), text.end());
}

void ByteWriter::real(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    for (int shift = 0; shift < 64; shift += 8)
        bytes_.push_back(static_cast<std::uint8_t>(bits >> shift));
}

std::uint8_t ByteReader::next() {
    if (left_.empty()) {
        fail();
        return 0;
    }
    const std::uint8_t value = left_.front();
    left_ = left_.subspan(1);
    return value;
}

void ByteReader::flag(bool& value) {
    const std::uint8_t coded = next();
    if (coded > 1) fail();
    value = coded == 1;
}

std::uint64_t ByteReader::natural() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        const std::uint8_t piece = next();
        if (shift == 63 && piece > 1) fail(); // more than 64 bits
        value |= static_cast<std::uint64_t>(piece & 0x7F) << shift;
        if ((piece & 0x80) == 0) return ok_ ? value : 0;
    }
    fail();
    return 0;
}

std::size_t ByteReader::count() {
    const std::uint64_t n = natural();
    if (n > left_.size()) {
        fail();
        return 0;
    }
    return static_cast<std::size_t>(n);
}

void ByteReader::words(std::string& text) {
    const std::size_t length = count();
    text.assign(left_.begin(), left_.begin() + static_cast<std::ptrdiff_t>(length));
    left_ = left_.subspan(length);
}

void ByteReader::real(double& value) {
    std::uint64_t bits = 0;
    for (int shift = 0; shift < 64; shift += 8) bits |= static_cast<std::uint64_t>(next()) << shift;
    value = std::bit_cast<double>(bits);
}

} // namespace store
