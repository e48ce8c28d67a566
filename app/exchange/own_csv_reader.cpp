// Reading the diary's own CSV.
#include "exchange/own_csv.h"

#include "diary/entry.h"
#include "exchange/cells.h"
#include "exchange/own_tables.h"
#include "exchange/rank.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace exchange {
namespace {

using units::WallTime;

std::string untold(std::string_view cell) {
    if (cell.size() >= 2 && cell[0] == '\'' && !harmless(cell[1])) cell.remove_prefix(1);
    return std::string{cell};
}

struct Wrong {
    Reason reason;
    std::string_view field;
};
template <class T> using Got = tl::expected<T, Wrong>;
tl::unexpected<Wrong> wrong(Reason reason, std::string_view field) {
    return tl::unexpected{Wrong{reason, field}};
}

Got<std::optional<int>> whole(const Row& row, std::string_view field) {
    if (row[field].empty()) return std::nullopt;
    const auto value = number(row[field]);
    if (!value || *value != std::floor(*value) || std::abs(*value) > 1e6)
        return wrong(Reason::bad_number, field);
    return static_cast<int>(*value);
}

Got<std::optional<double>> real(const Row& row, std::string_view field) {
    if (row[field].empty()) return std::nullopt;
    const auto value = number(row[field]);
    if (!value) return wrong(Reason::bad_number, field);
    return value;
}

Got<std::optional<bool>> yes_no(const Row& row, std::string_view field) {
    const auto text = row[field];
    if (text.empty()) return std::nullopt;
    if (text == "1") return true;
    if (text == "0") return false;
    return wrong(Reason::unknown_word, field);
}

Got<std::optional<units::Day>> day(const Row& row, std::string_view field) {
    const auto text = row[field];
    if (text.empty()) return std::nullopt;
    if (const auto found = units::day(text)) return found;
    const bool written_so = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                            text.find_first_not_of("0123456789-") == std::string_view::npos;
    return wrong(written_so ? Reason::no_such_day : Reason::bad_time, field);
}

// With an offset or Z; the zone of the row must have this offset then.
Got<std::optional<Moment>> time(const Row& row, std::string_view field, std::string_view zone,
                                const Options& options) {
    if (row[field].empty()) return std::nullopt;
    const auto shown = stamp(row[field]);
    if (!shown || !shown->offset) return wrong(Reason::bad_time, field);
    const Utc utc{shown->local.time_since_epoch() - *shown->offset};
    if (zone.empty()) {
        const auto found = moment(*shown, options);
        if (!found) return wrong(found.error(), field);
        return *found;
    }
    const auto there = from_zone(utc, zone);
    if (!there) return wrong(Reason::no_such_zone, "zone");
    if (!shown->zulu && there->at.offset != *shown->offset)
        return wrong(Reason::contradicts, field);
    return there;
}

template <class Enum>
Got<std::optional<Enum>> named(const Row& row, std::string_view field,
                               std::optional<Enum> (*of)(std::string_view)) {
    if (row[field].empty()) return std::nullopt;
    const auto found = of(row[field]);
    if (!found) return wrong(Reason::unknown_word, field);
    return found;
}

// "citrate-nonahydrate compound 500 + oxide elemental 60"
Got<std::vector<diary::Component>> components(std::string_view text) {
    constexpr std::string_view field = "components_form_basis_mg";
    std::vector<diary::Component> all;
    while (!text.empty()) {
        const auto plus = text.find('+');
        auto part = trimmed(text.substr(0, plus));
        text = plus == std::string_view::npos ? "" : text.substr(plus + 1);
        const auto first = part.find(' '), last = part.rfind(' ');
        if (first == std::string_view::npos || first == last)
            return wrong(Reason::unknown_word, field);
        const auto form = part.substr(0, first), basis = trimmed(part.substr(first, last - first));
        diary::Component c;
        c.form = diary::form_named(form);
        if (!c.form && form != "unknown") return wrong(Reason::unknown_word, field);
        if (basis != "elemental" && basis != "compound") return wrong(Reason::unknown_word, field);
        c.basis = basis == "elemental" ? diary::Basis::elemental : diary::Basis::compound;
        const auto amount = number(part.substr(last + 1));
        if (!amount) return wrong(Reason::bad_number, field);
        c.amount = {*amount};
        all.push_back(c);
    }
    return all;
}

// Fields one after the other; the first that is wrong is kept, and the rest does not matter.
class Fields {
  public:
    Fields(const Row& row, const Options& options) : row_{row}, options_{options} {}

    template <class T> T take(Got<T> got) {
        if (got) return std::move(*got);
        if (!wrong_) wrong_ = got.error();
        return T{};
    }
    std::optional<int> whole(std::string_view field) { return take(exchange::whole(row_, field)); }
    std::optional<double> real(std::string_view field) { return take(exchange::real(row_, field)); }
    std::optional<Moment> time(std::string_view field, std::string_view zone) {
        auto found = take(exchange::time(row_, field, zone, options_));
        if (found && (!known_ || *known_ < found->known)) known_ = found->known;
        return found;
    }
    std::optional<units::Day> day(std::string_view field) {
        return take(exchange::day(row_, field));
    }
    template <class T> T needed(std::optional<T> value, std::string_view field) {
        if (!value && !wrong_) wrong_ = Wrong{Reason::missing, field};
        return std::move(value).value_or(T{});
    }

