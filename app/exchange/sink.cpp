#include "exchange/sink.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace exchange {
namespace {

using namespace std::chrono_literals;

constexpr auto one_sleep = 60min; // up for less than this, and it is the same night
constexpr auto longest_nap = 3h;  // without a word of the source, between 09:00 and 21:00
constexpr auto nap_from = 9h, nap_until = 21h;
constexpr double nap_minutes = 360.0; // as of diary::Nap
constexpr std::size_t most_names = 500, longest_name = 200;

units::Day date(const Moment& m) {
    return std::chrono::floor<std::chrono::days>(units::local_time(m.at));
}
auto took(const Sleep& s) { return s.end.at.utc - s.begin.at.utc; }

double minutes(const Sleep& s) {
    return std::chrono::duration<double, std::ratio<60>>{took(s)}.count();
}

bool earlier(const Sleep& a, const Sleep& b) {
    return std::pair{a.begin.at.utc, -took(a)} < std::pair{b.begin.at.utc, -took(b)};
}

bool is_nap(const Sleep& s) {
    if (s.kind != Sleep::Kind::by_rule) return s.kind == Sleep::Kind::nap;
    const units::WallTime middle{s.begin.at.utc + took(s) / 2, s.end.at.offset};
    const auto clock = units::clock_at(middle);
    return took(s) < longest_nap && clock >= nap_from && clock < nap_until;
}

// The surer of the two is not the whole: of a joined sleep the weaker counts.
Sleep joined(Sleep a, const Sleep& b) {
    a.hash = Fingerprint{"joined"}.add(a.hash).add(b.hash).text();
    a.end = b.end;
    a.in_bed = a.in_bed && b.in_bed;
    a.asleep_min =
        a.asleep_min && b.asleep_min ? std::optional{*a.asleep_min + *b.asleep_min} : std::nullopt;
    a.awakenings = a.awakenings && b.awakenings ? std::optional{*a.awakenings + *b.awakenings + 1}
                                                : std::nullopt;
    if (!b.note.empty()) a.note += (a.note.empty() ? "" : "\n") + b.note;
    a.begin.known = std::max(a.begin.known, b.begin.known);
    return a;
}

diary::NightClock clock_of(const Moment& m) { return diary::night_clock(m.at, m.zone); }

// Whole minutes between the faces of the clock, as the diary will count them.
int shown_minutes(const Sleep& s) {
    const auto minute = [](const Moment& m) {
        return std::chrono::floor<std::chrono::minutes>(m.at.utc);
    };
    return static_cast<int>((minute(s.end) - minute(s.begin)).count());
}

// Rounded; what rounding alone adds beyond the times is taken off.
std::optional<int> asleep_of(const Sleep& s) {
    if (!s.asleep_min) return std::nullopt;
    const int whole = static_cast<int>(std::lround(*s.asleep_min));
    const int most = shown_minutes(s);
    return whole > most && whole <= most + 1 ? most : whole;
}

diary::Night night_of(const Sleep& s) {
    diary::Night n;
    n.wake_date = date(s.end);
    n.zone = s.begin.zone;
    if (s.end.zone != s.begin.zone) n.waking_zone = s.end.zone;
    (s.in_bed ? n.into_bed : n.tried_to_sleep) = clock_of(s.begin);
    (s.in_bed ? n.out_of_bed : n.final_wake) = clock_of(s.end);
    n.measured_asleep_min = asleep_of(s);
    n.awakenings = s.awakenings;
    n.note = s.note;
    return n;
}

std::chrono::sys_time<std::chrono::milliseconds> when(const Record& r) {
    struct Visitor {
        auto operator()(const diary::Night& n) const {
            return std::chrono::sys_time<std::chrono::milliseconds>{n.wake_date.time_since_epoch()};
        }
        auto operator()(const diary::Nap& n) const {
            return std::chrono::sys_time<std::chrono::milliseconds>{n.day.time_since_epoch() +
                                                                    n.begin.at};
        }
        auto operator()(const diary::Dose& d) const { return d.taken.utc; }
        auto operator()(const diary::Intake& i) const { return i.taken.utc; }
        auto operator()(const diary::LabNote& n) const {
            return std::chrono::sys_time<std::chrono::milliseconds>{n.day.time_since_epoch()};
        }
        auto operator()(const diary::GlobalAnswer& a) const {
            return std::chrono::sys_time<std::chrono::milliseconds>{a.day.time_since_epoch()};
        }
        auto operator()(const diary::Observation& o) const {
            const auto at = diary::moment(o);
            return at ? at->utc
                      : std::chrono::sys_time<std::chrono::milliseconds>{o.day.time_since_epoch()};
        }
    };
    return std::visit(Visitor{}, r.value);
}

template <class F> Fault fault_of(const std::optional<F>& f) { return f ? Fault{*f} : Fault{}; }

struct Check {
    units::WallTime at;
    Fault operator()(const diary::Night& n) const {
        const auto t = diary::times(n, at);
        return t ? Fault{} : Fault{t.error()};
    }
    Fault operator()(const diary::Nap& n) const {
        const auto t = diary::began(n, at);
        return t ? Fault{} : Fault{t.error()};
    }
    template <class Other> Fault operator()(const Other& other) const {
        return fault_of(diary::check(other, at));
    }
};

void remember(std::string_view name, std::set<std::string, std::less<>>& seen,
              std::vector<std::string>& names) {
    const auto shown = name.substr(0, longest_name);
    if (shown.empty() || names.size() >= most_names || seen.contains(shown)) return;
    seen.emplace(shown);
    names.emplace_back(shown);
}

} // namespace

