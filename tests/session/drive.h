// Drives a session through a timeline and keeps everything that came out of it.
#pragma once
#include "session/board.h"

#include <deque>
#include <optional>
#include <vector>

namespace drive {

constexpr double origin_s = 100.0;

inline units::HostTime host(double t_s) {
    return units::HostTime{units::duration_of(origin_s + t_s)};
}

// One exercise rolled in `sets` sets of `work_s`, ready in 5 s, 5 s of rest between.
inline routine::Routine calves(int sets = 1, double work_s = 30.0, bool measurable = true) {
    routine::Routine routine;
    routine.id = "calves";
    routine::Exercise exercise;
    exercise.id = "calf";
    exercise.activity = routine::Activity::roll;
    exercise.tool = routine::Tool::roller;
    exercise.bed = exercise.cradle = exercise.single = measurable;
    exercise.seconds_per_stroke = 3.0;
    routine::Variant variant;
    variant.id = "normal";
    variant.share_of_body_weight = 0.2;
    exercise.variants.push_back(variant);
    routine.exercises.push_back(exercise);
    for (int set = 1; set <= sets; ++set) {
        routine::Step step;
        step.side = routine::Side::left;
        step.set = set;
        step.sets = sets;
        step.get_ready = units::duration_of(5.0);
        step.work = units::duration_of(work_s);
        if (set < sets) step.rest = units::duration_of(5.0);
        step.seconds_per_stroke = 3.0;
        step.pace_band = routine::Band{2.0, 4.5};
        routine.steps.push_back(step);
    }
    return routine;
}

// The calf twice, then the same again under another name.
inline routine::Routine two_exercises() {
    auto routine = calves(2, 30.0);
    routine.exercises.push_back(routine.exercises[0]);
    routine.exercises[1].id = "hamstrings";
    auto other = routine.steps[0];
    other.exercise = 1;
    other.sets = 1;
    other.rest = {};
    routine.steps.back().rest = units::duration_of(5.0);
    routine.steps.push_back(other);
    return routine;
}

inline session::Beginning beginning(routine::Routine routine, session::RollerKind roller) {
    session::Beginning begin;
    begin.routine = std::move(routine);
    begin.roller = roller;
    if (roller != session::RollerKind::none) {
        begin.hello = board::bed_hello();
        begin.calibration = measure::nominal(measure::roller_of(*begin.hello));
    }
    begin.person.mass = units::Kilograms{80.0};
    return begin;
}

// On the roller from `from_s`, three seconds per stroke and 150 N, until `to_s`.
inline board::Loads rolling(double from_s, double to_s, double force_n = 150.0) {
    return [=](double t) -> board::Load {
        if (t < from_s || t >= to_s) return {};
        constexpr double pi = 3.14159265358979323846;
        return {force_n, -0.08 * std::cos(pi * (t - from_s) / 3.0)};
    };
}

struct Kept {
    std::vector<session::Event> events;
    std::vector<session::Block> blocks;
    std::vector<care::Mark> marks;
    std::vector<care::Pain> pain;

    int count(session::EventKind kind) const {
        int n = 0;
        for (const auto& event : events) n += event.kind == kind ? 1 : 0;
        return n;
    }
    const session::Event* first(session::EventKind kind) const {
        for (const auto& event : events)
            if (event.kind == kind) return &event;
        return nullptr;
    }
    double at(session::EventKind kind) const {
        const auto* event = first(kind);
        return event == nullptr ? -1.0 : units::seconds(event->at);
    }
};

class Drive {
  public:
    explicit Drive(session::Beginning begin) : session{std::move(begin), host(0.0)} {}
    explicit Drive(session::Session ready, double at_s = 0.0)
        : session{std::move(ready)}, now_s{at_s} {}

    void feed(std::vector<board::Piece> pieces) {
        for (auto& piece : pieces) waiting_.push_back(std::move(piece));
    }

    // On to `to_s` in calls `step_s` apart; each call brings what has arrived by then, in pieces of
    // at most `most_bytes`.
    void run(double to_s, double step_s = 0.010, std::size_t most_bytes = 100000) {
        while (now_s < to_s - 1e-9) {
            now_s = std::min(now_s + step_s, to_s);
            const units::HostTime now = host(now_s);
            std::vector<board::Piece> taken;
            while (!waiting_.empty() && waiting_.front().at <= now) {
                taken.push_back(std::move(waiting_.front()));
                waiting_.pop_front();
            }
            std::vector<session::Arrival> arrivals;
            for (const auto& piece : taken)
                for (std::size_t i = 0; i < piece.bytes.size(); i += most_bytes)
                    arrivals.push_back(
                        {piece.at, std::span{piece.bytes}.subspan(
                                       i, std::min(most_bytes, piece.bytes.size() - i))});
            keep(session.advance(arrivals, connected, std::exchange(new_connection, false), now));
        }
    }

    Kept finish() {
        keep(session.finish());
        return std::move(kept);
    }

    session::Session session;
    Kept kept;
    double now_s = 0.0;
    bool connected = true, new_connection = false;

  private:
    void keep(session::Changes changes) {
        for (auto& event : changes.events) kept.events.push_back(event);
        kept.marks.insert(kept.marks.end(), changes.marks.begin(), changes.marks.end());
        kept.pain.insert(kept.pain.end(), changes.pain.begin(), changes.pain.end());
        for (auto& block : changes.blocks) kept.blocks.push_back(std::move(block));
    }
    std::deque<board::Piece> waiting_;
};

} // namespace drive
