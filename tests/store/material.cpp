#include "store/material.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>

namespace material {

using namespace std::chrono_literals;

namespace {

constexpr double ticks_per_second = 2e6;

bool same(const session::RawSample& a, const session::RawSample& b) {
    return a.cell == b.cell && a.counter == b.counter && a.ticks == b.ticks && a.counts == b.counts;
}

routine::Exercise calf() {
    routine::Exercise exercise;
    exercise.id = "calf";
    exercise.name = {"Wade", "Calf"};
    exercise.region = {"Unterschenkel, hinten", "Lower leg, back"};
    exercise.set_up = {"Lege die Wade über die Rolle.", "Lay the calf on the roller."};
    exercise.path = {"Von der Ferse zur Kniekehle", "From the heel to the back of the knee"};
    exercise.caution = {"Nicht über die Kniekehle", "Not over the back of the knee"};
    exercise.bed = exercise.cradle = true;
    exercise.stroke_share_of_height = 0.16;
    exercise.seconds_per_stroke = 3.0;
    exercise.variants = {{"normal", {"ein Bein", "one leg"}, {"so", "so"}, 0.12},
                         {"lighter", {"leichter", "lighter"}, {"", ""}, 0.06}};
    return exercise;
}

} // namespace

Folder::Folder() {
    std::string name = (fs::temp_directory_path() / "rolltakt-store-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
}
Folder::~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

session::Beginning beginning(session::RollerKind roller) {
    session::Beginning begun;
    begun.started = {std::chrono::sys_time<std::chrono::milliseconds>{1'795'000'000'123ms}, 60min};
    begun.routine = {
        "starter", {"Anfang", "Starter"}, {"Erste Schritte", "First steps"}, {calf()}, {}};
    routine::Step step;
    step.side = routine::Side::left;
    step.sets = 2;
    step.effort = routine::Effort::medium;
    step.get_ready = 20s;
    step.work = 45s;
    step.rest = 15s;
    step.seconds_per_stroke = 3.0;
    step.pace_band = routine::Band{2.4, 3.6};
    begun.routine.steps = {step, step};
    begun.routine.steps.back().side = routine::Side::right;
    begun.roller = roller;
    protocol::Hello hello;
    hello.boot_id = 0xDEADBEEF;
    hello.calibration_id = 7;
    hello.build.build = protocol::Build::bed;
    hello.build.cells = 4;
    begun.hello = hello;
    begun.calibration = {7, {0.0021, 0.0022, 0.0020, 0.0021}};
    begun.reference_zero = std::array{100.0, -200.5, 0.1, 3.0};
    begun.person = {units::Kilograms{71.5},
                    {{"calf", "normal", routine::Tool::roller, units::Newtons{180}}},
                    {1}};
    begun.profiles = {{"calf", "normal", routine::Side::left, 2}};
    return begun;
}

Recorder::Recorder(const Shape& shape) : shape_{shape}, random_{shape.seed} {
    for (int i = 0; i < shape.cells; ++i) {
        const double period = ticks_per_second / 92.8 * (1.0 + 0.02 * (i - 1.5));
        cells_.push_back({period, 1000.0 + 37.0 * i, 4 + static_cast<std::uint32_t>(i)});
    }
    next_angle_ = 1234;
}

void Recorder::samples(Block& block, double until_ticks) {
    std::normal_distribution<double> noise{0, shape_.noise_counts}, jitter{0, 1.5};
    for (;;) {
        const auto next =
            std::min_element(cells_.begin(), cells_.end(), [](const Cell& a, const Cell& b) {
                return a.next_ticks < b.next_ticks;
            });
        if (next == cells_.end() || next->next_ticks >= until_ticks) return;
        const double angle = next->next_ticks / ticks_per_second / 3.0 * 2.0 * std::numbers::pi;
        const double counts = shape_.swing_counts * (1.0 + std::sin(angle)) + noise(random_);
        if (next->counter % 1000 != 999) // one conversion in a thousand was not passed on
            block.samples.push_back({static_cast<std::uint8_t>(next - cells_.begin()),
                                     next->counter,
                                     static_cast<std::uint64_t>(next->next_ticks + jitter(random_)),
                                     static_cast<measure::Counts>(std::lround(counts))});
        ++next->counter;
        next->next_ticks += next->period_ticks;
    }
}

void Recorder::angles(Block& block, double until_ticks) {
    for (; shape_.angles && next_angle_ < until_ticks; next_angle_ += ticks_per_second / 50) {
        const auto turned = static_cast<std::uint32_t>(next_angle_ / 1500);
        block.angles.push_back(
            {angle_counter_, static_cast<std::uint64_t>(next_angle_),
             static_cast<std::uint16_t>(turned % 4096),
             angle_counter_ % 700 == 3 ? protocol::Magnet::weak : protocol::Magnet::good});
        ++angle_counter_;
    }
}

void Recorder::events(Block& block) const {
    const auto kind = static_cast<session::EventKind>(number_ % 17);
    session::Event event{block.start + 300ms, kind, number_ % 2, {}, {}, {}};
    if (kind == session::EventKind::cue) event.cue = guide::CueKind::slower;
    if (kind == session::EventKind::fault)
        event.fault = measure::Fault{block.start, measure::FaultKind::late, std::uint8_t{2}};
    if (kind == session::EventKind::tare_refused) event.tare_error = measure::TareError::loaded;
    block.events = {event};
    if (number_ % 5 == 4) block.gaps = {{block.start + 100ms, block.start + 180ms, 8}};
}

Block Recorder::next() {
    Block block;
    block.number = number_;
    block.segment = segment_;
    block.start = units::SessionTime{1s * number_};
    block.end = block.start + 1s;
    block.clock = {static_cast<std::uint64_t>(number_ - booted_) * 2'000'000,
                   units::HostTime{block.start.time_since_epoch() + 417us}, 0.5 + 1e-9 * number_};
    measure::Tare tare;
    tare.zero = {1000.25, -3.5, 77.0, 12345.0};
    tare.noise = {38.1, 39.2, 37.9, 40.0};
    block.tare = tare;
    block.faulty[2] = number_ / 10;
    const double until = (number_ - booted_ + 1) * ticks_per_second;
    samples(block, until);
    angles(block, until);
    events(block);
    block.bookmark = {number_ / 40 % 2, guide::Phase::work, 1s * (number_ % 40)};
    guide::Playing playing{block.bookmark.step, guide::Phase::work, block.bookmark.done, {}};
    if (number_ % 7 == 6) playing.off_since = block.start + 900ms;
    block.state.where = playing;
    if (number_ % 11 == 10)
        block.state.where = guide::Paused{playing, guide::Pause::off_roller, block.start};
    block.state.at = block.end;
    if (number_ > 20) block.state.skipped = {0};
    ++number_;
    return block;
}

void Recorder::restart_board() {
    ++segment_;
    booted_ = number_;
    next_angle_ = 1234;
    for (auto& cell : cells_) cell = {cell.period_ticks, 500.0, 0};
}

std::vector<Block> blocks(std::size_t seconds, const Shape& shape) {
    Recorder recorder{shape};
    std::vector<Block> made;
    for (std::size_t i = 0; i < seconds; ++i) made.push_back(recorder.next());
    return made;
}

// Samples are compared one by one; the other fields by their exact encoding, whose list of fields
// is complete or does not compile.
bool same(const Block& a, const Block& b) {
    return std::equal(a.samples.begin(), a.samples.end(), b.samples.begin(), b.samples.end(),
                      [](const auto& x, const auto& y) { return same(x, y); }) &&
           store::encode(a) == store::encode(b);
}

bool same(const std::vector<Block>& a, const std::vector<Block>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Block& x, const Block& y) { return same(x, y); });
}

} // namespace material
