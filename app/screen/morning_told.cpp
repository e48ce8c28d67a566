#include "screen/morning_told.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace screen {
namespace {

using diary::Dose, diary::Entry, diary::Night, diary::NightClock, diary::NightField,
    diary::Observation, diary::Part;
using namespace std::chrono_literals;

constexpr std::chrono::days one{1};
constexpr auto a_day = 24h;

std::optional<double> number_of(std::string_view text) {
    double value = 0.0;
    const char* const end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
    if (fault != std::errc{} || stop != end) return std::nullopt;
    return value;
}

std::optional<int> whole_of(std::string_view text) {
    const auto number = number_of(text);
    return number ? std::optional{static_cast<int>(*number)} : std::nullopt;
}

// What a field holds: as it was typed, else as it was before.
template <class Value, class Read>
void read(const MorningTyping& typing, std::string_view id, std::optional<Value>& to, Read made) {
    if (const std::string* text = typed_in(typing, id))
        to = text->empty() ? std::optional<Value>{} : made(*text);
}

// --- the night

struct Clocks {
    const MorningTyping& typing;
    Night& night;

    void read(NightField field, std::optional<NightClock>& clock) const {
        if (const std::string* text = typed_in(typing, diary::word(field))) {
            const auto at = clock_of(*text);
            clock = at ? std::optional{NightClock{*at, {}}} : std::nullopt;
        }
        const std::string* which = typed_in(typing, which_of(field));
        if (clock && which != nullptr && !which->empty())
            clock->reading = *which == "1" ? units::Reading::second : units::Reading::first;
    }
    bool touched(NightField field) const { return typed_in(typing, diary::word(field)) != nullptr; }
    // Of two that belong together one was told: the other keeps its usual distance.
    void along(NightField field, std::optional<NightClock> Night::*first, NightField other,
               std::optional<NightClock> Night::*second, const Night& usual) const {
        if (!(usual.*first) || !(usual.*second) || touched(field) == touched(other)) return;
        auto &a = night.*first, &b = night.*second;
        const auto apart = (usual.*second)->at - (usual.*first)->at;
        const auto turned = [](units::Clock c) { return (c + 2 * a_day) % a_day; };
        if (touched(field) && a && a->at < a_day) b = NightClock{turned(a->at + apart), {}};
        if (touched(other) && b && b->at < a_day) a = NightClock{turned(b->at - apart), {}};
    }
};

Night told_night(const MorningTyping& typing, const Night& before, bool usual,
                 units::WallTime now) {
    Night n = before;
    const Clocks clocks{typing, n};
    clocks.read(NightField::into_bed, n.into_bed);
    clocks.read(NightField::tried_to_sleep, n.tried_to_sleep);
    clocks.read(NightField::final_wake, n.final_wake);
    clocks.read(NightField::out_of_bed, n.out_of_bed);
    if (usual) {
        clocks.along(NightField::into_bed, &Night::into_bed, NightField::tried_to_sleep,
                     &Night::tried_to_sleep, before);
        clocks.along(NightField::final_wake, &Night::final_wake, NightField::out_of_bed,
                     &Night::out_of_bed, before);
        const Night lived = diary::lived_through(n, now);
        if (!clocks.touched(NightField::final_wake)) n.final_wake = lived.final_wake;
        if (!clocks.touched(NightField::out_of_bed)) n.out_of_bed = lived.out_of_bed;
    }
    read(typing, diary::word(NightField::latency), n.latency_min, whole_of);
    read(typing, diary::word(NightField::awakenings), n.awakenings, whole_of);
    read(typing, diary::word(NightField::awake), n.awake_min, whole_of);
    // Told that there was none, the usual minutes are not meant.
    if (usual && n.awakenings == 0 && typed_in(typing, diary::word(NightField::awake)) == nullptr)
        n.awake_min = 0;
    read(typing, diary::word(NightField::quality), n.quality, whole_of);
    return n;
}

std::string zone_typed(const std::string& text) { // "Europe / Berlin", "America/New York"
    std::string zone;
    for (const char c : text)
        if (c != ' ')
            zone += c;
        else if (!zone.empty() && zone.back() != '/' && zone.back() != '_')
            zone += '_';
    while (zone.ends_with('_')) zone.pop_back();
    for (std::size_t at = 0; (at = zone.find("_/", at)) != std::string::npos;) zone.erase(at, 1);
    return zone;
}

// Before the clocks are read: what they mean depends on it.
ToldPlaces places_of(const MorningFacts& f, const MorningTyping& typing, const Night* noted,
                     Night& n) {
    using enum ToldPlaces::Stayed;
    ToldPlaces p;
    p.beside = diary::night_places(diary::current(f.diary->nights), f.wake_date, f.zone);
    const std::string* said = typed_in(typing, slept_elsewhere);
    const bool taken_back = said != nullptr && *said == "0";
    p.elsewhere = !taken_back &&
                  (said != nullptr ||
                   (noted != nullptr && (!noted->waking_zone.empty() || noted->zone != f.zone)));
    if (noted != nullptr && taken_back) {
        n.zone = f.zone;
        n.waking_zone.clear();
    }
    const bool typed = typed_in(typing, diary::word(NightField::zone)) != nullptr ||
                       typed_in(typing, diary::word(NightField::waking_zone)) != nullptr;
    p.asked = noted == nullptr && p.beside.differ && !typed; // fields alone answer nothing
    if (p.asked) read(typing, slept_where, p.choice, whole_of);
    if (noted == nullptr) {
        const int stayed = p.choice.value_or(p.beside.differ ? flown : here);
        n.zone = stayed == here ? p.beside.after : p.beside.before;
        n.waking_zone = stayed == flown ? p.beside.after : "";
    }
    const std::string* bed = typed_in(typing, diary::word(NightField::zone));
    const std::string* waking = typed_in(typing, diary::word(NightField::waking_zone));
    const std::string woke = waking != nullptr ? zone_typed(*waking) : diary::waking_zone(n);
    if (bed != nullptr) n.zone = zone_typed(*bed);
    if (bed != nullptr || waking != nullptr) n.waking_zone = woke == n.zone ? "" : woke;
    return p;
}

ToldNight night_of(const MorningFacts& f, const MorningTyping& typing) {
    ToldNight t;
    const auto nights = current(f.diary->nights);
    if (const auto* noted = diary::told_by_person(nights, f.wake_date))
        t.noted = *noted;
    else
        t.usual = diary::usual_night(nights, f.wake_date, f.zone, f.now);
    Night before = t.noted ? *t.noted->value : t.usual.night;
    t.places = places_of(f, typing, t.noted ? &*t.noted->value : nullptr, before);
    t.night = told_night(typing, before, !t.noted, f.now);
    t.anything =
        t.night.into_bed || t.night.tried_to_sleep || t.night.final_wake || t.night.out_of_bed;
    if (t.places.asked && !t.places.choice) // hours of sleep are never guessed
        t.times = tl::unexpected{diary::NightFault{NightField::zone, diary::NightError::missing}};
    else
        t.times = diary::times(t.night, f.now);
    return t;
}

// --- magnesium

bool is_dose(const Dose& d) { return d.product.route != diary::Route::food; }

bool alike(const Dose& a, const Dose& b) {
    return same_product(a.product, b.product) && a.pieces == b.pieces;
}

bool on(const MorningTyping& typing, const std::string& id, bool otherwise) {
    const std::string* text = typed_in(typing, id);
    return text == nullptr ? otherwise : *text == "1";
}

void sort(std::vector<ToldDose>& doses) {
    std::stable_sort(doses.begin(), doses.end(), [](const ToldDose& a, const ToldDose& b) {
        return a.dose.taken.utc < b.dose.taken.utc;
    });
}

diary::DayAnchors anchors_of(const MorningFacts& f, units::Day day) {
    return diary::day_anchors(current(f.diary->nights), f.rolled, day, f.zone, f.now);
}

// Of what is planned on a day, what is not noted: offered once its time has come, else left over.
void offer_planned(std::vector<ToldDose>& offered, std::vector<diary::Planned>& left,
                   const MorningFacts& f, const MorningTyping& typing, units::Day day) {
    const auto all = values(f.diary->doses);
    std::size_t number = 0; // of all, so that a dose that is noted moves none of the others
    for (auto& planned : diary::planned_on(f.plan, day, anchors_of(f, day), all)) {
        const std::string id = "planned-" + units::text(day) + '-' + std::to_string(number++);
        if (planned.taken) continue;
        if (!planned.at || planned.at->utc > f.now.utc) {
            left.push_back(std::move(planned));
            continue;
        }
        const Dose dose = diary::as_planned(planned, f.zone);
        offered.push_back({id, {}, dose, on(typing, id, false), std::move(planned)});
    }
}

void add_today(Told& t, const MorningFacts& f, const MorningTyping& typing) {
    const auto here = units::local_time(units::in_zone(f.now.utc, f.zone));
    if (std::chrono::floor<std::chrono::days>(here) == f.wake_date)
        offer_planned(t.today, t.later, f, typing, f.wake_date);
}

void add_doses(Told& t, const MorningFacts& f, const MorningTyping& typing) {
    const units::Day day = evening_of(f);
    for (const auto& entry : current(f.diary->doses)) {
        if (!is_dose(*entry.value) || units::day_at(entry.value->taken) != day) continue;
        const std::string id = "dose-" + entry.id;
        t.doses.push_back({id, entry, *entry.value, on(typing, id, true)});
    }
    if (diary::step_on(f.plan, day) != nullptr) { // instead of the day before
        std::vector<diary::Planned> left;
        offer_planned(t.doses, left, f, typing, day);
        return sort(t.doses);
    }
    const auto all = values(f.diary->doses);
    t.repeated = diary::last_day_with_doses(all, day);
    // Prefilled once, as the night is: what was left out then is not noted by a second look.
    const bool prefilled = !t.night.noted && t.repeated == day - one;
    const auto again = t.repeated ? diary::repeated(all, *t.repeated, day) : std::vector<Dose>{};
    std::vector<bool> there(again.size());
    for (const ToldDose& noted : t.doses) // at another time, it may be
        for (std::size_t i = 0; i < again.size(); ++i)
            if (!there[i] && alike(again[i], noted.dose)) {
                there[i] = true;
                break;
            }
    for (std::size_t i = 0; i < again.size(); ++i) {
        const Dose& d = again[i];
        const std::string id = "again-" + std::to_string(i);
        if (there[i] || d.taken.utc > f.now.utc) continue;
        t.doses.push_back({id, {}, d, on(typing, id, prefilled)});
    }
    sort(t.doses);
}

FirstDose first_dose(const MorningFacts& f, const MorningTyping& typing) {
    FirstDose first;
    read(typing, "dose-mg", first.mg, whole_of);
    read(typing, "dose-of", first.of, whole_of);
    read(typing, "dose-at", first.at, clock_of);
    if (!first.begun() || !first.of || !first.at || *first.at >= a_day) return first;
    Dose d;
    d.zone = f.zone;
    const auto taken = units::moment_of(units::within(evening_of(f), *first.at), f.zone);
    d.taken = taken.value_or(f.now);
    diary::Component part;
    part.amount = {static_cast<double>(*first.mg)};
    if (*first.of > 0) {
        part.form = static_cast<diary::Form>(*first.of - 1);
        part.basis = diary::Basis::compound;
    }
    d.product.components = {part};
    first.fault = diary::check(d, f.now);
    first.dose = std::move(d);
    return first;
}

// Those of the diary, without what is taken out here and with what comes in.
std::vector<Dose> doses_then(const Told& t, const MorningFacts& f) {
    std::vector<Dose> all;
    for (const auto& entry : current(f.diary->doses)) {
        const bool out = std::any_of(t.doses.begin(), t.doses.end(), [&](const ToldDose& d) {
            return d.noted && d.noted->id == entry.id && !d.taken;
        });
        if (!out) all.push_back(*entry.value);
    }
    for (const auto* offered : {&t.doses, &t.today})
        for (const ToldDose& d : *offered)
            if (!d.noted && d.taken) all.push_back(d.dose);
    if (t.first.dose && !t.first.fault) all.push_back(*t.first.dose);
    return all;
}

// --- what is asked

template <class Word>
void read_word(const MorningTyping& typing, const std::string& id, std::optional<Word>& to) {
    read(typing, id, to, [](std::string_view text) {
        const auto number = whole_of(text);
        return number ? std::optional{static_cast<Word>(*number)} : std::nullopt;
    });
}

void read_parts(const MorningTyping& typing, Observation& o, int place) {
    const auto id = [&o, place](Part part) { return field_of(o.item, part, place); };
    read_word(typing, id(Part::side), o.side);
    read_word(typing, id(Part::muscle), o.muscle);
    read_word(typing, id(Part::occasion), o.occasion);
    read(typing, id(Part::time), o.time, clock_of);
    if (const std::string* text = typed_in(typing, id(Part::region))) {
        const auto number = whole_of(*text);
        o.region = number ? diary::body_regions()[static_cast<std::size_t>(*number)] : "";
    }
    if (const std::string* text = typed_in(typing, id(Part::sudden))) o.sudden = *text == "1";
    if (const std::string* text = typed_in(typing, id(Part::name))) o.name = *text;
}

using Noted = std::optional<Entry<Observation>>;

// A further place is told by its region; what is not typed of it is as at the first one.
std::optional<double> value_of(const MorningTyping& typing, const ToldAnswer& a,
                               std::optional<double> first) {
    const std::string field = field_of(a.item, a.place);
    std::optional<double> value;
    if (a.noted) value = a.noted->value->value;
    if (a.place > 0 && !a.noted) {
        const std::string* region = typed_in(typing, field_of(a.item, Part::region, a.place));
        if (region == nullptr || region->empty()) return std::nullopt;
        const std::string* typed = typed_in(typing, field);
        if (typed == nullptr || typed->empty()) return first;
    }
    read(typing, field, value, number_of);
    return value;
}

// `place`: of the item on that day; `first`: the value at the first one.
ToldAnswer answer_of(const MorningFacts& f, const MorningTyping& typing, diary::Item item,
                     units::Day day, int place, Noted noted, std::optional<double> first) {
    ToldAnswer a;
    a.item = item;
    a.day = day;
    a.place = place;
    a.noted = std::move(noted);
    const auto value = value_of(typing, a, first);
    if (!value) return a;
    const bool holds = a.noted && *value > 0.0; // "none" has no side
    Observation o = holds ? *a.noted->value : Observation{};
    o.item = item;
    o.day = day;
    o.value = *value;
    o.zone = a.noted ? a.noted->value->zone : f.zone;
    if (a.noted) o.note = a.noted->value->note;
    if (*value > 0.0) read_parts(typing, o, place);
    a.fault = diary::check(o, f.now);
    a.now = std::move(o);
    return a;
}

// Neck and low back are two entries of one evening.
void add_answer(Told& t, const MorningFacts& f, const MorningTyping& typing, diary::Item item,
                units::Day day) {
    std::vector<Entry<Observation>> noted;
    for (const auto& entry : current(f.diary->observations))
        if (entry.value->item == item && entry.value->day == day) noted.push_back(entry);
    const auto nth = [&](std::size_t n) { return n < noted.size() ? Noted{noted[n]} : Noted{}; };
    const bool places = diary::asked_with(diary::row(item), Part::region);
    const std::size_t first = places || noted.empty() ? 0 : noted.size() - 1;
    t.answers.push_back(answer_of(f, typing, item, day, 0, nth(first), {}));
    if (!places) return;
    const auto& now = t.answers.back().now;
    const auto value = now && now->value > 0.0 ? std::optional{now->value} : std::nullopt;
    bool offered = value && now->region.empty(); // one place after the other
    for (int n = 1; n < most_places; ++n) {
        auto more = answer_of(f, typing, item, day, n, nth(static_cast<std::size_t>(n)), value);
        const bool empty = !more.noted && !more.now;
        if (empty && (offered || !value)) continue;
        offered = offered || empty;
        t.answers.push_back(std::move(more));
    }
}

void add_answers(Told& t, const MorningFacts& f, const MorningTyping& typing) {
    using diary::Asked;
    const units::Day evening = evening_of(f);
    const auto nights = diary::current(f.diary->nights);
    // The first mornings of a diary are no homework.
    const bool begun = std::any_of(nights.begin(), nights.end(), [](const auto& entry) {
        return diary::by_the_person(entry.source);
    });
    const bool taken = begun && diary::day_total(t.all_doses, evening).entries > 0;
    for (const auto item : diary::asked(f.choice, Asked::morning, taken))
        add_answer(t, f, typing, item, f.wake_date);
    for (const auto item : diary::asked(f.choice, Asked::evening, taken))
        add_answer(t, f, typing, item, evening);
}

ToldAltogether altogether(const MorningFacts& f, const MorningTyping& typing) {
    const auto here = units::local_time(units::in_zone(f.now.utc, f.zone));
    ToldAltogether t;
    t.asked = std::chrono::floor<std::chrono::days>(here) == f.wake_date &&
              diary::global_question_due(f.course, units::day_at(f.now));
    if (t.asked) read(typing, compared, t.choice, whole_of);
    return t;
}

// --- what is kept

template <class Value>
void keep(std::vector<store::DiaryEntry>& to, const std::optional<Entry<Value>>& noted,
          const std::optional<Value>& now, units::WallTime at) {
    if (!noted && now) to.emplace_back(diary::entered("", *now, at));
    if (noted && now && *noted->value != *now) to.emplace_back(diary::corrected(*noted, *now, at));
    if (noted && !now) to.emplace_back(diary::taken_back(*noted, at));
}

bool can_be_kept(const Told& t) {
    const bool answers = std::none_of(t.answers.begin(), t.answers.end(),
                                      [](const ToldAnswer& a) { return a.fault.has_value(); });
    const bool night = t.night.times || (!t.night.anything && !t.night.noted);
    return answers && night && (!t.first.begun() || (t.first.dose && !t.first.fault));
}

} // namespace

