// log show: what holds, day by day; with --all every revision that ever was.
#include "terminal/log.h"

#include "diary/day.h"
#include "exchange/rank.h"
#include "wording/diary.h"
#include "wording/imports.h"
#include "wording/wording.h"

#include <algorithm>
#include <map>
#include <set>

namespace terminal::log {

using wording::filled, wording::tr, wording::trn;

namespace {

constexpr std::chrono::days fortnight{13};

using Nights = std::vector<diary::InBed>;

// What an entry does not know by itself.
struct Around {
    const Nights& nights;
    const std::set<std::string>& outranked; // nights that another source tells, and counts
    units::WallTime first_entered;          // its first revision
};

std::string line_of(const diary::Entry<diary::Dose>& e, const Around& around) {
    std::string words = units::clock_text(units::clock_at(e.value->taken)) + ' ' + line(*e.value);
    const auto hours = diary::hours_before_bed(e.value->taken, around.nights);
    if (hours && *hours >= 0.0)
        words += ", " + filled(tr("{n} h before bed"), {{"n", wording::number(*hours, 1)}});
    return words;
}
std::string line_of(const diary::Entry<diary::Intake>& e, const Around& /*around*/) {
    return units::clock_text(units::clock_at(e.value->taken)) + ' ' + line(*e.value);
}
std::string line_of(const diary::Entry<diary::Night>& e, const Around& around) {
    const auto times = diary::times(*e.value, e.entered_at).value_or(diary::NightTimes{});
    std::string words = line(*e.value, times);
    // Of an import, the own CSV too, nobody knows when the person entered it first.
    if (e.source.origin == diary::Origin::imported) {
        if (!e.source.told_by.empty())
            words +=
                ", " + filled(tr("by {source}"), {{"source", wording::source(e.source.told_by)}});
        if (around.outranked.contains(e.id)) words += std::string{", "} + tr("does not count");
        return words;
    }
    if (around.outranked.contains(e.id)) words += std::string{", "} + tr("does not count");
    const auto late =
        wording::entered_late(diary::days_late(e.value->wake_date, around.first_entered));
    return late.empty() ? words : words + ". " + late;
}
template <class Value> std::string line_of(const diary::Entry<Value>& e, const Around& /*around*/) {
    return line(*e.value);
}

Json told(const diary::Entry<diary::Dose>& e, const Around& around) {
    Json made = document(*e.value);
    made["hours_before_bed"] = or_null(diary::hours_before_bed(e.value->taken, around.nights));
    return made;
}
Json told(const diary::Entry<diary::Night>& e, const Around& around) {
    Json made = document(*e.value, e.entered_at);
    made["days_late"] = diary::days_late(e.value->wake_date, around.first_entered);
    made["counts"] = !around.outranked.contains(e.id);
    return made;
}
template <class Value> Json told(const diary::Entry<Value>& e, const Around& /*around*/) {
    return document(*e.value);
}

template <class Value> Json document_of(const diary::Entry<Value>& e, const Around& around) {
    Json made{{"id", e.id},
              {"revision", e.revision},
              {"entered", units::iso8601(e.entered_at)},
              {"origin", diary::word(e.source.origin)},
              {"import", e.source.import.empty() ? Json(nullptr) : Json(e.source.import)},
              {"told_by", e.source.told_by.empty() ? Json(nullptr) : Json(e.source.told_by)},
              {"taken_back", !e.value}};
    if (e.value) made.update(told(e, around));
    return made;
}

// What surrounds all entries shown.
struct Context {
    Nights nights;
    std::set<std::string> outranked;
};

struct Range {
    units::Day from{}, to{};
    bool holds(units::Day day) const { return day >= from && day <= to; }
};

// Notes may have lines of their own.
std::string on_one_line(std::string text) {
    for (char& c : text)
        if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    return text;
}

struct Line {
    units::Day day{};
    units::LocalTime at{};
    std::string text;
};

// Within its day: the night first, what has no time last.
units::LocalTime local_time_of(const diary::Night& n) { return n.wake_date - std::chrono::days{1}; }
units::LocalTime local_time_of(const diary::Nap& n) { return units::within(n.day, n.begin.at); }
units::LocalTime local_time_of(const diary::Dose& d) { return units::local_time(d.taken); }
units::LocalTime local_time_of(const diary::Intake& i) { return units::local_time(i.taken); }
units::LocalTime untimed(units::Day day) { return day + std::chrono::days{2}; }
units::LocalTime local_time_of(const diary::Observation& o) {
    const auto at = diary::moment(o); // of the night: the evening before its day, or that morning
    return at ? units::local_time(*at) : untimed(o.day);
}
template <class Value> units::LocalTime local_time_of(const Value& v) { return untimed(v.day); }

// Of one kind: its documents into `list`, its lines.
template <class Value>
Json listed(const std::vector<diary::Entry<Value>>& every, const Range& range, bool all,
            const Context& context, std::vector<Line>& lines) {
    Json list = Json::array();
    const std::span<const diary::Entry<Value>> span{every};
    std::map<std::string, units::WallTime> entered;
    for (const auto& e : every) entered.try_emplace(e.id, e.entered_at);
    const auto around = [&](const std::string& id) {
        return Around{context.nights, context.outranked, entered.at(id)};
    };
    if (!all) {
        auto held = diary::current(span);
        std::stable_sort(held.begin(), held.end(), [](const auto& a, const auto& b) {
            return std::pair{day_of(*a.value), local_time_of(*a.value)} <
                   std::pair{day_of(*b.value), local_time_of(*b.value)};
        });
        for (const auto& e : held) {
            if (!range.holds(day_of(*e.value))) continue;
            list.push_back(document_of(e, around(e.id)));
            lines.push_back({day_of(*e.value), local_time_of(*e.value),
                             line_of(e, around(e.id)) + "  " + e.id.substr(0, 8)});
        }
        return list;
    }
    std::optional<units::Day> day; // of what is taken back: where it was
    std::string last_id;
    units::LocalTime at{}; // of the first revision: those of one entry stay together
    for (const auto& e : every) {
        if (e.value) day = day_of(*e.value);
        if (e.value && e.id != last_id) at = local_time_of(*e.value);
        last_id = e.id;
        list.push_back(document_of(e, around(e.id)));
        const std::string text = e.value ? line_of(e, around(e.id)) : std::string{tr("taken back")};
        lines.push_back({day.value_or(range.from), at,
                         filled(tr("{entry}, revision {n} of {when}"),
                                {{"entry", text + "  " + e.id.substr(0, 8)},
                                 {"n", std::to_string(e.revision)},
                                 {"when", wording::date_time(e.entered_at)}})});
    }
    return list;
}

tl::expected<Range, Failure> range_of(const ShowTyped& typed, const Here& here) {
    const units::Day today = std::max(here.today(), units::day_at(here.now));
    Range range{today - fortnight, today};
    if (const auto wrong = read_day("--to", typed.to, range.to)) return tl::unexpected{*wrong};
    if (typed.to) range.from = range.to - fortnight;
    if (const auto wrong = read_day("--from", typed.from, range.from))
        return tl::unexpected{*wrong};
    if (typed.day) {
        if (const auto wrong = read_day("--day", typed.day, range.from))
            return tl::unexpected{*wrong};
        range.to = range.from;
    }
    if (range.to >= range.from) return range;
    if (typed.to) return tl::unexpected{Failure{"usage", tr("--to lies before --from.")}};
    return tl::unexpected{Failure{"usage", tr("--from lies after today.")}};
}

// When the person was in bed, from the nights around the days shown that count.
tl::expected<Context, Failure> context_of(Desk& desk, Book& book, const Range& range) {
    constexpr std::chrono::days two{2};
    if (const auto read = look(desk, book, range.from - two, range.to + two); !read)
        return tl::unexpected{read.error()};
    Context found;
    const auto all = diary::current(book.diary.nights);
    for (const auto& e : all) found.outranked.insert(e.id);
    for (const auto place : exchange::counting(all, book.ranking))
        found.outranked.erase(all[place].id);
    found.nights = exchange::beds(all, book.ranking);
    return found;
}

struct Shown {
    Json document;
    std::vector<Line> lines; // by day
};
tl::expected<Shown, Failure> shown(Desk& desk, Book& book, const Range& range, bool all) {
    const auto context = context_of(desk, book, range);
    if (!context) return tl::unexpected{context.error()};
    if (const auto read = look(desk, book, range.from, range.to); !read)
        return tl::unexpected{read.error()};
    Shown made{{{"from", units::text(range.from)}, {"to", units::text(range.to)}}, {}};
    const store::Diary& diary = book.diary;
    const auto list = [&](const auto& every) {
        return listed(every, range, all, *context, made.lines);
    };
    made.document["nights"] = list(diary.nights);
    made.document["naps"] = list(diary.naps);
    made.document["doses"] = list(diary.doses);
    made.document["intakes"] = list(diary.intakes);
    made.document["observations"] = list(diary.observations);
    made.document["laboratory"] = list(diary.laboratory);
    made.document["answers"] = list(diary.answers);
    if (!diary.lost.empty()) {
        Json lost = Json::array();
        for (const auto& one : diary.lost)
            lost.push_back({{"id", one.id},
                            {"revision", one.revision},
                            {"kind", one.kind},
                            {"day", units::text(one.day)}});
        made.document["lost"] = std::move(lost);
        warn_of(desk, diary.lost);
    }
    std::stable_sort(made.lines.begin(), made.lines.end(), [](const Line& a, const Line& b) {
        return std::pair{a.day, a.at} < std::pair{b.day, b.at};
    });
    return made;
}

// The days shown are the last fortnight: what lies before them, as after an import, is not gone.
tl::expected<void, Failure> say_earlier(Desk& desk, Book& book, units::Day from) {
    if (const auto read = look(desk, book, first_day, from - std::chrono::days{1}); !read)
        return read;
    std::size_t n = 0;
    std::optional<units::Day> first;
    const auto count = [&](const auto& all) {
        for (const auto& one : diary::current(all)) {
            const auto day = day_of(*one.value);
            if (day >= from) continue;
            ++n;
            first = std::min(first.value_or(day), day);
        }
    };
    const store::Diary& d = book.diary;
    count(d.nights), count(d.naps), count(d.doses), count(d.intakes);
    count(d.observations), count(d.laboratory), count(d.answers);
    if (first)
        desk.say(filled(trn("{n} entry lies before that; this shows it: rolltakt log show --from "
                            "{day}",
                            "{n} entries lie before that; this shows them: rolltakt log show "
                            "--from {day}",
                            n),
                        {{"day", units::text(*first)}}));
    return {};
}

} // namespace

tl::expected<Json, Failure> noted(Desk& desk, units::Day from, units::Day to, bool all) {
    auto book = look(desk);
    if (!book) return tl::unexpected{book.error()};
    auto made = shown(desk, *book, {from, to}, all);
    if (!made) return tl::unexpected{made.error()};
    return std::move(made->document);
}

Outcome show(Desk& desk, const ShowTyped& typed) {
    auto book = look(desk);
    if (!book) return tl::unexpected{book.error()};
    const auto range = range_of(typed, book->here);
    if (!range) return tl::unexpected{range.error()};
    const auto made = shown(desk, *book, *range, typed.all);
    if (!made) return tl::unexpected{made.error()};
    std::optional<units::Day> day;
    for (const auto& one : made->lines) {
        if (day != one.day) desk.say(wording::date(one.day));
        day = one.day;
        desk.say("  " + on_one_line(one.text));
    }
    if (made->lines.empty())
        desk.say(filled(tr("Nothing is noted from {from} to {to}."),
                        {{"from", wording::date(range->from)}, {"to", wording::date(range->to)}}));
    if (!desk.json() && !typed.day && !typed.from && !typed.to) {
        if (const auto said = say_earlier(desk, *book, range->from); !said)
            return tl::unexpected{said.error()};
        if (const auto said = say_due(desk, *book); !said) return tl::unexpected{said.error()};
    }
    desk.answer(made->document);
    return 0;
}

} // namespace terminal::log
