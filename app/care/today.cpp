#include "care/today.h"

#include "routine/variants.h"

#include "routine/telling.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>

namespace care {
namespace {

using namespace std::chrono_literals;
using routine::Activity, routine::Condition, routine::Effort, routine::Exercise, routine::Position,
    routine::Region, routine::Step;

constexpr units::Duration first_work = 30s; // R7
constexpr int lasting = 5;                  // of discomfort, told three times in a row
constexpr std::size_t lasting_times = 3;

template <class T, class U> bool has(const std::vector<T>& list, const U& what) {
    return std::find(list.begin(), list.end(), what) != list.end();
}

// Whatever its file calls it, something is laid on the body.
bool presses(const Exercise& e) {
    return e.activity == Activity::roll || e.activity == Activity::hold ||
           e.tool != routine::Tool::none;
}

bool lying(Position p) {
    return p == Position::supine || p == Position::prone || p == Position::side_lying;
}

struct Cause {
    Why why{};
    Verdict verdict{};
    std::optional<Stop> stop = {};
    std::optional<Condition> condition = {};
    std::optional<Region> region = {};
    bool out_of_date = false;
};
using Causes = std::vector<Cause>;

Verdict verdict_of(const Causes& causes) {
    Verdict worst = Verdict::free;
    for (const Cause& cause : causes) worst = std::max(worst, cause.verdict);
    return worst;
}

bool lasts_long(const Today& today) {
    const auto& before = today.discomfort_before_that;
    const auto high = [](int d) { return d >= lasting; };
    const auto earlier = static_cast<std::ptrdiff_t>(lasting_times) - 1;
    return today.before.discomfort.value_or(0) >= lasting && std::ssize(before) >= earlier &&
           std::all_of(before.end() - earlier, before.end(), high);
}

// What speaks against every exercise that presses.
Causes general(const Today& today) {
    Causes causes;
    const bool out_of_date = today.screening && due(today.screening, today.now) != Due::no;
    const bool never = !today.screening && today.unscreened_is_light;
    if (out_of_date || never || today.unasked)
        causes.push_back({Why::not_screened, Verdict::light, {}, {}, {}, out_of_date});
    if (today.screening)
        for (const Stop stop : today.screening->stops)
            causes.push_back({Why::stop, Verdict::off, stop});
    const int discomfort = today.before.discomfort.value_or(0);
    if (discomfort >= strong)
        causes.push_back({Why::strong_pain, Verdict::off});
    else if (discomfort >= lasting)
        causes.push_back({Why::discomfort, Verdict::light});
    if (today.before.painkiller.value_or(false))
        causes.push_back({Why::painkiller, Verdict::light});
    if (today.first_week) causes.push_back({Why::first_week, Verdict::light});
    return causes;
}

std::optional<Verdict> of_condition(const Ticked& ticked, const Exercise& e, std::size_t variant) {
    const Condition c = ticked.condition;
    if (ticked.cleared) return std::nullopt;
    if (has(e.against.off_if, c)) return Verdict::off;
    if (c == Condition::bone_cancer) return Verdict::off;
    const Position position = routine::position(e, variant);
    if (c == Condition::pregnancy && position == Position::prone) return Verdict::off;
    if (c == Condition::dizziness && lying(position)) return Verdict::off;
    if (!ticked.near.empty()) {
        const bool there = std::any_of(e.targets.begin(), e.targets.end(),
                                       [&](Region r) { return has(ticked.near, r); });
        if (there) return Verdict::off;
        return has(e.against.light_if, c) ? std::optional{Verdict::light} : std::nullopt;
    }
    if (has(e.against.light_if, c) || !exercise_matter(c)) return Verdict::light;
    return std::nullopt;
}

bool tender_today(const Today& today, Region region) {
    const auto last = std::find_if(today.reports.rbegin(), today.reports.rend(),
                                   [region](const Report& r) { return r.region == region; });
    // Sore by a number that was not told: tender.
    return last != today.reports.rend() && last->soreness.value_or(1) > 0 &&
           units::day_of(last->at) == units::day_of(today.now);
}

// What speaks against one exercise in one of its variants.
Causes causes_for(const Today& today, const Exercise& e, std::size_t variant) {
    Causes causes = general(today);
    const bool hurt = std::any_of(e.targets.begin(), e.targets.end(),
                                  [&](Region r) { return has(today.stopped_regions, r); });
    if (hurt || has(today.stopped, e.id)) causes.push_back({Why::stopped_today, Verdict::off});
    const auto sore = spared(today.reports);
    for (const Region region : e.targets) {
        if (has(sore, region))
            causes.push_back({Why::sore, Verdict::off, {}, {}, region});
        else if (tender_today(today, region))
            causes.push_back({Why::tender, Verdict::light, {}, {}, region});
    }
    if (today.screening)
        for (const Ticked& ticked : today.screening->conditions)
            if (const auto verdict = of_condition(ticked, e, variant))
                causes.push_back({Why::condition, *verdict, {}, ticked.condition});
    if (has(today.new_tools, routine::tool(e, variant)))
        causes.push_back({Why::new_tool, Verdict::light});
    return causes;
}

std::optional<std::size_t> variant_named(const Exercise& e, std::string_view id) {
    const auto found = std::find_if(e.variants.begin(), e.variants.end(),
                                    [id](const auto& v) { return v.id == id; });
    if (found == e.variants.end()) return std::nullopt;
    return static_cast<std::size_t>(found - e.variants.begin());
}

struct Judged {
    std::size_t variant = 0;
    Causes causes; // as the variant was asked for
    Verdict verdict{};
};

// The variant asked for; where it is off another one that is not, at the wall for instance; where
// it is to be light the lighter one.
Judged judge(const Today& today, const Exercise& e, std::size_t asked) {
    Judged judged{asked, causes_for(today, e, asked), Verdict::free};
    judged.verdict = verdict_of(judged.causes);
    const auto allows = [&](std::size_t v) {
        return verdict_of(causes_for(today, e, v)) != Verdict::off;
    };
    if (judged.verdict == Verdict::off) {
        for (std::size_t v = 0; v < e.variants.size(); ++v)
            if (v != asked && !routine::heavier(e, v) && allows(v)) {
                judged.variant = v;
                judged.verdict = Verdict::light;
                for (Cause& cause : judged.causes) cause.verdict = Verdict::light;
                return judged;
            }
        return judged;
    }
    if (judged.verdict != Verdict::light) return judged;
    const bool band_only =
        std::all_of(judged.causes.begin(), judged.causes.end(), [&](const Cause& c) {
            return c.why == Why::first_week || c.why == Why::new_tool ||
                   (c.why == Why::not_screened && today.unasked);
        });
    if (const auto lighter = variant_named(e, "lighter"); lighter && !band_only && allows(*lighter))
        judged.variant = *lighter;
    // Light is never a heavier one, whatever a routine asks for; in the first week, too.
    for (std::size_t v = 0; v < e.variants.size(); ++v)
        if (routine::heavier(e, judged.variant) && !routine::heavier(e, v) && allows(v))
            judged.variant = v;
    return judged;
}

void note(std::vector<Effect>& effects, const Cause& cause, const Exercise& e) {
    auto same = std::find_if(effects.begin(), effects.end(), [&](const Effect& known) {
        return known.why == cause.why && known.verdict == cause.verdict &&
               known.stop == cause.stop && known.condition == cause.condition &&
               known.region == cause.region;
    });
    if (same == effects.end())
        same = effects.insert(same, {cause.why,
                                     cause.verdict,
                                     cause.stop,
                                     cause.condition,
                                     cause.region,
                                     {},
                                     cause.out_of_date});
    const auto named = [&](const routine::Text& name) { return name.en == e.name.en; };
    if (std::none_of(same->exercises.begin(), same->exercises.end(), named))
        same->exercises.push_back(e.name);
}

class Fitting {
  public:
    Fitting(const routine::Routine& whole, const Today& today) : whole_{whole}, today_{today} {
        fitted_.routine = whole;
        fitted_.routine.steps.clear();
    }

