// From what was stored to the record: moments, findings, and their summary per step.
#include "session/session.h"

#include "session/attempts.h"
#include "session/profiles.h"
#include "session/quality.h"
#include "session/roller.h"
#include "session/tally.h"

#include "measure/statistics.h"

#include <algorithm>

namespace session {

using measure::Moment, units::SessionTime;

namespace {

constexpr double least_told_percent = 25.0;                      // of the seconds of work
constexpr units::Duration least_hold = units::duration_of(1.0);  // of a work; less is its edge
constexpr units::Duration heavy_lasts = units::duration_of(3.0); // as guide/coach.h says

// The one causal chain over the whole session, told of steps and holes as it was live.
measure::Findings findings_of(const Beginning& beginning, const std::vector<Moment>& all,
                              const History& history, std::span<const Profile> profiles,
                              const std::vector<SessionTime>& tares) {
    const measure::Roller roller = roller_of(beginning);
    measure::Chain chain{best_source(roller)};
    // What was learned later holds for the strokes before as well.
    auto next = history.attempts.begin();
    auto tare = tares.begin();
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (; tare != tares.end() && *tare <= all[i].at; ++tare) chain.tared();
        for (; next != history.attempts.end() && next->work.start <= all[i].at; ++next)
            chain.expect(expectation(beginning.routine, next->step, roller, profiles));
        if (i > 0 && all[i].at - all[i - 1].at > hole) chain.gap(all[i - 1].at, all[i].at);
        chain.push(all[i]);
    }
    return chain.findings();
}

// When another zero came into force: a new tare begins a new block. After a crash the first blocks
// have none.
std::vector<SessionTime> tares(std::span<const Block> blocks) {
    std::vector<SessionTime> found;
    const measure::Tare* before = nullptr;
    for (const Block& block : blocks) {
        if (!block.tare) continue;
        if (before != nullptr && before->zero != block.tare->zero) found.push_back(block.start);
        before = &*block.tare;
    }
    return found;
}

std::vector<Profile> known(const Beginning& beginning, std::span<const Block> blocks) {
    auto profiles = beginning.profiles;
    for (const Block& block : blocks)
        for (const Event& event : block.events) learn(profiles, beginning.routine, event);
    return profiles;
}

// A work without its pauses, in order of time.
using Spans = std::vector<Span>;

bool contain(const Spans& spans, SessionTime at) {
    return std::any_of(spans.begin(), spans.end(),
                       [&](const Span& span) { return span.contains(at); });
}

// A stroke belongs to the work in which it began and ended: what a rest, or the next step, cut off
// is nobody's.
std::vector<measure::Stroke> within(const std::vector<measure::Stroke>& all, const Spans& spans) {
    std::vector<measure::Stroke> some;
    for (const measure::Stroke& one : all)
        if (std::any_of(spans.begin(), spans.end(), [&](const Span& span) {
                return one.start >= span.start && one.end <= span.end;
            }))
            some.push_back(one);
    return some;
}

std::optional<units::Newtons> mean(const std::vector<double>& forces) {
    if (forces.empty()) return std::nullopt;
    return units::Newtons{measure::mean(forces)};
}

std::optional<measure::Range> range(const std::optional<routine::Band>& band) {
    if (!band) return std::nullopt;
    return measure::Range{band->low, band->high};
}

std::vector<SessionTime> lighter_said(std::span<const Block> blocks) {
    std::vector<SessionTime> times;
    for (const Block& block : blocks)
        for (const Event& event : block.events)
            if (event.cue == guide::CueKind::lighter) times.push_back(event.at);
    return times;
}

class Summary {
  public:
    Summary(const Beginning& beginning, std::span<const Block> blocks,
            std::span<const care::Mark> found)
        : beginning_{beginning}, found_{found}, history_{history(blocks)}, moments_{moments(
                                                                               beginning, blocks)},
          lighter_{lighter_said(blocks)}, findings_{findings_of(beginning, moments_, history_,
                                                                known(beginning, blocks),
                                                                tares(blocks))} {}

    std::vector<StepRecord> steps(Completion completion) const {
        std::vector<StepRecord> all;
        for (const Attempt& attempt : history_.attempts) {
            if (attempt.step >= beginning_.routine.steps.size() || !something(attempt)) continue;
            all.push_back(step(attempt));
            // Trimmed off, the end of what was done is not known to be missing.
            const bool stopped = attempt.cut && completion != Completion::done;
            all.back().left_early =
                attempt.skipped || attempt.ended_off_roller || attempt.gone_back || stopped;
        }
        // A step that was done twice is there twice; what was said belongs to where it was said.
        for (const SessionTime at : lighter_) {
            const auto in = std::find_if(all.begin(), all.end(), [at](const StepRecord& step) {
                return at >= step.start && at <= step.end;
            });
            if (in != all.end()) ++in->asked_lighter;
        }
        return all;
    }

  private:
    // Of a work that was trimmed away nothing is left.
    static bool something(const Attempt& attempt) {
        return attempt.skipped || attempt.ended_off_roller || attempt.work.end > attempt.work.start;
    }

