#include "store/diary_values.h"

#include "diary/day.h"

#include <array>

namespace store {

namespace {

// The numbers of these enumerators are on disk; new ones go to the end.
static_assert(diary::forms == 17 && diary::routes == 4 && diary::kinds == 23);
static_assert(diary::items == 34 && diary::sides == 3 && diary::muscles == 12);
static_assert(insight::night_values == 6);
static_assert(diary::occasions == 4 && diary::anchors == 4 && diary::cautions == 8);

constexpr std::uint8_t layout = 1;
constexpr std::uint8_t settings_layout = 2; // the first had no reminders

template <class A, class T> using In = typename A::template Value<T>;

template <class A> void lay_out(A& a, In<A, units::WallTime>& at) {
    moment(a, at.utc);
    moment(a, at.offset);
}

template <class A> void lay_out_day(A& a, In<A, units::Day>& day) { moment(a, day); }

template <class A, class Value> void maybe_number(A& a, Value& value) {
    maybe(a, value, [&a](auto& one) { number(a, one); });
}

template <class A> void lay_out_amount(A& a, In<A, diary::Milligrams>& amount) {
    a.real(amount.value);
}

template <class A> void lay_out(A& a, In<A, diary::Component>& component) {
    auto& [form, basis, amount] = component;
    maybe(a, form, [&a](auto& one) { a.one_of(one, diary::Form::hydroxide); });
    a.one_of(basis, diary::Basis::compound);
    lay_out_amount(a, amount);
}

template <class A> void lay_out(A& a, In<A, diary::Product>& product) {
    auto& [name, route, components, label] = product;
    a.words(name);
    a.one_of(route, diary::Route::food);
    list(a, components, [&a](auto& one) { lay_out(a, one); });
    maybe(a, label, [&a](auto& amount) { lay_out_amount(a, amount); });
}

template <class A> void lay_out(A& a, In<A, diary::Dose>& dose) {
    auto& [taken, zone, product, pieces, note] = dose;
    lay_out(a, taken);
    a.words(zone);
    lay_out(a, product);
    a.real(pieces);
    a.words(note);
}

template <class A> void lay_out(A& a, In<A, diary::NightClock>& clock) {
    auto& [at, reading] = clock;
    moment(a, at);
    maybe(a, reading, [&a](auto& one) { a.one_of(one, units::Reading::second); });
}

template <class A> void lay_out(A& a, In<A, diary::Night>& night) {
    auto& [wake_date, zone, waking_zone, into_bed, tried_to_sleep, latency_min, awakenings,
           awake_min, final_wake, out_of_bed, measured_asleep_min, quality, note] = night;
    const auto clock = [&a](auto& one) { lay_out(a, one); };
    lay_out_day(a, wake_date);
    a.words(zone);
    a.words(waking_zone);
    maybe(a, into_bed, clock);
    maybe(a, tried_to_sleep, clock);
    maybe_number(a, latency_min);
    maybe_number(a, awakenings);
    maybe_number(a, awake_min);
    maybe(a, final_wake, clock);
    maybe(a, out_of_bed, clock);
    maybe_number(a, measured_asleep_min);
    maybe_number(a, quality);
    a.words(note);
}

template <class A> void lay_out(A& a, In<A, diary::Nap>& nap) {
    auto& [day, zone, begin, asleep_min] = nap;
    lay_out_day(a, day);
    a.words(zone);
    lay_out(a, begin);
    number(a, asleep_min);
}

template <class A> void lay_out(A& a, In<A, diary::Intake>& intake) {
    auto& [taken, zone, kind, name, amount, note] = intake;
    lay_out(a, taken);
    a.words(zone);
    a.one_of(kind, diary::Kind::other_medicine);
    a.words(name);
    maybe(a, amount, [&a](auto& quantity) {
        a.real(quantity.value);
        a.one_of(quantity.unit, diary::Unit::international_units);
    });
    a.words(note);
}

template <class A> void lay_out(A& a, In<A, diary::Observation>& told) {
    auto& [item, day, value, zone, time, region, side, muscle, occasion, worst, minutes, relieved,
           sudden, name, note] = told;
    a.one_of(item, diary::Item::cpap);
    lay_out_day(a, day);
    a.real(value);
    a.words(zone);
    maybe(a, time, [&a](auto& clock) { moment(a, clock); });
    a.words(region);
    maybe(a, side, [&a](auto& one) { a.one_of(one, diary::Side::both); });
    maybe(a, muscle, [&a](auto& one) { a.one_of(one, diary::Muscle::other); });
    maybe(a, occasion, [&a](auto& one) { a.one_of(one, diary::Occasion::other); });
    maybe_number(a, worst);
    maybe_number(a, minutes);
    maybe(a, relieved, [&a](auto& one) { a.flag(one); });
    a.flag(sudden);
    a.words(name);
    a.words(note);
}

template <class A> void lay_out(A& a, In<A, diary::LabNote>& lab) {
    auto& [what, value, unit, day, note] = lab;
    a.words(what);
    a.real(value);
    a.words(unit);
    lay_out_day(a, day);
    a.words(note);
}

template <class A> void lay_out(A& a, In<A, diary::GlobalAnswer>& answer) {
    auto& [day, step] = answer;
    lay_out_day(a, day);
    number(a, step);
}

template <class A> void lay_out(A& a, In<A, diary::PlannedDose>& dose) {
    auto& [anchor, clock, product, pieces] = dose;
    a.one_of(anchor, diary::Anchor::clock);
    maybe(a, clock, [&a](auto& at) { moment(a, at); });
    lay_out(a, product);
    a.real(pieces);
}

template <class A> void lay_out(A& a, In<A, diary::PlanStep>& step) {
    auto& [phase, from, until, doses] = step;
    a.one_of(phase, diary::Phase::pause);
    lay_out_day(a, from);
    maybe(a, until, [&a](auto& day) { lay_out_day(a, day); });
    list(a, doses, [&a](auto& dose) { lay_out(a, dose); });
}

template <class A> void lay_out(A& a, In<A, std::chrono::weekday>& day) {
    std::uint8_t number = static_cast<std::uint8_t>(day.c_encoding());
    a.byte(number);
    if constexpr (!A::writing) {
        if (number > 6) return a.fail();
        day = std::chrono::weekday{number};
    }
}

template <class A> void lay_out(A& a, In<A, diary::Reminders>& reminders) {
    auto& [morning, rolling, evening, rolling_on, on_screen, quiet_from, quiet_until] = reminders;
    for (auto* at : {&morning, &rolling, &evening})
        maybe(a, *at, [&a](auto& clock) { moment(a, clock); });
    list(a, rolling_on, [&a](auto& day) { lay_out(a, day); });
    a.flag(on_screen);
    moment(a, quiet_from);
    moment(a, quiet_until);
}

template <class A> void lay_out(A& a, In<A, DiarySettings>& settings, std::uint8_t version) {
    auto& [plan, choice, cautions, ranking, reminders] = settings;
    auto& [steps] = plan;
    list(a, steps, [&a](auto& step) { lay_out(a, step); });
    list(a, choice, [&a](auto& item) { a.one_of(item, diary::Item::cpap); });
    list(a, cautions, [&a](auto& one) { a.one_of(one, diary::Caution::dehydration); });
    list(a, ranking, [&a](auto& source) { a.words(source); });
    if (version >= 2) lay_out(a, reminders);
}

// The night's values first, then the diary's items.
template <class A> void lay_out(A& a, In<A, insight::Outcome>& outcome) {
    constexpr auto last = insight::NightValue::awakenings;
    bool of_night = std::holds_alternative<insight::NightValue>(outcome);
    a.flag(of_night);
    if constexpr (A::writing) {
        if (of_night)
            a.one_of(std::get<insight::NightValue>(outcome), last);
        else
            a.one_of(std::get<diary::Item>(outcome), diary::Item::cpap);
    } else {
        if (of_night)
            a.one_of(outcome.template emplace<insight::NightValue>(), last);
        else
            a.one_of(outcome.template emplace<diary::Item>(), diary::Item::cpap);
    }
}

template <class A> void lay_out(A& a, In<A, insight::Phase>& phase) {
    auto& [from, until, with] = phase;
    lay_out_day(a, from);
    lay_out_day(a, until);
    a.flag(with);
}

template <class A> void lay_out(A& a, In<A, insight::Question>& question) {
    auto& [main, also, design, baseline_from, test_from, weeks, phases, seed, hidden] = question;
    lay_out(a, main);
    list(a, also, [&a](auto& one) { lay_out(a, one); });
    a.one_of(design, insight::Design::planned_phases);
    lay_out_day(a, baseline_from);
    maybe(a, test_from, [&a](auto& day) { lay_out_day(a, day); });
    number(a, weeks);
    list(a, phases, [&a](auto& one) { lay_out(a, one); });
    number(a, seed);
    a.flag(hidden);
}

constexpr std::array<const char*, std::variant_size_v<DiaryEntry>> kinds{
    "dose", "night", "nap", "intake", "observation", "laboratory", "answer"};

template <std::size_t Index = 0> std::optional<DiaryEntry> empty_entry(std::size_t wanted) {
    if constexpr (Index == std::variant_size_v<DiaryEntry>)
        return std::nullopt;
    else
        return wanted == Index
                   ? std::optional<DiaryEntry>{std::in_place, std::in_place_index<Index>}
                   : empty_entry<Index + 1>(wanted);
}

} // namespace

Bytes encode(const DiaryEntry& entry) {
    ByteWriter out;
    std::visit([&](const auto& one) { lay_out(out, *one.value); }, entry);
    return sealed(BlobKind::diary_value, layout, out.take());
}

Bytes encode(const DiarySettings& settings) {
    ByteWriter out;
    lay_out(out, settings, settings_layout);
    return sealed(BlobKind::diary_settings, settings_layout, out.take());
}

bool decode(std::span<const std::uint8_t> blob, DiaryEntry& entry) {
    const auto content = unsealed(BlobKind::diary_value, layout, blob);
    if (!content) return false;
    ByteReader in{content->bytes};
    std::visit([&](auto& one) { lay_out(in, one.value.emplace()); }, entry);
    return in.at_end();
}

Decoded<DiarySettings> decode_diary_settings(std::span<const std::uint8_t> blob) {
    const auto content = unsealed(BlobKind::diary_settings, settings_layout, blob);
    if (!content) return tl::unexpected{content.error()};
    ByteReader in{content->bytes};
    DiarySettings settings;
    lay_out(in, settings, content->version);
    if (!in.at_end()) return tl::unexpected{DecodeError::damaged};
    return settings;
}

Bytes encode(const insight::Question& question) {
    ByteWriter out;
    lay_out(out, question);
    return sealed(BlobKind::question, layout, out.take());
}

Decoded<insight::Question> decode_question(std::span<const std::uint8_t> blob) {
    const auto content = unsealed(BlobKind::question, layout, blob);
    if (!content) return tl::unexpected{content.error()};
    ByteReader in{content->bytes};
    insight::Question question;
    lay_out(in, question);
    if (!in.at_end() || insight::check(question)) return tl::unexpected{DecodeError::damaged};
    return question;
}

std::string kind_of(const DiaryEntry& entry) { return kinds.at(entry.index()); }

std::optional<DiaryEntry> entry_of_kind(const std::string& kind) {
    for (std::size_t i = 0; i < kinds.size(); ++i)
        if (kinds.at(i) == kind) return empty_entry(i);
    return std::nullopt;
}

units::Day day_of(const DiaryEntry& entry) {
    return std::visit([](const auto& one) { return diary::day_of(*one.value); }, entry);
}

} // namespace store
