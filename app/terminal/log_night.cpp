// log night and log nap: what the clock showed, as it is told the next morning.
#include "diary/morning.h"
#include "terminal/log.h"

#include "wording/diary.h"
#include "wording/wording.h"

namespace terminal::log {

using diary::Nap, diary::Night, diary::NightClock, diary::NightError, diary::NightField;
using wording::filled, wording::tr;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

std::string option(NightField field) {
    if (field == NightField::measured_asleep) return "--measured-asleep-min";
    return "--" + std::string{diary::word(field)};
}

// "-" takes back what was told before.
bool take_back(const Typed& typed) { return typed && *typed == "-"; }

struct Reading {
    const Night& of; // its day and zones hold
    std::optional<Failure> wrong = {};

    void clock(std::optional<NightClock>& to, const Typed& typed, NightField field) {
        if (!typed || wrong) return;
        if (take_back(typed)) return to.reset();
        const bool morning = field == NightField::final_wake || field == NightField::out_of_bed;
        const auto& zone = morning && !of.waking_zone.empty() ? of.waking_zone : of.zone;
        const auto at = night_clock_typed(option(field), *typed, of.wake_date, zone);
        if (at)
            to = *at;
        else
            wrong = at.error();
    }
    void whole(std::optional<int>& to, const Typed& typed, NightField field) {
        if (!typed || wrong) return;
        if (take_back(typed)) return to.reset();
        to = whole_typed(*typed);
        if (!to) wrong = unusable(option(field), *typed, tr("a whole number is written as 25"));
    }
};

Result<Night> night_of(const NightTyped& typed, const std::optional<Night>& before,
                       const Here& here) {
    Night n = before.value_or(Night{});
    if (!before) n.wake_date = here.today();
    if (typed.wake_date) {
        const auto day = calendar_day_typed(*typed.wake_date);
        if (!day) return tl::unexpected{no_day("--wake-date", *typed.wake_date)};
        n.wake_date = *day;
    }
    const auto where = zone(typed.zone, before ? Typed{before->zone} : Typed{}, here);
    if (!where) return tl::unexpected{where.error()};
    n.zone = *where;
    if (typed.waking_zone) n.waking_zone = *typed.waking_zone == "-" ? "" : *typed.waking_zone;
    if (n.waking_zone.size() > 64 || (!n.waking_zone.empty() && !units::known_zone(n.waking_zone)))
        return tl::unexpected{Failure{
            "no_such_zone",
            wording::sentence(diary::NightFault{NightField::waking_zone, NightError::no_such_zone},
                              "--waking-zone")}};
    Reading read{n};
    read.clock(n.into_bed, typed.into_bed, NightField::into_bed);
    read.clock(n.tried_to_sleep, typed.tried_to_sleep, NightField::tried_to_sleep);
    read.whole(n.latency_min, typed.latency_min, NightField::latency);
    read.whole(n.awakenings, typed.awakenings, NightField::awakenings);
    read.whole(n.awake_min, typed.awake_min, NightField::awake);
    read.clock(n.final_wake, typed.final_wake, NightField::final_wake);
    read.clock(n.out_of_bed, typed.out_of_bed, NightField::out_of_bed);
    read.whole(n.measured_asleep_min, typed.measured_asleep_min, NightField::measured_asleep);
    read.whole(n.quality, typed.quality, NightField::quality);
    if (read.wrong) return tl::unexpected{*read.wrong};
    if (typed.note) {
        const auto note = text_typed("--note", *typed.note);
        if (!note) return tl::unexpected{note.error()};
        n.note = *note == "-" ? "" : *note;
    }
    return n;
}

bool tells_a_time(const Night& n) {
    return n.into_bed || n.tried_to_sleep || n.final_wake || n.out_of_bed;
}

// How to say which of the two it was: "02:30+02:00 or 02:30+01:00".
std::string which_of_two(const Night& n, NightField field) {
    const auto m = diary::two_readings(n, field);
    return m ? ' ' + wording::one_of_two(*m) : std::string{};
}

bool was_typed(const NightTyped& typed, NightField field) {
    switch (field) {
    case NightField::wake_date: return typed.wake_date.has_value();
    case NightField::zone: return typed.zone.has_value();
    case NightField::waking_zone: return typed.waking_zone.has_value();
    case NightField::into_bed: return typed.into_bed.has_value();
    case NightField::tried_to_sleep: return typed.tried_to_sleep.has_value();
    case NightField::latency: return typed.latency_min.has_value();
    case NightField::awakenings: return typed.awakenings.has_value();
    case NightField::awake: return typed.awake_min.has_value();
    case NightField::final_wake: return typed.final_wake.has_value();
    case NightField::out_of_bed: return typed.out_of_bed.has_value();
    case NightField::measured_asleep: return typed.measured_asleep_min.has_value();
    case NightField::quality: return typed.quality.has_value();
    case NightField::note: return typed.note.has_value();
    }
    return false;
}

// An option is named where it was typed or is what is missing; else the field by its own name.
Failure refused(const diary::NightFault& fault, const Night& n, const NightTyped& typed) {
    const bool named = fault.error == NightError::missing || was_typed(typed, fault.field);
    std::string text = wording::sentence(fault, named ? option(fault.field) : std::string{});
    if (fault.error == NightError::twice) text += which_of_two(n, fault.field);
    return {std::string{diary::word(fault.error)}, text};
}

} // namespace

