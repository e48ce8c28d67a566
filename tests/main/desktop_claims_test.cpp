// What articles say, behind the window: from home and from help, and back to where one was.
#include "main/computer.h"

#include <doctest/doctest.h>

using namespace tests;

namespace {

const screen::ClaimsView* articles(const app::Desktop& desktop) {
    return shown<screen::ClaimsView>(desktop);
}

std::string open(const app::Desktop& desktop) {
    for (const auto& line : articles(desktop)->lines)
        if (line.open) return line.id;
    return {};
}

} // namespace

TEST_CASE("desktop: claims are opened from home, one at a time, and left again") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_claims);
    REQUIRE(articles(desktop) != nullptr);
    CHECK(articles(desktop)->notice.empty());
    CHECK(articles(desktop)->topics.size() == claims::topics);
    CHECK(open(desktop).empty());
    computer.wish(desktop, What::show_claims, "legs");
    computer.wish(desktop, What::open_claim, "cramps_within_hours");
    CHECK(open(desktop) == "cramps_within_hours");
    computer.wish(desktop, What::open_claim, "ferritin");
    CHECK(open(desktop) == "ferritin");
    computer.wish(desktop, What::close_claim);
    CHECK(open(desktop).empty());
    CHECK(articles(desktop)->lines.front().id == "cramps_within_hours"); // the topic stays
    computer.wish(desktop, What::close_claims);
    CHECK(shown<screen::HomeView>(desktop) != nullptr);
}

TEST_CASE("desktop: from help one gets to the claims, and back to the page below") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_sessions);
    computer.wish(desktop, What::show_help);
    computer.wish(desktop, What::show_claims);
    REQUIRE(articles(desktop) != nullptr);
    computer.wish(desktop, What::show_help);
    REQUIRE(shown<screen::HelpView>(desktop) != nullptr);
    CHECK_FALSE(shown<screen::HelpView>(desktop)->claims); // it is their own
    computer.wish(desktop, What::close_help);
    CHECK(articles(desktop) != nullptr);
    computer.wish(desktop, What::close_claims);
    CHECK(shown<screen::SessionsView>(desktop) != nullptr);
}

TEST_CASE("desktop: a session begins over the claims, and does not hear of them") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_claims);
    computer.begin(desktop, What::start_unmeasured, "starter");
    computer.pass(desktop, 2s);
    REQUIRE(desktop.in_session());
    CHECK(shown<screen::SessionView>(desktop) != nullptr);
    computer.wish(desktop, What::show_claims);
    CHECK(shown<screen::SessionView>(desktop) != nullptr);
}
