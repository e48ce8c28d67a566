// log day: one day as it went, in order of time, and what of it stands close together.
#include "terminal/log_day.h"
#include "terminal/days.h"
#include "terminal/log_entry.h"

#include "wording/diary.h"
#include "wording/insight.h"
#include "wording/timeline.h"
#include "wording/wording.h"

namespace terminal::log {

namespace {

constexpr std::chrono::days fortnight{14}, two{2};

Json document(const diary::Mark& mark) {
    return {{"lane", diary::word(mark.lane)},
            {"from", units::iso8601(mark.from)},
            {"until", mark.until ? Json(units::iso8601(*mark.until)) : Json(nullptr)},
            {"planned", mark.planned()},
            {"usual", mark.usual()},
            {"text", wording::line(mark)}};
}

Json document(const diary::Close& close) {
    const auto& c = close.collision;
    return {{"magnesium", units::iso8601(c.magnesium)},
            {"other", units::iso8601(c.other)},
            {"kind", diary::word(c.kind)},
            {"hours_apart", c.hours_apart},
            {"minimum_h", or_null(c.minimum_h)},
            {"planned", close.planned},
            {"message", wording::sentence(close)}};
}

template <class All> Json documents(const All& all) {
    Json list = Json::array();
    for (const auto& one : all) list.push_back(document(one));
    return list;
}

void say(Desk& desk, units::Day day, const diary::Timeline& line) {
    desk.say(wording::weekday_date(day));
    for (const auto& mark : line.marks)
        desk.say("  " + wording::when(mark) + "  " + wording::name(mark.lane) + ": " +
                 wording::line(mark));
    for (const auto& one : line.waiting) desk.say("  –  " + wording::line(one));
    if (line.marks.empty() && line.waiting.empty())
        return desk.say(std::string{"  "} + wording::tr("Nothing is noted or planned."));
    desk.say(wording::to_ask_about(line.close.size()));
    for (const auto& one : line.close) desk.say("  " + wording::sentence(one));
    for (const auto& one : line.to_ask) desk.say("  " + wording::ask_all_the_same(one));
    for (const auto& note : line.iron) desk.say("  " + wording::sentence(note));
}

} // namespace

Outcome day(Desk& desk, const DayTyped& typed) {
    auto book = look(desk);
    if (!book) return tl::unexpected{book.error()};
    const auto day = day_of(typed.day, units::day_at(book->here.now));
    if (!day) return tl::unexpected{day.error()};
    if (const auto read = look(desk, *book, *day - fortnight, *day + two); !read)
        return tl::unexpected{read.error()};
    std::vector<store::SessionLine> sessions;
    store::DiarySettings own;
    own.plan = book->plan;
    own.ranking = book->ranking;
    auto store = desk.open_to_read();
    if (!store && store.error().code != "not_found") return tl::unexpected{store.error()};
    if (store) {
        auto all = store->sessions();
        if (!all) return tl::unexpected{failure(all.error(), desk.file())};
        sessions = *std::move(all);
    }
    const auto library = desk.library();
    const auto line = diary::timeline(
        day_told(book->diary, own, rolled(sessions, library.routines()), *day, book->here));
    warn_of(desk, book->diary.lost);
    say(desk, *day, line);
    Json waiting = Json::array();
    for (const auto& one : line.waiting) waiting.push_back(wording::line(one));
    Json iron = Json::array();
    for (const auto& note : line.iron) iron.push_back(wording::sentence(note));
    Json to_ask = Json::array();
    for (const auto& one : line.to_ask) to_ask.push_back(wording::ask_all_the_same(one));
    desk.answer({{"day", units::text(*day)},
                 {"from", units::iso8601(line.from)},
                 {"until", units::iso8601(line.until)},
                 {"marks", documents(line.marks)},
                 {"waiting", std::move(waiting)},
                 {"close", documents(line.close)},
                 {"to_ask", std::move(to_ask)},
                 {"iron", std::move(iron)}});
    return 0;
}

} // namespace terminal::log
