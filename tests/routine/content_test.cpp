// What is shipped, against the evidence sheet and the promises of the files themselves.
#include "content.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <regex>
#include <set>
#include <string>

using namespace std::chrono_literals;
using routine::Activity, routine::Effort, routine::Evidence, routine::Exercise, routine::Language;
using routine::Place, routine::Position, routine::Region, routine::Routine, routine::Text;
using routine::Tool;

using content::exercise, content::library, content::routine_named;

namespace {

// One row of the catalogue (evidence sheet 3.1 and 3.2); share: range of the normal variant.
struct Row {
    const char* id;
    Activity activity;
    Tool tool;
    Place place;
    double pace_s, stroke_share; // 0 = a hold
    int sets, work_s;
    double least_share, most_share;
    bool stronger = true;
};

constexpr auto roll = Activity::roll, hold = Activity::hold;
constexpr auto roller = Tool::roller, ball = Tool::ball;
constexpr auto floor = Place::floor, wall = Place::wall, table = Place::table;

// clang-format off
const Row catalogue[] = {
    {"calf",               roll, roller, floor, 6, 0.14,  2, 45, 0.34, 0.34},
    {"calf_hold",          hold, roller, floor, 0, 0,     1, 60, 0.10, 0.15},
    {"outer_shin",         roll, roller, floor, 5, 0.11,  2, 30, 0.15, 0.25},
    {"front_shin",         roll, roller, floor, 5, 0.12,  2, 30, 0.15, 0.25},
    {"hamstrings",         roll, roller, floor, 7, 0.16,  2, 45, 0.25, 0.35},
    {"front_thigh",        roll, roller, floor, 7, 0.17,  2, 45, 0.32, 0.32},
    {"upper_front_thigh",  roll, roller, floor, 3, 0.06,  2, 30, 0.25, 0.35},
    {"inner_thigh",        roll, roller, floor, 6, 0.13,  2, 30, 0.10, 0.20},
    {"outer_thigh",        roll, roller, floor, 7, 0.15,  2, 30, 0.30, 0.35},
    {"front_outer_hip",    roll, roller, floor, 3, 0.05,  2, 30, 0.20, 0.30},
    {"side_hip",           roll, roller, floor, 3, 0.06,  2, 30, 0.30, 0.45},
    {"buttock",            roll, roller, floor, 3, 0.07,  2, 45, 0.40, 0.60},
    {"hip_rotators",       roll, ball,   floor, 3, 0.04,  1, 45, 0.25, 0.40},
    {"upper_back",         roll, roller, floor, 6, 0.13,  2, 45, 0.35, 0.55},
    {"thoracic_extension", hold, roller, floor, 0, 0,     4, 20, 0.25, 0.35},
    {"side_of_back",       roll, roller, floor, 5, 0.11,  2, 30, 0.20, 0.30},
    {"between_blades",     roll, ball,   wall,  3, 0.08,  2, 45, 0.05, 0.12},
    {"back_extensors",     roll, ball,   wall,  3, 0.08,  1, 45, 0.05, 0.10, false},
    {"shoulder_top",       roll, ball,   wall,  3, 0.04,  1, 30, 0.04, 0.08},
    {"back_of_shoulder",   roll, ball,   wall,  3, 0.04,  1, 45, 0.05, 0.10},
    {"chest",              roll, ball,   wall,  3, 0.06,  1, 30, 0.05, 0.10},
    {"upper_arm",          roll, roller, floor, 4, 0.08,  1, 45, 0.05, 0.12},
    {"forearm",            roll, ball,   table, 4, 0.09,  1, 45, 0.03, 0.08},
    {"foot_sole",          roll, ball,   floor, 4, 0.075, 1, 60, 0.05, 0.10}};
// clang-format on

// "12 minutes" in the text about a routine.
int minutes_named(const std::string& text) {
    std::smatch found;
    REQUIRE(std::regex_search(text, found, std::regex{R"((\d+) (?:Minuten|minutes))"}));
    return std::stoi(found[1]);
}

template <class Key> std::map<Key, units::Duration> time_per(const Routine& r, auto keys_of) {
    std::map<Key, units::Duration> times;
    for (const auto& step : r.steps)
        for (const Key& key : keys_of(r.exercises[step.exercise], step)) times[key] += step.work;
    return times;
}

} // namespace

