#include "screen/morning_fields.h"
#include "screen/morning_told.h"
#include "wording/diary.h"
#include "wording/timeline.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using diary::NightError, diary::NightField;
using wording::filled, wording::tr, wording::trn;
using Kind = MorningField::Kind;

// --- the night

std::string when_of(const MorningFacts& f) {
    const auto here = units::local_time(units::in_zone(f.now.utc, f.zone));
    const auto days = (std::chrono::floor<std::chrono::days>(here) - f.wake_date).count();
    const std::string night =
        filled(tr("Night to {day}"), {{"day", wording::date(f.wake_date)}}) + ", ";
    if (days == 0) return night + tr("today");
    if (days == 1) return night + tr("yesterday");
    return night + trn("{n} day ago", "{n} days ago", static_cast<unsigned long>(days));
}

std::string prefilled_with(const diary::UsualNight& usual) {
    if (usual.of == 0) return {};
    if (usual.last_night_only)
        return tr("Prefilled as yesterday, nothing of it is measured: change what was different; "
                  "Enter keeps it.");
    return trn("Prefilled as usual: the one night that you noted lately. Nothing of it is "
               "measured: change what was different; Enter keeps it.",
               "Prefilled as usual: the middle of your last {n} nights. Nothing of it is "
               "measured: change what was different; Enter keeps it.",
               static_cast<unsigned long>(usual.of));
}

std::string state_of(const Told& t, const MorningFacts& f) {
    const auto& noted = t.night.noted;
    const int late = diary::days_late(f.wake_date, noted ? noted->entered_at : f.now);
    std::string state;
    if (noted) {
        state = noted->revision == 1 ? tr("Noted.") : tr("Noted and corrected.");
        if (late > 0) state += ' ' + wording::entered_late(late);
        return state + ' ' + tr("What you change corrects it; what was there is kept.");
    }
    if (late > 0)
        state = trn("This night is missing, and may stay so. Kept now, it says: entered {n} day "
                    "later.",
                    "This night is missing, and may stay so. Kept now, it says: entered {n} days "
                    "later.",
                    static_cast<unsigned long>(late));
    const std::string with = prefilled_with(t.night.usual);
    if (!state.empty() && !with.empty()) state += ' ';
    return state.append(with);
}

struct NightFields {
    const Told& t;
    const MorningTyping& typing;
    std::vector<MorningField> made = {};

    void add(MorningField f, NightField field) {
        const bool usual = !t.night.noted && !f.value.empty() && typed_in(typing, f.id) == nullptr;
        if (usual) f.beside = t.night.usual.last_night_only ? tr("as yesterday") : tr("as usual");
        if (typing.tried) f.refused = refused(field);
        made.push_back(std::move(f));
    }
    void clock(NightField field, const std::optional<diary::NightClock>& clock, const char* start) {
        const auto at = clock ? std::optional{clock->at} : std::nullopt;
        add(clock_field(std::string{diary::word(field)}, wording::name(field), at, typing, start),
            field);
        which(field, clock);
    }
    // Asked for as soon as only the person can tell.
    void which(NightField field, const std::optional<diary::NightClock>& clock) {
        const bool told = clock && clock->reading;
        const bool asked =
            !t.night.times && t.night.times.error() == diary::NightFault{field, NightError::twice};
        const auto two = told || asked ? diary::two_readings(t.night.night, field) : std::nullopt;
        if (!two) return;
        const auto which = told ? std::optional{static_cast<int>(*clock->reading)} : std::nullopt;
        made.push_back(choice_field(
            which_of(field), tr("It happened twice: which was it?"), which,
            {filled(tr("the first, {time}"), {{"time", wording::with_offset(two->first)}}),
             filled(tr("the second, {time}"), {{"time", wording::with_offset(*two->second)}})}));
    }
    void number(NightField field, const std::optional<int>& value, const char* shown, int highest,
                double step) {
        add(number_field(std::string{diary::word(field)}, wording::name(field), value, shown,
                         highest, step),
            field);
    }
    std::string refused(NightField field) const {
        if (t.night.times || t.night.times.error().field != field) return {};
        if (t.night.anything || t.night.noted) return wording::sentence(t.night.times.error());
        return {};
    }
};

