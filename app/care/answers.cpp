#include "care/answers.h"

namespace care {
namespace {

using routine::Region;

// Of each region its last reports, the newest first, at most one a day.
std::vector<const Report*> days_of(const std::vector<Report>& reports, Region region) {
    std::vector<const Report*> days;
    for (auto r = reports.rbegin(); r != reports.rend(); ++r)
        if (r->region == region &&
            (days.empty() || units::day_of(days.back()->at) != units::day_of(r->at)))
            days.push_back(&*r);
    return days;
}

template <class Holds>
std::vector<Region> regions_where(const std::vector<Report>& reports, Holds holds) {
    std::vector<Region> found;
    for (int i = 0; i < routine::regions; ++i) {
        const auto region = static_cast<Region>(i);
        if (holds(days_of(reports, region))) found.push_back(region);
    }
    return found;
}

} // namespace

bool stops_exercise(const Pain& pain) {
    return pain.sharp || pain.discomfort.value_or(0) >= strong;
}

bool spares(const Report& report) {
    return report.bruised || report.soreness.value_or(0) >= sore_from;
}

std::vector<Region> spared(const std::vector<Report>& reports) {
    return regions_where(reports,
                         [](const auto& days) { return !days.empty() && spares(*days[0]); });
}

std::vector<Region> twice_in_a_row(const std::vector<Report>& reports) {
    return regions_where(reports, [](const auto& days) {
        return days.size() >= 2 && spares(*days[0]) && spares(*days[1]);
    });
}

} // namespace care
