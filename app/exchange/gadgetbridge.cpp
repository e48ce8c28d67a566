// Gadgetbridge's tables (GBDaoGenerator.java, schema 92). Moments are milliseconds since 1970, UTC.
// A table without the columns that are needed is left out by name, and so are those whose codes or
// units are not known well enough: a wrong minute is worse than none.
#include "exchange/sink.h"
#include "exchange/tables.h"

#include <algorithm>
#include <array>
#include <vector>

namespace exchange {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t most_rows = 5000000;
constexpr std::chrono::minutes longest_stage{
    180}; // longer without a next one, and it was another sleep
// Xiaomi's stages belong to nights that its other table tells with their minutes.
constexpr std::array<std::string_view, 3> not_read{
    "HUAMI_EXTENDED_ACTIVITY_SAMPLE", "COLMI_SLEEP_STAGE_SAMPLE", "XIAOMI_SLEEP_STAGE_SAMPLE"};

std::optional<std::int64_t> whole(const Cell& cell) {
    if (const auto* value = std::get_if<std::int64_t>(&cell)) return *value;
    return std::nullopt;
}

std::optional<Utc> utc(const Cell& cell) {
    const auto ms = whole(cell);
    return ms ? epoch_ms(std::to_string(*ms)) : std::nullopt;
}

// How long a stage lasted; 0 = not told, or longer than one is.
std::chrono::milliseconds seconds_of(const Cell& cell) {
    const auto s = whole(cell).value_or(0);
    return s > 0 && s <= std::chrono::seconds{longest_stage}.count() ? std::chrono::seconds{s} : 0s;
}

class Gadgetbridge {
  public:
    Gadgetbridge(Tables& tables, const Options& options)
        : tables_{tables}, options_{options}, sink_{options, "gadgetbridge"} {}

    Result<Read> read() {
        bool any = false;
        for (const auto& step : {&Gadgetbridge::xiaomi, &Gadgetbridge::colmi}) {
            const auto done = (this->*step)();
            if (!done) return tl::unexpected{done.error()};
            any = any || *done;
        }
        for (const auto& table : staged) {
            const auto done = stages(table);
            if (!done) return tl::unexpected{done.error()};
            any = any || *done;
        }
        for (const auto& name : not_read)
            if (tables_.columns(name)) sink_.left_out(name);
        if (!any) return tl::unexpected{Error{ErrorCode::unknown_format, 0, {}}};
        if (sink_.overfull()) return tl::unexpected{Error{ErrorCode::too_many, 0, {}}};
        return sink_.finish();
    }

  private:
    struct Staged {
        std::string_view table, device;
        bool (*asleep)(std::int64_t stage);
        std::string_view lasts; // column of the seconds that a stage lasts; empty = none
    };
    static constexpr std::array<Staged, 2> staged{
        {{"CMF_SLEEP_STAGE_SAMPLE", "cmf",
          [](std::int64_t stage) { return stage >= 1 && stage <= 3; }, "DURATION"},
         {"GARMIN_SLEEP_STAGE_SAMPLE", "garmin",
          [](std::int64_t stage) { return stage >= 2 && stage <= 4; }, ""}}};

    // False: the table is not there, or has not these columns.
    Result<bool> each(std::string_view table, std::span<const std::string_view> columns,
                      const std::function<void(std::size_t, std::span<const Cell>)>& take) {
        const auto there = tables_.columns(table);
        if (!there && there.error() == Tables::NoColumns::no_table) return false;
        if (!there) return tl::unexpected{Error{ErrorCode::unreadable, 0, std::string{table}}};
        const auto has = [&](std::string_view name) {
            return std::find(there->begin(), there->end(), name) != there->end();
        };
        if (!std::all_of(columns.begin(), columns.end(), has)) return sink_.left_out(table), false;
        for (const auto& name : *there) {
            const bool used = std::find(columns.begin(), columns.end(), name) != columns.end();
            const std::string full = std::string{table} + "." + name;
            used ? sink_.mapped(full) : sink_.left_out(full);
        }
        std::size_t row = 0;
        std::optional<ErrorCode> stopped;
        const bool whole_table = tables_.rows(table, columns, [&](std::span<const Cell> cells) {
            if (++row > most_rows) stopped = ErrorCode::too_many;
            if (row % 4096 == 0 && options_.progress && !options_.progress({row}))
                stopped = ErrorCode::cancelled;
            if (!stopped && cells.size() == columns.size()) take(row, cells);
            return !stopped;
        });
        if (stopped) return tl::unexpected{Error{*stopped, row, std::string{table}}};
        if (!whole_table)
            return tl::unexpected{Error{ErrorCode::unreadable, row, std::string{table}}};
        return true;
    }

    Sleep sleep_from(std::size_t row, std::string_view device, const Cell& id, Utc from, Utc to) {
        Sleep s;
        s.source = {"gadgetbridge", std::string{device}};
        if (const auto number = whole(id)) {
            s.source.device += ' ';
            s.source.device += std::to_string(*number);
        }
        s.row = row;
        s.begin = from_utc(from, options_);
        s.end = from_utc(to, options_);
        return s;
    }

