// Short texts: one or a few words for every value.
#include "wording/wording.h"

namespace wording {

std::string name(device::LinkState state) {
    using device::LinkState;
    switch (state) {
    case LinkState::searching: return tr("looking for a roller");
    case LinkState::identifying: return tr("greeting the roller");
    case LinkState::ready: return tr("roller connected");
    case LinkState::silent: return tr("roller silent");
    case LinkState::lost: return tr("roller lost");
    case LinkState::refused: return tr("roller not usable");
    case LinkState::ended: return tr("recording over");
    }
    return {};
}

std::string name(guide::Ended how) {
    switch (how) {
    case guide::Ended::done: return tr("done");
    case guide::Ended::stopped: return tr("stopped");
    }
    return {};
}

std::string name(guide::Pause why) {
    using guide::Pause;
    switch (why) {
    case Pause::asked: return tr("Paused");
    case Pause::off_roller: return tr("Off the roller");
    case Pause::roller_lost: return tr("Roller lost");
    case Pause::countdown: return tr("Going on in a moment");
    }
    return {};
}

std::string name(guide::Phase phase, routine::Activity activity) {
    using guide::Phase;
    switch (phase) {
    case Phase::get_ready: return tr("Get ready");
    case Phase::work: return name(activity);
    case Phase::switch_sides: return tr("Switch sides");
    case Phase::rest: return tr("Rest");
    }
    return {};
}

std::string name(measure::FaultKind kind) {
    using measure::FaultKind;
    switch (kind) {
    case FaultKind::desynchronised: return tr("converter out of step");
    case FaultKind::late: return tr("reading too late");
    case FaultKind::missed: return tr("reading missed");
    case FaultKind::saturated: return tr("beyond the measuring range");
    case FaultKind::restarted: return tr("converter restarted");
    case FaultKind::settling: return tr("settling after a restart");
    case FaultKind::disconnected: return tr("connection lost");
    case FaultKind::stuck: return tr("reading stuck");
    case FaultKind::drift: return tr("zero drifting");
    }
    return {};
}

std::string name(protocol::Build build) {
    using protocol::Build;
    switch (build) {
    case Build::unknown: return tr("not described yet");
    case Build::bed: return tr("bed");
    case Build::cradle: return tr("cradle");
    case Build::single: return tr("single cell");
    }
    return {};
}

std::string name(routine::Activity activity) {
    using routine::Activity;
    switch (activity) {
    case Activity::roll: return tr("Roll");
    case Activity::hold: return tr("Hold");
    case Activity::stretch: return tr("Stretch");
    case Activity::breathe: return tr("Breathe");
    case Activity::lie_quiet: return tr("Lie quiet");
    }
    return {};
}

std::string name(routine::Effort effort) {
    using routine::Effort;
    switch (effort) {
    case Effort::light: return tr("light");
    case Effort::medium: return tr("medium");
    case Effort::strong: return tr("strong");
    }
    return {};
}

std::string name(routine::Side side) {
    using routine::Side;
    switch (side) {
    case Side::none: return tr("no side");
    case Side::left: return tr("left");
    case Side::right: return tr("right");
    case Side::both: return tr("both sides");
    }
    return {};
}

std::string name(routine::Position position) {
    using routine::Position;
    switch (position) {
    case Position::sitting: return tr("sitting on the floor");
    case Position::supine: return tr("on your back");
    case Position::prone: return tr("face down");
    case Position::side_lying: return tr("lying on the side");
    case Position::kneeling: return tr("on hands and knees");
    case Position::standing: return tr("standing");
    case Position::chair: return tr("on a chair");
    }
    return {};
}

std::string name(session::Completion completion) {
    using session::Completion;
    switch (completion) {
    case Completion::done: return tr("done");
    case Completion::stopped: return tr("stopped");
    case Completion::unfinished: return tr("unfinished");
    }
    return {};
}

std::string name(session::RollerKind kind) {
    using session::RollerKind;
    switch (kind) {
    case RollerKind::port: return tr("roller");
    case RollerKind::sim: return tr("simulated roller");
    case RollerKind::replay: return tr("recording");
    case RollerKind::none: return tr("without sensor");
    }
    return {};
}

std::string person(const std::string& name) { return name == "me" ? tr("me") : name; }

} // namespace wording
