// export: the diary as CSV or JSON, and reminders for a telephone's calendar. Files are the
// person's alone (0600), and none is written over unless that is said.
#pragma once
#include "terminal/desk.h"
#include "terminal/reminders.h"

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
Outcome json(Desk&, const JsonFile&);
Outcome calendar(Desk&, const Calendar&);

// The file, written whole; what is said and answered about it is the caller's.
tl::expected<void, Failure> write(const std::string& file, bool replace, const std::string& text);

} // namespace terminal::exports
