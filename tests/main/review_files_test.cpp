// Replies as files, wherever they are given to the window.
#include "main/reviewing.h"

#include <thread>

using namespace tests;
using namespace tests::reviewing;

TEST_CASE("review: a reply that the window is opened with, or given on another page, is taken") {
    Computer computer{"none"};
    PracticeOfClients practice{computer, false};
    const auto one = practice.add("one"), other = practice.add("other");
    const auto first = practice.file(one, 2.0), second = practice.file(other, 2.0);
    const auto until_said = [&](app::Desktop& desktop) {
        const auto said = [&] {
            const auto* view = shown<screen::ReviewView>(desktop);
            return view == nullptr ? std::string{} : view->said;
        };
        for (int i = 0; i < 5000 && said().empty(); ++i) {
            std::this_thread::yield();
            settle(computer, desktop);
        }
        return said();
    };
    {
        computer.start.files = {first};
        app::Desktop desktop = computer.desktop();
        CHECK(until_said(desktop) == "2 sessions of one are kept.");
        desktop.leave();
    }
    computer.start.files.clear();
    {
        app::Desktop desktop = computer.desktop();
        computer.wish(desktop, What::show_home);
        desktop.dropped({second});
        CHECK(until_said(desktop) == "2 sessions of other are kept.");
        desktop.leave();
    }
    CHECK(practice.kept("one").replies.size() == 1);
    CHECK(practice.kept("other").replies.size() == 1);
    fs::remove(practice.places.keys); // as at the client's
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_home);
    desktop.dropped({first});
    const auto trouble = [&] {
        const auto* view = shown<screen::ImportView>(desktop);
        return view == nullptr ? std::string{} : view->trouble;
    };
    for (int i = 0; i < 5000 && trouble().empty(); ++i) {
        std::this_thread::yield();
        settle(computer, desktop);
    }
    CHECK(trouble().find("this computer has sent no plan yet") != std::string::npos);
    desktop.leave();
}
