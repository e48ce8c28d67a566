// The real firmware on its simulated board: what it sends against what the chips really held.
#include "simulator/avr_board.h"
#include "simulator/stage.h"
#include "wire/message.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <vector>

using chips::Change, chips::Injected, chips::Rate;
using protocol::Build, protocol::FaultKind;
using simulator::Setting, simulator::Stage;

namespace {

// A stage with a computer at its line.
struct Desk {
    Stage stage;
    wire::Commands commands;
    wire::FrameReader frames;
    std::vector<std::uint8_t> heard;
    std::vector<protocol::Hello> hellos;
    std::array<std::vector<protocol::Sample>, protocol::most_cells> samples;
    std::vector<protocol::Fault> faults;
    std::vector<protocol::Angle> angles;
    std::vector<protocol::Status> statuses;
    std::vector<wire::Record> records;
    std::vector<protocol::Reply> replies;

    explicit Desk(const Setting& setting) : stage(setting) {}

    void send(const std::vector<std::uint8_t>& bytes) {
        if (stage.board() != nullptr) stage.board()->receive(bytes);
    }
    void start() {
        run(0.5);
        send(commands.identify());
        send(commands.start());
    }
    void run(double seconds) {
        for (const double end_s = stage.now_s() + seconds; stage.now_s() < end_s - 1e-9;) {
            stage.run_until(std::min(end_s, stage.now_s() + 0.05));
            if (stage.board() == nullptr) continue;
            const auto bytes = stage.board()->take_sent();
            heard.insert(heard.end(), bytes.begin(), bytes.end());
            frames.push(bytes);
            while (const auto frame = frames.pop()) sort(wire::decode(*frame));
        }
    }
    void sort(const tl::expected<wire::Message, wire::DecodeError>& message) {
        if (!message) FAIL("a frame that is no message");
        if (const auto* m = std::get_if<protocol::Hello>(&*message)) hellos.push_back(*m);
        if (const auto* m = std::get_if<protocol::Sample>(&*message))
            samples.at(m->cell).push_back(*m);
        if (const auto* m = std::get_if<protocol::Fault>(&*message)) faults.push_back(*m);
        if (const auto* m = std::get_if<protocol::Angle>(&*message)) angles.push_back(*m);
        if (const auto* m = std::get_if<protocol::Status>(&*message)) statuses.push_back(*m);
        if (const auto* m = std::get_if<wire::Record>(&*message)) records.push_back(*m);
        if (const auto* m = std::get_if<protocol::Reply>(&*message)) replies.push_back(*m);
    }
    bool told(FaultKind kind) const {
        return std::any_of(faults.begin(), faults.end(),
                           [&](const auto& f) { return f.kind == kind; });
    }
};

Setting with(Build build, Rate rate = Rate::fast, std::uint64_t seed = 1) {
    Setting setting;
    setting.elf = ROLLER_ELF;
    setting.build = build;
    setting.rate = rate;
    setting.seed = seed;
    setting.script = *person::script("away 1, roll @4");
    return setting;
}

struct Judged {
    std::size_t samples = 0, good = 0, wrong = 0;
    double worst_stamp_s =
        0.0; // from the earliest; the board's clock begins a little after power-on
};

// Every sample of a cell against the conversions of its chip.
Judged judged(Desk& desk, std::uint8_t cell) {
    Judged result;
    const auto truth = desk.stage.board()->take_conversions(cell);
    for (const auto& c : truth) result.good += c.good() ? 1 : 0;
    double earliest_s = 1.0, latest_s = -1.0;
    auto next = truth.begin();
    for (const auto& s : desk.samples[cell]) {
        ++result.samples;
        const double at_s = s.ticks / 2e6;
        while (next != truth.end() && next->ready_s < at_s - 2e-3) ++next;
        if (next == truth.end() || next->ready_s > at_s + 2e-3) {
            ++result.wrong;
            continue;
        }
        if (!next->good() || next->counts != s.counts) ++result.wrong;
        earliest_s = std::min(earliest_s, at_s - next->ready_s);
        latest_s = std::max(latest_s, at_s - next->ready_s);
    }
    result.worst_stamp_s = latest_s - earliest_s;
    return result;
}

} // namespace

