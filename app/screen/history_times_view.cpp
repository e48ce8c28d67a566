#include "screen/history_view.h"
#include "wording/diary.h"
#include "wording/wording.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace screen {
namespace {

using history::Columns, history::Grid, history::Quantity, history::Strip;
using wording::filled, wording::tr, wording::trn;

constexpr std::int64_t least_ms = 1000, second_ms = 1000;

struct Span { // of the wall clock
    std::int64_t from = 0, to = 0;
    std::int64_t length() const { return to - from; }
};

// The sessions whose quantity was told, by their beginning.
std::vector<const Strip*> strips_of(const HistoryRead& read, Quantity quantity) {
    std::vector<const Strip*> strips;
    for (const auto& session : read.sessions) {
        const Strip& strip = session.strips.at(static_cast<std::size_t>(quantity));
        if (strip.samples > 0) strips.push_back(&strip);
    }
    // A clock may have been put back between them.
    std::stable_sort(strips.begin(), strips.end(),
                     [](const Strip* a, const Strip* b) { return a->first() < b->first(); });
    return strips;
}

Span around(const Strip& strip) { return {strip.first() - second_ms, strip.last() + second_ms}; }

Span all_of(const std::vector<const Strip*>& strips) {
    if (strips.empty()) return {};
    Span all = around(*strips.front());
    for (const Strip* strip : strips) all.to = std::max(all.to, around(*strip).to);
    return all;
}

Span asked(const HistoryAsking& asking, const Span& all) {
    return asking.from_ms < asking.to_ms ? Span{asking.from_ms, asking.to_ms} : all;
}

// Not shorter than a second, not longer than all, and within it.
void ask(HistoryAsking& asking, Span span, const Span& all) {
    const std::int64_t length = std::clamp(span.length(), std::min(least_ms, all.length()),
                                           std::max(all.length(), least_ms));
    const std::int64_t from = std::clamp((span.from + span.to - length) / 2, all.from,
                                         std::max(all.from, all.to - length));
    const bool all_of_it = length >= all.length();
    asking.from_ms = all_of_it ? 0 : from;
    asking.to_ms = all_of_it ? 0 : from + length;
}

const Strip* beside(const std::vector<const Strip*>& strips, const HistoryAsking& asking,
                    bool next) {
    if (strips.empty()) return nullptr;
    const bool all_of_it = asking.from_ms >= asking.to_ms;
    if (all_of_it) return next ? strips.front() : strips.back();
    const std::int64_t at = asking.from_ms + second_ms; // where a session that is shown begins
    if (next) {
        const auto found = std::find_if(strips.begin(), strips.end(),
                                        [at](const Strip* s) { return s->first() > at; });
        return found == strips.end() ? nullptr : *found;
    }
    const auto found = std::find_if(strips.rbegin(), strips.rend(),
                                    [at](const Strip* s) { return s->first() < at; });
    return found == strips.rend() ? nullptr : *found;
}

std::vector<const Strip*> within(const std::vector<const Strip*>& strips, const Span& span) {
    std::vector<const Strip*> found;
    for (const Strip* s : strips)
        if (s->first() < span.to && s->last() >= span.from) found.push_back(s);
    return found;
}

// On the clock of the session that is nearest to it: where the person was then.
units::WallTime wall(std::int64_t ms, const HistoryRead& read) {
    units::WallTime at{
        std::chrono::sys_time<std::chrono::milliseconds>{std::chrono::milliseconds{ms}}, {}};
    std::optional<std::int64_t> nearest;
    for (const auto& session : read.sessions) {
        const units::WallTime& started = session.account.started;
        const std::int64_t apart = std::abs((started.utc - at.utc).count());
        if (nearest && apart >= *nearest) continue;
        nearest = apart;
        at.offset = started.offset;
    }
    return at;
}

std::string date_of(const units::WallTime& at) { // of the calendar
    return wording::date(std::chrono::floor<std::chrono::days>(units::local_time(at)));
}

std::string clock_with_seconds(const units::WallTime& at, int decimals) {
    const auto local = (at.utc + at.offset).time_since_epoch();
    const auto of_day = local - std::chrono::floor<std::chrono::days>(local);
    const auto two = [](std::int64_t n) {
        return std::string{n < 10 ? "0" : ""} + std::to_string(n);
    };
    const std::int64_t ms = of_day.count(), seconds = ms / 1000;
    std::string text = two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":";
    if (decimals == 0) return text + two(seconds % 60);
    if (seconds % 60 < 10) text += '0';
    return text + wording::number(static_cast<double>(ms % 60'000) / 1000.0, decimals);
}

std::string tick(std::int64_t ms, const Span& span, const HistoryRead& read) {
    constexpr std::int64_t second = 1000, minute = 60 * second, day = 24 * 60 * minute;
    const units::WallTime at = wall(ms, read);
    if (span.length() > 4 * day) return date_of(at);
    if (span.length() > day) return wording::date_time(at);
    if (span.length() > 60 * minute) return units::clock_text(units::clock_at(at));
    return clock_with_seconds(at, span.length() < 8 * second ? 2 : 0);
}

std::vector<std::string> ticks(const Span& span, const HistoryRead& read) {
    constexpr std::int64_t parts = 4;
    std::vector<std::string> texts;
    for (std::int64_t i = 0; i <= parts; ++i)
        texts.push_back(tick(span.from + span.length() * i / parts, span, read));
    return texts;
}

double highest(const Columns& columns, Quantity quantity) {
    double top = 0.0;
    for (const auto& column : columns)
        if (column) top = std::max(top, history::value_of(quantity, column->high));
    return top;
}

// Columns between two that belong together, of samples that are far apart on the screen, are on
// the line from one to the other.
Chart::Layer layer(const Columns& columns, Quantity quantity, double top, double column_ms,
                   Look look) {
    constexpr double one_line_ms = 400.0, pace_ms = 2500.0; // a sample each 86 ms, or each second
    const auto farthest = static_cast<std::size_t>(
        (quantity == Quantity::force ? one_line_ms : pace_ms) / std::max(column_ms, 0.01));
    Chart::Layer made{look, std::vector<std::optional<Reach>>(columns.size())};
    const auto share = [&](std::int16_t steps) {
        return static_cast<float>(std::max(0.0, history::value_of(quantity, steps)) / top);
    };
    std::optional<std::size_t> before;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!columns[i]) continue;
        made.columns[i] = Reach{share(columns[i]->low), share(columns[i]->high)};
        if (before && i - *before <= farthest) {
            const Reach from = *made.columns[*before], to = *made.columns[i];
            for (std::size_t k = *before + 1; k < i; ++k) {
                const float at = static_cast<float>(k - *before) / static_cast<float>(i - *before);
                const float value =
                    (from.low + from.high) / 2 * (1 - at) + (to.low + to.high) / 2 * at;
                made.columns[k] = Reach{value, value};
            }
        }
        before = i;
    }
    return made;
}

Chart chart_of(Quantity quantity, double top) {
    Chart chart;
    chart.title = title_of(quantity);
    chart.top = axis_number(top);
    chart.bottom = "0";
    return chart;
}

const store::HistorySession* session_of(const HistoryRead& read, const std::string& id) {
    const auto found =
        std::find_if(read.sessions.begin(), read.sessions.end(),
                     [&](const store::HistorySession& s) { return s.account.id == id; });
    return found == read.sessions.end() ? nullptr : &*found;
}

const std::string* moved(const std::vector<const Strip*>& strips, const std::string& from,
                         bool next) {
    const auto at = std::find_if(strips.begin(), strips.end(),
                                 [&](const Strip* s) { return s->session == from; });
    if (at == strips.end()) return nullptr;
    if (next) return std::next(at) == strips.end() ? nullptr : &(*std::next(at))->session;
    return at == strips.begin() ? nullptr : &(*std::prev(at))->session;
}

std::string minutes_and_seconds(std::int64_t ms) {
    return wording::clock(std::chrono::milliseconds{ms});
}

} // namespace