std::vector<MorningField> night_fields(const Told& t, const MorningTyping& typing) {
    const diary::Night& n = t.night.night;
    const char* const min = tr("{n} min");
    NightFields fields{t, typing};
    fields.number(NightField::quality, n.quality, tr("{n} of 10"), 10, 1.0);
    fields.made.back().start = "5";
    fields.clock(NightField::into_bed, n.into_bed, "2200");
    fields.clock(NightField::tried_to_sleep, n.tried_to_sleep, "2200");
    fields.number(NightField::latency, n.latency_min, min, 720, 5.0);
    fields.number(NightField::awakenings, n.awakenings, "{n}", 99, 1.0);
    fields.number(NightField::awake, n.awake_min, min, 1080, 5.0);
    fields.clock(NightField::final_wake, n.final_wake, "0600");
    fields.clock(NightField::out_of_bed, n.out_of_bed, "0600");
    return std::move(fields.made);
}

// --- where it was

std::string place_of(std::string zone) { // "New York"
    zone.erase(0, zone.rfind('/') + 1);
    std::replace(zone.begin(), zone.end(), '_', ' ');
    return zone;
}

MorningField zone_field(NightField field, const std::string& zone, const Told& t,
                        const MorningTyping& typing) {
    MorningField f{std::string{diary::word(field)}, {}};
    f.kind = Kind::text;
    f.name = field == NightField::zone ? tr("Time zone where you went to bed")
                                       : tr("Time zone where you woke");
    const std::string* text = typed_in(typing, f.id);
    f.value = f.now = text != nullptr ? *text : zone;
    const auto fault = diary::NightFault{field, NightError::no_such_zone};
    if (typing.tried && !t.night.times && t.night.times.error() == fault)
        f.refused = wording::sentence(fault, f.name);
    return f;
}

std::vector<MorningField> place_fields(const Told& t, const MorningTyping& typing) {
    const ToldPlaces& p = t.night.places;
    const diary::Night& n = t.night.night;
    if (p.elsewhere)
        return {zone_field(NightField::zone, n.zone, t, typing),
                zone_field(NightField::waking_zone, diary::waking_zone(n), t, typing)};
    if (!p.asked) return {};
    const std::string before = place_of(p.beside.before), after = place_of(p.beside.after);
    auto f = choice_field(slept_where,
                          filled(tr("Fell asleep in {before}, woke in {after}?"),
                                 {{"before", before}, {"after", after}}),
                          p.choice,
                          {filled(tr("both in {place}"), {{"place", after}}), tr("yes"),
                           filled(tr("both in {place}"), {{"place", before}})});
    f.start = std::to_string(ToldPlaces::flown);
    if (typing.tried && !p.choice && t.night.anything)
        f.refused = tr("The clocks differ between the two places. Choose where you were: press "
                       "the right arrow. Hours of sleep are never guessed.");
    return {f};
}

// --- magnesium

std::string magnesium_of(const MorningFacts& f) {
    return filled(tr("Magnesium on {day}"), {{"day", wording::date(evening_of(f))}});
}

std::string beside_dose(const ToldDose& d, const Told& t, const MorningFacts& f,
                        const MorningTyping& typing) {
    if (d.noted) return tr("noted");
    if (d.planned) {
        const auto& dose = d.planned->dose;
        return dose.clock
                   ? std::string{tr("planned")}
                   : filled(tr("planned {anchor}"), {{"anchor", wording::name(dose.anchor)}});
    }
    if (typed_in(typing, d.id) != nullptr) return {};
    if (t.repeated == evening_of(f) - std::chrono::days{1}) return tr("as the day before");
    return filled(tr("as on {day}"), {{"day", wording::date(*t.repeated)}});
}

