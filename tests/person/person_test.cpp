// The simulated person keeps to the figures of the evidence sheet (1.2, 1.3), and its truth to
// itself.
#include "person/person.h"
#include "person/script.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

using person::Asked, person::Body, person::Character, person::Person, person::Phase;

namespace {

constexpr Character everybody[] = {Character::calm,    Character::study,   Character::hurried,
                                   Character::fidgety, Character::holding, Character::still};

Person rolling(Character character, double seconds, std::uint64_t seed = 1, double pace_s = 0.0) {
    Person someone(character, Body{}, seed);
    someone.ask(Asked::roll, pace_s, 5.0);
    someone.load(seconds);
    return someone;
}

std::vector<double> moments(double from_s, double to_s, double every_s) {
    std::vector<double> all;
    for (int i = 0; from_s + i * every_s < to_s; ++i) all.push_back(from_s + i * every_s);
    return all;
}

struct Spread {
    double mean = 0.0, variation = 0.0; // standard deviation / mean
};
Spread stroke_times(const Person& someone) {
    std::vector<double> times;
    for (const auto& s : someone.truth().strokes)
        if (s.complete) times.push_back(s.end_s - s.start_s);
    if (times.size() < 2) return {};
    const double mean =
        std::accumulate(times.begin(), times.end(), 0.0) / static_cast<double>(times.size());
    double square = 0.0;
    for (const double t : times) square += (t - mean) * (t - mean);
    return {mean, std::sqrt(square / static_cast<double>(times.size() - 1)) / mean};
}

} // namespace

TEST_CASE("person: nobody is on the roller until asked; then the force comes within seconds") {
    Person someone(Character::calm, Body{}, 3);
    for (const double t : moments(0.0, 10.0, 0.1)) CHECK(someone.load(t).force.value == 0.0);
    someone.ask(Asked::lie_ready, 0.0, 10.0);
    CHECK(someone.load(10.3).force.value == 0.0);
    CHECK(someone.load(16.0).force.value > 100.0);
    someone.ask(Asked::step_off, 0.0, 20.0);
    CHECK(someone.load(20.2).force.value > 100.0);
    CHECK(someone.load(24.0).force.value == 0.0);
}

TEST_CASE("person: profile strokes are three there-and-backs, and then none until asked to roll") {
    Person someone(Character::calm, Body{}, 4);
    someone.ask(Asked::profile_strokes, 3.0, 0.0);
    someone.load(60.0);
    CHECK(someone.truth().strokes.size() == 6);
    CHECK(someone.truth().phases.back().to == person::Phase::waiting);
    CHECK(someone.load(60.0).force.value > 100.0);
    someone.ask(Asked::roll, 3.0, 60.0);
    someone.load(80.0);
    CHECK(someone.truth().strokes.size() > 8);
}

TEST_CASE("person: with two peaks the force is highest in the middle, with one at an end") {
    for (const int peaks : {1, 2}) {
        CAPTURE(peaks);
        auto traits = person::traits_of(Character::calm);
        traits.force_peaks = peaks;
        traits.breathing = traits.unsteadiness = traits.hand_shifts_per_min = 0.0;
        Person someone(traits, Body{}, 5);
        someone.ask(Asked::roll, 4.0, 0.0);
        double proximal = 0.0, middle = 0.0, distal = 0.0; // the highest force seen there
        for (const double t : moments(10.0, 40.0, 0.02)) {
            const auto load = someone.load(t);
            if (load.along.value < -0.12) proximal = std::max(proximal, load.force.value);
            if (std::abs(load.along.value) < 0.01) middle = std::max(middle, load.force.value);
            if (load.along.value > 0.12) distal = std::max(distal, load.force.value);
        }
        CHECK((proximal > 1.3 * distal) == (peaks == 1));
        CHECK(middle > 1.15 * distal);
        CHECK((middle > 1.15 * proximal) == (peaks == 2));
    }
}

TEST_CASE(
    "person: the same seed does the same, however often it is looked at; another seed differs") {
    Person a(Character::fidgety, Body{}, 7), b(Character::fidgety, Body{}, 7),
        c(Character::fidgety, Body{}, 8);
    for (Person* p : {&a, &b, &c}) p->ask(Asked::roll, 4.0, 0.0);
    double differs = 0.0;
    for (const double t : moments(0.0, 60.0, 0.004)) a.load(t);
    for (const double t : moments(45.0, 60.0, 0.37)) {
        CHECK(a.load(t).force.value == b.load(t).force.value);
        CHECK(a.load(t).along.value == b.load(t).along.value);
        differs = std::max(differs, std::abs(a.load(t).force.value - c.load(t).force.value));
    }
    CHECK(differs > 1.0);
}

