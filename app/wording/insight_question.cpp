// The question: what is compared, what is missing, what cannot be done; and the rule of the pairs.
#include "wording/insight.h"

#include "wording/diary.h"
#include "wording/wording.h"

#include <array>

namespace wording {

using insight::Design, insight::Missing, insight::Question, insight::Stage;

namespace {

bool nightly(const Question& q) { return insight::days_after(q.main) == 1; }

// Behind "nights" or "evenings".
std::string where(const Question& q, bool with) {
    if (q.design == Design::planned_phases)
        return with ? tr("in phases with magnesium") : tr("in phases without magnesium");
    if (nightly(q)) return with ? tr("after drawn rolling days") : tr("after the other days");
    return with ? tr("on drawn rolling days") : tr("on the other days");
}

std::string more(const Question& q, int n) {
    const auto count = static_cast<unsigned long>(n);
    return nightly(q) ? trn("{n} more night", "{n} more nights", count)
                      : trn("{n} more evening", "{n} more evenings", count);
}

std::string days_left(int n) {
    return trn("{n} more day", "{n} more days", static_cast<unsigned long>(n));
}

} // namespace

std::string days_of(const Question& q, bool with) {
    return std::string{nightly(q) ? tr("nights") : tr("evenings")} + ' ' + where(q, with);
}

std::string asked(const Question& q) {
    return filled(
        tr("Is “{outcome}” different for {with} than for {without}?"),
        {{"outcome", name(q.main)}, {"with", days_of(q, true)}, {"without", days_of(q, false)}});
}

std::string also_asked(const Question& q) {
    if (q.also.empty()) return {};
    std::string list;
    for (const auto& o : q.also) list += (list.empty() ? "" : ", ") + name(o);
    return filled(tr("Looked at as well, exploratory: {list}."), {{"list", list}});
}

std::string planned(const Question& q) {
    if (q.design == Design::planned_phases && !q.phases.empty())
        return filled(trn("{n} phase of your own plan, {from} to {to}; the first two days of each "
                          "are left out.",
                          "{n} phases of your own plan, {from} to {to}; the first two days of each "
                          "are left out.",
                          static_cast<unsigned long>(q.phases.size())),
                      {{"from", date(q.phases.front().from)}, {"to", date(q.phases.back().until)}});
    const std::string weeks = trn("{n} week", "{n} weeks", static_cast<unsigned long>(q.weeks));
    if (!q.test_from)
        return filled(
            tr("A baseline of two weeks from {from}, then {weeks} with two or three drawn "
               "rolling days each."),
            {{"from", date(q.baseline_from)}, {"weeks", weeks}});
    return filled(tr("{weeks} with two or three drawn rolling days each, from {from} to {to}."),
                  {{"weeks", weeks},
                   {"from", date(*q.test_from)},
                   {"to", date(*q.test_from + std::chrono::days{7 * q.weeks - 1})}});
}

std::string minimum(const Question& q) {
    return nightly(q)
               ? tr("Nothing is shown before 10 nights on either side and 70 percent in all are "
                    "filled; a difference is called only at the end, from 14 on either side "
                    "on.")
               : tr("Nothing is shown before 10 evenings on either side and 70 percent in all are "
                    "filled; a difference is called only at the end, from 14 on either side "
                    "on.");
}

std::string stage(const Question& q, const insight::Progress& p, units::Day today) {
    switch (p.stage) {
    case Stage::baseline:
        if (p.days_left == 0) return tr("The baseline lasts until enough of it is filled.");
        return filled(tr("Baseline: {days}, please without a change."),
                      {{"days", days_left(p.days_left)}});
    case Stage::ready: return tr("The baseline is filled; the comparison can begin.");
    case Stage::testing:
        return filled(tr("Being compared: {days}, over on {date}."),
                      {{"days", days_left(p.days_left)},
                       {"date", date(today + std::chrono::days{p.days_left})}});
    case Stage::over:
        return q.design == Design::planned_phases ? tr("The planned phases are over.")
                                                  : tr("The drawn weeks are over.");
    }
    return {};
}

std::string today(const insight::Progress& p) {
    if (!p.roll_today) return {};
    return *p.roll_today ? tr("Today is a drawn rolling day.")
                         : tr("Today is none of the drawn rolling days.");
}

std::string weekday_date(units::Day day) {
    return name(std::chrono::weekday{day}) + ", " + date(day);
}

std::string baseline_missing(const Question& q, int days) {
    return filled(tr("Missing for the baseline: {days}."), {{"days", more(q, days)}});
}

std::string sentence(const Missing& m, const Question& q) {
    const auto missing = [](const std::string& what) {
        return filled(tr("Missing: {what}."), {{"what", what}});
    };
    switch (m.what) {
    case Missing::What::days_with: return missing(more(q, m.count) + ' ' + where(q, true));
    case Missing::What::days_without: return missing(more(q, m.count) + ' ' + where(q, false));
    case Missing::What::filled_days:
        return missing(
            filled(tr("{days} filled, of the days that have been"), {{"days", more(q, m.count)}}));
    case Missing::What::events:
        return filled(trn("Missing: {n} more counted; under ten in all nothing is compared.",
                          "Missing: {n} more counted; under ten in all nothing is compared.",
                          static_cast<unsigned long>(m.count)),
                      {});
    case Missing::What::variation:
        return tr("What was noted is the same every time; there is nothing to compare.");
    }
    return {};
}

std::string few_phases(const Question& q) {
    if (q.design != Design::planned_phases || std::ssize(q.phases) >= insight::fewest_phases)
        return {};
    return tr("Your plan has fewer than six phases: what lies apart will be shown, but never "
              "called a difference.");
}

std::string hidden_until_end(const Question& q) {
    const auto all = insight::exposure(q);
    if (!all) return tr("The result stays hidden until the end, as you asked.");
    const auto end = all->first + std::chrono::days{static_cast<int>(all->days.size()) +
                                                    insight::days_after(q.main)};
    return filled(tr("The result stays hidden until {date}, as you asked."), {{"date", date(end)}});
}

std::string sentence(insight::QuestionError error) {
    using enum insight::QuestionError;
    switch (error) {
    case repeated: return tr("The same outcome was named twice; name each one once.");
    case weeks: return tr("The comparison takes 4 to 52 weeks; please say so many.");
    case wrong_phases:
        return tr("Your plan has no phases that can be compared: each needs a first and a last day "
                  "to come and at least three days; rolltakt log plan shows it.");
    case one_sided:
        return tr("Your plan has phases of one kind only; to compare, it needs maintenance and "
                  "pause.");
    case no_baseline:
        return tr("The first phase of your plan begins before the baseline of two weeks is over; "
                  "ask earlier, or plan later.");
    }
    return {};
}

std::string sentence(insight::BeginError error) {
    switch (error) {
    case insight::BeginError::baseline_not_filled:
        return tr("The baseline is not filled yet: two weeks, ten of their days; rolltakt insight "
                  "shows what is missing.");
    case insight::BeginError::begun:
        return tr("The comparison has begun already; rolltakt insight days shows the drawn days.");
    case insight::BeginError::planned:
        return tr("Phases of your own plan begin on their own dates; there is nothing to begin "
                  "here.");
    }
    return {};
}

std::string sentence(insight::ExtendError error) {
    switch (error) {
    case insight::ExtendError::seen:
        return tr("The result was shown; a longer time chosen by what was seen would make chance "
                  "look like more. Ask a new question instead.");
    case insight::ExtendError::not_begun:
        return tr("The comparison has not begun; rolltakt insight begin comes first.");
    case insight::ExtendError::planned:
        return tr("Phases follow your own plan; their time is not changed here.");
    case insight::ExtendError::too_long:
        return tr("A comparison takes at most 52 weeks; please add fewer.");
    }
    return {};
}

std::string pairing_rule() {
    return tr("Before: the last magnesium and the last night that was over, at most 24 hours back; "
              "after: the next night that began, at most 24 hours on; next day: what was noted for "
              "it (days run from 04:00 to 04:00).");
}

} // namespace wording
