#include "main/roller_watch.h"

#include <utility>

namespace app {
namespace {

using namespace std::chrono_literals;
using Stage = terminal::Meeting::Stage;

constexpr units::Duration a_while = 4s;

} // namespace

RollerWatch::RollerWatch(device::Source source) { look_for(std::move(source)); }

void RollerWatch::look_for(device::Source source) {
    let_go();
    source_ = std::move(source);
    facts_ = {};
    facts_.simulated = std::holds_alternative<device::Simulated>(source_);
    if (auto link = device::open(source_)) meeting_.emplace(std::move(link));
}

void RollerWatch::let_go() {
    meeting_.reset();
    met_.reset();
    heard_.clear();
    since_.reset();
    facts_ = {};
}

void RollerWatch::advance(units::HostTime now) {
    heard_.clear();
    met_anew_ = false;
    if (!since_) since_ = now;
    if (met_)
        keep_in_sight(now);
    else if (meeting_)
        meet(now);
    facts_.looked_a_while = !met_ && now - *since_ >= a_while;
}

void RollerWatch::keep_in_sight(units::HostTime now) {
    device::Intake intake = met_->link->take(now);
    heard_ = std::move(intake.chunks);
    if (intake.state == device::LinkState::ready) return;
    meeting_.emplace(std::move(met_->link));
    met_.reset();
    since_ = now;
    const bool simulated = facts_.simulated;
    facts_ = {};
    facts_.simulated = simulated;
}

void RollerWatch::meet(units::HostTime now) {
    using Facts = screen::RollerFacts::Stage;
    const Stage stage = meeting_->advance(now);
    facts_.trouble = meeting_->trouble();
    facts_.detail = meeting_->detail();
    switch (stage) {
    case Stage::searching: facts_.stage = Facts::looking; break;
    case Stage::greeting:
    case Stage::reading: facts_.stage = Facts::greeting; break;
    case Stage::failed: facts_.stage = Facts::failed; break;
    case Stage::ready:
        met_ = meeting_->met();
        meeting_.reset();
        met_anew_ = true;
        facts_.stage = Facts::ready;
        facts_.hello = met_->hello;
        facts_.calibration_id = met_->calibration.id;
        break;
    }
}

void RollerWatch::calibrated(const measure::Calibration& calibration,
                             std::optional<measure::PerCell<double>> zero) {
    met_->calibration = calibration;
    met_->reference_zero = zero;
    facts_.calibration_id = calibration.id;
}

terminal::Meeting::Met RollerWatch::hand_over() {
    terminal::Meeting::Met met = std::move(*met_);
    let_go();
    return met;
}

units::Duration RollerWatch::patience() const {
    if (met_) return 500ms;
    return facts_.stage == screen::RollerFacts::Stage::greeting ? 40ms : 600ms;
}

} // namespace app
