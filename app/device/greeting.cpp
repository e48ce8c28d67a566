#include "device/greeting.h"

#include "wire/message.h"

#include <algorithm>

namespace device {

namespace {

std::optional<protocol::Hello> hello_in(wire::FrameReader& reader) {
    while (const auto frame = reader.pop())
        if (const auto message = wire::decode(*frame))
            if (const auto* hello = std::get_if<protocol::Hello>(&*message)) return *hello;
    return std::nullopt;
}

} // namespace

std::optional<Greeting::Heard> Greeting::listen(std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const auto zero = std::find(bytes.begin(), bytes.end(), 0);
        const bool whole = zero != bytes.end();
        const auto piece =
            bytes.first(static_cast<std::size_t>(zero - bytes.begin()) + (whole ? 1 : 0));
        bytes = bytes.subspan(piece.size());
        if (piece_.size() < protocol::longest_on_wire)
            piece_.insert(piece_.end(), piece.begin(),
                          piece.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(
                                              piece.size(), protocol::longest_on_wire)));
        reader_.push(piece);
        if (const auto hello = hello_in(reader_)) {
            Heard heard{*hello, std::move(piece_)};
            heard.from_hello_on.insert(heard.from_hello_on.end(), bytes.begin(), bytes.end());
            return heard;
        }
        if (whole) piece_.clear();
    }
    return std::nullopt;
}

} // namespace device
