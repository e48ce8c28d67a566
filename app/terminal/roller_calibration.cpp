// roller tare and calibrate: both end on the board, which carries its calibration with it.
#include "terminal/roller_commands.h"

#include "terminal/document.h"
#include "terminal/meet.h"
#include "wording/wording.h"

#include <cmath>

namespace terminal {

using wording::filled, wording::tr;

namespace {

constexpr double tare_within_s = 20.0, spot_within_s = 120.0;
constexpr double lifted_n = 15.0, put_down_n = 30.0;

std::int32_t whole(double counts) { return static_cast<std::int32_t>(std::lround(counts)); }

// Tries until the roller lies still and unloaded, or the time is over.
tl::expected<measure::Tare, Failure> take_tare(Listening& listening, const Meeting::Met& met) {
    const double until = listening.now_s() + tare_within_s;
    auto why = measure::TareError::too_few_samples;
    listening.listen(1.0, device::Asked::step_off);
    while (listening.now_s() < until && listening.listen(0.5, device::Asked::step_off)) {
        const auto tare = measure::tare(listening.last(1.0), met.calibration, listening.roller(),
                                        met.reference_zero ? &*met.reference_zero : nullptr);
        if (tare) return *tare;
        why = tare.error();
    }
    return tl::unexpected{failure(why)};
}

double force_now(const Listening& listening, const Meeting::Met& met, const measure::Tare& tare) {
    double force = 0.0;
    const auto samples = listening.last(0.5);
    for (std::size_t i = 0; i < listening.roller().cells; ++i) {
        const auto& counts = samples.cells.at(i);
        double sum = 0.0;
        for (const measure::Counts c : counts) sum += c - tare.zero.at(i);
        if (!counts.empty())
            force +=
                sum / static_cast<double>(counts.size()) * met.calibration.newtons_per_count.at(i);
    }
    return force;
}

// Waits for the mass to be put down and to lie still.
tl::expected<measure::Spot, Failure> take_spot(Listening& listening, const Meeting::Met& met,
                                               const measure::Tare& tare, units::Kilograms mass) {
    const double until = listening.now_s() + spot_within_s;
    auto why = measure::CalibrationError::load_too_small;
    while (listening.now_s() < until && listening.listen(0.5, device::Asked::hold)) {
        if (force_now(listening, met, tare) < put_down_n) continue;
        if (!listening.listen(2.5, device::Asked::hold)) break;
        const auto spot = measure::spot(listening.last(2.0), tare, mass, listening.roller());
        if (spot) return *spot;
        why = spot.error();
    }
    return tl::unexpected{failure(why)};
}

void await_lifted(Listening& listening, const Meeting::Met& met, const measure::Tare& tare) {
    const double until = listening.now_s() + spot_within_s;
    while (listening.now_s() < until && listening.listen(0.5, device::Asked::step_off))
        if (force_now(listening, met, tare) < lifted_n) return;
}

Outcome keep(Listening& listening, const protocol::CalibrationRecord& record) {
    const auto answer = listening.write(record);
    if (answer == protocol::Result::done) return 0;
    Failure failure{"not_stored",
                    tr("The roller did not store it; plug it in again and repeat this."),
                    {},
                    {},
                    {}};
    if (!answer)
        failure = {"no_answer",
                   tr("The roller did not answer; plug it in again and repeat this."),
                   {},
                   {},
                   {}};
    return tl::unexpected{failure};
}

std::uint32_t unix_seconds(const Desk& desk) {
    return static_cast<std::uint32_t>(desk.around().wall_now().utc.time_since_epoch().count() /
                                      1000);
}

} // namespace

Outcome tare_roller(Desk& desk, const RollerOptions& options) {
    const auto source = source_of(options.roller);
    if (!source) return tl::unexpected{source.error()};
    Timing timing{desk.around(), real_time(*source), options.speed};
    auto met = meet(desk, *source, timing);
    if (!met) return tl::unexpected{met.error()};
    Listening listening{*met, timing, desk.around()};
    const auto tare = take_tare(listening, *met);
    if (!tare) return tl::unexpected{tare.error()};

    // A calibrated board keeps it as the zero to compare with, to notice a bent cell later.
    bool stored = false;
    if (met->calibration.id != 0) {
        protocol::CalibrationRecord record;
        record.id = met->calibration.id;
        record.made_unix_s = unix_seconds(desk);
        for (std::size_t i = 0; i < protocol::most_cells; ++i) {
            record.newtons_per_count[i] =
                static_cast<float>(met->calibration.newtons_per_count.at(i));
            record.zero_counts[i] = whole(tare->zero.at(i));
        }
        const Outcome kept = keep(listening, record);
        if (!kept) return kept;
        stored = true;
    }
    Json zero = Json::array(), noise = Json::array();
    for (std::size_t i = 0; i < listening.roller().cells; ++i) {
        zero.push_back(tare->zero.at(i));
        noise.push_back(tare->noise.at(i) * met->calibration.newtons_per_count.at(i));
    }
    desk.say(stored ? tr("The zero is set and kept on the roller.")
                    : tr("The zero is fine; every session sets it by itself."));
    desk.answer(
        {{"zero_counts", std::move(zero)}, {"noise_n", std::move(noise)}, {"stored", stored}});
    return 0;
}

Outcome calibrate_roller(Desk& desk, const RollerOptions& options) {
    const units::Kilograms mass{options.mass_kg};
    if (!(mass >= measure::least_calibration_mass && mass <= measure::most_calibration_mass))
        return tl::unexpected{failure(measure::CalibrationError::mass_out_of_range)};
    const auto source = source_of(options.roller);
    if (!source) return tl::unexpected{source.error()};
    Timing timing{desk.around(), real_time(*source), options.speed};
    auto met = meet(desk, *source, timing);
    if (!met) return tl::unexpected{met.error()};
    met->reference_zero.reset(); // it is set anew here
    Listening listening{*met, timing, desk.around()};
    desk.say(tr("Leave the roller unloaded."));
    const auto tare = take_tare(listening, *met);
    if (!tare) return tl::unexpected{tare.error()};

    std::vector<measure::Spot> spots;
    for (int i = 1; i <= options.spots; ++i) {
        if (i > 1) await_lifted(listening, *met, *tare);
        desk.say(filled(tr("Put {mass} kg on it and keep it still (spot {number} of {count})."),
                        {{"mass", wording::number(options.mass_kg, 1)},
                         {"number", std::to_string(i)},
                         {"count", std::to_string(options.spots)}}));
        const auto spot = take_spot(listening, *met, *tare, mass);
        if (!spot) return tl::unexpected{spot.error()};
        spots.push_back(*spot);
    }
    const std::uint32_t made = unix_seconds(desk);
    const auto fit = measure::calibrate(spots, listening.roller(), std::max(made, 1U));
    if (!fit) return tl::unexpected{failure(fit.error())};

    protocol::CalibrationRecord record;
    record.id = fit->calibration.id;
    record.made_unix_s = made;
    Json slopes = Json::array();
    for (std::size_t i = 0; i < protocol::most_cells; ++i) {
        record.newtons_per_count[i] = static_cast<float>(fit->calibration.newtons_per_count.at(i));
        record.zero_counts[i] = whole(tare->zero.at(i));
        if (i < listening.roller().cells)
            slopes.push_back(fit->calibration.newtons_per_count.at(i));
    }
    const Outcome kept = keep(listening, record);
    if (!kept) return kept;
    desk.say(filled(tr("Calibrated; the worst spot is off by {percent} %. Kept on the roller."),
                    {{"percent", wording::number(fit->worst_spot_error * 100.0, 1)}}));
    desk.answer({{"calibration", std::to_string(fit->calibration.id)},
                 {"newtons_per_count", std::move(slopes)},
                 {"worst_spot_error_percent", fit->worst_spot_error * 100.0},
                 {"cells_apart", fit->cells_apart}});
    return 0;
}

} // namespace terminal
