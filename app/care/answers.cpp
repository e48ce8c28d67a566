#include "care/answers.h"

#include <array>

namespace care {
namespace {

constexpr std::array<std::string_view, ended_by_kinds> ended_by_words{
    "pain", "time", "interruption", "roller", "other"};

using routine::Region;

// Of each region its last reports, the newest first, at most one a day.
std::vector<const Report*> days_of(const std::vector<Report>& reports, Region region) {
    std::vector<const Report*> days;
    for (auto r = reports.rbegin(); r != reports.rend(); ++r)
        if (r->region == region && (r->soreness || r->bruised) &&
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

std::string_view word(EndedBy by) { return ended_by_words.at(static_cast<std::size_t>(by)); }

std::optional<EndedBy> ended_by_named(std::string_view name) {
    for (std::size_t i = 0; i < ended_by_words.size(); ++i)
        if (ended_by_words.at(i) == name) return static_cast<EndedBy>(i);
    return std::nullopt;
}

// Nobody who does not say how strong it is goes on there by mistake.
bool stops_exercise(const Pain& pain) {
    return pain.sharp || pain.discomfort.value_or(strongest) >= strong;
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
