#include "device/replay_link.h"

#include <filesystem>

namespace device {

ReplayLink::ReplayLink(const std::string& path) : path_{path} {
    auto reader = RecordingReader::open(path);
    if (!reader) {
        state_ = LinkState::refused;
        trouble_ = reader.error();
        return;
    }
    reader_ = std::move(*reader);
    ahead_ = reader_->next();
}

Intake ReplayLink::take(units::HostTime now) {
    if (!start_) start_ = now;
    Intake intake;
    bool any = false;
    while (ahead_ && *start_ + ahead_->since_start <= now) {
        const bool change = ahead_->state != state_ || ahead_->new_connection;
        if (any && change) break;
        any = true;
        hand_out(intake);
    }
    if (!any && !ahead_) settle_at_end();
    intake.state = state_;
    intake.trouble = trouble_;
    intake.detail = path_;
    return intake;
}

std::string ReplayLink::name() const { return std::filesystem::path{path_}.filename(); }

void ReplayLink::hand_out(Intake& intake) {
    state_ = ahead_->state;
    intake.new_connection = intake.new_connection || ahead_->new_connection;
    if (!ahead_->bytes.empty()) {
        note_hello(ahead_->bytes);
        intake.chunks.push_back({*start_ + ahead_->since_start, std::move(ahead_->bytes)});
    }
    ahead_ = reader_->next();
}

void ReplayLink::note_hello(std::span<const std::uint8_t> bytes) {
    frames_.push(bytes);
    while (const auto frame = frames_.pop())
        if (frame->type == static_cast<std::uint8_t>(protocol::Type::hello))
            hello_ = protocol::hello(frame->payload.data());
}

void ReplayLink::settle_at_end() {
    if (!reader_) return; // it never began
    state_ = LinkState::ended;
    if (!hello_) trouble_ = Trouble::not_a_recording;
    if (reader_->end() == RecordingReader::End::damaged) trouble_ = Trouble::damaged_recording;
}

} // namespace device
