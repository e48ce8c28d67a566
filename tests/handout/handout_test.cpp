// The hand-out: what it says of a plan, and how it looks to others.
#include "handout/handout.h"
#include "handout/numbers.h"
#include "handout/picture.h"
#include "plan/library.h"

#include "paper/pdf_file.h"
#include "plan/plans.h"
#include "wording/wording.h"

#include <algorithm>
#include <filesystem>
#include <set>

using handout::Handout, paper::Size, pdf::has, routine::Language;

namespace {

void speak(Language language) { wording::begin(places::build("/share/locale"), language); }

plan::Plan calves() { return plan::read(plans::calves, "calves.toml", plans::catalogue()).value(); }

const handout::Line* line(const handout::Card& card, const std::string& label) {
    for (const auto& one : card.lines)
        if (one.label == label) return &one;
    return nullptr;
}

std::string pdf_of(const Handout& handout, Size size = Size::a4) {
    return handout::print(handout, size).value().pdf;
}

// Blanks of any kind and number are one: lines are broken where they have to be.
std::string flat(const std::string& text) {
    std::string all;
    for (const char c : text)
        if (c != ' ' && c != '\n' && c != '\f')
            all += c;
        else if (!all.empty() && all.back() != ' ')
            all += ' ';
    return all;
}

} // namespace

TEST_CASE("handout: of each exercise how it is done, how much of it, how fast, and what to heed") {
    speak(Language::en);
    const Handout h = handout::handout_of(calves());
    CHECK(h.title == "Calves");
    CHECK(h.foot == "Rolltakt · Calves, version 1, Praxis am Markt, 2 Nov 2026");
    CHECK(h.head == std::vector<std::string>{"Version 1, by Praxis am Markt, 2 Nov 2026.",
                                             "For K-017.", "2 Nov 2026 to 13 Dec 2026.",
                                             "“Ganz langsam, bitte.”"});
    CHECK(h.rules.front() == "Stop at sharp pain, numbness or tingling.");
    REQUIRE(h.sections.size() == 2);
    CHECK(h.sections[0].title == "Calves and feet");
    CHECK(h.sections[0].when.starts_with("3 days a week, about "));
    REQUIRE(h.sections[0].more.size() == 1);
    CHECK(has(h.sections[0].more[0], "a further set after 2 comfortable weeks"));
    CHECK(h.sections[0].ticks.days == std::vector<std::string>{"1", "2", "3"});
    CHECK(h.sections[0].ticks.last_week == 6);
    CHECK(h.sections[1].ticks.days == std::vector<std::string>{"Sun"});

    const auto& calf = h.sections[0].cards.front();
    CHECK(calf.name == "2   Calf");
    CHECK(calf.way == "Normal, with the roller");
    CHECK(calf.drawn.has_value());
    REQUIRE(calf.lines.size() == 6);
    CHECK(has(calf.lines[0].text, "Sit on the floor, your calf on the roller"));
    CHECK(has(calf.lines[0].text, "Lift your hips")); // the variant's
    CHECK(has(line(calf, "Path")->text, "from a hand's breadth above the heel to three fingers"));
    CHECK(line(calf, "How much")->text == "1 set of 45 s, left and right, one after the other.");
    CHECK(has(line(calf, "Pace")->text, "7 s for each stroke; there and back are two."));
    CHECK(has(line(calf, "Pace")->text, "About 6 strokes a set."));
    CHECK(line(calf, "Pressure")->text == "medium, felt as 5 of 10 at most.");
    CHECK(line(calf, "Take care")->heed);
}

