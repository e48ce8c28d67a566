// Any text as a plan: errors with places in the text, or values within their limits that come back
// the same when they are written, and a change keeps every comment.
#include "plan/due.h"
#include "plan/plan_file.h"
#include "plan/toml_writing.h"

#include "places.h"

#include <algorithm>
#include <cstdlib>

namespace {

void demand(bool law) {
    if (!law) std::abort();
}

void check(const std::vector<routine::FileError>& errors, std::string_view text) {
    demand(!errors.empty());
    const auto lines = 1 + std::count(text.begin(), text.end(), '\n');
    for (const auto& e : errors) {
        demand(e.line >= 0 && e.line <= lines && e.column >= 0);
        demand((e.line == 0) == (e.column == 0));
    }
}

void check(const plan::Plan& plan, std::string_view text, const routine::Library& catalogue) {
    demand(!plan.routines.empty() && plan.routines.size() <= plan::most_routines);
    const auto all = days_of(plan);
    demand(all.first <= all.last && (all.last - all.first).count() < 7 * plan::most_weeks);
    for (const auto& planned : plan.routines) {
        const auto days = days_of(plan, planned);
        demand(all.contains(days.first) && all.contains(days.last) && days.first <= days.last);
        demand(!planned.routine.steps.empty());
        const std::vector<plan::Stage> most(planned.progress.size(), {200, 0});
        const auto grown = as_planned(planned, most);
        demand(grown.steps.size() <= 200);
        for (const auto& step : grown.steps)
            demand(step.effort <= grown.exercises[step.exercise].against.effort_up_to);
        demand(planned_days(plan, planned, all.first, all.last) <= 7 * plan::most_weeks);
    }
    static_cast<void>(due(plan, all.first, {}));
    demand(plan::rewritten(text, plan, catalogue) == text || !text.ends_with('\n'));
    auto next = plan;
    next.version = next.is_template ? 1 : next.version % 9999 + 1;
    next.said = plan::Text{"Ja.", "Yes."};
    next.review.silent_days = 3;
    demand(plan::keeps_comments(text, plan::rewritten(text, next, catalogue)));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto catalogue = routine::Library::read({places::source("/exercises")});
    const std::string text{data, data + size};
    const auto plan = plan::read(text, "fuzz.toml", catalogue);
    if (plan)
        check(*plan, text, catalogue);
    else
        check(plan.error(), text);
    return 0;
}
