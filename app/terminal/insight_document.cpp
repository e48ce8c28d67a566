// insight: its values as the documents of the contract.
#include "terminal/insights.h"

#include <cmath>

namespace terminal::insights {

namespace {

// Infinity has no number in JSON.
Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json document(const insight::Interval& interval) {
    return {{"low", number(interval.low)}, {"high", number(interval.high)}};
}

std::string_view word(insight::Design design) {
    switch (design) {
    case insight::Design::random_days: return "random_days";
    case insight::Design::planned_phases: return "planned_phases";
    }
    return "";
}

std::string_view word(insight::Stage stage) {
    switch (stage) {
    case insight::Stage::baseline: return "baseline";
    case insight::Stage::ready: return "ready";
    case insight::Stage::testing: return "testing";
    case insight::Stage::over: return "over";
    }
    return "";
}

std::string_view word(insight::Missing::What what) {
    switch (what) {
    case insight::Missing::What::days_with: return "days_with";
    case insight::Missing::What::days_without: return "days_without";
    case insight::Missing::What::filled_days: return "filled_days";
    case insight::Missing::What::events: return "events";
    case insight::Missing::What::variation: return "variation";
    }
    return "";
}

std::string_view word(insight::Verdict verdict) {
    switch (verdict) {
    case insight::Verdict::not_yet: return "not_yet";
    case insight::Verdict::cannot_tell: return "cannot_tell";
    case insight::Verdict::difference: return "difference";
    }
    return "";
}

std::string_view word(insight::Doubt doubt) {
    switch (doubt) {
    case insight::Doubt::covers_zero: return "covers_zero";
    case insight::Doubt::few_days: return "few_days";
    case insight::Doubt::not_over: return "not_over";
    case insight::Doubt::few_phases: return "few_phases";
    case insight::Doubt::drift: return "drift";
    case insight::Doubt::day_before: return "day_before";
    case insight::Doubt::not_as_planned: return "not_as_planned";
    case insight::Doubt::others_looked_at: return "others_looked_at";
    }
    return "";
}

std::string_view word(insight::Method method) {
    switch (method) {
    case insight::Method::redrawn_weeks: return "redrawn_weeks";
    case insight::Method::autocorrelated_line: return "autocorrelated_line";
    case insight::Method::phase_means: return "phase_means";
    }
    return "";
}

Json document(const std::vector<insight::Missing>& missing) {
    Json list = Json::array();
    for (const auto& one : missing)
        list.push_back({{"what", word(one.what)}, {"count", one.count}});
    return list;
}

Json document(const std::optional<insight::Control>& control) {
    if (!control) return nullptr;
    return {{"difference", control->difference},
            {"interval", document(control->interval)},
            {"differs", control->differs()}};
}

Json document(const insight::Controls& c) {
    return {{"day_before", document(c.day_before)},
            {"day_after", document(c.day_after)},
            {"shuffles", c.shuffles},
            {"as_large", c.as_large}};
}

Json document(const insight::RateRatio& r) {
    return {{"events_with", r.events_with},
            {"events_without", r.events_without},
            {"ratio", number(r.ratio)},
            {"interval", document(r.interval)}};
}

} // namespace

Json document(const store::AskedQuestion& asked) {
    const insight::Question& q = *asked.question;
    Json also = Json::array(), phases = Json::array();
    for (const auto& one : q.also) also.push_back(word(one));
    for (const auto& one : q.phases)
        phases.push_back({{"from", units::text(one.from)},
                          {"until", units::text(one.until)},
                          {"with", one.with}});
    return {{"number", asked.number},
            {"asked", units::iso8601(asked.at)},
            {"outcome", word(q.main)},
            {"also", std::move(also)},
            {"compares", word(q.design)},
            {"baseline_from", units::text(q.baseline_from)},
            {"test_from", q.test_from ? Json(units::text(*q.test_from)) : Json(nullptr)},
            {"weeks", q.design == insight::Design::random_days ? Json(q.weeks) : Json(nullptr)},
            {"phases", std::move(phases)},
            {"hidden", q.hidden}};
}

Json document(const insight::Progress& p) {
    return {{"stage", word(p.stage)},
            {"days_left", p.days_left},
            {"baseline_missing", p.baseline_missing},
            {"missing", document(p.missing)},
            {"roll_today", or_null(p.roll_today)}};
}

Json document(const insight::Finding& f) {
    Json doubts = Json::array();
    for (const auto doubt : f.doubts) doubts.push_back(word(doubt));
    Json made{{"verdict", word(f.verdict)},
              {"missing", document(f.missing)},
              {"doubts", std::move(doubts)},
              {"difference", nullptr},
              {"interval", nullptr},
              {"method", nullptr},
              {"days_with", nullptr},
              {"days_without", nullptr},
              {"filled_with", nullptr},
              {"filled_without", nullptr},
              {"mean_with", nullptr},
              {"mean_without", nullptr},
              {"rates", f.rates ? document(*f.rates) : Json(nullptr)},
              {"controls", f.controls ? document(*f.controls) : Json(nullptr)}};
    if (!f.estimate) return made;
    made["difference"] = f.estimate->difference;
    made["interval"] = document(f.estimate->interval);
    made["method"] = word(f.estimate->method);
    made["days_with"] = f.days_with;
    made["days_without"] = f.days_without;
    made["filled_with"] = f.filled_with;
    made["filled_without"] = f.filled_without;
    made["mean_with"] = f.mean_with;
    made["mean_without"] = f.mean_without;
    return made;
}

} // namespace terminal::insights
