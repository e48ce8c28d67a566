#include "care/history.h"

#include "units/local_time.h"

#include <algorithm>

namespace care {
namespace {

using routine::Exercise, routine::Region, routine::Tool;

constexpr auto first_week = std::chrono::days{7};
constexpr auto asked_for = std::chrono::days{3};

bool has(const std::vector<Rolled>& list, const Rolled& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

const Exercise* find(std::span<const Exercise> all, const std::string& id) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&id](const Exercise& e) { return e.id == id; });
    return found == all.end() ? nullptr : &*found;
}

Tool tool_of(std::span<const Exercise> all, const Rolled& rolled) {
    const Exercise* e = find(all, rolled.exercise);
    if (e == nullptr) return Tool::none;
    for (std::size_t v = 0; v < e->variants.size(); ++v)
        if (e->variants[v].id == rolled.variant) return routine::tool(*e, v);
    return e->tool;
}

// Of a later day than the session, so that it tells how it felt afterwards.
bool told_since(const std::vector<Report>& reports, Region region, units::WallTime session) {
    return std::any_of(reports.begin(), reports.end(), [&](const Report& r) {
        return r.region == region && units::day_of(r.at) > units::day_of(session);
    });
}

bool told_today(const std::vector<Report>& reports, Region region, units::WallTime now) {
    return std::any_of(reports.begin(), reports.end(), [&](const Report& r) {
        return r.region == region && units::day_of(r.at) == units::day_of(now);
    });
}

std::chrono::days days_between(units::WallTime then, units::WallTime now) {
    return units::day_at(now) - units::day_at(then);
}

// In two sessions or more of the last two months: by then it was told twice.
std::vector<Rolled> known(const History& history, units::WallTime now) {
    std::vector<Rolled> once, known;
    for (const History::Finished& session : history.recent) {
        if (now.utc - session.started.utc > remembered) continue;
        for (const Rolled& way : session.rolled) {
            auto& list = has(once, way) ? known : once;
            if (!has(list, way)) list.push_back(way);
        }
    }
    return known;
}

} // namespace

Today today(const History& history, std::span<const Exercise> exercises, const Before& before,
            std::optional<units::Kilograms> mass, units::WallTime now) {
    Today today;
    today.now = now;
    today.screening = history.screening;
    today.before = before;
    today.discomfort_before_that = history.discomfort;
    today.reports = history.reports;
    today.marks = history.marks;
    today.mass = mass;
    for (const auto& stopped : history.stopped)
        if (units::day_of(stopped.at) == units::day_of(now)) {
            today.stopped.push_back(stopped.exercise);
            for (const routine::Exercise& e : exercises)
                if (e.id == stopped.exercise)
                    today.stopped_regions.insert(today.stopped_regions.end(), e.targets.begin(),
                                                 e.targets.end());
        }
    today.first_week = !history.first_session || now.utc - history.first_session->utc < first_week;
    if (today.first_week) return today; // light anyway, and told in full
    today.known = known(history, now);
    for (const Tool tool : {Tool::roller, Tool::ball}) {
        const auto with_it = [&](const Rolled& r) { return tool_of(exercises, r) == tool; };
        if (std::none_of(history.rolled.begin(), history.rolled.end(), with_it))
            today.new_tools.push_back(tool);
    }
    return today;
}

Today today_simulated(const Before& before, units::WallTime now) {
    Today today;
    today.now = now;
    today.unscreened_is_light = false;
    today.before = before;
    return today;
}

namespace {

class Asking {
  public:
    Asking(const History& history, units::WallTime now) : history_{history}, now_{now} {}

    void about(const History::Finished& session, std::span<const Exercise> exercises) {
        for (const Rolled& rolled : session.rolled)
            if (const Exercise* e = find(exercises, rolled.exercise))
                for (const Region region : e->targets)
                    if (!told_since(history_.reports, region, session.started))
                        add(region, session.session);
    }
    void add(Region region, const std::string& session) {
        const auto known = [region](const auto& place) { return place.region == region; };
        const auto& places = morning_.places;
        if (told_today(history_.reports, region, now_) ||
            std::any_of(places.begin(), places.end(), known))
            return;
        morning_.places.push_back({region, session});
    }
    std::optional<Morning> morning() && {
        return morning_.places.empty() ? std::nullopt : std::optional{std::move(morning_)};
    }

  private:
    const History& history_;
    units::WallTime now_;
    Morning morning_;
};

} // namespace

std::optional<Morning> morning(const History& history, std::span<const Exercise> exercises,
                               units::WallTime now) {
    Asking asking{history, now};
    const History::Finished* last = nullptr; // before today
    for (const History::Finished& session : history.recent) {
        const auto ago = days_between(session.started, now);
        if (ago < std::chrono::days{1}) continue;
        if (last == nullptr) last = &session;
        if (ago <= asked_for) asking.about(session, exercises);
    }
    if (last == nullptr) return std::nullopt;
    for (const Region region : spared(history.reports)) asking.add(region, last->session);
    return std::move(asking).morning();
}

} // namespace care
