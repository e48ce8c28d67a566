// Regions of the body, what statements rest on, and the texts of a composed routine.
#include "wording/both.h"

namespace wording {
namespace {

// "Calf, Neck and 2 more"
std::string listed(const std::vector<routine::Tight>& marks) {
    constexpr std::size_t most = 3;
    std::string list;
    for (std::size_t i = 0; i < marks.size() && i < most; ++i)
        list += (i > 0 ? ", " : "") + name(marks[i].region);
    if (marks.size() <= most) return list;
    return list + " " + trn("and {n} more", "and {n} more", marks.size() - most);
}

std::string why_not_on(routine::Region region) {
    return region == routine::Region::low_back
               ? tr("Nothing is rolled on the low back, because no ribs carry the load there and "
                    "the roller bends it into a hollow. What lies around it stands in.")
               : tr("Nothing is rolled on the neck, because large vessels and nerves run there. "
                    "What lies around it stands in.");
}

} // namespace

std::string name(routine::Region region) {
    using enum routine::Region;
    switch (region) {
    case foot_sole: return tr("Sole of the foot");
    case calf: return tr("Calf");
    case outer_shin: return tr("Outer shin");
    case front_shin: return tr("Front of the shin");
    case hamstrings: return tr("Back of the thigh");
    case front_thigh: return tr("Front of the thigh");
    case inner_thigh: return tr("Inner thigh");
    case outer_thigh: return tr("Outer thigh");
    case front_hip: return tr("Front of the hip");
    case side_hip: return tr("Side of the hip");
    case buttock: return tr("Buttock");
    case low_back: return tr("Low back");
    case mid_back: return tr("Mid back");
    case upper_back: return tr("Upper back");
    case side_of_back: return tr("Side of the back");
    case neck: return tr("Neck");
    case shoulder_top: return tr("Top of the shoulder");
    case back_of_shoulder: return tr("Back of the shoulder");
    case chest: return tr("Chest");
    case upper_arm: return tr("Back of the upper arm");
    case forearm: return tr("Forearm");
    }
    return {};
}

std::string name(routine::Evidence evidence) {
    using routine::Evidence;
    switch (evidence) {
    case Evidence::trials: return tr("several trials");
    case Evidence::one_trial: return tr("one trial");
    case Evidence::mixed: return tr("trials disagree");
    case Evidence::no_trial: return tr("no trial found");
    case Evidence::advice: return tr("usual advice, not tried in studies");
    }
    return {};
}

std::string sentence(routine::ComposeError error) {
    using routine::ComposeError;
    switch (error) {
    case ComposeError::minutes: return tr("A routine can take 3, 5, 10 or 20 minutes.");
    case ComposeError::nothing_marked: return tr("Mark at least one place that feels tight.");
    case ComposeError::nothing_left:
        return tr("Nothing is left to do there: it is spared, or what it needs is not at hand.");
    }
    return {};
}

std::string line(const routine::Claim& claim) {
    return claim.text.in(language()) + " (" + name(claim.evidence) + ")";
}

std::string not_in_it(const routine::Composed& composed) {
    if (composed.left_out.empty()) return {};
    std::vector<routine::Tight> marks;
    for (const routine::Region region : composed.left_out) marks.push_back({region});
    return filled(tr("Not in it: {regions}."), {{"regions", listed(marks)}});
}

routine::Routine described(const routine::Composed& composed, int minutes) {
    routine::Routine routine = composed.routine;
    routine.title = in_both([&] {
        return filled(tr("Today: {regions}"), {{"regions", listed(composed.marks)}});
    });
    routine.about = in_both([&] {
        return filled(tr("{minutes} minutes for what feels tight today."),
                      {{"minutes", std::to_string(minutes)}});
    });
    for (const routine::Region region : composed.gone_round)
        routine.claims.push_back(
            {in_both([&] { return why_not_on(region); }), routine::Evidence::advice, {}, true});
    return routine;
}

} // namespace wording
