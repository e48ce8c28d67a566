#include "wire/message.h"

#include "wire/plausible.h"

namespace wire {

using protocol::Type;

namespace {

constexpr std::uint8_t mandatory = 0x80;

Record record_of(const Frame& frame) {
    const auto body = frame.bytes().subspan(2);
    return {static_cast<protocol::RecordKind>(frame.payload[0]),
            static_cast<protocol::RecordState>(frame.payload[1]),
            {body.begin(), body.end()}};
}

Message message_of(const Frame& frame) {
    const std::uint8_t* in = frame.payload.data();
    switch (static_cast<Type>(frame.type)) {
    case Type::hello: return protocol::hello(in);
    case Type::sample: return protocol::sample(in);
    case Type::fault: return protocol::fault(in);
    case Type::angle: return protocol::angle(in);
    case Type::status: return protocol::status(in);
    case Type::time: return protocol::time(in);
    case Type::reply:
        return protocol::Reply{static_cast<Type>(in[0]), static_cast<protocol::Result>(in[1])};
    case Type::record: return record_of(frame);
    default: return Unknown{frame.type, (frame.type & mandatory) != 0};
    }
}

} // namespace

tl::expected<Message, DecodeError> decode(const Frame& frame) {
    if (const auto wrong = flaw(frame)) return tl::unexpected{*wrong};
    return message_of(frame);
}

std::optional<std::uint32_t> ticks_of(const Message& message) {
    return std::visit(
        [](const auto& m) -> std::optional<std::uint32_t> {
            if constexpr (requires { m.ticks; })
                return m.ticks;
            else
                return std::nullopt;
        },
        message);
}

} // namespace wire
