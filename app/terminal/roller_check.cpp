// roller check and monitor.
#include "terminal/roller_commands.h"

#include "terminal/document.h"
#include "terminal/meet.h"
#include "wording/wording.h"

#include "measure/cells.h"

#include <algorithm>
#include <cmath>

namespace terminal {

using wording::filled, wording::tr;

namespace {

constexpr double self_test_s = 10.0;
constexpr double noisy_n = 2.0; // a cell with sound wiring stays under 0.5 N at either rate

std::string sentence(CellTrouble trouble) {
    switch (trouble) {
    case CellTrouble::silent:
        return tr("says nothing: look at its converter's supply and its data wire");
    case CellTrouble::one_value: return tr("always says the same: look at the cell's four wires");
    case CellTrouble::saturated:
        return tr("is at its end stop: a wire of the cell is open, or it is overloaded");
    case CellTrouble::faulty:
        return tr("has faulty conversions: look at the clock wire and the supply");
    case CellTrouble::noisy: return tr("is noisy: look at the shield and at E- joined to ground");
    }
    return {};
}

Json roller_of(const protocol::Hello& hello, device::Link& link) {
    return {{"port", link.name()},
            {"build", word_or_null(hello.build.build)},
            {"firmware", version_of(hello)},
            {"protocol", hello.version},
            {"calibrated", hello.calibration_id != 0}};
}

} // namespace

double noise_counts(const CellHeard& cell) {
    double sum = 0.0, squares = 0.0;
    for (const auto& [at_s, counts] : cell.recent) sum += counts;
    const auto n = static_cast<double>(cell.recent.size());
    if (n < 2.0) return 0.0;
    for (const auto& [at_s, counts] : cell.recent) squares += std::pow(counts - sum / n, 2);
    return std::sqrt(squares / (n - 1.0));
}

std::string version_of(const protocol::Hello& hello) {
    return std::to_string(hello.firmware[0]) + '.' + std::to_string(hello.firmware[1]) + '.' +
           std::to_string(hello.firmware[2]);
}

std::string_view code(CellTrouble trouble) {
    switch (trouble) {
    case CellTrouble::silent: return "silent";
    case CellTrouble::one_value: return "one_value";
    case CellTrouble::saturated: return "saturated";
    case CellTrouble::faulty: return "faulty";
    case CellTrouble::noisy: return "noisy";
    }
    return "silent";
}

std::vector<CellTrouble> troubles(const CellHeard& heard, double noise_n,
                                  const Listening::Faults& of_all_cells, std::uint8_t cell) {
    std::vector<CellTrouble> found;
    std::uint64_t faulty = 0, late = 0;
    bool at_end_stop = false, restarted = false;
    for (const auto& [where, conversions] : of_all_cells) {
        const auto& [kind, number] = where;
        if (number != cell || kind == measure::FaultKind::settling) continue;
        (kind == measure::FaultKind::late ? late : faulty) += conversions;
        restarted = restarted || kind == measure::FaultKind::restarted;
        at_end_stop = at_end_stop || kind == measure::FaultKind::saturated ||
                      kind == measure::FaultKind::disconnected;
    }
    if (at_end_stop) found.push_back(CellTrouble::saturated);
    if (heard.samples == 0) {
        found.push_back(CellTrouble::silent);
        return found;
    }
    if (heard.samples > 20 && heard.distinct.size() == 1) found.push_back(CellTrouble::one_value);
    // Cells whose conversions fall together for a while make each other late: that alone is no
    // fault. A board that restarts a converter could not trust it any more.
    const bool often = faulty * 100 > heard.samples || late * 20 > heard.samples;
    if (!at_end_stop && (often || restarted)) found.push_back(CellTrouble::faulty);
    if (noise_n > noisy_n) found.push_back(CellTrouble::noisy);
    return found;
}

Outcome check_roller(Desk& desk, const RollerOptions& options) {
    const auto source = source_of(options.roller);
    if (!source) return tl::unexpected{source.error()};
    Timing timing{desk.around(), real_time(*source), options.speed};
    auto met = meet(desk, *source, timing);
    if (!met) return tl::unexpected{met.error()};
    desk.say(filled(tr("Roller at {port}, firmware {version}. Leave it unloaded and still."),
                    {{"port", met->link->name()}, {"version", version_of(met->hello)}}));

    Listening listening{*met, timing, desk.around()};
    const auto told = described(met->hello);
    if (!told) {
        desk.say(told.error().message);
        met->calibration = measure::nominal(listening.roller());
    }
    listening.listen(options.seconds.value_or(self_test_s), device::Asked::step_off);
    bool good = true;
    Json cells = Json::array();
    for (std::uint8_t i = 0; i < listening.roller().cells; ++i) {
        const CellHeard& cell = listening.cell(i);
        const double noise_n = noise_counts(cell) * met->calibration.newtons_per_count.at(i);
        Json codes = Json::array();
        std::string text = filled(tr("Cell {number}:"), {{"number", std::to_string(i + 1)}});
        for (const CellTrouble trouble : troubles(cell, noise_n, listening.faults(), i)) {
            codes.push_back(code(trouble));
            text += (codes.size() > 1 ? "; " : " ") + sentence(trouble);
        }
        good = good && codes.empty();
        if (codes.empty())
            text += ' ' + filled(tr("good, {rate} per second, noise {noise} N"),
                                 {{"rate", wording::number(cell.rate_hz().value_or(0.0), 1)},
                                  {"noise", wording::number(noise_n, 2)}});
        desk.say(text);
        cells.push_back({{"cell", i},
                         {"samples", cell.samples},
                         {"rate_hz", or_null(cell.rate_hz())},
                         {"distinct_values", cell.distinct.size()},
                         {"lowest", cell.samples > 0 ? Json(cell.lowest) : Json(nullptr)},
                         {"highest", cell.samples > 0 ? Json(cell.highest) : Json(nullptr)},
                         {"noise_n", cell.samples > 1 ? Json(noise_n) : Json(nullptr)},
                         {"troubles", std::move(codes)}});
    }
    Json faults = Json::array();
    for (const auto& [where, conversions] : listening.faults())
        faults.push_back({{"kind", measure::name_of(where.first)},
                          {"cell", where.second},
                          {"conversions", conversions}});
    good = good && told.has_value();
    desk.say(good ? tr("Everything is good.") : tr("Something is wrong; see above."));
    desk.answer({{"roller", roller_of(met->hello, *met->link)},
                 {"cells", std::move(cells)},
                 {"faults", std::move(faults)},
                 {"ok", good}});
    return good ? 0 : 1;
}

namespace {

// Force and position once a second, from the last quarter second.
struct Reading {
    double force_n = 0.0;
    std::optional<double> position_m;
    measure::PerCell<double> cells_n{};
};

std::optional<Reading> reading(const Listening& listening, const Meeting::Met& met,
                               const measure::PerCell<double>& zero) {
    const measure::Roller& roller = listening.roller();
    const auto samples = listening.last(0.25);
    Reading read;
    for (std::size_t i = 0; i < roller.cells; ++i) {
        const auto& counts = samples.cells.at(i);
        if (counts.empty()) return std::nullopt;
        double sum = 0.0;
        for (const measure::Counts c : counts) sum += c;
        read.cells_n.at(i) = (sum / static_cast<double>(counts.size()) - zero.at(i)) *
                             met.calibration.newtons_per_count.at(i);
        read.force_n += read.cells_n.at(i);
    }
    if (roller.build == protocol::Build::bed)
        if (const auto at = measure::located(roller, read.cells_n, {}))
            read.position_m = at->at.value;
    return read;
}

Json document(const Reading& read, double at_s, std::size_t cells) {
    Json each = Json::array();
    for (std::size_t i = 0; i < cells; ++i) each.push_back(read.cells_n.at(i));
    return {{"t_s", at_s},
            {"force_n", read.force_n},
            {"position_m", or_null(read.position_m)},
            {"cells_n", std::move(each)}};
}

} // namespace

Outcome monitor_roller(Desk& desk, const RollerOptions& options) {
    const auto source = source_of(options.roller);
    if (!source) return tl::unexpected{source.error()};
    Timing timing{desk.around(), real_time(*source), options.speed};
    auto met = meet(desk, *source, timing);
    if (!met) return tl::unexpected{met.error()};
    if (const auto told = described(met->hello); !told) return tl::unexpected{told.error()};
    Listening listening{*met, timing, desk.around()};

    // The zero of this moment when nothing lies on it, else the one known from the calibration.
    measure::PerCell<double> zero = met->reference_zero.value_or(measure::PerCell<double>{});
    listening.listen(1.5, device::Asked::step_off);
    const auto tare = measure::tare(listening.last(1.0), met->calibration, listening.roller(),
                                    met->reference_zero ? &*met->reference_zero : nullptr);
    if (tare)
        zero = tare->zero;
    else
        desk.warn(wording::sentence(tare.error()));

    Json readings = Json::array();
    const double until = listening.now_s() + options.seconds.value_or(1e9);
    while (listening.now_s() + 0.999 < until && listening.listen(1.0, device::Asked::roll)) {
        const auto read = reading(listening, *met, zero);
        if (!read) {
            desk.say("–");
            continue;
        }
        desk.say(wording::number(read->force_n, 1) + " N" +
                 (read->position_m ? "  " + wording::number(*read->position_m * 1000.0, 0) + " mm"
                                   : ""));
        if (desk.json())
            readings.push_back(document(*read, listening.now_s(), listening.roller().cells));
    }
    desk.answer({{"readings", std::move(readings)}});
    return 0;
}

} // namespace terminal
