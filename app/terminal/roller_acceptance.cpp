// roller check --acceptance FILE: guides the maker through the acceptance page and writes it.
#include "terminal/roller_commands.h"

#include "terminal/acceptance_page.h"
#include "terminal/meet.h"
#include "wording/wording.h"

#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>

namespace terminal {

namespace fs = std::filesystem;
using wording::filled, wording::tr;

namespace {

constexpr double usual_mass_kg = 10.0, creep_kg = 41.0;
constexpr double quiet_s = 10.0, zero_after_s = 10.0;
constexpr std::array<double, 5> creep_shown_s{10.0, 60.0, 120.0, 300.0, 600.0};

Failure made(const char* code, std::string message, const std::string& file = {}) {
    return {code, std::move(message), file.empty() ? std::nullopt : std::optional{file}};
}

// The page's file: made at once, so that nobody works for twenty minutes for nothing, and gone
// again unless the page came to be written.
class PageFile {
  public:
    static tl::expected<PageFile, Failure> make(const std::string& path) {
        std::error_code none;
        if (fs::exists(path, none))
            return tl::unexpected{made(
                "exists", filled(tr("{file} is there already; name a new file."), {{"file", path}}),
                path)};
        if (!std::ofstream{path})
            return tl::unexpected{made(
                "cannot_write", filled(tr("{file} cannot be written."), {{"file", path}}), path)};
        return PageFile{path};
    }
    PageFile(PageFile&& other) noexcept : path_{std::exchange(other.path_, {})} {}
    PageFile& operator=(PageFile&&) = delete;
    ~PageFile() {
        std::error_code none;
        if (!path_.empty()) fs::remove(path_, none);
    }
    bool write(const std::string& text) {
        std::ofstream out{path_, std::ios::binary};
        out << text << std::flush;
        if (!out) return false;
        path_.clear();
        return true;
    }

  private:
    explicit PageFile(std::string path) : path_{std::move(path)} {}
    std::string path_;
};

class Accepting {
  public:
    Accepting(Desk& desk, Listening& listening, const Meeting::Met& met, units::Kilograms mass)
        : desk_{desk}, listening_{listening}, met_{met}, loading_{desk, listening, met.calibration},
          mass_{mass} {}

    tl::expected<AcceptancePage, Failure> run() {
        if (!loading_.bears(mass_, false))
            return tl::unexpected{failure(measure::CalibrationError::saturated)};
        page_.hello = met_.hello;
        for (const auto step : {&Accepting::empty, &Accepting::nine_spots, &Accepting::long_load,
                                &Accepting::back_to_zero})
            if (const auto done = (this->*step)(); !done) return tl::unexpected{done.error()};
        return page_;
    }

  private:
    using Step = tl::expected<void, Failure>;

    bool listen(double seconds) { return listening_.listen(seconds, device::Asked::step_off); }

    // Noise and rate, and the zero that everything is counted from.
    Step empty() {
        desk_.say(tr("Leave the roller unloaded and still for 15 s."));
        const auto tare = loading_.unloaded(nullptr);
        if (!tare) return tl::unexpected{tare.error()};
        tare_ = *tare;
        listening_.forget();
        if (!listen(quiet_s)) return tl::unexpected{loading_.cut_short()};
        for (std::uint8_t i = 0; i < listening_.roller().cells; ++i)
            page_.cells.push_back(
                {listening_.recent().noise(i) * met_.calibration.newtons_per_count.at(i),
                 listening_.cell(i).rate_hz()});
        if (met_.reference_zero) note_moved_zero();
        return {};
    }

    void note_moved_zero() {
        double most = 0.0;
        for (std::size_t i = 0; i < listening_.roller().cells; ++i) {
            const double moved = (tare_.zero.at(i) - met_.reference_zero->at(i)) *
                                 met_.calibration.newtons_per_count.at(i);
            if (std::abs(moved) > std::abs(most)) most = moved;
        }
        page_.zero_moved_n = most;
    }

    std::optional<measure::CalibrationError> still(const measure::TareSamples& samples,
                                                   units::Kilograms mass) const {
        const auto spot = measure::spot(samples, tare_, mass, listening_.roller());
        return spot ? std::nullopt : std::optional{spot.error()};
    }

    Step put(Place place, units::Kilograms mass) {
        return loading_.put(place, mass, false,
                            [&](const measure::TareSamples& s) { return still(s, mass); });
    }

