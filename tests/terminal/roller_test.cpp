#include "terminal/acceptance_page.h"
#include "terminal/meeting.h"
#include "terminal/rig.h"

#include "device/pty_board.h"

#include <doctest/doctest.h>

#include <cmath>

using rig::Rig;
using namespace std::chrono_literals;

namespace {

std::string code_of(const rig::Said& said) {
    return said.json()["error"]["code"].get<std::string>();
}

} // namespace

TEST_CASE("describe: without a build it only shows what the board says") {
    Rig rolltakt;
    const auto said = rolltakt("roller describe --roller sim:build=cradle --json");
    CHECK(said.exit_code == 0);
    const auto record = said.json()["record"];
    CHECK(said.json()["stored"] == false);
    CHECK(record["build"] == "cradle");
    CHECK(record["cells"].size() == 2);
    CHECK(record["angle_sensor"] == true);
    CHECK(record["sleeve_radius_mm"] == 70.0);
    CHECK(rolltakt("roller describe --roller sim --language de").says("490") == false);
    CHECK(rolltakt("roller describe --roller sim --language de").says("50 kg"));
}

TEST_CASE("describe: a board is told, and what it keeps is read back from it") {
    Rig rolltakt;
    const auto cradle = rolltakt("roller describe --build cradle --radius-mm 62.5 --capacity-kg 50 "
                                 "--without-angle --roller sim --json");
    INFO(cradle.out);
    REQUIRE(cradle.exit_code == 0);
    const auto told = cradle.json();
    CHECK(told["stored"] == true);
    CHECK(told["calibrate"] == true);
    CHECK(told["before"]["build"] == "bed");
    CHECK(told["record"]["build"] == "cradle");
    CHECK(told["record"]["cells"][1]["x_mm"] == 220);
    CHECK(told["record"]["cells"][1]["capacity_n"] == 490);
    CHECK(told["record"]["sleeve_radius_mm"] == 62.5);
    CHECK(told["record"]["angle_sensor"] == false);
    CHECK(told["record"]["serial"] == told["before"]["serial"]); // a board keeps its number

    const auto bed = rolltakt("roller describe --build bed --at -140,200 --at 140,200 "
                              "--at -140,-200 --at 140,-200 --roller sim --json");
    REQUIRE(bed.exit_code == 0);
    CHECK(bed.json()["record"]["cells"][2]["x_mm"] == -140);
    CHECK(bed.json()["record"]["cells"][2]["y_mm"] == -200);
    CHECK(bed.json()["calibrate"] == false); // the same cells, elsewhere
    const auto four = rolltakt("roller describe --build cradle --cells 4 --roller sim --json");
    REQUIRE(four.exit_code == 0);
    CHECK(four.json()["record"]["cells"].size() == 4);
}

TEST_CASE("describe: nonsense is refused before anything is written") {
    Rig rolltakt;
    const auto refused = [&](const std::string& words) {
        const auto said = rolltakt("roller describe --roller sim --json " + words);
        CHECK(said.exit_code == 1);
        CHECK_FALSE(said.err.empty());
        return code_of(said);
    };
    CHECK(refused("--build bed --cells 3") == "cells");
    CHECK(refused("--build single --cells 4") == "cells");
    CHECK(refused("--build bed --at 1,2") == "wrong_number_of_places");
    CHECK(refused("--build single --at 0;0") == "not_a_place");
    CHECK(refused("--build single --at 0,") == "not_a_place");
    CHECK(refused("--build single --at 0,nan") == "not_a_place");
    CHECK(refused("--build single --at 0,700") == "too_far");
    CHECK(refused("--build bed --at 0,0 --at 0,5 --at 1,1 --at 2,2") == "too_close");
    CHECK(refused("--build cradle --radius-mm 700") == "radius");
    CHECK(refused("--build bed --capacity-kg 5") == "capacity");
    CHECK(rolltakt("roller describe --build cradle --radius-mm -1 --roller sim").exit_code == 2);
    CHECK(rolltakt("roller describe --build cradle --radius-mm nan --roller sim").exit_code == 2);
    CHECK(rolltakt("roller describe --build chair --roller sim").exit_code == 2);
    CHECK(rolltakt("roller describe --cells 4 --roller sim").exit_code == 2);
    CHECK(rolltakt("roller describe --build bed --roller none --json").exit_code == 1);
}