    void contradicts(std::string_view field) {
        if (!wrong_) wrong_ = Wrong{Reason::contradicts, field};
    }
    const Options& options() const { return options_; }
    const std::optional<Wrong>& wrong() const { return wrong_; }
    Known known() const { return known_.value_or(Known::told_zone); }

  private:
    const Row& row_;
    const Options& options_;
    std::optional<Wrong> wrong_;
    std::optional<Known> known_;
};

std::optional<diary::NightClock> clock_of(const std::optional<Moment>& m) {
    if (!m) return std::nullopt;
    return diary::night_clock(m->at, m->zone);
}

// The diary keeps clock times and the wake date: they must lead back to the dates that were
// written.
void check_dates(const diary::Night& n, const std::array<std::optional<Moment>, 4>& written,
                 Fields& f) {
    const auto t = diary::times(n, f.options().entered_at);
    if (!t) return; // said by the diary itself
    const std::array<std::optional<WallTime>, 4> kept{t->into_bed, t->tried_to_sleep, t->final_wake,
                                                      t->out_of_bed};
    constexpr std::array<std::string_view, 4> names{"into_bed", "tried_to_sleep", "final_wake",
                                                    "out_of_bed"};
    for (std::size_t i = 0; i < 4; ++i)
        if (written.at(i) && kept.at(i) &&
            kept.at(i)->utc != std::chrono::floor<std::chrono::minutes>(written.at(i)->at.utc))
            f.contradicts(names.at(i));
}

Value night(const Row& row, Fields& f) {
    diary::Night n;
    n.wake_date = f.needed(f.day("wake_date"), "wake_date");
    const auto zone = row["zone"];
    const auto waking = row["waking_zone"].empty() ? zone : row["waking_zone"];
    const auto into_bed = f.time("into_bed", zone), tried = f.time("tried_to_sleep", zone);
    const auto wake = f.time("final_wake", waking), out = f.time("out_of_bed", waking);
    n.into_bed = clock_of(into_bed);
    n.tried_to_sleep = clock_of(tried);
    n.final_wake = clock_of(wake);
    n.out_of_bed = clock_of(out);
    const auto& evening = into_bed ? into_bed : tried;
    const auto& morning = wake ? wake : out;
    if (evening) n.zone = evening->zone;
    if (morning && morning->zone != n.zone) n.waking_zone = morning->zone;
    n.latency_min = f.whole("latency_min");
    n.awakenings = f.whole("awakenings");
    n.awake_min = f.whole("awake_min");
    n.measured_asleep_min = f.whole("measured_asleep_min");
    n.quality = f.whole("quality_0_10");
    n.note = untold(row.as_written("note"));
    check_dates(n, {into_bed, tried, wake, out}, f);
    return n;
}

Value nap(const Row& row, Fields& f) {
    const auto begin = f.needed(f.time("nap_begin", row["zone"]), "nap_begin");
    diary::Nap n;
    n.day = units::day_at(begin.at);
    n.zone = begin.zone;
    n.begin = diary::night_clock(begin.at, begin.zone);
    n.asleep_min = f.needed(f.whole("nap_asleep_min"), "nap_asleep_min");
    return n;
}

Value dose(const Row& row, Fields& f) {
    const auto taken = f.needed(f.time("dose_taken", row["zone"]), "dose_taken");
    diary::Dose d;
    d.taken = taken.at;
    d.zone = taken.zone;
    d.note = untold(row.as_written("note"));
    d.product.name = untold(row.as_written("product"));
    d.product.route =
        f.take(named(row, "route", diary::route_named)).value_or(diary::Route::swallowed);
    d.product.components = f.take(components(row["components_form_basis_mg"]));
    if (const auto label = f.real("label_elemental_mg"))
        d.product.label = diary::Milligrams{*label};
    d.pieces = f.real("pieces").value_or(1.0);
    return d;
}

std::optional<diary::Unit> unit_named(std::string_view word) {
    for (std::size_t i = 0; i < unit_words.size(); ++i)
        if (unit_words.at(i) == word) return static_cast<diary::Unit>(i);
    if (word == "\u00B5g" || word == "\u03BCg") return diary::Unit::micrograms;
    return std::nullopt;
}

Value intake(const Row& row, Fields& f) {
    const auto taken = f.needed(f.time("intake_taken", row["zone"]), "intake_taken");
    diary::Intake i;
    i.taken = taken.at;
    i.zone = taken.zone;
    i.name = untold(row.as_written("name"));
    i.note = untold(row.as_written("note"));
    i.kind = f.needed(f.take(named(row, "kind", diary::kind_named)), "kind");
    if (const auto amount = f.real("amount"))
        i.amount =
            diary::Quantity{*amount, f.needed(f.take(named(row, "unit", unit_named)), "unit")};
    return i;
}

Value observation(const Row& row, Fields& f) {
    diary::Observation o;
    o.day = f.needed(f.day("day"), "day");
    o.item = f.needed(f.take(named(row, "item", diary::item_named)), "item");
    o.value = f.needed(f.real("value"), "value");
    std::optional<units::LocalTime> written;
    if (const auto at = f.time("time", row["zone"])) {
        written = units::local_time(at->at);
        o.time = units::clock_at(at->at);
        o.zone = at->zone;
    }
    if (const auto at = diary::moment(o); at && units::local_time(*at) != *written)
        f.contradicts("time");
    o.region = row["region"];
    o.side = f.take(named(row, "side", diary::side_named));
    o.muscle = f.take(named(row, "muscle", diary::muscle_named));
    o.occasion = f.take(named(row, "occasion", diary::occasion_named));
    o.worst = f.whole("worst_0_10");
    o.minutes = f.whole("minutes_min");
    o.relieved = f.take(yes_no(row, "relieved_by_moving"));
    o.sudden = f.take(yes_no(row, "sudden")).value_or(false);
    o.name = untold(row.as_written("name"));
    o.note = untold(row.as_written("note"));
    return o;
}

Value laboratory_note(const Row& row, Fields& f) {
    diary::LabNote n;
    n.day = f.needed(f.day("laboratory_day"), "laboratory_day");
    n.what = untold(row.as_written("what"));
    n.value = f.needed(f.real("measured"), "measured");
    n.unit = untold(row.as_written("measured_unit"));
    n.note = untold(row.as_written("note"));
    return n;
}

Value answer(const Row& /*row*/, Fields& f) {
    return diary::GlobalAnswer{f.needed(f.day("answer_day"), "answer_day"),
                               f.needed(f.whole("compared_-3_3"), "compared_-3_3")};
}

class Own : public TableReader {
    std::span<const Table> tables() const override { return own_tables(); }

