// export: the diary as CSV, sessions as CSV, both as JSON, and reminders for a telephone's
// calendar. Files are the person's alone (0600), and none is written over unless that is said.
#pragma once
#include "terminal/desk.h"
#include "terminal/reminders.h"
#include "terminal/typed.h"

#include <optional>
#include <string>
#include <vector>

namespace terminal::exports {

struct Span {
    std::optional<std::string> from, to; // days, both included; all otherwise
};
struct Csv {
    std::string file;
    bool replace = false;
    Span span;
    bool semicolons = false; // as German spreadsheets want it
};
struct Sessions {
    std::string file;
    bool replace = false;
    Span span;
    bool semicolons = false; // as German spreadsheets want it
};
struct JsonFile {
    std::string file;
    bool replace = false;
    Span span;
    bool all = false; // every revision
};
struct Calendar {
    std::string file;
    bool replace = false;
    ReminderTimes times; // over those that are kept
};

Outcome csv(Desk&, const Csv&);
Outcome sessions(Desk&, const Sessions&);
Outcome planned(Desk&, const Sessions&); // planned days and days done, by the plans
Outcome json(Desk&, const JsonFile&);
Outcome calendar(Desk&, const Calendar&);

struct Days { // both included; what a file brought may lie before whatever can be typed
    units::Day from{std::chrono::year{1} / 1 / 1}, to = last_day;
};
tl::expected<Days, Failure> days_of(const Span&);

// "sessions" of these days that are history, step by step, "planned" days of the plans in use, and
// how many sessions were "left_out".
tl::expected<Json, Failure> sessions_told(Desk&, const Days&);

// Exports of the practising person say so.
bool practising(const Desk&);

// The file, written whole; what is said and answered about it is the caller's.
tl::expected<void, Failure> write(const std::string& file, bool replace, const std::string& text);

} // namespace terminal::exports
