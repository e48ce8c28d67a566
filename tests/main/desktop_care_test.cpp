// What is asked around a session, and what follows of it, behind the window.
#include "main/computer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

using namespace tests;

namespace {

const screen::ScreeningView::Line& line(const app::Desktop& desktop, const std::string& id) {
    const auto& all = shown<screen::ScreeningView>(desktop)->conditions;
    return *std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == id; });
}

} // namespace

TEST_CASE(
    "desktop: pain told during a session ends the exercise, and it is not played again today") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.begin(desktop, What::start_unmeasured, "calves");
    REQUIRE(desktop.in_session());
    computer.pass(desktop, 3s);
    computer.wish(desktop, What::tell_pain);
    REQUIRE(shown<screen::QuestionView>(desktop) != nullptr);
    computer.wish(desktop, What::answer, "y"); // no answer to this question
    REQUIRE(shown<screen::QuestionView>(desktop) != nullptr);
    computer.wish(desktop, What::answer, "8");
    REQUIRE(question(desktop) == "First to a professional");
    computer.wish(desktop, What::answer, "stop");
    computer.pass(desktop, 1s);
    computer.wish(desktop, What::answer, "6");
    computer.wish(desktop, What::answer, "pain");
    REQUIRE(shown<screen::SummaryView>(desktop) != nullptr);
    computer.wish(desktop, What::show_home);
    computer.wish(desktop, What::start_unmeasured, "calves");
    computer.wish(desktop, What::answer, "0");
    computer.wish(desktop, What::answer, "n");
    CHECK(notes(desktop, "it hurt today"));
}

TEST_CASE("desktop: help over a question tells the keys of that question") {
    using screen::HelpFor;
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    const auto is_helped = [&](HelpFor page) {
        computer.wish(desktop, What::show_help);
        const auto* help = shown<screen::HelpView>(desktop);
        const bool same = help != nullptr && help->keys == screen::help_for(page, "").keys;
        computer.wish(desktop, What::close_help);
        return same;
    };
    computer.begin(desktop, What::start_unmeasured, "calves");
    computer.pass(desktop, 3s);
    computer.wish(desktop, What::tell_pain);
    CHECK(is_helped(HelpFor::pain));
    computer.wish(desktop, What::answer, "8");
    REQUIRE(question(desktop) == "First to a professional");
    CHECK(is_helped(HelpFor::strong_pain));
    computer.wish(desktop, What::answer, "stop");
    computer.pass(desktop, 1s);
    CHECK(is_helped(HelpFor::question));
    computer.wish(desktop, What::answer, "6");
    computer.wish(desktop, What::answer, "pain");
    computer.wish(desktop, What::show_home);
    computer.wish(desktop, What::start_unmeasured, "calves");
    computer.wish(desktop, What::answer, "0");
    computer.wish(desktop, What::answer, "n");
    REQUIRE(notes(desktop, "it hurt today"));
    CHECK(is_helped(HelpFor::today));
}

TEST_CASE("desktop: pain of untold strength ends the exercise, says whom to ask, and waits") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.begin(desktop, What::start_unmeasured, "calves");
    computer.pass(desktop, 3s);
    computer.wish(desktop, What::tell_pain);
    computer.wish(desktop, What::question_back);
    REQUIRE(shown<screen::SessionView>(desktop) != nullptr);
    const std::string title = shown<screen::SessionView>(desktop)->title;
    computer.wish(desktop, What::tell_pain);
    computer.wish(desktop, What::answer, "-");
    computer.pass(desktop, 60s); // waits
    const auto* advice = shown<screen::QuestionView>(desktop);
    REQUIRE(advice != nullptr);
    CHECK(advice->question == "First to a professional");
    computer.wish(desktop, What::answer, "go");
    REQUIRE(shown<screen::SessionView>(desktop) != nullptr);
    CHECK_FALSE(shown<screen::SessionView>(desktop)->paused);
    CHECK(shown<screen::SessionView>(desktop)->title != title);
    computer.end(desktop);
    computer.wish(desktop, What::answer, "2");
    computer.wish(desktop, What::answer, "pain");
    computer.wish(desktop, What::show_home);
    const auto* home = shown<screen::HomeView>(desktop);
    REQUIRE(home != nullptr);
    const auto answers = computer.answers(home->recent[0].id);
    REQUIRE(answers.pain.size() == 1);
    CHECK_FALSE(answers.pain[0].discomfort);
    CHECK_FALSE(answers.pain[0].sharp);
}