Fingerprint& Fingerprint::add(std::string_view text) {
    const auto one = [this](unsigned char c) {
        a_ = (a_ ^ c) * 1099511628211U;
        b_ = (b_ + c + 1U) * 6364136223846793005U;
        b_ ^= b_ >> 29U;
    };
    for (const char c : text) one(static_cast<unsigned char>(c));
    one(0xFFU); // never in a text: ends it
    return *this;
}

Fingerprint& Fingerprint::add_minutes(std::optional<double> minutes) {
    return add(minutes ? std::to_string(std::llround(*minutes * 1e3)) : "");
}

std::string Fingerprint::text() const {
    std::array<char, 40> out{};
    std::snprintf(out.data(), out.size(), "%016llx%016llx", static_cast<unsigned long long>(a_),
                  static_cast<unsigned long long>(b_));
    return out.data();
}

void Sink::mapped(std::string_view column) { remember(column, mapped_, read_.mapped); }

void Sink::left_out(std::string_view column) { remember(column, left_out_, read_.left_out); }

void Sink::other_file(std::string_view name) {
    if (read_.other_files.size() < most_names) read_.other_files.emplace_back(name);
}

void Sink::reject(std::size_t row, Reason reason, std::string_view what, Fault fault) {
    ++read_.rejected_rows;
    if (read_.rejected.size() < most_rejected)
        read_.rejected.push_back(
            {row, file_, reason, std::string{what.substr(0, longest_name)}, fault});
}

void Sink::refuse(const Sleep& s, Reason reason, Fault fault) {
    file_ = s.file.value_or(file_);
    reject(s.row, reason, {}, fault);
}

Record Sink::record_of(const Sleep& s, Value value, Known known) const {
    return {std::move(value), s.source, known, s.row, s.file.value_or(file_), s.hash};
}

bool Sink::is_new(const std::string& hash) {
    if (overfull()) return false;
    if (!hashes_.insert(hash).second) return ++read_.repeated, false;
    ++taken_;
    return true;
}

void Sink::sleep(Sleep s) {
    if (s.end.at.utc <= s.begin.at.utc || took(s) > 24h) return refuse(s, Reason::contradicts);
    if (!is_new(s.hash)) return;
    if (!s.file) s.file = file_;
    auto source = s.source;
    sleeps_[std::move(source)].push_back(std::move(s));
}

void Sink::value(Record r) {
    if (!is_new(r.hash)) return;
    const Fault fault = std::visit(Check{options_.entered_at}, r.value);
    if (fault.index() != 0) {
        const auto* o = std::get_if<diary::Observation>(&r.value);
        return reject(r.row, Reason::impossible, o ? diary::word(o->item) : "", fault);
    }
    r.file = file_;
    read_.records.push_back(std::move(r));
}