    Step nine_spots() {
        const auto places = places_of(listening_.roller(), measure::acceptance_spots);
        std::vector<measure::SpotReading> readings;
        for (std::size_t i = 0; i < places.size(); ++i) {
            desk_.say(filled(tr("Spot {number} of {count}: put {mass} kg on it {where} and leave "
                                "it alone."),
                             {{"number", std::to_string(i + 1)},
                              {"count", std::to_string(places.size())},
                              {"where", words(places[i])},
                              {"mass", wording::number(mass_.value, 1)}}));
            if (const auto lies = put(places[i], mass_); !lies) return tl::unexpected{lies.error()};
            readings.push_back({loading_.force(2.0), units::weight_of(mass_)});
            page_.spots.push_back({places[i], readings.back()});
            desk_.say(filled(tr("It shows {force} N."),
                             {{"force", wording::number(readings.back().reads.value, 1)}}));
            desk_.say(tr("Take it off."));
            if (const auto off = loading_.taken_off(); !off) return tl::unexpected{off.error()};
        }
        page_.spots_result = measure::judge_spots(readings);
        return {};
    }

    Step long_load() {
        desk_.say(filled(tr("Now put about {mass} kg on it in the middle, for 10 minutes."),
                         {{"mass", wording::number(creep_kg, 0)}}));
        if (const auto lies = put(Place::middle, {creep_kg}); !lies)
            return tl::unexpected{lies.error()};
        listening_.forget();
        const double began_s = listening_.now_s();
        std::vector<measure::Timed> forces;
        auto shown = creep_shown_s.begin();
        while (listening_.now_s() - began_s < measure::creep_s) {
            if (!listen(1.0)) return tl::unexpected{loading_.cut_short()};
            const double after_s = listening_.now_s() - began_s;
            forces.push_back({after_s, loading_.force(1.0).value});
            if (shown == creep_shown_s.end() || after_s + 0.5 < *shown) continue;
            page_.creep.push_back({*shown++, forces.back().value});
            desk_.say(wording::clock(units::duration_of(page_.creep.back().after_s)) + "  " +
                      wording::number(forces.back().value, 1) + " N");
        }
        page_.creep_result = measure::judge_creep(forces);
        page_.faults = listening_.faults();
        return {};
    }

    Step back_to_zero() {
        desk_.say(tr("Take it off, and leave the roller alone."));
        // One that never comes back to zero is judged below.
        const auto off = loading_.taken_off();
        if (!off && listening_.end() != Listening::End::none) return tl::unexpected{off.error()};
        if (!listen(zero_after_s)) return tl::unexpected{loading_.cut_short()};
        page_.zero = measure::judge_return({}, loading_.force(1.0));
        return {};
    }

    Desk& desk_;
    Listening& listening_;
    const Meeting::Met& met_;
    Loading loading_;
    units::Kilograms mass_;
    measure::Tare tare_;
    AcceptancePage page_;
};

} // namespace

Outcome accept_roller(Desk& desk, const RollerOptions& options) {
    const units::Kilograms mass{options.mass_kg.value_or(usual_mass_kg)};
    if (!(mass.value >= usual_mass_kg && mass <= measure::most_calibration_mass))
        return tl::unexpected{
            made("mass_out_of_range", tr("The nine spots need a known mass of 10 to 200 kg."))};
    const auto source = source_of(options.roller);
    if (!source) return tl::unexpected{source.error()};
    Timing timing{desk.around(), real_time(*source), options.speed};
    auto met = meet(desk, *source, timing);
    if (!met) return tl::unexpected{met.error()};
    if (const auto told = described(met->hello); !told) return tl::unexpected{told.error()};
    if (met->calibration.id == 0)
        return tl::unexpected{made(
            "not_calibrated", tr("The roller is not calibrated; rolltakt roller calibrate does "
                                 "that first."))};
    auto file = PageFile::make(options.acceptance.file);
    if (!file) return tl::unexpected{file.error()};
    Listening listening{*met, timing, desk.around()};
    auto page = Accepting{desk, listening, *met, mass}.run();
    if (!page) return tl::unexpected{page.error()};
    page->made = desk.around().wall_now();
    page->maker = options.acceptance.maker;
    page->firmware = version_of(met->hello);
    page->proof_kg = options.acceptance.proof_kg;
    page->user_kg = options.acceptance.user_kg;
    if (!file->write(markdown(*page)))
        return tl::unexpected{
            made("cannot_write",
                 filled(tr("{file} cannot be written."), {{"file", options.acceptance.file}}),
                 options.acceptance.file)};
    desk.say(page->passed() ? tr("Everything is reached.") : tr("Not everything is reached."));
    desk.say(filled(tr("The page is in {file}."), {{"file", options.acceptance.file}}));
    Json whole = document(*page);
    whole["file"] = options.acceptance.file;
    desk.answer(whole);
    return page->passed() ? 0 : 1;
}

} // namespace terminal