std::vector<std::string> what_of() {
    std::vector<std::string> words{tr("magnesium itself")};
    for (int i = 0; i < diary::forms; ++i)
        words.push_back(filled(tr("{form}, the whole compound"),
                               {{"form", wording::name(static_cast<diary::Form>(i))}}));
    return words;
}

void add_first_dose(std::vector<MorningField>& fields, const Told& t, const MorningTyping& typing) {
    const FirstDose& first = t.first;
    const bool any = !fields.empty();
    fields.push_back(number_field("dose-mg", any ? tr("Another dose") : tr("A dose"), first.mg,
                                  "{n} mg", 9999, 10.0));
    if (!first.begun()) return;
    auto of = choice_field("dose-of", tr("These are milligrams of"), first.of, what_of());
    auto at = clock_field("dose-at", tr("Taken at"), first.at, typing, "2100");
    if (typing.tried && !first.of)
        of.refused = tr("Say whether the label means magnesium itself (elemental) or the whole "
                        "compound. Which of the two a number means is never guessed.");
    if (typing.tried && !first.at) at.refused = tr("Type when you took it, for instance 2130.");
    if (typing.tried && first.at && *first.at >= std::chrono::hours{24})
        at.refused = wording::sentence(
            diary::NightFault{NightField::into_bed, NightError::out_of_range}, at.name);
    if (typing.tried && first.fault) {
        const bool time = first.fault->field == diary::DoseField::taken;
        (time ? at : fields.back()).refused = wording::sentence(*first.fault);
    }
    fields.push_back(std::move(of));
    fields.push_back(std::move(at));
}

MorningField dose_field(const ToldDose& d, const Told& t, const MorningFacts& f,
                        const MorningTyping& typing) {
    const std::string name =
        units::clock_text(units::clock_at(d.dose.taken)) + "  " + wording::line(d.dose);
    auto field = choice_field(d.id, name, d.taken ? 1 : 0, {tr("not taken"), tr("taken")});
    field.yes_no = true;
    field.beside = beside_dose(d, t, f, typing);
    return field;
}

// What the plan says of today, and whether all that it offers here is told.
void add_planned(MorningView& v, const Told& t, const MorningFacts& f,
                 const MorningTyping& typing) {
    for (const ToldDose& d : t.today) v.planned.push_back(dose_field(d, t, f, typing));
    for (const auto& one : t.later) {
        const std::string at = one.at ? units::clock_text(units::clock_at(*one.at)) + "  " : "";
        v.later.push_back(at + wording::line(one));
    }
    if (!v.planned.empty() || !v.later.empty()) v.planned_title = tr("Planned for today");
    for (const auto* offered : {&t.doses, &t.today})
        for (const ToldDose& d : *offered)
            v.can_take_as_planned = v.can_take_as_planned || (d.planned && !d.taken);
}

void add_magnesium(MorningView& v, const Told& t, const MorningFacts& f,
                   const MorningTyping& typing) {
    const units::Day day = evening_of(f);
    v.magnesium = magnesium_of(f);
    for (const ToldDose& d : t.doses) v.doses.push_back(dose_field(d, t, f, typing));
    add_first_dose(v.doses, t, typing);
    const auto total = diary::day_total(t.all_doses, day);
    if (total.supplements.value > 0.0) v.total = wording::supplements_of_day(total.supplements);
    const bool news = (t.first.dose && !t.first.fault) ||
                      std::any_of(t.doses.begin(), t.doses.end(),
                                  [](const ToldDose& d) { return d.taken != d.noted.has_value(); });
    for (const auto& one : diary::notices(total, f.person))
        v.notices.push_back({wording::sentence(one, f.person.country), one.weight, news});
    std::vector<diary::Intake> intakes;
    for (const auto& one : diary::current(f.diary->intakes)) intakes.push_back(*one.value);
    for (const auto& one : diary::collisions(t.all_doses, intakes, day))
        v.notices.push_back({wording::sentence(one), diary::Weight::notice, news});
}

