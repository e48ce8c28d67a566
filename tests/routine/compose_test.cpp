// Routines from marks on a map of the body: what must hold for any marks, minutes and cautions.
#include "places.h"

#include "routine/compose.h"
#include "routine/library.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>

using namespace std::chrono_literals;
using routine::Activity, routine::Allowed, routine::Composed, routine::ComposeError;
using routine::Condition, routine::Effort, routine::Exercise, routine::Place, routine::Position;
using routine::Region, routine::Routine, routine::Side, routine::Step, routine::Tight;
using routine::Tool;

namespace {

const std::vector<Exercise>& exercises() {
    static const auto library = routine::Library::read({places::source("/exercises")});
    return library.exercises();
}

Composed composed(const std::vector<Tight>& marks, int minutes, const Allowed& allowed = {}) {
    const auto made = routine::compose(exercises(), marks, minutes, allowed);
    REQUIRE(made.has_value());
    return *made;
}

bool has(const auto& list, const auto& thing) {
    return std::find(std::begin(list), std::end(list), thing) != std::end(list);
}

bool share(const auto& some, const auto& others) {
    return std::any_of(std::begin(some), std::end(some),
                       [&](auto one) { return has(others, one); });
}

// "calf left x2, lie_quiet": the parts in order.
std::string told(const Routine& r) {
    std::string text;
    for (std::size_t i = 0; i < r.steps.size(); ++i) {
        const Step& s = r.steps[i];
        if (s.set != s.sets) continue;
        const bool both = s.side == Side::left && i + 1 < r.steps.size() &&
                          r.steps[i + 1].side == Side::right &&
                          r.steps[i + 1].exercise == s.exercise;
        if (s.side == Side::right && i > 0 && r.steps[i - 1].exercise == s.exercise &&
            r.steps[i - 1].side == Side::left)
            continue;
        if (!text.empty()) text += ", ";
        text += r.exercises[s.exercise].id;
        if (both)
            text += " both";
        else if (s.side == Side::left)
            text += " left";
        else if (s.side == Side::right)
            text += " right";
        if (s.sets > 1) text += " x" + std::to_string(s.sets);
    }
    return text;
}

// What was asked for, to be read when it fails.
struct Wish {
    std::vector<Tight> marks;
    int minutes = 0;
    Allowed allowed;
};

std::ostream& operator<<(std::ostream& out, const Wish& wish) {
    out << wish.minutes << " min:";
    for (const Tight& mark : wish.marks)
        out << " " << word(mark.region) << "/" << static_cast<int>(mark.side);
    out << "; off:";
    for (const Region region : wish.allowed.off) out << " " << word(region);
    out << "; conditions:";
    for (const Condition condition : wish.allowed.conditions) out << " " << word(condition);
    return out;
}

Wish random_wish(std::mt19937& random) {
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    Wish wish;
    for (int n = 1 + below(6); n > 0; --n)
        wish.marks.push_back(
            {static_cast<Region>(below(routine::regions)), static_cast<Side>(1 + below(3))});
    wish.minutes = routine::composed_minutes.at(static_cast<std::size_t>(below(4)));
    for (int n = std::max(below(8) - 3, 0); n > 0; --n)
        wish.allowed.off.push_back(static_cast<Region>(below(routine::regions)));
    for (int n = std::max(below(6) - 2, 0); n > 0; --n)
        wish.allowed.light_only.push_back(static_cast<Region>(below(routine::regions)));
    for (int n = std::max(below(6) - 2, 0); n > 0; --n)
        wish.allowed.conditions.push_back(static_cast<Condition>(below(routine::conditions)));
    wish.allowed.light = below(6) == 0;
    wish.allowed.first_use = below(6) == 0;
    wish.allowed.roller = below(6) != 0;
    wish.allowed.ball = below(3) != 0;
    wish.allowed.wall = below(4) != 0;
    wish.allowed.table = below(4) != 0;
    wish.allowed.bed = below(2) == 0;
    return wish;
}

struct Met {
    Wish wish;
    Composed made;
};

// Many random wishes that can be met, with what came of them; made once for all tests.
const std::vector<Met>& many_met() {
    static const std::vector<Met> met = [] {
        std::mt19937 random{20261126};
        std::vector<Met> list;
        for (int i = 0; i < 3000; ++i) {
            const Wish wish = random_wish(random);
            auto made = routine::compose(exercises(), wish.marks, wish.minutes, wish.allowed);
            if (made)
                list.push_back({wish, std::move(*made)});
            else
                CHECK(made.error() == ComposeError::nothing_left);
        }
        return list;
    }();
    CHECK(met.size() > 2000);
    return met;
}

template <class Check> void for_many(Check check) {
    for (const Met& met : many_met()) {
        std::ostringstream about;
        about << met.wish << "; made: " << told(met.made.routine);
        const std::string words = about.str();
        CAPTURE(words);
        check(met.wish, met.made);
    }
}

std::set<Position> positions(const Routine& r) {
    std::set<Position> found;
    for (const Step& step : r.steps)
        found.insert(position(r.exercises[step.exercise], step.variant));
    return found;
}

bool pressed(const Exercise& e) {
    return e.activity == Activity::roll || e.activity == Activity::hold;
}

} // namespace

