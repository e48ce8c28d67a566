// Withings sleep.csv: half of the header is in the language of the account. Times have their
// offset; begin and end are of lying on the mat.
#include "exchange/cells.h"

#include <array>

namespace exchange {
namespace {

const std::array<Table, 1> tables_of_withings{{{{
    {"from", {"from", "von", "de"}, true},
    {"to", {"to", "bis", "a"}, true},
    {"light", {"light (s)", "leicht (s)", "ligero (s)", "Light sleep (s)"}, true},
    {"deep", {"deep (s)", "tief (s)", "profundo (s)", "Deep sleep (s)"}, true},
    {"rem", {"rem (s)", "REM sleep (s)"}, false},
    {"awakenings", {"wake up", "Aufwachen", "despertar"}, false},
}}}};

class Withings : public TableReader {
    std::span<const Table> tables() const override { return tables_of_withings; }

    void row(const Row& row, Sink& sink) override {
        const auto begin = stamp(row["from"]), end = stamp(row["to"]);
        if (!begin || !end) return sink.reject(row.number, Reason::bad_time, begin ? "to" : "from");
        if (const auto field = unreadable(row, {"light", "deep", "rem", "awakenings"}))
            return sink.reject(row.number, Reason::bad_number, *field);
        const auto asleep = sum(row, {"light", "deep", "rem"});
        if (asleep.value_or(0.0) <= 0.0) return sink.reject(row.number, Reason::no_data);
        const auto both = span(*begin, *end, std::nullopt, sink.options());
        if (!both) return sink.reject(row.number, both.error());
        Sleep s = sleep_of(row, "withings", {"from", "to", "light", "deep", "rem"});
        s.begin = both->begin;
        s.end = both->end;
        s.in_bed = true;
        s.asleep_min = *asleep / 60.0;
        s.awakenings = count(row, "awakenings");
        sink.sleep(std::move(s));
    }
};

} // namespace

constinit const Format withings{
    "withings", [](const Head& head) { return table_of(head, tables_of_withings).has_value(); },
    []() -> std::unique_ptr<Reader> { return std::make_unique<Withings>(); }};

} // namespace exchange
