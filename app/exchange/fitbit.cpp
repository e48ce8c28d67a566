// Fitbit, four shapes: the CSV of the website, the JSON of Takeout, the newer CSVs of Takeout
// (GoogleData), and the CSV of Health Sync. Begin and end are of the time in bed: they take in the
// minutes to fall asleep and those after waking.
#include "exchange/cells.h"

#include <array>
#include <map>

namespace exchange {
namespace {

using namespace std::chrono_literals;

// ---- the website: local times of three forms

const std::array<Table, 1> tables_of_website{{{{
                                                   {"begin", {"Start Time"}, true},
                                                   {"end", {"End Time"}, true},
                                                   {"asleep", {"Minutes Asleep"}, true},
                                                   {"awakenings", {"Number of Awakenings"}, false},
                                                   {"in_bed", {"Time in Bed"}, true},
                                               },
                                               "Sleep",
                                               true}}};

// The hands-on order of day and month shows in any row with a day above 12; else German has the day
// first, and in English nobody knows.
class Website : public TableReader {
  public:
    void finish(Sink& sink) override {
        const auto order = order_told(sink.options());
        for (const auto& waiting : rows_) {
            if (order)
                sleep(waiting, *order, sink);
            else
                sink.reject(waiting.row, Reason::ambiguous_date, waiting.begin);
        }
    }

  private:
    struct Waiting {
        std::size_t row = 0;
        std::string begin, end;
        Sleep sleep;
        std::optional<double> in_bed;
    };

    std::span<const Table> tables() const override { return tables_of_website; }

    void row(const Row& row, Sink& sink) override {
        if (!filled(row, {"begin", "end"})) return sink.reject(row.number, Reason::no_data);
        if (const auto field = unreadable(row, {"asleep", "awakenings", "in_bed"}))
            return sink.reject(row.number, Reason::bad_number, *field);
        Sleep s = sleep_of(row, "fitbit-website", {"begin", "end", "asleep"});
        s.in_bed = true;
        s.asleep_min = cell(row, "asleep");
        if (s.asleep_min == 0.0) return sink.reject(row.number, Reason::no_data);
        s.awakenings = count(row, "awakenings");
        rows_.push_back({row.number, std::string{row["begin"]}, std::string{row["end"]},
                         std::move(s), cell(row, "in_bed")});
    }

    bool all_read_as(DateOrder order) const {
        for (const auto& w : rows_)
            if (!stamp(w.begin) && !stamp(w.begin, order)) return false;
        return true;
    }
    std::optional<DateOrder> order_told(const Options& options) const {
        const bool day = all_read_as(DateOrder::day_first);
        const bool month = all_read_as(DateOrder::month_first);
        const bool year = all_read_as(DateOrder::year_first);
        if (year) return DateOrder::year_first;
        if (day != month) return day ? DateOrder::day_first : DateOrder::month_first;
        if (options.language == "de") return DateOrder::day_first;
        return std::nullopt;
    }

    static void sleep(const Waiting& w, DateOrder order, Sink& sink) {
        const auto read = [&](const std::string& text) {
            const auto year = stamp(text);
            return year ? year : stamp(text, order);
        };
        const auto begin = read(w.begin), end = read(w.end);
        if (!begin || !end) return sink.reject(w.row, Reason::bad_time, begin ? w.end : w.begin);
        const auto both = span(*begin, *end, w.in_bed, sink.options());
        if (!both) return sink.reject(w.row, both.error());
        Sleep s = w.sleep;
        s.begin = both->begin;
        s.end = both->end;
        sink.sleep(std::move(s));
    }

    std::vector<Waiting> rows_;
};

// ---- Takeout: local times; the main sleep of a day is marked

const std::array<Table, 1> tables_of_takeout{{{{
    {"logId", {}, true},
    {"startTime", {}, true},
    {"endTime", {}, true},
    {"minutesAsleep", {}, true},
    {"duration", {}, false},
    {"isMainSleep", {}, false},
}}}};

class Takeout : public TableReader {
    std::span<const Table> tables() const override { return tables_of_takeout; }

    void row(const Row& row, Sink& sink) override {
        const auto begin = stamp(row["startTime"]), end = stamp(row["endTime"]);
        if (!begin || !end)
            return sink.reject(row.number, Reason::bad_time, begin ? "endTime" : "startTime");
        if (const auto field = unreadable(row, {"minutesAsleep", "duration"}))
            return sink.reject(row.number, Reason::bad_number, *field);
        std::optional<double> took = cell(row, "duration"); // ms
        if (took) *took /= 60000.0;
        const auto both = span(*begin, *end, took, sink.options());
        if (!both) return sink.reject(row.number, both.error());
        Sleep s = sleep_of(row, "fitbit-takeout", {"startTime", "endTime", "minutesAsleep"});
        s.begin = both->begin;
        s.end = both->end;
        s.in_bed = true;
        s.asleep_min = cell(row, "minutesAsleep");
        if (s.asleep_min == 0.0) return sink.reject(row.number, Reason::no_data);
        if (row["isMainSleep"] == "true") s.kind = Sleep::Kind::night;
        if (row["isMainSleep"] == "false") s.kind = Sleep::Kind::nap;
        sink.sleep(std::move(s));
    }
};

// ---- GoogleData: UTC, the offset beside it, which may be a placeholder

const std::array<Table, 1> tables_of_google{{{{
    {"sleep_id", {}, true},
    {"sleep_start", {}, true},
    {"sleep_end", {}, true},
    {"minutes_asleep", {}, true},
    {"start_utc_offset", {}, false},
    {"end_utc_offset", {}, false},
}}}};

class Google : public TableReader {
    std::span<const Table> tables() const override { return tables_of_google; }

