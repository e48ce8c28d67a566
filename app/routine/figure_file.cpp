// The table [figure] of an exercise file: its words and limits, as in exercises/README.md.
#include "routine/figure.h"
#include "routine/files.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace routine {
namespace {

constexpr std::size_t most_poses = 8;
constexpr double slack_of_path = 0.12; // of the stroke's length
constexpr double widest = 0.12;        // beside the middle of a bone, in shares of the height

constexpr std::array<double, bones> lengths{0.10,  0.19,  0.05,  0.03,  0.186, 0.146, 0.09,  0.245,
                                            0.246, 0.152, 0.186, 0.146, 0.09,  0.245, 0.246, 0.152};

using Ranges = std::array<AngleRange, 3>;
constexpr Ranges of_trunk{{{-180, 180}, {-180, 180}, {-90, 90}}};
constexpr Ranges of_waist{{{-35, 80}, {-40, 40}, {-45, 45}}};
constexpr Ranges of_neck{{{-60, 60}, {-45, 45}, {-80, 80}}};
constexpr Ranges of_shoulder{{{-65, 180}, {-50, 180}, {-90, 90}}};
constexpr Ranges of_elbow{{{0, 150}, {}, {}}};
constexpr Ranges of_wrist{{{-85, 90}, {}, {}}};
constexpr Ranges of_hip{{{-30, 130}, {-35, 60}, {-50, 75}}};
constexpr Ranges of_knee{{{0, 150}, {}, {}}};
constexpr Ranges of_ankle{{{-30, 55}, {}, {}}};

const Words bone_words{{"pelvis", 0},
                       {"chest", 1},
                       {"neck", 2},
                       {"head", 3},
                       {"left_upper_arm", 4},
                       {"left_forearm", 5},
                       {"left_hand", 6},
                       {"left_thigh", 7},
                       {"left_shank", 8},
                       {"left_foot", 9},
                       {"right_upper_arm", 10},
                       {"right_forearm", 11},
                       {"right_hand", 12},
                       {"right_thigh", 13},
                       {"right_shank", 14},
                       {"right_foot", 15}};

const Words part_words{{"seat", 0},        {"waist", 1},       {"back", 2},
                       {"head", 3},        {"left_elbow", 4},  {"left_hand", 5},
                       {"left_knee", 6},   {"left_heel", 7},   {"left_toes", 8},
                       {"right_elbow", 9}, {"right_hand", 10}, {"right_knee", 11},
                       {"right_heel", 12}, {"right_toes", 13}};

// The words for both sides stand before those for one, which may take back what they say.
struct JointWord {
    const char* word;
    Joint left, right;
};
constexpr JointWord joint_words[] = {
    {"trunk", Joint::trunk, Joint::trunk},
    {"waist", Joint::waist, Joint::waist},
    {"neck", Joint::neck, Joint::neck},
    {"shoulders", Joint::left_shoulder, Joint::right_shoulder},
    {"elbows", Joint::left_elbow, Joint::right_elbow},
    {"wrists", Joint::left_wrist, Joint::right_wrist},
    {"hips", Joint::left_hip, Joint::right_hip},
    {"knees", Joint::left_knee, Joint::right_knee},
    {"ankles", Joint::left_ankle, Joint::right_ankle},
    {"left_shoulder", Joint::left_shoulder, Joint::left_shoulder},
    {"left_elbow", Joint::left_elbow, Joint::left_elbow},
    {"left_wrist", Joint::left_wrist, Joint::left_wrist},
    {"left_hip", Joint::left_hip, Joint::left_hip},
    {"left_knee", Joint::left_knee, Joint::left_knee},
    {"left_ankle", Joint::left_ankle, Joint::left_ankle},
    {"right_shoulder", Joint::right_shoulder, Joint::right_shoulder},
    {"right_elbow", Joint::right_elbow, Joint::right_elbow},
    {"right_wrist", Joint::right_wrist, Joint::right_wrist},
    {"right_hip", Joint::right_hip, Joint::right_hip},
    {"right_knee", Joint::right_knee, Joint::right_knee},
    {"right_ankle", Joint::right_ankle, Joint::right_ankle},
};

// Only what a pose names differs from the one before.
Pose pose_of(const Value& table, Pose pose, Errors& errors) {
    Fields fields{table, errors, "pose"};
    for (const JointWord& j : joint_words) {
        const Ranges& allowed = ranges(j.left);
        std::vector<Band> bands;
        for (const AngleRange& r : allowed)
            if (r.low < r.high) bands.push_back({r.low, r.high});
        const auto angles = fields.numbers(j.word, bands);
        for (std::size_t i = 0; i < angles.size(); ++i)
            pose[static_cast<std::size_t>(j.left)].at(i) =
                pose[static_cast<std::size_t>(j.right)].at(i) = angles[i];
    }
    fields.refuse_unknown();
    return pose;
}

void read_rests(Figure& figure, Fields& fields) {
    constexpr std::array<const char*, 6> surfaces{"floor", "wall_left", "wall_right",
                                                  "chair", "table",     "wall_near"};
    for (std::size_t s = 0; s < surfaces.size(); ++s)
        for (const int part : fields.words(surfaces.at(s), part_words))
            figure.rests.push_back({static_cast<BodyPart>(part), static_cast<Surface>(s), false});
    for (const int part : fields.words("slides", part_words)) {
        bool known = false;
        for (Rest& rest : figure.rests)
            if (rest.part == static_cast<BodyPart>(part)) known = rest.slides = true;
        if (!known) fields.wrong("slides", FileErrorCode::out_of_range, "what rests on something");
    }
    // Where the near wall is, only the tool on it says.
    const bool near = std::any_of(figure.rests.begin(), figure.rests.end(),
                                  [](const Rest& r) { return r.on == Surface::wall_near; });
    if (near && (!figure.target || figure.tool_on != Surface::wall_near))
        fields.wrong("wall_near", FileErrorCode::out_of_range, "tool_on");
}

std::optional<Target::Across> across_of(const Figure& figure, Fields& fields) {
    if (fields.find("across_from") == nullptr && fields.find("across_to") == nullptr) return {};
    const Target::Across way{fields.needed_number("across_from", -widest, widest),
                             fields.needed_number("across_to", -widest, widest)};
    if (figure.look == Look::side) // from there it would not be seen
        fields.wrong("look", FileErrorCode::out_of_range, "front, rear");
    return way;
}

} // namespace

