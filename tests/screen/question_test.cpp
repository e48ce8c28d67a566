// A question around a session, answered by a key, a click, or a remote of two buttons.
#include "screens.h"

#include "screen/question_screen.h"

#include <doctest/doctest.h>

#include <algorithm>

using screen::Key, screen::Wish;
using tests::Window;
using Kind = care::Question::Kind;

namespace {

Window asking(Kind kind, const screen::Looking& looking = {}) {
    tests::speak(routine::Language::en);
    const auto v = screen::view_of(care::Question{kind, routine::Region::calf}, looking);
    return {{1280, 720}, 1.0, [v](screen::Ui& ui) { return screen::draw(ui, v); }};
}

// Tapped one after the other; the answer of the last one.
std::string answer(Window& window, std::initializer_list<Key> keys) {
    Wish wish;
    for (const Key key : keys) wish = window.tap(key);
    return wish.what == Wish::What::answer ? "answer " + wish.id : "none";
}

} // namespace

TEST_CASE("question: one key answers it") {
    Window window = asking(Kind::discomfort);
    CHECK(answer(window, {screen::digit(7)}) == "answer 7");
    CHECK(answer(window, {Key::x}) == "answer 10");
    CHECK(answer(window, {Key::y}) == "none");
    CHECK(answer(window, {Key::enter}) == "answer ");
    CHECK(answer(window, {Key::escape}) == "answer ");
    CHECK(window.click("answer:3").id == "3");
    Window other = asking(Kind::painkiller);
    CHECK(answer(other, {Key::j}) == "answer y");
    CHECK(answer(other, {Key::n}) == "answer n");
    CHECK(answer(other, {screen::digit(1)}) == "none");
}

TEST_CASE("question: pain is told by the key on each button; Enter is the careful answer") {
    for (const auto language : {routine::Language::en, routine::Language::de}) {
        tests::speak(language);
        const auto v = screen::view_of(care::Question{Kind::pain, {}}, {});
        Window window{{1280, 720}, 1.0, [v](screen::Ui& ui) { return screen::draw(ui, v); }};
        CHECK(answer(window, {Key::enter}) == "answer -"); // not this exercise any more
        CHECK(answer(window, {Key::s}) == "answer s");
        CHECK(answer(window, {Key::escape}) == "none");
        CHECK(window.tap(Key::backspace).what == Wish::What::question_back);
        CHECK(v.numbers.back().label == "10");
        CHECK(v.hint.find("X: 10") != std::string::npos);
        CHECK(v.others.front().label.ends_with("(Enter)"));
        CHECK(v.others.back().label.ends_with("(S)"));
        CHECK(v.hint.find("(X)") == std::string::npos);
    }
    tests::speak(routine::Language::en);
}

TEST_CASE("question: a remote goes from answer to answer, and takes one") {
    Window window = asking(Kind::sore);
    CHECK(answer(window, {Key::page_down}) == "answer "); // skipped, as long as it went nowhere
    CHECK(answer(window, {Key::page_up, Key::page_up, Key::page_down}) == "answer 1");
    Window pedals = asking(Kind::painkiller);
    CHECK(answer(pedals, {Key::left, Key::left, Key::right}) == "answer n");
    CHECK(answer(pedals, {Key::left, Key::right}) == "answer "); // round
}

TEST_CASE("question: letters grow with the distance, and answers stay on the screen") {
    const auto height = [](double distance_m) {
        screen::Looking looking;
        looking.distance_m = distance_m;
        Window window = asking(Kind::pain, looking);
        float px = 0.0f;
        for (const auto& text : window.stage.seen().texts)
            if (text.text == "10") px = text.px;
        for (const auto& widget : window.stage.seen().widgets) CHECK(widget.at.bottom() <= 720.0f);
        return px;
    };
    CHECK(height(0.5) < height(1.5));
    CHECK(height(1.5) < height(2.5));
}