std::vector<HistoryView::Tab> quantity_tabs(Quantity quantity) {
    return {{"quantity:force", tr("Pressure"), quantity == Quantity::force},
            {"quantity:pace", tr("Pace"), quantity == Quantity::pace}};
}

std::string title_of(Quantity quantity) {
    return quantity == Quantity::force ? tr("Pressure, newtons") : tr("Pace, seconds per stroke");
}

Grid grid_of(const HistoryAsking& asking, const HistoryRead& read) {
    const Span span = asked(asking, all_of(strips_of(read, asking.quantity)));
    if (span.length() <= 0) return {0, 0, 0};
    return {span.from, span.to, history_columns};
}

void choose_times(HistoryAsking& asking, std::string_view id, const HistoryRead& read) {
    const auto strips = strips_of(read, asking.quantity);
    const Span all = all_of(strips), span = asked(asking, all);
    if (all.length() <= 0) return;
    const std::int64_t half = std::max<std::int64_t>(1, span.length() / 2),
                       quarter = std::max<std::int64_t>(1, span.length() / 4);
    if (id == "all") ask(asking, all, all);
    if (id == "closer") ask(asking, {span.from + quarter, span.to - quarter}, all);
    if (id == "farther") ask(asking, {span.from - half, span.to + half}, all);
    if (id == "earlier") ask(asking, {span.from - half, span.to - half}, all);
    if (id == "later") ask(asking, {span.from + half, span.to + half}, all);
    if (const auto section = told_of(id, "section:")) {
        std::int64_t n = -1;
        std::from_chars(section->data(), section->data() + section->size(), n);
        constexpr auto sections = static_cast<std::int64_t>(history_sections);
        if (n < 0 || n >= sections) return;
        ask(asking,
            {span.from + span.length() * n / sections,
             span.from + span.length() * (n + 1) / sections},
            all);
    }
    if (id == "session:before" || id == "session:next")
        if (const Strip* found = beside(strips, asking, id == "session:next"))
            ask(asking, around(*found), all);
}

