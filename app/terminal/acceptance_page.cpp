#include "terminal/acceptance_page.h"

#include "session/roller.h"
#include "wording/wording.h"

#include <algorithm>
#include <cmath>

namespace terminal {

using wording::filled, wording::number, wording::tr;

namespace {

constexpr double most_noise_n = 0.5, proof_over_user = 1.25, most_zero_moved_n = 3.0;

bool usual(std::optional<double> rate_hz) {
    return rate_hz &&
           ((*rate_hz >= 10.0 && *rate_hz <= 13.0) || (*rate_hz >= 85.0 && *rate_hz <= 105.0));
}

bool only_a_beginning(measure::FaultKind kind) { return kind == measure::FaultKind::settling; }

std::string verdict(bool passed) { return passed ? tr("reached") : tr("**not reached**"); }
std::string verdict(std::optional<bool> passed) {
    return passed ? verdict(*passed) : std::string{tr("**not done**")};
}
std::string kilograms_or_dash(std::optional<double> kg) {
    return kg ? number(*kg, 0) + " kg" : std::string{"–"};
}
std::string row(std::initializer_list<std::string> fields) {
    std::string line = "|";
    for (const std::string& field : fields) line += ' ' + field + " |";
    return line + '\n';
}
std::string head(std::initializer_list<std::string> fields) {
    std::string line = row(fields);
    for (std::size_t i = 0; i < fields.size(); ++i) line += "|---";
    return line + "|\n";
}
std::string heading(const char* text, const std::string& result) {
    return std::string{"\n## "} + text + ": " + result + "\n\n";
}

// A person's words in a table of Markdown.
std::string harmless(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == '|') c = ' ';
    return text;
}

double percent_off(const measure::SpotReading& reading) {
    return (reading.reads / reading.load - 1.0) * 100.0;
}

std::string who_and_what(const AcceptancePage& page) {
    std::string text = head({tr("field"), tr("entry")});
    text += row({tr("date"), wording::date_time(page.made)});
    text += row({tr("maker"), page.maker.empty() ? "–" : harmless(page.maker)});
    text += row({tr("serial number"), session::serial_of(page.hello)});
    text += row({tr("build"), wording::name(page.hello.build.build)});
    text += row({tr("firmware"), page.firmware});
    text += row({tr("calibration"), std::to_string(page.hello.calibration_id)});
    return text;
}

std::string spots_of(const AcceptancePage& page) {
    std::string text = heading(tr("Nine spots, within 2 %"), verdict(page.spots_result.passed)) +
                       head({tr("spot"), tr("load N"), tr("shown N"), tr("deviation %")});
    for (const auto& [place, reading] : page.spots)
        text += row({words(place), number(reading.load.value, 1), number(reading.reads.value, 1),
                     number(percent_off(reading), 2)});
    return text;
}

std::string creep_of(const AcceptancePage& page) {
    std::string text = heading(tr("Creep over 10 minutes, within 1 %"),
                               verdict(page.creep_result ? std::optional{page.creep_result->passed}
                                                         : std::nullopt)) +
                       head({tr("after"), "N"});
    for (const auto& [after_s, newtons] : page.creep)
        text += row({wording::clock(units::duration_of(after_s)), number(newtons, 1)});
    if (page.creep_result)
        text += '\n' +
                filled(tr("Change: {percent} %"),
                       {{"percent", number(page.creep_result->creep * 100.0, 2)}}) +
                '\n';
    return text;
}

std::string faults_of(const AcceptancePage& page) {
    std::string text =
        heading(tr("Faults in 10 minutes, none but settling"), verdict(page.faultless()));
    if (page.faults.empty()) return text + tr("None.") + '\n';
    text += head({tr("fault"), tr("cell"), tr("conversions")});
    for (const auto& [where, conversions] : page.faults)
        text += row({wording::name(where.first), std::to_string(where.second + 1),
                     std::to_string(conversions)});
    return text;
}

std::string cells_of(const AcceptancePage& page) {
    std::string text =
        heading(tr("Noise up to 0.5 N, 10 to 13 or 85 to 105 per second"), verdict(page.quiet())) +
        head({tr("cell"), tr("noise N"), tr("per second")});
    for (std::size_t i = 0; i < page.cells.size(); ++i)
        text += row({std::to_string(i + 1), number(page.cells[i].noise_n, 2),
                     number(page.cells[i].rate_hz.value_or(0.0), 1)});
    return text;
}

} // namespace