TEST_CASE("content: the whole catalogue, with the numbers of the evidence sheet") {
    CHECK(std::size(catalogue) == 24);
    for (const Row& row : catalogue) {
        CAPTURE(row.id);
        const Exercise& e = exercise(row.id);
        CHECK(e.activity == row.activity);
        CHECK(e.tool == row.tool);
        CHECK(e.place == row.place);
        CHECK(e.seconds_per_stroke == row.pace_s);
        CHECK(e.stroke_share_of_height == row.stroke_share);
        CHECK(e.usual.sets == row.sets);
        CHECK(e.usual.work == std::chrono::seconds{row.work_s});
        CHECK(e.variants.front().id == "normal");
        CHECK(e.variants.front().share_of_body_weight >= row.least_share);
        CHECK(e.variants.front().share_of_body_weight <= row.most_share);
        REQUIRE(e.variants.size() >= 2);
        CHECK(e.variants[1].id == "lighter");
        CHECK(e.variants[1].share_of_body_weight < e.variants[0].share_of_body_weight);
        const double strongest =
            std::max_element(e.variants.begin(), e.variants.end(), [](auto& a, auto& b) {
                return a.share_of_body_weight < b.share_of_body_weight;
            })->share_of_body_weight;
        CHECK((strongest > e.variants[0].share_of_body_weight) == row.stronger);
        CHECK_FALSE(e.targets.empty());
        CHECK_FALSE(e.caution.de.empty());
    }
}

TEST_CASE("content: measured is what loads a roller; a ball and a foot only by the bed") {
    for (const Exercise& e : library().exercises()) {
        CAPTURE(e.id);
        bool loads = false;
        for (std::size_t i = 0; i < e.variants.size(); ++i) loads |= loads_a_roller(e, i);
        CHECK(e.bed == loads);
        CHECK(e.cradle == (loads && e.tool == Tool::roller));
        CHECK(e.single == e.cradle);
    }
}

TEST_CASE("content: what may be rolled of the body can be, and the low back and neck go round") {
    std::set<Region> reached, gone_round;
    for (const Exercise& e : library().exercises()) {
        reached.insert(e.targets.begin(), e.targets.end());
        gone_round.insert(e.instead_of.begin(), e.instead_of.end());
    }
    for (int i = 0; i < routine::regions; ++i) {
        const auto region = static_cast<Region>(i);
        CAPTURE(word(region));
        CHECK(reached.count(region) == (never_rolled(region) ? 0 : 1));
        CHECK(gone_round.count(region) == (never_rolled(region) ? 1 : 0));
    }
}

TEST_CASE("content: what speaks against an exercise in particular") {
    using routine::Condition;
    const auto off = [](const char* id, Condition c) {
        const auto& list = exercise(id).against.off_if;
        return std::find(list.begin(), list.end(), c) != list.end();
    };
    for (const auto* id : {"calf", "calf_hold", "inner_thigh"})
        CHECK(off(id, Condition::vein_disease));
    // Nobody lies face down in pregnancy.
    for (const Exercise& e : library().exercises()) {
        CAPTURE(e.id);
        if (e.position == Position::prone) CHECK(off(e.id.c_str(), Condition::pregnancy));
        if (e.position == Position::kneeling) CHECK(off(e.id.c_str(), Condition::knee_pain));
    }
    CHECK(off("calf_hold", Condition::pregnancy));
    for (const auto* id : {"upper_back", "thoracic_extension"}) {
        CHECK(off(id, Condition::osteoporosis));
        CHECK(off(id, Condition::dizziness));
    }
    CHECK(off("hamstrings", Condition::disc_prolapse));
    CHECK(off("back_of_shoulder", Condition::shoulder_trouble));
    CHECK(off("chest", Condition::implant));
    CHECK(off("foot_sole", Condition::neuropathy));
    CHECK(exercise("inner_thigh").against.effort_up_to == Effort::light);
}

TEST_CASE("content: every routine lasts as long as it says, in both languages") {
    CHECK(library().routines().size() >= 10);
    for (const Routine& r : library().routines()) {
        CAPTURE(r.id);
        const double minutes = units::seconds(routine::duration(r)) / 60.0;
        for (const auto language : {Language::de, Language::en})
            CHECK(std::abs(minutes_named(r.about.in(language)) - minutes) <= 0.5);
    }
}

TEST_CASE("content: every routine changes position as seldom as its exercises allow") {
    for (const Routine& r : library().routines()) {
        CAPTURE(r.id);
        std::set<Position> positions;
        for (const auto& step : r.steps)
            positions.insert(position(r.exercises[step.exercise], step.variant));
        CHECK(routine::position_changes(r) == positions.size() - 1);
    }
}

