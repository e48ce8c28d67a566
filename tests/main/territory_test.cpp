// Where this computer is, and whose emergency numbers are shown first.
#include "main/territory.h"

#include "main/computer.h"

#include <doctest/doctest.h>

#include <sstream>

using namespace tests;

TEST_CASE("territory: of a locale and of a time zone, and nothing where neither tells") {
    CHECK(app::territory_of_locale("de_AT.UTF-8") == "AT");
    CHECK(app::territory_of_locale("de_CH@euro") == "CH");
    CHECK(app::territory_of_locale("en_US") == "US");
    for (const char* none : {"", "C", "C.UTF-8", "POSIX", "de", "de_", "de_at", "de_AT1.UTF-8"})
        CHECK(app::territory_of_locale(none).empty());
    const auto of = [](const char* zone) {
        std::istringstream table{"# tzdb\n#country\tcoordinates\tTZ\tcomments\n"
                                 "AT\t+4813+01620\tEurope/Vienna\n"
                                 "DE\t+5230+01322\tEurope/Berlin\tmost of Germany\n"};
        return app::territory_of_zone(table, zone);
    };
    CHECK(of("Europe/Vienna") == "AT");
    CHECK(of("Europe/Berlin") == "DE");
    CHECK(of("UTC").empty());
    CHECK(of("TZ").empty());
}

TEST_CASE("desktop: the emergency numbers are the country's from the first start, till chosen") {
    Computer computer{"none"};
    computer.around.country = "AT";
    fs::remove(computer.folder.path / "window"); // the first steps are to be done
    const auto chosen = [](const app::Desktop& desktop) {
        std::string found = "none";
        for (const auto& one : shown<screen::CareView>(desktop)->countries)
            if (one.on) found = one.id;
        return found;
    };
    {
        app::Desktop desktop = computer.desktop();
        for (int i = 0; i < 10 && shown<screen::ScreeningView>(desktop) == nullptr; ++i)
            computer.wish(desktop, What::welcome_next);
        REQUIRE(shown<screen::ScreeningView>(desktop) != nullptr);
        CHECK(shown<screen::ScreeningView>(desktop)->emergency.starts_with("Emergency: 144."));
        computer.wish(desktop, What::welcome_leave);
        computer.wish(desktop, What::show_care);
        REQUIRE(shown<screen::CareView>(desktop) != nullptr);
        CHECK(chosen(desktop) == "AT");
        computer.wish(desktop, What::set_country, "");
        CHECK(chosen(desktop).empty());
    }
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_care);
    REQUIRE(shown<screen::CareView>(desktop) != nullptr);
    CHECK(chosen(desktop).empty()); // elsewhere, as it was chosen
}