TEST_CASE("person: begun later, and asked sooner or later before, it does the same") {
    const auto strokes = [](double begins_s, double told_s) {
        Person someone(Character::fidgety, Body{}, 7, begins_s);
        CHECK(someone.load(begins_s - 1.0).force.value == 0.0);
        someone.ask(Asked::roll, 4.0, begins_s + 3.0);
        someone.load(begins_s + told_s);
        someone.ask(Asked::rest, 0.0, begins_s + 30.0);
        someone.ask(Asked::roll, 5.0, begins_s + 40.0);
        someone.load(begins_s + 70.0);
        return someone.truth().strokes;
    };
    const auto a = strokes(0.0, 29.9), b = strokes(20.0, 17.0);
    REQUIRE(a.size() > 10);
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        CHECK(b[i].start_s == doctest::Approx(20.0 + a[i].start_s));
        CHECK(b[i].mean_force_n == doctest::Approx(a[i].mean_force_n));
    }
}

TEST_CASE("person: a look back within the memory gives what was") {
    Person someone(Character::calm, Body{}, 2);
    someone.ask(Asked::roll, 0.0, 0.0);
    const double then = someone.load(12.0).force.value;
    someone.load(25.0);
    CHECK(someone.load(12.0).force.value == then);
}

TEST_CASE("person: stroke times follow the set pace and vary as people do") {
    CHECK(stroke_times(rolling(Character::calm, 400.0)).mean == doctest::Approx(6.0).epsilon(0.05));
    CHECK(stroke_times(rolling(Character::calm, 400.0, 1, 4.5)).mean ==
          doctest::Approx(4.5).epsilon(0.05));
    CHECK(stroke_times(rolling(Character::study, 400.0, 1, 6.0)).mean ==
          doctest::Approx(3.0).epsilon(0.05));
    CHECK(stroke_times(rolling(Character::hurried, 400.0, 1, 6.0)).mean ==
          doctest::Approx(3.0).epsilon(0.06));
    for (const auto character : everybody) {
        const auto spread = stroke_times(rolling(character, 600.0));
        CAPTURE(person::name_of(character));
        if (character == Character::still) {
            CHECK(spread.mean == 0.0);
        } else {
            CHECK(spread.variation > 0.02);
            CHECK(spread.variation < 0.16);
        }
    }
}

TEST_CASE(
    "person: strokes follow each other without holes, alternate, and have the length of the path") {
    const Person someone = rolling(Character::calm, 120.0);
    const auto& strokes = someone.truth().strokes;
    REQUIRE(strokes.size() > 15);
    for (std::size_t i = 0; i < strokes.size(); ++i) {
        CHECK(strokes[i].length_m == doctest::Approx(Body{}.stroke.value).epsilon(0.12));
        if (i == 0) continue;
        CHECK(strokes[i].start_s == strokes[i - 1].end_s);
        CHECK(strokes[i].direction == -strokes[i - 1].direction);
    }
}

TEST_CASE("person: a stroke ends where the movement turns") {
    Person someone(Character::calm, Body{}, 4);
    someone.ask(Asked::roll, 0.0, 0.0);
    someone.load(15.0);
    const auto stroke = someone.truth().strokes.front();
    const double turn = someone.load(stroke.end_s).along.value;
    CHECK(someone.load(stroke.end_s - 0.6).along.value * stroke.direction <
          turn * stroke.direction);
    CHECK(someone.load(stroke.end_s + 0.6).along.value * stroke.direction <
          turn * stroke.direction);
}

TEST_CASE(
    "person: the mean force is the share of the body's weight, and more at the proximal end") {
    Body body;
    body.mass = {80.0};
    body.share_of_weight = 0.34;
    Person someone(Character::calm, body, 5);
    someone.ask(Asked::roll, 0.0, 0.0);
    double proximal = 0.0, distal = 0.0, sum = 0.0;
    int count[2] = {0, 0}, all = 0;
    for (const double t : moments(10.0, 130.0, 0.05)) {
        const auto load = someone.load(t);
        sum += load.force.value;
        ++all;
        if (load.along.value < -0.08) proximal += load.force.value, ++count[0];
        if (load.along.value > 0.08) distal += load.force.value, ++count[1];
    }
    const double expected = 80.0 * 9.80665 * 0.34;
    CHECK(sum / all == doctest::Approx(expected).epsilon(0.06));
    CHECK(proximal / count[0] > 1.2 * expected);
    CHECK(distal / count[1] < 0.85 * expected);
}

TEST_CASE("person: the truth's mean force is the mean of what the roller feels") {
    Person someone(Character::fidgety, Body{}, 6);
    someone.ask(Asked::roll, 0.0, 0.0);
    someone.load(18.0);
    for (const auto& stroke : someone.truth().strokes) {
        double sum = 0.0;
        int count = 0;
        for (const double t : moments(stroke.start_s, stroke.end_s, 0.0025))
            sum += someone.load(t).force.value, ++count;
        CHECK(stroke.mean_force_n == doctest::Approx(sum / count).epsilon(0.01));
    }
}

