// The table [figure] of an exercise.
#include "test_files.h"

#include <algorithm>

using files::calf, files::Folder, files::Words;
using routine::BodyPart, routine::Bone, routine::Joint, routine::Library, routine::Surface;

namespace {

const std::string drawn = R"([figure]
look = "front"
on = "left_shank"
from = 0.82
to = 0.25
floor = ["left_hand", "seat"]
wall_left = ["right_toes"]
slides = ["seat"]
[[figure.pose]]
trunk = [-42, 10, 5]
knees = 6
left_knee = 20
[[figure.pose]]
right_hip = [50, 10]
)";

routine::Exercise read(const std::string& text) {
    const Folder folder;
    folder.write("calf.toml", text);
    const auto library = Library::read({folder.path()});
    CHECK(files::words(library.errors()) == Words{});
    REQUIRE(library.exercises().size() == 1);
    return library.exercises().front();
}

// The errors of calf with that figure; line 1 is the first of the figure.
Words refused(const std::string& figure) {
    const Folder folder;
    const auto file = folder.write("calf.toml", calf + figure);
    auto errors = Library{}.check(file).errors;
    const auto before = static_cast<int>(std::count(calf.begin(), calf.end(), '\n'));
    for (auto& e : errors) e.line -= before;
    return files::words(errors);
}

std::string with(const std::string& was, const std::string& is) {
    std::string text = drawn;
    text.replace(text.find(was), was.size(), is);
    return text;
}

double angle(const routine::Pose& pose, Joint joint, std::size_t axis = 0) {
    return pose.at(static_cast<std::size_t>(joint)).at(axis);
}

} // namespace

TEST_CASE("figure file: an exercise need not be drawn") { CHECK_FALSE(read(calf).figure); }

TEST_CASE("figure file: what is on the tool, what rests where, what slides") {
    const auto figure = *read(calf + drawn).figure;
    CHECK(figure.look == routine::Look::front);
    CHECK(figure.target->bone == Bone::left_shank);
    CHECK(figure.target->from == 0.82);
    CHECK(figure.tool_on == Surface::floor);
    REQUIRE(figure.rests.size() == 3);
    CHECK(figure.rests[1].part == BodyPart::seat);
    CHECK(figure.rests[1].slides);
    CHECK_FALSE(figure.rests[0].slides);
    CHECK(figure.rests[2].on == Surface::wall_left);
}

TEST_CASE("figure file: a stroke across the bone, at the wall before whoever looks") {
    // A quarter of the shank's stroke and the rest of it across.
    const auto figure = *read(calf + with("to = 0.25", "to = 0.42\nacross_from = 0.01\n"
                                                       "across_to = 0.11\n"
                                                       "tool_on = \"wall_near\""))
                             .figure;
    CHECK(figure.tool_on == Surface::wall_near);
    REQUIRE(figure.target->across);
    CHECK(figure.target->across->from == 0.01);
    CHECK(figure.target->across->to == 0.11);
    CHECK(routine::length_of_stroke(*figure.target) == doctest::Approx(0.14).epsilon(0.01));
    CHECK_FALSE(read(calf + drawn).figure->target->across);
}

TEST_CASE("figure file: a pose says only what differs from the one before") {
    const auto poses = read(calf + drawn).figure->poses;
    REQUIRE(poses.size() == 2);
    CHECK(angle(poses[0], Joint::trunk) == -42.0);
    CHECK(angle(poses[0], Joint::trunk, 2) == 5.0);
    CHECK(angle(poses[0], Joint::right_knee) == 6.0);
    CHECK(angle(poses[0], Joint::left_knee) == 20.0); // one side after both
    CHECK(angle(poses[1], Joint::left_knee) == 20.0);
    CHECK(angle(poses[1], Joint::right_hip, 1) == 10.0);
    CHECK(angle(poses[0], Joint::right_hip) == 0.0);
}

TEST_CASE("figure file: every mistake is named with its place") {
    CHECK(refused(with("front", "above")) == Words{"2:8 out_of_range look (side, front, rear)"});
    CHECK(refused(with("left_knee = 20", "left_knee = 190")) ==
          Words{"12:13 out_of_range left_knee (0 .. 150)"});
    CHECK(refused(with("knees = 6", "knees = [6, 7]")) == Words{"11:9 wrong_type knees (list)"});
    CHECK(refused(with("knees = 6", "knees = []")) == Words{"11:9 wrong_type knees (list)"});
    CHECK(refused(with("[50, 10]", "[50, 95]")) ==
          Words{"14:18 out_of_range right_hip (-35 .. 60)"});
    CHECK(refused(with("[\"seat\"]", "[\"head\"]")) ==
          Words{"8:10 out_of_range slides (what rests on something)"});
    CHECK(refused(with("from = 0.82\n", "")) == Words{"1:1 missing_key from"});
    CHECK(refused(with("to = 0.25", "to = 0.5")) == // 8 cm where a stroke is 24
          Words{"5:6 out_of_range to (stroke_share_of_height)"});
    // Across is not seen from the side, and has a beginning and an end.
    CHECK(refused(with("to = 0.25", "to = 0.25\nacross_from = 0.0\nacross_to = 0.0")) == Words{});
    CHECK(refused(with("to = 0.25", "to = 0.25\nacross_to = 0.0")) ==
          Words{"1:1 missing_key across_from"});
    CHECK(refused(with("to = 0.25", "to = 0.82\nacross_from = 0.0\nacross_to = 0.3")) ==
          Words{"7:13 out_of_range across_to (-0.12 .. 0.12)"});
    CHECK(refused("[figure]\nlook = \"side\"\non = \"chest\"\nfrom = 0.1\nto = 0.1\n"
                  "across_from = 0.0\nacross_to = 0.1\n[[figure.pose]]\nknees = 5\n") ==
          Words{"2:8 out_of_range look (front, rear)"});
    // Only a tool says where the wall before whoever looks is.
    CHECK(refused(with("wall_left", "wall_near")) ==
          Words{"7:13 out_of_range wall_near (tool_on)"});
    const auto wrong_pose = refused(with("knees = 6", "kneees = 6"));
    REQUIRE(wrong_pose.size() == 1);
    CHECK(wrong_pose[0].starts_with("11:1 unknown_key kneees"));
}

TEST_CASE("figure file: at most eight poses, at least one") {
    std::string many = drawn;
    for (int i = 0; i < 7; ++i) many += "[[figure.pose]]\nknees = 5\n";
    const auto errors = refused(many);
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].find("out_of_range pose (1 .. 8)") != std::string::npos);
    CHECK(refused(drawn.substr(0, drawn.find("[[figure.pose]]"))) == Words{"1:1 missing_key pose"});
}