TEST_CASE("board: silent until asked, then says who it is within 50 ms") {
    for (const auto& [build, cells] :
         {std::pair{Build::bed, 4}, {Build::cradle, 2}, {Build::single, 1}}) {
        Desk desk(with(build));
        desk.run(2.0);
        CHECK(desk.heard.empty());
        desk.send(desk.commands.identify());
        desk.run(0.05);
        REQUIRE(desk.hellos.size() == 1);
        CHECK(desk.hellos[0].board == 1);
        CHECK(desk.hellos[0].build.build == build);
        CHECK(desk.hellos[0].build.cells == cells);
        CHECK(desk.hellos[0].calibration_id == desk.stage.roller().calibration.id);
        CHECK(desk.hellos[0].running == 0);
        desk.run(1.0);
        CHECK(desk.hellos.size() == 1);
        CHECK(desk.stage.resets() == 0);
    }
}

TEST_CASE("board: every sample is what its converter held, stamped within 50 us, on every build "
          "and rate") {
    struct Case {
        Build build;
        int cells;
    };
    for (const Case roller : {Case{Build::bed, 4}, {Build::cradle, 2}, {Build::single, 1}}) {
        for (const auto rate : {Rate::fast, Rate::slow}) {
            Desk desk(with(roller.build, rate));
            desk.start();
            desk.run(rate == Rate::fast ? 6.0 : 12.0);
            for (std::uint8_t cell = 0; cell < roller.cells; ++cell) {
                const auto result = judged(desk, cell);
                CAPTURE(static_cast<int>(roller.build));
                CAPTURE(static_cast<int>(cell));
                CHECK(result.wrong == 0);
                CHECK(result.worst_stamp_s < 50e-6);
                CHECK(static_cast<double>(result.samples) >
                      0.9 * static_cast<double>(result.good) - 12.0);
            }
            CHECK(desk.stage.resets() == 0);
            CHECK_FALSE(desk.told(FaultKind::desynchronised));
        }
    }
}

namespace {

// How many of these values are no good conversion's, in order. Unlike `judged` it asks no clock: a
// board that was deaf for a turn of its 16-bit timer (33 ms) lost that time for good.
std::size_t invented(const std::vector<protocol::Sample>& samples,
                     const std::vector<chips::Conversion>& truth) {
    std::size_t count = 0;
    auto from = truth.begin();
    for (const auto& s : samples) {
        const auto held = std::find_if(
            from, truth.end(), [&](const auto& c) { return c.good() && c.counts == s.counts; });
        if (held == truth.end())
            ++count;
        else
            from = held + 1;
    }
    return count;
}

} // namespace

TEST_CASE(
    "board: held up, it passes on nothing wrong; for half a second, the watchdog restarts it") {
    for (const auto rate : {Rate::fast, Rate::slow}) {
        Desk desk(with(Build::single, rate));
        desk.start();
        desk.run(4.0);
        for (const double periods : {0.6, 2.6}) {
            desk.faults.clear();
            chips::PlannedFault busy;
            busy.busy_s = periods / chips::true_rate(rate);
            desk.stage.board()->strike(busy);
            desk.run(3.0);
            CAPTURE(periods);
            CHECK((desk.told(FaultKind::late) || desk.told(FaultKind::desynchronised)));
        }
        CHECK(desk.stage.resets() == 0);

        chips::PlannedFault hung;
        hung.busy_s = 0.7;
        desk.stage.board()->strike(hung);
        desk.run(1.0);
        CHECK(desk.stage.resets() == 1);
        desk.frames.restart();
        desk.heard.clear();
        const auto before = desk.samples[0].size();
        desk.run(1.0);
        CHECK(desk.heard.empty()); // silent until asked again
        desk.start();
        desk.run(4.0);
        REQUIRE(desk.hellos.size() == 2);
        CHECK(desk.hellos[1].reset_cause == 8); // the watchdog
        CHECK(desk.hellos[1].boot_id != desk.hellos[0].boot_id);
        CHECK(desk.samples[0].size() > before + 10);
        CHECK(invented(desk.samples[0], desk.stage.board()->take_conversions(0)) == 0);
    }
}

