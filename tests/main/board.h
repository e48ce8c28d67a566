// A bed that says exactly what a test lets it say: samples of the cells named, and replies.
#pragma once
#include "main/workbench.h"

#include <initializer_list>
#include <vector>

namespace tests {

using namespace std::chrono_literals;

class Board {
  public:
    units::HostTime now{};

    terminal::Meeting::Met met() const {
        terminal::Meeting::Met met;
        met.hello.ticks_per_second = 1'000'000;
        met.hello.build.build = protocol::Build::bed;
        met.hello.build.cells = 4;
        for (std::size_t i = 0; i < 4; ++i) {
            met.hello.build.cell[i].x_mm = i % 2 == 0 ? -100 : 100;
            met.hello.build.cell[i].y_mm = i < 2 ? 100 : -100;
            met.hello.build.cell[i].capacity_n = 500;
        }
        met.calibration = measure::nominal(measure::roller_of(met.hello));
        return met;
    }
    // Eighty samples a second of each of the cells, still at these newtons by nominal slopes.
    void speak(app::Workbench& bench, units::Duration time, std::vector<double> newtons,
               std::initializer_list<std::uint8_t> cells = {0, 1, 2, 3}) {
        const auto calibration = met().calibration;
        for (const units::HostTime until = now + time; now < until; now += 12500us) {
            ++counter_;
            for (const std::uint8_t cell : cells) {
                const double counts = newtons.at(cell) / calibration.newtons_per_count.at(cell);
                std::array<std::uint8_t, protocol::sample_size> payload{};
                const auto ticks = now.time_since_epoch().count() + 1'000'000;
                protocol::put(payload.data(),
                              protocol::Sample{cell, counter_, static_cast<std::uint32_t>(ticks),
                                               static_cast<std::int32_t>(counts) +
                                                   static_cast<std::int32_t>(counter_ % 3)});
                say(protocol::Type::sample, payload);
            }
            hear(bench);
        }
    }
    void reply(app::Workbench& bench, protocol::Result result) {
        say<2>(protocol::Type::reply, {static_cast<std::uint8_t>(protocol::Type::write_record),
                                       static_cast<std::uint8_t>(result)});
        hear(bench);
    }
    void stay_silent(app::Workbench& bench, units::Duration time) {
        for (const units::HostTime until = now + time; now < until; now += 33ms) hear(bench);
    }

  private:
    template <std::size_t size>
    void say(protocol::Type type, const std::array<std::uint8_t, size>& payload) {
        std::array<std::uint8_t, protocol::longest_on_wire> wire{};
        const auto length =
            protocol::write_frame(wire.data(), static_cast<std::uint8_t>(type), sequence_++,
                                  payload.data(), size, protocol::seed_of(type));
        bytes_.insert(bytes_.end(), wire.begin(), wire.begin() + length);
    }
    void hear(app::Workbench& bench) {
        std::vector<device::Chunk> chunks;
        if (!bytes_.empty()) chunks.push_back({now, std::exchange(bytes_, {})});
        bench.hear(chunks, now);
    }

    std::vector<std::uint8_t> bytes_;
    std::uint16_t sequence_ = 0;
    std::uint32_t counter_ = 0;
};

} // namespace tests