TEST_CASE("desktop: a pause that was there before pain is told is there after it") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.begin(desktop, What::start_unmeasured, "calves");
    computer.pass(desktop, 3s);
    const auto paused = [&] {
        const auto* view = shown<screen::SessionView>(desktop);
        return view != nullptr && view->paused;
    };
    computer.wish(desktop, What::tell_pain);
    computer.wish(desktop, What::question_back);
    CHECK_FALSE(paused());
    computer.wish(desktop, What::pause);
    REQUIRE(paused());
    computer.wish(desktop, What::tell_pain);
    computer.wish(desktop, What::question_back);
    CHECK(paused());
    computer.wish(desktop, What::tell_pain);
    computer.wish(desktop, What::answer, "2");
    CHECK(paused());
}

TEST_CASE("desktop: what applies is told once, and stops the session with its reason") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::start_unmeasured, "starter");
    REQUIRE(shown<screen::ScreeningView>(desktop) != nullptr);
    computer.wish(desktop, What::tick, "fever");
    CHECK(shown<screen::ScreeningView>(desktop)->any);
    computer.wish(desktop, What::screening_done); // nothing else need be asked
    const auto* today = shown<screen::QuestionView>(desktop);
    REQUIRE(today != nullptr);
    REQUIRE(today->others.size() == 1);
    computer.wish(desktop, What::answer, "go"); // is not offered
    CHECK_FALSE(desktop.in_session());
    computer.wish(desktop, What::show_care);
    REQUIRE(shown<screen::CareView>(desktop) != nullptr);
    CHECK(shown<screen::CareView>(desktop)->applies.size() == 1);
}

TEST_CASE("desktop: who may not roll sees whom to call, and back leads to what forbids it") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_screening);
    REQUIRE(shown<screen::ScreeningView>(desktop));
    computer.wish(desktop, What::tick, "fever");
    computer.wish(desktop, What::screening_done);
    computer.wish(desktop, What::show_home);
    computer.wish(desktop, What::start_unmeasured, "calves");
    REQUIRE(question(desktop) == "Not today");
    CHECK(notes(desktop, "112"));
    computer.wish(desktop, What::question_back);
    REQUIRE(shown<screen::ScreeningView>(desktop));
    computer.wish(desktop, What::tick, "fever"); // no longer
    computer.wish(desktop, What::screening_done);
    CHECK(shown<screen::QuestionView>(desktop)->skips); // and it is asked again
}

TEST_CASE("desktop: after strong pain, whom to ask is said again before a cut session goes on") {
    Computer computer{"none"};
    {
        app::Desktop desktop = computer.desktop();
        computer.begin(desktop, What::start_unmeasured, "calves");
        computer.pass(desktop, 3s);
        computer.wish(desktop, What::tell_pain);
        computer.wish(desktop, What::answer, "8");
        desktop.leave();
    }
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::continue_unfinished);
    computer.pass(desktop, 2s);
    REQUIRE(desktop.in_session());
    CHECK(question(desktop) == "First to a professional");
    computer.wish(desktop, What::answer, "go");
    REQUIRE(shown<screen::SessionView>(desktop));
    CHECK_FALSE(shown<screen::SessionView>(desktop)->paused);
}

TEST_CASE("desktop: strong pain says whom to ask before anything goes on") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.begin(desktop, What::start_unmeasured, "calves");
    computer.pass(desktop, 3s);
    computer.wish(desktop, What::tell_pain);
    computer.wish(desktop, What::answer, "s");
    const auto* advice = shown<screen::QuestionView>(desktop);
    REQUIRE(advice != nullptr);
    CHECK(advice->question == "First to a professional");
    CHECK(advice->others.size() == 2);
    computer.pass(desktop, 60s); // waits
    CHECK(shown<screen::QuestionView>(desktop) != nullptr);
    computer.wish(desktop, What::answer, "stop");
    computer.pass(desktop, 1s);
    computer.wish(desktop, What::answer, "7");
    advice = shown<screen::QuestionView>(desktop);
    REQUIRE(advice != nullptr);
    CHECK(advice->others.size() == 1);
    computer.wish(desktop, What::answer, "go");
    REQUIRE(shown<screen::QuestionView>(desktop) != nullptr); // why it ended
    computer.wish(desktop, What::answer, "pain");
    CHECK(shown<screen::SummaryView>(desktop) != nullptr);
}