TEST_CASE("handout: every exercise of every template and routine has its card, with a figure") {
    speak(Language::de);
    const auto folder = std::vector{std::filesystem::path{places::source("/exercises")}};
    const auto templates = plan::templates(folder, plans::catalogue());
    REQUIRE(templates.all.size() == 12);
    for (const auto& one : templates.all)
        for (const auto& section : handout::handout_of(one.plan).sections) {
            CAPTURE(one.plan.id);
            CHECK_FALSE(section.cards.empty());
            CHECK(section.ticks.last_week >= section.ticks.first_week);
            for (const auto& card : section.cards) {
                CAPTURE(card.name);
                CHECK((card.drawn.has_value() || card.way != ""));
                CHECK(line(card, "Umfang") != nullptr);
            }
        }
    for (const auto& routine : plans::catalogue().routines()) {
        const Handout h = handout::handout_of(routine);
        REQUIRE(h.sections.size() == 1);
        CHECK(h.sections[0].ticks.days.empty());
        std::set<std::size_t> kinds;
        for (const auto& step : routine.steps) kinds.insert(step.exercise);
        CHECK(h.sections[0].cards.size() >= kinds.size());
    }
}

TEST_CASE("handout: all of its text can be taken out, in both languages and on both papers") {
    for (const auto language : {Language::en, Language::de})
        for (const auto size : {Size::a4, Size::letter}) {
            speak(language);
            const Handout h = handout::handout_of(calves());
            const std::string bytes = pdf_of(h, size);
            CHECK(bytes == pdf_of(h, size));
            const std::string text = pdf::File{bytes}.text();
            CHECK_FALSE(has(text, "…")); // nothing was cut off
            CHECK(has(text, h.foot));
            for (const auto& section : h.sections)
                for (const auto& card : section.cards) CHECK(has(flat(text), flat(card.name)));
            CHECK(has(pdf::File{bytes}.fonts(), " yes yes yes "));
        }
}

TEST_CASE("handout: boxes from a week on, and as many weeks as there is room for") {
    speak(Language::en);
    auto plan = calves();
    const auto later = handout::handout_of(plan, plans::day("2026-11-20"));
    CHECK(later.sections[0].ticks.first_week == 3);
    plan.weeks = 104;
    const auto text = pdf::File{pdf_of(handout::handout_of(plan))}.text();
    CHECK(has(text, "Boxes up to week "));
}

TEST_CASE("handout: pictures show both ends of a stroke and the way between them") {
    const auto& all = plans::catalogue().exercises();
    const auto named = [&](const char* id) {
        return *std::find_if(all.begin(), all.end(), [&](const auto& e) { return e.id == id; });
    };
    const auto left = handout::pictures_of(named("calf"), routine::Side::left);
    REQUIRE(left.size() == 2);
    REQUIRE(left[0].way);
    REQUIRE(left[1].way);
    CHECK(left[0].way->from == left[1].way->to);
    CHECK(left[0].drawing.shapes != left[1].drawing.shapes);
    const auto right = handout::pictures_of(named("calf"), routine::Side::right);
    CHECK(right[0].way->from.x == -left[0].way->from.x);
    CHECK(handout::pictures_of(named("lie_quiet"), routine::Side::none).size() == 1);
}

// Numbers are on sheets that lie in drawers.
TEST_CASE("numbers: each exercise of the library has its own, and these stay what they are") {
    std::set<int> numbers;
    for (const auto& exercise : plans::catalogue().exercises()) {
        CAPTURE(exercise.id);
        const auto number = handout::number_of(exercise.id);
        REQUIRE(number);
        CHECK(numbers.insert(*number).second);
        CHECK(handout::exercise_numbered(*number) == exercise.id);
    }
    CHECK(handout::number_of("foot_sole") == 1);
    CHECK(handout::number_of("calf") == 2);
    CHECK(handout::number_of("hamstrings") == 7);
    CHECK(handout::number_of("buttock") == 14);
    CHECK(handout::number_of("upper_back") == 19);
    CHECK(handout::number_of("lie_quiet") == 29);
    CHECK_FALSE(handout::number_of("my_own"));
    CHECK(handout::exercise_numbered(0).empty());
    CHECK(handout::exercise_numbered(1000).empty());
}
