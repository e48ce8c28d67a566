#include "exchange/input.h"

#include <algorithm>
#include <istream>

namespace exchange {

std::optional<std::size_t> BytesInput::read(std::span<char> out) {
    const std::size_t count = std::min(out.size(), rest_.size());
    std::copy_n(rest_.begin(), count, out.begin());
    rest_.remove_prefix(count);
    return count;
}

std::optional<std::size_t> StreamInput::read(std::span<char> out) {
    if (in_.eof()) return 0;
    in_.read(out.data(), static_cast<std::streamsize>(out.size()));
    if (in_.bad() || (in_.fail() && !in_.eof())) return std::nullopt;
    return static_cast<std::size_t>(in_.gcount());
}

PeekedInput::PeekedInput(Input& in) : in_{in} {
    head_.resize(head_size);
    std::size_t size = 0;
    while (size < head_size) {
        const auto more = in.read(std::span{head_}.subspan(size));
        broken_ = !more;
        if (more.value_or(0) == 0) break;
        size += *more;
    }
    head_.resize(size);
}

std::optional<std::size_t> PeekedInput::read(std::span<char> out) {
    if (given_ < head_.size()) {
        const std::size_t count = std::min(out.size(), head_.size() - given_);
        std::copy_n(head_.begin() + static_cast<std::ptrdiff_t>(given_), count, out.begin());
        given_ += count;
        return count;
    }
    if (broken_) return std::nullopt;
    return in_.read(out);
}

} // namespace exchange
