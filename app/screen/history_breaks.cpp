// What the line of time and two sessions show is not compared where it was measured otherwise.
#include "screen/history_view.h"
#include "wording/diary.h"
#include "wording/history.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {

using wording::filled, wording::tr;

namespace {

constexpr std::size_t most_told = 2; // breaks, each in a sentence of its own

// Those of which the quantity was told, by their beginning.
std::vector<const store::HistorySession*> told_sessions(const HistoryRead& read,
                                                        history::Quantity quantity) {
    std::vector<const store::HistorySession*> all;
    for (const auto& session : read.sessions)
        if (session.strips.at(static_cast<std::size_t>(quantity)).samples > 0)
            all.push_back(&session);
    std::stable_sort(all.begin(), all.end(), [](const auto* a, const auto* b) {
        return a->account.started.utc < b->account.started.utc;
    });
    return all;
}

} // namespace

void show_breaks(HistoryView& v, Chart& chart, const HistoryRead& read, history::Quantity quantity,
                 std::int64_t from_ms, std::int64_t to_ms) {
    const auto all = told_sessions(read, quantity);
    const auto at = static_cast<std::size_t>(quantity);
    std::vector<std::string> told;
    for (std::size_t i = 1; i < all.size(); ++i) {
        const auto why = session::measured_otherwise(all[i]->account, all[i - 1]->account);
        if (why == session::NotCompared::no) continue;
        const std::int64_t between =
            (all[i - 1]->strips.at(at).last() + all[i]->strips.at(at).first()) / 2;
        if (between < from_ms || between >= to_ms) continue;
        chart.breaks.push_back(static_cast<double>(between - from_ms) /
                               static_cast<double>(to_ms - from_ms));
        told.push_back(filled(tr("From {day}: {why}. What was before is not compared with it."),
                              {{"day", wording::date(units::day_at(all[i]->account.started))},
                               {"why", wording::begins_anew(why)}}));
    }
    if (told.size() > most_told)
        told = {tr("Dashed: from there on it was measured with another roller or another "
                   "calibration. What was before is not compared with it.")};
    v.apart.insert(v.apart.end(), told.begin(), told.end());
}

std::string why_apart(const session::Account& now, const session::Account& before) {
    const auto why = session::measured_otherwise(now, before);
    if (why == session::NotCompared::no) return {};
    return filled(tr("These two were not measured with the same: {why}. They are not compared."),
                  {{"why", wording::begins_anew(why)}});
}

} // namespace screen
