#include "terminal/timing.h"

#include <algorithm>
#include <span>
#include <utility>
#include <variant>

namespace terminal {

using units::Duration, units::HostTime;

namespace {

constexpr Duration step = units::duration_of(0.010);
constexpr Duration stood_still = units::duration_of(2.0);

// A followed board that says nothing for so long of the host's time is not just slow: then the
// host's own time goes on, and the silence can be noticed.
constexpr Duration silent_after = units::duration_of(0.5);

// Between two words of a board, in its own time. Beyond: it restarted, or the word is damaged.
constexpr double most_between_s = 2.0, most_out_of_order_s = 1.0;

Duration scaled(Duration d, double factor) {
    return units::duration_of(units::seconds(d) * factor);
}

} // namespace

// A link whose chunks carry the board's times.
class Timing::Followed : public device::Link {
  public:
    Followed(Timing& timing, std::unique_ptr<device::Link> link)
        : timing_{timing}, link_{std::move(link)} {}

    device::Intake take(HostTime now) override {
        device::Intake intake = link_->take(now);
        timing_.follow(intake);
        return intake;
    }
    void send(std::span<const std::uint8_t> bytes) override { link_->send(bytes); }
    int descriptor() const override { return link_->descriptor(); }
    std::optional<protocol::Hello> hello() const override { return link_->hello(); }
    std::string name() const override { return link_->name(); }
    void put(std::optional<device::Weight> weight) override { link_->put(weight); }
    void ask(device::Asked what, double seconds_per_stroke) override {
        link_->ask(what, seconds_per_stroke);
    }

  private:
    Timing& timing_;
    std::unique_ptr<device::Link> link_;
};

Timing::Timing(const Surroundings& around, bool real, double speed)
    : around_{around}, real_{real}, speed_{speed}, began_{around.host_now()}, now_{began_},
      looked_{began_}, follows_{real && speed != 1.0} {}

std::unique_ptr<device::Link> Timing::timed(std::unique_ptr<device::Link> link) {
    if (!follows_ || !link) return link;
    return std::make_unique<Followed>(*this, std::move(link));
}

bool Timing::next(int descriptor) {
    if (real_) return next_real(descriptor);
    next_virtual();
    return false;
}

bool Timing::next_real(int descriptor) {
    around_.wait(descriptor, step);
    const HostTime real = around_.host_now();
    const Duration passed = real - std::exchange(looked_, real);
    const bool speaks = descriptor >= 0 && heard_ && real - *heard_ <= silent_after;
    if (!speaks || !follows_) {
        const bool unplugged = descriptor < 0 && heard_;
        const Duration counted = unplugged ? scaled(passed, speed_) : passed;
        now_ += counted;
        in_silence_ += counted;
    }
    return passed > stood_still;
}

void Timing::next_virtual() {
    now_ += step;
    const HostTime real = around_.host_now();
    const HostTime due = looked_ + scaled(step, 1.0 / speed_);
    if (due > real) around_.wait(-1, due - real);
    // Time that was missed is not made up for.
    looked_ = real - due > stood_still ? real : due;
}

// Every frame arrives when the board's clock shows the time it speaks of.
void Timing::follow(device::Intake& intake) {
    if (intake.new_connection) reader_.restart();
    std::vector<device::Chunk> stamped;
    for (const device::Chunk& chunk : intake.chunks) {
        heard_ = looked_;
        for (std::span<const std::uint8_t> rest{chunk.bytes}; !rest.empty();) {
            const auto zero = std::find(rest.begin(), rest.end(), 0);
            const auto size = zero - rest.begin() + (zero == rest.end() ? 0 : 1);
            const auto piece = rest.first(static_cast<std::size_t>(size));
            rest = rest.subspan(piece.size());
            reader_.push(piece);
            while (const auto frame = reader_.pop())
                if (const auto message = wire::decode(*frame)) follow(*message);
            if (stamped.empty() || stamped.back().arrived != now_) stamped.push_back({now_, {}});
            auto& bytes = stamped.back().bytes;
            bytes.insert(bytes.end(), piece.begin(), piece.end());
        }
    }
    intake.chunks = std::move(stamped);
}

void Timing::follow(const wire::Message& message) {
    if (const auto* hello = std::get_if<protocol::Hello>(&message))
        ticks_per_second_ = std::max(hello->ticks_per_second, 1U);
    if (const auto ticks = wire::ticks_of(message)) pass(*ticks);
}

void Timing::pass(std::uint32_t ticks) {
    if (!ticks_) ticks_ = ticks;
    const double passed_s =
        static_cast<std::int32_t>(ticks - *ticks_) / static_cast<double>(ticks_per_second_);
    if (passed_s < 0.0 && passed_s >= -most_out_of_order_s) return;
    ticks_ = ticks;
    const bool possible = passed_s >= 0.0 && passed_s <= most_between_s;
    const Duration passed = possible ? units::duration_of(passed_s) : Duration{};
    const Duration counted = std::min(passed, in_silence_); // already, by the host's clock
    in_silence_ = possible ? in_silence_ - counted : Duration{};
    now_ += passed - counted;
}

} // namespace terminal