    Fitted all() {
        for (const Step& step : whole_.steps) take(step);
        if (forbidden(whole_, today_.screening)) fitted_.routine.steps.clear();
        count_sets();
        drop_unused();
        tell_briefly();
        std::stable_sort(fitted_.effects.begin(), fitted_.effects.end(),
                         [](const Effect& a, const Effect& b) { return a.why < b.why; });
        fitted_.professional = today_.before.discomfort.value_or(0) >= strong ||
                               lasts_long(today_) || !twice_in_a_row(today_.reports).empty();
        find_ramp();
        return std::move(fitted_);
    }

  private:
    void take(const Step& step) {
        const Exercise& e = whole_.exercises.at(step.exercise);
        if (!presses(e)) return fitted_.routine.steps.push_back(step);
        const Judged judged = judge(today_, e, step.variant);
        for (const Cause& cause : judged.causes)
            if (judged.verdict != Verdict::off || cause.verdict == Verdict::off)
                note(fitted_.effects, cause, e);
        if (judged.verdict == Verdict::off) return;
        if (today_.first_week && (step.set > 1 || rolled_already(step))) return hand_on_rest(step);
        Step kept = step;
        kept.variant = judged.variant;
        if (judged.verdict == Verdict::light) kept.effort = Effort::light;
        if (brief(judged)) kept.work = std::min(kept.work, first_work);
        fitted_.routine.steps.push_back(kept);
    }

