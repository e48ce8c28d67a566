#include "terminal/document.h"

#include "report/table.h"
#include "wording/wording.h"

namespace terminal {

// As in the table of sessions.
std::string_view word(session::RollerKind kind) { return report::word(kind); }
std::string_view word(session::Completion completion) { return report::word(completion); }
std::string_view word(routine::Side side) { return report::word(side); }

std::string_view word(measure::PaceSource source) {
    using enum measure::PaceSource;
    switch (source) {
    case position: return "position";
    case rotation: return "rotation";
    case force: return "force";
    }
    return "force";
}

Json word_or_null(protocol::Build build) {
    const auto known = report::word(build);
    return known.empty() ? Json(nullptr) : Json(known);
}

namespace {

template <class Unit> Json value_or_null(const std::optional<units::Quantity<Unit>>& quantity) {
    return quantity ? Json(quantity->value) : Json(nullptr);
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

template <class T> Json list_of(const std::vector<T>& values, Json (*one)(const T&)) {
    Json list = Json::array();
    for (const T& value : values) list.push_back(one(value));
    return list;
}

Json contact(const measure::Contact& c) {
    return {{"start_s", units::seconds(c.start)}, {"end_s", units::seconds(c.end)}};
}

Json stroke(const measure::Stroke& s) {
    return {{"start_s", units::seconds(s.start)},  {"end_s", units::seconds(s.end)},
            {"mean_force_n", s.mean_force.value},  {"peak_force_n", s.peak_force.value},
            {"length_m", value_or_null(s.length)}, {"impulse_n_s", s.impulse_n_s()}};
}

Json hold(const measure::Hold& h) {
    return {{"start_s", units::seconds(h.start)},
            {"end_s", units::seconds(h.end)},
            {"mean_force_n", h.mean_force.value},
            {"force_variation_percent", or_null(h.variation_percent)}};
}

Json pace(const measure::Pace& p) {
    return {{"t_s", units::seconds(p.at)},
            {"seconds_per_stroke", or_null(p.seconds_per_stroke)},
            {"confidence", p.confidence},
            {"source", word(p.source)}};
}

Json fault(const measure::Fault& f) {
    return {{"t_s", units::seconds(f.at)},
            {"kind", measure::name_of(f.kind)},
            {"cell", or_null(f.cell)}};
}

Json gap(const measure::Gap& g) {
    return {{"start_s", units::seconds(g.start)},
            {"end_s", units::seconds(g.end)},
            {"samples_lost", g.samples_lost}};
}

Json step(const session::StepRecord& s, std::optional<units::Metres> height) {
    return {{"exercise", s.exercise},
            {"side", word(s.side)},
            {"variant", s.variant},
            {"set", s.set},
            {"start_s", units::seconds(s.start)},
            {"end_s", units::seconds(s.end)},
            {"measured", s.measured},
            {"strokes", list_of(s.strokes, stroke)},
            {"holds", list_of(s.holds, hold)},
            {"pace", list_of(s.pace, pace)},
            {"mean_force_n", value_or_null(s.mean_force)},
            {"seconds_per_stroke", or_null(s.seconds_per_stroke)},
            {"in_force_band_percent", or_null(s.in_force_band_percent)},
            {"in_pace_band_percent", or_null(s.in_pace_band_percent)},
            {"in_both_bands_percent", or_null(s.control.in_both_bands_percent)},
            {"pace_told_percent", or_null(s.control.pace_told_percent)},
            {"pace_variation_percent", or_null(s.control.pace_variation_percent)},
            {"force_variation_percent", or_null(s.control.force_variation_percent)},
            {"right_percent", s.balance ? Json(s.balance->right_percent) : Json(nullptr)},
            {"to_right_percent", s.balance ? or_null(s.balance->to_right_percent) : Json(nullptr)},
            {"reach_m", value_or_null(s.reach)},
            {"covered_percent", or_null(session::covered_percent(s, height))},
            {"stopped_by_pain", s.stopped_by_pain}};
}

Json pain(const care::Pain& p) {
    return {{"t_s", units::seconds(p.at)},
            {"exercise", p.exercise},
            {"discomfort", or_null(p.discomfort)},
            {"sharp", p.sharp}};
}

Json report(const care::Report& r) {
    return {{"told", units::iso8601(r.at)},
            {"region", routine::word(r.region)},
            {"soreness", or_null(r.soreness)},
            {"bruised", r.bruised}};
}

Json line(const store::SessionLine& l) {
    return {{"id", l.id},
            {"started", units::iso8601(l.started)},
            {"routine", l.routine},
            {"roller", word(l.roller)},
            {"duration_s", units::seconds(l.duration)},
            {"state", word(l.completion)},
            {"usable", l.usable},
            {"note", text_or_null(l.note.text)},
            {"tags", l.note.tags}};
}

} // namespace

Json document(const measure::Quality& q) {
    return {{"rate_hz", or_null(q.rate_hz)},
            {"samples", q.samples},
            {"gaps", q.gaps},
            {"saturated", q.saturated},
            {"desynchronised", q.desynchronised},
            {"noise_n", or_null(q.noise_n)},
            {"noise_free_bits", or_null(q.noise_free_bits)},
            {"drift_n_per_min", or_null(q.drift_n_per_min)},
            {"mains_share", or_null(q.mains_share)},
            {"usable", q.usable}};
}

Json document(const session::Record& r, const care::Answers& said,
              std::optional<units::Metres> height, const session::Note& note, Json compared) {
    Json steps = Json::array();
    for (const session::StepRecord& s : r.steps) steps.push_back(step(s, height));
    return {{"id", r.id},
            {"started", units::iso8601(r.started)},
            {"routine", r.routine},
            {"roller", word(r.roller)},
            {"build", word_or_null(r.build)},
            {"steps", std::move(steps)},
            {"faults", list_of(r.faults, fault)},
            {"gaps", list_of(r.gaps, gap)},
            {"quality", document(r.quality)},
            {"discomfort_before", or_null(said.before.discomfort)},
            {"painkiller", or_null(said.before.painkiller)},
            {"discomfort_after", or_null(said.after)},
            {"ended_by", said.ended_by ? Json(care::word(*said.ended_by)) : Json(nullptr)},
            {"pain", list_of(said.pain, pain)},
            {"next_day", list_of(said.next_day, report)},
            {"compared", std::move(compared)},
            {"note", text_or_null(note.text)},
            {"tags", note.tags}};
}

Json document(const std::vector<store::SessionLine>& lines) {
    return {{"sessions", list_of(lines, line)}};
}

Json document(const measure::Findings& found, const measure::Quality& quality) {
    return {{"contact", list_of(found.contact, contact)},
            {"strokes", list_of(found.strokes, stroke)},
            {"holds", list_of(found.holds, hold)},
            {"pace", list_of(found.pace, pace)},
            {"quality", document(quality)}};
}

std::string damage(const std::string& id, const measure::Gap& part) {
    return wording::filled(
        wording::tr("Session {id}: from {from} to {to} the file is damaged; the rest is whole."),
        {{"id", id},
         {"from", wording::clock(part.start.time_since_epoch())},
         {"to", wording::clock(part.end.time_since_epoch())}});
}

Json document(const Failure& f) {
    return {{"error",
             {{"code", f.code},
              {"message", f.message},
              {"file", or_null(f.file)},
              {"line", or_null(f.line)},
              {"column", or_null(f.column)}}}};
}

Json document(const routine::FileResult& result) {
    Json errors = Json::array();
    for (const routine::FileError& error : result.errors)
        errors.push_back({{"line", error.line > 0 ? Json(error.line) : Json(nullptr)},
                          {"column", error.column > 0 ? Json(error.column) : Json(nullptr)},
                          {"code", code(error.code)},
                          {"message", wording::sentence(error)}});
    return {{"file", result.file}, {"ok", result.errors.empty()}, {"errors", std::move(errors)}};
}

} // namespace terminal
