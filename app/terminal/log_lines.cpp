// Entries of the diary in one line, and as documents.
#include "terminal/log.h"

#include "wording/diary.h"
#include "wording/timeline.h"
#include "wording/wording.h"

namespace terminal::log {

using wording::filled, wording::tr;

namespace {

void append(std::string& line, const std::string& more) {
    if (!more.empty()) line += (line.empty() ? "" : ", ") + more;
}

Json clock_or_null(const std::optional<diary::NightClock>& clock) {
    if (!clock) return nullptr;
    return units::clock_text(clock->at);
}
Json moment_or_null(const std::optional<units::WallTime>& t) {
    return t ? Json(units::iso8601(*t)) : Json(nullptr);
}
Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }
template <class Word> Json word_or_null(const std::optional<Word>& told) {
    return told ? Json(diary::word(*told)) : Json(nullptr);
}

} // namespace

std::string line(const diary::Product& p, double pieces) { return wording::line(p, pieces); }

std::string line(const diary::Dose& dose) { return wording::line(dose); }

std::string line(const diary::Night& night, const diary::NightTimes& times) {
    std::string words = wording::line(times);
    if (night.quality)
        append(words, filled(tr("quality {n} of 10"), {{"n", std::to_string(*night.quality)}}));
    append(words, night.note);
    if (words.empty()) words = tr("noted");
    return filled(tr("Night to {day}"), {{"day", wording::date(night.wake_date)}}) + ": " + words;
}

std::string line(const diary::Nap& nap) { return wording::line(nap); }

std::string line(const diary::Intake& intake) { return wording::line(intake); }

std::string line(const diary::Observation& o) {
    std::string words;
    append(words, wording::value(o.item, o.value));
    if (!o.region.empty()) append(words, wording::region(o.region));
    if (o.side) append(words, wording::name(*o.side));
    if (o.muscle) append(words, wording::name(*o.muscle));
    if (o.occasion) append(words, wording::name(*o.occasion));
    if (o.time) append(words, units::clock_text(*o.time));
    if (o.worst) append(words, filled(tr("worst {n} of 10"), {{"n", std::to_string(*o.worst)}}));
    if (o.minutes) append(words, wording::lasting(*o.minutes));
    if (o.relieved)
        append(words, *o.relieved ? tr("better by moving") : tr("not better by moving"));
    if (o.sudden) append(words, tr("new or sudden"));
    append(words, o.name);
    append(words, o.note);
    return wording::name(o.item) + ": " + words;
}

std::string line(const diary::LabNote& note) { return wording::line(note); }

std::string line(const diary::GlobalAnswer& answer) {
    return filled(tr("Compared with the beginning: {step}"),
                  {{"step", wording::global_step(answer.step)}});
}

Json document(const diary::Product& product) {
    Json components = Json::array();
    for (const auto& part : product.components)
        components.push_back(
            {{"form", word_or_null(part.form)},
             {"basis", part.basis == diary::Basis::compound ? "compound" : "elemental"},
             {"mg", part.amount.value}});
    return {{"product", text_or_null(product.name)},
            {"route", diary::word(product.route)},
            {"components", std::move(components)},
            {"label_mg", product.label ? Json(product.label->value) : Json(nullptr)}};
}

Json document(const diary::Dose& dose) {
    Json made{{"taken", units::iso8601(dose.taken)}, {"zone", dose.zone}};
    made.update(document(dose.product));
    const auto elemental = diary::elemental(dose);
    made["pieces"] = dose.pieces;
    made["elemental_mg"] = elemental ? Json(elemental->value) : Json(nullptr);
    made["counts_as_intake"] = diary::counts_as_intake(dose.product);
    made["note"] = text_or_null(dose.note);
    return made;
}

Json document(const diary::Night& night, units::WallTime entered_at) {
    const auto times = diary::times(night, entered_at).value_or(diary::NightTimes{});
    return {{"wake_date", units::text(night.wake_date)},
            {"zone", night.zone},
            {"waking_zone", text_or_null(night.waking_zone)},
            {"into_bed", moment_or_null(times.into_bed)},
            {"tried_to_sleep", moment_or_null(times.tried_to_sleep)},
            {"latency_min", or_null(night.latency_min)},
            {"awakenings", or_null(night.awakenings)},
            {"awake_min", or_null(night.awake_min)},
            {"final_wake", moment_or_null(times.final_wake)},
            {"out_of_bed", moment_or_null(times.out_of_bed)},
            {"measured_asleep_min", or_null(night.measured_asleep_min)},
            {"quality", or_null(night.quality)},
            {"time_in_bed_min", or_null(times.time_in_bed_min)},
            {"total_sleep_min", or_null(times.total_sleep_min)},
            {"sleep_efficiency_percent", or_null(times.efficiency_percent)},
            {"midpoint", moment_or_null(times.midpoint)},
            {"note", text_or_null(night.note)}};
}

Json document(const diary::Nap& nap) {
    return {{"day", units::text(nap.day)},
            {"zone", nap.zone},
            {"begin", clock_or_null(nap.begin)},
            {"asleep_min", nap.asleep_min}};
}

Json document(const diary::Intake& intake) {
    Json amount = nullptr, unit = nullptr;
    if (intake.amount) {
        constexpr std::array<const char*, 3> units{"mg", "ug", "IU"};
        amount = intake.amount->value;
        unit = units.at(static_cast<std::size_t>(intake.amount->unit));
    }
    return {{"taken", units::iso8601(intake.taken)}, {"zone", intake.zone},
            {"kind", diary::word(intake.kind)},      {"name", text_or_null(intake.name)},
            {"amount", std::move(amount)},           {"unit", std::move(unit)},
            {"note", text_or_null(intake.note)}};
}

Json document(const diary::Observation& o) {
    return {{"day", units::text(o.day)},
            {"item", diary::word(o.item)},
            {"value", o.value},
            {"time", moment_or_null(diary::moment(o))},
            {"region", text_or_null(o.region)},
            {"side", word_or_null(o.side)},
            {"muscle", word_or_null(o.muscle)},
            {"occasion", word_or_null(o.occasion)},
            {"worst", or_null(o.worst)},
            {"minutes", or_null(o.minutes)},
            {"relieved", or_null(o.relieved)},
            {"sudden", o.sudden},
            {"name", text_or_null(o.name)},
            {"note", text_or_null(o.note)}};
}

Json document(const diary::LabNote& note) {
    return {{"day", units::text(note.day)},
            {"what", note.what},
            {"value", note.value},
            {"unit", note.unit},
            {"note", text_or_null(note.note)}};
}

Json document(const diary::GlobalAnswer& answer) {
    return {{"day", units::text(answer.day)}, {"step", answer.step}};
}

} // namespace terminal::log
