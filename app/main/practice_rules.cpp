// The rules of a plan: how it grows, when it ends a session, what is looked at.
#include "entering/typed.h"
#include "main/practice.h"
#include "review/answer.h"
#include "wording/wording.h"

namespace app {

using plan::Plan;
using wording::filled, wording::tr;

void Practice::set_rule(const std::string& box, const std::string& text) {
    const auto whole = entering::whole_typed(text);
    const auto value = entering::number_typed(text);
    const bool any = box == "stop-minutes" || box == "look-pace";
    if (!text.empty() && !(any ? value.has_value() : whole.has_value())) {
        refused_[box] = screen::no_number(text);
        return;
    }
    change(box, [&](Plan& p) {
        if (box == "stop-exercise") p.stop.exercise_from_pain = whole;
        if (box == "stop-session") p.stop.session_from_pain = whole;
        if (box == "stop-minutes") p.stop.session_up_to_min = value;
        if (box == "look-stopped") p.review.stopped_sessions = whole;
        if (box == "look-mark") p.review.times_over_mark = whole;
        if (box == "look-discomfort") p.review.discomfort_up_by = whole;
        if (box == "look-pace") p.review.seconds_per_stroke_under = value;
        if (box == "look-silent") p.review.silent_days = whole;
        if (box == "look-signal") p.review.bad_signal_sessions = whole;
    });
}

void Practice::press_rule(const std::string& what) {
    const screen::PlanRule& typed = open_->rule;
    const auto weeks = entering::whole_typed(typed.weeks);
    const auto discomfort = entering::whole_typed(typed.discomfort);
    const bool sets = what == "sets";
    const auto up_to = entering::number_typed(typed.up_to);
    const auto sets_up_to = entering::whole_typed(typed.up_to);
    const bool too_many =
        sets && (!sets_up_to || *sets_up_to < 2 || *sets_up_to > review::most_sets);
    if (!weeks) refused_["rule-weeks"] = screen::no_number(typed.weeks);
    if (!discomfort) refused_["rule-discomfort"] = screen::no_number(typed.discomfort);
    if (!up_to) refused_["rule-up-to"] = screen::no_number(typed.up_to);
    if (up_to && too_many)
        refused_["rule-up-to"] = filled(
            tr("“{typed}” sets cannot be: 2 to {most} can."),
            {{"typed", typed.up_to.substr(0, 40)}, {"most", std::to_string(review::most_sets)}});
    if (!weeks || !discomfort || !up_to || too_many) return;
    for (const char* box : {"rule-weeks", "rule-discomfort", "rule-up-to"}) refused_.erase(box);
    change("", [&](Plan& p) {
        plan::Progress rule;
        rule.exercise = typed.exercise;
        rule.after_comfortable_weeks = *weeks;
        rule.discomfort_up_to = *discomfort;
        if (sets)
            rule.sets_up_to = sets_up_to;
        else {
            rule.slower_by_s = 0.5;
            rule.slower_up_to_s = *up_to;
        }
        p.routines.at(open_->routine).progress.push_back(rule);
    });
}

} // namespace app
