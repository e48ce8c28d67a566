#include "terminal/lines.h"

#include "wording/wording.h"

namespace terminal {

using session::EventKind, wording::filled, wording::tr;

namespace {

std::string at_cell(const measure::Fault& fault) {
    if (!fault.cell) return wording::name(fault.kind);
    return filled(tr("{fault}, cell {number}"), {{"fault", wording::name(fault.kind)},
                                                 {"number", std::to_string(*fault.cell + 1)}});
}

std::optional<std::string> words(const session::Event& event, const routine::Routine& routine) {
    switch (event.kind) {
    case EventKind::cue:
        if (!event.cue) return std::nullopt;
        return wording::cue(*event.cue, routine, event.step);
    case EventKind::paused: return tr("Paused.");
    case EventKind::resumed: return tr("Going on.");
    case EventKind::skipped: return tr("Step left.");
    case EventKind::went_back: return tr("Once more.");
    case EventKind::roller_restarted:
        return tr("The roller restarted; its zero is looked at again.");
    case EventKind::tared: return tr("The roller's zero is set.");
    case EventKind::tare_refused:
        if (!event.tare_error) return std::nullopt;
        return wording::sentence(*event.tare_error);
    case EventKind::fault:
        // Every start settles; the record names it, the person need not know.
        if (!event.fault || event.fault->kind == measure::FaultKind::settling) return std::nullopt;
        return filled(tr("Fault of the roller: {fault}."), {{"fault", at_cell(*event.fault)}});
    case EventKind::interrupted: return tr("The computer stood still meanwhile: paused.");
    default: return std::nullopt; // the guide's cue says it, or only the record needs it
    }
}

} // namespace

std::optional<std::string> line(const session::Event& event, const routine::Routine& routine) {
    auto text = words(event, routine);
    if (!text || text->empty()) return std::nullopt;
    return wording::clock(event.at.time_since_epoch()) + "  " + *text;
}

std::vector<std::string> again(const guide::Place& place, const routine::Routine& routine) {
    if (place.ended || place.step >= routine.steps.size()) return {};
    const bool between =
        place.phase == guide::Phase::rest || place.phase == guide::Phase::switch_sides;
    std::vector<std::string> lines{
        wording::cue(guide::announces(place.phase), routine, place.step)};
    for (const auto& parts : wording::spoken_how(routine, between ? place.step + 1 : place.step))
        for (const sound::Part& part : parts) lines.push_back(part.text);
    return lines;
}

std::vector<std::string> Telling::lines(const session::Event& event,
                                        const routine::Routine& routine) {
    using guide::CueKind;
    if (event.kind == EventKind::went_back) told_.reset();
    if (event.kind != EventKind::cue || !event.cue) return {};
    std::vector<std::vector<sound::Part>> sentences;
    const auto tell = [&](std::size_t step) {
        if (told_ != step) sentences = wording::spoken_told(routine, step);
        told_ = step;
    };
    switch (*event.cue) {
    case CueKind::stop_rule: sentences = wording::spoken_opening(routine); break;
    case CueKind::get_ready: tell(event.step); break;
    case CueKind::rest:
    case CueKind::switch_sides: tell(event.step + 1); break;
    default: break;
    }
    std::vector<std::string> lines;
    for (const auto& parts : sentences)
        for (const sound::Part& part : parts)
            if (!part.id.starts_with("today.")) // stands there since it was decided
                lines.push_back(wording::clock(event.at.time_since_epoch()) + "  " + part.text);
    return lines;
}

} // namespace terminal