    StepRecord step(const Attempt& attempt) const {
        const routine::Step& set = beginning_.routine.steps.at(attempt.step);
        const routine::Exercise& exercise = beginning_.routine.exercises.at(set.exercise);
        StepRecord record;
        record.step = attempt.step;
        record.exercise = exercise.id;
        record.variant = exercise.variants.at(set.variant).id;
        record.side = set.side;
        record.tool = routine::tool(exercise, set.variant);
        record.stroke_share_of_height = exercise.stroke_share_of_height;
        record.set = set.set;
        record.set_seconds_per_stroke = set.seconds_per_stroke;
        record.start = attempt.work.start;
        record.end = attempt.work.end;
        for (const Span& span : worked(attempt.work)) record.worked += span.end - span.start;
        record.skipped = attempt.skipped;
        record.ended_off_roller = attempt.ended_off_roller;
        record.stopped_by_pain = attempt.stopped_by_pain;
        record.measured = measured(attempt);
        if (record.measured) measure_step(record, attempt);
        return record;
    }

    Spans worked(const Span& work) const {
        Spans spans;
        Span rest = work;
        for (const Span& pause : history_.pauses) {
            if (pause.end <= rest.start || pause.start >= rest.end) continue;
            if (pause.start > rest.start) spans.push_back({rest.start, pause.start});
            rest.start = pause.end;
        }
        if (rest.start < rest.end) spans.push_back(rest);
        return spans;
    }

    // The signal was there for at least half of the work.
    bool measured(const Attempt& attempt) const {
        const auto build = roller_of(beginning_).build;
        if (!measurable(beginning_.routine, attempt.step, build)) return false;
        units::Duration known{}, whole{};
        for (const Span& span : worked(attempt.work)) {
            whole += span.end - span.start;
            std::optional<SessionTime> before;
            for (const Moment& moment : moments_in(span)) {
                if (before) known += std::min(moment.at - *before, hole);
                before = moment.at;
            }
        }
        return whole > units::Duration{} && known * 2 >= whole;
    }

    void measure_step(StepRecord& record, const Attempt& attempt) const {
        const Spans work = worked(attempt.work);
        record.strokes = within(findings_.strokes, work);
        record.holds = holds_within(work);
        std::vector<double> paces, strokes;
        for (const measure::Pace& pace : findings_.pace) {
            if (!contain(work, pace.at)) continue;
            record.pace.push_back(pace);
            if (pace.seconds_per_stroke) paces.push_back(*pace.seconds_per_stroke);
        }
        for (const measure::Stroke& stroke : record.strokes)
            strokes.push_back(units::seconds(stroke.end - stroke.start));
        record.force = forces_of(record.pace);
        record.pace_band = range(beginning_.routine.steps.at(attempt.step).pace_band);
        record.force_band = range(band_of(attempt));
        record.in_pace_band_percent = measure::percent_in(record.pace_band, paces);

        const std::vector<double> forces = forces_in_contact(work);
        record.mean_force = mean(forces);
        record.in_force_band_percent = measure::percent_in(record.force_band, forces);
        record.control = measure::control(seconds_of(record), record.strokes, record.pace_band,
                                          record.force_band);
        const measure::Roller roller = roller_of(beginning_);
        record.balance = measure::balance(roller, moments_in(work));
        if (!strokes.empty() && told_enough(record))
            record.seconds_per_stroke = measure::interquartile_mean(strokes);
        record.reach = measure::reach(record.strokes, findings_.contact);
        if (ramped(attempt.step)) return; // to be gone over, until it is found anew
        if (const auto mark = mark_of(attempt)) record.over_mark = times_above(mark->force, work);
    }

    // The mark was looked for in this step's own work.
    bool ramped(std::size_t step) const {
        return guide::has_ramp(beginning_.routine, step, beginning_.person);
    }

    // The one that was known when this work began.
    std::optional<care::Mark> mark_of(const Attempt& attempt) const {
        const routine::Step& set = beginning_.routine.steps.at(attempt.step);
        const routine::Exercise& exercise = beginning_.routine.exercises.at(set.exercise);
        if (ramp_before(attempt))
            if (const auto found = care::mark_of(found_, exercise, set.variant)) return found;
        return care::mark_of(beginning_.person.marks, exercise, set.variant);
    }

    // The one that was shown for the whole work, by the mark that was known when it began. A step
    // with a ramp has none: each stage had its own, and what followed depended on what was found.
    std::optional<routine::Band> band_of(const Attempt& attempt) const {
        if (ramped(attempt.step)) return std::nullopt;
        const auto band = band_of_force(beginning_, attempt.step);
        const auto mark = mark_of(attempt);
        if (!band || !mark) return band;
        const routine::Step& set = beginning_.routine.steps.at(attempt.step);
        guide::Person person = beginning_.person;
        care::replace(person.marks, *mark);
        return guide::band(beginning_.routine.exercises.at(set.exercise), set, person);
    }

