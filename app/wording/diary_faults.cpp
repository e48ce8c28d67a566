// Why an entry of the diary cannot be kept: what, where, what to do.
#include "wording/diary.h"

#include "wording/wording.h"

namespace wording {
namespace {

std::string at(std::string_view called, std::string name, const char* text) {
    return filled(
        "{field}: {text}",
        {{"field", called.empty() ? std::move(name) : std::string{called}}, {"text", text}});
}

const char* still_to_come() {
    return tr("this is still to come. Note it when it is over, or look at day and time.");
}
const char* unknown_zone() {
    return tr("there is no such time zone. Write it as Europe/Berlin or America/New_York.");
}
const char* note_too_long() { return tr("this is too long. Please shorten it to 2000 bytes."); }
const char* name_too_long() { return tr("this is too long. Please shorten it to 200 bytes."); }
const char* put_forward() {
    return tr("the clocks were put forward over this time; it did not happen on that day. Look at "
              "the clock time.");
}

// --- doses

const char* text_of(diary::ProductError error) {
    using enum diary::ProductError;
    switch (error) {
    case no_amount:
        return tr("it does not say how much. Say the milligrams of magnesium itself (elemental), "
                  "or those of the compound with its form.");
    case no_form:
        return tr("how much magnesium is in the compound depends on its form. Say the form, or "
                  "the milligrams of magnesium itself (elemental).");
    case out_of_range:
        return tr("this amount cannot be right. It is at least 0.001 mg, and at most 10 g of "
                  "magnesium or 50 g of a compound; look at the number and its unit, milligrams.");
    case label_too_high:
        return tr("the label would hold more magnesium than the components can. Look at which of "
                  "the two numbers is right.");
    case too_many: return tr("these are too many components; there is room for 12.");
    case too_long: return name_too_long();
    }
    return "";
}

const char* text_of(diary::DoseError error, diary::DoseField field) {
    using enum diary::DoseError;
    switch (error) {
    case out_of_range:
        return tr("this cannot be right. It is from 0.01 to 100 pieces, and all of them together "
                  "at most 10 g of magnesium.");
    case diary::DoseError::in_future: return still_to_come();
    case diary::DoseError::no_such_zone: return unknown_zone();
    case too_long: return field == diary::DoseField::note ? note_too_long() : name_too_long();
    case wrong_product: break;
    }
    return "";
}

std::string name_of(diary::DoseField field) {
    switch (field) {
    case diary::DoseField::product: return tr("Product");
    case diary::DoseField::pieces: return tr("Pieces");
    case diary::DoseField::taken: return tr("Taken");
    case diary::DoseField::zone: return tr("Time zone");
    case diary::DoseField::note: return tr("Note");
    }
    return {};
}

// --- nights

const char* missing_of(diary::NightField field) {
    if (field == diary::NightField::final_wake || field == diary::NightField::out_of_bed)
        return tr("a time of the morning is missing. Say when you woke for good or got out of "
                  "bed.");
    return tr("a time of the evening is missing. Say when you got into bed or tried to sleep.");
}

const char* range_of(diary::NightField field) {
    using enum diary::NightField;
    switch (field) {
    case wake_date: return tr("this day cannot be right. Years from 1900 to 2199 can be noted.");
    case latency: return tr("this cannot be right. 0 to 720 minutes can be noted.");
    case awakenings: return tr("this cannot be right. 0 to 99 can be noted.");
    case awake: return tr("this cannot be right. 0 to 1080 minutes can be noted.");
    case measured_asleep: return tr("this cannot be right. 1 to 1440 minutes can be noted.");
    case quality: return tr("this cannot be right. 0 to 10 can be noted.");
    case note: return note_too_long();
    default: return tr("this is no time of a clock. 00:00 to 23:59 can be noted.");
    }
}

const char* order_of(diary::NightField field) {
    using enum diary::NightField;
    switch (field) {
    case into_bed:
        return tr("this does not come before the time of trying to sleep, or too long before it. "
                  "Look at the times of the evening.");
    case tried_to_sleep:
        return tr("this does not come before waking, or too long before it. Look at the times of "
                  "evening and morning.");
    case out_of_bed:
        return tr("this does not come after waking for good, or too long after it. Look at the "
                  "times of the morning.");
    default: return tr("this does not fit the other times of the night. Look at all of them.");
    }
}

const char* text_of(diary::NightError error, diary::NightField field) {
    using enum diary::NightError;
    switch (error) {
    case missing: return missing_of(field);
    case diary::NightError::no_such_zone: return unknown_zone();
    case diary::NightError::skipped: return put_forward();
    case twice:
        return tr("the clocks were put back over this time; it happened twice in that night. Say "
                  "which of the two it was.");
    case out_of_range: return range_of(field);
    case out_of_order: return order_of(field);
    case diary::NightError::in_future: return still_to_come();
    case no_sleep:
        return tr("no minute of sleep is left in this night. Look at the times and the minutes "
                  "awake.");
    case contradicts:
        return field == diary::NightField::measured_asleep
                   ? tr("measured sleep stands for the minutes until asleep and awake. Leave out "
                        "the one or the other.")
                   : tr("there are minutes awake, but no awakening. Look at the two numbers.");
    }
    return "";
}

const char* text_of(const diary::NapFault& fault) {
    using enum diary::NightError;
    if (fault.error == out_of_range && fault.field == diary::NapField::asleep)
        return tr("this cannot be right. 1 to 360 minutes can be noted; longer is "
                  "a night.");
    if (fault.error == out_of_order)
        return tr("this does not come after the begin. Look at the two times; a day ends at four "
                  "in the morning.");
    if (fault.error == contradicts)
        return tr("a night or another sleep by day is noted for this time. Look at the times of "
                  "both.");
    return text_of(fault.error, diary::NightField::into_bed);
}

std::string name_of(diary::NapField field) {
    switch (field) {
    case diary::NapField::day: return tr("Day");
    case diary::NapField::zone: return tr("Time zone");
    case diary::NapField::begin: return tr("Begin");
    case diary::NapField::asleep: return tr("Minutes asleep");
    }
    return {};
}

// --- other intakes and laboratory

const char* text_of(diary::IntakeError error, diary::IntakeField field) {
    using enum diary::IntakeError;
    switch (error) {
    case diary::IntakeError::in_future: return still_to_come();
    case diary::IntakeError::no_such_zone: return unknown_zone();
    case out_of_range: return tr("this amount cannot be right. Look at the number and its unit.");
    case wrong_unit:
        return tr("this unit does not belong to it. Iron, zinc and calcium are noted in mg, "
                  "vitamin D in µg or IU.");
    case missing: return tr("the name is missing. Say what it is called.");
    case too_long: return field == diary::IntakeField::note ? note_too_long() : name_too_long();
    }
    return "";
}

std::string name_of(diary::IntakeField field) {
    switch (field) {
    case diary::IntakeField::taken: return tr("Taken");
    case diary::IntakeField::zone: return tr("Time zone");
    case diary::IntakeField::amount: return tr("Amount");
    case diary::IntakeField::name: return tr("Name");
    case diary::IntakeField::note: return tr("Note");
    }
    return {};
}

const char* text_of(diary::LabError error, diary::LabField field) {
    using enum diary::LabError;
    switch (error) {
    case missing: return tr("this is missing. Write it as the laboratory printed it.");
    case out_of_range:
        return tr("this is no value of a laboratory. Write it as the laboratory printed it.");
    case diary::LabError::in_future: return still_to_come();
    case too_long:
        if (field == diary::LabField::note) return note_too_long();
        return field == diary::LabField::unit
                   ? tr("this is too long. Please shorten it to 30 bytes.")
                   : tr("this is too long. Please shorten it to 100 bytes.");
    }
    return "";
}

std::string name_of(diary::LabField field) {
    switch (field) {
    case diary::LabField::what: return tr("What was measured");
    case diary::LabField::value: return tr("Value");
    case diary::LabField::unit: return tr("Unit");
    case diary::LabField::day: return tr("Day");
    case diary::LabField::note: return tr("Note");
    }
    return {};
}

// --- symptoms and factors

std::string name_of(const diary::ObservationFault& fault) {
    using enum diary::ObservationField;
    switch (fault.field) {
    case day: return tr("Day");
    case value: return tr("Value");
    case zone: return tr("Time zone");
    case part: return fault.part ? name(*fault.part) : std::string{};
    case note: return tr("Note");
    }
    return {};
}

// "0 to 10", "0 to 30, by halves"
std::string allowed(diary::Item item) {
    const auto& row = diary::row(item);
    const std::string range = filled(tr("0 to {n}"), {{"n", number(row.highest, 0)}});
    if (row.step == 1.0) return range;
    return range + ", " + tr("by halves");
}

std::string text_of(const diary::ObservationFault& fault, diary::Item item) {
    using enum diary::ObservationError;
    const bool of_part = fault.field == diary::ObservationField::part;
    switch (fault.error) {
    case out_of_range:
    case not_a_step:
        if (of_part && fault.part == diary::Part::time)
            return tr("this is no time of a clock. 00:00 to 23:59 can be noted.");
        return filled(tr("this cannot be right. {range} can be noted."),
                      {{"range", !of_part ? allowed(item)
                                 : fault.part == diary::Part::minutes
                                     ? filled(tr("0 to {n}"), {{"n", "1440"}})
                                     : filled(tr("0 to {n}"), {{"n", "10"}})}});
    case missing:
        return filled(tr("this is missing; it belongs to “{item}”."), {{"item", name(item)}});
    case not_taken:
        return filled(tr("this does not belong to “{item}”. Leave it out."),
                      {{"item", name(item)}});
    case unknown: return tr("this region is not on the map of the body.");
    case diary::ObservationError::no_such_zone: return unknown_zone();
    case diary::ObservationError::in_future: return still_to_come();
    case too_long:
        return fault.field == diary::ObservationField::note ? note_too_long() : name_too_long();
    }
    return {};
}

} // namespace

std::string sentence(const diary::DoseFault& fault, std::string_view called) {
    if (!fault.product) return at(called, name_of(fault.field), text_of(fault.error, fault.field));
    if (!fault.product->component)
        return at(called, name_of(fault.field), text_of(fault.product->error));
    return at(called,
              filled(tr("Component {n}"), {{"n", std::to_string(*fault.product->component + 1)}}),
              text_of(fault.product->error));
}

std::string sentence(const diary::NightFault& fault, std::string_view called) {
    return at(called, name(fault.field), text_of(fault.error, fault.field));
}

std::string sentence(const diary::NapFault& fault, std::string_view called) {
    return at(called, name_of(fault.field), text_of(fault));
}

std::string sentence(const diary::IntakeFault& fault, std::string_view called) {
    return at(called, name_of(fault.field), text_of(fault.error, fault.field));
}

std::string sentence(const diary::ObservationFault& fault, diary::Item item,
                     std::string_view called) {
    return at(called, name_of(fault), text_of(fault, item).c_str());
}

std::string sentence(const diary::LabFault& fault, std::string_view called) {
    return at(called, name_of(fault.field), text_of(fault.error, fault.field));
}

std::string sentence(diary::GlobalError error, std::string_view called) {
    return at(called, error == diary::GlobalError::in_future ? tr("Day") : tr("Answer"),
              error == diary::GlobalError::in_future
                  ? still_to_come()
                  : tr("this is no answer. There are seven, from much worse to much better."));
}

std::string sentence(const diary::PlanFault& fault) {
    using enum diary::PlanError;
    const std::string step =
        filled(tr("Step {n} of the plan"), {{"n", std::to_string(fault.step + 1)}});
    switch (fault.error) {
    case empty: return tr("The plan has no step.");
    case reversed: return at(step, {}, tr("it ends before it begins. Look at the two days."));
    case overlapping:
        return at(step, {}, tr("it begins before the step before it ends. Look at the days."));
    case no_doses: return at(step, {}, tr("no dose is in it. Add one, or make it a pause."));
    case doses_in_pause: return at(step, {}, tr("a pause has no doses. Take them out."));
    case clock:
        return at(step, {},
                  tr("a dose at a clock time needs that time, and only such a dose has one."));
    case wrong_dose: return at(step, {}, fault.of_dose ? sentence(*fault.of_dose).c_str() : "");
    }
    return {};
}

} // namespace wording