TEST_CASE("board: a record whose first copy is damaged is read from the second, and so told") {
    auto setting = with(Build::bed);
    setting.memory = Stage(setting).memory();
    (*setting.memory)[130] ^= 0x40U; // the build's first copy begins at 128
    for (const bool both : {false, true}) {
        if (both) (*setting.memory)[194] ^= 0x40U; // the second at 192
        Desk desk(setting);
        desk.run(0.5);
        desk.send(desk.commands.identify());
        desk.send(desk.commands.read_record(protocol::RecordKind::build));
        desk.run(0.2);
        REQUIRE(desk.records.size() == 1);
        CHECK(desk.records[0].state ==
              (both ? protocol::RecordState::absent : protocol::RecordState::from_second_copy));
        REQUIRE(desk.hellos.size() == 1);
        CHECK(desk.hellos[0].build.build == (both ? Build::unknown : Build::bed));
    }
}

TEST_CASE("board: good samples, faults told and conversions counted agree") {
    Desk desk(with(Build::single));
    desk.start();
    desk.run(1.0);
    for (int i = 0; i < 3; ++i) {
        desk.stage.board()->inject(0, {Injected::extra_pulse, desk.stage.now_s(), 0.0, 7, 1});
        desk.run(3.0);
    }
    REQUIRE_FALSE(desk.statuses.empty());
    // Every number up to the newest sample was sent, or told as a fault, since samples are sent.
    std::vector<bool> known(desk.samples[0].back().counter + 1, false);
    for (const auto& s : desk.samples[0]) known[s.counter] = true;
    for (const auto& f : desk.faults)
        for (std::uint32_t i = 0; i < f.count; ++i)
            if (f.counter + i < known.size()) known[f.counter + i] = true;
    const auto first = std::find(known.begin(), known.end(), true);
    CHECK(std::all_of(first, known.end(), [](bool is) { return is; }));
    CHECK(desk.statuses.back().passed + 2 >= desk.samples[0].size());
}

// With these seeds an overflow of Timer1 falls into the write that clears another of its flags,
// after 5 s; the sound chips then looked late.
TEST_CASE("board: nothing is said against sound converters but that they settle") {
    for (const auto& setting : {with(Build::bed, Rate::fast, 7), with(Build::bed, Rate::fast, 8),
                                with(Build::cradle), with(Build::single, Rate::slow)}) {
        Desk desk(setting);
        desk.start();
        desk.run(6.0);
        CAPTURE(setting.seed);
        for (const auto& f : desk.faults)
            CHECK((f.kind == FaultKind::settling || f.ticks < protocol::ticks_per_second));
        CHECK(desk.samples[0].size() > 40);
    }
}

TEST_CASE("board: every fault at the pins is named, and nothing doubtful passes") {
    struct Case {
        Injected kind;
        double lasts_s;
        int pulse, times;
        FaultKind named;
    };
    const Case cases[] = {
        {Injected::missing_pulse, 0.0, 9, 1, FaultKind::desynchronised},
        {Injected::missing_pulse, 0.0, 26, 1, FaultKind::desynchronised},
        {Injected::extra_pulse, 0.0, 3, 1, FaultKind::desynchronised},
        {Injected::extra_pulse, 0.0, 26, 2, FaultKind::desynchronised},
        {Injected::extra_pulse, 0.0, 0, 1, FaultKind::desynchronised},
        {Injected::stretched_clock, 0.0, 12, 1, FaultKind::desynchronised},
        {Injected::stuck_low, 0.7, 0, 1, FaultKind::restarted},
        {Injected::stuck_high, 0.7, 0, 1, FaultKind::restarted},
        {Injected::floating, 0.7, 0, 1, FaultKind::restarted},
        {Injected::disconnected, 2.5, 0, 1, FaultKind::disconnected},
        {Injected::saturated, 0.5, 0, 1, FaultKind::saturated},
        {Injected::self_restart, 0.0, 0, 1, FaultKind::restarted},
    };
    for (const auto change : {Change::silent, Change::in_time, Change::mixed}) {
        auto setting = with(Build::cradle);
        setting.change = change;
        Desk desk(setting);
        desk.start();
        desk.run(1.5);
        std::uint8_t cell = 0;
        for (const Case& c : cases) {
            desk.faults.clear();
            desk.stage.board()->inject(
                cell, {c.kind, desk.stage.now_s() + 0.1037, c.lasts_s, c.pulse, c.times});
            desk.run(c.lasts_s + 1.0);
            CAPTURE(static_cast<int>(c.kind));
            CAPTURE(c.pulse);
            CAPTURE(static_cast<int>(change));
            CHECK(desk.told(c.named));
            cell = static_cast<std::uint8_t>(1 - cell);
        }
        desk.run(2.0);
        for (std::uint8_t i = 0; i < 2; ++i) {
            const auto result = judged(desk, i);
            CHECK(result.wrong == 0);
            CHECK(result.worst_stamp_s < 50e-6);
            CHECK(result.samples > 500);
        }
        CHECK(desk.stage.resets() == 0);
        CHECK(desk.samples[0].back().ticks / 2e6 > desk.stage.now_s() - 0.1); // they flow again
        CHECK(desk.samples[1].back().ticks / 2e6 > desk.stage.now_s() - 0.1);
    }
}