// Of two that overlap the longer one stays: it is not known which of them is right.
Sink::Sleeps Sink::without_overlaps(Sleeps all) {
    std::sort(all.begin(), all.end(), earlier);
    Sleeps kept;
    for (auto& s : all) {
        if (kept.empty() || kept.back().end.at.utc <= s.begin.at.utc) {
            kept.push_back(std::move(s));
        } else if (took(s) <= took(kept.back())) {
            refuse(s, Reason::overlaps);
        } else {
            refuse(kept.back(), Reason::overlaps);
            kept.back() = std::move(s);
        }
    }
    return kept;
}

Sink::Sleeps Sink::united(Sleeps all) {
    Sleeps joint;
    for (auto& s : all) {
        const bool follows = !joint.empty() && !is_nap(joint.back()) && !is_nap(s) &&
                             s.begin.at.utc - joint.back().end.at.utc <= one_sleep;
        if (follows)
            joint.back() = joined(std::move(joint.back()), s);
        else
            joint.push_back(std::move(s));
    }
    return joint;
}

// One night to a wake date: the longest; what else is no nap by itself is one if it is short.
void Sink::of_source(Sleeps all) {
    std::map<units::Day, const Sleep*> nights;
    const auto joint = united(without_overlaps(std::move(all)));
    for (const auto& s : joint) {
        if (is_nap(s)) continue;
        const Sleep*& longest = nights[date(s.end)];
        if (longest == nullptr || took(*longest) < took(s)) longest = &s;
    }
    for (const auto& s : joint)
        if (!is_nap(s) && nights[date(s.end)] == &s)
            night(s);
        else
            nap(s);
}

void Sink::night(const Sleep& s) {
    const auto n = night_of(s);
    if (n.measured_asleep_min && *n.measured_asleep_min > shown_minutes(s))
        return refuse(s, Reason::contradicts);
    const auto times = diary::times(n, options_.entered_at);
    if (!times) return refuse(s, Reason::impossible, times.error());
    const auto& from = s.in_bed ? times->into_bed : times->tried_to_sleep;
    const auto& to = s.in_bed ? times->out_of_bed : times->final_wake;
    const auto same = [](const std::optional<units::WallTime>& t, const Moment& m) {
        return t && t->utc == std::chrono::floor<std::chrono::minutes>(m.at.utc);
    };
    if (!same(from, s.begin) || !same(to, s.end)) return refuse(s, Reason::contradicts);
    read_.records.push_back(record_of(s, n, std::max(s.begin.known, s.end.known)));
}

void Sink::nap(const Sleep& s) {
    const double asleep = s.asleep_min.value_or(minutes(s));
    if (asleep > minutes(s) + 1.0) return refuse(s, Reason::contradicts);
    if (asleep > nap_minutes) return refuse(s, Reason::overlaps); // a second night
    diary::Nap n;
    n.day = units::day_at(s.begin.at);
    n.zone = s.begin.zone;
    n.begin = clock_of(s.begin);
    n.asleep_min = static_cast<int>(std::lround(asleep));
    const auto began = diary::began(n, options_.entered_at);
    if (!began) return refuse(s, Reason::impossible, began.error());
    read_.records.push_back(record_of(s, n, s.begin.known));
}

Read Sink::finish() {
    for (auto& [source, all] : sleeps_) of_source(std::move(all));
    sleeps_.clear();
    std::erase_if(read_.left_out, [&](const auto& name) { return mapped_.contains(name); });
    std::stable_sort(read_.records.begin(), read_.records.end(),
                     [](const Record& a, const Record& b) { return when(a) < when(b); });
    std::stable_sort(read_.rejected.begin(), read_.rejected.end(),
                     [](const Rejected& a, const Rejected& b) {
                         return std::pair{a.file, a.row} < std::pair{b.file, b.row};
                     });
    read_.format = format_;
    return std::move(read_);
}

} // namespace exchange