TEST_CASE("question: the reasons of today are read from the floor as the question is") {
    for (const auto language : {routine::Language::en, routine::Language::de}) {
        tests::speak(language);
        care::Fitted fitted;
        fitted.routine.steps.emplace_back();
        fitted.effects = {{care::Why::painkiller, care::Verdict::light, {}, {}, {}, {}}};
        const auto v = screen::view_of(fitted, "DE", {}, {});
        const Window window{{1280, 720}, 1.0, [v](screen::Ui& ui) { return screen::draw(ui, v); }};
        const auto px_of = [&](const std::string& words) {
            for (const screen::TextSeen& text : window.stage.seen().texts)
                if (words.starts_with(text.text)) return text.px;
            return 0.0f;
        };
        REQUIRE(v.notes.size() == 2); // why, and what follows from it
        for (const std::string& note : v.notes) CHECK(px_of(note) >= 0.7f * px_of(v.question));
    }
    tests::speak(routine::Language::en);
}

TEST_CASE("question: with large letters every answer is in sight") {
    for (const auto language : {routine::Language::en, routine::Language::de}) {
        tests::speak(language);
        for (const Kind kind :
             {Kind::discomfort, Kind::painkiller, Kind::sore, Kind::pain, Kind::ended_by}) {
            const auto v =
                screen::view_of(care::Question{kind, routine::Region::calf}, {}, {{}, true, {}});
            const Window window{
                {1280, 720}, 1.75, [v](screen::Ui& ui) { return screen::draw(ui, v); }};
            for (const screen::WidgetSeen& widget : window.stage.seen().widgets) {
                INFO(v.question, " ", widget.id);
                CHECK(widget.at.bottom() < 720.0f);
            }
        }
    }
    tests::speak(routine::Language::en);
}

TEST_CASE("question: Backspace, a click or a remote lead back; what was given has the focus") {
    tests::speak(routine::Language::en);
    screen::Asked asked{care::Answer{care::Answer::Kind::number, 3, {}}, true, {}};
    const auto v = screen::view_of(care::Question{Kind::discomfort, {}}, {}, asked);
    CHECK(v.given == "3");
    Window window{{1280, 720}, 1.0, [v](screen::Ui& ui) { return screen::draw(ui, v); }};
    CHECK(window.tap(Key::backspace).what == Wish::What::question_back);
    CHECK(window.click("back").what == Wish::What::question_back);
    CHECK(answer(window, {Key::escape}) == "answer ");
    Window again{{1280, 720}, 1.0, [v](screen::Ui& ui) { return screen::draw(ui, v); }};
    CHECK(answer(again, {Key::enter}) == "answer 3"); // kept
    Window remote{{1280, 720}, 1.0, [v](screen::Ui& ui) { return screen::draw(ui, v); }};
    CHECK(answer(remote, {Key::page_down}) == "answer 3");
    Window first = asking(Kind::discomfort);
    CHECK(answer(first, {Key::backspace}) == "none"); // nothing before it
}

TEST_CASE("question: why it is asked again stands there and is read out") {
    tests::speak(routine::Language::en);
    const auto v =
        screen::view_of(care::Question{Kind::after, {}}, {}, {{}, false, "The disk is full."});
    CHECK(v.notes == std::vector<std::string>{"The disk is full."});
    CHECK(v.spoken.starts_with("The disk is full."));
    CHECK(v.spoken_id.empty()); // a clip of the question would leave that out
}

TEST_CASE("question: each has a clip of its own, unless an answer of before is read with it") {
    tests::speak(routine::Language::en);
    const auto id = [](Kind kind, const std::optional<care::Answer>& given = {}) {
        return screen::view_of(care::Question{kind, {}}, {}, {given, false, {}}).spoken_id;
    };
    CHECK(id(Kind::painkiller) == "ask.painkiller");
    CHECK(id(Kind::discomfort) == "ask.discomfort");
    CHECK(id(Kind::discomfort, care::Answer{care::Answer::Kind::number, 3}).empty());
    CHECK(screen::not_saved("The disk is full.", {}).spoken_id.empty());
}

