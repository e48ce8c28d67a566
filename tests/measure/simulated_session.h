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

struct SessionSettings {
    person::Build build = person::Build::bed;
    person::Character character = person::Character::calm;
    double rate = 92.8;
    std::uint64_t seed = 1;
    std::string script = "away 6, roll 60, away 8, roll 50 @4, away 8";
    double seconds = 140.0;
    double noise_n = 0.03; // of each cell
};

struct Session {
    measure::Findings findings;
    measure::Live live;
    person::Truth truth;
    std::size_t moments = 0;
};

inline measure::PaceSource best_source(person::Build build) {
    return build == person::Build::bed      ? measure::PaceSource::position
           : build == person::Build::cradle ? measure::PaceSource::rotation
                                            : measure::PaceSource::force;
}

// Every reading of cell or angle in order of time, as the person makes them.
template <class Take>
void each_reading(const SessionSettings& settings, person::Person& person, Take take) {
    const auto stand = person::usual_stand(settings.build);
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

inline measure::Tare tare_of_empty(person::Build build, double noise_n) {
    const auto stand = person::usual_stand(build);
    const auto slope = measure::nominal(roller_on(stand)).newtons_per_count;
    const auto empty = person::cell_forces(stand, {{}, {-0.13}, {}});
    measure::Tare tare;
    for (std::size_t i = 0; i < stand.cells; ++i) {
        tare.zero[i] = empty[i] / slope[i];
        tare.noise[i] = noise_n / slope[i];
    }
    return tare;
}

inline Session session(const SessionSettings& settings) {
    const auto roller = roller_on(person::usual_stand(settings.build));
    person::Person person{settings.character, person::Body{}, settings.seed};
    measure::Merger merger{roller, measure::nominal(roller),
                           tare_of_empty(settings.build, settings.noise_n)};
    measure::Chain chain{best_source(settings.build)};
    Session result;
    each_reading(settings, person, [&](const Reading& r) {
        if (r.is_angle)
            merger.angle(r.at, r.angle, protocol::Magnet::good);
        else
            merger.sample(r.cell, r.at, r.counts);
        while (const auto m = merger.pop()) {
            chain.push(*m);
            ++result.moments;
        }
    });
    result.findings = chain.findings();
    result.live = chain.live();
    result.truth = person.truth();
    return result;
}

} // namespace simulated
