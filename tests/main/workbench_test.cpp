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
    bench.tare();
    board.speak(bench, 2s, {5.0, 5.0, 5.0, 5.0}, {0, 1, 2});
    CHECK(readings(bench, board).tare_error == measure::TareError::cell_missing);
}