    static bool brief(const Judged& judged) {
        return std::any_of(judged.causes.begin(), judged.causes.end(), [](const Cause& c) {
            return c.why == Why::first_week || c.why == Why::new_tool;
        });
    }

    // In another part of the routine: also a set.
    bool rolled_already(const Step& step) const {
        const auto& steps = fitted_.routine.steps;
        return std::any_of(steps.begin(), steps.end(), [&](const Step& s) {
            return s.exercise == step.exercise && s.side == step.side;
        });
    }

    // A set that is left out: what came after it comes after the one before.
    void hand_on_rest(const Step& left_out) {
        auto& steps = fitted_.routine.steps;
        if (steps.empty() || steps.back().exercise != left_out.exercise) return;
        steps.back().rest = left_out.rest;
        steps.back().switch_sides = left_out.switch_sides;
    }

    void count_sets() {
        if (!today_.first_week) return;
        for (Step& step : fitted_.routine.steps)
            if (presses(whole_.exercises.at(step.exercise))) step.set = step.sets = 1;
    }

    void drop_unused() {
        auto& r = fitted_.routine;
        std::vector<Exercise> used;
        std::vector<std::optional<std::size_t>> place(whole_.exercises.size());
        for (Step& step : r.steps) {
            if (!place.at(step.exercise)) {
                place[step.exercise] = used.size();
                used.push_back(whole_.exercises[step.exercise]);
            }
            step.exercise = *place[step.exercise];
        }
        r.exercises = std::move(used);
    }

    void tell_briefly() {
        if (today_.known.empty()) return;
        routine::take_as_known(fitted_.routine, today_.known);
        routine::make_room(fitted_.routine);
    }

    bool may_ramp(const Step& step) const {
        const Exercise& e = fitted_.routine.exercises.at(step.exercise);
        const bool sober = today_.before.painkiller == std::optional{false}; // told, not skipped
        return sober && routine::loads_a_roller(e, step.variant) && step.set == 1 &&
               step.work >= first_work && judge(today_, e, step.variant).verdict == Verdict::free &&
               !marked(e, step);
    }

    // A mark that was not reached may be looked for again where the step's band goes higher.
    bool marked(const Exercise& e, const Step& step) const {
        const auto mark = mark_of(today_.marks, e, step.variant);
        const double top = routine::force_band(e, step, *today_.mass).high;
        return mark && (mark->reached || mark->force.value >= top);
    }

    void find_ramp() {
        if (!today_.mass) return;
        const auto& steps = fitted_.routine.steps;
        for (std::size_t i = 0; i < steps.size(); ++i)
            if (may_ramp(steps[i])) {
                fitted_.ramps = {i};
                return;
            }
    }

