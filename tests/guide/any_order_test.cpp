// Whatever is pressed, plugged and unplugged in whatever order: what always holds.
#include "timeline.h"

#include <doctest/doctest.h>

#include <random>

using timeline::Play;

namespace {

void press(Play& p, unsigned what) {
    auto& s = p.state;
    switch (what) {
    case 0: s = guide::pause(s, s.at); break;
    case 1: s = guide::resume(s, s.at); break;
    case 2: s = guide::skip(p.routine, s, s.at); break;
    case 3: s = guide::back(p.routine, s, s.at); break;
    case 4: s = guide::roller_lost(s, s.at); break;
    case 5: s = guide::roller_back(s, s.at); break;
    case 6: s = guide::start_at(guide::bookmark(s), s.at); break;
    case 7: p.lie_down(); break;
    case 8: p.lift(); break;
    case 9: p.feel.measured = false; break;
    case 12:
        if (p.now() > 60) s = guide::stop_exercise(p.routine, s, s.at);
        break;
    case 13: s = guide::feels_like_five(p.routine, s, s.at); break;
    case 14: s = guide::lighten(s, s.at); break;
    case 15: s = guide::longer(p.routine, s, s.at); break;
    case 16: s = guide::other_side(p.routine, s, s.at); break;
    default: break;
    }
}

void check_place(const Play& p, double end) {
    const auto place = p.place();
    CHECK(p.now() == end);
    CHECK(place.step < p.routine.steps.size());
    CHECK(place.left >= units::Duration::zero());
    CHECK(place.left <= place.lasts);
    CHECK(place.left_of_routine - place.lasts <= routine::duration(p.routine));
    for (const auto step : p.state.skipped) CHECK(step < p.routine.steps.size());
}

// Plays one random evening; the cues must come in order and never from the future or the past.
void evening(unsigned seed) {
    std::mt19937 random{seed};
    Play p;
    double last = 0.0;
    for (int i = 0; i < 300 && !p.place().ended; ++i) {
        press(p, static_cast<unsigned>(random() % 20));
        const double end = p.now() + static_cast<double>(random() % 200) * 0.05;
        auto next = guide::tick(p.routine, p.state, p.feel, p.person, units::session_time(end));
        for (const auto& cue : next.cues) {
            CHECK(units::seconds(cue.at) >= last);
            CHECK(units::seconds(cue.at) <= end + 1e-9);
            last = units::seconds(cue.at);
        }
        p.state = std::move(next.state);
        check_place(p, units::seconds(units::session_time(end)));
    }
}

// One random evening, ticked only when something happens, or also 20 times a second in between.
std::string heard(unsigned seed, bool in_between) {
    std::mt19937 random{seed};
    Play p;
    for (int i = 0; i < 200 && !p.place().ended; ++i) {
        press(p, static_cast<unsigned>(random() % 20));
        const double end = p.now() + static_cast<double>(random() % 600) * 0.05;
        p.tick(p.now()); // brings what the roller says from now on
        if (in_between)
            p.until(end);
        else
            p.tick(end);
    }
    return p.said + std::to_string(p.place().left.count());
}

} // namespace

TEST_CASE("in any order of keys, loads and losses cues stay in order and places make sense") {
    for (unsigned seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        evening(seed);
    }
}

TEST_CASE("ticks between what happens change nothing") {
    for (unsigned seed = 0; seed < 200; ++seed) {
        CAPTURE(seed);
        CHECK(heard(seed, false) == heard(seed, true));
    }
}