void show_times(HistoryView& v, const HistoryFacts& f) {
    const Quantity quantity = f.asking.quantity;
    v.quantities = quantity_tabs(quantity);
    const auto strips = strips_of(*f.read, quantity);
    const Span all = all_of(strips), span = asked(f.asking, all);
    if (all.length() <= 0) {
        v.missing = nothing_measured();
        return;
    }
    const auto shown = within(strips, span);
    if (shown.size() == 1) {
        v.open = shown.front()->session;
        v.title = wording::date_time(wall(shown.front()->started_ms, *f.read)) + "  ·  " +
                  routine_of(f, v.open);
    } else {
        v.title = filled(tr("{from} to {to}"), {{"from", date_of(wall(span.from, *f.read))},
                                                {"to", date_of(wall(span.to, *f.read))}}) +
                  "  ·  " + trn("{n} session", "{n} sessions", shown.size());
    }
    v.before = beside(strips, f.asking, false) != nullptr;
    v.next = span.length() < all.length() && beside(strips, f.asking, true) != nullptr;
    v.closer = span.length() > least_ms;
    v.farther = span.length() < all.length();
    v.earlier = span.from > all.from;
    v.later = span.to < all.to;
    if (f.times == nullptr) return;
    if (const auto n = f.times->unreadable.size(); n > 0)
        v.told.push_back(trn("{n} session cannot be read here; its part is left out.",
                             "{n} sessions cannot be read here; their part is left out.", n));
    const double top = round_up(std::max(1.0, highest(f.times->columns, quantity)));
    Chart chart = chart_of(quantity, top);
    const double column_ms =
        static_cast<double>(span.length()) / static_cast<double>(history_columns);
    chart.layers.push_back(layer(f.times->columns, quantity, top, column_ms, Look::first));
    chart.ticks = ticks(span, *f.read);
    show_breaks(v, chart, *f.read, quantity, span.from, span.to);
    v.charts.push_back(std::move(chart));
}

