// roller tare and calibrate: both end on the board, which carries its calibration with it.
#include "terminal/roller_commands.h"

#include "terminal/document.h"
#include "terminal/loading.h"
#include "terminal/meet.h"
#include "wording/wording.h"

#include <algorithm>
#include <cmath>

namespace terminal {

using wording::filled, wording::tr;

namespace {

// What a simulated roller is loaded with where the load is read from a scale.
constexpr units::Kilograms leaning{30.0};
constexpr double most_scale_kg = 300.0;

std::int32_t whole(double counts) { return static_cast<std::int32_t>(std::lround(counts)); }

std::uint32_t unix_seconds(const Desk& desk) {
    return static_cast<std::uint32_t>(desk.around().wall_now().utc.time_since_epoch().count() /
                                      1000);
}

protocol::CalibrationRecord record_of(const measure::Calibration& calibration,
                                      const measure::Tare& tare, std::uint32_t made) {
    protocol::CalibrationRecord record;
    record.id = calibration.id;
    record.made_unix_s = made;
    for (std::size_t i = 0; i < protocol::most_cells; ++i) {
        record.newtons_per_count[i] = static_cast<float>(calibration.newtons_per_count.at(i));
        record.zero_counts[i] = whole(tare.zero.at(i));
    }
    return record;
}

// One calibration, from the empty roller to the record on it.
class Calibrating {
  public:
    Calibrating(Desk& desk, const RollerOptions& options, Listening& listening,
                const Meeting::Met& met)
        : desk_{desk}, options_{options},
          listening_{listening}, hello_{met.hello}, loading_{desk, listening, met.calibration} {}

    Outcome run(units::Kilograms load) {
        if (!options_.scale && !loading_.bears(load, options_.standing))
            return tl::unexpected{failure(measure::CalibrationError::saturated)};
        desk_.say(tr("Leave the roller unloaded."));
        const auto tare = loading_.unloaded(nullptr); // it is set anew here
        if (!tare) return tl::unexpected{tare.error()};
        tare_ = *tare;
        if (options_.scale)
            if (const auto read = read_empty_scale(); !read) return tl::unexpected{read.error()};
        const auto places = places_of(listening_.roller(), spots_wanted());
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (i > 0) {
                desk_.say(tr("Take it off."));
                if (const auto off = loading_.taken_off(); !off) return tl::unexpected{off.error()};
            }
            if (const auto taken = take(places, i, load); !taken)
                return tl::unexpected{taken.error()};
        }
        return keep(places);
    }

  private:
    std::size_t spots_wanted() const {
        if (options_.spots) return static_cast<std::size_t>(*options_.spots);
        switch (listening_.roller().build) {
        case protocol::Build::bed: return 5;
        case protocol::Build::cradle: return 3;
        case protocol::Build::single: return 1;
        case protocol::Build::unknown: break;
        }
        return std::max<std::size_t>(listening_.roller().cells, 1);
    }

    void ask(Place place, std::size_t number, std::size_t count, units::Kilograms load) {
        const char* text = tr("Spot {number} of {count}: put {mass} kg on it {where} and leave it "
                              "alone.");
        if (options_.scale)
            text =
                tr("Spot {number} of {count}: lean on the roller {where} with about half of your "
                   "weight, and keep still.");
        if (options_.standing)
            text = place == Place::middle
                       ? tr("Spot {number} of {count}: stand on it {where} with all of your {mass} "
                            "kg, touch nothing else, and stand still.")
                       : tr("Spot {number} of {count}: stand on it {where}, but only halfway from "
                            "the middle, with all of your {mass} kg; touch nothing else, and stand "
                            "still.");
        desk_.say(filled(text, {{"number", std::to_string(number)},
                                {"count", std::to_string(count)},
                                {"where", words(place)},
                                {"mass", wording::number(load.value, 1)}}));
    }

