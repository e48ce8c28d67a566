#include "simulator/stage.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace simulator {

namespace {

constexpr double beat_s = 0.05; // the person hears its script at least so often

person::Build build_of(protocol::Build build) {
    switch (build) {
    case protocol::Build::cradle: return person::Build::cradle;
    case protocol::Build::single: return person::Build::single;
    case protocol::Build::bed:
    case protocol::Build::unknown: break;
    }
    return person::Build::bed;
}

} // namespace

person::Stand stand_of(const protocol::BuildRecord& record) {
    person::Stand stand = person::usual_stand(build_of(record.build));
    stand.cells = record.cells;
    for (std::size_t i = 0; i < stand.cells; ++i)
        stand.cell[i] = {record.cell[i].x_mm / 1000.0, record.cell[i].y_mm / 1000.0};
    if (record.sleeve_radius_tenth_mm != 0)
        stand.sleeve_radius_m = record.sleeve_radius_tenth_mm / 10000.0;
    return stand;
}

Stage::Stage(Setting setting)
    : setting_(std::move(setting)), roller_(chips::sample_roller(setting_.build, setting_.seed)),
      stand_(stand_of(roller_.build)), person_(setting_.character, setting_.body, setting_.seed),
      prompter_(setting_.script), plan_(setting_.faults, roller_.build.cells,
                                        1.0 / chips::true_rate(setting_.rate), setting_.seed),
      memory_(setting_.memory ? *setting_.memory
                              : chips::memory_with(roller_.build, roller_.calibration)) {
    plug_in();
}

void Stage::plug_in() {
    AvrMake make;
    make.elf = setting_.elf;
    make.cells = roller_.build.cells;
    make.has_angle = roller_.build.has_angle != 0;
    make.rate = setting_.rate;
    make.oscillator = roller_.oscillator;
    make.change = setting_.change;
    make.seed = setting_.seed + 100000 * boots_.size();
    make.memory = memory_;
    make.counts = [this](std::uint8_t cell, double t) {
        return roller_.cell[cell].counts(cell_forces(stand_, person_.load(t))[cell], t);
    };
    make.angle = [this](double t) { return sleeve_angle(stand_, person_.load(t)); };
    board_ = std::make_unique<AvrBoard>(std::move(make), now_s_);
    boots_.push_back({now_s_});
}

chips::Memory Stage::memory() const { return board_ ? board_->memory() : memory_; }

void Stage::run_until(double to_s) {
    while (now_s_ < to_s) {
        double next_s = std::min({to_s, now_s_ + beat_s, std::max(now_s_, plan_.next_s())});
        if (!board_) next_s = std::min(next_s, std::max(now_s_, plugged_in_s_));
        if (started_s_ || !setting_.script_waits) prompter_.prompt(person_, next_s);
        if (board_)
            board_->run_until(next_s);
        else
            person_.load(next_s);
        now_s_ = next_s;
        weigh();
        if (!board_ && now_s_ >= plugged_in_s_) plug_in();
        for (const auto& fault : plan_.due(now_s_)) strike(fault);
    }
}

void Stage::started() {
    if (started_s_) return;
    started_s_ = now_s_;
    if (!setting_.script_waits) return;
    const double begins_s = std::ceil(now_s_ / script_grid_s) * script_grid_s;
    person_ = {setting_.character, setting_.body, setting_.seed, begins_s};
    prompter_.begin(begins_s);
}

// What lies further back than a beat or two is still in the person's memory.
void Stage::weigh() {
    constexpr int looks = 10;
    for (;;) {
        const double from_s = static_cast<double>(forces_.size()) * force_bin_s;
        if (from_s + force_bin_s > now_s_) return;
        double sum_n = 0.0;
        for (int i = 0; i < looks; ++i)
            sum_n += person_.load(from_s + (i + 0.5) * force_bin_s / looks).force.value;
        forces_.push_back(sum_n / looks);
    }
}

void Stage::strike(const chips::PlannedFault& fault) {
    if (!board_) return;
    struck_.push_back(fault);
    if (fault.drift_newtons_per_s != 0.0) {
        roller_.cell[fault.cell].drift_newtons_per_s = fault.drift_newtons_per_s;
        roller_.cell[fault.cell].drift_from_s = fault.at_s;
    }
    if (fault.unplugged_s > 0.0) {
        memory_ = board_->memory();
        resets_ += board_->resets();
        board_.reset();
        plugged_in_s_ = now_s_ + fault.unplugged_s;
    } else {
        board_->strike(fault);
    }
}

} // namespace simulator
