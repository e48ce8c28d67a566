// log intake, symptom, factor, laboratory, global.
#include "terminal/log.h"

#include "wording/care.h"
#include "wording/diary.h"
#include "wording/wording.h"

#include <algorithm>

namespace terminal::log {

using diary::GlobalAnswer, diary::Intake, diary::LabNote, diary::Observation, diary::Part;
using wording::filled, wording::tr;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

constexpr std::chrono::days a_day{1}, a_week{7};

// Words may be typed with a hyphen: "low-mood".
std::string underscored(std::string word) {
    std::replace(word.begin(), word.end(), '-', '_');
    return word;
}

Result<std::string> plain_text(const char* option, const Typed& typed, std::string before) {
    if (!typed) return before;
    return text_typed(option, *typed);
}

Result<units::Day> day_of(const Typed& typed, units::Day otherwise) {
    if (!typed) return otherwise;
    if (const auto day = calendar_day_typed(*typed)) return *day;
    return tl::unexpected{
        unusable("--day", *typed, tr("a day is written as 2026-11-20 or 20.11.2026"))};
}

// The entry to be corrected, if one is.
template <class Value>
Result<std::optional<diary::Entry<Value>>> before(const std::vector<diary::Entry<Value>>& all,
                                                  const Typed& id) {
    if (!id) return std::optional<diary::Entry<Value>>{};
    auto held = holding(all, *id);
    if (!held) return tl::unexpected{held.error()};
    return std::optional{*std::move(held)};
}

// The entry that tells the same, if there is another one.
template <class Value, class Same>
std::optional<Failure> doubled(const std::vector<diary::Entry<Value>>& all,
                               const std::optional<diary::Entry<Value>>& corrected, Same same) {
    for (const auto& one : diary::current(std::span<const diary::Entry<Value>>{all}))
        if (same(*one.value) && (!corrected || corrected->id != one.id))
            return there_already(one.id);
    return std::nullopt;
}

void say_id(Desk& desk, const std::string& id) {
    desk.say(filled(tr("Noted as {id}."), {{"id", id}}));
}

// --- intakes

std::string known_kinds() {
    std::string all;
    for (int i = 0; i < diary::kinds; ++i)
        all += std::string{diary::word(static_cast<diary::Kind>(i))} + ' ';
    return all + "coffee tea medicine";
}

struct KindTold {
    diary::Kind kind{};
    bool by_name = false; // a proposal
};
Result<KindTold> kind_of(const std::string& typed, const std::string& name) {
    const std::string word = underscored(typed);
    if (word == "coffee" || word == "tea") return KindTold{diary::Kind::coffee_or_tea};
    if (word == "medicine") {
        if (const auto kind = diary::class_of(name)) return KindTold{*kind, true};
        return KindTold{diary::Kind::other_medicine};
    }
    if (const auto kind = diary::kind_named(word)) return KindTold{*kind};
    return tl::unexpected{unusable("KIND", typed, known_kinds())};
}

Result<std::optional<diary::Quantity>> quantity(const IntakeTyped& typed, diary::Kind kind,
                                                std::optional<diary::Quantity> told) {
    if (typed.amount) {
        const auto value = number_typed(*typed.amount);
        if (!value)
            return tl::unexpected{
                unusable("--amount", *typed.amount, tr("a number is written as 70.5 or 70,5"))};
        if (!typed.unit && !told && kind == diary::Kind::vitamin_d)
            return tl::unexpected{
                Failure{"usage", tr("Say the unit of vitamin D: --unit µg or --unit IU.")}};
        told = diary::Quantity{*value, told ? told->unit : diary::Unit::milligrams};
    }
    if (!typed.unit) return told;
    if (!told) return tl::unexpected{Failure{"usage", tr("--unit needs an --amount.")}};
    for (const auto& [word, unit] : std::initializer_list<std::pair<const char*, diary::Unit>>{
             {"mg", diary::Unit::milligrams},
             {"µg", diary::Unit::micrograms},
             {"μg", diary::Unit::micrograms}, // the Greek letter
             {"ug", diary::Unit::micrograms},
             {"IU", diary::Unit::international_units},
             {"IE", diary::Unit::international_units}})
        if (*typed.unit == word) {
            told->unit = unit;
            return told;
        }
    return tl::unexpected{unusable("--unit", *typed.unit, "mg, µg, ug, IU, IE")};
}

std::string_view code(diary::IntakeError error) {
    switch (error) {
    case diary::IntakeError::in_future: return "in_future";
    case diary::IntakeError::no_such_zone: return "no_such_zone";
    case diary::IntakeError::out_of_range: return "out_of_range";
    case diary::IntakeError::wrong_unit: return "wrong_unit";
    case diary::IntakeError::missing: return "missing";
    case diary::IntakeError::too_long: return "too_long";
    }
    return "out_of_range";
}

std::string option(diary::IntakeField field) {
    switch (field) {
    case diary::IntakeField::taken: return "--at";
    case diary::IntakeField::zone: return "--zone";
    case diary::IntakeField::amount: return "--amount";
    case diary::IntakeField::name: return "--name";
    case diary::IntakeField::note: return "--note";
    }
    return {};
}

struct IntakeTold {
    Intake intake;
    bool by_name = false;
};
Result<IntakeTold> intake_of(const IntakeTyped& typed, const std::optional<Intake>& before,
                             const Here& here) {
    Intake i = before.value_or(Intake{});
    auto name = plain_text("--name", typed.name, i.name);
    if (!name) return tl::unexpected{name.error()};
    i.name = *std::move(name);
    KindTold kind{i.kind};
    if (typed.kind) {
        const auto told = kind_of(*typed.kind, i.name);
        if (!told) return tl::unexpected{told.error()};
        kind = *told;
    } else if (!before)
        return tl::unexpected{unusable("KIND", "", known_kinds())};
    i.kind = kind.kind;
    const auto amount = quantity(typed, i.kind, i.amount);
    if (!amount) return tl::unexpected{amount.error()};
    i.amount = *amount;
    const auto where = zone(typed.zone, before ? Typed{before->zone} : Typed{}, here);
    if (!where) return tl::unexpected{where.error()};
    i.zone = *where;
    i.taken = units::in_zone(before ? before->taken.utc : here.now.utc, i.zone);
    if (typed.at) {
        const auto at = moment_typed("--at", *typed.at, i.zone, here.now);
        if (!at) return tl::unexpected{at.error()};
        i.taken = *at;
    }
    auto note = plain_text("--note", typed.note, i.note);
    if (!note) return tl::unexpected{note.error()};
    i.note = *std::move(note);
    return IntakeTold{i, kind.by_name};
}

} // namespace