TEST_CASE("person: a hold is a plateau within 10 % while weight moves to the arms") {
    Person someone(Character::calm, Body{}, 9);
    someone.ask(Asked::hold, 0.0, 0.0);
    someone.load(40.0);
    someone.ask(Asked::rest, 0.0, 40.0);
    someone.load(45.0);
    REQUIRE(someone.truth().holds.size() == 1);
    const auto hold = someone.truth().holds.front();
    CHECK(hold.end_s - hold.start_s > 30.0);
    double early = 0.0, late = 0.0;
    for (int i = 0; i < 100; ++i) {
        early += someone.load(26.0 + 0.04 * i).force.value / 100;
        late += someone.load(36.0 + 0.04 * i).force.value / 100;
    }
    CHECK(early == doctest::Approx(hold.mean_force_n).epsilon(0.1));
    CHECK(late == doctest::Approx(hold.mean_force_n).epsilon(0.1));
    CHECK(someone.load(45.0).force.value > 15.0); // resting: the limb still lies there
    CHECK(someone.load(45.0).force.value < 0.25 * hold.mean_force_n);
}

TEST_CASE("person: the holding one holds unasked, the fidgety one lifts off") {
    CHECK(rolling(Character::holding, 240.0).truth().holds.size() >= 3);
    CHECK(rolling(Character::calm, 300.0).truth().contact.size() == 1);
    CHECK(rolling(Character::fidgety, 300.0).truth().contact.size() > 3);
}

TEST_CASE("person: an interrupted stroke is told as broken off") {
    Person someone(Character::calm, Body{}, 11);
    someone.ask(Asked::roll, 8.0, 0.0);
    someone.load(40.0);
    someone.ask(Asked::step_off, 0.0, 40.0);
    someone.load(50.0);
    int broken = 0;
    for (const auto& s : someone.truth().strokes) broken += s.complete ? 0 : 1;
    CHECK(broken <= 1);
    CHECK(someone.truth().phases.back().to == Phase::away);
    CHECK(someone.truth().strokes.back().end_s < 43.0);
}

TEST_CASE("script: pieces are asked in their time, for ever and repeated") {
    const auto text = person::script("away 6, roll 45 @3, hold 30, rest 9.5, repeat");
    REQUIRE(text);
    REQUIRE(text->pieces.size() == 4);
    CHECK(text->repeats);
    CHECK(text->pieces[1].seconds_per_stroke == 3.0);
    CHECK(text->pieces[3].lasts_s == 9.5);

    Person someone(Character::calm, Body{}, 1);
    person::Prompter prompter(*text);
    for (const double t : moments(0.0, 200.0, 1.0)) {
        prompter.prompt(someone, t);
        someone.load(t);
    }
    CHECK(someone.truth().holds.size() == 2);

    const auto endless = person::script("away 2, roll");
    REQUIRE(endless);
    CHECK_FALSE(endless->pieces[1].lasts_s);
}

TEST_CASE("script: what cannot be understood is named") {
    using Code = person::ScriptError::Code;
    const auto code = [](std::string_view text) { return person::script(text).error().code; };
    CHECK(code("") == Code::empty);
    CHECK(code("repeat") == Code::unknown_word);
    CHECK(code("jump 4") == Code::unknown_word);
    CHECK(code("roll x") == Code::not_a_number);
    CHECK(code("roll 4 @") == Code::not_a_number);
    CHECK(code("roll -4") == Code::not_a_number);
    CHECK(code("roll nan") == Code::not_a_number);
    CHECK(code("roll, away 4") == Code::not_last);
    CHECK(code("roll 5, repeat, away 4") == Code::not_last);
    CHECK(person::script("roll 4,, away 3").error().piece.empty());
}

TEST_CASE("person: asked to press less or more it shifts its weight, after a moment, and back") {
    Person someone{Character::calm, Body{}, 5};
    someone.ask(Asked::hold, 0.0, 0.0);
    const auto mean = [&](double from_s, double to_s) {
        double sum = 0.0;
        int count = 0;
        for (double t = from_s; t < to_s; t += 0.05, ++count) sum += someone.load(t).force.value;
        return sum / count;
    };
    const double own = mean(10.0, 20.0);
    someone.press(units::Newtons{0.5 * own}, 20.0);
    CHECK(mean(20.0, 20.4) > 0.9 * own); // nobody does it at once
    CHECK(mean(25.0, 35.0) == doctest::Approx(0.5 * own).epsilon(0.25));
    someone.press(units::Newtons{1.4 * own}, 35.0);
    CHECK(mean(40.0, 50.0) > 1.1 * own);
    someone.press({}, 50.0);
    CHECK(mean(55.0, 65.0) == doctest::Approx(own).epsilon(0.15));
}
