// Oura: the API of today (v2, as the web export has it) and the one before (v1). All times have
// their offset, all spans are seconds; begin and end are of the time in bed.
#include "exchange/cells.h"

#include <array>

namespace exchange {
namespace {

const std::array<Table, 1> v2{{{{
    {"bedtime_start", {}, true},
    {"bedtime_end", {}, true},
    {"total_sleep_duration", {}, true},
    {"type", {}, false},
    {"time_in_bed", {}, false},
}}}};

const std::array<Table, 1> v1{{{{
    {"bedtime_start", {}, true},
    {"bedtime_end", {}, true},
    {"total", {}, true},
    {"onset_latency", {}, true},
    {"is_longest", {}, false},
}}}};

bool take_times(Sleep& s, const Row& row, Sink& sink) {
    const auto begin = stamp(row["bedtime_start"]), end = stamp(row["bedtime_end"]);
    if (!begin || !end) {
        sink.reject(row.number, Reason::bad_time, begin ? "bedtime_end" : "bedtime_start");
        return false;
    }
    const auto both = span(*begin, *end, std::nullopt, sink.options());
    if (!both) {
        sink.reject(row.number, both.error());
        return false;
    }
    s.begin = both->begin;
    s.end = both->end;
    s.in_bed = true;
    return true;
}

// Seconds of sleep, into minutes; false = the row is rejected.
bool take_asleep(Sleep& s, const Row& row, std::string_view field, Sink& sink) {
    if (unreadable(row, {field})) {
        sink.reject(row.number, Reason::bad_number, field);
        return false;
    }
    const auto asleep = cell(row, field);
    if (asleep == 0.0) {
        sink.reject(row.number, Reason::no_data, field);
        return false;
    }
    if (asleep) s.asleep_min = *asleep / 60.0;
    return true;
}

class V2 : public TableReader {
    std::span<const Table> tables() const override { return v2; }

    void row(const Row& row, Sink& sink) override {
        const auto type = row["type"];
        if (type == "deleted" || type == "rest")
            return sink.reject(row.number, Reason::not_sleep, type);
        Sleep s =
            sleep_of(row, "oura", {"bedtime_start", "bedtime_end", "total_sleep_duration", "type"});
        if (type == "long_sleep")
            s.kind = Sleep::Kind::night;
        else if (type == "late_nap")
            s.kind = Sleep::Kind::nap;
        else if (!type.empty() && type != "sleep") // a short one, of the night too
            return sink.reject(row.number, Reason::unknown_word, type);
        if (take_times(s, row, sink) && take_asleep(s, row, "total_sleep_duration", sink))
            sink.sleep(std::move(s));
    }
};

class V1 : public TableReader {
    std::span<const Table> tables() const override { return v1; }

    void row(const Row& row, Sink& sink) override {
        Sleep s = sleep_of(row, "oura", {"bedtime_start", "bedtime_end", "total"});
        if (row["is_longest"] == "1") s.kind = Sleep::Kind::night;
        if (row["is_longest"] == "0") s.kind = Sleep::Kind::nap;
        if (take_times(s, row, sink) && take_asleep(s, row, "total", sink))
            sink.sleep(std::move(s));
    }
};

} // namespace

constinit const Format oura{"oura", [](const Head& head) { return table_of(head, v2).has_value(); },
                            []() -> std::unique_ptr<Reader> { return std::make_unique<V2>(); }};

constinit const Format oura_v1{"oura-v1",
                               [](const Head& head) { return table_of(head, v1).has_value(); },
                               []() -> std::unique_ptr<Reader> { return std::make_unique<V1>(); }};

} // namespace exchange