    static std::optional<Moment> moment_of(std::string_view text, std::string_view shift,
                                           const Options& options) {
        const auto s = stamp(text);
        if (!s || (s->offset && s->offset != 0min)) return std::nullopt;
        const Utc utc{s->local.time_since_epoch()};
        const auto told = offset(shift);
        if (!told || *told == 0min) return from_utc(utc, options);
        return from_offset({utc, *told}, options);
    }

    void row(const Row& row, Sink& sink) override {
        const auto begin = moment_of(row["sleep_start"], row["start_utc_offset"], sink.options());
        const auto end = moment_of(row["sleep_end"], row["end_utc_offset"], sink.options());
        if (!begin || !end)
            return sink.reject(row.number, Reason::bad_time, begin ? "sleep_end" : "sleep_start");
        if (const auto field = unreadable(row, {"minutes_asleep"}))
            return sink.reject(row.number, Reason::bad_number, *field);
        Sleep s = sleep_of(row, "fitbit-google", {"sleep_start", "sleep_end", "minutes_asleep"});
        s.begin = *begin;
        s.end = *end;
        s.in_bed = true;
        s.asleep_min = cell(row, "minutes_asleep");
        if (s.asleep_min == 0.0) return sink.reject(row.number, Reason::no_data);
        sink.sleep(std::move(s));
    }
};

// ---- Health Sync: one row per stage, local times

const std::array<Table, 1> tables_of_health_sync{{{{
    {"Date", {}, true},
    {"Duration in seconds", {}, true},
    {"Sleep stage", {}, true},
    {"Time", {}, false}, // again what is in Date
}}}};

class HealthSync : public TableReader {
  public:
    void finish(Sink& sink) override { close(sink); }

  private:
    static constexpr auto one_sleep = 60min;

    std::span<const Table> tables() const override { return tables_of_health_sync; }

    static std::optional<bool> asleep(std::string_view stage) {
        const auto word = lower(stage);
        if (word == "deep" || word == "light" || word == "rem" || word == "asleep" ||
            word == "sleep" || word == "sleeping")
            return true;
        if (word == "awake" || word == "wake" || word == "restless") return false;
        return std::nullopt;
    }

    // After a stage the clock of the next is the reading nearest to its end.
    tl::expected<Moment, Reason> moment_of(const Stamp& shown, const Options& options) const {
        const auto found = moment(shown, options);
        if (found || found.error() != Reason::twice || !open_) return found;
        const auto first =
            units::moments(std::chrono::floor<std::chrono::minutes>(shown.local), open_->end.zone);
        if (!first || !first->second) return found;
        const auto rest = shown.local - std::chrono::floor<std::chrono::minutes>(shown.local);
        for (auto at : {first->first, *first->second}) {
            at.utc += rest;
            if (std::chrono::abs(at.utc - open_->end.at.utc) <= 2min)
                return Moment{at, open_->end.zone, Known::told_zone};
        }
        return found;
    }

    void row(const Row& row, Sink& sink) override {
        const auto shown = stamp(row["Date"]);
        if (!shown) return sink.reject(row.number, Reason::bad_time, "Date");
        const auto took = cell(row, "Duration in seconds");
        if (!took || *took <= 0.0 || *took > 86400.0)
            return sink.reject(row.number, Reason::bad_number, "Duration in seconds");
        const auto sleeps = asleep(row["Sleep stage"]);
        if (!sleeps) return sink.reject(row.number, Reason::unknown_word, row["Sleep stage"]);
        const auto begin = moment_of(*shown, sink.options());
        if (!begin) return sink.reject(row.number, begin.error());
        const bool follows = open_ && begin->at.utc >= open_->end.at.utc - 2min &&
                             begin->at.utc - open_->end.at.utc <= one_sleep;
        if (!follows) {
            close(sink);
            open_ = sleep_of(row, "fitbit-health-sync", {});
            open_->begin = *begin;
            open_->in_bed = true;
            open_->asleep_min = 0.0;
        }
        const auto end = begin->at.utc + std::chrono::milliseconds{static_cast<long>(*took * 1e3)};
        open_->end = {units::in_zone(end, begin->zone), begin->zone, begin->known};
        if (*sleeps) *open_->asleep_min += *took / 60.0;
    }

    void close(Sink& sink) {
        if (!open_) return;
        open_->hash = Fingerprint{"fitbit-health-sync"}
                          .add(open_->begin.at)
                          .add(open_->end.at)
                          .add_minutes(open_->asleep_min)
                          .text();
        if (*open_->asleep_min > 0.0)
            sink.sleep(std::move(*open_));
        else
            sink.reject(open_->row, Reason::no_data);
        open_.reset();
    }

    std::optional<Sleep> open_;
};

template <class Which> std::unique_ptr<Reader> made() { return std::make_unique<Which>(); }

} // namespace

constinit const Format fitbit_website{
    "fitbit-website",
    [](const Head& head) { return table_of(head, tables_of_website).has_value(); }, made<Website>};

constinit const Format fitbit_takeout{
    "fitbit-takeout",
    [](const Head& head) { return table_of(head, tables_of_takeout).has_value(); }, made<Takeout>};

// The stages and scores beside the nights hold nothing that the diary keeps; they are told by name.
constinit const Format fitbit_google{
    "fitbit-google", [](const Head& head) { return table_of(head, tables_of_google).has_value(); },
    made<Google>};

constinit const Format health_sync{
    "fitbit-health-sync",
    [](const Head& head) { return table_of(head, tables_of_health_sync).has_value(); },
    made<HealthSync>};

} // namespace exchange
