#include "screen/history_view.h"

#include "wording/diary.h"
#include "wording/history.h"
#include "wording/timeline.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using history::Against;
using wording::tr;

struct PartName {
    HistoryPart part;
    const char *id, *label;
};

std::vector<PartName> part_names() {
    return {{HistoryPart::weeks, "part:weeks", tr("Weeks")},
            {HistoryPart::exercises, "part:exercises", tr("Exercises")},
            {HistoryPart::times, "part:times", tr("Line of time")},
            {HistoryPart::together, "part:together", tr("Two sessions")}};
}

Shape shape_of(Against against) {
    switch (against) {
    case Against::open: return Shape::dots;
    case Against::under: return Shape::half;
    case Against::done: return Shape::tick;
    case Against::over: return Shape::both_ways;
    }
    return Shape::none;
}

// The most days that a plan which holds in that week is for; two or three where there is none.
history::Goal goal_of(const HistoryRead& read, units::Day monday) {
    const units::Day sunday = monday + std::chrono::days{6};
    int most = 0;
    for (const auto& one : read.meant)
        if (one.first <= sunday && one.last >= monday) most = std::max(most, one.days_a_week);
    return most > 0 ? history::goal_of_plan(most) : history::Goal{};
}

HistoryView::Week shown(const history::CalendarWeek& week, units::Day today) {
    HistoryView::Week made{
        wording::title(week), wording::against(week), shape_of(week.against), {}};
    for (std::size_t i = 0; i < week.days.size(); ++i) {
        const auto& day = week.days.at(i);
        made.days.at(i) = {day.sessions.empty() ? "" : day.sessions.back(), day.sessions.size(),
                           day.day == today};
    }
    return made;
}

void show_weeks(HistoryView& v, const HistoryFacts& f) {
    for (unsigned i = 0; i < 7; ++i)
        v.names.at(i) = wording::name(std::chrono::Monday + std::chrono::days{i});
    std::vector<history::Rolled> rolled;
    for (const auto& line : f.read->lines) rolled.push_back({line.id, line.started});
    auto weeks = history::calendar(rolled, f.read->first, f.read->today,
                                   [&](units::Day monday) { return goal_of(*f.read, monday); });
    std::reverse(weeks.begin(), weeks.end());
    const std::size_t pages = (weeks.size() + weeks_a_page - 1) / weeks_a_page;
    const std::size_t page = pages == 0 ? 0 : std::min(f.asking.weeks_back, pages - 1);
    for (std::size_t i = page * weeks_a_page; i < weeks.size() && v.weeks.size() < weeks_a_page;
         ++i)
        v.weeks.push_back(shown(weeks[i], f.read->today));
    v.newer = page > 0;
    v.older = page + 1 < pages;
    if (rolled.empty())
        v.missing = tr("Nothing was rolled yet. After the first session it stands "
                       "here.");
}

bool choose_part(HistoryAsking& asking, std::string_view id) {
    for (const auto& one : part_names())
        if (id == one.id) {
            asking.part = one.part;
            return true;
        }
    return false;
}

} // namespace

std::optional<std::string_view> told_of(std::string_view id, std::string_view what) {
    if (!id.starts_with(what)) return std::nullopt;
    return id.substr(what.size());
}

std::string routine_id(const HistoryRead& read, const std::string& session) {
    const auto found =
        std::find_if(read.lines.begin(), read.lines.end(),
                     [&](const store::SessionLine& line) { return line.id == session; });
    return found == read.lines.end() ? "" : found->routine;
}

std::string routine_of(const HistoryFacts& f, const std::string& session) {
    const std::string id = routine_id(*f.read, session);
    return id.empty() ? "" : wording::title(f.routines, id);
}

std::string nothing_measured() {
    return tr("Nothing was measured yet. What a roller measures of a session stands here "
              "afterwards; simulated sessions are left out.");
}

void choose(HistoryAsking& asking, std::string_view id, const HistoryRead& read) {
    if (choose_part(asking, id)) return;
    if (id == "older") ++asking.weeks_back;
    if (id == "newer" && asking.weeks_back > 0) --asking.weeks_back;
    const std::size_t weeks =
        static_cast<std::size_t>(std::max<std::int64_t>(0, (read.today - read.first).count())) / 7 +
        1;
    asking.weeks_back = std::min(asking.weeks_back, weeks / weeks_a_page);
    choose_series(asking, id);
    choose_times(asking, id, read);
    choose_two(asking, id, read);
    if (const auto quantity = told_of(id, "quantity:")) {
        if (*quantity == "force") asking.quantity = history::Quantity::force;
        if (*quantity == "pace") asking.quantity = history::Quantity::pace;
    }
}

HistoryView view_of(const HistoryFacts& f) {
    HistoryView v;
    v.part = f.asking.part;
    v.trouble = f.trouble;
    for (const auto& one : part_names()) v.parts.push_back({one.id, one.label, one.part == v.part});
    v.parts.push_back({"report", tr("Report"), false}); // a page of its own
    if (f.read == nullptr) return v;
    switch (v.part) {
    case HistoryPart::weeks: show_weeks(v, f); break;
    case HistoryPart::exercises: show_series(v, f); break;
    case HistoryPart::times: show_times(v, f); break;
    case HistoryPart::together: show_two(v, f); break;
    }
    return v;
}

} // namespace screen