    // A ramp for the same exercise and variant came in an earlier work.
    bool ramp_before(const Attempt& attempt) const {
        const routine::Step& set = beginning_.routine.steps.at(attempt.step);
        return std::any_of(history_.attempts.begin(), history_.attempts.end(),
                           [&](const Attempt& before) {
                               if (before.work.start >= attempt.work.start) return false;
                               if (before.step >= beginning_.routine.steps.size()) return false;
                               const routine::Step& one = beginning_.routine.steps[before.step];
                               return one.exercise == set.exercise && one.variant == set.variant &&
                                      ramped(before.step);
                           });
    }

    int times_above(units::Newtons mark, const Spans& work) const {
        int times = 0;
        for (const Span& span : work) {
            std::optional<SessionTime> since, before;
            bool counted = false;
            for (const Moment& moment : moments_in(span)) {
                const bool on = before && moment.at - *before <= hole;
                if (moment.force <= mark || !on) since.reset(), counted = false;
                if (moment.force > mark && !since) since = moment.at;
                if (since && !counted && moment.at - *since > heavy_lasts) ++times, counted = true;
                before = moment.at;
            }
        }
        return times;
    }

    // Who holds on after the work has ended, or lay still before it, held as long as it lasted.
    std::vector<measure::Hold> holds_within(const Spans& work) const {
        std::vector<measure::Hold> holds;
        for (const measure::Hold& found : findings_.holds)
            for (const Span& span : work) {
                measure::Hold hold = found;
                hold.start = std::max(hold.start, span.start);
                hold.end = std::min(hold.end, span.end);
                if (hold.end - hold.start < least_hold) continue;
                const auto force = mean(forces_in_contact({{hold.start, hold.end}}));
                if (!force) continue; // lifted off all the time
                hold.mean_force = *force;
                hold.variation_percent = measure::hold_variation_percent(hold, moments_in(span));
                holds.push_back(hold);
            }
        return holds;
    }

    // A pace that the force told hardly ever while it was rolled is not the pace of the step.
    static bool told_enough(const StepRecord& record) {
        return !pace_estimated(record) ||
               record.control.pace_told_percent.value_or(0.0) >= least_told_percent;
    }

    std::vector<std::optional<units::Newtons>>
    forces_of(const std::vector<measure::Pace>& paces) const {
        std::vector<std::optional<units::Newtons>> forces;
        for (const measure::Pace& pace : paces)
            forces.push_back(
                mean(forces_in_contact({{pace.at - units::duration_of(1.0), pace.at}})));
        return forces;
    }

    // The seconds before the entries of pace, as far as somebody worked in them.
    static std::vector<measure::Second> seconds_of(const StepRecord& record) {
        std::vector<measure::Second> seconds;
        for (std::size_t i = 0; i < record.pace.size(); ++i)
            if (record.force[i])
                seconds.push_back({record.pace[i].seconds_per_stroke, record.force[i]->value});
        return seconds;
    }

    std::span<const Moment> moments_in(const Span& span) const {
        const auto before = [](const Moment& m, SessionTime t) { return m.at < t; };
        const auto begin = std::lower_bound(moments_.begin(), moments_.end(), span.start, before);
        return {begin, std::lower_bound(begin, moments_.end(), span.end, before)};
    }

    std::vector<Moment> moments_in(const Spans& spans) const {
        std::vector<Moment> some;
        for (const Span& span : spans) {
            const auto part = moments_in(span);
            some.insert(some.end(), part.begin(), part.end());
        }
        return some;
    }

    std::vector<double> forces_in_contact(const Spans& spans) const {
        std::vector<double> forces;
        auto contact = findings_.contact.begin();
        for (const Span& span : spans)
            for (const Moment& moment : moments_in(span)) {
                while (contact != findings_.contact.end() && contact->end <= moment.at) ++contact;
                const bool on = contact != findings_.contact.end() && contact->start <= moment.at;
                if (on) forces.push_back(moment.force.value);
            }
        return forces;
    }

    const Beginning& beginning_;
    std::span<const care::Mark> found_;
    History history_;
    std::vector<Moment> moments_;
    std::vector<SessionTime> lighter_;
    measure::Findings findings_;
};

} // namespace

Record rebuild(const Beginning& beginning, std::span<const Block> blocks, Completion completion,
               std::span<const care::Mark> found) {
    Record record;
    record.started = beginning.started;
    record.routine = beginning.routine.id;
    record.roller = beginning.roller;
    record.calibration = beginning.calibration;
    record.counts = part_of_history(beginning.roller, beginning.practice);
    record.completion = completion;
    if (beginning.hello) {
        record.build = beginning.hello->build.build;
        record.roller_serial = serial_of(*beginning.hello);
    }
    if (!blocks.empty()) record.duration = blocks.back().end - blocks.front().start;
    record.steps = Summary{beginning, blocks, found}.steps(completion);
    for (const Block& block : blocks) {
        record.gaps.insert(record.gaps.end(), block.gaps.begin(), block.gaps.end());
        for (const Event& event : block.events)
            if (event.fault) record.faults.push_back(*event.fault);
    }
    record.quality = quality(beginning, blocks);
    record.quality.usable =
        record.quality.usable && std::any_of(record.steps.begin(), record.steps.end(),
                                             [](const StepRecord& step) { return step.measured; });
    return record;
}

} // namespace session