    const routine::Routine& whole_;
    const Today& today_;
    Fitted fitted_;
};

} // namespace

Fitted fit(const routine::Routine& routine, const Today& today) {
    return Fitting{routine, today}.all();
}

bool forbidden(const routine::Routine& r, const std::optional<Screening>& screening) {
    return screening && !screening->stops.empty() &&
           std::any_of(r.steps.begin(), r.steps.end(),
                       [&](const Step& s) { return presses(r.exercises.at(s.exercise)); });
}

std::optional<Fitted> no_longer_right(const routine::Routine& as_begun, Today today) {
    // Decided when it began.
    today.unscreened_is_light = today.first_week = false;
    today.new_tools.clear();
    today.mass.reset();
    Fitted fitted = fit(as_begun, today);
    const auto same = [](const Step& a, const Step& b) {
        return a.variant == b.variant && a.effort == b.effort && a.work == b.work;
    };
    const auto& now = fitted.routine.steps;
    if (std::equal(now.begin(), now.end(), as_begun.steps.begin(), as_begun.steps.end(), same))
        return std::nullopt;
    return fitted;
}

namespace {

bool uncleared(const Today& today, Condition condition) {
    if (!today.screening) return false;
    const auto& all = today.screening->conditions;
    return std::any_of(all.begin(), all.end(), [condition](const Ticked& t) {
        return t.condition == condition && !t.cleared;
    });
}

} // namespace

routine::Allowed allowed(const Today& today, routine::Allowed allowed) {
    const auto leave_out = [&](const std::vector<Region>& regions) {
        allowed.off.insert(allowed.off.end(), regions.begin(), regions.end());
    };
    const Verdict everywhere = verdict_of(general(today));
    allowed.light = allowed.light || everywhere != Verdict::free;
    if (everywhere == Verdict::off || uncleared(today, Condition::bone_cancer))
        for (int i = 0; i < routine::regions; ++i) allowed.off.push_back(static_cast<Region>(i));
    leave_out(spared(today.reports));
    leave_out(today.stopped_regions);
    for (int i = 0; i < routine::regions; ++i)
        if (tender_today(today, static_cast<Region>(i)))
            allowed.light_only.push_back(static_cast<Region>(i));
    if (today.screening)
        for (const Ticked& ticked : today.screening->conditions) {
            if (ticked.cleared) continue;
            allowed.conditions.push_back(ticked.condition);
            if (ticked.near.empty() && !exercise_matter(ticked.condition)) allowed.light = true;
            leave_out(ticked.near);
        }
    allowed.known = today.known;
    allowed.first_use = allowed.first_use || today.first_week || !today.new_tools.empty();
    return allowed;
}

namespace {

using Marks = std::span<const routine::Tight>;

bool is_for(const Exercise& e, Marks marks) {
    return std::any_of(marks.begin(), marks.end(), [&](const routine::Tight& mark) {
        return has(routine::never_rolled(mark.region) ? e.instead_of : e.targets, mark.region);
    });
}

// Whatever it is that leaves an exercise out, it is not put into a routine either.
std::vector<Exercise> possible(std::span<const Exercise> exercises, const Today& today) {
    std::vector<Exercise> left;
    std::copy_if(
        exercises.begin(), exercises.end(), std::back_inserter(left), [&](const Exercise& e) {
            return e.variants.empty() || !presses(e) || judge(today, e, 0).verdict != Verdict::off;
        });
    return left;
}

bool composes(std::span<const Exercise> exercises, const routine::Tight& mark, int minutes,
              const routine::Allowed& allowed) {
    return routine::compose(exercises, std::array{mark}, minutes, allowed).has_value();
}

} // namespace

Composition compose(std::span<const Exercise> exercises, Marks marks, int minutes,
                    const routine::Allowed& besides, const Today& today) {
    const auto left = possible(exercises, today);
    const auto allows = allowed(today, besides);
    Composition composition{routine::compose(left, marks, minutes, allows), {}, false};
    const auto& made = composition.made;
    if (!made && made.error() != routine::ComposeError::nothing_left) return composition;
    std::vector<routine::Tight> because_of_today;
    for (const routine::Tight& mark : marks) {
        if (made && !has(made->left_out, mark.region)) continue;
        const int longest = routine::composed_minutes.back();
        if (composes(left, mark, longest, allows))
            composition.no_time = true;
        else if (composes(exercises, mark, longest, besides))
            because_of_today.push_back(mark);
        else
            composition.no_way = true;
    }
    composition.why =
        why_nothing(exercises, because_of_today, routine::composed_minutes.back(), besides, today);
    if (composition.why && composition.why->effects.front().verdict != Verdict::off)
        composition.no_way = true;
    return composition;
}

std::optional<Fitted> why_nothing(std::span<const Exercise> exercises, Marks marks, int minutes,
                                  const routine::Allowed& besides, const Today& today) {
    auto composed = routine::compose(exercises, marks, minutes, besides);
    if (!composed) return std::nullopt;
    auto& whole = composed->routine;
    std::erase_if(whole.steps, [&](const Step& step) {
        return !is_for(whole.exercises.at(step.exercise), marks);
    });
    Fitted fitted = fit(whole, today);
    const auto leaves_out = [](const Effect& e) { return e.verdict == Verdict::off; };
    if (std::any_of(fitted.effects.begin(), fitted.effects.end(), leaves_out))
        std::erase_if(fitted.effects, std::not_fn(leaves_out));
    if (fitted.effects.empty()) return std::nullopt;
    return fitted;
}

} // namespace care