bool AcceptancePage::quiet() const {
    return !cells.empty() && std::all_of(cells.begin(), cells.end(), [](const Cell& cell) {
        return cell.noise_n <= most_noise_n && usual(cell.rate_hz);
    });
}

bool AcceptancePage::faultless() const {
    return std::all_of(faults.begin(), faults.end(),
                       [](const auto& fault) { return only_a_beginning(fault.first.first); });
}

std::optional<bool> AcceptancePage::proof_passed() const {
    if (!proof_kg || !user_kg) return std::nullopt;
    const bool unmoved = !zero_moved_n || std::abs(*zero_moved_n) <= most_zero_moved_n;
    return *proof_kg >= proof_over_user * *user_kg && unmoved;
}

bool AcceptancePage::passed() const {
    return spots_result.passed && creep_result && creep_result->passed && zero.passed && quiet() &&
           faultless() && proof_passed().value_or(false);
}

std::string markdown(const AcceptancePage& page) {
    std::string text = std::string{"# "} + tr("Acceptance of a Rolltakt roller") + "\n\n";
    text += who_and_what(page);
    text += spots_of(page);
    text += creep_of(page);
    text += heading(tr("Return to zero, within 3 N"), verdict(page.zero.passed)) +
            filled(tr("10 s after the load was taken off: {force} N"),
                   {{"force", number(page.zero.error.value, 2)}}) +
            '\n';
    text += cells_of(page);
    text += faults_of(page);
    text += heading(tr("Proof load, 1.25 x the maximum user mass"), verdict(page.proof_passed())) +
            head({tr("field"), tr("entry")}) +
            row({tr("borne without damage, told by the maker"), kilograms_or_dash(page.proof_kg)}) +
            row({tr("maximum user mass"), kilograms_or_dash(page.user_kg)}) +
            row({tr("zero moved since the calibration, N"),
                 page.zero_moved_n ? number(*page.zero_moved_n, 1) : std::string{"–"}});
    text += std::string{"\n**"} +
            (page.passed() ? tr("Everything is reached.") : tr("Not everything is reached.")) +
            "**\n";
    return text;
}

Json document(const AcceptancePage& page) {
    Json spots = Json::array(), creep = Json::array(), cells = Json::array(),
         faults = Json::array();
    for (const auto& [place, reading] : page.spots)
        spots.push_back({{"place", word(place)},
                         {"load_n", reading.load.value},
                         {"shown_n", reading.reads.value},
                         {"deviation_percent", percent_off(reading)}});
    for (const auto& [after_s, newtons] : page.creep)
        creep.push_back({{"after_s", after_s}, {"force_n", newtons}});
    for (const auto& cell : page.cells)
        cells.push_back({{"noise_n", cell.noise_n}, {"rate_hz", or_null(cell.rate_hz)}});
    for (const auto& [where, conversions] : page.faults)
        faults.push_back({{"kind", measure::name_of(where.first)},
                          {"cell", where.second},
                          {"conversions", conversions}});
    const auto proof = page.proof_passed();
    return {{"made", units::iso8601(page.made)},
            {"serial", session::serial_of(page.hello)},
            {"build", word_or_null(page.hello.build.build)},
            {"firmware", page.firmware},
            {"calibration", std::to_string(page.hello.calibration_id)},
            {"spots", std::move(spots)},
            {"spots_passed", page.spots_result.passed},
            {"creep", std::move(creep)},
            {"creep_percent",
             page.creep_result ? Json(page.creep_result->creep * 100.0) : Json(nullptr)},
            {"creep_passed", page.creep_result ? Json(page.creep_result->passed) : Json(nullptr)},
            {"return_n", page.zero.error.value},
            {"return_passed", page.zero.passed},
            {"cells", std::move(cells)},
            {"noise_passed", page.quiet()},
            {"faults", std::move(faults)},
            {"faults_passed", page.faultless()},
            {"proof_kg", or_null(page.proof_kg)},
            {"user_kg", or_null(page.user_kg)},
            {"zero_moved_n", or_null(page.zero_moved_n)},
            {"proof_passed", proof ? Json(*proof) : Json(nullptr)},
            {"passed", page.passed()}};
}

} // namespace terminal
