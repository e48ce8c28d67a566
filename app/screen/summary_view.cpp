#include "screen/home_screen.h"
#include "screen/summary_screen.h"
#include "wording/timeline.h"
#include "wording/wording.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

namespace screen {
namespace {

using session::StepRecord;
using wording::filled;
using wording::number;
using wording::tr;

constexpr const char* dash = "–";
constexpr double nearly_all_percent = 95.0;

std::string percent(std::optional<double> share) {
    return share ? filled(tr("{n} %"), {{"n", number(std::round(*share), 0)}}) : dash;
}

Status ended_of(session::Completion c) {
    switch (c) {
    case session::Completion::done: return {Shape::tick, theme::green, tr("Done"), {}};
    case session::Completion::stopped:
        return {Shape::square, theme::grey, tr("Stopped"), tr("What was done is kept.")};
    case session::Completion::unfinished: return {Shape::bars, theme::yellow, tr("Cut short"), {}};
    }
    return {};
}

// Mean over the steps that know it, weighed by their time.
template <class Figure>
std::optional<double> mean_of(const std::vector<StepRecord>& steps, Figure figure) {
    double sum = 0.0, weight = 0.0;
    for (const StepRecord& s : steps) {
        const std::optional<double> value = std::invoke(figure, s);
        if (!value) continue;
        const double seconds = units::seconds(s.worked);
        sum += *value * seconds;
        weight += seconds;
    }
    if (weight <= 0.0) return {};
    return sum / weight;
}

const routine::Routine* routine_of(std::span<const routine::Routine> all, const std::string& id) {
    for (const routine::Routine& r : all)
        if (r.id == id) return &r;
    return nullptr;
}

std::string exercise_name(const routine::Routine* r, const std::string& id) {
    if (r != nullptr)
        for (const routine::Exercise& e : r->exercises)
            if (e.id == id) return e.name.in(wording::language());
    return id;
}

std::string step_title(const routine::Routine* r, const StepRecord& s) {
    std::string title = exercise_name(r, s.exercise);
    if (s.side != routine::Side::none) title += ", " + wording::name(s.side);
    if (s.set > 1) title += ", " + filled(tr("set {set}"), {{"set", std::to_string(s.set)}});
    return title;
}

SummaryView::Step view_of(const routine::Routine* r, const StepRecord& s,
                          std::optional<units::Metres> body_height) {
    SummaryView::Step v{
        step_title(r, s), wording::clock(s.worked), dash, dash, dash, dash, dash, dash, {}};
    if (s.skipped) return v.time = tr("skipped"), v;
    if (!s.measured) return v.strokes = tr("not measured"), v;
    if (!s.strokes.empty()) v.strokes = std::to_string(s.strokes.size());
    v.covered = percent(session::covered_percent(s, body_height));
    if (s.seconds_per_stroke)
        v.pace = (session::pace_estimated(s) ? "≈ " : "") +
                 filled(tr("{seconds} s"), {{"seconds", number(*s.seconds_per_stroke, 1)}});
    if (s.mean_force)
        v.force = filled(tr("{force} N"), {{"force", number(s.mean_force->value, 0)}});
    v.in_pace = percent(s.in_pace_band_percent);
    v.in_band = percent(s.in_force_band_percent);
    if (s.balance) v.balance = wording::sentence(*s.balance);
    return v;
}

std::string pace_of(const std::optional<double>& seconds, bool estimated) {
    if (!seconds) return dash;
    return (estimated ? "≈ " : "") + number(*seconds, 1);
}

// What can be told of both, with its unit.
std::string then_now(const std::string& then, const std::string& now, const char* unit) {
    if (then == dash || now == dash) return dash;
    return then + " → " + now + " " + unit;
}

std::string rounded(const std::optional<double>& value) {
    return value ? number(std::round(*value), 0) : dash;
}

SummaryView::Compared view_of(const routine::Routine* r, const StepRecord& now,
                              const session::Comparison& made) {
    const session::StepFigures& then = made.last->step;
    const auto force = [](const std::optional<units::Newtons>& f) {
        return f ? number(f->value, 0) : std::string{dash};
    };
    SummaryView::Compared v;
    v.title = step_title(r, now);
    v.when = wording::date(
        std::chrono::floor<std::chrono::days>(made.last->started.utc + made.last->started.offset));
    v.pace = then_now(pace_of(then.seconds_per_stroke, then.pace_estimated),
                      pace_of(now.seconds_per_stroke, session::pace_estimated(now)), "s");
    v.force = then_now(force(then.mean_force), force(now.mean_force), "N");
    v.both = made.same_bands ? then_now(rounded(then.in_both_bands_percent),
                                        rounded(now.control.in_both_bands_percent), "%")
                             : tr("other bands");
    v.words = wording::changes(made);
    return v;
}

void compare(SummaryView& v, const routine::Routine* r, const session::Record& record,
             std::span<const session::Comparison> compared) {
    if (!record.quality.usable) return; // the remarks say so
    if (const auto none = wording::none_compared(compared); !none.empty()) {
        v.not_compared.push_back(none);
        return;
    }
    for (std::size_t i = 0; i < std::min(compared.size(), record.steps.size()); ++i) {
        const StepRecord& step = record.steps[i];
        if (compared[i].last)
            v.compared.push_back(view_of(r, step, compared[i]));
        else if (!compared[i].this_session)
            v.not_compared.push_back(step_title(r, step) + ": " +
                                     wording::not_compared(compared[i]));
    }
}

units::Duration worked_in(const session::Record& record) {
    units::Duration worked{};
    for (const StepRecord& s : record.steps)
        if (!s.skipped) worked += s.worked;
    return worked;
}

// What is known and the sentence does not say.
std::vector<SummaryView::Figure> figures_of(const session::Record& record) {
    std::vector<SummaryView::Figure> figures;
    const bool estimated =
        std::any_of(record.steps.begin(), record.steps.end(), session::pace_estimated);
    if (const auto pace = mean_of(record.steps, &StepRecord::seconds_per_stroke))
        figures.push_back(
            {(estimated ? "≈ " : "") + filled(tr("{seconds} s"), {{"seconds", number(*pace, 1)}}),
             tr("per stroke")});
    std::size_t strokes = 0;
    for (const StepRecord& s : record.steps) strokes += s.strokes.size();
    if (strokes > 0) figures.push_back({std::to_string(strokes), tr("strokes")});
    return figures;
}

// Its sign is not torn off at the end of a line.
std::string unbroken(std::string share) {
    const auto blank = share.find(' ');
    return blank == std::string::npos ? share : share.replace(blank, 1, "\u00A0");
}

std::string so_long(units::Duration time) {
    const double seconds = units::seconds(time);
    if (seconds < 59.5)
        return wording::trn("{n} second", "{n} seconds",
                            static_cast<unsigned long>(std::lround(seconds)));
    return wording::trn("{n} minute", "{n} minutes",
                        static_cast<unsigned long>(std::lround(seconds / 60.0)));
}

// Of the time of steps that have a set pace, in percent.
std::optional<double> pace_told(const session::Record& record) {
    return mean_of(record.steps, [](const StepRecord& s) {
        return s.in_pace_band_percent ? s.control.pace_told_percent : std::nullopt;
    });
}

std::string counting(const session::Record& record, const std::string& ended) {
    const std::string time = so_long(worked_in(record));
    const auto slow = mean_of(record.steps, &StepRecord::in_pace_band_percent);
    const auto force = mean_of(record.steps, &StepRecord::in_force_band_percent);
    if (!slow && !force) return filled(tr("{ended}: {time}."), {{"ended", ended}, {"time", time}});
    const bool partly = slow && pace_told(record).value_or(100.0) < nearly_all_percent;
    return filled(
        partly ? tr("{ended}: {time}. Where the pace could be told, {share} at the set one.")
        : slow ? tr("{ended}: {time}. Rolling: {share} at the set pace.")
               : tr("{ended}: {time}. Of what was measured, {share} in the band."),
        {{"ended", ended}, {"time", time}, {"share", unbroken(percent(slow ? slow : force))}});
}

std::string skipped_in(const session::Record& record) {
    const auto skipped = static_cast<unsigned long>(std::count_if(
        record.steps.begin(), record.steps.end(), [](const StepRecord& s) { return s.skipped; }));
    if (skipped == 0) return {};
    return " " + wording::trn("{n} step was skipped.", "{n} steps were skipped.", skipped);
}

// What counts, in one sentence, and what was left out.
std::string sentence_of(const session::Record& record, const std::string& ended) {
    return counting(record, ended) + skipped_in(record);
}

std::vector<Status> remarks_of(const session::Record& record) {
    std::vector<Status> remarks;
    if (record.roller == session::RollerKind::sim)
        remarks.push_back({Shape::roller, theme::orange, tr("Simulated roller"),
                           tr("This session does not become part of the history.")});
    if (record.roller == session::RollerKind::none)
        remarks.push_back({Shape::roller, theme::grey, tr("Played without sensor"),
                           tr("Time and steps are kept; nothing was measured.")});
    const auto told = pace_told(record);
    if (told && *told < nearly_all_percent)
        remarks.push_back(
            {Shape::ring, theme::grey,
             filled(tr("Pace told for {share} of the time"), {{"share", percent(told)}}),
             tr("The rest counts neither for nor against.")});
    if (record.roller != session::RollerKind::none && !record.quality.usable)
        remarks.push_back({Shape::warning, theme::orange, tr("Left out of comparisons"),
                           tr("Too much of the signal was missing or disturbed.")});
    if (!record.gaps.empty())
        remarks.push_back(
            {Shape::warning, theme::orange,
             wording::trn("{n} gap in the signal", "{n} gaps in the signal", record.gaps.size()),
             tr("Nothing is said about the time in between.")});
    std::vector<measure::FaultKind> kinds;
    for (const measure::Fault& fault : record.faults)
        if (fault.kind != measure::FaultKind::settling && // every start has it
            std::find(kinds.begin(), kinds.end(), fault.kind) == kinds.end())
            kinds.push_back(fault.kind);
    for (const measure::FaultKind kind : kinds)
        remarks.push_back(
            {Shape::warning, theme::orange,
             filled(tr("Fault of the roller: {fault}."), {{"fault", wording::name(kind)}}),
             tr("The samples concerned were left out.")});
    return remarks;
}

} // namespace

SummaryView view_of(const session::Record& record, std::span<const routine::Routine> routines,
                    std::optional<units::Metres> body_height, const Afterwards& beside,
                    const Looking& looking) {
    const routine::Routine* r = routine_of(routines, record.routine);
    routine::Routine any; // put together, or gone since: the others know its exercises
    if (r == nullptr) {
        for (const routine::Routine& one : routines)
            any.exercises.insert(any.exercises.end(), one.exercises.begin(), one.exercises.end());
        r = &any;
    }
    SummaryView v;
    v.id = record.id;
    v.title = wording::title(routines, record.routine);
    v.when = wording::date_time(record.started);
    v.ended = ended_of(record.completion);
    v.sentence = sentence_of(record, v.ended.headline);
    v.capitals = capitals(looking);
    v.figures = figures_of(record);
    for (const StepRecord& s : record.steps) v.steps.push_back(view_of(r, s, body_height));
    v.remarks = remarks_of(record);
    v.traces = traces_of(record);
    compare(v, r, record, beside.compared);
    v.around = beside.around;
    v.note = beside.note.text;
    v.tags = session::joined(beside.note.tags);
    v.refused = beside.refused;
    return v;
}

} // namespace screen
