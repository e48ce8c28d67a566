// A roller set up in the window: its calibration reaches the card, the next session and this
// computer's memory.
#include "main/computer.h"
#include "session/roller.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace tests;

namespace {

constexpr const char* bed = "sim:person=still,build=bed,seed=3";

fs::path file_of(const Computer& computer) { return computer.folder.path / "people" / "me.db"; }

std::string serial_of(const std::string& source) {
    terminal::Meeting meeting{device::open(*device::source(source))};
    for (units::HostTime now{}; meeting.advance(now) != terminal::Meeting::Stage::ready;)
        now += 10ms;
    return session::serial_of(meeting.met().hello);
}

std::optional<measure::Calibration> kept(const Computer& computer) {
    auto store = store::Store::open_read_only(file_of(computer));
    return store ? store->kept_calibration(serial_of(bed)).value_or(std::nullopt) : std::nullopt;
}

const screen::RollerView& page(const app::Desktop& desktop) {
    const auto* view = shown<screen::RollerView>(desktop);
    REQUIRE(view != nullptr);
    return *view;
}

void calibrate(Computer& computer, app::Desktop& desktop) {
    computer.wish(desktop, What::show_roller);
    computer.pass(desktop, 5s);
    computer.wish(desktop, What::calibrate_mass);
    computer.wish(desktop, What::calibrate_mass, {}, 20.0);
    computer.pass(desktop, 3s);
    for (int spot = 0; spot < 4; ++spot) {
        REQUIRE(page(desktop).can_take_spot);
        computer.pass(desktop, 2s);
        computer.wish(desktop, What::take_spot);
        computer.pass(desktop, 3s);
    }
    REQUIRE(page(desktop).can_accept);
    computer.wish(desktop, What::accept_calibration);
    computer.pass(desktop, 2s);
}

// What a session that begins now is told of the roller.
session::Beginning beginning(Computer& computer, app::Desktop& desktop) {
    computer.wish(desktop, What::show_home);
    computer.begin(desktop, What::start, "starter");
    computer.pass(desktop, 2s);
    REQUIRE(desktop.in_session());
    desktop.leave();
    auto store = store::Store::open_read_only(file_of(computer));
    REQUIRE(store);
    const auto left = store->unfinished();
    REQUIRE(left);
    REQUIRE(*left);
    return (*left)->beginning;
}

// A board that does not answer when it is asked for its calibration.
void record_forgetful(const std::string& file) {
    const auto link = device::recorded(device::open(*device::source(bed)), file);
    for (units::HostTime now{}; now < units::HostTime{30s}; now += 10ms) link->take(now);
}

} // namespace

TEST_CASE("desktop: the first screen tells what is wrong with a roller that answers") {
    Computer computer{std::string{bed} + ",fault=disconnected"}; // for three seconds
    app::Desktop desktop = computer.desktop();
    const auto told = [&] {
        const auto* home = shown<screen::HomeView>(desktop);
        REQUIRE(home != nullptr);
        return home->roller_ready && home->roller.headline.starts_with("Cell ");
    };
    CHECK_FALSE(told());
    for (int i = 0; i < 120 && !told(); ++i) computer.pass(desktop, 500ms);
    CHECK(told());
}

TEST_CASE("desktop: a calibration made in the window holds for the next session, with its zero") {
    Computer computer{bed};
    app::Desktop desktop = computer.desktop();
    calibrate(computer, desktop);
    const auto& results = page(desktop).results;
    CHECK(std::any_of(results.begin(), results.end(),
                      [](const auto& result) { return result.headline == "Calibrated"; }));
    const auto here = kept(computer);
    REQUIRE(here);
    CHECK(here->id > 1'000'000'000U); // when it was made
    const auto begun = beginning(computer, desktop);
    CHECK(begun.calibration.id == here->id);
    CHECK(begun.calibration.newtons_per_count == here->newtons_per_count);
    REQUIRE(begun.reference_zero);
}

TEST_CASE("desktop: a roller that forgot its calibration gets the one that is kept here") {
    Computer computer{"none"};
    const std::string file = (computer.folder.path / "forgetful.rollrec").string();
    record_forgetful(file);
    { app::Desktop desktop = computer.desktop(); }
    {
        auto store = store::Store::open(file_of(computer));
        REQUIRE(store);
        measure::Calibration calibration;
        calibration.id = 77;
        calibration.newtons_per_count.fill(0.001);
        REQUIRE(store->keep_calibration(serial_of(bed), calibration));
    }
    computer.start.roller = "replay:" + file;
    app::Desktop desktop = computer.desktop();
    computer.pass(desktop, 4s);
    const auto* home = shown<screen::HomeView>(desktop);
    REQUIRE(home != nullptr);
    CHECK(home->roller.detail.starts_with("Calibrated."));
    CHECK(home->notice.starts_with("The roller forgot its calibration"));
    CHECK(beginning(computer, desktop).calibration.id == 77);
}

TEST_CASE("roller watch: a calibration reaches all that is known of the roller") {
    app::RollerWatch watch{*device::source(bed)};
    for (units::HostTime now{}; !watch.ready(); now += 33ms) watch.advance(now);
    measure::Calibration calibration;
    calibration.id = 42;
    watch.calibrated(calibration, measure::PerCell<double>{1.0, 2.0, 3.0, 4.0});
    CHECK(watch.facts().calibration_id == 42);
    const auto met = watch.hand_over();
    CHECK(met.calibration.id == 42);
    REQUIRE(met.reference_zero);
    CHECK(met.reference_zero->at(2) == 3.0);
}