TEST_CASE("desktop: whom to ask stays until it was read, in the last exercise, too") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.begin(desktop, What::start_unmeasured, "calves");
    const auto told = [&] { // again and again, until no exercise is left
        for (int i = 0; i < 20; ++i) {
            computer.wish(desktop, What::tell_pain);
            computer.wish(desktop, What::answer, "s");
            const auto* advice = shown<screen::QuestionView>(desktop);
            REQUIRE(advice != nullptr);
            REQUIRE(advice->question == "First to a professional");
            if (advice->others.size() == 1) return;     // there is nothing to go on with
            computer.wish(desktop, What::answer, "go"); // in haste
            CHECK(question(desktop) == "First to a professional");
            computer.pass(desktop, 1s);
            computer.wish(desktop, What::answer, "go");
        }
        FAIL("it never ends");
    };
    told();
    computer.pass(desktop, 60s);
    CHECK(question(desktop) == "First to a professional");
    computer.wish(desktop, What::answer, "go");
    computer.pass(desktop, 20s);
    REQUIRE(shown<screen::QuestionView>(desktop) != nullptr); // the questions afterwards
    CHECK(question(desktop) != "First to a professional");
}

TEST_CASE("desktop: X pressed twice in haste asks how much, and tells no ten") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.begin(desktop, What::start_unmeasured, "calves");
    computer.pass(desktop, 3s);
    computer.wish(desktop, What::tell_pain);
    const std::string asked = question(desktop);
    computer.wish(desktop, What::answer, "10");
    CHECK(question(desktop) == asked);
    computer.pass(desktop, 1s);
    computer.wish(desktop, What::answer, "10");
    CHECK(question(desktop) == "First to a professional");
}

TEST_CASE("desktop: what was told cannot be read: said, and nothing that counts begins") {
    Computer computer{"none"};
    {
        app::Desktop desktop = computer.desktop();
        computer.wish(desktop, What::show_screening);
        computer.wish(desktop, What::tick, "fracture");
        computer.wish(desktop, What::screening_done);
    }
    const auto file = computer.folder.path / "people" / "me.db";
    REQUIRE(std::system(("sqlite3 " + file.string() + " 'DROP TABLE screening'").c_str()) == 0);
    app::Desktop desktop = computer.desktop();
    REQUIRE(shown<screen::HomeView>(desktop) != nullptr);
    CHECK_FALSE(shown<screen::HomeView>(desktop)->notice.empty());
    computer.wish(desktop, What::start_unmeasured, "starter");
    CHECK(shown<screen::HomeView>(desktop) != nullptr);
    CHECK_FALSE(desktop.in_session());
}

TEST_CASE("desktop: what was cut short does not go on against what was told since") {
    Computer computer{"none"};
    {
        app::Desktop desktop = computer.desktop();
        computer.begin(desktop, What::start_unmeasured, "starter");
        computer.pass(desktop, 3s);
        desktop.leave();
    }
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_screening);
    computer.wish(desktop, What::tick, "fracture");
    computer.wish(desktop, What::screening_done);
    computer.wish(desktop, What::show_home);
    REQUIRE(shown<screen::HomeView>(desktop)->unfinished);
    computer.wish(desktop, What::continue_unfinished,
                  shown<screen::HomeView>(desktop)->unfinished->id);
    CHECK_FALSE(desktop.in_session());
    CHECK(shown<screen::HomeView>(desktop)->notice.find("broken") != std::string::npos);
}

TEST_CASE("desktop: from each question there is a way back, with what was answered") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::start_unmeasured, "calves");
    computer.wish(desktop, What::tick, "blood_pressure");
    computer.wish(desktop, What::screening_done);
    REQUIRE(question(desktop) == "How much discomfort do you feel now?");
    CHECK(shown<screen::QuestionView>(desktop)->back);
    computer.wish(desktop, What::answer, "4");
    computer.wish(desktop, What::question_back);
    CHECK(question(desktop) == "How much discomfort do you feel now?");
    CHECK(shown<screen::QuestionView>(desktop)->given == "4");
    computer.wish(desktop, What::question_back); // to the screening, as it was answered
    REQUIRE(shown<screen::ScreeningView>(desktop) != nullptr);
    CHECK(line(desktop, "blood_pressure").on);
    computer.wish(desktop, What::screening_done);
    computer.wish(desktop, What::answer, "3");
    computer.wish(desktop, What::answer, "y");
    REQUIRE(notes(desktop, "painkiller")); // what is different today
    computer.wish(desktop, What::question_back);
    CHECK(question(desktop) == "A painkiller in the last six hours?");
    CHECK(shown<screen::QuestionView>(desktop)->given == "y");
    computer.wish(desktop, What::answer, "n");
    CHECK_FALSE(notes(desktop, "painkiller"));
    computer.wish(desktop, What::answer, "home");
    computer.wish(desktop, What::start_unmeasured, "calves");
    computer.wish(desktop, What::question_back); // nothing before it
    CHECK(shown<screen::HomeView>(desktop) != nullptr);
}

