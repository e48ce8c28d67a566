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

std::vector<std::string> texts(const sound::Words::Sentences& sentences) {
    std::vector<std::string> list;
    for (const auto& parts : sentences)
        for (const sound::Part& part : parts) list.push_back(part.text);
    return list;
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
    std::vector<std::string> lines{
        wording::cue(guide::announces(place.phase), routine, place.step)};
    const std::size_t step = guide::step_told(place);
    if (step < routine.steps.size())
        for (const std::string& text : texts(wording::spoken_how(routine, step)))
            lines.push_back(text);
    return lines;
}

std::vector<std::string> lines(const session::Tell& tell, const session::Event& event,
                               const routine::Routine& routine) {
    sound::Words::Sentences sentences;
    if (tell.opening) sentences = wording::spoken_opening(routine);
    // Why it is another one today stands there since it was decided.
    std::erase_if(sentences, [](const auto& parts) {
        return parts.empty() || parts.front().id.starts_with("today.");
    });
    if (tell.step)
        for (auto& parts : wording::spoken_told(routine, *tell.step, tell.before))
            sentences.push_back(std::move(parts));
    auto lines = texts(sentences);
    for (std::string& text : lines)
        text = wording::clock(event.at.time_since_epoch()) + "  " + text;
    return lines;
}

} // namespace terminal
