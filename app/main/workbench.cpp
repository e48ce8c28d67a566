#include "main/workbench.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace app {
namespace {

using namespace std::chrono_literals;
using screen::RollerKeeps, screen::RollerTask;

constexpr units::Duration zero_lasts = 1200ms, spot_lasts = 2500ms;
constexpr units::Duration answers_within = 1s;
constexpr double shown_s = 0.25;
// How far the load of a spot lies on the way from the middle to a cell. A person stands half as
// far: all of the weight near a corner is too much for one cell.
constexpr double put_at = 0.8, stands_at = 0.4;

} // namespace

Workbench::Workbench(const terminal::Meeting::Met& met)
    : hello_{met.hello}, roller_{measure::roller_of(met.hello)}, calibration_{met.calibration},
      reference_{met.reference_zero}, clock_{std::max(met.hello.ticks_per_second, 1U)},
      ticks_per_second_{static_cast<double>(std::max(met.hello.ticks_per_second, 1U))} {}

// --- what comes from the roller -----------------------------------------------------------------

void Workbench::hear(const std::vector<device::Chunk>& chunks, units::HostTime now) {
    now_ = now;
    for (const device::Chunk& chunk : chunks) {
        reader_.push(chunk.bytes);
        while (const auto frame = reader_.pop())
            if (const auto message = wire::decode(*frame)) hear(*message, chunk.arrived);
    }
    if (!tare_ && task_ == RollerTask::none && recent_.last(1.0).cells.at(0).size() >= 8)
        take_zero();
    if (keeps_ == RollerKeeps::under_way && now - wrote_ >= answers_within)
        keeps_ = RollerKeeps::unanswered;
    if (test_) test_->advance(now);
    if (test_ && test_->part() == measure::SelfTestRun::Part::done) {
        tested_ = test_->report();
        test_.reset();
    }
    if (collecting_ != Collecting::nothing && now_ - began_ >= lasts_) finish_collecting();
}

void Workbench::hear(const wire::Message& message, units::HostTime arrived) {
    if (const auto* reply = std::get_if<protocol::Reply>(&message))
        if (written_ && reply->to == protocol::Type::write_record) hear(reply->result);
    if (test_) test_->hear(message, arrived);
    if (const auto* fault = std::get_if<protocol::Fault>(&message))
        if (fault->cell < roller_.cells)
            recent_.hear_fault(fault->cell, seconds(fault->ticks),
                               static_cast<measure::FaultKind>(fault->kind), fault->count);
    const auto* sample = std::get_if<protocol::Sample>(&message);
    if (sample == nullptr || sample->cell >= roller_.cells) return;
    recent_.hear(sample->cell, seconds(sample->ticks), sample->counts, sample->counter);
    newest_ = arrived;
}

double Workbench::seconds(std::uint32_t ticks) {
    return static_cast<double>(clock_.unwrap(ticks)) / ticks_per_second_;
}

// An answer that comes late still tells what the roller has.
void Workbench::hear(protocol::Result written) {
    const Accepted record = *std::exchange(written_, {});
    const bool done = written == protocol::Result::done;
    keeps_ = done ? RollerKeeps::saved : RollerKeeps::refused;
    if (!done) return;
    calibration_ = record.calibration;
    reference_ = record.zero;
    accepted_ = record;
}

// --- tasks --------------------------------------------------------------------------------------

void Workbench::begin(RollerTask task) {
    task_ = task;
    collecting_ = Collecting::nothing;
    test_.reset();
    tested_.reset();
    load_.reset();
    spots_.clear();
    tare_error_.reset();
    calibration_error_.reset();
    fit_.reset();
    if (keeps_ != RollerKeeps::under_way) keeps_ = RollerKeeps::no;
}

void Workbench::collect(Collecting what, units::Duration lasts) {
    collecting_ = what;
    began_ = now_;
    lasts_ = lasts;
}

void Workbench::self_test() {
    begin(RollerTask::self_test);
    test_.emplace(hello_, roller_, calibration_, reference_);
}

void Workbench::tare() {
    begin(RollerTask::tare);
    collect(Collecting::zero, zero_lasts);
}

void Workbench::calibrate_mass() { begin(RollerTask::calibrate_mass); }

void Workbench::calibrate_standing(units::Kilograms body) {
    begin(RollerTask::calibrate_standing);
    load_is(body);
}

void Workbench::load_is(units::Kilograms load) {
    if (load < measure::least_calibration_mass || load > measure::most_calibration_mass) {
        calibration_error_ = measure::CalibrationError::mass_out_of_range;
        return;
    }
    calibration_error_.reset();
    load_ = load;
    tare_.reset();
    collect(Collecting::zero, zero_lasts);
}

void Workbench::take_spot() {
    calibration_error_.reset();
    collect(Collecting::spot, spot_lasts);
}

void Workbench::abort() { begin(RollerTask::none); }

void Workbench::finish_collecting() {
    switch (std::exchange(collecting_, Collecting::nothing)) {
    case Collecting::nothing: break;
    case Collecting::zero: take_zero(); break;
    case Collecting::spot: finish_spot(); break;
    }
}

