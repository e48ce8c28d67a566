#include "session/roller.h"

#include "session/profiles.h"

namespace session {

measure::Roller roller_of(const Beginning& beginning) {
    return beginning.hello ? measure::roller_of(*beginning.hello) : measure::Roller{};
}

std::string serial_of(const protocol::Hello& hello) {
    constexpr char digits[] = "0123456789abcdef";
    std::string hex;
    for (const std::uint8_t byte : hello.build.serial) {
        hex += digits[byte >> 4];
        hex += digits[byte & 15];
    }
    return hex;
}

std::uint32_t ticks_per_second(const Beginning& beginning) {
    const bool told = beginning.hello && beginning.hello->ticks_per_second > 0;
    return told ? beginning.hello->ticks_per_second : protocol::ticks_per_second;
}

measure::PaceSource best_source(const measure::Roller& roller) {
    if (roller.build == protocol::Build::bed && roller.cells >= 2)
        return measure::PaceSource::position;
    if (roller.has_angle) return measure::PaceSource::rotation;
    return measure::PaceSource::force;
}

bool measurable(const routine::Routine& routine, std::size_t step, protocol::Build build) {
    if (step >= routine.steps.size()) return false;
    const routine::Exercise& exercise = routine.exercises.at(routine.steps[step].exercise);
    if (!routine::loads_a_roller(exercise, routine.steps[step].variant)) return false;
    if (build == protocol::Build::bed) return exercise.bed;
    if (routine::tool(exercise, routine.steps[step].variant) == routine::Tool::ball) return false;
    if (build == protocol::Build::cradle) return exercise.cradle;
    return exercise.single;
}

units::Newtons loose_piece(const routine::Routine& routine, std::size_t step,
                           const measure::Roller& roller) {
    if (roller.build != protocol::Build::bed || step >= routine.steps.size())
        return roller.loose_roller;
    const routine::Exercise& exercise = routine.exercises.at(routine.steps[step].exercise);
    const bool ball = routine::tool(exercise, routine.steps[step].variant) == routine::Tool::ball;
    return ball ? measure::usual_loose_ball : measure::usual_loose_roller;
}

measure::Expectation expectation(const routine::Routine& routine, std::size_t step,
                                 const measure::Roller& roller, std::span<const Profile> profiles) {
    measure::Expectation expected;
    expected.best_source = best_source(roller);
    if (step < routine.steps.size())
        expected.seconds_per_stroke = routine.steps[step].seconds_per_stroke;
    expected.peaks_per_there_and_back = peaks_of(profiles, routine, step);
    return expected;
}

std::optional<routine::Band> band_of_force(const Beginning& beginning, std::size_t step) {
    if (step >= beginning.routine.steps.size()) return std::nullopt;
    const routine::Step& here = beginning.routine.steps[step];
    const routine::Exercise& exercise = beginning.routine.exercises.at(here.exercise);
    if (!routine::loads_a_roller(exercise, here.variant)) return std::nullopt;
    return guide::band(exercise, here, beginning.person);
}

} // namespace session
