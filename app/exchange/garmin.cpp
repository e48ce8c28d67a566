// Garmin: the files of the export (ISO texts without offset, GMT) and the answers of the API
// (milliseconds, beside them the local ones). Begin and end are of sleep.
#include "exchange/cells.h"

#include <array>

namespace exchange {
namespace {

const std::array<Table, 1> tables_of_garmin{{{{
    {"begin", {"sleepStartTimestampGMT", "dailySleepDTO.sleepStartTimestampGMT"}, true},
    {"end", {"sleepEndTimestampGMT", "dailySleepDTO.sleepEndTimestampGMT"}, true},
    {"begin_local", {"sleepStartTimestampLocal", "dailySleepDTO.sleepStartTimestampLocal"}, false},
    {"end_local", {"sleepEndTimestampLocal", "dailySleepDTO.sleepEndTimestampLocal"}, false},
    {"deep", {"deepSleepSeconds", "dailySleepDTO.deepSleepSeconds"}, false},
    {"light", {"lightSleepSeconds", "dailySleepDTO.lightSleepSeconds"}, false},
    {"rem", {"remSleepSeconds", "dailySleepDTO.remSleepSeconds"}, false},
    {"awakenings", {"awakeCount", "dailySleepDTO.awakeCount"}, false},
}}}};

std::optional<Utc> gmt(std::string_view text) {
    if (const auto ms = epoch_ms(text)) return ms;
    const auto s = stamp(text);
    if (!s || (s->offset && !s->zulu)) return std::nullopt;
    return Utc{s->local.time_since_epoch()};
}

// The local time tells the offset.
tl::expected<Moment, Reason> moment_of(std::string_view utc, std::string_view local,
                                       const Options& options) {
    const auto at = gmt(utc);
    if (!at) return tl::unexpected{Reason::bad_time};
    const auto shown = gmt(local);
    if (!shown) return from_utc(*at, options);
    const auto offset = std::chrono::round<std::chrono::minutes>(*shown - *at);
    if (auto found = from_offset({*at, offset}, options)) return std::move(*found);
    return tl::unexpected{Reason::no_such_zone};
}

class Garmin : public TableReader {
    std::span<const Table> tables() const override { return tables_of_garmin; }

    void row(const Row& row, Sink& sink) override {
        if (!filled(row, {"begin", "end"})) return sink.reject(row.number, Reason::no_data);
        if (const auto field = unreadable(row, {"deep", "light", "rem", "awakenings"}))
            return sink.reject(row.number, Reason::bad_number, *field);
        Sleep s = sleep_of(row, "garmin", {});
        const auto begin = moment_of(row["begin"], row["begin_local"], sink.options());
        const auto end = moment_of(row["end"], row["end_local"], sink.options());
        if (!begin || !end) return sink.reject(row.number, begin ? end.error() : begin.error());
        s.begin = *begin;
        s.end = *end;
        const auto asleep = sum(row, {"deep", "light", "rem"});
        if (asleep > 0.0) s.asleep_min = *asleep / 60.0;
        s.awakenings = count(row, "awakenings");
        // The two forms of one night are the same night.
        Fingerprint print{"garmin"};
        print.add(s.begin.at).add(s.end.at);
        for (const auto* field : {"deep", "light", "rem"}) print.add(row[field]);
        s.hash = print.text();
        sink.sleep(std::move(s));
    }
};

} // namespace

constinit const Format garmin{
    "garmin", [](const Head& head) { return table_of(head, tables_of_garmin).has_value(); },
    []() -> std::unique_ptr<Reader> { return std::make_unique<Garmin>(); }};

} // namespace exchange
