#include "session/profiles.h"

#include <algorithm>

namespace session {

namespace {

Profile profile_of(const routine::Routine& routine, std::size_t step, int peaks) {
    const routine::Step& set = routine.steps[step];
    const routine::Exercise& exercise = routine.exercises.at(set.exercise);
    return {exercise.id, exercise.variants.at(set.variant).id, set.side, peaks};
}

bool same_place(const Profile& a, const Profile& b) {
    return a.exercise == b.exercise && a.variant == b.variant && a.side == b.side;
}

} // namespace

std::optional<int> peaks_of(std::span<const Profile> profiles, const routine::Routine& routine,
                            std::size_t step) {
    if (step >= routine.steps.size()) return std::nullopt;
    const Profile here = profile_of(routine, step, 0);
    const auto known = std::find_if(profiles.begin(), profiles.end(),
                                    [&](const Profile& p) { return same_place(p, here); });
    if (known == profiles.end()) return std::nullopt;
    return known->peaks;
}

void learn(std::vector<Profile>& profiles, const routine::Routine& routine, const Event& event) {
    const bool once = event.kind == EventKind::one_peak;
    if ((!once && event.kind != EventKind::two_peaks) || event.step >= routine.steps.size()) return;
    const Profile now = profile_of(routine, event.step, once ? 1 : 2);
    const auto known = std::find_if(profiles.begin(), profiles.end(),
                                    [&](const Profile& p) { return same_place(p, now); });
    if (known == profiles.end())
        profiles.push_back(now);
    else
        known->peaks = now.peaks;
}

} // namespace session