TEST_CASE("desktop: after a session, too, and the last answer is the one that is kept") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.play(desktop, "calves");
    REQUIRE(shown<screen::QuestionView>(desktop) != nullptr);
    CHECK_FALSE(shown<screen::QuestionView>(desktop)->back);
    computer.wish(desktop, What::answer, "5");
    computer.wish(desktop, What::question_back);
    CHECK(shown<screen::QuestionView>(desktop)->given == "5");
    computer.wish(desktop, What::answer, ""); // told by mistake
    computer.wish(desktop, What::answer, "time");
    const auto* summary = shown<screen::SummaryView>(desktop);
    REQUIRE(summary != nullptr);
    const auto answers = computer.answers(summary->id);
    CHECK_FALSE(answers.after);
    CHECK(answers.ended_by == care::EndedBy::time);
}

TEST_CASE("desktop: every statement with a place is asked where, a day is taken as it is written") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_screening);
    computer.wish(desktop, What::tick, "implant");
    computer.wish(desktop, What::tick, "skin_disease");
    CHECK_FALSE(line(desktop, "implant").near.empty());
    CHECK_FALSE(line(desktop, "skin_disease").near.empty());
    CHECK(line(desktop, "pregnancy").near.empty());
    computer.wish(desktop, What::tick_near, "implant:chest");
    computer.wish(desktop, What::tick_near, "skin_disease:calf");
    const auto on = [&](const std::string& id) {
        std::string places;
        for (const auto& place : line(desktop, id).near)
            if (place.on) places += place.id + ' ';
        return places;
    };
    CHECK(on("implant") == "implant:chest ");
    CHECK(on("skin_disease") == "skin_disease:calf ");
    for (const char* wrong : {"implant", "pregnancy:calf", "implant:nowhere", ":", ""})
        computer.wish(desktop, What::tick_near, wrong);
    CHECK(on("implant") == "implant:chest ");
}

TEST_CASE("desktop: what is marked tight but stopped today is refused with the reason") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_screening);
    computer.wish(desktop, What::tick, "fever");
    computer.wish(desktop, What::screening_done);
    computer.wish(desktop, What::show_tight);
    computer.wish(desktop, What::toggle_tight, "calf:left");
    const auto* tight = shown<screen::TightView>(desktop);
    REQUIRE(tight != nullptr);
    CHECK_FALSE(tight->ready());
    CHECK(tight->trouble.find("fever") != std::string::npos);
}

TEST_CASE("desktop: what was kept of the last days is replaced by what is answered anew") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.play(desktop, "calves", 90s);
    computer.stop(desktop);
    REQUIRE(shown<screen::SummaryView>(desktop) != nullptr);
    const std::string id = shown<screen::SummaryView>(desktop)->id;
    computer.now += 24h;
    computer.wish(desktop, What::show_home);
    computer.wish(desktop, What::start_unmeasured, "calves");
    const auto answers = [&](const char* anywhere) {
        for (int i = 0; i < 20 && !question(desktop).starts_with("Sore or bruised"); ++i)
            computer.wish(desktop, What::question_back);
        computer.wish(desktop, What::answer, anywhere);
        while (question(desktop).ends_with("how sore is it there?"))
            computer.wish(desktop, What::answer, "7");
        computer.wish(desktop, What::answer, "0");
        computer.wish(desktop, What::answer, "n");
        return computer.answers(id).next_day;
    };
    const auto sore = answers("y");
    REQUIRE_FALSE(sore.empty());
    CHECK(sore[0].soreness == 7);
    CHECK(notes(desktop, "sore or bruised there"));
    const auto well = answers("n");
    CHECK(well.size() == sore.size());
    CHECK(well[0].soreness == 0);
    CHECK_FALSE(notes(desktop, "sore or bruised there"));
    CHECK(answers("n").size() == sore.size()); // once
    CHECK(answers("").empty());                // taken back
}