TEST_CASE("compose: never over the minutes, at most five seconds under") {
    for_many([](const Wish& wish, const Composed& made) {
        const auto lasts = routine::duration(made.routine);
        CHECK(lasts <= std::chrono::minutes{wish.minutes});
        CHECK(lasts >= std::chrono::minutes{wish.minutes} - routine::composed_tolerance);
    });
}

TEST_CASE("compose: positions are grouped, few in a short time, and the back comes last") {
    for_many([](const Wish& wish, const Composed& made) {
        const auto count = positions(made.routine).size();
        CHECK(routine::position_changes(made.routine) == count - 1);
        CHECK(count <= (wish.minutes == 3    ? 2U
                        : wish.minutes == 5  ? 3U
                        : wish.minutes == 10 ? 4U
                                             : 7U));
        CHECK(made.routine.exercises.back().activity == Activity::lie_quiet);
    });
}

TEST_CASE("compose: what is off stays off, and what must be light is light") {
    for_many([](const Wish& wish, const Composed& made) {
        for (const Step& step : made.routine.steps) {
            const Exercise& e = made.routine.exercises[step.exercise];
            CAPTURE(e.id);
            CHECK_FALSE(share(e.targets, wish.allowed.off));
            CHECK_FALSE(share(e.against.off_if, wish.allowed.conditions));
            CHECK(step.effort <= e.against.effort_up_to);
            CHECK(step.effort != Effort::strong);
            const bool light = wish.allowed.light || share(e.targets, wish.allowed.light_only) ||
                               share(e.against.light_if, wish.allowed.conditions);
            if (light || wish.allowed.first_use) CHECK(step.effort == Effort::light);
            if (light && pressed(e)) CHECK(e.variants[step.variant].id == "lighter");
        }
    });
}

TEST_CASE("compose: only what is at hand") {
    for_many([](const Wish& wish, const Composed& made) {
        for (const Step& step : made.routine.steps) {
            const Exercise& e = made.routine.exercises[step.exercise];
            CAPTURE(e.id);
            const Tool needed = tool(e, step.variant);
            const Place there = place(e, step.variant);
            CHECK((needed != Tool::roller || wish.allowed.roller));
            CHECK((needed != Tool::ball || wish.allowed.ball));
            CHECK((there != Place::wall || wish.allowed.wall));
            CHECK((there != Place::table || wish.allowed.table));
        }
    });
}

TEST_CASE("compose: the longest times hold, at a time, on a region and in all") {
    for_many([](const Wish& wish, const Composed& made) {
        std::map<Region, units::Duration> on;
        for (const Step& step : made.routine.steps) {
            const Exercise& e = made.routine.exercises[step.exercise];
            for (const Region region : e.targets) on[region] += step.work;
            if (e.activity == Activity::roll) CHECK(step.work <= 120s);
            if (e.activity == Activity::hold) CHECK(step.work <= 90s);
            CHECK(step.sets <= 4);
            CHECK(step.work >= 5s);
            CHECK(step.get_ready >= 5s);
            if (wish.allowed.first_use && pressed(e)) {
                CHECK(step.work <= 30s);
                CHECK(step.sets == 1);
            }
        }
        for (const auto& [region, time] : on) CHECK(time <= 10min);
        CHECK(routine::duration(made.routine) <= 20min);
    });
}