// --- two of them

std::array<std::string, 2> two_of(const HistoryAsking& asking, const HistoryRead& read) {
    const auto strips = strips_of(read, asking.quantity);
    const auto there = [&](const std::string& id) {
        return std::any_of(strips.begin(), strips.end(),
                           [&](const Strip* s) { return s->session == id; });
    };
    std::array<std::string, 2> two;
    if (strips.size() < 2) return two;
    two[1] = there(asking.two[1]) ? asking.two[1] : strips.back()->session;
    if (there(asking.two[0])) {
        two[0] = asking.two[0];
        return two;
    }
    for (const Strip* s : strips) { // the last one of the same routine before it
        if (s->session == two[1]) break;
        if (routine_id(read, s->session) == routine_id(read, two[1])) two[0] = s->session;
    }
    if (two[0].empty())
        two[0] = strips.front()->session == two[1] ? strips.back()->session
                                                   : *moved(strips, two[1], false);
    return two;
}

Grid grid_of_two(const std::array<std::string, 2>& two, const HistoryRead& read,
                 Quantity quantity) {
    std::int64_t to = 0;
    for (const std::string& id : two)
        if (const auto* session = session_of(read, id))
            to = std::max<std::int64_t>(
                to, session->strips.at(static_cast<std::size_t>(quantity)).last_ms);
    return {0, to + second_ms, history_columns};
}

void choose_two(HistoryAsking& asking, std::string_view id, const HistoryRead& read) {
    const auto strips = strips_of(read, asking.quantity);
    const auto two = two_of(asking, read);
    for (std::size_t i = 0; i < two.size(); ++i) {
        const auto which = told_of(id, i == 0 ? "first:" : "second:");
        if (!which || (*which != "before" && *which != "next")) continue;
        if (const std::string* to = moved(strips, two.at(i), *which == "next")) {
            asking.two = two;
            asking.two.at(i) = *to;
        }
    }
}

void show_two(HistoryView& v, const HistoryFacts& f) {
    const Quantity quantity = f.asking.quantity;
    v.quantities = quantity_tabs(quantity);
    const auto two = two_of(f.asking, *f.read);
    if (two[0].empty()) {
        v.missing = tr("Two measured sessions are needed before one can be laid over the other.");
        return;
    }
    const auto strips = strips_of(*f.read, quantity);
    for (std::size_t i = 0; i < two.size(); ++i) {
        const auto* session = session_of(*f.read, two.at(i));
        if (session == nullptr) continue;
        v.two.at(i) = {wording::date_time(session->account.started), routine_of(f, two.at(i)),
                       moved(strips, two.at(i), false) != nullptr,
                       moved(strips, two.at(i), true) != nullptr};
    }
    const auto *first = session_of(*f.read, two[0]), *second = session_of(*f.read, two[1]);
    if (first != nullptr && second != nullptr)
        if (auto why = why_apart(second->account, first->account); !why.empty())
            v.apart.push_back(std::move(why));
    v.left = v.two[0].when;
    v.right = v.two[1].when;
    if (f.two[0] == nullptr || f.two[1] == nullptr) return;
    const Grid grid = grid_of_two(two, *f.read, quantity);
    const double top =
        round_up(std::max({1.0, highest(*f.two[0], quantity), highest(*f.two[1], quantity)}));
    const double column_ms = static_cast<double>(grid.to_ms) / static_cast<double>(history_columns);
    Chart chart = chart_of(quantity, top);
    chart.layers = {layer(*f.two[0], quantity, top, column_ms, Look::first),
                    layer(*f.two[1], quantity, top, column_ms, Look::second)};
    chart.ticks = {minutes_and_seconds(0), minutes_and_seconds(grid.to_ms / 2),
                   minutes_and_seconds(grid.to_ms)};
    v.charts.push_back(std::move(chart));
}

} // namespace screen