    tl::expected<void, Failure> take(const std::vector<Place>& places, std::size_t i,
                                     units::Kilograms load) {
        ask(places[i], i + 1, places.size(), load);
        measure::TareSamples still;
        const auto judge = [&](const measure::TareSamples& samples) {
            const auto spot = measure::spot(samples, tare_, load, listening_.roller());
            still = samples;
            return spot ? std::nullopt : std::optional{spot.error()};
        };
        if (const auto lies = loading_.put(places[i], load, options_.standing, judge); !lies)
            return tl::unexpected{lies.error()};
        if (options_.scale) {
            const auto shown = ask_scale(tr("What does the scale show now, in kg?"));
            if (!shown) return tl::unexpected{shown.error()};
            load = {*shown - empty_scale_kg_};
        }
        const auto spot = measure::spot(still, tare_, load, listening_.roller());
        if (!spot) return tl::unexpected{failure(spot.error())};
        spots_.push_back(*spot);
        desk_.say(filled(tr("Taken: {force} N by the scale so far, {load} N by the mass."),
                         {{"force", wording::number(loading_.force(2.0).value, 1)},
                          {"load", wording::number(units::weight_of(load).value, 1)}}));
        return {};
    }

    tl::expected<double, Failure> ask_scale(const char* question) {
        for (int tries = 0; tries < 5; ++tries) {
            desk_.say(question);
            const auto typed = answer_of_person(desk_, listening_);
            if (!typed && listening_.end() != Listening::End::none)
                return tl::unexpected{loading_.cut_short()};
            if (!typed) break;
            const auto value = number_of(*typed);
            if (value && *value >= 0.0 && *value <= most_scale_kg) return *value;
        }
        return tl::unexpected{Failure{
            "no_scale_reading",
            tr("What the scale shows has to be typed, in kilograms; nothing was changed.")}};
    }

    tl::expected<void, Failure> read_empty_scale() {
        const auto shown = ask_scale(tr("The whole roller stands on a bathroom scale. What does it "
                                        "show with nothing on the roller, in kg?"));
        if (!shown) return tl::unexpected{shown.error()};
        empty_scale_kg_ = *shown;
        return {};
    }

    Outcome keep(const std::vector<Place>& places) {
        const std::uint32_t made = std::max(unix_seconds(desk_), 1U);
        const auto fit = measure::calibrate(spots_, listening_.roller(), made);
        if (!fit) return tl::unexpected{failure(fit.error())};
        Json spots = Json::array(), slopes = Json::array();
        for (std::size_t i = 0; i < spots_.size(); ++i) {
            const double percent = fit->spot_errors.at(i) * 100.0;
            desk_.say("  " + filled(tr("Spot {number}, {where}: off by {percent} %"),
                                    {{"number", std::to_string(i + 1)},
                                     {"where", words(places[i])},
                                     {"percent", wording::number(percent, 1)}}));
            spots.push_back({{"place", word(places[i])},
                             {"load_n", units::weight_of(spots_[i].load).value},
                             {"error_percent", percent}});
        }
        for (std::size_t i = 0; i < listening_.roller().cells; ++i)
            slopes.push_back(fit->calibration.newtons_per_count.at(i));
        const Outcome kept =
            kept_by_roller(listening_.write(record_of(fit->calibration, tare_, made)));
        if (!kept) return kept;
        keep_here(fit->calibration);
        desk_.say(
            filled(tr("Calibrated; the worst spot is off by {percent} %. Kept on the roller."),
                   {{"percent", wording::number(fit->worst_spot_error * 100.0, 1)}}));
        if (!fit->cells_apart)
            desk_.say(
                tr("Too few spots to tell the cells apart: all of them got one common factor."));
        desk_.answer({{"calibration", std::to_string(fit->calibration.id)},
                      {"newtons_per_count", std::move(slopes)},
                      {"worst_spot_error_percent", fit->worst_spot_error * 100.0},
                      {"cells_apart", fit->cells_apart},
                      {"spots", std::move(spots)}});
        return 0;
    }

