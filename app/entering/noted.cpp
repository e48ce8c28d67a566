#include "entering/noted.h"

#include "diary/nap.h"
#include "entering/typed.h"
#include "wording/diary.h"
#include "wording/wording.h"

#include <algorithm>

namespace entering {

using diary::LabError, diary::LabFault, diary::LabField, diary::LabNote;
using diary::Nap, diary::NapFault, diary::NapField, diary::NightError;
using wording::tr;

namespace {

const char* there_already() { return tr("This is noted already. Correct it in the list."); }

struct Box {
    const char *id, *called;
};
Box asleep_from() { return {"begin", tr("Asleep from")}; }
Box until_when() { return {"until", tr("Until")}; }
Box minutes_asleep() { return {"minutes", tr("Minutes asleep")}; }

// `length`: the box that tells how long it lasted.
Box box_of(const NapFault& fault, const Nap& nap, const Box& length, units::WallTime now) {
    const Box day{"day", tr("Day")};
    if (fault.error == NightError::in_future) {
        if (nap.day > units::day_at(units::in_zone(now.utc, nap.zone))) return day;
        Nap shortest = nap;
        shortest.asleep_min = 1;
        return diary::began(shortest, now) ? length : asleep_from();
    }
    switch (fault.field) {
    case NapField::day:
    case NapField::zone: return day;
    case NapField::begin: return asleep_from();
    case NapField::asleep: break;
    }
    return length;
}

// What is said of one that happened twice, and how to tell which.
std::string sentence(const NapFault& fault, const Nap& nap, units::Clock at, const char* called) {
    std::string text = wording::sentence(fault, called);
    if (fault.error != NightError::twice) return text;
    if (const auto m = units::moments(units::within(nap.day, at), nap.zone))
        text += ' ' + wording::one_of_two(*m);
    return text;
}

struct NapReading {
    const NapTyped& typed;
    units::WallTime now{};
    Nap nap = {};
    Refused wrong = {};

    void begin() {
        if (trimmed(typed.begin).empty()) {
            wrong.emplace("begin", tr("Say when you fell asleep, as 13:30."));
            return;
        }
        const auto at = clock(asleep_from().called, typed.begin);
        if (at)
            nap.begin = *at;
        else
            wrong.emplace("begin", at.error());
    }
    // How many minutes lie between the two times; nothing where no end is told.
    std::optional<int> until() {
        if (trimmed(typed.until).empty() || !wrong.empty()) return std::nullopt;
        const auto end = clock(until_when().called, typed.until);
        if (!end) return wrong.emplace("until", end.error()), std::nullopt;
        const auto lasted = diary::minutes_until(nap, *end, now);
        if (lasted) return *lasted;
        const Box box = box_of(lasted.error(), nap, until_when(), now);
        const auto at = lasted.error().field == NapField::begin ? nap.begin.at : end->at;
        wrong.emplace(box.id, sentence(lasted.error(), nap, at, box.called));
        return std::nullopt;
    }
    void minutes(std::optional<int> lasted) {
        if (trimmed(typed.minutes).empty()) {
            if (lasted) nap.asleep_min = *lasted;
            if (!lasted && wrong.empty())
                wrong.emplace("minutes", tr("Say until when you slept, or for how many minutes."));
            return;
        }
        const auto told = whole_typed(typed.minutes);
        if (!told)
            wrong.emplace("minutes", unusable(minutes_asleep().called, typed.minutes,
                                              tr("a whole number is written as 25")));
        else if (lasted && *told > *lasted)
            wrong.emplace("minutes", tr("There are more minutes asleep than lie between the two "
                                        "times. Look at all three."));
        else
            nap.asleep_min = *told;
    }

