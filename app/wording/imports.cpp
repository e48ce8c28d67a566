#include "wording/imports.h"

#include "wording/diary.h"
#include "wording/wording.h"

#include <array>

namespace wording {
namespace {

// Names of programs are the same in every language.
std::string program(std::string_view word) {
    static constexpr std::array<std::pair<std::string_view, const char*>, 15> names{{
        {"sleep-as-android", "Sleep as Android"},
        {"fitbit-website", "Fitbit"},
        {"fitbit-takeout", "Fitbit (Takeout)"},
        {"fitbit-google", "Fitbit (Google)"},
        {"fitbit-health-sync", "Fitbit (Health Sync)"},
        {"oura", "Oura"},
        {"oura-v1", "Oura (v1)"},
        {"apple-health", "Apple Health"},
        {"garmin", "Garmin"},
        {"samsung-health", "Samsung Health"},
        {"withings", "Withings"},
        {"dreem", "Dreem"},
        {"track-and-graph", "Track & Graph"},
        {"med-timer", "MedTimer"},
        {"gadgetbridge", "Gadgetbridge"},
    }};
    if (word == "typed") return tr("your own entries");
    if (word == diary::own_table) return tr("the diary's own CSV");
    for (const auto& [one, name] : names)
        if (one == word) return name;
    return std::string{word};
}

const char* text_of(exchange::ErrorCode code) {
    using enum exchange::ErrorCode;
    switch (code) {
    case unreadable:
        return tr("this cannot be read. Look whether it is a file and belongs to you.");
    case cancelled: return tr("stopped before its end.");
    case unknown_format:
        return tr("this is no export that is known here. Known are Sleep as Android, Fitbit, Oura, "
                  "Apple Health, Garmin, Samsung Health, Withings, Gadgetbridge, Dreem, Track & "
                  "Graph, MedTimer and the diary's own CSV.");
    case database:
        return tr("this is a database without the tables of Gadgetbridge. Choose the file that it "
                  "exports.");
    case not_utf8:
        return tr("this is not UTF-8 text, or there are zero bytes in it, as in a damaged file. "
                  "Export it anew, or save it as UTF-8.");
    case malformed: return tr("this breaks the rules of its format. Export it anew.");
    case cut_off: return tr("the file ends in the middle. Export or copy it anew.");
    case too_long: return tr("this is longer than anything an export holds. Choose another file.");
    case too_many: return tr("these are more rows than any diary has. Choose a shorter span.");
    case too_deep: return tr("lists lie in lists too deeply for an export. Choose another file.");
    case entities:
        return tr("this XML defines words of its own, as no export does. Choose another file.");
    case bomb: return tr("this zip grows beyond measure. Choose another file.");
    case encrypted: return tr("this zip has a password. Unpack it and import what is in it.");
    case damaged: return tr("this zip is damaged. Export or copy it anew.");
    case own_json:
        return tr("this is the diary's JSON, which is for programs. What can be read back is its "
                  "CSV: rolltakt export csv.");
    case empty: return tr("this file is empty. Export it anew, or choose another one.");
    case utf16:
        return tr("this is UTF-16 text, which some programs call Unicode. Save it as UTF-8.");
    case nothing_known:
        return tr("nothing in this zip is an export that is known here. Choose the file or zip "
                  "that the other program exported.");
    case zip_in_zip:
        return tr("this zip lies within another one. Unpack that, and import this one.");
    }
    return "";
}

const char* text_of(exchange::Reason reason) {
    using enum exchange::Reason;
    switch (reason) {
    case cell_count: return tr("it has more or fewer cells than the header");
    case bad_time: return tr("a time cannot be read");
    case ambiguous_date: return tr("what is the day and what the month is not clear");
    case twice: return tr("the clocks were put back, and which of two times it was is not told");
    case skipped: return tr("the clocks were put forward over this time");
    case no_such_zone: return tr("no time zone has this offset then");
    case bad_number: return tr("a number cannot be read");
    case missing: return tr("something that is needed is missing");
    case unknown_word: return tr("an unknown word");
    case no_data: return tr("it holds no values");
    case not_sleep: return tr("deleted, or rest without sleep");
    case contradicts: return tr("its times and minutes contradict each other");
    case overlaps: return tr("another sleep of the same source lies over it");
    case impossible: return tr("the diary cannot take it");
    case basis_unknown: return tr("whether this is magnesium itself or a compound is not told");
    case amount_unclear: return tr("how much it was is not clear");
    case not_taken: return tr("it was left out, not taken");
    case no_such_day: return tr("the calendar has no such day");
    }
    return "";
}

// What the diary itself says of it.
struct OfFault {
    diary::Item item{};
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const diary::ObservationFault& fault) const {
        return sentence(fault, item);
    }
    template <class Fault> std::string operator()(const Fault& fault) const {
        return sentence(fault);
    }
};

} // namespace

std::string source(std::string_view text) {
    const auto colon = text.find(": ");
    if (colon == std::string_view::npos) return program(text);
    return program(text.substr(0, colon)) + std::string{text.substr(colon)};
}

std::string sentence(const exchange::Error& error, std::string_view file) {
    std::string where{file};
    if (!error.file.empty()) where += " (" + error.file + ")";
    if (error.row > 0)
        where =
            filled(tr("{file}, row {row}"), {{"file", where}, {"row", std::to_string(error.row)}});
    return filled(tr("{where}: {text} Nothing was taken."),
                  {{"where", where}, {"text", text_of(error.code)}});
}

std::string why(const exchange::Rejected& row) {
    std::string text = text_of(row.reason);
    if (!row.what.empty()) text += " (" + row.what + ")";
    const auto fault =
        std::visit(OfFault{diary::item_named(row.what).value_or(diary::Item{})}, row.fault);
    return fault.empty() ? text : text + ". " + fault;
}

std::string name(exchange::Known known) {
    using enum exchange::Known;
    switch (known) {
    case zone_in_file: return tr("the zone stands in the file");
    case offset_in_file: return tr("by the offset in the file");
    case utc_in_file: return tr("the moment is in the file, the place is your zone");
    case told_zone: return tr("local times, read in your zone");
    }
    return {};
}

} // namespace wording
