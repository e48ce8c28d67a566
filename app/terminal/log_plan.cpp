// log plan: the person's own plan for magnesium, step by step. It is said of it what is said of
// doses taken; nothing is proposed.
#include "terminal/log.h"

#include "wording/diary.h"
#include "wording/wording.h"

#include <algorithm>

namespace terminal::log {

using diary::Plan, diary::PlannedDose, diary::PlanStep;
using wording::filled, wording::tr;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

constexpr std::array<const char*, 3> phase_words{"ramp-up", "maintenance", "pause"};

Result<diary::Phase> phase_of(const std::string& typed) {
    for (std::size_t i = 0; i < phase_words.size(); ++i)
        if (typed == phase_words.at(i)) return static_cast<diary::Phase>(i);
    return tl::unexpected{unusable("--phase", typed, "ramp-up, maintenance, pause")};
}

Result<units::Day> day_of(const char* option, const std::string& typed) {
    if (const auto day = calendar_day_typed(typed)) return *day;
    return tl::unexpected{no_day(option, typed)};
}

// morning, after-rolling, before-bed, or a clock time with a point, 21.30.
bool read_anchor(PlannedDose& dose, std::string word) {
    std::replace(word.begin(), word.end(), '-', '_');
    if (const auto anchor = diary::anchor_named(word); anchor && *anchor != diary::Anchor::clock) {
        dose.anchor = *anchor;
        return true;
    }
    const auto clock = clock_typed(word);
    if (!clock || clock->offset) return false;
    dose.anchor = diary::Anchor::clock;
    dose.clock = clock->at;
    return true;
}

Result<PlannedDose> dose_of(const std::string& typed, const store::Diary& diary) {
    const auto refused = [&] {
        return unusable("--dose", typed,
                        tr("a dose is written as before-bed:oxide:elemental:100, as 21.30:.. at a "
                           "clock time, or as morning:NAME with a product that was noted before; "
                           "there are morning, after-rolling, before-bed"));
    };
    const auto colon = typed.find(':');
    PlannedDose dose;
    if (colon == std::string::npos || !read_anchor(dose, typed.substr(0, colon)))
        return tl::unexpected{refused()};
    const std::string what = typed.substr(colon + 1);
    if (const auto known = preset(what, diary)) {
        dose.product = *known;
        return dose;
    }
    const auto part = component("--dose", what);
    if (!part) return tl::unexpected{refused()};
    dose.product.components = {*part};
    return dose;
}

Result<PlanStep> step_of(const PlanTyped& typed, const Book& book) {
    PlanStep step;
    const auto phase = phase_of(typed.phase.value_or("maintenance"));
    if (!phase) return tl::unexpected{phase.error()};
    step.phase = *phase;
    if (!typed.from)
        return tl::unexpected{
            Failure{"usage",
                    tr("A step of the plan needs its first day, for instance --from 2026-11-20.")}};
    const auto from = day_of("--from", *typed.from);
    if (!from) return tl::unexpected{from.error()};
    step.from = *from;
    if (typed.until) {
        const auto until = day_of("--until", *typed.until);
        if (!until) return tl::unexpected{until.error()};
        step.until = *until;
    }
    for (const auto& text : typed.doses) {
        auto dose = dose_of(text, book.diary);
        if (!dose) return tl::unexpected{dose.error()};
        step.doses.push_back(*std::move(dose));
    }
    return step;
}

std::string_view code(diary::PlanError error) {
    switch (error) {
    case diary::PlanError::empty: return "empty";
    case diary::PlanError::reversed: return "reversed";
    case diary::PlanError::overlapping: return "overlapping";
    case diary::PlanError::no_doses: return "no_doses";
    case diary::PlanError::doses_in_pause: return "doses_in_pause";
    case diary::PlanError::clock: return "clock";
    case diary::PlanError::wrong_dose: return "wrong_dose";
    }
    return "empty";
}

Json say(Desk& desk, const PlannedDose& dose) {
    const std::string when =
        dose.clock ? units::clock_text(*dose.clock) : wording::name(dose.anchor);
    desk.say("  " + when + ": " + line(dose.product, dose.pieces));
    Json made{{"anchor", diary::word(dose.anchor)},
              {"clock", dose.clock ? Json(units::clock_text(*dose.clock)) : Json(nullptr)}};
    made.update(document(dose.product));
    made["pieces"] = dose.pieces;
    return made;
}

Json say(Desk& desk, const PlanStep& step, const diary::Person& person) {
    const std::string from = wording::date(step.from);
    desk.say((step.until ? filled(tr("{from} to {to}"),
                                  {{"from", from}, {"to", wording::date(*step.until)}})
                         : filled(tr("from {from} on"), {{"from", from}})) +
             ": " + wording::name(step.phase));
    Json doses = Json::array();
    for (const auto& dose : step.doses) doses.push_back(say(desk, dose));
    const auto total = diary::planned_total(step);
    Beside beside;
    add_limits(beside, total, person);
    beside.say(desk);
    return {{"phase", phase_words.at(static_cast<std::size_t>(step.phase))},
            {"from", units::text(step.from)},
            {"until", step.until ? Json(units::text(*step.until)) : Json(nullptr)},
            {"doses", std::move(doses)},
            {"day_supplement_total_mg", total.supplements.value},
            {"notices", beside.document()}};
}

Outcome say(Desk& desk, const Plan& plan, const diary::Person& person) {
    if (plan.steps.empty()) desk.say(tr("Nothing is planned."));
    Json steps = Json::array();
    for (const auto& step : plan.steps) steps.push_back(say(desk, step, person));
    desk.answer({{"steps", std::move(steps)}});
    return 0;
}

} // namespace

Outcome plan(Desk& desk, const PlanTyped& typed) {
    const bool adds = typed.phase || typed.from || typed.until || !typed.doses.empty();
    auto book = look(desk, adds ? Days::all : Days::none);
    if (!book) return tl::unexpected{book.error()};
    Plan made = typed.clear ? Plan{} : book->plan;
    if (adds) {
        auto step = step_of(typed, *book);
        if (!step) return tl::unexpected{step.error()};
        if (const auto ended = diary::add(made, *std::move(step)))
            desk.say(filled(tr("The step before it was open; it ends on {day} now."),
                            {{"day", wording::date(*ended)}}));
        if (const auto fault = diary::check(made))
            return tl::unexpected{
                Failure{std::string{code(fault->error)}, wording::sentence(*fault)}};
    }
    if (adds || typed.clear) {
        auto store = desk.open();
        if (!store) return tl::unexpected{store.error()};
        auto settings = store->diary_settings();
        if (!settings) return tl::unexpected{failure(settings.error(), desk.file())};
        settings->plan = made;
        if (const auto saved = store->save(*settings); !saved)
            return tl::unexpected{failure(saved.error(), desk.file())};
    }
    return say(desk, made, book->person());
}

} // namespace terminal::log