double share_of_height(Bone bone) { return lengths.at(static_cast<std::size_t>(bone)); }

double length_of_stroke(const Target& t) {
    return std::hypot((t.to - t.from) * share_of_height(t.bone),
                      t.across ? t.across->to - t.across->from : 0.0);
}

const std::array<AngleRange, 3>& ranges(Joint joint) {
    switch (joint) {
    case Joint::trunk: return of_trunk;
    case Joint::waist: return of_waist;
    case Joint::neck: return of_neck;
    case Joint::left_shoulder:
    case Joint::right_shoulder: return of_shoulder;
    case Joint::left_elbow:
    case Joint::right_elbow: return of_elbow;
    case Joint::left_wrist:
    case Joint::right_wrist: return of_wrist;
    case Joint::left_hip:
    case Joint::right_hip: return of_hip;
    case Joint::left_knee:
    case Joint::right_knee: return of_knee;
    case Joint::left_ankle:
    case Joint::right_ankle: return of_ankle;
    }
    return of_trunk;
}

Figure figure_of(const Value& table, const Exercise& e, Errors& errors) {
    Fields fields{table, errors, "figure"};
    Figure figure;
    const auto word = [&fields](const char* key, Words allowed) {
        return fields.need(key) != nullptr ? fields.word(key, allowed).value_or(0) : 0;
    };
    figure.look = static_cast<Look>(word("look", {{"side", 0}, {"front", 1}, {"rear", 2}}));
    if (fields.find("on") != nullptr || e.tool != Tool::none)
        figure.target =
            Target{static_cast<Bone>(word("on", bone_words)),
                   fields.needed_number("from", 0.0, 1.0), fields.needed_number("to", 0.0, 1.0)};
    if (figure.target) figure.target->across = across_of(figure, fields);
    figure.tool_on = static_cast<Surface>(
        fields
            .word(
                "tool_on",
                {{"floor", 0}, {"wall_left", 1}, {"wall_right", 2}, {"table", 4}, {"wall_near", 5}})
            .value_or(0));
    figure.seconds = fields.number("seconds", 1.0, 20.0).value_or(0.0);
    read_rests(figure, fields);
    if (const List* poses = fields.tables("pose")) {
        if (poses->size() > most_poses)
            fields.wrong("pose", FileErrorCode::out_of_range, range(1, most_poses));
        Pose pose{};
        for (const Value& one : *poses) figure.poses.push_back(pose = pose_of(one, pose, errors));
    }
    fields.refuse_unknown();

    if (e.stroke_share_of_height <= 0.0 || !figure.target || errors.any()) return figure;
    const double path = length_of_stroke(*figure.target);
    if (std::abs(path - e.stroke_share_of_height) > slack_of_path * e.stroke_share_of_height)
        fields.wrong("to", FileErrorCode::out_of_range, "stroke_share_of_height");
    return figure;
}

} // namespace routine
