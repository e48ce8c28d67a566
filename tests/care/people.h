// People and routines for the rules about them.
#pragma once
#include "care/today.h"
#include "places.h"
#include "routine/library.h"

#include <chrono>

namespace people {

using namespace std::chrono_literals;

inline units::WallTime at(int day, int hour) { // of November 2026, in Germany
    using namespace std::chrono;
    return {sys_days{year{2026} / November / day} + hours{hour - 1}, 60min};
}

inline const routine::Library& library() {
    static const auto all = routine::Library::read({std::string{places::source()} + "/exercises"});
    return all;
}

inline const routine::Exercise& exercise(std::string_view id) {
    for (const auto& e : library().exercises())
        if (e.id == id) return e;
    throw std::runtime_error{std::string{id}};
}

// Two sets on each side of each, 45 s, medium effort where the exercise allows it.
inline routine::Routine routine_of(std::initializer_list<const char*> ids) {
    routine::Routine r;
    r.id = "made";
    for (const char* id : ids) {
        const routine::Exercise& e = exercise(id);
        r.exercises.push_back(e);
        for (int set = 1; set <= 2; ++set)
            for (const auto side : {routine::Side::left, routine::Side::right}) {
                routine::Step step;
                step.exercise = r.exercises.size() - 1;
                step.side = side;
                step.set = set;
                step.sets = 2;
                step.effort = std::min(routine::Effort::medium, e.against.effort_up_to);
                step.get_ready = 10s;
                step.work = 45s;
                step.rest = side == routine::Side::left ? 10s : set == 1 ? 30s : 0s;
                step.switch_sides = side == routine::Side::left;
                r.steps.push_back(step);
            }
    }
    return r;
}

// Everything there is, once.
inline routine::Routine everything() {
    routine::Routine r;
    for (const auto& e : library().exercises()) {
        r.exercises.push_back(e);
        for (std::size_t v = 0; v < e.variants.size(); ++v) {
            routine::Step step;
            step.exercise = r.exercises.size() - 1;
            step.variant = v;
            step.effort = e.against.effort_up_to;
            step.work = 45s;
            r.steps.push_back(step);
        }
    }
    return r;
}

inline care::Screening screening() { return {at(1, 12), {}, {}}; }

// Somebody long here, screened, without pain.
inline care::Today well() {
    care::Today today;
    today.now = at(26, 21);
    today.screening = screening();
    today.mass = units::Kilograms{70.0};
    today.before.painkiller = false;
    return today;
}

inline bool presses(const routine::Exercise& e) {
    return e.activity == routine::Activity::roll || e.activity == routine::Activity::hold;
}

inline std::size_t pressing_steps(const routine::Routine& r) {
    std::size_t n = 0;
    for (const auto& s : r.steps) n += presses(r.exercises.at(s.exercise)) ? 1 : 0;
    return n;
}

inline bool has_exercise(const routine::Routine& r, std::string_view id) {
    for (const auto& e : r.exercises)
        if (e.id == id) return true;
    return false;
}

} // namespace people