TEST_CASE("describe: a board that does not answer is one sentence") {
    Rig rolltakt;
    test::PtyBoard board;
    board.hello.build = {};
    rolltakt.around.wait = [&](int, units::Duration most) {
        rolltakt.now += most;
        board.answer(); // says hello, and nothing to what else it is asked
    };
    const auto shown = rolltakt("roller describe --roller " + board.path() + " --json");
    REQUIRE(shown.exit_code == 0);
    CHECK(shown.json()["record"]["build"].is_null());
    CHECK(shown.json()["record"]["serial"].is_null());
    const auto said = rolltakt("roller describe --build bed --roller " + board.path() + " --json");
    CHECK(said.exit_code == 1);
    CHECK(code_of(said) == "no_answer");

    // Until it was told, it can be looked at, no more.
    for (const char* words : {"roller calibrate --mass-kg 20", "roller tare", "roller monitor",
                              "play starter --headless"})
        CHECK(code_of(rolltakt(std::string{words} + " --json --roller " + board.path())) ==
              "not_described");
    const auto looked = rolltakt("roller check --seconds 3 --roller " + board.path());
    CHECK(looked.exit_code == 1);
    CHECK(looked.says("roller describe"));
    CHECK(looked.says("Cell 4: silent. No reading came."));
}

TEST_CASE("calibrate: spots one after the other, each cell its own slope") {
    Rig rolltakt;
    const auto said = rolltakt("roller calibrate --mass-kg 20 --roller sim:seed=7 --json");
    INFO(said.err);
    REQUIRE(said.exit_code == 0);
    const auto made = said.json();
    CHECK(made["cells_apart"] == true);
    REQUIRE(made["spots"].size() == 5);
    CHECK(made["spots"][1]["place"] == "front_left");
    CHECK(made["spots"][0]["load_n"].get<double>() == doctest::Approx(196.133));
    CHECK(made["worst_spot_error_percent"].get<double>() < 0.5);
    // The loose roller's weight lies in the zero, so the slopes are the cells' own.
    const auto before = rolltakt("roller monitor --roller sim:seed=7 --seconds 2 --json");
    CHECK(before.exit_code == 0);
    CHECK(made["newtons_per_count"].size() == 4);
    CHECK(made["calibration"].is_string());
}

TEST_CASE("calibrate: in words, spot by spot, in both languages") {
    Rig rolltakt;
    const auto english =
        rolltakt("roller calibrate --mass-kg 20 --spots 2 --roller sim --language en");
    CHECK(english.says("Leave the roller unloaded."));
    CHECK(english.says("Spot 1 of 2: put 20.0 kg on it in the middle"));
    CHECK(english.says("Take it off."));
    CHECK(english.says("Spot 2, at the front left corner: off by"));
    CHECK(english.says("one common factor"));
    const auto german =
        rolltakt("roller calibrate --mass-kg 20 --spots 2 --roller sim --language de");
    CHECK(german.exit_code == 0);
    CHECK(german.says("Stelle 1 von 2"));
    CHECK(german.says("20,0 kg"));
}

TEST_CASE("calibrate: somebody stands on the bed and sways") {
    Rig rolltakt;
    const auto said =
        rolltakt("roller calibrate --standing --mass-kg 70 --roller sim:rate=10 --json");
    INFO(said.err);
    REQUIRE(said.exit_code == 0);
    CHECK(said.json()["worst_spot_error_percent"].get<double>() < 1.0);
    CHECK(code_of(rolltakt("roller calibrate --standing --roller sim --json")) == "mass_unknown");
}