TEST_CASE("content: twenty minutes at most, ten on one region, two on one spot") {
    for (const Routine& r : library().routines()) {
        CAPTURE(r.id);
        CHECK(routine::duration(r) <= 20min);
        const auto targets = [](const Exercise& e, const auto&) { return e.targets; };
        for (const auto& [region, time] : time_per<Region>(r, targets)) CHECK(time <= 10min);
        using Spot = std::tuple<std::string, routine::Side, int, bool>;
        const auto spot = [](const Exercise& e, const auto& step) {
            const bool rolled = e.activity == Activity::roll;
            if (e.activity != Activity::roll && e.activity != Activity::hold)
                return std::vector<Spot>{};
            return std::vector<Spot>{{e.id, step.side, step.set, rolled}};
        };
        for (const auto& [where, time] : time_per<Spot>(r, spot))
            CHECK(time <= (std::get<bool>(where) ? 120s : 90s));
    }
}

TEST_CASE("content: the routines that people ask for") {
    for (const auto* id : {"starter", "first_week", "after_running", "hips", "feet", "desk_back",
                           "low_back", "evening_calm", "whole_body_short", "whole_body_long"})
        CHECK(routine_named(id).id == id);
    CHECK(routine::duration(routine_named("whole_body_long")) >=
          routine::duration(routine_named("whole_body_short")) + 5min);
}

TEST_CASE("content: first use is half a minute, light, one set") {
    for (const auto* id : {"starter", "first_week"})
        for (const auto& step : routine_named(id).steps) {
            const Exercise& e = routine_named(id).exercises[step.exercise];
            if (e.tool == Tool::none) continue;
            CHECK(step.effort == Effort::light);
            CHECK(step.sets == 1);
            CHECK(step.work <= 30s);
        }
}

TEST_CASE("content: the low back goes round, and says why") {
    const Routine& r = routine_named("low_back");
    std::set<std::string> ids;
    for (const Exercise& e : r.exercises) ids.insert(e.id);
    for (const auto* id : {"buttock", "side_hip", "front_thigh", "hamstrings", "upper_back"})
        CHECK(ids.count(id) == 1);
    CHECK(ids.count("back_extensors") == 0);
    const bool why = std::any_of(r.claims.begin(), r.claims.end(), [](const auto& claim) {
        return claim.evidence == Evidence::advice &&
               claim.text.en.find("Nothing is rolled on the low back, because") == 0 &&
               claim.text.de.find("Auf dem unteren Rücken wird nichts gerollt, weil") == 0;
    });
    CHECK(why);
    CHECK(r.about.en.find("Nothing is rolled on the low back itself") != std::string::npos);
}

TEST_CASE("content: the calm evening ends with breathing and lying quiet") {
    const Routine& r = routine_named("evening_calm");
    REQUIRE(r.exercises.size() >= 2);
    CHECK(r.exercises[r.exercises.size() - 2].activity == Activity::breathe);
    CHECK(r.exercises.back().activity == Activity::lie_quiet);
    units::Duration quiet{};
    for (const auto& step : r.steps)
        if (r.exercises[step.exercise].tool == Tool::none) quiet += step.work;
    CHECK(quiet >= routine::duration(r) / 2);
}

TEST_CASE("content: statements about effects stand in claims only, with their label and source") {
    static const std::regex effect{
        "beweglich|locker[nt]|entspann|lös[te]|wirk|(?:hilft|helfen) "
        "(?:bei|gegen)|Schlaf|Schmerzen? weniger|"
        "flexib|loosen|relax|effect|helps? (?:against|with)|sleep|improv|reduc|soreness",
        std::regex::icase};
    std::size_t claims = 0;
    for (const Routine& r : library().routines()) {
        CAPTURE(r.id);
        for (const auto* text : {&r.title, &r.about})
            for (const auto language : {Language::de, Language::en})
                CHECK_FALSE(std::regex_search(text->in(language), effect));
        for (const auto& claim : r.claims) {
            ++claims;
            const bool studied =
                claim.evidence != Evidence::advice && claim.evidence != Evidence::no_trial;
            CHECK(claim.source.empty() != studied);
        }
    }
    CHECK(claims >= 8);
    for (const Exercise& e : library().exercises())
        for (const auto& [where, text] : content::texts_of(e)) {
            CAPTURE(where);
            for (const auto language : {Language::de, Language::en})
                CHECK_FALSE(std::regex_search(text.in(language), effect));
        }
}
