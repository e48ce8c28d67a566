#include "screen/starting.h"

#include "wording/wording.h"

namespace screen {

using What = Wish::What;
using wording::tr;

Wish start_choices(Column& column, const Start& start) {
    std::vector<Choice> ways;
    if (start.starting) {
        column.status(Shape::dots, theme::sky, tr("Starts as soon as the roller answers"), {});
        column.gap(0.8f);
        ways.push_back({"cancel-start", tr("Do not wait (Esc)")});
    } else if (start.by_enter && !start.without_first)
        ways.push_back({"start", tr("Start (Enter)"), ButtonKind::primary, start.enabled, true});
    else
        ways.push_back({"start", tr("Start"), ButtonKind::normal, start.enabled, true});
    if (start.offers_without) {
        if (start.without_first)
            ways.push_back({"without", tr("Play without sensor (Enter)"), ButtonKind::primary,
                            start.enabled, true});
        else
            ways.push_back(
                {"without", tr("Play without sensor"), ButtonKind::normal, start.enabled});
        ways.push_back(
            {"simulated", tr("Try with a simulated roller"), ButtonKind::normal, start.enabled});
    }
    const std::string chosen = column.choose(ways);
    if (chosen == "start") return {What::start, start.routine, 0.0};
    if (chosen == "without") return {What::start_unmeasured, start.routine, 0.0};
    if (chosen == "simulated") return {What::start_simulated, start.routine, 0.0};
    if (chosen == "cancel-start" || (start.starting && column.escaped()))
        return {What::cancel_start, start.routine, 0.0};
    return {};
}

} // namespace screen