Outcome intake(Desk& desk, const IntakeTyped& typed) {
    auto book = look(desk, typed.correct ? Days::all : Days::none);
    if (!book) return tl::unexpected{book.error()};
    const auto held = before(book->diary.intakes, typed.correct);
    if (!held) return tl::unexpected{held.error()};
    const auto made = intake_of(typed, *held ? (*held)->value : std::nullopt, book->here);
    if (!made) return tl::unexpected{made.error()};
    const Intake& told = made->intake;
    if (const auto fault = diary::check(told, book->here.now))
        return tl::unexpected{Failure{std::string{code(fault->error)},
                                      wording::sentence(*fault, option(fault->field))}};
    const auto ids = keep(desk, {entry(*held, told, book->here)});
    if (!ids) return tl::unexpected{ids.error()};
    const units::Day day = units::day_at(told.taken);
    if (const auto read = look(desk, *book, day - a_day, day + a_day); !read)
        return tl::unexpected{read.error()};
    desk.say(wording::date_time(told.taken) + ": " + line(told));
    if (made->by_name)
        desk.say(filled(tr("Noted as “{kind}” because of its name. If that is wrong: rolltakt log "
                           "intake other_medicine --correct {id}."),
                        {{"kind", wording::name(told.kind)}, {"id", ids->front()}}));
    const Beside beside = beside_intakes(*book, day, told.kind);
    beside.say(desk);
    say_id(desk, ids->front());
    desk.answer({{"id", ids->front()},
                 {"kind", diary::word(told.kind)},
                 {"kind_by_name", made->by_name},
                 {"notices", beside.document()}});
    return 0;
}

// --- symptoms and factors