TEST_CASE("calibrate: a cradle on a bathroom scale, whose readings are typed") {
    Rig rolltakt;
    std::vector<std::string> lines{"a lot", "12.0", "42,0", "42.0", "41.9"};
    rolltakt.around.typed = [&]() -> std::optional<std::string> {
        if (lines.empty()) return std::nullopt;
        auto line = lines.front();
        lines.erase(lines.begin());
        return line;
    };
    const auto said = rolltakt("roller calibrate --scale --roller sim:build=cradle --json");
    INFO(said.err);
    REQUIRE(said.exit_code == 0);
    const auto spots = said.json()["spots"];
    REQUIRE(spots.size() == 3);
    CHECK(spots[0]["place"] == "left");
    CHECK(spots[0]["load_n"].get<double>() == doctest::Approx(30.0 * 9.80665));
    CHECK(spots[2]["load_n"].get<double>() == doctest::Approx(29.9 * 9.80665));
    CHECK(said.json()["worst_spot_error_percent"].get<double>() < 1.0);

    // What the scale showed contradicts the spots before: nothing is kept.
    lines = {"12.0", "42.0", "32.0", "42.0"};
    CHECK(code_of(rolltakt("roller calibrate --scale --roller sim:build=cradle --json")) ==
          "cells_disagree");
    rolltakt.around.typed = nullptr; // nobody there
    CHECK(code_of(rolltakt("roller calibrate --scale --roller sim:build=cradle --json")) ==
          "no_scale_reading");
}

TEST_CASE("calibrate: what makes no sense is refused") {
    Rig rolltakt;
    CHECK(code_of(rolltakt("roller calibrate --roller sim --json")) == "mass_unknown");
    for (const char* mass : {"2", "-20", "201", "1e300", "nan", "inf"})
        CHECK(code_of(rolltakt("roller calibrate --roller sim --json --mass-kg " +
                               std::string{mass})) == "mass_out_of_range");
    // Eight tenths of the way to a corner one cell of 50 kg would bear 81 kg of them.
    CHECK(code_of(rolltakt("roller calibrate --roller sim --json --mass-kg 100")) == "saturated");
    CHECK(code_of(rolltakt("roller calibrate --roller sim --json --standing --mass-kg 110")) ==
          "saturated");
    CHECK(rolltakt("roller calibrate --mass-kg heavy --roller sim").exit_code == 2);
    CHECK(rolltakt("roller calibrate --mass-kg 20 --spots 0 --roller sim").exit_code == 2);
    CHECK(rolltakt("roller calibrate --mass-kg 20 --scale --roller sim").exit_code == 2);
    rolltakt.stop_after = std::chrono::seconds{12};
    CHECK(code_of(rolltakt("roller calibrate --mass-kg 20 --roller sim --json")) == "stopped");
}

TEST_CASE("calibrate: a roller unplugged in the middle is said to be gone") {
    Rig rolltakt;
    const auto said = rolltakt("roller calibrate --mass-kg 20 --roller sim:fault=disconnected,"
                               "seed=3,rate=10 --spots 16 --json");
    CHECK(said.exit_code == 1);
    CHECK(code_of(said) == "not_found");
}

TEST_CASE("acceptance: the page is filled in, with its verdicts") {
    Rig rolltakt;
    const auto file = (rolltakt.folder / "page.md").string();
    const auto said = rolltakt("roller check --acceptance " + file +
                               " --maker Anna|B --proof-kg 125 --user-kg 100 --json "
                               "--roller sim:rate=10,seed=2");
    INFO(said.out);
    INFO(said.err);
    const auto page = said.json();
    REQUIRE(page["spots"].size() == 9);
    CHECK(page["spots"][5]["place"] == "front");
    CHECK(page["spots_passed"] == true);
    REQUIRE(page["creep"].size() == 5);
    CHECK(page["creep"][4]["after_s"] == 600.0);
    CHECK(page["creep"][0]["force_n"].get<double>() == doctest::Approx(402.0).epsilon(0.01));
    CHECK(page["creep_passed"] == true);
    CHECK(std::abs(page["return_n"].get<double>()) < 1.0);
    CHECK(page["return_passed"] == true);
    CHECK(page["noise_passed"] == true);
    CHECK(page["proof_passed"] == true);
    CHECK(page["serial"].is_string());
    CHECK(page["passed"] == true);
    CHECK(said.exit_code == 0);
    std::ifstream in{file};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    CHECK(text.find("20 Nov 2026") != std::string::npos);
    CHECK(text.find("| maker | Anna B |") != std::string::npos);
    CHECK(text.find(page["serial"].get<std::string>()) != std::string::npos);
    CHECK(text.find("Nine spots, within 2 %: reached") != std::string::npos);
    CHECK(text.find("| in the middle |") != std::string::npos);

    // Never over a page that is there.
    CHECK(code_of(rolltakt("roller check --acceptance " + file + " --roller sim --json")) ==
          "exists");
}