TEST_CASE("board: the angle is the sleeve's, and without a sensor there is none") {
    Desk desk(with(Build::cradle));
    desk.start();
    while (desk.stage.truth().strokes.size() < 2 && desk.stage.now_s() < 30.0) desk.run(0.5);
    REQUIRE(desk.stage.truth().strokes.size() == 2);
    CHECK(static_cast<double>(desk.angles.size()) > 90.0 * (desk.stage.now_s() - 0.6));
    double turned = 0.0, lowest = 0.0, highest = 0.0; // steps of 1/4096 turn, unwrapped
    for (std::size_t i = 1; i < desk.angles.size(); ++i) {
        if (desk.angles[i].magnet != protocol::Magnet::good) FAIL("magnet");
        const int step = desk.angles[i].angle - desk.angles[i - 1].angle;
        turned += step > 2048 ? step - 4096 : step < -2048 ? step + 4096 : step;
        lowest = std::min(lowest, turned);
        highest = std::max(highest, turned);
    }
    const double rolled_m = (highest - lowest) / 4096 * 2 * 3.14159265 * 0.07;
    CHECK(rolled_m == doctest::Approx(desk.stage.truth().strokes[0].length_m).epsilon(0.1));

    Desk bare(with(Build::single));
    bare.start();
    bare.run(2.0);
    CHECK(bare.angles.empty());
}

TEST_CASE("board: pulled and plugged in again it has kept its records and counts its starts") {
    auto setting = with(Build::single);
    setting.faults = {chips::FaultWord::disconnected};
    Desk desk(setting);
    desk.start();
    while (desk.stage.boots().size() < 2 && desk.stage.now_s() < 60.0) desk.run(1.0);
    REQUIRE(desk.stage.boots().size() == 2);
    desk.frames.restart();
    desk.start();
    desk.run(1.0);
    REQUIRE(desk.hellos.size() == 2);
    CHECK(desk.hellos[1].boot_id == desk.hellos[0].boot_id + 1);
    CHECK(desk.hellos[1].calibration_id == desk.hellos[0].calibration_id);
    const double since_s = desk.stage.now_s() - desk.stage.boots()[1].at_s;
    CHECK(desk.samples[0].back().ticks / 2e6 == doctest::Approx(since_s).epsilon(0.05));
}

TEST_CASE("board: a record written by the host is kept, and answered") {
    auto setting = with(Build::single);
    Desk desk(setting);
    desk.run(0.5);
    auto calibration = desk.stage.roller().calibration;
    calibration.id = 4711;
    desk.send(desk.commands.write(calibration));
    desk.run(2.0);
    REQUIRE(desk.replies.size() == 1);
    CHECK(desk.replies[0].result == protocol::Result::done);
    setting.memory = desk.stage.memory();
    Desk again(setting);
    again.run(0.5);
    again.send(again.commands.identify());
    again.send(again.commands.read_record(protocol::RecordKind::calibration));
    again.run(0.2);
    REQUIRE(again.hellos.size() == 1);
    CHECK(again.hellos[0].calibration_id == 4711);
    REQUIRE(again.records.size() == 1);
    CHECK(protocol::calibration_record(again.records[0].bytes.data()).id == 4711);
}