    // The player keeps it too, for a board that forgets it.
    void keep_here(const measure::Calibration& calibration) {
        auto store = desk_.open();
        if (!store) return desk_.warn(store.error().message);
        if (const auto kept = keep_calibration(*store, hello_, calibration); !kept)
            desk_.warn(failure(kept.error(), desk_.file()).message);
    }

    Desk& desk_;
    const RollerOptions& options_;
    Listening& listening_;
    protocol::Hello hello_;
    Loading loading_;
    measure::Tare tare_;
    double empty_scale_kg_ = 0.0;
    std::vector<measure::Spot> spots_;
};

// The load that lies on it: the mass told, or the person's own.
tl::expected<units::Kilograms, Failure> load_of(const Desk& desk, const RollerOptions& options) {
    if (options.scale) return leaning;
    units::Kilograms load{options.mass_kg.value_or(0.0)};
    if (!options.mass_kg && options.standing)
        if (auto store = desk.open_to_read())
            if (const auto settings = store->settings(); settings && settings->mass)
                load = *settings->mass;
    if (!options.mass_kg && !(load.value > 0.0))
        return tl::unexpected{Failure{
            "mass_unknown",
            tr("Say how heavy the load is with --mass-kg, or read it from a scale with --scale.")}};
    if (!(load >= measure::least_calibration_mass && load <= measure::most_calibration_mass))
        return tl::unexpected{failure(measure::CalibrationError::mass_out_of_range)};
    return load;
}

} // namespace

Outcome kept_by_roller(std::optional<protocol::Result> answer) {
    if (answer == protocol::Result::done) return 0;
    if (answer)
        return tl::unexpected{Failure{
            "not_stored", tr("The roller did not store it; plug it in again and repeat this.")}};
    return tl::unexpected{
        Failure{"no_answer", tr("The roller did not answer; plug it in again and repeat this.")}};
}

Outcome tare_roller(Desk& desk, const RollerOptions& options) {
    const auto source = source_of(options.roller);
    if (!source) return tl::unexpected{source.error()};
    Timing timing{desk.around(), real_time(*source), options.speed};
    auto met = meet(desk, *source, timing);
    if (!met) return tl::unexpected{met.error()};
    if (const auto told = described(met->hello); !told) return tl::unexpected{told.error()};
    Listening listening{*met, timing, desk.around()};
    const auto tare = Loading{desk, listening, met->calibration}.unloaded(
        met->reference_zero ? &*met->reference_zero : nullptr);
    if (!tare) return tl::unexpected{tare.error()};

    // A calibrated board keeps it as the zero to compare with, to notice a bent cell later.
    const bool calibrated = met->calibration.id != 0;
    if (calibrated) {
        const auto record = record_of(met->calibration, *tare, unix_seconds(desk));
        if (const Outcome kept = kept_by_roller(listening.write(record)); !kept) return kept;
    }
    Json zero = Json::array(), noise = Json::array();
    for (std::size_t i = 0; i < listening.roller().cells; ++i) {
        zero.push_back(tare->zero.at(i));
        noise.push_back(tare->noise.at(i) * met->calibration.newtons_per_count.at(i));
    }
    desk.say(calibrated ? tr("The zero is set and kept on the roller.")
                        : tr("The zero is fine; every session sets it by itself."));
    desk.answer(
        {{"zero_counts", std::move(zero)}, {"noise_n", std::move(noise)}, {"stored", calibrated}});
    return 0;
}

Outcome calibrate_roller(Desk& desk, const RollerOptions& options) {
    const auto load = load_of(desk, options);
    if (!load) return tl::unexpected{load.error()};
    const auto source = source_of(options.roller);
    if (!source) return tl::unexpected{source.error()};
    Timing timing{desk.around(), real_time(*source), options.speed};
    auto met = meet(desk, *source, timing);
    if (!met) return tl::unexpected{met.error()};
    if (const auto told = described(met->hello); !told) return tl::unexpected{told.error()};
    Listening listening{*met, timing, desk.around()};
    return Calibrating{desk, options, listening, *met}.run(*load);
}

} // namespace terminal
