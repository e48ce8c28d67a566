#include "chips/model_board.h"

#include <algorithm>
#include <utility>

namespace chips {

namespace {

constexpr double byte_s = 10.0 / protocol::baud; // start, 8 bits, stop
constexpr double tick_s = 1.0 / protocol::ticks_per_second;
constexpr double beat_s = roller::ticks_per_beat * tick_s;
constexpr double angle_s = 3 * beat_s; // as drivers/angle_sensor.cc reads it
constexpr double half_pulse_s = 1.5e-6;
constexpr double room_bytes = 255.0; // of the queue to the host

// What roller::Records asks of its storage, on a plain array.
struct Storage {
    Memory& memory;
    std::uint8_t read_stored(std::uint16_t at) const { return memory[at % memory.size()]; }
    void write_stored(std::uint16_t at, std::uint8_t byte) const {
        memory[at % memory.size()] = byte;
    }
    static bool storage_idle() { return true; }
};

template <class Record, std::size_t size>
void store(Storage& storage, protocol::RecordKind kind, const Record& record) {
    std::array<std::uint8_t, size> bytes{};
    protocol::put(bytes.data(), record);
    roller::Records<Storage> records;
    records.begin(storage);
    records.write(kind, bytes.data());
    while (!records.step()) {
    }
}

} // namespace

Memory memory_with(const protocol::BuildRecord& build,
                   const protocol::CalibrationRecord& calibration) {
    Memory memory;
    memory.fill(0xFF);
    Storage storage{memory};
    store<protocol::BuildRecord, protocol::build_record_size>(storage, protocol::RecordKind::build,
                                                              build);
    store<protocol::CalibrationRecord, protocol::calibration_record_size>(
        storage, protocol::RecordKind::calibration, calibration);
    return memory;
}

ModelBoard::ModelBoard(Make make, Memory& memory, double start_s)
    : make_(std::move(make)), memory_(memory), start_s_(start_s), now_s_(start_s),
      random_(make_.seed), angle_({.seed = make_.seed + 77}, make_.angle),
      next_angle_s_(start_s + angle_s), next_beat_s_(start_s), next_poll_s_(start_s),
      line_free_s_(start_s) {
    for (std::uint8_t i = 0; i < make_.build.cells; ++i) {
        Hx711Settings settings;
        settings.rate = make_.rate;
        settings.oscillator = make_.oscillator[i];
        settings.change = Change::silent;
        settings.seed = make_.seed + 1000 * (i + std::uint64_t{1});
        const auto input = [this, i](double t) { return make_.counts(i, t); };
        cells_.push_back({Hx711(settings, input, start_s), true, start_s, 0, 0});
    }
    board_.begin(*this);
}

std::uint32_t ModelBoard::ticks(double at_s) const {
    const double since = (at_s - start_s_) * (1.0 + make_.clock_error);
    return static_cast<std::uint32_t>(
        static_cast<std::uint64_t>(std::max(0.0, since) * protocol::ticks_per_second));
}

double ModelBoard::jitter(double most_s) {
    return std::uniform_real_distribution<double>(0.0, most_s)(random_);
}

double ModelBoard::next_event() const {
    double next = std::max(next_poll_s_, busy_until_s_);
    for (const Cell& cell : cells_) next = std::min(next, cell.chip.next_change(cell.watched_s));
    return next;
}

void ModelBoard::run_until(double to_s) {
    for (;;) {
        const double at_s = next_event();
        if (at_s > to_s) break;
        now_s_ = std::max(now_s_, at_s);
        for (std::size_t i = 0; i < cells_.size(); ++i) watch(i, now_s_);
        if (now_s_ < std::max(next_poll_s_, busy_until_s_)) continue;
        while (next_beat_s_ <= now_s_) next_beat_s_ += beat_s;
        board_.poll();
        next_poll_s_ = next_beat_s_;
        if (!incoming_.empty())
            next_poll_s_ =
                std::min(next_poll_s_, std::max(now_s_ + byte_s, incoming_.front().at_s));
    }
    now_s_ = std::max(now_s_, to_s);
}

// Stamps the edges of a data line as the interrupts do, up to 20 us late.
void ModelBoard::watch(std::size_t index, double to_s) {
    Cell& cell = cells_[index];
    while (cell.watched_s < to_s) {
        cell.watched_s = std::min(to_s, cell.chip.next_change(cell.watched_s));
        const bool level = cell.chip.data(cell.watched_s);
        if (cell.level && !level) {
            cell.edge_s = cell.watched_s + jitter(20e-6);
            if (cell.edges < 255) ++cell.edges;
            if (busy_s_ > 0.0) busy_until_s_ = cell.watched_s + std::exchange(busy_s_, 0.0);
            next_poll_s_ = std::min(next_poll_s_, cell.watched_s + 30e-6 + jitter(100e-6));
        }
        cell.level = level;
    }
}

// The firmware does not watch a line that it clocks.
void ModelBoard::forget_edges(std::uint8_t index) {
    Cell& cell = cells_[index];
    cell.watched_s = now_s_;
    cell.level = cell.chip.data(now_s_);
    cell.edges = 0;
}

void ModelBoard::receive(std::span<const std::uint8_t> bytes, double at_s) {
    for (const std::uint8_t byte : bytes) incoming_.push_back({at_s += byte_s, byte});
    if (!incoming_.empty())
        next_poll_s_ = std::min(next_poll_s_, std::max(now_s_, incoming_.front().at_s));
}

void ModelBoard::strike(const PlannedFault& fault) {
    if (fault.on_chip && fault.cell < cells_.size()) cells_[fault.cell].chip.inject(*fault.on_chip);
    if (fault.busy_s > 0.0) busy_s_ = fault.busy_s;
}

std::vector<ModelBoard::Sent> ModelBoard::take_sent() { return std::exchange(sent_, {}); }

bool ModelBoard::take_ready(std::uint8_t index, roller::ReadyEdge& edge) {
    if (index >= cells_.size()) return false;
    watch(index, now_s_);
    Cell& cell = cells_[index];
    edge.edges = std::exchange(cell.edges, std::uint8_t{0});
    if (edge.edges == 0) return false;
    now_s_ = std::max(now_s_, cell.edge_s); // the interrupt that stamps it comes first
    edge.ticks = ticks(cell.edge_s);
    return !cell.level;
}

roller::Reading ModelBoard::read(std::uint8_t index, std::uint8_t pulses) {
    Hx711& chip = cells_[index].chip;
    roller::Reading reading;
    reading.ended_high = reading.steady = true;
    std::uint32_t bits = 0;
    for (std::uint8_t i = 0; i < pulses; ++i) {
        chip.clock(true, now_s_);
        now_s_ += half_pulse_s;
        chip.clock(false, now_s_);
        now_s_ += half_pulse_s / 2;
        const bool first = chip.data(now_s_);
        now_s_ += half_pulse_s / 2;
        const bool second = chip.data(now_s_);
        if (first != second) reading.steady = false;
        if (i < 24)
            bits = (bits << 1U) | (second ? 1U : 0U);
        else if (!second)
            reading.ended_high = false;
    }
    reading.counts = static_cast<std::int32_t>((bits & 0x800000U) != 0 ? bits | 0xFF000000U : bits);
    reading.longest_high = static_cast<std::uint32_t>(half_pulse_s * protocol::ticks_per_second);
    reading.ended = now();
    forget_edges(index);
    return reading;
}

void ModelBoard::power_cycle(std::uint8_t index) {
    if (index >= cells_.size()) return;
    cells_[index].chip.clock(true, now_s_);
    now_s_ += 100e-6;
    cells_[index].chip.clock(false, now_s_);
    forget_edges(index);
}

bool ModelBoard::take_angle(roller::AngleReading& reading) {
    if (make_.build.has_angle == 0 || now_s_ < next_angle_s_) return false;
    next_angle_s_ = std::max(next_angle_s_ + angle_s, now_s_);
    reading.ticks = now();
    reading.answered = angle_.address(as5600_address, true, now_s_);
    if (!reading.answered) return true;
    reading.status = angle_.read_register(as5600::status, now_s_);
    const auto high = angle_.read_register(as5600::raw_angle, now_s_);
    reading.raw = static_cast<std::uint16_t>(high << 8U |
                                             angle_.read_register(as5600::raw_angle + 1, now_s_));
    return true;
}

bool ModelBoard::take_byte(std::uint8_t& byte) {
    if (incoming_.empty() || incoming_.front().at_s > now_s_) return false;
    byte = incoming_.front().byte;
    incoming_.pop_front();
    return true;
}

bool ModelBoard::send(const std::uint8_t* bytes, std::uint8_t count) {
    const double queued = std::max(0.0, line_free_s_ - now_s_) / byte_s;
    if (queued + count > room_bytes) return false;
    line_free_s_ = std::max(line_free_s_, now_s_) + count * byte_s;
    sent_.push_back({line_free_s_, {bytes, bytes + count}});
    return true;
}

} // namespace chips