namespace {

std::string lower(std::string text) { // of ASCII letters
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::string known_items(bool factor) {
    std::string all;
    for (const auto& row : diary::item_table())
        if ((row.group == diary::Group::factor) == factor)
            all += (all.empty() ? "" : " ") + std::string{row.word};
    return all;
}

Result<diary::Item> item_of(const ObservationTyped& typed) {
    const std::string word = typed.item.value_or("");
    const auto item = diary::item_named(underscored(word));
    if (!item) return tl::unexpected{unusable("ITEM", word, known_items(typed.factor))};
    if ((diary::row(*item).group == diary::Group::factor) == typed.factor) return *item;
    return tl::unexpected{Failure{
        "usage", filled(tr("“{item}” belongs to rolltakt log {command}."),
                        {{"item", word}, {"command", typed.factor ? "symptom" : "factor"}})}};
}

// A number, or one of the words of its scale.
Result<double> value_of(diary::Item item, const Typed& typed) {
    const auto words = wording::steps(item);
    const bool yes_no = diary::row(item).scale == diary::Scale::yes_no;
    if (!typed && yes_no) return 1.0;
    if (typed) {
        if (const auto number = number_typed(*typed)) return *number;
        for (std::size_t i = 0; i < words.size(); ++i)
            if (lower(words[i]) == lower(*typed)) return static_cast<double>(i);
        if (yes_no && *typed == "no") return 0.0;
        if (yes_no && *typed == "yes") return 1.0;
    }
    std::string allowed =
        filled(tr("0 to {n}"), {{"n", wording::number(diary::row(item).highest, 0)}});
    for (std::size_t i = 0; i < words.size(); ++i)
        allowed += (i == 0 ? " (" : ", ") + std::to_string(i) + ' ' + words[i];
    if (!words.empty()) allowed += ')';
    return tl::unexpected{unusable("VALUE", typed.value_or(""), allowed)};
}

struct Parts {
    Observation& to;
    std::optional<Failure> wrong = {};

    template <class Value, class Named>
    void word(std::optional<Value>& part, const Typed& typed, const char* option, int count,
              Named named) {
        if (!typed || wrong) return;
        part = named(underscored(*typed));
        if (part) return;
        std::string all;
        for (int i = 0; i < count; ++i)
            all += (i > 0 ? " " : "") + std::string{diary::word(static_cast<Value>(i))};
        wrong = unusable(option, *typed, all);
    }
    void whole(std::optional<int>& part, const Typed& typed, const char* option) {
        if (!typed || wrong) return;
        part = whole_typed(*typed);
        if (!part) wrong = unusable(option, *typed, tr("a whole number is written as 25"));
    }
    void yes_no(std::optional<bool>& part, const Typed& typed, const char* option) {
        if (!typed || wrong) return;
        const std::string word = lower(*typed);
        if (word == "yes" || word == "ja") part = true;
        if (word == "no" || word == "nein") part = false;
        if (!part) wrong = unusable(option, *typed, tr("yes or no"));
    }
    void clock(const Typed& typed) {
        if (!typed || wrong) return;
        const auto at = clock_typed(*typed);
        if (at && !at->offset)
            to.time = at->at;
        else
            wrong = unusable("--time", *typed, tr("a time is written as 22:45"));
    }
    void text(std::string& part, const Typed& typed, const char* option) {
        if (wrong) return;
        auto told = plain_text(option, typed, part);
        if (told)
            part = *std::move(told);
        else
            wrong = told.error();
    }
};

// An item of the morning is about the night to the calendar's day.
units::Day usual_day(diary::Item item, const Here& here) {
    return diary::row(item).asked == diary::Asked::morning ? here.today() : units::day_at(here.now);
}

Result<Observation> observation_of(const ObservationTyped& typed,
                                   const std::optional<Observation>& before, const Here& here) {
    const auto item = before && !typed.item ? Result<diary::Item>{before->item} : item_of(typed);
    if (!item) return tl::unexpected{item.error()};
    const bool same = before && before->item == *item;
    Observation o = same ? *before : Observation{};
    o.item = *item;
    const auto day = day_of(typed.day, before ? before->day : usual_day(*item, here));
    if (!day) return tl::unexpected{day.error()};
    o.day = *day;
    if (typed.value || !same) {
        const auto value = value_of(*item, typed.value);
        if (!value) return tl::unexpected{value.error()};
        o.value = *value;
    }
    const auto where = zone(typed.zone, same ? Typed{before->zone} : Typed{}, here);
    if (!where) return tl::unexpected{where.error()};
    o.zone = *where;
    Parts parts{o};
    parts.clock(typed.time);
    if (typed.region) o.region = underscored(*typed.region);
    parts.word(o.side, typed.side, "--side", diary::sides, diary::side_named);
    parts.word(o.muscle, typed.muscle, "--muscle", diary::muscles, diary::muscle_named);
    parts.word(o.occasion, typed.occasion, "--occasion", diary::occasions, diary::occasion_named);
    parts.whole(o.worst, typed.worst, "--worst");
    parts.whole(o.minutes, typed.minutes, "--minutes");
    parts.yes_no(o.relieved, typed.relieved, "--relieved");
    o.sudden |= typed.sudden;
    parts.text(o.name, typed.name, "--name");
    parts.text(o.note, typed.note, "--note");
    if (parts.wrong) return tl::unexpected{*parts.wrong};
    return o;
}

std::string_view code(diary::ObservationError error) {
    switch (error) {
    case diary::ObservationError::out_of_range: return "out_of_range";
    case diary::ObservationError::not_a_step: return "not_a_step";
    case diary::ObservationError::missing: return "missing";
    case diary::ObservationError::not_taken: return "not_taken";
    case diary::ObservationError::unknown: return "unknown";
    case diary::ObservationError::no_such_zone: return "no_such_zone";
    case diary::ObservationError::in_future: return "in_future";
    case diary::ObservationError::too_long: return "too_long";
    }
    return "out_of_range";
}

std::string called(const diary::ObservationFault& fault) {
    switch (fault.field) {
    case diary::ObservationField::day: return "--day";
    case diary::ObservationField::value: return "VALUE";
    case diary::ObservationField::zone: return "--zone";
    case diary::ObservationField::part: return "--" + std::string{diary::word(*fault.part)};
    case diary::ObservationField::note: return "--note";
    }
    return {};
}

Failure refused(const diary::ObservationFault& fault, diary::Item item) {
    Failure made{std::string{code(fault.error)}, wording::sentence(fault, item, called(fault))};
    if (fault.error != diary::ObservationError::unknown) return made;
    made.message += ' ' + std::string{tr("There are:")};
    for (const auto word : diary::body_regions()) made.message += ' ' + std::string{word};
    return made;
}

bool same_place(const Observation& a, const Observation& b) {
    return a.item == b.item && a.day == b.day && a.region == b.region && a.side == b.side &&
           a.muscle == b.muscle && a.time == b.time && a.name == b.name;
}

std::string_view word(diary::Urgency urgency) {
    switch (urgency) {
    case diary::Urgency::now: return "now";
    case diary::Urgency::today: return "today";
    case diary::Urgency::soon: return "soon";
    case diary::Urgency::professional_first: return "professional_first";
    }
    return "";
}

} // namespace

Outcome observation(Desk& desk, const ObservationTyped& typed) {
    auto book = look(desk, typed.correct ? Days::all : Days::none);
    if (!book) return tl::unexpected{book.error()};
    const auto held = before(book->diary.observations, typed.correct);
    if (!held) return tl::unexpected{held.error()};
    const auto made = observation_of(typed, *held ? (*held)->value : std::nullopt, book->here);
    if (!made) return tl::unexpected{made.error()};
    if (const auto fault = diary::check(*made, book->here.now))
        return tl::unexpected{refused(*fault, made->item)};
    if (const auto read = look(desk, *book, made->day, made->day); !read)
        return tl::unexpected{read.error()};
    if (const auto there = doubled(book->diary.observations, *held,
                                   [&](const auto& o) { return same_place(o, *made); }))
        return tl::unexpected{*there};
    const auto ids = keep(desk, {entry(*held, *made, book->here)});
    if (!ids) return tl::unexpected{ids.error()};
    std::vector<diary::RedFlag> flags;
    if (const auto flag = diary::sign(*made)) flags.push_back(*flag);
    if (made->item == diary::Item::leg_unrest && made->value > 0.0) {
        if (const auto read = look(desk, *book, made->day - a_week, made->day); !read)
            return tl::unexpected{read.error()};
        if (diary::restless_week(values(book->diary.observations), made->day))
            flags.push_back(diary::RedFlag::restless_legs);
    }
    desk.say(wording::date(made->day) + ": " + line(*made));
    Json signs = Json::array();
    for (const auto flag : flags) {
        const std::string message = wording::sentence(flag, book->country);
        desk.say(message);
        signs.push_back({{"code", diary::word(flag)},
                         {"urgency", word(diary::urgency(flag))},
                         {"message", message}});
    }
    if (made->item == diary::Item::antibiotic && made->value > 0.0)
        desk.say(tr("Some antibiotics and magnesium hinder each other. Note it with its time, "
                    "rolltakt log intake medicine --name NAME, and please ask a doctor or "
                    "pharmacist."));
    say_id(desk, ids->front());
    desk.answer({{"id", ids->front()},
                 {"item", diary::word(made->item)},
                 {"value", made->value},
                 {"red_flags", std::move(signs)}});
    return 0;
}

// --- laboratory

namespace {

std::string_view code(diary::LabError error) {
    switch (error) {
    case diary::LabError::missing: return "missing";
    case diary::LabError::out_of_range: return "out_of_range";
    case diary::LabError::in_future: return "in_future";
    case diary::LabError::too_long: return "too_long";
    }
    return "out_of_range";
}

std::string option(diary::LabField field) {
    switch (field) {
    case diary::LabField::what: return "WHAT";
    case diary::LabField::value: return "--value";
    case diary::LabField::unit: return "--unit";
    case diary::LabField::day: return "--day";
    case diary::LabField::note: return "--note";
    }
    return {};
}

Result<LabNote> laboratory_of(const LaboratoryTyped& typed, const std::optional<LabNote>& before,
                              const Here& here) {
    LabNote n = before.value_or(LabNote{});
    auto what = plain_text("WHAT", typed.what, n.what);
    if (!what) return tl::unexpected{what.error()};
    n.what = *std::move(what);
    for (const auto word : diary::lab_words())
        if (underscored(lower(n.what)) == word || wording::laboratory(word) == n.what)
            n.what = word;
    if (typed.value) {
        const auto value = number_typed(*typed.value);
        if (!value)
            return tl::unexpected{
                unusable("--value", *typed.value, tr("a number is written as 70.5 or 70,5"))};
        n.value = *value;
    } else if (!before)
        return tl::unexpected{
            Failure{"usage", tr("Say what the laboratory printed: --value and --unit.")}};
    auto unit = plain_text("--unit", typed.unit, n.unit);
    if (!unit) return tl::unexpected{unit.error()};
    n.unit = *std::move(unit);
    const auto day = day_of(typed.day, before ? before->day : here.today());
    if (!day) return tl::unexpected{day.error()};
    n.day = *day;
    auto note = plain_text("--note", typed.note, n.note);
    if (!note) return tl::unexpected{note.error()};
    n.note = *std::move(note);
    return n;
}

} // namespace

Outcome laboratory(Desk& desk, const LaboratoryTyped& typed) {
    auto book = look(desk, typed.correct ? Days::all : Days::none);
    if (!book) return tl::unexpected{book.error()};
    const auto held = before(book->diary.laboratory, typed.correct);
    if (!held) return tl::unexpected{held.error()};
    const auto made = laboratory_of(typed, *held ? (*held)->value : std::nullopt, book->here);
    if (!made) return tl::unexpected{made.error()};
    if (const auto fault = diary::check(*made, book->here.now))
        return tl::unexpected{Failure{std::string{code(fault->error)},
                                      wording::sentence(*fault, option(fault->field))}};
    if (const auto read = look(desk, *book, made->day, made->day); !read)
        return tl::unexpected{read.error()};
    if (const auto there = doubled(book->diary.laboratory, *held, [&](const LabNote& n) {
            return n.day == made->day && n.what == made->what && n.value == made->value;
        }))
        return tl::unexpected{*there};
    const auto ids = keep(desk, {entry(*held, *made, book->here)});
    if (!ids) return tl::unexpected{ids.error()};
    desk.say(wording::date(made->day) + ": " + line(*made));
    say_id(desk, ids->front());
    desk.answer({{"id", ids->front()}});
    return 0;
}

// --- the question of every four weeks

namespace {

constexpr std::array<const char*, 7> global_words{"much-worse",    "worse",  "little-worse", "same",
                                                  "little-better", "better", "much-better"};

Result<int> step_of(const std::string& typed) {
    std::string all;
    for (std::size_t i = 0; i < global_words.size(); ++i) {
        const int step = diary::much_worse + static_cast<int>(i);
        if (typed == global_words.at(i) || typed == wording::global_step(step)) return step;
        all += (i > 0 ? " " : "") + std::string{global_words.at(i)};
    }
    return tl::unexpected{unusable("STEP", typed, all)};
}

} // namespace

Outcome global(Desk& desk, const GlobalTyped& typed) {
    auto book = look(desk, Days::all);
    if (!book) return tl::unexpected{book.error()};
    const auto held = before(book->diary.answers, typed.correct);
    if (!held) return tl::unexpected{held.error()};
    const auto step = step_of(typed.step.value_or(""));
    if (!step) return tl::unexpected{step.error()};
    const auto day = day_of(typed.day, *held ? (*held)->value->day : units::day_at(book->here.now));
    if (!day) return tl::unexpected{day.error()};
    const GlobalAnswer made{*day, *step};
    if (const auto fault = diary::check(made, book->here.now))
        return tl::unexpected{
            Failure{*fault == diary::GlobalError::in_future ? "in_future" : "out_of_range",
                    wording::sentence(*fault, "--day")}};
    if (const auto there =
            doubled(book->diary.answers, *held, [&](const auto& a) { return a.day == made.day; }))
        return tl::unexpected{*there};
    const auto ids = keep(desk, {entry(*held, made, book->here)});
    if (!ids) return tl::unexpected{ids.error()};
    desk.say(wording::date(made.day) + ": " + line(made));
    say_id(desk, ids->front());
    desk.answer({{"id", ids->front()}, {"step", made.step}});
    return 0;
}

} // namespace terminal::log
