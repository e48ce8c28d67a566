#include "report/words.h"

#include "insight/exposure.h"
#include "wording/wording.h"

#include <algorithm>
#include <cmath>

namespace report {
namespace {

using session::NotCompared;
using wording::filled, wording::number, wording::tr, wording::trn;

unsigned long many(int n) { return static_cast<unsigned long>(n); }

std::string share(double percent) { return number(std::round(percent), 0) + "\u00A0%"; }

std::string level(double discomfort) {
    return number(discomfort, discomfort == std::floor(discomfort) ? 0 : 1);
}

std::string day(units::Day d) { return wording::date(std::chrono::sys_days{d.time_since_epoch()}); }

std::string so_long(double minutes) {
    const auto all = static_cast<unsigned long>(std::lround(minutes));
    if (all < 60) return trn("{n} minute", "{n} minutes", all);
    return filled(tr("{hours} h {minutes} min"),
                  {{"hours", std::to_string(all / 60)}, {"minutes", std::to_string(all % 60)}});
}

std::string done(const Report& r) {
    if (r.sessions() == 0) return tr("No session was done in this time.");
    return filled(trn("{n} session was done; rolled {time} in all, without the rests.",
                      "{n} sessions were done; rolled {time} in all, without the rests.",
                      many(r.sessions())),
                  {{"time", so_long(r.rolled_min())}});
}

// Nothing where no week lies in the period as a whole, or there is a plan.
std::string by_weeks(const Report& r) {
    if (r.has_plan()) return {};
    int whole = 0, enough = 0;
    for (const Week& week : r.weeks) {
        if (!week.whole) continue;
        ++whole;
        if (week.sessions() >= insight::fewest_a_week) ++enough;
    }
    if (whole == 0) return {};
    return filled(trn("Two or three sessions a week are meant: {enough} of {n} whole week had two "
                      "or more.",
                      "Two or three sessions a week are meant: {enough} of {n} whole weeks had two "
                      "or more.",
                      many(whole)),
                  {{"enough", std::to_string(enough)}});
}

std::string by_plans(const Report& r) {
    if (!r.has_plan()) return {};
    return filled(trn("{done} of {n} planned day was done.",
                      "{done} of {n} planned days were done.", many(r.adherence.planned())),
                  {{"done", std::to_string(r.adherence.done())}});
}

std::string pace(const Report& r) {
    if (!r.seconds_per_stroke) return {};
    const std::string seconds = number(*r.seconds_per_stroke, 1);
    if (!r.in_pace_band_percent)
        return filled(tr("Pace: {seconds} s per stroke (median)."), {{"seconds", seconds}});
    return filled(tr("Pace: {seconds} s per stroke (median); {share} of the time in which it could "
                     "be told lay in the band that was set."),
                  {{"seconds", seconds}, {"share", share(*r.in_pace_band_percent)}});
}

std::string force(const Report& r) {
    if (!r.in_force_band_percent) return {};
    return filled(
        trn("Force: {share} of the time lay in the band that was set; {n} time less force "
            "was asked for.",
            "Force: {share} of the time lay in the band that was set; {n} times less "
            "force was asked for.",
            many(r.lighter)),
        {{"share", share(*r.in_force_band_percent)}});
}

std::string discomfort(const Report& r) {
    if (r.sessions() == 0) return {};
    if (!r.discomfort_before || !r.discomfort_after)
        return tr("Discomfort before and after was not told.");
    return filled(trn("Discomfort as it was told, 0 to 10: {before} before, {after} after ({n} "
                      "session that tells both).",
                      "Discomfort as it was told, 0 to 10: {before} before, {after} after (medians "
                      "of {n} sessions that tell both).",
                      many(r.discomfort_told)),
                  {{"before", level(*r.discomfort_before)}, {"after", level(*r.discomfort_after)}});
}

std::string signed_percent(double percent) {
    const double rounded = std::round(10.0 * percent) / 10.0;
    return (rounded > 0.0 ? "+" : rounded < 0.0 ? "−" : "") + number(std::abs(rounded), 1);
}

std::string told(const std::optional<history::Apart>& apart) {
    if (!apart) return tr("too few sessions to tell");
    const std::string range =
        filled(tr("{low} to {high} %"), {{"low", signed_percent(apart->interval.low)},
                                         {"high", signed_percent(apart->interval.high)}});
    if (!apart->told()) return filled(tr("cannot tell ({range})"), {{"range", range}});
    return filled(tr("{percent} % ({range})"),
                  {{"percent", signed_percent(apart->percent)}, {"range", range}});
}

} // namespace

std::string title(const Report& r) {
    return filled(tr("Rolling from {from} to {to}"), {{"from", day(r.from)}, {"to", day(r.to)}});
}

std::vector<std::string> in_short(const Report& r) {
    std::vector<std::string> all{done(r), by_plans(r), by_weeks(r),
                                 pace(r), force(r),    discomfort(r)};
    std::erase(all, std::string{});
    return all;
}

std::vector<std::string> left_out(const Report& r) {
    std::vector<std::string> all;
    const auto add = [&all](int n, const std::string& text) {
        if (n > 0) all.push_back(text);
    };
    const int not_measured = r.count(Kind::not_measured), bad = r.count(Kind::bad_signal);
    add(not_measured, trn("{n} of these sessions was done without a roller that measures: its time "
                          "counts, figures it has none.",
                          "{n} of these sessions were done without a roller that measures: their "
                          "time counts, figures they have none.",
                          many(not_measured)));
    add(bad, trn("{n} of these sessions had a signal that was not usable: its time counts, its "
                 "figures are left out.",
                 "{n} of these sessions had a signal that was not usable: their time counts, their "
                 "figures are left out.",
                 many(bad)));
    add(r.simulated,
        trn("{n} simulated or replayed session is left out of everything.",
            "{n} simulated or replayed sessions are left out of everything.", many(r.simulated)));
    add(r.unfinished, trn("{n} session that nobody finished is left out.",
                          "{n} sessions that nobody finished are left out.", many(r.unfinished)));
    add(r.unreadable,
        trn("{n} session can no longer be read and is left out.",
            "{n} sessions can no longer be read and are left out.", many(r.unreadable)));
    add(r.adherence.unreadable,
        trn("{n} version of a plan can no longer be read; its days are not counted.",
            "{n} versions of plans can no longer be read; their days are not counted.",
            many(r.adherence.unreadable)));
    return all;
}

std::string line(const Work& work, const Difference& d) {
    return filled(
        trn("{work}: force: {force}; seconds per stroke: {pace}. {n} session with both.",
            "{work}: force: {force}; seconds per stroke: {pace}. {n} sessions with both.",
            many(d.sessions)),
        {{"work", work.name}, {"force", told(d.force)}, {"pace", told(d.seconds_per_stroke)}});
}

std::string line(const NotMeasured& n) {
    return filled(trn("{name}: in {n} session", "{name}: in {n} sessions", many(n.sessions)),
                  {{"name", n.name}});
}

std::string why(NotCompared reason) {
    switch (reason) {
    case NotCompared::other_build: return tr("another kind of roller");
    case NotCompared::other_roller: return tr("another roller");
    case NotCompared::other_tool: return tr("another tool");
    case NotCompared::other_calibration: return tr("another calibration");
    default: return {};
    }
}

std::vector<std::string> method() {
    return {
        tr("A session is one run of a routine, a week goes from Monday to Sunday, and what comes "
           "after midnight, up to 04:00, belongs to the day before. Time is that of the work, with "
           "its pauses, without rests and getting ready."),
        tr("Seconds per stroke are the mean of the middle half of a set's strokes, a stroke being "
           "one roll in one direction; the figures are medians over sessions. “≈” means estimated "
           "from the force alone. A dash means: cannot tell."),
        tr("Force is the mean while there was contact, as a load cell gives it: newtons, no "
           "pressure on the body. It depends on the exercise, its variant, the tool and how "
           "somebody "
           "lies, and is compared with nothing but itself. More is not better, and less is not."),
        tr("The band is what the routine asked of this person at the time. Shares are parts of the "
           "time of the work; where the pace could not be told, that time counts neither for nor "
           "against."),
        tr("Less force is asked for when the force stays above the comfort mark, the force that "
           "felt like 5 of 10; before there is a mark, above the light band. The mark is a mark, "
           "no limit of safety."),
        tr("Another kind of roller, another roller, another tool or another calibration begins a "
           "series anew: forces before and after are not compared. Sets that were skipped or left "
           "early are in no series."),
        tr("Left and right: right less left in percent of the mean of both, over sessions in which "
           "both were rolled, with the interval that holds the true mean in 95 of 100 such cases "
           "if sessions do not depend on each other. “Cannot tell” means that the interval holds "
           "zero as well. A difference may come from lying otherwise."),
        tr("Discomfort is a number from 0 to 10 that the person told before and after a session."),
        tr("Planned days are those of the plans in use, each version from the day it was taken. Of "
           "a week that is cut, by the period, by another version or by the plan's first or last "
           "day, its share is counted. A day is done when a session of the plan came to its end, "
           "once for each routine. A plan that was dropped counts up to the day before; where an older "
           "version of this program dropped it, its days are not counted.")};
}

} // namespace report
