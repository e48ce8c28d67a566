#include "terminal/self_test_report.h"

#include "wording/wording.h"

#include <limits>

namespace terminal {

using wording::filled, wording::number, wording::tr;

namespace {

constexpr double converter_end = 8388608.0; // counts, either way

// wording::number makes a dash of no number.
std::string number_of(std::optional<double> value, int decimals) {
    return number(value.value_or(std::numeric_limits<double>::quiet_NaN()), decimals);
}
std::string percent(std::optional<double> share, int decimals) {
    return number_of(share ? std::optional{100.0 * *share} : std::nullopt, decimals) + " %";
}

std::string counts(const measure::PartCount& count) {
    return filled(tr("{samples} conversions: {good} good, {saturated} at the end stop, {faulty} "
                     "faulty, {settling} while settling; {restarts} restarts, {lost} lost"),
                  {{"samples", std::to_string(count.samples)},
                   {"good", std::to_string(count.good)},
                   {"saturated", std::to_string(count.saturated)},
                   {"faulty", std::to_string(count.faulty)},
                   {"settling", std::to_string(count.settling)},
                   {"restarts", std::to_string(count.restarts)},
                   {"lost", std::to_string(count.lost)}});
}

bool has_range(const measure::CellReport& cell) { return cell.unique_values > 0; }

std::vector<std::string> figures(const measure::CellReport& cell) {
    const auto end = [&](measure::Counts value) {
        return has_range(cell) ? percent(value / converter_end, 3) : "– %";
    };
    return {
        filled(tr("  alone: {counts}"), {{"counts", counts(cell.quiet)}}),
        filled(tr("  {rate} per second (nominally {nominal}), {unique} different values"),
               {{"rate", number_of(cell.rate_hz, 1)},
                {"nominal", number_of(cell.nominal_rate_hz, 1)},
                {"unique", std::to_string(cell.unique_values)}}),
        filled(tr("  from {lowest} to {highest} of the way to an end stop: {converter} of the "
                  "converter's range, {capacity} of what the cell can bear"),
               {{"lowest", end(cell.lowest)},
                {"highest", end(cell.highest)},
                {"converter", percent(cell.range_share_of_converter, 5)},
                {"capacity", percent(cell.range_share_of_capacity, 4)}}),
        filled(tr("  noise {noise} N ({counts} counts), of it {hum} mains hum; {bits} noise-free "
                  "bits; drift {drift} N per minute"),
               {{"noise", number_of(cell.noise_n, 3)},
                {"counts", number_of(cell.noise_counts, 0)},
                {"bits", number_of(cell.noise_free_bits, 1)},
                {"hum", percent(cell.mains_share, 0)},
                {"drift", number_of(cell.drift_n_per_min, 2)}}),
        filled(tr("  pressed: {force} N, {share} of the load; {counts}"),
               {{"force", number_of(cell.pressed_n, 1)},
                {"share", percent(cell.pressed_share, 0)},
                {"counts", counts(cell.pressed)}}),
    };
}

Json counts_of(const measure::PartCount& count) {
    return {{"samples", count.samples},   {"good", count.good}, {"saturated", count.saturated},
            {"faulty", count.faulty},     {"late", count.late}, {"settling", count.settling},
            {"restarts", count.restarts}, {"lost", count.lost}};
}

Json cell_of(const measure::CellReport& cell, std::size_t index) {
    const auto end = [&](measure::Counts value) {
        return has_range(cell) ? Json(value / converter_end) : Json(nullptr);
    };
    Json all{{"cell", index}};
    all.update(counts_of(cell.quiet));
    Json codes = Json::array();
    for (const measure::Trouble trouble : cell.troubles) codes.push_back(measure::name_of(trouble));
    all.update(Json{
        {"rate_hz", or_null(cell.rate_hz)},
        {"nominal_rate_hz", or_null(cell.nominal_rate_hz)},
        {"distinct_values", cell.unique_values},
        {"lowest", has_range(cell) ? Json(cell.lowest) : Json(nullptr)},
        {"highest", has_range(cell) ? Json(cell.highest) : Json(nullptr)},
        {"lowest_share", end(cell.lowest)},
        {"highest_share", end(cell.highest)},
        {"range_share_of_converter", or_null(cell.range_share_of_converter)},
        {"range_share_of_capacity", or_null(cell.range_share_of_capacity)},
        {"noise_n", or_null(cell.noise_n)},
        {"noise_counts", or_null(cell.noise_counts)},
        {"noise_free_bits", or_null(cell.noise_free_bits)},
        {"drift_n_per_min", or_null(cell.drift_n_per_min)},
        {"mains_share", or_null(cell.mains_share)},
        {"pressed_n", or_null(cell.pressed_n)},
        {"pressed_share", or_null(cell.pressed_share)},
        {"pressed", counts_of(cell.pressed)},
        {"troubles", std::move(codes)},
    });
    return all;
}

std::string_view word(measure::Severity severity) {
    switch (severity) {
    case measure::Severity::fine: return "fine";
    case measure::Severity::hint: return "hint";
    case measure::Severity::unusable: return "unusable";
    }
    return "unusable";
}

} // namespace

std::vector<std::string> lines_of(const measure::SelfTestReport& report) {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < report.cells.size(); ++i) {
        const measure::CellReport& cell = report.cells[i];
        std::string line = filled(tr("Cell {number}:"), {{"number", std::to_string(i + 1)}}) + ' ';
        if (cell.troubles.empty()) line += wording::name(measure::Trouble::none) + '.';
        for (const measure::Trouble trouble : cell.troubles) {
            if (trouble != cell.troubles.front()) line += ' ';
            line += wording::name(trouble) + ". " + wording::sentence(trouble);
        }
        lines.push_back(std::move(line));
        for (std::string& figure : figures(cell)) lines.push_back(std::move(figure));
    }
    lines.push_back(filled(
        tr("All cells together: noise {noise} N; pressed with {force} N."),
        {{"noise", number_of(report.noise_n, 3)}, {"force", number_of(report.pressed_n, 0)}}));
    for (const measure::Verdict& verdict : report.verdicts)
        if (!verdict.cell)
            lines.push_back(wording::name(verdict.trouble) + ". " +
                            wording::sentence(verdict.trouble));
    return lines;
}

Json document(const measure::SelfTestReport& report) {
    Json cells = Json::array(), verdicts = Json::array(), faults = Json::array();
    for (std::size_t i = 0; i < report.cells.size(); ++i) {
        cells.push_back(cell_of(report.cells[i], i));
        for (std::size_t kind = 0; kind < report.cells[i].faults.size(); ++kind) {
            const measure::FaultTally& tally = report.cells[i].faults[kind];
            if (tally.conversions + tally.events == 0) continue;
            faults.push_back({{"kind", measure::name_of(static_cast<measure::FaultKind>(kind + 1))},
                              {"cell", i},
                              {"conversions", tally.conversions},
                              {"events", tally.events}});
        }
    }
    for (const measure::Verdict& verdict : report.verdicts)
        verdicts.push_back({{"code", measure::name_of(verdict.trouble)},
                            {"severity", word(measure::severity(verdict.trouble))},
                            {"cell", verdict.cell ? Json(*verdict.cell) : Json(nullptr)},
                            {"message", wording::sentence(verdict.trouble)}});
    return {{"cells", std::move(cells)},
            {"noise_n", or_null(report.noise_n)},
            {"pressed_n", or_null(report.pressed_n)},
            {"was_pressed", report.was_pressed},
            {"verdicts", std::move(verdicts)},
            {"faults", std::move(faults)}};
}

} // namespace terminal
