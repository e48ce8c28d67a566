// The tables of Gadgetbridge, handed in as store/ will hand them in.
#include "exchange/tables.h"
#include "reading.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

using namespace reading;
using exchange::Cell;

namespace {

std::int64_t ms(std::string_view iso) { return at(iso).utc.time_since_epoch().count(); }

struct Table {
    std::vector<std::string> columns;
    std::vector<std::vector<Cell>> rows;
};

class Kept : public exchange::Tables {
  public:
    std::map<std::string, Table, std::less<>> tables;
    bool broken = false;
    std::string unreadable; // a table

    Columns columns(std::string_view table) override {
        if (table == unreadable) return tl::unexpected{NoColumns::unreadable};
        const auto found = tables.find(table);
        if (found == tables.end()) return tl::unexpected{NoColumns::no_table};
        return found->second.columns;
    }
    bool rows(std::string_view table, std::span<const std::string_view> columns,
              const std::function<bool(std::span<const Cell>)>& row) override {
        const Table& t = tables.find(table)->second;
        for (const auto& cells : t.rows) {
            std::vector<Cell> wanted;
            for (const auto& name : columns)
                wanted.push_back(cells[static_cast<std::size_t>(
                    std::find(t.columns.begin(), t.columns.end(), name) - t.columns.begin())]);
            if (!row(wanted)) return true;
        }
        return !broken;
    }
};

Table xiaomi() {
    const auto night = [](std::string_view from, std::string_view to, std::int64_t total) {
        return std::vector<Cell>{
            ms(from), std::int64_t{3},  std::int64_t{1},   ms(to),           std::int64_t{1},
            total,    std::int64_t{90}, std::int64_t{200}, std::int64_t{90}, std::int64_t{40}};
    };
    return {{"TIMESTAMP", "DEVICE_ID", "USER_ID", "WAKEUP_TIME", "IS_AWAKE", "TOTAL_DURATION",
             "DEEP_SLEEP_DURATION", "LIGHT_SLEEP_DURATION", "REM_SLEEP_DURATION", "AWAKE_DURATION"},
            {night("2026-03-28T23:00:00+01:00", "2026-03-29T07:00:00+02:00", 420),
             night("2026-03-29T23:00:00+02:00", "2026-03-30T07:00:00+02:00", 900),
             {std::monostate{}, std::int64_t{3}, std::int64_t{1}, std::string{"x"},
              std::monostate{}, std::monostate{}, std::monostate{}, std::monostate{},
              std::monostate{}, std::monostate{}}}};
}

Table stages(std::initializer_list<std::pair<std::string_view, std::int64_t>> all) {
    Table t{{"TIMESTAMP", "DEVICE_ID", "USER_ID", "STAGE"}, {}};
    for (const auto& [when, stage] : all)
        t.rows.push_back({ms(when), std::int64_t{1}, std::int64_t{1}, stage});
    return t;
}

} // namespace

TEST_CASE("Gadgetbridge: Xiaomi's nights, minutes held against the times") {
    Kept kept;
    kept.tables["XIAOMI_SLEEP_TIME_SAMPLE"] = xiaomi();
    const auto found = exchange::read(kept, berlin());
    REQUIRE(found.has_value());
    CHECK(found->format == "gadgetbridge");
    CHECK(records(*found) == Lines{"night 2026-03-29 bed 23:00..07:00 asleep 380 Europe/Berlin"});
    CHECK(rejected(*found) ==
          Lines{"2 contradicts XIAOMI_SLEEP_TIME_SAMPLE", "3 bad_time XIAOMI_SLEEP_TIME_SAMPLE"});
    CHECK(found->records[0].source == exchange::Source{"gadgetbridge", "xiaomi 3"});
    CHECK(std::find(found->left_out.begin(), found->left_out.end(),
                    "XIAOMI_SLEEP_TIME_SAMPLE.IS_AWAKE") != found->left_out.end());
}

