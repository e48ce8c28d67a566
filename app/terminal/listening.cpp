#include "terminal/listening.h"

#include <algorithm>

namespace terminal {

namespace {

constexpr double answers_within_s = 1.0;

} // namespace

std::optional<double> CellHeard::rate_hz() const {
    if (samples < 2 || last_s <= first_s) return std::nullopt;
    return (last_counter - first_counter) / (last_s - first_s);
}

Listening::Listening(Meeting::Met& met, Timing& timing, const Surroundings& around)
    : link_{*met.link}, timing_{timing}, around_{around}, roller_{measure::roller_of(met.hello)},
      ticks_per_second_{static_cast<double>(std::max(met.hello.ticks_per_second, 1U))},
      began_{timing.now()}, clock_{std::max(met.hello.ticks_per_second, 1U)} {
    // A board that was not told what it is looks for all converters.
    if (roller_.cells == 0) roller_.cells = protocol::most_cells;
}

double Listening::now_s() const { return units::seconds(timing_.now() - began_); }

bool Listening::go_on() {
    const device::Intake intake = link_.take(timing_.now());
    for (const device::Chunk& chunk : intake.chunks) {
        reader_.push(chunk.bytes);
        while (const auto frame = reader_.pop())
            if (const auto message = wire::decode(*frame)) {
                hear(*message);
                if (ear_) ear_(*message, chunk.arrived);
            }
    }
    using enum device::LinkState;
    if (intake.state == ended || intake.state == refused || intake.state == lost) {
        end_ = End::gone;
        return false;
    }
    timing_.next(link_.descriptor());
    if (around_.stop_asked()) end_ = End::stopped;
    return end_ == End::none;
}

bool Listening::listen(double for_s, device::Asked asked) {
    link_.ask(asked, 0.0);
    const double until = now_s() + for_s;
    while (now_s() < until)
        if (!go_on()) return false;
    return true;
}

void Listening::hear(const wire::Message& message) {
    if (const auto* reply = std::get_if<protocol::Reply>(&message)) reply_ = *reply;
    if (const auto* record = std::get_if<wire::Record>(&message)) record_ = *record;
    if (const auto* fault = std::get_if<protocol::Fault>(&message))
        faults_[{static_cast<measure::FaultKind>(fault->kind), fault->cell}] +=
            std::max<std::uint16_t>(fault->count, 1);
    const auto* sample = std::get_if<protocol::Sample>(&message);
    if (sample == nullptr || sample->cell >= roller_.cells) return;
    const double at_s = static_cast<double>(clock_.unwrap(sample->ticks)) / ticks_per_second_;
    CellHeard& cell = cells_.at(sample->cell);
    if (cell.samples == 0) {
        cell.first_s = at_s;
        cell.first_counter = sample->counter;
    }
    ++cell.samples;
    cell.last_s = at_s;
    cell.last_counter = sample->counter;
    recent_.hear(sample->cell, at_s, sample->counts, sample->counter);
}

void Listening::forget() {
    cells_ = {};
    recent_ = {};
    faults_.clear();
}

std::optional<protocol::Result> Listening::answer(protocol::Type to) {
    const double until = now_s() + answers_within_s;
    while (now_s() < until && go_on())
        if (reply_ && reply_->to == to) return reply_->result;
    return std::nullopt;
}

template <class Stored>
std::optional<protocol::Result> Listening::write_stopped(const Stored& record) {
    reply_.reset();
    link_.send(commands_.stop());
    if (!answer(protocol::Type::stop)) return std::nullopt;
    link_.send(commands_.write(record));
    const auto written = answer(protocol::Type::write_record);
    link_.send(commands_.start());
    return written;
}

std::optional<protocol::Result> Listening::write(const protocol::CalibrationRecord& record) {
    return write_stopped(record);
}
std::optional<protocol::Result> Listening::write(const protocol::BuildRecord& record) {
    return write_stopped(record);
}

std::optional<wire::Record> Listening::read(protocol::RecordKind kind) {
    record_.reset();
    link_.send(commands_.read_record(kind));
    const double until = now_s() + answers_within_s;
    while (now_s() < until && go_on())
        if (record_ && record_->kind == kind) return record_;
    return std::nullopt;
}

} // namespace terminal
