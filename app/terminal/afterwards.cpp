#include "terminal/afterwards.h"

#include "wording/wording.h"

namespace terminal {

using session::Comparison, session::NotCompared, session::Than;
using wording::filled, wording::tr;

namespace {

std::string_view reason(NotCompared why) {
    using enum NotCompared;
    switch (why) {
    case no: break;
    case first_time: return "first_time";
    case left_early: return "left_early";
    case simulated: return "simulated";
    case not_measured: return "not_measured";
    case bad_signal: return "bad_signal";
    case other_build: return "other_build";
    case other_roller: return "other_roller";
    case other_tool: return "other_tool";
    case other_calibration: return "other_calibration";
    }
    return "no";
}

std::string_view code_of(session::NoteError error) {
    using enum session::NoteError;
    switch (error) {
    case not_text: return "not_text";
    case note_too_long: return "note_too_long";
    case tag_too_long: return "tag_too_long";
    case too_many_tags: return "too_many_tags";
    }
    return "not_text";
}

Json than_or_null(std::optional<Than> than, const char* less, const char* more) {
    if (!than) return nullptr;
    return *than == Than::less ? less : *than == Than::more ? more : "about_the_same";
}

Json then_of(const session::StepFigures& step) {
    return {{"set", step.set},
            {"seconds_per_stroke", or_null(step.seconds_per_stroke)},
            {"pace_estimated", step.pace_estimated},
            {"mean_force_n", step.mean_force ? Json(step.mean_force->value) : Json(nullptr)},
            {"in_both_bands_percent", or_null(step.in_both_bands_percent)},
            {"pace_variation_percent", or_null(step.pace_variation_percent)}};
}

Json one(const Comparison& made, const session::StepRecord& step) {
    const bool is = made.last.has_value();
    return {{"exercise", step.exercise},
            {"side", word(step.side)},
            {"variant", step.variant},
            {"set", step.set},
            {"not_compared", is ? Json(nullptr) : Json(reason(made.why))},
            {"because_of", is || made.why == NotCompared::first_time ? Json(nullptr)
                           : made.this_session                       ? Json("this_session")
                                                                     : Json("last_time")},
            {"session", is ? Json(made.last->session) : Json(nullptr)},
            {"started", is ? Json(units::iso8601(made.last->started)) : Json(nullptr)},
            {"then", is ? then_of(made.last->step) : Json(nullptr)},
            {"same_bands", is ? Json(made.same_bands) : Json(nullptr)},
            {"pace", than_or_null(made.seconds_per_stroke, "faster", "slower")},
            {"steadiness", than_or_null(made.variation, "steadier", "less_steady")}};
}

std::string pace(const std::optional<double>& seconds, bool estimated) {
    if (!seconds) return "–";
    return (estimated ? "≈ " : "") + wording::number(*seconds, 1) + " s";
}

std::string force(const std::optional<units::Newtons>& newtons) {
    return newtons ? wording::number(newtons->value, 0) + " N" : "–";
}

std::string percent(double share) { return wording::number(share, 0) + " %"; }

} // namespace

Json document(const std::vector<Comparison>& all, const session::Record& record) {
    Json list = Json::array();
    for (std::size_t i = 0; i < all.size(); ++i) list.push_back(one(all[i], record.steps.at(i)));
    return list;
}

void say_comparison(Desk& desk, const session::StepRecord& step, const Comparison& made) {
    if (made.this_session) return; // told by the step itself, or once for all
    if (!made.last) return desk.say("        " + wording::not_compared(made));
    const session::StepFigures& then = made.last->step;
    const auto& now = step.control.in_both_bands_percent;
    const bool rolled = then.seconds_per_stroke || step.seconds_per_stroke;
    std::string words =
        filled(rolled ? tr("last time, {when}: {pace} per stroke, {force} on average")
                      : tr("last time, {when}: {force} on average"),
               {{"when", wording::date_time(made.last->started)},
                {"pace", pace(then.seconds_per_stroke, then.pace_estimated)},
                {"force", force(then.mean_force)}});
    if (made.same_bands && now && then.in_both_bands_percent)
        words +=
            "; " + filled(tr("in both bands {then}, now {now}"),
                          {{"then", percent(*then.in_both_bands_percent)}, {"now", percent(*now)}});
    if (!made.same_bands) words += "; " + std::string{tr("the bands were others")};
    if (const std::string told = wording::changes(made); !told.empty()) words += "; " + told;
    desk.say("        " + words);
}

Outcome keep_note(Desk& desk, const NoteOptions& options) {
    auto store = desk.open();
    if (!store) return tl::unexpected{store.error()};
    const auto id = store->id_of(options.id);
    if (!id) return tl::unexpected{failure(id.error(), options.id)};
    const auto before = store->note(*id);
    if (!before) return tl::unexpected{failure(before.error(), options.id)};
    const auto note = session::note_of(options.text.value_or(before->text),
                                       options.tags.value_or(session::joined(before->tags)));
    if (!note)
        return tl::unexpected{
            Failure{std::string{code_of(note.error())}, wording::sentence(note.error())}};
    if (const auto kept = store->keep(*id, *note); !kept)
        return tl::unexpected{failure(kept.error(), desk.file())};
    desk.say(filled(tr("The note of session {id} is kept."), {{"id", *id}}));
    desk.answer({{"session", *id},
                 {"note", note->text.empty() ? Json(nullptr) : Json(note->text)},
                 {"tags", note->tags}});
    return 0;
}

} // namespace terminal
