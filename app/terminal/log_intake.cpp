// log intake: what else is taken and matters beside magnesium.
#include "terminal/log_entry.h"

#include "wording/diary.h"
#include "wording/wording.h"

namespace terminal::log {

using diary::Intake;
using wording::filled, wording::tr;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

constexpr std::chrono::days a_day{1};

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
    return tl::unexpected{unusable(tr("KIND"), typed, known_kinds())};
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

// The option, where it was typed or is missing: otherwise the field is called by its own name.
std::string called(const diary::IntakeFault& fault, const IntakeTyped& typed) {
    const bool missing = fault.error == diary::IntakeError::missing;
    const auto option = [&](const Typed& one, const char* name) -> std::string {
        return one || missing ? name : "";
    };
    switch (fault.field) {
    case diary::IntakeField::taken: return option(typed.at, "--at");
    case diary::IntakeField::zone: return option(typed.zone, "--zone");
    case diary::IntakeField::amount:
        return option(typed.amount ? typed.amount : typed.unit,
                      typed.amount ? "--amount" : "--unit");
    case diary::IntakeField::name: return option(typed.name, "--name");
    case diary::IntakeField::note: return option(typed.note, "--note");
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
        return tl::unexpected{
            Failure{"usage", filled(tr("Say which one it is: {all}."), {{"all", known_kinds()}})}};
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
                                      wording::sentence(*fault, called(*fault, typed))}};
    const units::Day day = units::day_at(told.taken);
    if (const auto read = look(desk, *book, day - a_day, day + a_day); !read)
        return tl::unexpected{read.error()};
    const Beside said = beside_intakes(*book, day, told.kind);
    const auto ids = keep(desk, {entry(*held, told, book->here)});
    if (!ids) return tl::unexpected{ids.error()};
    if (const auto read = look(desk, *book, day - a_day, day + a_day); !read)
        return tl::unexpected{read.error()};
    desk.say(wording::date_time(told.taken) + ": " + line(told));
    if (made->by_name)
        desk.say(filled(tr("Noted as “{kind}” because of its name. If that is wrong: rolltakt log "
                           "intake other_medicine --correct {id}."),
                        {{"kind", wording::name(told.kind)}, {"id", ids->front()}}));
    const Beside beside = beside_intakes(*book, day, told.kind);
    beside.say(desk, said);
    say_id(desk, ids->front());
    desk.answer({{"id", ids->front()},
                 {"kind", diary::word(told.kind)},
                 {"kind_by_name", made->by_name},
                 {"notices", beside.document()}});
    return 0;
}

} // namespace terminal::log