TEST_CASE("acceptance: what is not right is not passed, and what was not told is not done") {
    Rig rolltakt;
    const auto file = (rolltakt.folder / "page.md").string();
    const auto said = rolltakt("roller check --acceptance " + file +
                               " --roller sim:build=single,rate=10,fault=drift --language de "
                               "--json");
    CHECK(said.exit_code == 1);
    INFO(said.out);
    CHECK(said.json()["passed"] == false);
    CHECK(said.json()["proof_passed"].is_null());
    CHECK(said.json()["return_passed"] == false);
    std::ifstream in{file};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    CHECK(text.find("**nicht erreicht**") != std::string::npos);
    CHECK(text.find("**nicht gemacht**") != std::string::npos);
}

TEST_CASE("acceptance: every start settles; a converter that had to be restarted is a fault") {
    terminal::AcceptancePage page;
    page.faults[{measure::FaultKind::settling, std::uint8_t{0}}] = 6;
    CHECK(page.faultless());
    page.faults[{measure::FaultKind::restarted, std::uint8_t{0}}] = 0;
    CHECK_FALSE(page.faultless());
}

TEST_CASE("acceptance: cut short, no page is left; where none can be, nothing is begun") {
    Rig rolltakt;
    const auto file = (rolltakt.folder / "page.md").string();
    rolltakt.stop_after = std::chrono::seconds{60};
    CHECK(code_of(rolltakt("roller check --acceptance " + file + " --roller sim --json")) ==
          "stopped");
    CHECK_FALSE(std::filesystem::exists(file));
    rolltakt.stop_after.reset();
    CHECK(code_of(rolltakt("roller check --acceptance /nowhere/page.md --roller sim --json")) ==
          "cannot_write");
    CHECK(code_of(rolltakt("roller check --acceptance " + file +
                           " --mass-kg 5 --roller sim --json")) == "mass_out_of_range");
    CHECK(rolltakt("roller check --proof-kg 100 --roller sim").exit_code == 2);
    test::PtyBoard fresh;
    fresh.hello.build = {};
    rolltakt.around.wait = [&](int, units::Duration most) {
        rolltakt.now += most;
        fresh.answer();
    };
    CHECK(code_of(rolltakt("roller check --acceptance " + file + " --roller " + fresh.path() +
                           " --json")) == "not_described");
    CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("roller check: a converter that the board restarts is no good one") {
    Rig rolltakt;
    const auto said =
        rolltakt("roller check --roller sim:fault=stuck --speed 1000 --seconds 40 --json");
    CHECK(said.exit_code == 1);
    CHECK(said.json()["ok"] == false);
    CHECK(rolltakt("roller check --roller sim --speed 1000 --seconds 40 --json").json()["ok"] ==
          true);
}

TEST_CASE("roller check: all of Klipper's figures and ours, in words and as a document") {
    Rig rolltakt;
    const auto said = rolltakt("roller check --roller sim:seed=3 --json");
    INFO(said.out);
    REQUIRE(said.exit_code == 0);
    const auto report = said.json();
    CHECK(report["ok"] == true);
    CHECK(report["was_pressed"] == true);
    CHECK(report["pressed_n"].get<double>() > 40.0);
    CHECK(report["noise_n"].get<double>() < 0.2);
    CHECK(report["verdicts"].empty());
    REQUIRE(report["cells"].size() == 4);
    for (const auto& cell : report["cells"]) {
        const double samples = cell["samples"], rate = cell["rate_hz"];
        CHECK(samples == doctest::Approx(10.0 * rate).epsilon(0.01));
        CHECK(rate == doctest::Approx(92.8).epsilon(0.05));
        CHECK(cell["nominal_rate_hz"] == 92.8);
        CHECK(cell["good"] == cell["samples"]);
        for (const char* none : {"saturated", "faulty", "late", "settling", "restarts", "lost"})
            CHECK(cell[none] == 0);
        CHECK(cell["distinct_values"].get<double>() > 50.0);
        const double lowest = cell["lowest"], highest = cell["highest"];
        CHECK(lowest < highest);
        CHECK(cell["lowest_share"].get<double>() == doctest::Approx(lowest / 8388608.0));
        CHECK(cell["highest_share"].get<double>() == doctest::Approx(highest / 8388608.0));
        CHECK(cell["range_share_of_converter"].get<double>() ==
              doctest::Approx((highest - lowest) / 16777216.0));
        CHECK(cell["range_share_of_capacity"].get<double>() ==
              doctest::Approx((highest - lowest) / 536871.0).epsilon(0.08));
        CHECK(cell["noise_counts"].get<double>() == doctest::Approx(38.7).epsilon(0.1));
        CHECK(cell["noise_n"].get<double>() == doctest::Approx(0.035).epsilon(0.15));
        CHECK(cell["noise_free_bits"].get<double>() > 15.5);
        CHECK(std::abs(cell["drift_n_per_min"].get<double>()) < 0.5);
        CHECK(cell["mains_share"].get<double>() < 0.1);
        CHECK(cell["pressed_n"].get<double>() > 5.0);
        CHECK(cell["pressed_share"].get<double>() > 0.05);
        CHECK(cell["pressed"]["good"].get<double>() == doctest::Approx(samples).epsilon(0.02));
        CHECK(cell["troubles"].empty());
    }
    const auto words = rolltakt("roller check --roller sim:seed=3 --language en");
    for (const char* part :
         {"First part: leave it unloaded", "Second part: now lie on it", "Cell 4: in order.",
          "good, 0 at the end stop, 0 faulty", "per second (nominally 92.8)", "different values",
          "of the way to an end stop: 0.00", "of the converter's range",
          "of what the cell can bear", " N (", " counts)", "noise-free bits", "mains hum", "drift",
          "N per minute", "of the load", "All cells together: noise 0.0", "Everything is good."}) {
        CAPTURE(part);
        CHECK(words.says(part));
    }
    CHECK(rolltakt("roller check --roller sim:seed=3 --language de").says("Alles ist gut."));
}

TEST_CASE("roller check: nobody presses, as on a roller that only lies there") {
    Rig rolltakt;
    // A recording of a roller left alone: nobody hears the question there.
    const auto file = (rolltakt.folder / "alone.rollrec").string();
    {
        auto link = device::recorded(device::open(*device::source("sim:rate=10")), file);
        terminal::Meeting meeting{std::move(link)};
        units::HostTime now{};
        for (; meeting.advance(now) != terminal::Meeting::Stage::ready;) now += 10ms;
        const auto met = meeting.met();
        for (int i = 0; i < 3000; ++i, now += 10ms) met.link->take(now);
    }
    const auto said = rolltakt("roller check --roller replay:" + file + " --json");
    INFO(said.out);
    CHECK(said.exit_code == 0); // no fault of the roller
    CHECK(said.json()["ok"] == true);
    CHECK(said.json()["was_pressed"] == false);
    REQUIRE(said.json()["verdicts"].size() == 1);
    CHECK(said.json()["verdicts"][0]["code"] == "not_pressed");
    CHECK(said.json()["verdicts"][0]["severity"] == "hint");
    CHECK(said.json()["verdicts"][0]["cell"].is_null());
    CHECK(said.json()["cells"][0]["nominal_rate_hz"] == 11.7);
    const auto words = rolltakt("roller check --language en --roller replay:" + file);
    CHECK(words.says("Nobody pressed on the roller. Whether every cell carries is not known."));
    CHECK(words.says("What was tested is good."));
}

TEST_CASE("roller check: stopped in the middle says so and judges nothing") {
    Rig rolltakt;
    rolltakt.stop_after = std::chrono::seconds{8};
    const auto said = rolltakt("roller check --roller sim --json");
    CHECK(said.exit_code == 1);
    CHECK(code_of(said) == "stopped");
}

TEST_CASE("roller: what is asked for and cannot be says why, not to plug something in") {
    Rig rolltakt;
    CHECK(rolltakt("roller check --roller none").complains("This needs a roller;"));
    for (const std::string command : {"roller check", "play starter --headless"}) {
        const auto said = rolltakt(command + " --roller replay:/nope.rollrec --json");
        CHECK(said.exit_code == 1);
        CHECK(code_of(said) == "not_found");
        CHECK(said.complains("There is no file /nope.rollrec."));
    }
}
