#include "store/bruises.h"

#include <algorithm>
#include <optional>

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
    void add(const care::Report& report) { all_.push_back({report, false}); }
    // "None" tells nothing of soreness: what the diary told before is over, and no more.
    void add(const Said& said) {
        if (said.bruised)
            all_.push_back({{said.at, *said.bruised, std::nullopt, true}, true});
        else
            std::erase_if(all_, [](const Merged& one) { return one.by_diary; });
    }
    std::vector<care::Report> all() const {
        std::vector<care::Report> reports;
        for (const Merged& one : all_) reports.push_back(one.report);
        return reports;
    }

  private:
    struct Merged {
        care::Report report;
        bool by_diary = false;
    };
    std::vector<Merged> all_;
};

} // namespace

std::vector<care::Report> with_bruises(std::vector<care::Report> told,
                                       const std::vector<diary::Entry<diary::Observation>>& diary) {
    const auto said = said_of(diary);
    if (said.empty()) return told;
    Merging merging;
    auto next = told.begin();
    for (const Said& one : said) {
        for (; next != told.end() && next->at.utc <= one.at.utc; ++next) merging.add(*next);
        merging.add(one);
    }
    for (; next != told.end(); ++next) merging.add(*next);
    return merging.all();
}

} // namespace store