Outcome night(Desk& desk, const NightTyped& typed) {
    auto book = look(desk, typed.correct ? Days::all : Days::none);
    if (!book) return tl::unexpected{book.error()};
    std::optional<diary::Entry<Night>> before;
    if (typed.correct) {
        auto held = holding(book->diary.nights, *typed.correct);
        if (!held) return tl::unexpected{held.error()};
        before = *std::move(held);
    }
    const auto made = night_of(typed, before ? before->value : std::nullopt, book->here);
    if (!made) return tl::unexpected{made.error()};
    if (!tells_a_time(*made))
        return tl::unexpected{
            Failure{"usage", tr("A night needs a time of the evening and one of the morning, for "
                                "instance --into-bed 22:45 --out-of-bed 06:50.")}};
    const auto times = diary::times(*made, book->here.now);
    if (!times) return tl::unexpected{refused(times.error(), *made, typed)};
    if (!before)
        if (const auto read = look(desk, *book, made->wake_date, made->wake_date); !read)
            return tl::unexpected{read.error()};
    const auto nights = diary::current(book->diary.nights);
    if (const auto* there = diary::told_by_person(nights, made->wake_date);
        there != nullptr && (!before || there->id != before->id))
        return tl::unexpected{there_already(there->id)};
    const auto ids = keep(desk, {entry(before, *made, book->here)});
    if (!ids) return tl::unexpected{ids.error()};
    desk.say(line(*made, *times));
    if (const auto late = wording::entered_late(diary::days_late(made->wake_date, book->here.now));
        !late.empty())
        desk.say(late);
    desk.say(filled(tr("Noted as {id}."), {{"id", ids->front()}}));
    if (const auto said = say_due(desk, *book); !said) return tl::unexpected{said.error()};
    desk.answer(
        {{"id", ids->front()},
         {"time_in_bed_min", or_null(times->time_in_bed_min)},
         {"total_sleep_min", or_null(times->total_sleep_min)},
         {"sleep_efficiency_percent", or_null(times->efficiency_percent)},
         {"midpoint", times->midpoint ? Json(units::iso8601(*times->midpoint)) : Json(nullptr)}});
    return 0;
}

// --- sleep by day

namespace {

std::string option(diary::NapField field) {
    switch (field) {
    case diary::NapField::day: return "--day";
    case diary::NapField::zone: return "--zone";
    case diary::NapField::begin: return "--begin";
    case diary::NapField::asleep: return "--asleep-min";
    }
    return {};
}

Result<Nap> nap_of(const NapTyped& typed, const std::optional<Nap>& before, const Here& here) {
    Nap n = before.value_or(Nap{});
    if (!before) n.day = units::day_at(here.now);
    if (typed.day) {
        const auto day = calendar_day_typed(*typed.day);
        if (!day) return tl::unexpected{no_day("--day", *typed.day)};
        n.day = *day;
    }
    const auto where = zone(typed.zone, before ? Typed{before->zone} : Typed{}, here);
    if (!where) return tl::unexpected{where.error()};
    n.zone = *where;
    if (!before && (!typed.begin || !typed.asleep_min))
        return tl::unexpected{
            Failure{"usage", tr("A nap needs --begin, when it began, and --asleep-min, how many "
                                "minutes you slept.")}};
    if (typed.begin) {
        const auto at = night_clock_typed("--begin", *typed.begin, n.day, n.zone);
        if (!at) return tl::unexpected{at.error()};
        n.begin = *at;
    }
    if (typed.asleep_min) {
        const auto minutes = whole_typed(*typed.asleep_min);
        if (!minutes)
            return tl::unexpected{
                unusable("--asleep-min", *typed.asleep_min, tr("a whole number is written as 25"))};
        n.asleep_min = *minutes;
    }
    return n;
}

} // namespace

Outcome nap(Desk& desk, const NapTyped& typed) {
    auto book = look(desk, typed.correct ? Days::all : Days::none);
    if (!book) return tl::unexpected{book.error()};
    std::optional<diary::Entry<Nap>> before;
    if (typed.correct) {
        auto held = holding(book->diary.naps, *typed.correct);
        if (!held) return tl::unexpected{held.error()};
        before = *std::move(held);
    }
    const auto made = nap_of(typed, before ? before->value : std::nullopt, book->here);
    if (!made) return tl::unexpected{made.error()};
    const auto began = diary::began(*made, book->here.now);
    if (!began)
        return tl::unexpected{
            Failure{std::string{diary::word(began.error().error)},
                    wording::sentence(began.error(), option(began.error().field))}};
    constexpr std::chrono::days one_day{1};
    if (const auto read = look(desk, *book, made->day - one_day, made->day + one_day); !read)
        return tl::unexpected{read.error()};
    const auto in_the_way = diary::in_the_way(*made, before ? before->id : std::string{},
                                              book->diary.nights, book->diary.naps, book->here.now);
    if (!in_the_way.same.empty()) return tl::unexpected{there_already(in_the_way.same)};
    if (in_the_way.overlaps) {
        const diary::NapFault fault{diary::NapField::begin, NightError::contradicts};
        return tl::unexpected{Failure{std::string{diary::word(fault.error)},
                                      wording::sentence(fault, option(fault.field))}};
    }
    const auto ids = keep(desk, {entry(before, *made, book->here)});
    if (!ids) return tl::unexpected{ids.error()};
    if (const auto read = look(desk, *book, made->day, made->day); !read)
        return tl::unexpected{read.error()};
    desk.say(line(*made));
    desk.say(filled(tr("Noted as {id}."), {{"id", ids->front()}}));
    desk.answer({{"id", ids->front()},
                 {"began", units::iso8601(*began)},
                 {"asleep_min", made->asleep_min},
                 {"day_nap_min", diary::nap_minutes(values(book->diary.naps), made->day)}});
    return 0;
}

} // namespace terminal::log
