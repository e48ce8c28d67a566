// The simulated person on each build, measured through cells with noise, each on its own clock, up
// to the chain's findings: with the truth beside them.
#pragma once
#include "measure/chain.h"
#include "person/script.h"
#include "person/stand.h"

#include "simulated_cells.h"

#include <string>

namespace simulated {

inline measure::Roller roller_on(const person::Stand& stand) {
    measure::Roller roller;
    roller.build = stand.build == person::Build::bed      ? protocol::Build::bed
                   : stand.build == person::Build::cradle ? protocol::Build::cradle
                                                          : protocol::Build::single;
    roller.cells = static_cast<std::uint8_t>(stand.cells);
    roller.has_angle = stand.build == person::Build::cradle;
    roller.sleeve_radius = {stand.sleeve_radius_m};
    if (stand.build == person::Build::bed) roller.loose_roller = measure::usual_loose_roller;
    for (std::size_t i = 0; i < stand.cells; ++i)
        roller.cell[i] = {{stand.cell[i].x_m}, {stand.cell[i].y_m}, {1962.0 / roller.cells}};
    return roller;
}

enum class BadCell { none, random, saturated }; // from the beginning; of several the second one

// What goes wrong on the way from the roller, at moments drawn from the session's seed.
struct Troubles {
    double bursts_per_min = 0.0;  // all samples lost, for up to 0.4 s
    int gaps = 0;                 // the same for 1 to 3 s
    double cell_silent_s = 0.0;   // one of several cells, once for so long
    double drift_n_per_min = 0.0; // of each cell's zero, either way, at most
    double magnet_lost_s = 0.0;   // of a cradle, once for so long
    int angle_jumps = 0;          // single false angles
    BadCell bad = BadCell::none;
};

struct SessionSettings {
    person::Build build = person::Build::bed;
    std::size_t cells = 0; // a cradle may have 4; 0 = as usual
    person::Character character = person::Character::calm;
    std::optional<person::Traits> traits{}; // instead of the character's
    person::Body body{};
    Troubles troubles{};
    double rate = 92.8;
    std::uint64_t seed = 1;
    std::string script = "away 6, roll 60, away 8, roll 50 @4, away 8";
    double seconds = 140.0;
    double noise_n = 0.03;            // of each cell
    double gain = 1.0, zero_n = 0.0;  // of every cell, beside what is known of it
    std::optional<double> window_s{}; // of the pace
    std::optional<int> peaks{};       // told to the chain
};

inline person::Stand stand_of(const SessionSettings& settings) {
    person::Stand stand = person::usual_stand(settings.build);
    if (settings.build == person::Build::cradle && settings.cells == 4) {
        stand.cells = 4;
        stand.cell = {person::Place{-0.22, 0.05}, {0.22, 0.05}, {-0.22, -0.05}, {0.22, -0.05}};
    }
    return stand;
}

struct Session {
    measure::Findings findings;
    measure::Live live;
    person::Truth truth;
    std::size_t moments = 0;
};

// Somebody of whom nothing is known but the ranges of the evidence sheet (1.2, 1.3), or wider.
struct Somebody {
    person::Traits traits;
    person::Body body;
};
inline Somebody somebody(std::uint64_t seed) {
    std::mt19937_64 random{seed + 9000};
    const auto uniform = [&](double low, double high) {
        return std::uniform_real_distribution<double>{low, high}(random);
    };
    Somebody who;
    person::Traits& t = who.traits;
    t.follows_pace = false;
    t.own_pace_s = uniform(1.5, 8.0);
    t.pace_variation = uniform(0.03, 0.12);
    t.pace_drift_per_min = uniform(-0.03, 0.03);
    t.length_variation = uniform(0.02, 0.10);
    t.slope = uniform(0.2, 0.4);
    t.dwell_low_s = uniform(0.1, 0.3);
    t.dwell_high_s = t.dwell_low_s + uniform(0.0, 0.2);
    t.turning_dip = uniform(0.0, 0.08);
    t.breathing = uniform(0.01, 0.05);
    t.unsteadiness = uniform(0.005, 0.015);
    t.hand_shifts_per_min = uniform(0.0, 6.0);
    t.lift_offs_per_min = uniform(0.0, 1.0) < 0.25 ? uniform(0.0, 1.0) : 0.0;
    t.strokes_until_hold = uniform(0.0, 1.0) < 0.2 ? uniform(5.0, 15.0) : 0.0;
    t.tiring_per_min = uniform(0.0, 0.06);
    who.body.mass = {uniform(45.0, 120.0)};
    who.body.share_of_weight = uniform(0.2, 0.4);
    who.body.stroke = {uniform(0.15, 0.30)};
    return who;
}

inline measure::PaceSource best_source(person::Build build) {
    return build == person::Build::bed      ? measure::PaceSource::position
           : build == person::Build::cradle ? measure::PaceSource::rotation
                                            : measure::PaceSource::force;
}

// Every reading of cell or angle in order of time, as the person makes them.
template <class Take>
void each_reading(const SessionSettings& settings, person::Person& person, Take take) {
    const auto stand = stand_of(settings);
    const auto roller = roller_on(stand);
    const auto slope = measure::nominal(roller).newtons_per_count;
    std::mt19937_64 random{settings.seed + 1000};
    std::normal_distribution<double> noise{0.0, settings.noise_n};
    person::Prompter prompter{*person::script(settings.script)};
    struct Source {
        double next = 0.0, every = 0.0;
    };
    std::vector<Source> sources;
    for (std::size_t i = 0; i < roller.cells; ++i)
        sources.push_back({0.003 * static_cast<double>(i),
                           (1.0 + 0.013 * static_cast<double>(i)) / settings.rate});
    if (roller.has_angle) sources.push_back({0.001, 0.02});
    for (;;) {
        const auto soonest = std::min_element(sources.begin(), sources.end(),
                                              [](auto& a, auto& b) { return a.next < b.next; });
        const double t = soonest->next;
        if (t >= settings.seconds) return;
        soonest->next += soonest->every;
        prompter.prompt(person, t);
        const auto load = person.load(t);
        Reading reading{units::session_time(t)};
        const auto which = static_cast<std::size_t>(soonest - sources.begin());
        if (which < roller.cells) {
            reading.cell = static_cast<std::uint8_t>(which);
            const double newtons = person::cell_forces(stand, load)[which] + noise(random);
            reading.counts = static_cast<measure::Counts>(std::lround(newtons / slope[which]));
        } else {
            const double turns = person::sleeve_angle(stand, load) / (2.0 * std::numbers::pi);
            reading.is_angle = true;
            reading.angle = static_cast<std::uint16_t>(4096.0 * (turns - std::floor(turns)));
        }
        take(reading);
    }
}

inline measure::Tare tare_of_empty(const person::Stand& stand, double noise_n) {
    const auto slope = measure::nominal(roller_on(stand)).newtons_per_count;
    const auto empty = person::cell_forces(stand, {{}, {-0.13}, {}});
    measure::Tare tare;
    for (std::size_t i = 0; i < stand.cells; ++i) {
        tare.zero[i] = empty[i] / slope[i];
        tare.noise[i] = noise_n / slope[i];
    }
    return tare;
}

// Lets readings pass, or changes or loses them.
class Line {
  public:
    Line(const SessionSettings& settings, const measure::Roller& roller)
        : roller_{roller}, slope_{measure::nominal(roller).newtons_per_count},
          troubles_{settings.troubles}, random_{settings.seed + 5000} {
        const auto moment = [&] { return uniform(8.0, settings.seconds - 8.0); };
        const int bursts = static_cast<int>(troubles_.bursts_per_min * settings.seconds / 60.0);
        for (int i = 0; i < bursts; ++i) lose(moment(), uniform(0.02, 0.4));
        for (int i = 0; i < troubles_.gaps; ++i) lose(moment(), uniform(1.0, 3.0));
        silent_from_s_ = moment();
        magnet_from_s_ = moment();
        silent_ = static_cast<std::uint8_t>(uniform(0.0, roller.cells));
        for (auto& drift : drift_) drift = uniform(-1.0, 1.0) * troubles_.drift_n_per_min / 60.0;
        for (int i = 0; i < troubles_.angle_jumps; ++i) jumps_.push_back(moment());
    }
    std::optional<Reading> passed(Reading r) {
        const double t = units::seconds(r.at);
        for (const auto& [from_s, to_s] : lost_)
            if (t >= from_s && t < to_s) return std::nullopt;
        if (r.is_angle) {
            for (double& at_s : jumps_) {
                if (t < at_s) continue;
                r.angle = static_cast<std::uint16_t>((r.angle + 1500) % 4096);
                at_s = 1e9;
            }
            return r;
        }
        if (troubles_.bad != BadCell::none && r.cell == (roller_.cells > 1 ? 1 : 0)) {
            // A bridge that hangs free drifts through the converter's range, or lies at its end.
            wander_ = std::clamp(wander_ + uniform(-2e5, 2e5), -8.3e6, 8.3e6);
            r.counts = troubles_.bad == BadCell::random ? static_cast<measure::Counts>(wander_)
                                                        : measure::Counts{0x7FFFFF};
            return r;
        }
        const bool silent = roller_.cells > 1 && r.cell == silent_ && t >= silent_from_s_ &&
                            t < silent_from_s_ + troubles_.cell_silent_s;
        if (silent) return std::nullopt;
        r.counts += static_cast<measure::Counts>(std::lround(drift_[r.cell] * t / slope_[r.cell]));
        return r;
    }
    protocol::Magnet magnet(units::SessionTime at) const {
        const double ago_s = units::seconds(at) - magnet_from_s_;
        const bool lost = ago_s >= 0.0 && ago_s < troubles_.magnet_lost_s;
        return lost ? protocol::Magnet::absent : protocol::Magnet::good;
    }

