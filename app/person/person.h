// A simulated person on the roller: seeded and repeatable, driven by what it is asked, with the
// truth about every stroke and hold kept for tests. What it does depends on what it is asked and
// when, counted from its beginning, and not on how often anybody looks.
#pragma once
#include "person/character.h"
#include "person/truth.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <random>

namespace person {

// profile_strokes: three times there and back, then lying still until asked otherwise.
enum class Asked { step_off, lie_ready, roll, hold, rest, nothing, profile_strokes };

// What rests on the roller at an instant.
struct Load {
    units::Newtons force{}; // 0 or more
    units::Metres along{};  // of the roller on its path, 0 = middle, negative = proximal end
    units::Metres across{}; // of the force, from the middle to the person's right
};

class Person {
  public:
    // Away from `begins_s` on, and as if from ever before.
    Person(Character, const Body&, std::uint64_t seed, double begins_s = 0.0);
    Person(const Traits&, const Body&, std::uint64_t seed, double begins_s = 0.0);

    // From `at_s` on, after a human delay. A pace of 0 = as it likes. Times do not fall.
    void ask(Asked, double seconds_per_stroke, double at_s);
    // From `at_s` on, after a human delay, about so hard, by taking weight on the arms or giving it
    // back; nothing = with what rests there by itself.
    void press(std::optional<units::Newtons>, double at_s);
    // At any time up to now, at most `memory_s` before the latest one asked for.
    Load load(double at_s);
    const Truth& truth() const { return truth_; }

    static constexpr double step_s = 0.005; // of the simulation; in between, linear
    static constexpr double memory_s = 20.0;

  private:
    struct Request {
        Asked what{};
        double pace_s = 0.0, at_s = 0.0;
    };
    struct Pressing {
        std::optional<units::Newtons> force;
        double at_s = 0.0;
    };
    struct Movement { // along the path
        double from_m = 0.0, to_m = 0.0, start_s = 0.0, lasts_s = 0.0;
        bool braking = false;
        double at(double t) const;
        double end_s() const { return start_s + lasts_s; }
    };
    struct Disturbance { // a shift of the hands, or a short lift-off
        double start_s = 0.0, lasts_s = 0.0, factor = 1.0;
    };

    void step();
    void heed_requests();
    void enter(Phase);
    void settle_or_leave();
    bool wants_to_roll() const;
    bool move();
    void roll_on();
    void dwell();
    void open_stroke(double at_s);
    void close_stroke(double at_s, bool complete);
    void begin_stroke(double at_s);
    void stop_rolling();
    void begin_hold(bool asked);
    void hold_on();
    void disturb();
    double wanted_presence() const;
    double force();
    void note_contact();

    double uniform(double low, double high);
    double reaction_s();
    double normal();

    Traits traits_;
    Body body_;
    std::mt19937_64 random_, reactions_; // apart, so that a request may come at any moment before
    std::normal_distribution<double> normal_;
    Truth truth_;

    std::deque<Request> requests_;
    std::deque<Pressing> pressing_;     // to come
    std::optional<units::Newtons> aim_; // heeded
    double eased_ = 1.0;                // force / what rests there by itself
    Asked goal_ = Asked::step_off;
    double pace_s_ = 0.0;

    double begins_s_ = 0.0;
    std::int64_t steps_ = 0; // simulated so far; the present moment is begins_s_ + steps_ * step_s
    double now_s_ = 0.0;
    std::deque<Load> past_; // one per step, the last one is now
    Phase phase_ = Phase::away;
    double change_at_s_ = 0.0; // when the present phase wants to go on

    std::optional<Movement> movement_;
    double along_m_ = 0.0, speed_mps_ = 0.0;
    double across_m_ = 0.0;
    int direction_ = 1;
    bool stroke_open_ = false;
    std::optional<double> boundary_s_; // middle of the present dwell
    double stroke_began_s_ = 0.0, stroke_from_m_ = 0.0;
    std::optional<double> hold_began_s_;
    double force_sum_ = 0.0;
    int force_count_ = 0;
    int strokes_to_hold_ = 0;
    int profile_strokes_left_ = 0;

    double presence_ = 0.0; // share of the weight that has come to rest on the roller
    double arms_ = 0.0;     // share of the force that moved to the arms during a hold
    double tired_s_ = 0.0;  // time of work without rest
    double wander_ = 0.0;
    double breath_phase_ = 0.0;
    double force_n_ = 0.0;
    std::optional<Disturbance> disturbance_;
};

} // namespace person
