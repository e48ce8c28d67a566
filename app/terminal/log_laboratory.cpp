// log laboratory: a value as it was printed, never set against a target.
#include "entering/noted.h"
#include "terminal/log_entry.h"

#include "wording/diary.h"
#include "wording/wording.h"

namespace terminal::log {

using diary::LabNote;
using wording::tr;
template <class T> using Result = tl::expected<T, Failure>;

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
    n.what = entering::lab_word(*what);
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

} // namespace terminal::log
