#include "entering/waiting.h"

#include "routine/utf8.h"

#include <algorithm>
#include <utility>

namespace entering {
namespace {

constexpr std::size_t longest_row = 64, longest_box = 4096;

std::pair<std::string_view, std::string_view> first_word(std::string_view line) {
    const auto blank = line.find(' ');
    if (blank == std::string_view::npos) return {line, {}};
    return {line.substr(0, blank), line.substr(blank + 1)};
}

bool good(std::string_view text, std::size_t longest) {
    return !text.empty() && text.size() <= longest && routine::characters(text).has_value();
}

// False: no such line was ever written.
bool take_line(Waiting& all, std::string_view line) {
    const auto [head, rest] = first_word(line);
    if (head == "from") {
        const auto from = units::day(rest);
        if (from) all.from = *from;
        return from.has_value();
    }
    const auto day = units::day(head);
    const auto [row, box] = first_word(rest);
    if (!day || !good(row, longest_row) || !good(box, longest_box)) return false;
    all.boxes[*day][std::string{row}] = box;
    return true;
}

} // namespace

void lay_aside(Waiting& all, const SheetCells& cells, units::Day from) {
    const units::Day behind = from + std::chrono::days{paper::sheet_days};
    all.from = from;
    all.boxes.erase(all.boxes.lower_bound(from), all.boxes.lower_bound(behind));
    for (const auto& [row, boxes] : cells)
        for (std::size_t day = 0; day < boxes.size(); ++day)
            if (const auto* box = written(cells, row, day))
                all.boxes[from + std::chrono::days{day}][row] = *box;
}

SheetCells on_sheet(const Waiting& all, units::Day from) {
    SheetCells cells;
    for (const auto& [date, rows] : all.boxes) {
        const auto day = (date - from).count();
        if (day < 0 || day >= paper::sheet_days) continue;
        for (const auto& [row, box] : rows) {
            auto& there = cells[row];
            there.resize(static_cast<std::size_t>(paper::sheet_days));
            there[static_cast<std::size_t>(day)] = box;
        }
    }
    return cells;
}

std::string text(const Waiting& all) {
    if (all.boxes.empty()) return {};
    std::string lines = "from " + units::text(all.from) + '\n';
    for (const auto& [date, rows] : all.boxes)
        for (const auto& [row, box] : rows) {
            std::string line = units::text(date) + ' ' + row + ' ' + box;
            for (char& c : line)
                if (c == '\n' || c == '\r') c = ' ';
            lines += line + '\n';
        }
    return lines;
}

WaitingRead read_waiting(std::string_view text) {
    WaitingRead read;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (!line.empty() && !take_line(read.waiting, line)) ++read.not_understood;
    }
    auto& [from, boxes] = read.waiting;
    if (from == units::Day{} && !boxes.empty()) from = boxes.begin()->first; // where they are seen
    return read;
}

} // namespace entering