TEST_CASE("question: hint, Skip and Back are read from the floor, too") {
    for (const auto language : {routine::Language::en, routine::Language::de}) {
        tests::speak(language);
        const auto sizes = [](double distance_m) {
            screen::Looking looking;
            looking.distance_m = distance_m;
            const auto v =
                screen::view_of(care::Question{Kind::discomfort, {}}, looking, {{}, true, {}});
            const Window window{
                {1280, 720}, 1.0, [v](screen::Ui& ui) { return screen::draw(ui, v); }};
            float hint = 0.0f, question = 0.0f, skip = 0.0f;
            for (const screen::TextSeen& text : window.stage.seen().texts) {
                if (v.hint.starts_with(text.text)) hint = text.px;
                if (v.question.starts_with(text.text)) question = text.px;
                if (text.text.ends_with("(Enter)")) skip = text.px;
            }
            CHECK(hint > 0.4f * question);
            CHECK(skip > 0.4f * question);
            return hint;
        };
        CHECK(sizes(1.0) < sizes(2.5));
    }
    tests::speak(routine::Language::en);
}

TEST_CASE("question: answers that are not on disk have their own heading, and time to be read") {
    tests::speak(routine::Language::en);
    care::Fitted fitted;
    fitted.routine.steps.emplace_back();
    const std::string unkept = "The disk is full; make room. What you answered holds all the same.";
    const auto v = screen::view_of(fitted, {}, {}, {}, unkept);
    CHECK(v.question == "Your answers are not saved yet");
    CHECK(v.notes == std::vector{unkept});
    CHECK(v.spoken.find(unkept) != std::string::npos);
    const auto words = [](const std::string& text) {
        return static_cast<double>(std::count(text.begin(), text.end(), ' ') + 1);
    };
    const auto time = screen::starts_by_itself(fitted, unkept);
    REQUIRE(time);
    CHECK(units::seconds(*time) >= 0.5 * words(v.spoken));
    fitted.effects = {{care::Why::painkiller, care::Verdict::light, {}, {}, {}, {}}};
    CHECK(screen::view_of(fitted, {}, {}, {}, unkept).question == "Today it is different");
    CHECK(*screen::starts_by_itself(fitted, unkept) > *screen::starts_by_itself(fitted));
}

TEST_CASE("question: a session that is not saved yet is tried again by one key") {
    tests::speak(routine::Language::en);
    const auto v = screen::not_saved("The disk is full.", {});
    Window window{{1280, 720}, 1.0, [v](screen::Ui& ui) { return screen::draw(ui, v); }};
    CHECK(answer(window, {Key::enter}) == "answer again");
    CHECK(answer(window, {Key::go}) == "answer again");
    CHECK(answer(window, {Key::escape}) == "none"); // nobody loses it by mistake
    CHECK(v.spoken.starts_with("Not saved yet. The disk is full."));
    CHECK(v.standing == 0); // what would be lost has its turn, too, where there is no room for both
    CHECK(screen::not_saved("The disk is full.", {}, std::chrono::seconds{5}).standing == 1);
}

TEST_CASE("question: answers that are not saved yet are not lost by one key too many") {
    tests::speak(routine::Language::en);
    for (const bool closing : {true, false}) {
        const auto v = screen::answers_not_saved("The disk is full.", closing, {});
        Window window{{1280, 720}, 1.0, [v](screen::Ui& ui) { return screen::draw(ui, v); }};
        CHECK(answer(window, {Key::enter}) == "answer again");
        CHECK(answer(window, {Key::escape}) == "none");
        CHECK(v.back);
        CHECK(answer(window, {Key::x}) == "answer lose");
        CHECK(v.spoken.ends_with("now would lose your answers."));
    }
}