    // A file with checks has a last row that says so: without it, it was cut off between two rows.
    Result<void> take(PeekedInput& in, Sink& sink) override {
        const bool closed = has_checks(Head{in.head()});
        ended_ = false;
        last_ = 1;
        const auto done = TableReader::take(in, sink);
        if (!done || !closed || ended_) return done;
        return tl::unexpected{Error{ErrorCode::cut_off, last_, {}}};
    }

    bool has_checks(const Head& head) const {
        return !head.json && table_of(head, tables()) == std::size_t{all_kinds} &&
               std::any_of(head.first.begin(), head.first.end(),
                           [](const std::string& name) { return lower(trimmed(name)) == "check"; });
    }

    void row(const Row& row, Sink& sink) override {
        last_ = row.number;
        if (row.table == all_kinds && row["entry"] == end_word) {
            ended_ = true;
            return;
        }
        if (!row["person"].empty()) sink.of_person(untold(row["person"]));
        constexpr std::array<Value (*)(const Row&, Fields&), own_tables_count> reads{
            nullptr, night, nap, dose, intake, observation, laboratory_note, answer};
        const std::size_t table = row.table == all_kinds ? told_table(row["entry"]) : row.table;
        if (table == all_kinds) return sink.reject(row.number, Reason::unknown_word, "entry");
        Fields fields{row, sink.options()};
        Record r;
        r.value = reads.at(table)(row, fields);
        if (const auto& wrong = fields.wrong())
            return sink.reject(row.number, wrong->reason, wrong->field);
        r.source = source_named(row["told_by"].empty() ? std::string{diary::own_table}
                                                       : untold(row.as_written("told_by")));
        r.known = fields.known();
        r.row = row.number;
        r.check = row["check"];
        // The same in other forms of numbers, and in a table of its own. What the diary does not
        // take has none, and need not be known again.
        const auto now = sink.options().entered_at;
        const auto hash = own_hash(r.value, now);
        r.hash = hash ? own_hash(r.value, now, occurrence(row.file, *hash, r.value)).value_or("")
                      : "row " + std::to_string(row.number) + " of " + std::to_string(row.file);
        sink.value(std::move(r));
    }

    // Two doses of one minute are two; of all else the same again is only said twice.
    std::size_t occurrence(std::size_t file, const std::string& hash, const Value& value) {
        const bool counted = std::holds_alternative<diary::Dose>(value) ||
                             std::holds_alternative<diary::Intake>(value);
        return counted ? ++seen_[{file, hash}] : 1;
    }

    static std::size_t told_table(std::string_view word) { // all_kinds = none of them
        const auto found = std::find(entry_words.begin() + 1, entry_words.end(), word);
        return found == entry_words.end() ? std::size_t{all_kinds}
                                          : static_cast<std::size_t>(found - entry_words.begin());
    }

    std::map<std::pair<std::size_t, std::string>, std::size_t> seen_;
    bool ended_ = false;
    std::size_t last_ = 1; // row
};

} // namespace

constinit const Format own_csv{
    diary::own_table, [](const Head& head) { return table_of(head, own_tables()).has_value(); },
    []() -> std::unique_ptr<Reader> { return std::make_unique<Own>(); }};

} // namespace exchange
