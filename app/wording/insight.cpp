// The answer and what stands beside it.
#include "wording/insight.h"

#include "wording/diary.h"
#include "wording/wording.h"

#include <cmath>

namespace wording {

using insight::Doubt, insight::Finding, insight::Interval, insight::NightValue, insight::Outcome;
using insight::Question;

namespace {

bool in_percent(const Outcome& o) {
    const auto* night = std::get_if<NightValue>(&o);
    return night != nullptr && *night == NightValue::efficiency_percent;
}

bool in_minutes(const Outcome& o) {
    if (const auto* night = std::get_if<NightValue>(&o))
        return *night == NightValue::total_sleep_min || *night == NightValue::latency_min ||
               *night == NightValue::awake_min;
    return diary::row(std::get<diary::Item>(o)).scale == diary::Scale::minutes;
}

bool yes_or_no(const Outcome& o) {
    const auto* item = std::get_if<diary::Item>(&o);
    return item != nullptr && diary::row(*item).scale == diary::Scale::yes_no;
}

int decimals(const Outcome& o) { return in_minutes(o) ? 0 : yes_or_no(o) ? 2 : 1; }

std::string with_unit(const Outcome& o, std::string value) {
    const char* text = tr("{value} points");
    if (in_percent(o)) text = tr("{value} percentage points");
    if (in_minutes(o)) text = tr("{value} min");
    if (counted(o) || yes_or_no(o)) text = tr("{value} a night");
    if (yes_or_no(o) && days_after(o) == 0) text = tr("{value} a day");
    return filled(text, {{"value", std::move(value)}});
}

std::string percent(double share) { return number(100.0 * share, 0) + " %"; }

double rounded(double value, int digits) {
    const double power = std::pow(10.0, digits);
    return std::round(value * power) / power;
}

} // namespace

std::string name(const Outcome& o) {
    if (const auto* item = std::get_if<diary::Item>(&o)) return name(*item);
    switch (std::get<NightValue>(o)) {
    case NightValue::quality: return tr("Quality of sleep");
    case NightValue::total_sleep_min: return tr("Minutes asleep");
    case NightValue::efficiency_percent: return tr("Sleep efficiency");
    case NightValue::latency_min: return tr("Minutes until asleep");
    case NightValue::awake_min: return tr("Minutes awake at night");
    case NightValue::awakenings: return tr("Awakenings");
    }
    return {};
}

std::string differences_title() { return tr("Differences in your log"); }

std::string amount(const Outcome& o, double difference) {
    return with_unit(o, number(std::fabs(difference), decimals(o)));
}

std::string apart(double value, int digits) {
    const double shown = rounded(value, digits);
    if (shown == 0.0) return number(0.0, digits);
    std::string text{shown > 0.0 ? "+" : "−"};
    return text + number(std::fabs(shown), digits);
}

std::string range(const Outcome& o, const Interval& interval) {
    return filled(tr("{low} to {high}"),
                  {{"low", apart(interval.low, decimals(o))},
                   {"high", with_unit(o, apart(interval.high, decimals(o)))}});
}

std::string verdict(insight::Verdict verdict) {
    switch (verdict) {
    case insight::Verdict::not_yet: return tr("Cannot tell yet");
    case insight::Verdict::cannot_tell: return tr("Cannot tell");
    case insight::Verdict::difference: return tr("A difference in your log");
    }
    return {};
}

std::string sentence(const Finding& f, const Outcome& o, const Question& q) {
    if (!f.estimate) return {};
    const double shown = rounded(f.estimate->difference, decimals(o));
    const char* text = tr("In your log, “{outcome}” lay {amount} higher for {with} than for "
                          "{without} (95 % range {range}).");
    if (shown < 0.0)
        text = tr("In your log, “{outcome}” lay {amount} lower for {with} than for {without} "
                  "(95 % range {range}).");
    if (shown == 0.0)
        text = tr("In your log, “{outcome}” lay the same for {with} as for {without} (95 % range "
                  "{range}).");
    return filled(text, {{"outcome", name(o)},
                         {"amount", amount(o, f.estimate->difference)},
                         {"with", days_of(q, true)},
                         {"without", days_of(q, false)},
                         {"range", range(o, f.estimate->interval)}});
}

std::string rate(const insight::RateRatio& r, const Question& q) {
    const bool open = !std::isfinite(r.interval.high) || !std::isfinite(r.ratio);
    const char* text = open ? tr("Counted: for {with} at least {low} times as many a night as for "
                                 "{without}.")
                            : tr("Counted: for {with} {ratio} times as many a night as for "
                                 "{without} (95 % range {low} to {high}).");
    return filled(text, {{"with", days_of(q, true)},
                         {"without", days_of(q, false)},
                         {"ratio", number(r.ratio, 2)},
                         {"low", number(r.interval.low, 2)},
                         {"high", number(r.interval.high, 2)}});
}

std::string filled_days(const Finding& f, const Question& q) {
    return filled(tr("Filled: {n} {with} ({share}), {m} {without} ({other})."),
                  {{"n", std::to_string(f.days_with)},
                   {"with", days_of(q, true)},
                   {"share", percent(f.filled_with)},
                   {"m", std::to_string(f.days_without)},
                   {"without", days_of(q, false)},
                   {"other", percent(f.filled_without)}});
}

std::string sentence(Doubt doubt) {
    switch (doubt) {
    case Doubt::covers_zero: return tr("The range holds zero: higher and lower are both possible.");
    case Doubt::few_days: return tr("Fewer than 14 are filled on one side.");
    case Doubt::not_over:
        return tr("The planned time is not over; only its end can call a difference.");
    case Doubt::few_phases:
        return tr("With fewer than six phases any slow drift would look the same.");
    case Doubt::drift: return tr("With the drift taken out in another way nothing is left of it.");
    case Doubt::day_before:
        return tr("The day before lies apart as well, and then the two were still alike.");
    case Doubt::not_as_planned: return tr("Too few days were as drawn or planned: under 70 %.");
    case Doubt::others_looked_at:
        return tr("Among as many as were looked at, this one does not stand out.");
    }
    return {};
}

std::string may_be() { return tr("This can be chance, expectation or other things you did."); }

std::vector<std::string> lines(const insight::Controls& c, const Outcome& o) {
    std::vector<std::string> found;
    const auto add = [&](const std::optional<insight::Control>& control, const char* text) {
        if (!control) return;
        found.push_back(filled(text, {{"difference", apart(control->difference, decimals(o))},
                                      {"range", range(o, control->interval)}}));
    };
    if (c.of_phases)
        found.emplace_back(tr("One day earlier or later: no such control for phases, whose days "
                              "have neighbours of their own kind"));
    add(c.day_before, tr("One day earlier: {difference} ({range})"));
    add(c.day_after, tr("One day later: {difference} ({range})"));
    if (c.shuffles > 0)
        found.push_back(
            filled(tr("Dates shuffled {n} times: at least as far apart {k} times"),
                   {{"n", std::to_string(c.shuffles)}, {"k", std::to_string(c.as_large)}}));
    return found;
}

std::string beside_title() {
    return tr("What else was there, on either side (it is not taken out):");
}

std::string line(const insight::Beside& b) {
    using insight::Other;
    std::string what;
    bool share = true;
    int digits = 1;
    switch (b.what) {
    case Other::weekday: what = tr("Saturdays and Sundays"); break;
    case Other::season:
        what = tr("Middle of the days, counted from the first");
        share = false;
        digits = 0;
        break;
    case Other::stress:
        what = name(diary::Item::stress);
        share = false;
        break;
    case Other::alcohol:
        what = tr("Drinks with alcohol");
        share = false;
        break;
    case Other::caffeine:
        what = tr("Cups with caffeine");
        share = false;
        break;
    case Other::illness: what = name(diary::Item::illness); break;
    case Other::cycle: what = name(diary::Item::cycle); break;
    case Other::new_medicine: what = name(diary::Item::new_medicine); break;
    case Other::travel: what = name(diary::Item::travel); break;
    case Other::painkiller: what = name(diary::Item::painkiller); break;
    case Other::warmth: what = name(diary::Item::warm_bath); break;
    case Other::magnesium: what = tr("Days with magnesium"); break;
    case Other::rolled: what = tr("Days rolled"); break;
    case Other::filling: what = tr("Days filled"); break;
    }
    const auto value = [&](double v) { return share ? percent(v) : number(v, digits); };
    const char* text =
        b.uneven ? tr("{what}: {with} and {without}, uneven") : tr("{what}: {with} and {without}");
    return filled(text, {{"what", what}, {"with", value(b.with)}, {"without", value(b.without)}});
}

std::string looked_at(int outcomes, int questions_before) {
    std::string text =
        trn("One outcome was looked at.",
            "{n} outcomes were looked at; only the main one was chosen before, the others are "
            "exploratory.",
            static_cast<unsigned long>(outcomes));
    if (questions_before > 0)
        text.append(" ").append(trn("One question was asked before this one.",
                                    "{n} questions were asked before this one.",
                                    static_cast<unsigned long>(questions_before)));
    return text;
}

} // namespace wording