TEST_CASE("desktop: a bruise that was told is kept where a statement then forbids rolling") {
    Computer computer{"none"};
    std::string id;
    {
        app::Desktop desktop = computer.desktop();
        computer.wish(desktop, What::start_unmeasured, "calves");
        computer.wish(desktop, What::screening_later);
        computer.answer(desktop);
        computer.pass(desktop, 150s);
        computer.stop(desktop);
        REQUIRE(shown<screen::SummaryView>(desktop) != nullptr);
        id = shown<screen::SummaryView>(desktop)->id;
    }
    computer.now += 24h;
    app::Desktop desktop = computer.desktop();
    const auto back_to_screening = [&] {
        for (int i = 0; i < 20 && shown<screen::ScreeningView>(desktop) == nullptr; ++i)
            computer.wish(desktop, What::question_back);
        REQUIRE(shown<screen::ScreeningView>(desktop) != nullptr);
    };
    computer.wish(desktop, What::start_unmeasured, "calves");
    computer.wish(desktop, What::screening_later);
    computer.wish(desktop, What::answer, "y");
    computer.wish(desktop, What::answer, "b");
    back_to_screening();
    computer.wish(desktop, What::tick, "fever");
    computer.wish(desktop, What::screening_done);
    REQUIRE(question(desktop) == "Not today");
    REQUIRE(computer.answers(id).next_day.size() == 1);
    CHECK(computer.answers(id).next_day[0].bruised);
    back_to_screening(); // and once it does not forbid any more, it is asked again
    computer.wish(desktop, What::tick, "fever");
    computer.wish(desktop, What::screening_done);
    CHECK(shown<screen::QuestionView>(desktop)->given == "y");
    CHECK(computer.answers(id).next_day.size() == 1);
}

TEST_CASE("desktop: a way back to the screening shows it as it was left, and keeps the answers") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::start_unmeasured, "calves");
    computer.wish(desktop, What::tick, "blood_pressure");
    computer.wish(desktop, What::tick, "implant");
    computer.wish(desktop, What::tick_near, "implant:chest");
    computer.wish(desktop, What::screening_later);
    computer.wish(desktop, What::answer, "4");
    computer.wish(desktop, What::question_back);
    computer.wish(desktop, What::question_back);
    REQUIRE(shown<screen::ScreeningView>(desktop) != nullptr);
    CHECK(line(desktop, "blood_pressure").on);
    const auto& near = line(desktop, "implant").near;
    CHECK(std::count_if(near.begin(), near.end(), [](const auto& one) { return one.on; }) == 1);
    computer.wish(desktop, What::screening_done);
    CHECK(shown<screen::QuestionView>(desktop)->given == "4");
    computer.wish(desktop, What::answer, "4");
    computer.wish(desktop, What::answer, "n");
    computer.wish(desktop, What::answer, "home");
    computer.wish(desktop, What::show_screening); // as it holds
    computer.wish(desktop, What::tick, "fever");
    computer.wish(desktop, What::show_home);
    computer.wish(desktop, What::show_screening);
    CHECK(line(desktop, "blood_pressure").on);
    const auto& stops = shown<screen::ScreeningView>(desktop)->stops;
    CHECK(std::none_of(stops.begin(), stops.end(), [](const auto& one) { return one.on; }));
}

TEST_CASE("desktop: what speaks against the marks is told, and what does not is not") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.begin(desktop, What::start_unmeasured, "calves");
    computer.pass(desktop, 3s);
    computer.wish(desktop, What::tell_pain);
    computer.wish(desktop, What::answer, "8");
    computer.wish(desktop, What::answer, "stop");
    computer.pass(desktop, 1s);
    computer.wish(desktop, What::answer, "");
    computer.wish(desktop, What::answer, "pain");
    computer.wish(desktop, What::show_home);
    computer.wish(desktop, What::show_tight);
    computer.wish(desktop, What::toggle_tight, "calf:left");
    const auto* tight = shown<screen::TightView>(desktop);
    REQUIRE(tight != nullptr);
    CHECK_FALSE(tight->ready());
    CHECK(tight->trouble.starts_with("Nothing can be put together for that today."));
    CHECK(tight->trouble.find("it hurt today") != std::string::npos);
    CHECK(tight->trouble.find("first week") == std::string::npos); // no reason for nothing
    computer.wish(desktop, What::toggle_tight, "forearm:left");
    tight = shown<screen::TightView>(desktop);
    CHECK(tight->ready());
    CHECK(tight->missing.find("it hurt today") != std::string::npos);
}
