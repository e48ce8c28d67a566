// roller check and monitor.
#include "terminal/roller_commands.h"

#include "terminal/document.h"
#include "terminal/meet.h"
#include "terminal/self_test_report.h"
#include "wording/wording.h"

#include "measure/cells.h"
#include "measure/self_test_run.h"

namespace terminal {

using wording::filled, wording::tr;

namespace {

Json roller_of(const protocol::Hello& hello, device::Link& link) {
    return {{"port", link.name()},
            {"build", word_or_null(hello.build.build)},
            {"firmware", version_of(hello)},
            {"protocol", hello.version},
            {"calibrated", hello.calibration_id != 0}};
}

} // namespace

std::string version_of(const protocol::Hello& hello) {
    return std::to_string(hello.firmware[0]) + '.' + std::to_string(hello.firmware[1]) + '.' +
           std::to_string(hello.firmware[2]);
}

namespace {

// Listens through both parts, and says when to get on to it.
void go_through(Desk& desk, measure::SelfTestRun& run, Listening& listening, Timing& timing) {
    using Part = measure::SelfTestRun::Part;
    listening.pass_on_to([&run](const wire::Message& message, units::HostTime arrived) {
        run.hear(message, arrived);
    });
    Part said = Part::done;
    while (run.part() != Part::done) {
        const bool press = run.part() == Part::change || run.part() == Part::pressed;
        if (said != run.part()) {
            if (run.part() == Part::begin)
                desk.say(tr("First part: leave it unloaded and still, hands off."));
            if (run.part() == Part::change)
                desk.say(tr("Second part: now lie on it, or lean on its middle with both hands, "
                            "until this is over."));
            listening.ask(press ? device::Asked::lie_ready : device::Asked::step_off);
        }
        said = run.part();
        if (!listening.go_on()) return;
        run.advance(timing.now());
    }
    listening.ask(device::Asked::step_off);
}

} // namespace

Outcome check_roller(Desk& desk, const RollerOptions& options) {
    const auto source = source_of(options.roller);
    if (!source) return tl::unexpected{source.error()};
    Timing timing{desk.around(), real_time(*source), options.speed};
    auto met = meet(desk, *source, timing);
    if (!met) return tl::unexpected{met.error()};
    desk.say(filled(tr("Roller at {port}, firmware {version}."),
                    {{"port", met->link->name()}, {"version", version_of(met->hello)}}));

    Listening listening{*met, timing, desk.around()};
    const auto told = described(met->hello);
    if (!told) {
        desk.say(told.error().message);
        met->calibration = measure::nominal(listening.roller());
    }
    measure::SelfTestRun run{met->hello, listening.roller(), met->calibration, met->reference_zero,
                             options.seconds.value_or(measure::self_test_s)};
    go_through(desk, run, listening, timing);
    if (listening.end() == Listening::End::stopped)
        return tl::unexpected{Failure{"stopped", tr("Stopped before the test was over.")}};

    const measure::SelfTestReport report = run.report();
    const bool good = report.in_order && told.has_value();
    for (const std::string& line : lines_of(report)) desk.say(line);
    desk.say(!good                ? tr("Something is wrong; see above.")
             : report.was_pressed ? tr("Everything is good.")
                                  : tr("What was tested is good."));
    Json answer{{"roller", roller_of(met->hello, *met->link)}};
    answer.update(document(report));
    answer["ok"] = good;
    desk.answer(answer);
    return good ? 0 : 1;
}

namespace {

// Force and position once a second, from the last quarter second.
struct Reading {
    double force_n = 0.0;
    std::optional<double> position_m;
    measure::PerCell<double> cells_n{};
};

std::optional<Reading> reading(const Listening& listening, const Meeting::Met& met,
                               const measure::PerCell<double>& zero) {
    const measure::Roller& roller = listening.roller();
    Reading read;
    for (std::size_t i = 0; i < roller.cells; ++i) {
        const auto counts = listening.recent().mean(i, 0.25);
        if (!counts) return std::nullopt;
        read.cells_n.at(i) = (*counts - zero.at(i)) * met.calibration.newtons_per_count.at(i);
        read.force_n += read.cells_n.at(i);
    }
    if (roller.build == protocol::Build::bed)
        if (const auto at = measure::located(roller, read.cells_n, {}))
            read.position_m = at->at.value;
    return read;
}

Json document(const Reading& read, double at_s, std::size_t cells) {
    Json each = Json::array();
    for (std::size_t i = 0; i < cells; ++i) each.push_back(read.cells_n.at(i));
    return {{"t_s", at_s},
            {"force_n", read.force_n},
            {"position_m", or_null(read.position_m)},
            {"cells_n", std::move(each)}};
}

} // namespace

Outcome monitor_roller(Desk& desk, const RollerOptions& options) {
    const auto source = source_of(options.roller);
    if (!source) return tl::unexpected{source.error()};
    Timing timing{desk.around(), real_time(*source), options.speed};
    auto met = meet(desk, *source, timing);
    if (!met) return tl::unexpected{met.error()};
    if (const auto told = described(met->hello); !told) return tl::unexpected{told.error()};
    Listening listening{*met, timing, desk.around()};

    // The zero of this moment when nothing lies on it, else the one known from the calibration.
    measure::PerCell<double> zero = met->reference_zero.value_or(measure::PerCell<double>{});
    listening.listen(1.5, device::Asked::step_off);
    const auto tare =
        measure::tare(listening.recent().last(1.0), met->calibration, listening.roller(),
                      met->reference_zero ? &*met->reference_zero : nullptr);
    if (tare)
        zero = tare->zero;
    else
        desk.warn(wording::sentence(tare.error()));

    Json readings = Json::array();
    const double until = listening.now_s() + options.seconds.value_or(1e9);
    while (listening.now_s() + 0.999 < until && listening.listen(1.0, device::Asked::roll)) {
        const auto read = reading(listening, *met, zero);
        if (!read) {
            desk.say("–");
            continue;
        }
        desk.say(wording::number(read->force_n, 1) + " N" +
                 (read->position_m ? "  " + wording::number(*read->position_m * 1000.0, 0) + " mm"
                                   : ""));
        if (desk.json())
            readings.push_back(document(*read, listening.now_s(), listening.roller().cells));
    }
    desk.answer({{"readings", std::move(readings)}});
    return 0;
}

} // namespace terminal