    void put(Sleep s) {
        s.hash = Fingerprint{"gadgetbridge"}
                     .add(s.source.device)
                     .add(s.begin.at)
                     .add(s.end.at)
                     .add_minutes(s.asleep_min)
                     .text();
        sink_.sleep(std::move(s));
    }

    // Bed time and wake-up; the minutes are held against the span.
    Result<bool> xiaomi() {
        constexpr std::string_view table = "XIAOMI_SLEEP_TIME_SAMPLE";
        constexpr std::array<std::string_view, 7> columns{
            "TIMESTAMP",         "DEVICE_ID",           "WAKEUP_TIME",
            "TOTAL_DURATION",    "DEEP_SLEEP_DURATION", "LIGHT_SLEEP_DURATION",
            "REM_SLEEP_DURATION"};
        return each(table, columns, [&](std::size_t row, std::span<const Cell> cells) {
            const auto from = utc(cells[0]), to = utc(cells[2]);
            if (!from || !to) return sink_.reject(row, Reason::bad_time, table);
            const double span = std::chrono::duration<double, std::ratio<60>>{*to - *from}.count();
            if (const auto total = whole(cells[3]);
                total && static_cast<double>(*total) > span + 1.0)
                return sink_.reject(row, Reason::contradicts, table);
            Sleep s = sleep_from(row, "xiaomi", cells[1], *from, *to);
            s.in_bed = true;
            std::int64_t asleep = 0;
            for (std::size_t i = 4; i < 7; ++i) {
                const auto minutes = whole(cells[i]).value_or(0);
                if (minutes < 0 || minutes > 1440)
                    return sink_.reject(row, Reason::bad_number, table);
                asleep += minutes;
            }
            if (asleep > 0) s.asleep_min = static_cast<double>(asleep);
            put(std::move(s));
        });
    }

    Result<bool> colmi() {
        constexpr std::string_view table = "COLMI_SLEEP_SESSION_SAMPLE";
        constexpr std::array<std::string_view, 3> columns{"TIMESTAMP", "DEVICE_ID", "WAKEUP_TIME"};
        return each(table, columns, [&](std::size_t row, std::span<const Cell> cells) {
            const auto from = utc(cells[0]), to = utc(cells[2]);
            if (!from || !to) return sink_.reject(row, Reason::bad_time, table);
            put(sleep_from(row, "colmi", cells[1], *from, *to));
        });
    }

    // Each stage lasts until the next one of its device begins. How long the last one did is told
    // by some tables alone; else it ends the sleep.
    struct Open {
        std::size_t row = 0;
        Cell device;
        Utc begin{}, last{}, slept_until{};
        std::chrono::milliseconds asleep{}, lasts{}; // `lasts`: the last one
        bool sleeping = false;
        void sleep_until(Utc at) {
            asleep += at - last;
            slept_until = at;
        }
    };
    bool has_column(std::string_view table, std::string_view name) {
        const auto there = tables_.columns(table);
        return there && std::find(there->begin(), there->end(), name) != there->end();
    }
    Result<bool> stages(const Staged& table) {
        std::vector<std::string_view> columns{"TIMESTAMP", "DEVICE_ID", "STAGE"};
        const bool lasts = !table.lasts.empty() && has_column(table.table, table.lasts);
        if (lasts) columns.push_back(table.lasts);
        std::map<std::int64_t, Open> open; // by device
        const auto close = [&](Open& o) {
            if (o.sleeping && o.lasts > 0ms) o.sleep_until(o.last + o.lasts);
            if (o.asleep == 0ms) return;
            Sleep s = sleep_from(o.row, table.device, o.device, o.begin, o.slept_until);
            s.asleep_min = std::chrono::duration<double, std::ratio<60>>{o.asleep}.count();
            put(std::move(s));
        };
        const auto done =
            each(table.table, columns, [&](std::size_t row, std::span<const Cell> cells) {
                const auto at = utc(cells[0]);
                const auto stage = whole(cells[2]);
                if (!at) return sink_.reject(row, Reason::bad_time, table.table);
                if (!stage) return sink_.reject(row, Reason::unknown_word, table.table);
                const bool sleeping = table.asleep(*stage);
                Open& o = open[whole(cells[1]).value_or(0)];
                if (o.row == 0 || *at < o.last || *at - o.last > longest_stage) {
                    if (o.row != 0) close(o);
                    o = Open{};
                } else if (o.sleeping)
                    o.sleep_until(*at);
                if (o.row == 0 && !sleeping) return; // awake before it is no sleep
                if (o.row == 0) o = Open{row, cells[1], *at, *at, *at, 0ms, 0ms, true};
                o.last = *at;
                o.lasts = lasts ? seconds_of(cells[3]) : 0ms;
                o.sleeping = sleeping;
            });
        if (done)
            for (auto& [device, o] : open)
                if (o.row != 0) close(o);
        return done;
    }

    Tables& tables_;
    const Options& options_;
    Sink sink_;
};

} // namespace

Result<Read> read(Tables& tables, const Options& options) {
    return Gadgetbridge{tables, options}.read();
}

} // namespace exchange