void add_altogether(MorningView& v, const Told& t) {
    if (!t.altogether.asked) return;
    std::vector<std::string> words;
    for (int step = diary::much_worse; step <= diary::much_better; ++step)
        words.push_back(wording::global_step(step));
    auto field = choice_field(compared, wording::global_question(), t.altogether.choice, words);
    field.start = std::to_string(-diary::much_worse); // the same
    field.beside = t.altogether.choice ? "" : tr("every four weeks");
    v.asked.push_back(std::move(field));
}

bool says_nothing(const Told& t) {
    const bool answers = std::any_of(t.answers.begin(), t.answers.end(),
                                     [](const ToldAnswer& a) { return a.now.has_value(); });
    const bool doses = std::any_of(t.doses.begin(), t.doses.end(), [](const ToldDose& d) {
        return d.taken != d.noted.has_value();
    });
    const bool planned =
        std::any_of(t.today.begin(), t.today.end(), [](const ToldDose& d) { return d.taken; });
    return !t.night.anything && !t.night.noted && !answers && !doses && !planned &&
           !t.first.begun() && !t.altogether.choice;
}

// Of what is told here and was not noted like this before.
void add_signs(MorningView& v, const Told& t, const MorningFacts& f) {
    std::vector<diary::Observation> all;
    for (const auto& entry : diary::current(f.diary->observations)) all.push_back(*entry.value);
    for (const ToldAnswer& a : t.answers)
        if (a.now) all.push_back(*a.now);
    for (const ToldAnswer& a : t.answers) {
        const bool noted = a.noted && a.now && *a.noted->value == *a.now;
        if (!a.now || a.fault || noted) continue;
        for (const auto flag : diary::signs(*a.now, all)) {
            auto sentence = wording::sentence(flag, f.person.country);
            const bool said = std::count(v.signs.begin(), v.signs.end(), sentence) > 0;
            if (!said) v.signs.push_back(std::move(sentence)); // of two places once
        }
        if (a.item == diary::Item::antibiotic && a.now->value > 0.0)
            v.signs.push_back(wording::antibiotic_hinders());
    }
}

} // namespace

MorningView view_of(const MorningFacts& f, const MorningTyping& typing) {
    MorningView v;
    v.when = when_of(f);
    v.signs = f.said;
    v.kept = !f.said.empty();
    if (v.kept) return v;
    const Told t = told(f, typing);
    const auto here = units::local_time(units::in_zone(f.now.utc, f.zone));
    v.state = state_of(t, f);
    v.noted = t.night.noted.has_value();
    if (f.course.first)
        v.starting = wording::starting_picture(diary::starting_picture(
            *f.course.first, f.course.filled, std::chrono::floor<std::chrono::days>(here)));
    constexpr std::chrono::days one{1};
    v.day = units::text(f.wake_date);
    v.day_before = units::text(f.wake_date - one);
    if (f.wake_date < std::chrono::floor<std::chrono::days>(here))
        v.day_after = units::text(f.wake_date + one);
    v.night = place_fields(t, typing);
    for (MorningField& field : night_fields(t, typing)) v.night.push_back(std::move(field));
    v.can_tell_places = !t.night.places.elsewhere;
    if (t.night.times) v.follows = wording::line(*t.night.times);
    add_magnesium(v, t, f, typing);
    add_planned(v, t, f, typing);
    for (const ToldAnswer& a : t.answers) add_asked(v.asked, a, typing);
    add_places(v.asked, t.answers);
    add_altogether(v, t);
    add_signs(v, t, f);
    v.trouble = f.trouble;
    if (v.trouble.empty() && typing.tried && says_nothing(t))
        v.trouble = tr("Nothing is told yet: type when you got into bed, for instance 2245, and "
                       "when you got out of it. What you do not know stays empty.");
    return v;
}

std::vector<std::string> said_after(const MorningView& v) {
    std::vector<std::string> said = v.signs;
    for (const auto& notice : v.notices)
        if (notice.news && notice.weight == diary::Weight::severe) said.push_back(notice.text);
    return said;
}

} // namespace screen
