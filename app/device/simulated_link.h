// A roller inside the player, with a simulated person on it: the firmware's own logic on the models
// of its chips, behind a serial line with the delays of a USB adapter. Everything happens in the
// host time handed in; the same source and the same calls give the same bytes at the same times.
#pragma once
#include "device/link.h"
#include "wire/message.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace person {
struct Truth;
}
namespace chips {
enum class FaultWord;
}

namespace device {

class SimulatedLink : public Link {
  public:
    explicit SimulatedLink(const Simulated&); // words it does not know: calm, bed, no fault
    ~SimulatedLink() override;
    SimulatedLink(const SimulatedLink&) = delete;
    SimulatedLink& operator=(const SimulatedLink&) = delete;

    Intake take(units::HostTime now) override;
    void send(std::span<const std::uint8_t>) override;
    std::optional<protocol::Hello> hello() const override { return hello_; }
    std::string name() const override { return "sim"; }
    void ask(Asked, double seconds_per_stroke) override;
    void press(std::optional<units::Newtons>) override;
    void put(std::optional<Weight>) override;

    // For tests. Before the first take() there is none of it.
    struct Struck { // an injected fault
        units::HostTime at{};
        chips::FaultWord word{};
        std::uint8_t cell = 0;
    };
    const person::Truth& truth() const; // its seconds since the first take()
    units::HostTime host_time(double truth_s) const;
    const std::vector<Struck>& struck() const;

  private:
    struct Inside;

    void greet(units::HostTime now);
    void note(std::span<const std::uint8_t>, Intake&);

    Simulated what_;
    std::unique_ptr<Inside> inside_;
    wire::Commands commands_;
    wire::FrameReader frames_;
    std::optional<protocol::Hello> hello_;
    std::optional<units::HostTime> next_question_;
    std::optional<std::pair<Asked, double>> asked_; // the latest
    bool running_ = true;                           // it was told to start, or will be
    LinkState state_ = LinkState::searching;
};

std::unique_ptr<Link> simulated_link(const Simulated&);

} // namespace device