TEST_CASE("compose: every mark is served on its side, or named as left out") {
    for_many([](const Wish& wish, const Composed& made) {
        for (const Tight& mark : made.marks) {
            CAPTURE(word(mark.region));
            const bool left_out = has(made.left_out, mark.region);
            std::set<Side> sides;
            for (const Step& step : made.routine.steps) {
                const Exercise& e = made.routine.exercises[step.exercise];
                const auto& regions = never_rolled(mark.region) ? e.instead_of : e.targets;
                if (has(regions, mark.region)) sides.insert(step.side);
            }
            if (has(wish.allowed.off, mark.region)) CHECK(left_out);
            if (left_out) continue;
            CHECK_FALSE(sides.empty());
            if (sides.count(Side::none) == 1) continue; // both at once
            if (mark.side != Side::right) CHECK(sides.count(Side::left) == 1);
            if (mark.side != Side::left) CHECK(sides.count(Side::right) == 1);
        }
        for (const Region region : made.gone_round) CHECK(never_rolled(region));
    });
}

TEST_CASE("compose: no exercise comes twice, and its sets and sides belong together") {
    for_many([](const Wish&, const Composed& made) {
        std::set<std::size_t> over;
        std::size_t present = made.routine.steps.front().exercise;
        for (const Step& step : made.routine.steps) {
            if (step.exercise != present) over.insert(std::exchange(present, step.exercise));
            CHECK(over.count(step.exercise) == 0);
        }
    });
}

TEST_CASE(
    "compose: the same wish gives the same routine, and the order of the library is nothing") {
    std::mt19937 random{7};
    auto shuffled = exercises();
    for (int i = 0; i < 300; ++i) {
        const Wish wish = random_wish(random);
        std::shuffle(shuffled.begin(), shuffled.end(), random);
        const auto once = routine::compose(exercises(), wish.marks, wish.minutes, wish.allowed);
        const auto again = routine::compose(shuffled, wish.marks, wish.minutes, wish.allowed);
        REQUIRE(once.has_value() == again.has_value());
        if (once) CHECK(told(once->routine) == told(again->routine));
    }
}

TEST_CASE("compose: with everything allowed, any single mark can be met in any time") {
    for (int i = 0; i < routine::regions; ++i)
        for (const int minutes : routine::composed_minutes)
            for (const Side side : {Side::left, Side::right, Side::both}) {
                const auto region = static_cast<Region>(i);
                CAPTURE(word(region));
                CAPTURE(minutes);
                CHECK(composed({{region, side}}, minutes).left_out.empty());
            }
}

TEST_CASE("compose: more minutes give more, the mark itself first") {
    const std::vector<Tight> calf{{Region::calf}};
    CHECK(told(composed(calf, 3).routine) == "calf both, lie_quiet");
    const auto five = told(composed(calf, 5).routine);
    const auto ten = told(composed(calf, 10).routine);
    CHECK(five.find("calf both x2") == 0);
    CHECK(ten.find("calf both") != std::string::npos);
    CHECK(ten.find("calf_hold both") != std::string::npos);
    std::size_t before = 0;
    for (const int minutes : routine::composed_minutes) {
        std::size_t pressed_steps = 0;
        const Routine r = composed(calf, minutes).routine;
        for (const Step& step : r.steps) pressed_steps += pressed(r.exercises[step.exercise]);
        CHECK(pressed_steps > before);
        before = pressed_steps;
    }
}

TEST_CASE("compose: what is known is told briefly, and more of the minutes is rolled") {
    Allowed allowed;
    for (const Exercise& e : exercises())
        for (const auto& variant : e.variants) allowed.known.push_back({e.id, variant.id});
    const auto rolling = [](const Routine& r) {
        std::chrono::duration<double> sum{};
        for (const Step& step : r.steps)
            if (pressed(r.exercises[step.exercise])) sum += step.work;
        return sum;
    };
    const std::vector<Tight> marks{{Region::calf}, {Region::front_thigh}, {Region::buttock}};
    for (const int minutes : routine::composed_minutes) {
        CAPTURE(minutes);
        const Routine full = composed(marks, minutes).routine;
        const Routine brief = composed(marks, minutes, allowed).routine;
        CHECK(rolling(brief) >= rolling(full));
        CHECK(routine::duration(brief) <= std::chrono::minutes{minutes});
        CHECK(routine::duration(brief) >=
              std::chrono::minutes{minutes} - routine::composed_tolerance);
    }
    CHECK(rolling(composed(marks, 10, allowed).routine) > rolling(composed(marks, 10).routine));
}

TEST_CASE("compose: one side only where only one is marked; left and right are both") {
    CHECK(told(composed({{Region::calf, Side::left}}, 3).routine).find("calf left") == 0);
    const auto both = composed({{Region::calf, Side::left}, {Region::calf, Side::right}}, 3);
    CHECK(both.marks == std::vector<Tight>{{Region::calf, Side::both}});
    CHECK(told(both.routine) == "calf both, lie_quiet");
}

