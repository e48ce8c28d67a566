// A recording, handed out again as if the roller were there: each chunk at its time of arrival
// after the first take, however often or seldom take is called.
#pragma once
#include "device/recording.h"
#include "wire/frame_reader.h"

#include <optional>
#include <string>

namespace device {

class ReplayLink : public Link {
  public:
    explicit ReplayLink(const std::string& path);

    // One state each: what follows a change of state comes with the next take.
    Intake take(units::HostTime now) override;
    void send(std::span<const std::uint8_t>) override {} // what was said is said
    std::optional<protocol::Hello> hello() const override { return hello_; }
    std::string name() const override;

  private:
    void hand_out(Intake&);
    void note_hello(std::span<const std::uint8_t>);
    void settle_at_end();

    std::string path_;
    std::optional<RecordingReader> reader_;
    std::optional<RecordedMoment> ahead_; // read, but not yet due
    std::optional<units::HostTime> start_;
    wire::FrameReader frames_;
    std::optional<protocol::Hello> hello_;
    LinkState state_ = LinkState::searching;
    Trouble trouble_ = Trouble::none;
};

} // namespace device
