// The window's set-up and the terminal's check: the same bytes, the same verdict, the same words.
#include "main/workbench.h"
#include "places.h"
#include "terminal/rig.h"
#include "wording/wording.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace std::chrono_literals;

namespace {

terminal::Meeting::Met met_at(std::unique_ptr<device::Link> link, units::HostTime& now) {
    terminal::Meeting meeting{std::move(link)};
    while (meeting.advance(now) != terminal::Meeting::Stage::ready) now += 10ms;
    return meeting.met();
}

struct Visit { // seconds of a recording in which somebody is on the roller
    double from_s = 1e9, to_s = 1e9;
};

void record(const std::string& source, const Visit& visit, const std::string& file) {
    units::HostTime now{};
    const auto met = met_at(device::recorded(device::open(*device::source(source)), file), now);
    for (int i = 0; i < 3000; ++i, now += 10ms) {
        const double s = units::seconds(now);
        met.link->ask(s >= visit.from_s && s < visit.to_s ? device::Asked::lie_ready
                                                          : device::Asked::step_off,
                      0.0);
        met.link->take(now);
    }
}

screen::RollerReadings tested_in_window(const std::string& file) {
    units::HostTime now{};
    const auto met = met_at(device::open(device::Recording{file}), now);
    app::Workbench bench{met};
    bench.self_test();
    screen::RollerReadings readings;
    do {
        const auto intake = met.link->take(now);
        bench.hear(intake.chunks, now);
        readings = bench.readings({}, std::nullopt, now);
        now += 10ms;
    } while (!readings.tested && now < units::HostTime{60s});
    return readings;
}

} // namespace

TEST_CASE("self-test: window and terminal say the same of the same bytes") {
    struct Case {
        const char *source, *worst; // its code; empty = all is well
        Visit visit;
    };
    const Case cases[] = {
        {"sim:seed=2", "", {13.0}},
        {"sim:seed=3,rate=10", "", {13.0}},
        {"sim:seed=4,build=cradle", "", {13.0}},
        {"sim:seed=5", "not_pressed", {}},                // not at all
        {"sim:seed=6", "disturbed", {0.0}},               // from the beginning to the end
        {"sim:seed=7,rate=10", "disturbed", {4.0, 12.0}}, // in the wrong part
        {"sim:seed=8,person=still", "disturbed", {0.0}},  // lies still, breathing
        {"sim:seed=9,fault=stuck", "faulty", {13.0}},
        {"sim:seed=10,fault=restarted,rate=10", "faulty", {13.0}},
        {"sim:seed=11,build=single", "not_pressed", {}},
    };
    int number = 0;
    for (const Case& c : cases) {
        CAPTURE(c.source);
        rig::Rig rolltakt;
        const auto file = (rolltakt.folder / (std::to_string(++number) + ".rollrec")).string();
        record(c.source, c.visit, file);
        const auto said = rolltakt("roller check --language en --json --roller replay:" + file);
        const auto words = rolltakt("roller check --language en --roller replay:" + file);
        INFO(words.out);
        const auto document = said.json();
        const auto readings = tested_in_window(file);
        REQUIRE(readings.tested);
        const measure::SelfTestReport& report = *readings.tested;

        CHECK(document["ok"] == report.in_order);
        REQUIRE(document["verdicts"].size() == report.verdicts.size());
        CHECK(report.verdicts.empty() == (std::string{c.worst}.empty()));
        for (std::size_t i = 0; i < report.verdicts.size(); ++i) {
            const auto& verdict = document["verdicts"][i];
            CHECK(verdict["code"] == measure::name_of(report.verdicts[i].trouble));
            CHECK(verdict["cell"].is_null() == !report.verdicts[i].cell);
            if (i == 0) CHECK(verdict["code"] == c.worst);
        }
        REQUIRE(document["cells"].size() == report.cells.size());
        for (std::size_t i = 0; i < report.cells.size(); ++i) {
            const auto& cell = document["cells"][i];
            CHECK(cell["samples"] == report.cells[i].quiet.samples);
            CHECK(cell["faulty"] == report.cells[i].quiet.faulty);
            CHECK(cell["distinct_values"] == report.cells[i].unique_values);
            CHECK(cell["rate_hz"] == report.cells[i].rate_hz.value_or(0.0));
            CHECK(cell["noise_n"].is_null() == !report.cells[i].noise_n);
            CHECK(cell["pressed_share"].is_null() == !report.cells[i].pressed_share);
        }
        const auto results = screen::view_of(readings).results; // and in the same words
        for (const measure::Verdict& verdict : report.verdicts) {
            const std::string sentence = wording::sentence(verdict.trouble);
            CHECK(words.says(sentence));
            CHECK(std::any_of(results.begin(), results.end(), [&](const screen::Status& result) {
                return result.detail.find(sentence) != std::string::npos;
            }));
        }
    }
}
