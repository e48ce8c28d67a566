// log: the diary's way in from the command line. Each function reads what was typed, checks it by
// the rules of app/diary, keeps it whole or not at all, and answers.
#pragma once
#include "claims/claim.h"
#include "terminal/desk.h"
#include "terminal/document.h"
#include "terminal/here.h"
#include "terminal/reminders.h"
#include "terminal/typed.h"

#include <optional>
#include <string>
#include <vector>

namespace terminal::log {

using Typed = std::optional<std::string>; // nothing = the option was not given

// --- what was typed

struct DoseTyped {
    Typed form, compound_mg, elemental_mg, label_mg, product, pieces, at, zone, note, correct;
    std::vector<std::string> components; // FORM:compound|elemental:MG
    bool same_as_yesterday = false;
};
struct NightTyped { // "-" = not told, for a correction
    Typed wake_date, zone, waking_zone, into_bed, tried_to_sleep, latency_min, awakenings,
        awake_min, final_wake, out_of_bed, measured_asleep_min, quality, note, correct;
};
struct NapTyped {
    Typed day, begin, asleep_min, zone, correct;
};
struct IntakeTyped {
    Typed kind, name, amount, unit, at, zone, note, correct;
};
struct ObservationTyped {
    Typed item, value, day, time, zone, region, side, muscle, occasion, worst, minutes, relieved,
        name, note, correct;
    bool sudden = false;
    bool factor = false; // as which of the two it was asked for
};
struct LaboratoryTyped {
    Typed what, value, unit, day, note, correct;
};
struct GlobalTyped {
    Typed step, day, correct;
};
struct PlanTyped {
    Typed phase, from, until;
    std::vector<std::string> doses; // ANCHOR:FORM:compound|elemental:MG or ANCHOR:PRODUCT
    bool clear = false;
};
struct RemindersTyped {
    ReminderTimes times;
    Typed quiet, on_screen; // "22:00-07:00" or "-"; yes or no
};
struct ShowTyped {
    Typed day, from, to;
    bool all = false;
};
struct SheetTyped {
    std::string out, paper = "a4";
    Typed from;
    bool replace = false;
};
struct FromSheetTyped {
    Typed from;
    std::vector<std::string> rows; // ROW=TEXT TEXT ..
};
struct PersonTyped {
    std::vector<std::string> has, has_not;
    Typed zone;
};

// --- what is done

Outcome dose(Desk&, const DoseTyped&);
Outcome night(Desk&, const NightTyped&);
Outcome nap(Desk&, const NapTyped&);
Outcome intake(Desk&, const IntakeTyped&);
Outcome observation(Desk&, const ObservationTyped&);
Outcome laboratory(Desk&, const LaboratoryTyped&);
Outcome global(Desk&, const GlobalTyped&);
Outcome plan(Desk&, const PlanTyped&);
Outcome reminders(Desk&, const RemindersTyped&);
Outcome take_back(Desk&, const std::string& id);
Outcome show(Desk&, const ShowTyped&);
Outcome sheet(Desk&, const SheetTyped&);
Outcome from_sheet(Desk&, const FromSheetTyped&);
Outcome person(Desk&, const PersonTyped&);

// --- shared by them

// Of the person, as it is before anything is written. A person without a file has an empty diary.
struct Book {
    Here here;
    std::string country;
    std::vector<diary::Caution> cautions;     // that are heeded
    std::vector<diary::Caution> own_cautions; // of these what the diary was told itself
    diary::Plan plan;
    diary::Choice choice;             // what is asked beside the night
    std::vector<std::string> ranking; // of sources
    diary::Reminders reminders;
    store::Diary diary; // all of it where an entry is corrected, else the days asked for
    diary::Person person() const { return {country, cautions}; }
};
enum class Days { none, all };
tl::expected<Book, Failure> look(Desk&, Days = Days::none);
tl::expected<void, Failure> look(Desk&, Book&, units::Day from, units::Day to);

// The zone that was typed, else the one before, else where the person is.
tl::expected<std::string, Failure> zone(const Typed&, const Typed& before, const Here&);

// Writes, and hands back the ids.
tl::expected<std::vector<std::string>, Failure> keep(Desk&, const std::vector<store::DiaryEntry>&);

// The revision that holds of the entry with this id or a beginning of it, four characters or more.
template <class Value>
tl::expected<diary::Entry<Value>, Failure> holding(const std::vector<diary::Entry<Value>>&,
                                                   const std::string& id);

// A new entry, or the next revision of the one before.
template <class Value>
store::DiaryEntry entry(const std::optional<diary::Entry<Value>>& before, Value value,
                        const Here& here) {
    return before ? diary::corrected(*before, std::move(value), here.now)
                  : diary::entered("", std::move(value), here.now);
}

// What is noted from one day to another, as a document: "nights", "doses" ..; with `all` every
// revision.
tl::expected<Json, Failure> noted(Desk&, units::Day from, units::Day to, bool all);
// In words, on standard error: an entry that can no longer be read.
void warn_of(Desk&, const std::vector<store::LostEntry>&);
// That the question of every four weeks is, if so; reads all of the diary into the book.
tl::expected<void, Failure> say_due(Desk&, Book&);

Failure no_entry(const std::string& id);
Failure there_already(const std::string& id); // correct that one instead

template <class Value>
tl::expected<diary::Entry<Value>, Failure> holding(const std::vector<diary::Entry<Value>>& all,
                                                   const std::string& id) {
    const diary::Entry<Value>* found = nullptr;
    const auto current = diary::current(all);
    for (const auto& one : current) {
        if (one.id == id) return one;
        if (id.size() < 4 || !one.id.starts_with(id)) continue;
        if (found != nullptr) return tl::unexpected{failure(store::StoreError::ambiguous, id)};
        found = &one;
    }
    if (found == nullptr) return tl::unexpected{no_entry(id)};
    return *found;
}

// FORM:compound|elemental:MG
tl::expected<diary::Component, Failure> component(std::string_view option, const std::string&);
// As the product of this name was taken last.
std::optional<diary::Product> preset(const std::string& name, const store::Diary&);

// What is said beside doses: limits, and the spacing to what else is taken that day.
struct Beside {
    struct Notice {
        std::string code, message;
        double amount = 0.0; // the person's; 0 where it is not about one
    };
    std::vector<Notice> notices;
    std::optional<claims::Topic> more; // what articles say of it, for somebody who reads
    // What was said of the day before is not said again, unless its amount grew.
    bool said(const Notice&) const;
    void say(Desk&, const Beside& before = {}) const;
    Json document() const; // [{"code", "message"}]
};
// `diary` holds the day and the days beside it.
void add_limits(Beside&, const diary::DayTotal&, const diary::Person&);
Beside beside_doses(const Book&, units::Day);
Beside beside_intakes(const Book&, units::Day, diary::Kind);

// Without id and revision, which belong to the entry.
Json document(const diary::Product&); // of one piece
Json document(const diary::Dose&);
Json document(const diary::Night&, units::WallTime entered_at); // of this revision
Json document(const diary::Nap&);
Json document(const diary::Intake&);
Json document(const diary::Observation&);
Json document(const diary::LabNote&);
Json document(const diary::GlobalAnswer&);

// In one line: "bisglycinate 500 mg (70.48 mg magnesium)", "Cramps: 2 cramps, left, Calf".
std::string line(const diary::Product&, double pieces);
std::string line(const diary::Dose&);
std::string line(const diary::Night&, const diary::NightTimes&);
std::string line(const diary::Nap&);
std::string line(const diary::Intake&);
std::string line(const diary::Observation&);
std::string line(const diary::LabNote&);
std::string line(const diary::GlobalAnswer&);

} // namespace terminal::log
