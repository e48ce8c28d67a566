// The parts of the page of history; only for its own files.
#pragma once
#include "screen/history_screen.h"

namespace screen {

std::optional<std::string_view> told_of(std::string_view id, std::string_view what);
std::string routine_id(const HistoryRead&, const std::string& session);  // "" = it is not there
std::string routine_of(const HistoryFacts&, const std::string& session); // its title
std::string nothing_measured();

void choose_series(HistoryAsking&, std::string_view id);
void choose_times(HistoryAsking&, std::string_view id, const HistoryRead&);
void choose_two(HistoryAsking&, std::string_view id, const HistoryRead&);
void show_series(HistoryView&, const HistoryFacts&);
void show_times(HistoryView&, const HistoryFacts&);
void show_two(HistoryView&, const HistoryFacts&);

// In history_breaks.cpp: dashed where a session begins that was measured with something else than
// the one before, within these moments (UTC), and said.
void show_breaks(HistoryView&, Chart&, const HistoryRead&, history::Quantity, std::int64_t from_ms,
                 std::int64_t to_ms);
// Empty: the two can be laid over each other.
std::string why_apart(const session::Account&, const session::Account&);

std::vector<HistoryView::Tab> quantity_tabs(history::Quantity);
std::string title_of(history::Quantity);

} // namespace screen