  private:
    tl::expected<diary::NightClock, std::string> clock(const char* called,
                                                       const std::string& text) const {
        return night_clock_typed(called, with_colon(text), nap.day, nap.zone);
    }
};

std::string box_of(LabField field) {
    switch (field) {
    case LabField::what: return "what";
    case LabField::value: return "value";
    case LabField::unit: return "unit";
    case LabField::day: return "day";
    case LabField::note: return "note";
    }
    return {};
}

// Nothing: it can stand beside what is noted.
std::optional<std::string> beside(const Nap& nap, const Around& around) {
    const auto found = diary::in_the_way(nap, around.corrects, around.noted->nights,
                                         around.noted->naps, around.now);
    if (!found.same.empty()) return there_already();
    if (!found.overlaps) return std::nullopt;
    return wording::sentence(NapFault{NapField::begin, NightError::contradicts},
                             asleep_from().called);
}

bool is_there(const LabNote& note, const Around& around) {
    const auto all = diary::current(around.noted->laboratory);
    return std::any_of(all.begin(), all.end(), [&](const auto& one) {
        return one.id != around.corrects && one.value->day == note.day &&
               one.value->what == note.what && one.value->value == note.value;
    });
}

std::string words(Refused& wrong, const char* box, const char* called, const std::string& text) {
    auto plain = text_typed(called, std::string{trimmed(text)});
    if (plain) return *std::move(plain);
    wrong.emplace(box, plain.error());
    return {};
}

} // namespace

NapTyped as_typed(const Nap& nap) {
    NapTyped typed{
        units::text(nap.day), units::clock_text(nap.begin.at), {}, std::to_string(nap.asleep_min)};
    const auto m = units::moments(units::within(nap.day, nap.begin.at), nap.zone);
    if (m && m->second && nap.begin.reading)
        typed.begin = wording::with_offset(nap.begin.reading == units::Reading::second ? *m->second
                                                                                       : m->first);
    return typed;
}

LabTyped as_typed(const LabNote& note) {
    return {wording::laboratory(note.what), plain(note.value), note.unit, units::text(note.day),
            note.note};
}

void settle(NapTyped& typed, const NapTyped& before) {
    if (!trimmed(typed.until).empty() && typed.until != before.until &&
        typed.minutes == before.minutes)
        typed.minutes.clear();
}

std::string* box(NapTyped& typed, std::string_view id) {
    if (id == "day") return &typed.day;
    if (id == "begin") return &typed.begin;
    if (id == "until") return &typed.until;
    if (id == "minutes") return &typed.minutes;
    return nullptr;
}

std::string* box(LabTyped& typed, std::string_view id) {
    if (id == "what") return &typed.what;
    if (id == "value") return &typed.value;
    if (id == "unit") return &typed.unit;
    if (id == "day") return &typed.day;
    if (id == "note") return &typed.note;
    return nullptr;
}

std::string lab_word(const std::string& name) {
    const std::string told = lower(std::string{trimmed(name)});
    for (const auto word : diary::lab_words())
        if (underscored(told) == word || lower(wording::laboratory(word)) == told)
            return std::string{word};
    return name;
}

tl::expected<Nap, Refused> read(const NapTyped& typed, units::Day day, const Around& around) {
    NapReading reading{typed, around.now};
    reading.nap.day = day;
    reading.nap.zone = around.zone;
    reading.begin();
    reading.minutes(reading.until());
    if (!reading.wrong.empty()) return tl::unexpected{reading.wrong};
    const Nap& nap = reading.nap;
    if (const auto began = diary::began(nap, around.now); !began) {
        const Box length = trimmed(typed.minutes).empty() ? until_when() : minutes_asleep();
        const Box box = box_of(began.error(), nap, length, around.now);
        return tl::unexpected{
            Refused{{box.id, sentence(began.error(), nap, nap.begin.at, box.called)}}};
    }
    if (const auto why = beside(nap, around)) return tl::unexpected{Refused{{"begin", *why}}};
    return nap;
}

tl::expected<LabNote, Refused> read(const LabTyped& typed, units::Day day, const Around& around) {
    Refused wrong;
    LabNote note;
    note.day = day;
    note.what = lab_word(words(wrong, "what", tr("What was measured"), typed.what));
    note.unit = words(wrong, "unit", tr("Unit"), typed.unit);
    note.note = words(wrong, "note", tr("Note"), typed.note);
    if (const auto value = number_typed(typed.value))
        note.value = *value;
    else if (trimmed(typed.value).empty())
        wrong.emplace("value", wording::sentence(LabFault{LabField::value, LabError::missing}));
    else
        wrong.emplace(
            "value", unusable(tr("Value"), typed.value, tr("a number is written as 70.5 or 70,5")));
    if (wrong.empty())
        if (const auto fault = diary::check(note, around.now))
            wrong.emplace(box_of(fault->field), wording::sentence(*fault));
    if (wrong.empty() && is_there(note, around)) wrong.emplace("value", there_already());
    if (!wrong.empty()) return tl::unexpected{wrong};
    return note;
}

} // namespace entering