// A calibration sets the zero anew and compares it with none before.
void Workbench::take_zero() {
    const bool calibrating =
        task_ == RollerTask::calibrate_mass || task_ == RollerTask::calibrate_standing;
    const auto zero = measure::tare(recent_.last(1.0), calibration_, roller_,
                                    reference_ && !calibrating ? &*reference_ : nullptr);
    if (zero) {
        tare_ = *zero;
        tare_error_.reset();
        return;
    }
    if (task_ == RollerTask::none) return; // tried again with the next second
    tare_error_ = zero.error();
    if (calibrating) collect(Collecting::zero, zero_lasts);
}

void Workbench::finish_spot() {
    const auto spot = measure::spot(recent_.last(2.0), *tare_, *load_, roller_);
    if (!spot) {
        calibration_error_ = spot.error();
        return;
    }
    spots_.push_back(*spot);
    if (spots_.size() < roller_.cells) return;
    const auto fit = measure::calibrate(spots_, roller_);
    if (fit) {
        fit_ = *fit;
        return;
    }
    calibration_error_ = fit.error();
    spots_.clear();
}

void Workbench::accept(std::uint32_t unix_s) {
    if (!fit_ || !tare_ || keeps_ == RollerKeeps::under_way) return;
    protocol::CalibrationRecord record;
    record.id = fit_->calibration.id = std::max(unix_s, 1U);
    record.made_unix_s = unix_s;
    for (std::size_t i = 0; i < protocol::most_cells; ++i) {
        record.newtons_per_count[i] = static_cast<float>(fit_->calibration.newtons_per_count.at(i));
        record.zero_counts[i] = static_cast<std::int32_t>(std::lround(tare_->zero.at(i)));
    }
    written_ = Accepted{fit_->calibration, tare_->zero};
    keeps_ = RollerKeeps::under_way;
    wrote_ = now_;
    // The board stores with its samples stopped.
    to_send_ = {commands_.stop(), commands_.write(record), commands_.start()};
}

device::Asked Workbench::asked() const {
    using Part = measure::SelfTestRun::Part;
    const bool press = test_ && (test_->part() == Part::change || test_->part() == Part::pressed);
    return press ? device::Asked::lie_ready : device::Asked::step_off;
}

std::vector<std::vector<std::uint8_t>> Workbench::to_send() { return std::exchange(to_send_, {}); }

void Workbench::put_load(device::Link& link) {
    const bool lies = load_ && tare_ && !fit_ && spots_.size() < roller_.cells;
    const auto spot = lies ? std::optional{spots_.size()} : std::nullopt;
    if (spot == put_) return;
    put_ = spot;
    if (!spot) return link.put(std::nullopt);
    const bool standing = task_ == RollerTask::calibrate_standing;
    const auto& cell = roller_.cell.at(*spot);
    const double share = standing ? stands_at : put_at;
    link.put(device::Weight{*load_, cell.x * share, cell.y * share, standing});
}

std::optional<Workbench::Accepted> Workbench::accepted() { return std::exchange(accepted_, {}); }

// --- for the screen -----------------------------------------------------------------------------

screen::RollerReadings Workbench::readings(const screen::RollerFacts& facts,
                                           std::optional<units::Kilograms> body,
                                           units::HostTime now) const {
    screen::RollerReadings r;
    r.facts = facts;
    r.roller = roller_;
    r.tared = tare_.has_value();
    for (std::size_t i = 0; i < roller_.cells; ++i) r.trouble.at(i) = recent_.trouble(i);
    r.body_mass = body;
    if (newest_) {
        r.age_s = units::seconds(now - *newest_);
        double sum = 0.0;
        bool all = tare_ || reference_; // no zero, no force; nor without one of the cells
        for (std::size_t i = 0; i < roller_.cells; ++i) {
            const auto counts = recent_.mean(i, shown_s);
            all = all && counts;
            if (!counts || !(tare_ || reference_)) continue;
            const double zero = tare_ ? tare_->zero.at(i) : reference_->at(i);
            r.cell_n.at(i) = (*counts - zero) * calibration_.newtons_per_count.at(i);
            sum += *r.cell_n.at(i);
        }
        if (all) r.force_n = sum;
        r.rate_hz = recent_.rate_hz(0);
    }
    r.task = task_;
    r.measuring = collecting_ != Collecting::nothing;
    if (r.measuring && lasts_.count() > 0)
        r.progress = static_cast<float>(
            std::clamp(units::seconds(now_ - began_) / units::seconds(lasts_), 0.0, 1.0));
    r.spot = spots_.size();
    r.spots = roller_.cells;
    r.load = load_;
    if (test_) {
        r.measuring = true;
        r.progress = static_cast<float>(test_->progress());
        r.part = test_->part();
    }
    r.tested = tested_;
    r.tare_error = tare_error_;
    r.calibration_error = calibration_error_;
    r.fit = fit_;
    r.keeps = keeps_;
    return r;
}

} // namespace app