TEST_CASE("Gadgetbridge: stages of Garmin and of CMF have codes of their own") {
    const auto all = stages({{"2026-03-28T22:50:00+01:00", 1},
                             {"2026-03-28T23:00:00+01:00", 2},
                             {"2026-03-29T01:00:00+01:00", 4},
                             {"2026-03-29T03:30:00+02:00", 1},
                             {"2026-03-29T04:00:00+02:00", 3},
                             {"2026-03-29T06:30:00+02:00", 1},
                             {"2026-03-29T06:50:00+02:00", 1}});
    Kept kept;
    kept.tables["GARMIN_SLEEP_STAGE_SAMPLE"] = all;
    auto found = exchange::read(kept, berlin());
    REQUIRE(found.has_value());
    CHECK(records(*found) == Lines{"night 2026-03-29 sleep 23:00..06:30 asleep 360 Europe/Berlin"});

    kept.tables.clear();
    kept.tables["CMF_SLEEP_STAGE_SAMPLE"] = all; // 1 is deep, 4 is awake
    found = exchange::read(kept, berlin());
    REQUIRE(found.has_value());
    CHECK(records(*found) == Lines{"night 2026-03-29 sleep 22:50..06:50 asleep 330 Europe/Berlin"});
}

TEST_CASE("Gadgetbridge: CMF tells how long its stages last, so the last one is there") {
    const auto one = [](const char* when, std::int64_t stage, std::int64_t seconds) {
        return std::vector<Cell>{ms(when), std::int64_t{1}, std::int64_t{1}, stage, seconds};
    };
    Kept kept;
    Table& cmf = kept.tables["CMF_SLEEP_STAGE_SAMPLE"];
    cmf.columns = {"TIMESTAMP", "DEVICE_ID", "USER_ID", "STAGE", "DURATION"};
    cmf.rows = {
        one("2026-03-27T23:00:00+01:00", 2, 7200), one("2026-03-28T01:00:00+01:00", 1, 9000),
        one("2026-03-28T03:30:00+01:00", 2, 9000), // until 6:00
        one("2026-03-28T23:00:00+01:00", 2, 7200), one("2026-03-29T01:00:00+01:00", 1, 3600),
        one("2026-03-29T03:00:00+02:00", 3, -5)}; // is no duration
    const auto found = exchange::read(kept, berlin());
    REQUIRE(found.has_value());
    CHECK(records(*found) == Lines{"night 2026-03-28 sleep 23:00..06:00 asleep 420 Europe/Berlin",
                                   "night 2026-03-29 sleep 23:00..03:00 asleep 180 Europe/Berlin"});
    CHECK(std::find(found->mapped.begin(), found->mapped.end(),
                    "CMF_SLEEP_STAGE_SAMPLE.DURATION") != found->mapped.end());
}

TEST_CASE("Gadgetbridge: tables of other devices are named, files of other programs refused") {
    Kept kept;
    CHECK(error(exchange::read(kept, berlin())) == "unknown_format 0");
    kept.tables["XIAOMI_SLEEP_TIME_SAMPLE"] = {{"TIMESTAMP"}, {}};
    CHECK(error(exchange::read(kept, berlin())) == "unknown_format 0");
    kept.tables["COLMI_SLEEP_SESSION_SAMPLE"] = {
        {"TIMESTAMP", "DEVICE_ID", "WAKEUP_TIME"},
        {{ms("2026-03-28T23:00:00+01:00"), std::int64_t{1}, ms("2026-03-29T07:00:00+02:00")}}};
    kept.tables["COLMI_SLEEP_STAGE_SAMPLE"] = {{"TIMESTAMP"}, {}};
    kept.tables["XIAOMI_SLEEP_STAGE_SAMPLE"] = {{"TIMESTAMP", "STAGE"}, {}};
    const auto found = exchange::read(kept, berlin());
    REQUIRE(found.has_value());
    CHECK(records(*found) == Lines{"night 2026-03-29 sleep 23:00..07:00 Europe/Berlin"});
    CHECK(found->left_out == Lines{"XIAOMI_SLEEP_TIME_SAMPLE", "COLMI_SLEEP_STAGE_SAMPLE",
                                   "XIAOMI_SLEEP_STAGE_SAMPLE"});
    kept.unreadable = "GARMIN_SLEEP_STAGE_SAMPLE";
    CHECK(error(exchange::read(kept, berlin())) == "unreadable 0 GARMIN_SLEEP_STAGE_SAMPLE");
    kept.unreadable.clear();
    kept.broken = true;
    CHECK(error(exchange::read(kept, berlin())) == "unreadable 1 COLMI_SLEEP_SESSION_SAMPLE");
}
