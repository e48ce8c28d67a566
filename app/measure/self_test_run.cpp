#include "measure/self_test_run.h"

#include <algorithm>

namespace measure {

namespace {

constexpr double silence_s = 5.0, most_times = 3.0;
// A stamp that is ahead of what passed here by more than lines delay and clocks differ is damaged.
constexpr double ahead_s = 2.0, faster = 1.05;
constexpr int believed_after = 20; // of them in a row: what lay between was lost at the beginning

} // namespace

SelfTestRun::SelfTestRun(const protocol::Hello& hello, const Roller& roller,
                         const Calibration& calibration,
                         const std::optional<PerCell<double>>& reference_zero, double part_s)
    : roller_{roller}, calibration_{calibration}, reference_zero_{reference_zero}, part_s_{part_s},
      ticks_per_second_{static_cast<double>(std::max(hello.ticks_per_second, 1U))},
      boot_id_{hello.boot_id}, clock_{std::max(hello.ticks_per_second, 1U)} {}

void SelfTestRun::begin_anew() {
    clock_.restart();
    part_ = Part::begin;
    began_.reset();
    newest_s_ = 0.0;
    ahead_ = 0;
    quiet_ = pressed_ = {};
    magnet_.reset();
}

// Which part a stamp belongs to; faults are told late. Moves the test on.
std::optional<SelfTestRun::Part> SelfTestRun::part_at(std::uint32_t stamp,
                                                      units::HostTime arrived) {
    const std::uint64_t ticks = clock_.unwrap(stamp);
    if (!began_) {
        began_ = ticks;
        began_here_ = arrived;
    }
    if (ticks < *began_) return std::nullopt;
    const double at_s = static_cast<double>(ticks - *began_) / ticks_per_second_;
    if (at_s > faster * units::seconds(arrived - began_here_) + ahead_s) {
        if (++ahead_ < believed_after) return std::nullopt;
        begin_anew();
        return part_at(stamp, arrived);
    }
    ahead_ = 0;
    began_here_ = std::min(began_here_, arrived - units::duration_of(at_s));
    clock_.arrived(ticks, arrived);
    const auto part_of = [this](double s) {
        if (s < begin_s) return Part::begin;
        if (s < begin_s + part_s_) return Part::quiet;
        if (s < begin_s + part_s_ + change_s) return Part::change;
        return s < total_s() ? Part::pressed : Part::done;
    };
    newest_s_ = std::max(newest_s_, at_s);
    part_ = part_of(newest_s_);
    return part_of(at_s);
}

void SelfTestRun::Collected::note(std::uint32_t counter, std::uint32_t conversions) {
    if (conversions == 0) return;
    const std::uint32_t end = counter + conversions - 1;
    if (!first || static_cast<std::int32_t>(counter - *first) < 0) first = counter;
    if (!last || static_cast<std::int32_t>(end - *last) > 0) last = end;
    heard += conversions;
}

SelfTestRun::Collected* SelfTestRun::collected(Part part, std::uint8_t cell) {
    if (cell >= roller_.cells) return nullptr;
    if (part == Part::quiet) return &quiet_.at(cell);
    return part == Part::pressed ? &pressed_.at(cell) : nullptr;
}

void SelfTestRun::hear(const wire::Message& message, units::HostTime arrived) {
    if (part_ == Part::done) return;
    if (const auto* hello = std::get_if<protocol::Hello>(&message);
        hello != nullptr && hello->boot_id != boot_id_) {
        boot_id_ = hello->boot_id;
        begin_anew();
    }
    const auto ticks = wire::ticks_of(message);
    if (!ticks) return;
    heard_ = arrived; // a board that only answers does not measure
    const auto part = part_at(*ticks, arrived);
    if (!part) return;
    if (const auto* angle = std::get_if<protocol::Angle>(&message)) magnet_ = angle->magnet;
    if (const auto* sample = std::get_if<protocol::Sample>(&message))
        if (Collected* cell = collected(*part, sample->cell)) {
            cell->samples.push_back({clock_.unwrap(sample->ticks), sample->counts});
            cell->note(sample->counter, 1);
        }
    if (const auto* fault = std::get_if<protocol::Fault>(&message)) {
        // What happened while somebody got on to it is held against the converter, too.
        Collected* cell = collected(*part == Part::change ? Part::pressed : *part, fault->cell);
        if (cell == nullptr) return;
        FaultTally& tally = cell->faults.at(static_cast<std::size_t>(fault->kind) - 1);
        tally.conversions += fault->count;
        if (fault->count == 0) ++tally.events;
        if (*part != Part::change) cell->note(fault->counter, fault->count);
    }
}

void SelfTestRun::advance(units::HostTime now) {
    if (!heard_) heard_ = now;
    if (!first_) first_ = now;
    if (units::seconds(now - *heard_) > silence_s ||
        units::seconds(now - *first_) > most_times * total_s() + silence_s)
        part_ = Part::done;
}

double SelfTestRun::progress() const {
    return part_ == Part::done ? 1.0 : std::clamp(newest_s_ / total_s(), 0.0, 1.0);
}

CellPart SelfTestRun::cell_part(const Collected& from, double microseconds_per_tick) const {
    CellPart part;
    part.faults = from.faults;
    part.samples.reserve(from.samples.size());
    for (const Stamped& s : from.samples)
        part.samples.push_back(
            {static_cast<double>(s.ticks - *began_) * microseconds_per_tick * 1e-6, s.counts});
    const std::uint64_t between = from.first ? std::uint64_t{*from.last - *from.first} + 1 : 0;
    part.lost = between > from.heard ? between - from.heard : 0;
    return part;
}

SelfTestReport SelfTestRun::report() const {
    const double microseconds = clock_.fit().microseconds_per_tick;
    SelfTestSamples samples;
    for (std::size_t i = 0; i < roller_.cells; ++i) {
        samples.quiet[i] = cell_part(quiet_[i], microseconds);
        samples.pressed[i] = cell_part(pressed_[i], microseconds);
    }
    samples.reference_zero = reference_zero_;
    samples.magnet = magnet_;
    samples.whole = newest_s_ >= total_s();
    return self_test(samples, roller_, calibration_);
}

} // namespace measure