  private:
    double uniform(double low, double high) {
        return std::uniform_real_distribution<double>{low, high}(random_);
    }
    void lose(double from_s, double lasts_s) { lost_.emplace_back(from_s, from_s + lasts_s); }

    measure::Roller roller_;
    measure::PerCell<double> slope_;
    Troubles troubles_;
    std::mt19937_64 random_;
    std::vector<std::pair<double, double>> lost_;
    std::vector<double> jumps_;
    double silent_from_s_ = 0.0, magnet_from_s_ = 0.0;
    std::uint8_t silent_ = 0;
    double wander_ = 0.0;
    measure::PerCell<double> drift_{};
};

// `look` sees the causal view after every moment, and `take` the moments.
inline Session session(const SessionSettings& settings,
                       const std::function<void(const measure::Live&)>& look = {},
                       const std::function<void(const measure::Moment&)>& take = {}) {
    const auto stand = stand_of(settings);
    const auto roller = roller_on(stand);
    person::Person person{settings.traits.value_or(person::traits_of(settings.character)),
                          settings.body, settings.seed};
    Line line{settings, roller};
    const auto tare = tare_of_empty(stand, settings.noise_n);
    const auto slope = measure::nominal(roller).newtons_per_count;
    measure::Merger merger{roller, measure::nominal(roller), tare};
    const auto read = [&](const Reading& r) {
        const double load = (r.counts - tare.zero[r.cell]) * settings.gain;
        return static_cast<measure::Counts>(
            std::lround(tare.zero[r.cell] + load + settings.zero_n / slope[r.cell]));
    };
    measure::Chain chain{best_source(settings.build), settings.window_s};
    measure::Expectation expected;
    expected.peaks_per_there_and_back = settings.peaks;
    chain.expect(expected);
    Session result;
    each_reading(settings, person, [&](const Reading& told) {
        const auto r = line.passed(told);
        if (!r) return;
        if (r->is_angle)
            merger.angle(r->at, r->angle, line.magnet(r->at));
        else
            merger.sample(r->cell, r->at, read(*r));
        while (const auto m = merger.pop()) {
            chain.push(*m);
            if (look) look(chain.live());
            if (take) take(*m);
            ++result.moments;
        }
    });
    result.findings = chain.findings();
    result.live = chain.live();
    result.truth = person.truth();
    return result;
}

} // namespace simulated
