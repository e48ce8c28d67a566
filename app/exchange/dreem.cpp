// Dreem's CSV, which OSCAR reads and other programs write for it: `;`, spans as H:MM:SS. Of those
// only the stages are used: the converters write the whole span as the time to fall asleep. Begin
// and end are of the record, that is of lying in bed.
#include "exchange/cells.h"

#include <array>

namespace exchange {
namespace {

const std::array<Table, 1> tables_of_dreem{{{{
    {"begin", {"Start Time"}, true},
    {"end", {"Stop Time"}, true},
    {"light", {"Light Sleep Duration"}, true},
    {"deep", {"Deep Sleep Duration"}, true},
    {"rem", {"REM Duration"}, true},
    {"awakenings", {"Number of awakenings"}, false},
}}}};

class Dreem : public TableReader {
    std::span<const Table> tables() const override { return tables_of_dreem; }

    void row(const Row& row, Sink& sink) override {
        const auto begin = stamp(row["begin"]), end = stamp(row["end"]);
        if (!begin || !end)
            return sink.reject(row.number, Reason::bad_time, begin ? "Stop Time" : "Start Time");
        const auto both = span(*begin, *end, std::nullopt, sink.options());
        if (!both) return sink.reject(row.number, both.error());
        Sleep s = sleep_of(row, "dreem", {"begin", "end", "light", "deep", "rem"});
        double asleep = 0.0;
        for (const auto* stage : {"light", "deep", "rem"}) {
            const auto text = row[stage];
            if (text.empty() || lower(text) == "none") continue;
            const auto took = seconds(text);
            if (!took) return sink.reject(row.number, Reason::bad_number, stage);
            asleep += *took;
        }
        if (asleep > 0.0) s.asleep_min = asleep / 60.0;
        s.begin = both->begin;
        s.end = both->end;
        s.in_bed = true;
        s.awakenings = count(row, "awakenings");
        sink.sleep(std::move(s));
    }
};

} // namespace

constinit const Format dreem{
    "dreem", [](const Head& head) { return table_of(head, tables_of_dreem).has_value(); },
    []() -> std::unique_ptr<Reader> { return std::make_unique<Dreem>(); }};

} // namespace exchange
