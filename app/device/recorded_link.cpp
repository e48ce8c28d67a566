// Wraps a link and writes down what it hands out, before anybody else sees it.
#include "device/recording.h"

#include <algorithm>
#include <utility>

namespace device {

namespace {

class RecordedLink : public Link {
  public:
    RecordedLink(std::unique_ptr<Link> inner, RecordingWriter writer)
        : inner_{std::move(inner)}, writer_{std::move(writer)} {}

    Intake take(units::HostTime now) override {
        Intake intake = inner_->take(now);
        const auto before = std::exchange(taken_, now);
        if (!begun_ && !intake.chunks.empty()) begun_ = before.value_or(now);
        bool first = intake.new_connection;
        for (const auto& chunk : intake.chunks) {
            keep(chunk.arrived, intake.state, first, chunk.bytes);
            first = false;
        }
        if (begun_ && intake.state != last_state_) keep(now, intake.state, false, {});
        return intake;
    }
    void send(std::span<const std::uint8_t> bytes) override { inner_->send(bytes); }
    int descriptor() const override { return inner_->descriptor(); }
    std::optional<protocol::Hello> hello() const override { return inner_->hello(); }
    std::string name() const override { return inner_->name(); }
    void ask(Asked what, double seconds_per_stroke) override {
        inner_->ask(what, seconds_per_stroke);
    }
    void press(std::optional<units::Newtons> force) override { inner_->press(force); }
    void put(std::optional<Weight> weight) override { inner_->put(weight); }

  private:
    // The recording begins with the take before the one that brought the first hello, so that a
    // replay hands everything out in the same takes; of a new connection the first chunk is marked.
    void keep(units::HostTime at, LinkState state, bool new_connection,
              const std::vector<std::uint8_t>& bytes) {
        last_at_ = std::max(at - *begun_, last_at_);
        last_state_ = state;
        writer_.write({last_at_, state, new_connection, bytes});
    }

    std::unique_ptr<Link> inner_;
    RecordingWriter writer_;
    std::optional<units::HostTime> begun_, taken_;
    units::Duration last_at_{};
    LinkState last_state_ = LinkState::searching;
};

} // namespace

std::unique_ptr<Link> recorded(std::unique_ptr<Link> link, const std::string& path) {
    auto writer = RecordingWriter::create(path);
    if (!link || !writer) return nullptr;
    return std::make_unique<RecordedLink>(std::move(link), std::move(*writer));
}

} // namespace device