std::string field_of(diary::Item item, int place) {
    std::string id = "ask-" + std::string{diary::word(item)};
    return place == 0 ? id : id.append("-").append(std::to_string(place + 1));
}

std::string field_of(diary::Item item, Part part, int place) {
    return field_of(item, place).append("-").append(diary::word(part));
}

std::string which_of(NightField field) { return "which-" + std::string{diary::word(field)}; }

const std::string* typed_in(const MorningTyping& typing, std::string_view id) {
    const auto found = typing.told.find(id);
    return found == typing.told.end() ? nullptr : &found->second;
}

std::optional<units::Clock> clock_of(std::string_view digits) {
    const auto number = whole_of(digits);
    if (!number) return std::nullopt;
    const int hours = digits.size() <= 2 ? *number : *number / 100;
    const int minutes = digits.size() <= 2 ? 0 : *number % 100;
    if (hours > 23 || minutes > 59) return a_day; // no time of a clock
    return std::chrono::hours{hours} + std::chrono::minutes{minutes};
}

std::string digits_of(units::Clock clock) {
    std::string text = units::clock_text(clock);
    std::erase(text, ':');
    return text;
}

Told told(const MorningFacts& f, const MorningTyping& typing) {
    Told t;
    t.night = night_of(f, typing);
    t.first = first_dose(f, typing);
    add_doses(t, f, typing);
    add_today(t, f, typing);
    t.all_doses = doses_then(t, f);
    add_answers(t, f, typing);
    t.altogether = altogether(f, typing);
    return t;
}

std::optional<std::vector<store::DiaryEntry>> to_keep(const MorningFacts& f,
                                                      const MorningTyping& typing) {
    const Told t = told(f, typing);
    if (!can_be_kept(t)) return std::nullopt;
    std::vector<store::DiaryEntry> all;
    if (t.night.anything) keep(all, t.night.noted, std::optional{t.night.night}, f.now);
    for (const auto* doses : {&t.doses, &t.today})
        for (const ToldDose& d : *doses)
            keep(all, d.noted, d.taken ? std::optional{d.dose} : std::nullopt, f.now);
    keep(all, std::optional<Entry<Dose>>{}, t.first.dose, f.now);
    for (const ToldAnswer& a : t.answers)
        if (a.place == 0 || a.noted || (a.now && a.now->value > 0.0))
            keep(all, a.noted, a.now, f.now);
    if (t.altogether.choice)
        all.emplace_back(diary::entered(
            "", diary::GlobalAnswer{units::day_at(f.now), diary::much_worse + *t.altogether.choice},
            f.now));
    // A first morning of which nothing was told: the view says how to.
    if (all.empty() && !t.night.noted) return std::nullopt;
    return all;
}

} // namespace screen
