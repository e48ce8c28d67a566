// The hardware under the firmware's logic (roller/board.h), made of the models of its chips. Event
// by event in continuous time; seconds since the simulation began, handed in. Its hello says
// board 2.
#pragma once
#include "chips/as5600.h"
#include "chips/fault_plan.h"
#include "chips/hx711.h"
#include "roller/board.h"

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <random>
#include <span>
#include <vector>

namespace chips {

using Memory = std::array<std::uint8_t, 1024>; // the EEPROM

// With the two records in it, as the maker left them.
Memory memory_with(const protocol::BuildRecord&, const protocol::CalibrationRecord&);

class ModelBoard {
  public:
    struct Make {
        protocol::BuildRecord build;
        Rate rate = Rate::fast;
        std::array<double, protocol::most_cells> oscillator{1.0, 1.0, 1.0, 1.0};
        double clock_error = 0.0; // of the board's own clock, 0.001 = runs 0.1 % fast
        std::uint64_t seed = 1;
        std::function<double(std::uint8_t cell, double seconds)> counts; // of the cells' inputs
        Rotation angle;                                                  // radians
    };
    // Powered on at `start_s`.
    ModelBoard(Make, Memory&, double start_s);
    ModelBoard(const ModelBoard&) = delete;
    ModelBoard& operator=(const ModelBoard&) = delete;

    void run_until(double to_s);
    void receive(std::span<const std::uint8_t>, double at_s); // from the host; times do not fall
    void strike(const PlannedFault&);

    struct Sent {
        double done_s = 0.0; // its last bit has left
        std::vector<std::uint8_t> bytes;
    };
    std::vector<Sent> take_sent();
    double period_s() const { return cells_.front().chip.period_s(); }

    // For roller::Board.
    static constexpr std::uint8_t kind_of_board = 2;
    static constexpr std::uint8_t ticks_to_line = 0;
    std::uint32_t now() const { return ticks(now_s_); }
    bool take_ready(std::uint8_t cell, roller::ReadyEdge&);
    roller::Reading read(std::uint8_t cell, std::uint8_t pulses);
    void power_cycle(std::uint8_t cell);
    bool take_angle(roller::AngleReading&);
    bool take_byte(std::uint8_t&);
    bool send(const std::uint8_t* bytes, std::uint8_t count);
    bool line_idle() const { return line_free_s_ <= now_s_; }
    std::uint8_t reset_cause() const { return 1; }
    std::uint8_t read_stored(std::uint16_t at) const { return memory_[at % memory_.size()]; }
    void write_stored(std::uint16_t at, std::uint8_t byte) { memory_[at % memory_.size()] = byte; }
    bool storage_idle() const { return true; }

  private:
    struct Cell {
        Hx711 chip;
        bool level = true;
        double watched_s = 0.0;
        std::uint8_t edges = 0;
        double edge_s = 0.0; // of the last one, as stamped
    };
    struct Incoming {
        double at_s = 0.0;
        std::uint8_t byte = 0;
    };

    std::uint32_t ticks(double at_s) const;
    double next_event() const;
    void watch(std::size_t cell, double to_s);
    void forget_edges(std::uint8_t cell);
    double jitter(double most_s);

    Make make_;
    Memory& memory_;
    double start_s_, now_s_;
    std::mt19937_64 random_;
    std::vector<Cell> cells_;
    As5600 angle_;
    double next_angle_s_, next_beat_s_, next_poll_s_;
    double busy_s_ = 0.0; // from the next edge on
    double busy_until_s_ = 0.0;
    std::deque<Incoming> incoming_;
    std::vector<Sent> sent_;
    double line_free_s_ = 0.0;
    roller::Board<ModelBoard> board_;
};

} // namespace chips
