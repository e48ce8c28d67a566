#include "terminal/meet.h"

#include "wording/wording.h"

namespace terminal {

using units::Duration, units::HostTime, wording::tr;

namespace {

// A roller that answers at all answers within 3 s; the first look at the ports comes at once.
constexpr Duration found_within = units::duration_of(12.0);
constexpr Duration nothing_there = units::duration_of(1.5);

// No roller is never a dead end.
Failure no_roller(Failure why) {
    why.message += ' ';
    why.message += tr("To play without sensor use --roller none; to try with a simulated roller "
                      "use --roller sim.");
    return why;
}

bool in_vain(const Meeting& meeting, Duration waited) {
    using Stage = Meeting::Stage;
    const bool searching = meeting.stage() == Stage::searching &&
                           meeting.trouble() != device::Trouble::none && waited > nothing_there;
    return meeting.stage() == Stage::failed || searching || waited > found_within;
}

} // namespace

tl::expected<device::Source, Failure> source_of(const std::string& text) {
    auto source = device::source(text);
    if (!source) return tl::unexpected{failure(source.error())};
    return std::move(*source);
}

bool real_time(const device::Source& source) {
    return std::holds_alternative<device::AnyPort>(source) ||
           std::holds_alternative<device::Port>(source);
}

tl::expected<Meeting::Met, Failure> meet(Desk& desk, const device::Source& source, Timing& timing) {
    if (std::holds_alternative<device::NoRoller>(source))
        return tl::unexpected{no_roller(failure(device::Trouble::not_found, "none"))};
    Meeting meeting{device::open(source)};
    const HostTime began = timing.now();
    while (meeting.advance(timing.now()) != Meeting::Stage::ready) {
        if (in_vain(meeting, timing.now() - began)) {
            const auto trouble = meeting.trouble() == device::Trouble::none
                                     ? device::Trouble::not_found
                                     : meeting.trouble();
            return tl::unexpected{no_roller(failure(trouble, meeting.detail()))};
        }
        if (desk.around().stop_asked())
            return tl::unexpected{
                Failure{"stopped", tr("Stopped before the roller answered."), {}, {}, {}}};
        timing.next(meeting.link().descriptor());
    }
    return meeting.met();
}

} // namespace terminal
