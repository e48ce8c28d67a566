// The exports of other programs and devices, read into values of the diary. Pure: bytes and what
// the person told in, values and codes out; nothing is stored, and nothing is half-read: either the
// whole file was understood, or there is an error with its row. README.md here describes the
// formats.
#pragma once
#include "diary/course.h"
#include "diary/dose.h"
#include "diary/intake.h"
#include "diary/nap.h"
#include "diary/night.h"
#include "diary/observation.h"
#include "exchange/input.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace exchange {

// Another zone than that of home, from a day of the calendar on: a journey, and the way back.
struct Stay {
    units::Day from{};
    std::string zone;
};

struct Progress {
    std::uint64_t bytes = 0; // read of the file
};

struct Options {
    std::string zone;                          // the person's home, of the tz database
    std::vector<Stay> stays;                   // in order of time
    std::string language = "en";               // "de": day before month where a file leaves it open
    units::WallTime entered_at{};              // now: nothing later than this is taken
    std::optional<diary::Component> magnesium; // what "400 mg of magnesium" is: the basis, and the
                                               // form of a compound; the amount is the file's
    bool dietary_is_supplement = false;        // magnesium that a file calls neither food nor
                                               // supplement: it is food unless the person says so
    std::function<bool(Progress)> progress;    // false = stop
};

// How it was known what a clock time of the file means.
enum class Known : std::uint8_t {
    zone_in_file,
    offset_in_file,
    utc_in_file, // the moment is sure, the wake date by the person's zone
    told_zone    // the file has local times without a zone
};
constexpr int knowns = 4;
std::string_view word(Known);

// Who measured or kept it; the person ranks these.
struct Source {
    std::string program; // word of the format: "oura"
    std::string device;  // as the file names it, may be empty
    auto operator<=>(const Source&) const = default;
};

using Value = std::variant<diary::Night, diary::Nap, diary::Dose, diary::Intake, diary::Observation,
                           diary::LabNote, diary::GlobalAnswer>;

struct Record {
    Value value;
    Source source;
    Known known{};
    std::size_t row = 0;    // where it begins
    std::size_t file = 0;   // of those handed in together
    std::string hash;       // of what the file says: the same in every export that says the same
    std::string check = {}; // of a row of the own CSV: that of what was written (own_check)
};

enum class Reason : std::uint8_t {
    cell_count, // more or fewer cells than the header
    bad_time,
    ambiguous_date, // the day may be the month
    twice,          // the local time happened twice that night, and nothing tells which it was
    skipped,        // it never happened: clocks were put forward
    no_such_zone,   // also an offset that no zone has then
    bad_number,
    missing,        // a cell that is needed
    unknown_word,   // of a list of words: a stage, an item, a form
    no_data,        // zeros or nothing, as devices write after a night without them
    not_sleep,      // deleted, or only resting
    contradicts,    // minutes that do not fit into the times
    overlaps,       // another sleep of the same source
    impossible,     // the diary does not take it: see fault
    basis_unknown,  // magnesium or compound? never guessed
    amount_unclear, // no amount, several of them, or in an unknown unit
    not_taken,      // a dose that was left out
    no_such_day     // the calendar has none
};
constexpr int reasons = 18;
std::string_view word(Reason);

using Fault =
    std::variant<std::monostate, diary::NightFault, diary::NapFault, diary::DoseFault,
                 diary::IntakeFault, diary::ObservationFault, diary::LabFault, diary::GlobalError>;

struct Rejected {
    std::size_t row = 0;
    std::size_t file = 0; // of those handed in together
    Reason reason{};
    std::string what; // column, field or word, as the file has it; may be empty
    Fault fault;
};

// Rows: the line of a text (1 = first), the element of a JSON list (1 = first), the row of a table.
struct Read {
    std::string format;                   // word of the format; of a zip the first one in it
    std::string person;                   // whose it is, where a file says so: "practice"
    std::vector<std::string> formats;     // of each file handed in
    std::vector<std::string> mapped;      // columns that were used
    std::vector<std::string> left_out;    // columns, tags and features that were not, by name
    std::vector<std::string> other_files; // in a zip, not understood and not looked at
    std::vector<Record> records;          // in order of time
    std::vector<Rejected> rejected;       // by row; at most most_rejected of them
    std::size_t rejected_rows = 0;        // all of them
    std::size_t repeated = 0;             // said twice in the file, taken once
};
constexpr std::size_t most_rejected = 10000;

enum class ErrorCode : std::uint8_t {
    unreadable,
    cancelled,
    unknown_format,
    database,  // an SQLite file: its tables are read, not its bytes
    not_utf8,  // also zero bytes
    malformed, // against the grammar of CSV, JSON or XML
    cut_off,   // ends in the middle
    too_long,  // a row, a name, a value beyond every real one
    too_many,  // rows, or files in a zip
    too_deep,  // lists in lists
    entities,  // XML that defines words of its own
    bomb,      // a zip that grows beyond measure
    encrypted, // zip
    damaged,   // zip
    own_json,  // the diary's export for programs: its CSV is what can be read back
    empty,
    utf16,
    nothing_known, // in a zip
    zip_in_zip     // and nothing beside it that is known
};
constexpr int error_codes = 19;
std::string_view word(ErrorCode);

struct Error {
    ErrorCode code{};
    std::size_t row = 0;   // 0 = the file as a whole
    std::string file;      // in a zip
    std::size_t place = 0; // of those handed in together
    bool operator==(const Error&) const = default;
};
template <class T> using Result = tl::expected<T, Error>;

Result<Read> read(Input&, const Options&);
Result<Read> read(std::string_view bytes, const Options&);
// Files that belong together (Samsung's nights and their stages, the chunks of a Takeout), or do
// not: all of them are read, or none.
Result<Read> read(std::span<Input* const> files, const Options&);

} // namespace exchange
