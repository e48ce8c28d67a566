#include "screen/insight_screen.h"

#include "wording/diary.h"
#include "wording/insight.h"
#include "wording/wording.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace screen {
namespace {

using insight::NightValue, insight::Outcome;
using wording::filled, wording::tr;

// The few that are asked about most; the command line knows them all.
const std::array<Outcome, 10>& offered() {
    static const std::array<Outcome, 10> all{NightValue::quality,     NightValue::total_sleep_min,
                                             NightValue::latency_min, NightValue::awakenings,
                                             diary::Item::cramps,     diary::Item::leg_unrest,
                                             diary::Item::tension,    diary::Item::stress,
                                             diary::Item::fatigue,    diary::Item::headache};
    return all;
}

std::string word(const Outcome& o) {
    if (const auto* night = std::get_if<NightValue>(&o)) return std::string{insight::word(*night)};
    return std::string{diary::word(std::get<diary::Item>(o))};
}

void add(std::vector<std::string>& to, const std::string& text) {
    if (!text.empty()) to.push_back(text);
}

// From one end of the line to the other, zero in the middle.
struct Scale {
    double most = 1.0;
    double share(double value) const { return std::clamp(0.5 + 0.5 * value / most, 0.0, 1.0); }
};

double furthest(const insight::Interval& i) {
    return std::max(std::fabs(i.low), std::fabs(i.high));
}

InsightView::Mark mark(const std::string& label, double at, const insight::Interval& i,
                       const Outcome& o, const Scale& scale, bool own) {
    return {label, wording::range(o, i), scale.share(at), scale.share(i.low), scale.share(i.high),
            own};
}

InsightView::Chart chart(const insight::Finding& f, const insight::Question& q) {
    const auto& e = *f.estimate;
    const insight::Controls none, &c = f.controls ? *f.controls : none;
    double most = furthest(e.interval);
    for (const auto* control : {&c.day_before, &c.day_after})
        if (*control) most = std::max(most, furthest((*control)->interval));
    const Scale scale{most > 0.0 ? 1.1 * most : 1.0};
    InsightView::Chart made;
    made.marks.push_back(
        mark(wording::name(q.main), e.difference, e.interval, q.main, scale, true));
    if (c.day_before)
        made.marks.push_back(mark(tr("One day earlier"), c.day_before->difference,
                                  c.day_before->interval, q.main, scale, false));
    if (c.day_after)
        made.marks.push_back(mark(tr("One day later"), c.day_after->difference,
                                  c.day_after->interval, q.main, scale, false));
    made.lower = tr("lower");
    made.higher = tr("higher");
    return made;
}

InsightView::Tone tone(insight::Verdict verdict) {
    switch (verdict) {
    case insight::Verdict::not_yet: return InsightView::Tone::open;
    case insight::Verdict::cannot_tell: return InsightView::Tone::cannot_tell;
    case insight::Verdict::difference: return InsightView::Tone::difference;
    }
    return InsightView::Tone::open;
}

// What the chart does not show: that there is none, and how often chance does as much.
std::vector<std::string> without_interval(insight::Controls c, const insight::Outcome& outcome) {
    c.day_before.reset();
    c.day_after.reset();
    return wording::lines(c, outcome);
}

void answer(InsightView& v, const InsightFacts& facts) {
    const auto& q = *facts.question;
    const auto& found = facts.looked.answer;
    v.verdict = wording::verdict(insight::Verdict::not_yet);
    v.looked_at = wording::looked_at(found.looked_at, facts.questions_before);
    if (found.hidden) {
        v.sentence = wording::hidden_until_end(q);
        for (const auto& one : facts.looked.progress.missing)
            v.missing.push_back(wording::sentence(one, q));
        return;
    }
    if (!found.main) {
        v.sentence = wording::minimum(q);
        return;
    }
    const insight::Finding& f = *found.main;
    v.tone = tone(f.verdict);
    v.verdict = wording::verdict(f.verdict);
    for (const auto& one : f.missing) v.missing.push_back(wording::sentence(one, q));
    if (!f.estimate) {
        v.sentence = wording::minimum(q);
        return;
    }
    v.sentence = wording::sentence(f, q.main, q);
    if (f.rates) v.rate = wording::rate(*f.rates, q);
    for (const auto doubt : f.doubts) v.doubts.push_back(wording::sentence(doubt));
    v.may_be = wording::may_be();
    v.chart = chart(f, q);
    if (f.controls) v.shuffled = without_interval(*f.controls, q.main);
    v.filled = wording::filled_days(f, q);
    for (const auto& one : facts.looked.beside) v.beside.push_back(wording::line(one));
    for (std::size_t i = 0; i < found.also.size(); ++i)
        v.also.push_back({wording::name(q.also[i]), wording::verdict(found.also[i].verdict),
                          wording::sentence(found.also[i], q.also[i], q),
                          found.also[i].controls
                              ? wording::lines(*found.also[i].controls, q.also[i])
                              : std::vector<std::string>{}});
}

std::string days_ahead(const std::vector<units::Day>& days) {
    constexpr std::size_t most = 6;
    if (days.empty()) return {};
    std::string list;
    for (std::size_t i = 0; i < std::min(days.size(), most); ++i)
        list += (i == 0 ? "" : "  ·  ") + wording::weekday_date(days[i]);
    if (days.size() > most) list += "  …";
    return filled(tr("Drawn rolling days ahead: {days}"), {{"days", list}});
}

void question(InsightView& v, const InsightFacts& facts) {
    const auto& q = *facts.question;
    const auto& p = facts.looked.progress;
    v.question.push_back(wording::asked(q));
    add(v.question, wording::also_asked(q));
    add(v.question, wording::planned(q));
    add(v.question, wording::few_phases(q));
    v.stage = wording::stage(q, p, facts.today);
    v.today = wording::today(p);
    v.ahead = days_ahead(facts.looked.ahead);
    v.can_begin = p.stage == insight::Stage::ready;
    v.over = p.stage == insight::Stage::over;
    v.asked_drop = facts.asked_drop;
    answer(v, facts);
    if (p.baseline_missing > 0)
        v.missing.push_back(wording::baseline_missing(q, p.baseline_missing));
}

void choices(InsightView& v, const InsightAsking& asking) {
    v.asks = true;
    for (const auto& one : offered())
        v.outcomes.push_back({word(one), wording::name(one), word(one) == asking.outcome});
    v.designs = {{"rolling", tr("Rolling, on drawn days"), !asking.magnesium},
                 {"magnesium", tr("Magnesium, over phases of my plan"), asking.magnesium}};
    v.hidden = asking.hidden;
}

} // namespace

InsightView view_of(const InsightFacts& facts) {
    InsightView v;
    v.notice = facts.notice;
    if (facts.question != nullptr) question(v, facts);
    if (facts.question == nullptr || v.over) choices(v, facts.asking);
    return v;
}

} // namespace screen