TEST_CASE("compose: the low back goes round, and others stand in, each once before any twice") {
    const auto made = composed({{Region::low_back}}, 10);
    CHECK(made.gone_round == std::vector{Region::low_back});
    std::set<std::string> ids;
    for (const Exercise& e : made.routine.exercises) ids.insert(e.id);
    CHECK(ids.size() >= 5);
    CHECK(ids.count("back_extensors") == 0);
    Allowed off;
    off.off = {Region::low_back};
    CHECK(routine::compose(exercises(), std::vector<Tight>{{Region::low_back}}, 10, off).error() ==
          ComposeError::nothing_left);
}

TEST_CASE("compose: what the builds that are there can measure goes first") {
    Allowed allowed;
    allowed.bed = allowed.cradle = allowed.single = false;
    const auto any = composed({{Region::upper_arm}, {Region::side_hip}}, 10, allowed);
    allowed.bed = true;
    const auto measured = composed({{Region::side_hip}}, 5, allowed);
    CHECK(told(measured.routine).find("side_hip") == 0);
    CHECK(any.left_out.empty()); // measuring is a preference, not a condition
}

TEST_CASE("compose: marks that have no room in three minutes are named") {
    const auto made = composed({{Region::calf}, {Region::chest}, {Region::front_thigh}}, 3);
    CHECK(told(made.routine) == "calf both, lie_quiet");
    CHECK(made.left_out == std::vector{Region::chest, Region::front_thigh});
}

TEST_CASE("compose: what cannot be met is an error with its reason") {
    const auto error = [](const std::vector<Tight>& marks, int minutes,
                          const Allowed& allowed = {}) {
        return routine::compose(exercises(), marks, minutes, allowed).error();
    };
    CHECK(error({}, 10) == ComposeError::nothing_marked);
    CHECK(error({{Region::calf, Side::none}}, 10) == ComposeError::nothing_marked);
    CHECK(error({{Region::calf}}, 7) == ComposeError::minutes);
    CHECK(error({{Region::calf}}, 0) == ComposeError::minutes);
    Allowed off;
    off.off = {Region::calf};
    CHECK(error({{Region::calf}}, 10, off) == ComposeError::nothing_left);
    CHECK(routine::compose({}, std::vector<Tight>{{Region::calf}}, 10).error() ==
          ComposeError::nothing_left);
}

TEST_CASE("compose: a library without an end of its own still fits") {
    std::vector<Exercise> only;
    for (const Exercise& e : exercises())
        if (e.id == "calf") only.push_back(e);
    const auto made = routine::compose(only, std::vector<Tight>{{Region::calf}}, 5);
    REQUIRE(made.has_value());
    CHECK(told(made->routine).find("calf both") == 0);
    CHECK(routine::duration(made->routine) <= 5min);
}

TEST_CASE("compose: an exercise that a plan has is done as the plan has it") {
    const auto step = [](const Allowed& allowed) {
        const auto made = composed({{Region::calf}}, 10, allowed);
        const auto& steps = made.routine.steps;
        const auto calf = std::find_if(steps.begin(), steps.end(), [&](const Step& s) {
            return made.routine.exercises[s.exercise].id == "calf";
        });
        REQUIRE(calf != steps.end());
        return *calf;
    };
    const auto variant = [](std::string_view id) {
        for (const Exercise& e : exercises())
            for (std::size_t i = 0; e.id == "calf" && i < e.variants.size(); ++i)
                if (e.variants[i].id == id) return i;
        FAIL("no such variant");
        return std::size_t{0};
    };
    CHECK(step({}).effort == Effort::medium);
    CHECK(step({}).variant == 0);
    Allowed allowed;
    allowed.planned = {{"calf", variant("lighter"), Effort::light, 9.0, routine::Band{7.0, 12.0}}};
    CHECK(step(allowed).effort == Effort::light);
    CHECK(step(allowed).variant == variant("lighter"));
    CHECK(step(allowed).seconds_per_stroke == 9.0);
    REQUIRE(step(allowed).pace_band);
    CHECK(step(allowed).pace_band->high == 12.0);
    allowed.planned = {{"calf", variant("stronger"), Effort::strong, {}, {}}};
    CHECK(step(allowed).variant == variant("stronger"));
    CHECK(step(allowed).seconds_per_stroke == step({}).seconds_per_stroke);
    allowed.light = true; // never the stronger one
    CHECK(step(allowed).variant == variant("lighter"));
    CHECK(step(allowed).effort == Effort::light);
}
