#include "store/bruises.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace store {
namespace {

using routine::Region;

struct Said { // in the diary
    units::WallTime at{};
    std::optional<Region> bruised; // nothing = none anywhere
};

// An entry of its own day when it was made, one made later at noon of the day it is about.
units::WallTime moment_of(const diary::Entry<diary::Observation>& entry) {
    const units::Day day = entry.value->day;
    const units::WallTime made = entry.entered_at;
    if (units::day_at(made) == day) return made;
    const std::chrono::sys_days noon_of{day.time_since_epoch()};
    return {noon_of + std::chrono::hours{12} - made.offset, made.offset};
}

std::vector<Said> said_of(const std::vector<diary::Entry<diary::Observation>>& entries) {
    std::vector<Said> all;
    for (const auto& entry : diary::current(entries)) {
        const diary::Observation& o = *entry.value;
        if (o.item != diary::Item::bruise) continue;
        const auto region = routine::region_named(o.region);
        if (o.value <= 0.0)
            all.push_back({moment_of(entry), std::nullopt});
        else if (region && !routine::never_rolled(*region))
            all.push_back({moment_of(entry), region});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Said& a, const Said& b) { return a.at.utc < b.at.utc; });
    return all;
}

class Merging {
  public:
    void add(const care::Report& report, bool by_diary) {
        reports_.push_back(report);
        by_diary_.at(static_cast<std::size_t>(report.region)) = by_diary;
    }
    void add(const Said& said) {
        if (said.bruised) return add({said.at, *said.bruised, std::nullopt, true}, true);
        for (int i = 0; i < routine::regions; ++i)
            if (by_diary_.at(static_cast<std::size_t>(i)))
                add({said.at, static_cast<Region>(i), 0, false}, false);
    }
    std::vector<care::Report> all() && { return std::move(reports_); }

  private:
    std::vector<care::Report> reports_;
    std::array<bool, routine::regions> by_diary_{}; // the last of each region
};

} // namespace

std::vector<care::Report> with_bruises(std::vector<care::Report> told,
                                       const std::vector<diary::Entry<diary::Observation>>& diary) {
    const auto said = said_of(diary);
    if (said.empty()) return told;
    Merging merging;
    auto next = told.begin();
    for (const Said& one : said) {
        for (; next != told.end() && next->at.utc <= one.at.utc; ++next) merging.add(*next, false);
        merging.add(one);
    }
    for (; next != told.end(); ++next) merging.add(*next, false);
    return std::move(merging).all();
}

} // namespace store
