// Setting up a roller in the window, against a board that says what a test lets it say.
#include "main/board.h"

#include <doctest/doctest.h>

using tests::Board;
using namespace std::chrono_literals;

namespace {

screen::RollerReadings readings(const app::Workbench& bench, const Board& board) {
    return bench.readings({}, std::nullopt, board.now);
}

} // namespace

TEST_CASE("workbench: a cell that fell silent is not taken for one that lies still") {
    Board board;
    app::Workbench bench{board.met()};
    board.speak(bench, 2s, {5.0, 5.0, 5.0, 5.0});
    CHECK(readings(bench, board).force_n);
    board.speak(bench, 3s, {5.0, 5.0, 5.0, 5.0}, {0, 1, 2});
    CHECK_FALSE(readings(bench, board).cell_n[3]);
    CHECK_FALSE(readings(bench, board).force_n);
    CHECK(readings(bench, board).trouble[2] == measure::Trouble::none);
    CHECK(readings(bench, board).trouble[3] == measure::Trouble::silent);
    bench.tare();
    board.speak(bench, 2s, {5.0, 5.0, 5.0, 5.0}, {0, 1, 2});
    CHECK(readings(bench, board).tare_error == measure::TareError::cell_missing);
}

namespace {

// Up to the calibration that can be saved: 20 kg, most of it on one cell after the other.
void calibrate(app::Workbench& bench, Board& board) {
    board.speak(bench, 2s, {0.0, 0.0, 0.0, 0.0});
    bench.calibrate_mass();
    bench.load_is(units::Kilograms{20.0});
    board.speak(bench, 2s, {0.0, 0.0, 0.0, 0.0});
    const double rest = units::weight_of(units::Kilograms{20.0}).value - 120.0;
    for (std::size_t spot = 0; spot < 4; ++spot) {
        std::vector<double> newtons(4, rest / 3.0);
        newtons[spot] = 120.0;
        board.speak(bench, 1s, newtons);
        bench.take_spot();
        board.speak(bench, 3s, newtons);
    }
    REQUIRE(readings(bench, board).fit);
    bench.accept(1'700'000'000);
    CHECK(readings(bench, board).keeps == screen::RollerKeeps::under_way);
    CHECK_FALSE(screen::view_of(readings(bench, board)).can_accept);
}

bool says(const app::Workbench& bench, const Board& board, const std::string& what) {
    for (const auto& result : screen::view_of(readings(bench, board)).results)
        if (result.detail.find(what) != std::string::npos) return true;
    return false;
}

} // namespace

TEST_CASE("workbench: a calibration holds once the roller confirmed it, and is handed over once") {
    Board board;
    app::Workbench bench{board.met()};
    calibrate(bench, board);
    CHECK_FALSE(bench.accepted());
    board.reply(bench, protocol::Result::done);
    CHECK(readings(bench, board).keeps == screen::RollerKeeps::saved);
    CHECK(says(bench, board, "The roller keeps it."));
    const auto accepted = bench.accepted();
    REQUIRE(accepted);
    CHECK(accepted->calibration.id == 1'700'000'000);
    CHECK(accepted->zero.at(0) == doctest::Approx(1.0).epsilon(0.5));
    CHECK_FALSE(bench.accepted());
}

TEST_CASE("workbench: a roller that does not store its calibration says so, and may try again") {
    Board board;
    app::Workbench bench{board.met()};
    calibrate(bench, board);
    board.reply(bench, protocol::Result::storage_failed);
    CHECK(readings(bench, board).keeps == screen::RollerKeeps::refused);
    CHECK(says(bench, board, "The roller did not store it"));
    CHECK(screen::view_of(readings(bench, board)).can_accept);
    CHECK_FALSE(bench.accepted());
}

TEST_CASE("workbench: a roller that does not answer is not waited for longer than a second") {
    Board board;
    app::Workbench bench{board.met()};
    calibrate(bench, board);
    board.stay_silent(bench, 900ms);
    CHECK(readings(bench, board).keeps == screen::RollerKeeps::under_way);
    board.stay_silent(bench, 200ms);
    CHECK(readings(bench, board).keeps == screen::RollerKeeps::unanswered);
    CHECK(says(bench, board, "The roller did not answer"));
    bench.accept(1'700'000'001);
    board.reply(bench, protocol::Result::done);
    const auto accepted = bench.accepted();
    REQUIRE(accepted);
    CHECK(accepted->calibration.id == 1'700'000'001);
}
