// Differences in a log in words: nothing without a text, and no word of a cause in any of them.
#include "wording/insight.h"

#include "places.h"
#include "wording/wording.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

namespace {

using insight::Doubt, insight::Finding, insight::Missing, insight::NightValue, insight::Question;
using std::chrono::days;

struct Speaking {
    explicit Speaking(wording::Language language) {
        wording::begin(places::build("/share/locale"), language);
    }
    ~Speaking() { wording::speak(wording::Language::en); }
    Speaking(const Speaking&) = delete;
    Speaking& operator=(const Speaking&) = delete;
};

constexpr wording::Language both[]{wording::Language::en, wording::Language::de};

const auto start = *units::day("2026-11-01");

std::vector<insight::Outcome> outcomes() {
    std::vector<insight::Outcome> all;
    for (int i = 0; i < insight::night_values; ++i) all.emplace_back(static_cast<NightValue>(i));
    for (const auto& row : diary::item_table())
        if (row.group != diary::Group::factor) all.emplace_back(row.item);
    return all;
}

// Drawn rolling days, before and after they began, and planned phases.
std::vector<Question> questions(const insight::Outcome& main) {
    Question q;
    q.main = main;
    q.baseline_from = start;
    Question begun = q;
    begun.test_from = start + days{20};
    begun.also = {NightValue::quality, diary::Item::stress};
    Question phases = q;
    phases.design = insight::Design::planned_phases;
    for (int i = 0; i < 4; ++i)
        phases.phases.push_back({start + days{20 + 7 * i}, start + days{26 + 7 * i}, i % 2 == 1});
    return {q, begun, phases};
}

Finding finding(double difference) {
    Finding f;
    f.estimate = insight::Estimate{{}, difference, {difference - 0.9, difference + 0.9}, 0.1, {}};
    f.days_with = 20;
    f.days_without = 30;
    f.filled_with = 0.9;
    f.filled_without = 0.85;
    insight::Controls c;
    c.day_before = insight::Control{0.1, {-0.5, 0.7}};
    c.day_after = insight::Control{-0.2, {-0.9, 0.5}};
    c.shuffles = 400;
    c.as_large = 31;
    f.controls = c;
    return f;
}

void add(std::vector<std::string>& to, const std::vector<std::string>& more) {
    to.insert(to.end(), more.begin(), more.end());
}

std::vector<std::string> of_question(const Question& q) {
    std::vector<std::string> all{wording::asked(q),
                                 wording::planned(q),
                                 wording::minimum(q),
                                 wording::days_of(q, true),
                                 wording::days_of(q, false),
                                 wording::hidden_until_end(q),
                                 wording::baseline_missing(q, 4),
                                 wording::rate({12, 24, 20, 30, 0.5, {0.2, 1.1}, 1.0}, q),
                                 wording::rate({12,
                                                0,
                                                20,
                                                30,
                                                std::numeric_limits<double>::infinity(),
                                                {1.2, std::numeric_limits<double>::infinity()},
                                                1.0},
                                               q)};
    for (int i = 0; i < 4; ++i)
        all.push_back(wording::stage(q, {static_cast<insight::Stage>(i), 3, 0, {}, false, {}},
                                     start + days{30}));
    for (int i = 0; i < 5; ++i)
        for (const int n : {1, 4})
            all.push_back(wording::sentence(Missing{static_cast<Missing::What>(i), n}, q));
    for (const double difference : {0.6, -0.6, 0.0}) {
        const Finding f = finding(difference);
        add(all, {wording::sentence(f, q.main, q), wording::filled_days(f, q)});
        add(all, wording::lines(*f.controls, q.main));
    }
    return all;
}

// All that is ever said about a question and its answer.
std::vector<std::string> said() {
    std::vector<std::string> all{wording::differences_title(),
                                 wording::may_be(),
                                 wording::beside_title(),
                                 wording::pairing_rule(),
                                 wording::looked_at(1, 0),
                                 wording::looked_at(3, 2),
                                 wording::few_phases(questions(NightValue::quality).back()),
                                 wording::also_asked(questions(NightValue::quality).at(1))};
    for (const auto& outcome : outcomes()) {
        all.push_back(wording::name(outcome));
        for (const auto& q : questions(outcome)) add(all, of_question(q));
    }
    for (int i = 0; i < 3; ++i) all.push_back(wording::verdict(static_cast<insight::Verdict>(i)));
    for (int i = 0; i < 8; ++i) all.push_back(wording::sentence(static_cast<Doubt>(i)));
    for (int i = 0; i < 5; ++i)
        all.push_back(wording::sentence(static_cast<insight::QuestionError>(i)));
    for (int i = 0; i < 3; ++i)
        all.push_back(wording::sentence(static_cast<insight::BeginError>(i)));
    for (int i = 0; i < 4; ++i)
        all.push_back(wording::sentence(static_cast<insight::ExtendError>(i)));
    for (int i = 0; i < insight::others; ++i)
        for (const bool uneven : {true, false})
            all.push_back(wording::line({static_cast<insight::Other>(i), 0.3, 0.25, uneven}));
    for (const bool roll : {true, false}) {
        insight::Progress p;
        p.roll_today = roll;
        all.push_back(wording::today(p));
    }
    return all;
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

} // namespace

TEST_CASE("insight words: of phases it is said that the days beside them are no control") {
    for (const auto language : both) {
        const Speaking speaking{language};
        insight::Controls c;
        c.shuffles = 400;
        CHECK(wording::lines(c, NightValue::quality).size() == 1);
        c.of_phases = true;
        const auto all = wording::lines(c, NightValue::quality);
        REQUIRE(all.size() == 2);
        CHECK(all[0].starts_with(language == wording::Language::de ? "Einen Tag" : "One day"));
    }
}

TEST_CASE("insight words: every one is there, filled, in both languages") {
    for (const auto language : both) {
        const Speaking speaking{language};
        for (const auto& text : said()) {
            CHECK_FALSE(text.empty());
            CAPTURE(text);
            CHECK(text.find('{') == std::string::npos);
        }
    }
}

TEST_CASE("insight words: no word of a cause, of working or helping, of a dose") {
    const char* const english[]{
        "caus",  "because", "due to", "effect", "affect",    "help",        "improv",
        "works", "worked",  "lead",   "reduc",  "thanks to", "result of",   "relie",
        "heal",  "cure",    "treat",  "therap", "prove",     "should take", "benefit"};
    const char* const german[]{"verursach", "weil",     "wegen",  "wirk",   "hilf",     "helf",
                               "verbesser", "führt zu", "dank",   "linder", "heil",     "ursache",
                               "durch",     "therap",   "beweis", "behand", "nimm ein", "nutzen"};
    for (const auto language : both) {
        const Speaking speaking{language};
        for (const auto& text : said()) {
            CAPTURE(text);
            const std::string low = lower(text);
            if (language == wording::Language::en)
                for (const char* word : english) CHECK(low.find(word) == std::string::npos);
            else
                for (const char* word : german) CHECK(low.find(word) == std::string::npos);
        }
    }
}

TEST_CASE("insight words: a difference is bounded and says what it is of") {
    const Question q = questions(NightValue::quality).at(1);
    const Speaking english{wording::Language::en};
    CHECK(wording::sentence(finding(0.6), q.main, q) ==
          "In your log, “Quality of sleep” lay 0.6 points higher for nights after drawn rolling "
          "days than for nights after the other days (95 % range −0.3 to +1.5 points).");
    CHECK(wording::lines(*finding(0.6).controls, q.main).at(0) ==
          "One day earlier: +0.1 (−0.5 to +0.7 points)");
    CHECK(wording::sentence(Missing{Missing::What::days_with, 4}, q) ==
          "Missing: 4 more nights after drawn rolling days.");
    CHECK(wording::sentence(Missing{Missing::What::days_with, 1}, q) ==
          "Missing: 1 more night after drawn rolling days.");
    wording::speak(wording::Language::de);
    CHECK(wording::sentence(finding(-0.6), q.main, q) ==
          "In deinem Tagebuch lag „Schlafqualität“ für Nächte nach ausgelosten Rolltagen um 0,6 "
          "Punkte niedriger als für Nächte nach den anderen Tagen (95-%-Bereich −1,5 bis +0,3 "
          "Punkte).");
    CHECK(wording::sentence(Missing{Missing::What::days_without, 4}, q) ==
          "Es fehlen noch: 4 Nächte nach den anderen Tagen.");
}

TEST_CASE("insight words: what rounds to nothing is told as the same") {
    const Question q = questions(NightValue::quality).at(1);
    const Speaking english{wording::Language::en};
    CHECK(wording::sentence(finding(0.04), q.main, q).find("lay the same for") !=
          std::string::npos);
    CHECK(wording::apart(-0.04, 1) == "0.0");
    CHECK(wording::apart(-0.06, 1) == "−0.1");
}
