#include "terminal/analysis_file.h"

#include "measure/cells.h"
#include "protocol/reference_build.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>

namespace terminal {

using Code = RowError::Code;

namespace {

constexpr std::uintmax_t most_bytes = 512ULL << 20U;
constexpr std::size_t most_rows = 10'000'000;
constexpr double farthest_s = 1e10; // of a time from zero: seconds since 1970 are fine
// No roller feels, or is at, more than this; beyond it sums of squares have no digits left.
constexpr double most_newtons = 1e6, most_metres = 100.0, most_radians = 1e6;
constexpr double longest_s = 7.0 * 24 * 3600; // pace has an entry for every second

std::string_view trimmed(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

// One line at a time, then one field at a time.
std::string_view cut(std::string_view& rest, char at) {
    const auto end = std::min(rest.find(at), rest.size());
    const auto piece = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return piece;
}

std::vector<std::string_view> fields_of(std::string_view line) {
    std::vector<std::string_view> fields;
    for (std::size_t from = 0; from <= line.size();) {
        const auto to = std::min(line.find(',', from), line.size());
        fields.push_back(trimmed(line.substr(from, to - from)));
        from = to + 1;
    }
    return fields;
}

enum Column { time, force, position, angle, first_cell, columns = first_cell + 4 };
constexpr std::array<std::string_view, columns> names{
    "t_s",           "force_n",     "position_m",  "angle_rad", "front_left_n",
    "front_right_n", "rear_left_n", "rear_right_n"}; // cells as the bed numbers them

struct Head {
    std::size_t fields = 0;
    std::array<std::optional<std::size_t>, columns> at{};
    bool has_cells() const {
        return std::any_of(at.begin() + first_cell, at.end(),
                           [](const auto& place) { return place.has_value(); });
    }
};

tl::expected<Head, RowError> head_of(std::string_view line, int number) {
    Head head;
    const auto fields = fields_of(line);
    head.fields = fields.size();
    for (std::size_t i = 0; i < fields.size(); ++i)
        for (std::size_t column = 0; column < columns; ++column)
            if (fields[i] == names.at(column)) {
                if (head.at.at(column))
                    return tl::unexpected{RowError{Code::column_twice, number,
                                                   static_cast<int>(i) + 1,
                                                   std::string{names.at(column)}}};
                head.at.at(column) = i;
            }
    for (std::size_t column = 0; column < columns; ++column) {
        const bool needed =
            column == time || column == force || (column >= first_cell && head.has_cells());
        if (needed && !head.at.at(column))
            return tl::unexpected{
                RowError{Code::missing_column, number, 0, std::string{names.at(column)}}};
    }
    return head;
}

tl::expected<double, RowError> number_of(std::string_view text, int line, std::size_t field) {
    double value = 0.0;
    const auto* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stopped != end || !std::isfinite(value))
        return tl::unexpected{RowError{Code::not_a_number, line, static_cast<int>(field) + 1,
                                       std::string{text.substr(0, 40)}}};
    return value;
}

// More values than columns are most often numbers with a decimal comma, torn in two.
bool overfull(const std::vector<std::string_view>& fields, const Head& head) {
    for (std::size_t i = head.fields; i < fields.size(); ++i)
        if (!fields[i].empty()) return true;
    return false;
}

// Of the reference build; nothing where a cell has no value.
std::optional<measure::Located> position_on_bed(const measure::Moment& moment) {
    static const measure::Roller bed = [] {
        protocol::Hello hello;
        hello.build = protocol::reference_build(protocol::Build::bed);
        return measure::roller_of(hello);
    }();
    measure::PerCell<double> newtons{};
    for (std::size_t cell = 0; cell < bed.cells; ++cell) {
        if (!moment.cells.at(cell)) return std::nullopt;
        newtons.at(cell) = moment.cells.at(cell)->value;
    }
    return measure::located(bed, newtons, {});
}

tl::expected<measure::Moment, RowError> moment_of(std::string_view line, int number,
                                                  const Head& head) {
    const auto fields = fields_of(line);
    if (overfull(fields, head))
        return tl::unexpected{RowError{Code::too_many_fields, number, 0, {}}};
    std::array<std::optional<double>, columns> values{};
    for (std::size_t column = 0; column < columns; ++column) {
        const auto at = head.at.at(column);
        if (!at) continue;
        const bool needed = column == time || column == force;
        if (*at >= fields.size()) {
            if (!needed) continue;
            return tl::unexpected{
                RowError{Code::too_few_fields, number, 0, std::string{names.at(column)}}};
        }
        if (fields[*at].empty() && !needed) continue; // cannot tell
        const auto value = number_of(fields[*at], number, *at);
        if (!value) return tl::unexpected{value.error()};
        values.at(column) = *value;
    }
    for (std::size_t column = force; column < columns; ++column) {
        const double most = column == position ? most_metres
                            : column == angle  ? most_radians
                                               : most_newtons;
        if (values.at(column) && std::abs(*values.at(column)) > most)
            return tl::unexpected{RowError{Code::out_of_range, number,
                                           static_cast<int>(*head.at.at(column)) + 1,
                                           std::string{fields[*head.at.at(column)].substr(0, 40)}}};
    }
    if (std::abs(*values[time]) > farthest_s)
        return tl::unexpected{RowError{Code::too_long, number, 0, {}}};
    measure::Moment moment;
    moment.at = units::session_time(*values[time]);
    moment.force = units::Newtons{*values[force]};
    for (std::size_t cell = 0; cell < 4; ++cell)
        if (const auto n = values.at(first_cell + cell)) moment.cells.at(cell) = units::Newtons{*n};
    if (head.has_cells()) moment.position = position_on_bed(moment);
    if (values[position]) moment.position = measure::Located{{*values[position]}, {0.002}};
    moment.angle_rad = values[angle];
    return moment;
}

// By what most rows tell. Beside angles position_m is the way on the skin; where some of it is
// missing the angles alone make one way.
measure::PaceSource source_of(std::vector<measure::Moment>& moments) {
    const auto with = [&](auto told) {
        return std::count_if(moments.begin(), moments.end(),
                             [&](const auto& moment) { return (moment.*told).has_value(); });
    };
    const auto placed = with(&measure::Moment::position),
               turned = with(&measure::Moment::angle_rad);
    if (placed == 0 && turned == 0) return measure::PaceSource::force;
    if (turned < placed) return measure::PaceSource::position;
    if (placed < turned)
        for (auto& moment : moments) moment.position.reset();
    return measure::PaceSource::rotation;
}

} // namespace

tl::expected<AnalysisFile, RowError> parse_analysis(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    AnalysisFile file;
    std::optional<Head> head;
    for (int number = 1; !text.empty(); ++number) {
        const auto line = trimmed(cut(text, '\n'));
        if (line.empty()) continue;
        if (!head) {
            const auto found = head_of(line, number);
            if (!found) return tl::unexpected{found.error()};
            head = *found;
            continue;
        }
        const auto moment = moment_of(line, number, *head);
        if (!moment) return tl::unexpected{moment.error()};
        if (!file.moments.empty() && moment->at <= file.moments.back().at)
            return tl::unexpected{RowError{Code::time_not_rising, number, 0, "t_s"}};
        if (!file.moments.empty() &&
            moment->at - file.moments.front().at > units::duration_of(longest_s))
            return tl::unexpected{RowError{Code::too_long, number, 0, {}}};
        if (file.moments.size() == most_rows)
            return tl::unexpected{RowError{Code::too_large, number, 0, {}}};
        file.moments.push_back(*moment);
    }
    if (!head) return tl::unexpected{RowError{Code::no_head, 0, 0, {}}};
    if (file.moments.empty()) return tl::unexpected{RowError{Code::empty, 0, 0, {}}};
    file.best_source = source_of(file.moments);
    return file;
}

tl::expected<AnalysisFile, RowError> read_analysis_file(const std::filesystem::path& path) {
    std::error_code none;
    if (std::filesystem::is_directory(path, none))
        return tl::unexpected{RowError{Code::cannot_read, 0, 0, {}}};
    std::ifstream in{path, std::ios::binary};
    if (!in) return tl::unexpected{RowError{Code::cannot_read, 0, 0, {}}};
    std::string text;
    std::array<char, 65536> piece{};
    while (in.read(piece.data(), piece.size()) || in.gcount() > 0) {
        text.append(piece.data(), static_cast<std::size_t>(in.gcount()));
        if (text.size() > most_bytes) return tl::unexpected{RowError{Code::too_large, 0, 0, {}}};
    }
    return parse_analysis(text);
}

} // namespace terminal
