// A roller at a port: found, greeted, told to start, watched, and fetched back when it is gone. One
// state at a time; every step is decided by take(now), and nothing waits.
//
//   searching -> identifying -> ready <-> silent            refused: nothing usable is there
//       ^             |           |          |
//       |      no hello in 3 s    +- unplugged / silent for 3 s -> lost -> identifying ..
//       +-------------+
#pragma once
#include "device/candidates.h"
#include "device/greeting.h"
#include "device/line.h"
#include "wire/message.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace device {

// What a link sees of this computer; tests hand in their own.
struct Surroundings {
    std::function<std::vector<PortFound>()> ports;
    std::function<LineResult(const std::string&)> open;
};
Surroundings real_surroundings();

class PortLink : public Link {
  public:
    PortLink(std::optional<std::string> path, Surroundings); // no path: any port
    ~PortLink() override;                                    // tells the roller to stop

    Intake take(units::HostTime now) override;
    void send(std::span<const std::uint8_t>) override; // nothing but what was accepted hears it
    int descriptor() const override { return line_ ? line_->descriptor() : -1; }
    std::optional<protocol::Hello> hello() const override { return hello_; }
    std::string name() const override;

  private:
    // Of one opened line.
    struct Open {
        std::string path;
        units::HostTime since{}, next_question{}, last_frame{};
        Greeting greeting;
        bool accepted = false;
        std::optional<std::uint8_t> demand; // a mandatory type nobody here knows
    };

    void search(units::HostTime now);
    bool open(const std::string& path, units::HostTime now);
    void hear(units::HostTime now, Intake&);
    void greet(std::span<const std::uint8_t>, units::HostTime now, Intake&);
    void accept(const Greeting::Heard&, units::HostTime now, Intake&);
    void pass_on(std::vector<std::uint8_t>, units::HostTime now, Intake&);
    void note_hello(const protocol::Hello&, Intake&);
    bool demands_too_much(const wire::Frame&);
    void refuse(Candidates::Refusal, units::HostTime now);
    void await_hello(units::HostTime now);
    void watch(units::HostTime now);
    void question(units::HostTime now);
    void close(LinkState, units::HostTime next_search);
    void settle_when_nothing_opens(std::optional<LineError>);
    bool is_our_roller(const protocol::Hello&) const;

    Surroundings around_;
    Candidates candidates_;
    wire::Commands commands_;
    std::unique_ptr<Line> line_;
    Open open_;
    wire::FrameReader frames_;
    std::optional<protocol::Hello> hello_; // of the accepted roller, also while it is lost
    bool running_ = true;                  // it was told to start, or will be
    LinkState state_ = LinkState::searching;
    Trouble trouble_ = Trouble::none;
    std::string detail_;
    std::optional<units::HostTime> next_search_, looked_;
};

} // namespace device
