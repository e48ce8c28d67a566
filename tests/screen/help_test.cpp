// What help says of the keys of a page: those that it hears beside the usual ones.
#include "screens.h"

#include "screen/help_screen.h"

#include <doctest/doctest.h>

#include <algorithm>

using screen::HelpFor;

namespace {

// Whether a line of keys names it, as a word of its own.
bool names(HelpFor page, const std::string& key) {
    const auto keys = screen::help_for(page, "0.1.0").keys;
    return std::any_of(keys.begin(), keys.end(), [&](const auto& line) {
        for (auto at = line.left.find(key); at != std::string::npos;
             at = line.left.find(key, at + 1)) {
            const auto end = at + key.size();
            const auto inside = [](char c) { return c != ' ' && c != ','; };
            if ((at == 0 || !inside(line.left[at - 1])) &&
                (end == line.left.size() || !inside(line.left[end])))
                return true;
        }
        return false;
    });
}

} // namespace

TEST_CASE("help: each page names the keys that it hears beside the usual ones") {
    tests::speak(routine::Language::en);
    const std::vector<std::pair<HelpFor, std::vector<std::string>>> heard{
        {HelpFor::home, {"M"}},
        {HelpFor::session,
         {"Space", "Right", "Left", "X", "Up", "S", "W", "V", "T", "L", "R", "F", "F11", "5"}},
        {HelpFor::question, {"Y or J", "N", "X", "B", "Backspace", "Esc"}},
        {HelpFor::pain, {"0 to 9", "X", "S", "Enter", "Backspace"}},
        {HelpFor::strong_pain, {"Enter", "Esc"}},
        {HelpFor::today, {"Enter", "Esc", "Backspace"}},
        {HelpFor::unsaved, {"Enter"}},
        {HelpFor::unkept, {"Enter", "X", "Backspace"}},
        {HelpFor::welcome, {"Enter", "D", "Esc"}},
        {HelpFor::delay, {"Left", "Right", "Esc"}},
        {HelpFor::tight, {"Left", "Right", "Enter"}},
        {HelpFor::morning, {"P", "T", "F", "B", "Page up", "Delete"}},
        {HelpFor::sheet, {"Y or J", "N", "L", "R", "B", "+", "Delete"}},
        {HelpFor::day, {"N", "T", "Left", "Right"}},
        {HelpFor::settings, {"Page up", "Page down"}}};
    for (const auto& page : heard)
        for (const std::string& key : page.second) {
            INFO("page ", static_cast<int>(page.first), ", key ", key);
            CHECK(names(page.first, key));
        }
    CHECK_FALSE(names(HelpFor::settings, "M"));
    CHECK_FALSE(names(HelpFor::pain, "Esc")); // does nothing there
    CHECK_FALSE(names(HelpFor::unsaved, "X"));
    CHECK(screen::help_for(HelpFor::home, "0.1.0").keys.at(2).left == "M"); // behind Enter
}

TEST_CASE("help: of a key it says what it does on that page") {
    tests::speak(routine::Language::en);
    const auto does = [](HelpFor page, const std::string& key) {
        for (const auto& line : screen::help_for(page, "0.1.0").keys)
            if (line.left == key) return line.right;
        return std::string{};
    };
    CHECK(does(HelpFor::pain, "Enter") == "not this exercise today");
    CHECK(does(HelpFor::pain, "Backspace") == "back to the session");
    CHECK(does(HelpFor::today, "Enter").starts_with("start"));
    CHECK(does(HelpFor::today, "Esc") == "not today");
    CHECK(does(HelpFor::unkept, "Enter") == "try again");
    CHECK(does(HelpFor::welcome, "Enter").find("the first session") != std::string::npos);
    CHECK(does(HelpFor::welcome, "Esc").find("to the start") != std::string::npos);
}

TEST_CASE("help: the first steps, the delay, people and the safety questions have their own") {
    tests::speak(routine::Language::en);
    const auto of = [](HelpFor page) { return screen::help_for(page, "0.1.0"); };
    for (const auto page : {HelpFor::delay, HelpFor::welcome, HelpFor::people}) {
        CHECK_FALSE(of(page).texts.empty());
        CHECK(of(page).texts != of(HelpFor::settings).texts);
    }
    CHECK(of(HelpFor::screening).keys.back().right == "later: light until then");
    CHECK(of(HelpFor::care).keys.back().right == "back");
}
