// Samsung Health: two files with a line of metadata first and a comma too many in each row. Times
// are UTC with their offset beside them; begin and end are of sleep. The stages, joined by the
// night's id, tell how long it was slept; the nights' own minutes are not said to be without
// waking.
#include "exchange/cells.h"

#include <array>
#include <map>

namespace exchange {
namespace {

constexpr std::size_t stages = 1; // the second table

const std::array<Table, 2> tables_of_samsung{
    {{{
          {"begin", {"com.samsung.health.sleep.start_time"}, true},
          {"end", {"com.samsung.health.sleep.end_time"}, true},
          {"offset", {"com.samsung.health.sleep.time_offset"}, true},
          {"id", {"com.samsung.health.sleep.datauuid"}, true},
      },
      "com.samsung.shealth.sleep"},
     {{
          {"begin", {"start_time"}, true},
          {"end", {"end_time"}, true},
          {"id", {"sleep_id"}, true},
          {"stage", {"stage"}, true},
      },
      "com.samsung.health.sleep_stage"}}};

std::optional<Utc> utc(std::string_view text) {
    const auto s = stamp(text);
    if (!s || s->offset) return std::nullopt;
    return Utc{s->local.time_since_epoch()};
}

class Samsung : public TableReader {
  public:
    void finish(Sink& sink) override {
        for (auto& s : sleeps_) {
            const auto asleep = asleep_.find(s.id);
            if (asleep != asleep_.end()) s.sleep.asleep_min = asleep->second;
            s.sleep.hash = Fingerprint{"samsung"}
                               .add(s.sleep.begin.at)
                               .add(s.sleep.end.at)
                               .add_minutes(s.sleep.asleep_min)
                               .text();
            sink.sleep(std::move(s.sleep));
        }
        for (const auto& [id, minutes] : asleep_)
            if (!ids_.contains(id)) sink.reject(rows_[id], Reason::missing, "sleep_id");
    }

  private:
    struct Named {
        Sleep sleep;
        std::string id;
    };

    std::span<const Table> tables() const override { return tables_of_samsung; }

    void row(const Row& row, Sink& sink) override {
        const auto begin = utc(row["begin"]), end = utc(row["end"]);
        if (!begin || !end)
            return sink.reject(row.number, Reason::bad_time, begin ? "end_time" : "start_time");
        row.table == stages ? stage(row, *begin, *end, sink) : night(row, *begin, *end, sink);
    }

    // There is one offset for both ends: on the night of a change it is that of either.
    static std::optional<std::string> zone_of(Utc from, Utc to, std::chrono::minutes shift,
                                              const Options& options) {
        const auto waking = from_offset({to, shift}, options);
        const auto bed = from_offset({from, shift}, options);
        if (!waking || !bed) return std::nullopt;
        const auto home =
            zone_on(std::chrono::floor<std::chrono::days>(units::local_time(bed->at)), options);
        return bed->zone == home ? bed->zone : waking->zone;
    }

    void night(const Row& row, Utc from, Utc to, Sink& sink) {
        const auto shift = offset(row["offset"]);
        if (!shift) return sink.reject(row.number, Reason::bad_time, "time_offset");
        const auto zone = zone_of(from, to, *shift, sink.options());
        if (!zone) return sink.reject(row.number, Reason::no_such_zone, row["offset"]);
        Sleep s = sleep_of(row, "samsung-health", {});
        s.begin = {units::in_zone(from, *zone), *zone, Known::offset_in_file};
        s.end = {units::in_zone(to, *zone), *zone, Known::offset_in_file};
        ids_.emplace(row["id"]);
        sleeps_.push_back({std::move(s), std::string{row["id"]}});
    }

    void stage(const Row& row, Utc from, Utc to, Sink& sink) {
        const auto code = row["stage"];
        if (code != "40001" && code != "40002" && code != "40003" && code != "40004")
            return sink.reject(row.number, Reason::unknown_word, code);
        if (to <= from) return sink.reject(row.number, Reason::contradicts);
        const std::string id{row["id"]};
        if (!seen_.insert(id + std::string{row["begin"]}).second) return; // chunks repeat
        rows_.emplace(id, row.number);
        double& asleep = asleep_[id];
        if (code != "40001")
            asleep += std::chrono::duration<double, std::ratio<60>>{to - from}.count();
    }

    std::vector<Named> sleeps_;
    std::map<std::string, double> asleep_; // minutes, by the id of the night
    std::map<std::string, std::size_t> rows_;
    std::set<std::string> ids_, seen_;
};

} // namespace

constinit const Format samsung_health{
    "samsung-health",
    [](const Head& head) { return table_of(head, tables_of_samsung).has_value(); },
    []() -> std::unique_ptr<Reader> { return std::make_unique<Samsung>(); }};

} // namespace exchange
