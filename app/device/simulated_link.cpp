#include "device/simulated_link.h"

#include "chips/model_board.h"
#include "chips/sample_roller.h"
#include "person/person.h"
#include "person/stand.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace device {

using namespace std::chrono_literals;
using units::HostTime;

namespace {

constexpr auto ask_every = 250ms;
constexpr double plug_in_s = 0.4;       // from the plug to the first open: searched every 500 ms
constexpr double adapter_beat_s = 2e-3; // the USB adapter hands bytes over in this rhythm

protocol::Build build_of(const std::string& word) {
    if (word == "cradle") return protocol::Build::cradle;
    if (word == "single") return protocol::Build::single;
    return protocol::Build::bed;
}

person::Stand stand_of(const protocol::BuildRecord& build) {
    person::Stand stand =
        person::usual_stand(build.build == protocol::Build::cradle   ? person::Build::cradle
                            : build.build == protocol::Build::single ? person::Build::single
                                                                     : person::Build::bed);
    stand.cells = build.cells;
    for (std::size_t i = 0; i < stand.cells; ++i)
        stand.cell[i] = {build.cell[i].x_mm / 1000.0, build.cell[i].y_mm / 1000.0};
    if (build.sleeve_radius_tenth_mm != 0)
        stand.sleeve_radius_m = build.sleeve_radius_tenth_mm / 10000.0;
    return stand;
}

person::Traits traits_of(const Simulated& what) {
    const auto who = person::character_of(what.person).value_or(person::Character::calm);
    person::Traits traits = person::traits_of(who);
    traits.force_peaks = what.peaks;
    return traits;
}

std::vector<chips::FaultWord> words_of(const std::vector<std::string>& texts) {
    std::vector<chips::FaultWord> words;
    for (const auto& text : texts)
        if (const auto word = chips::fault_word(text)) words.push_back(*word);
    return words;
}

person::Asked asked_of(Asked what) {
    switch (what) {
    case Asked::step_off: return person::Asked::step_off;
    case Asked::lie_ready: return person::Asked::lie_ready;
    case Asked::roll: return person::Asked::roll;
    case Asked::profile_strokes: return person::Asked::profile_strokes;
    case Asked::hold: return person::Asked::hold;
    case Asked::rest: return person::Asked::rest;
    case Asked::nothing: break;
    }
    return person::Asked::nothing;
}

// A weight on the roller: it comes to rest within a second and is gone within another.
struct Resting {
    Weight weight;
    double since_s = 0.0, until_s = 1e12;
};

std::array<double, 4> forces_of(const person::Stand& stand, const Resting& resting, double t) {
    const double share =
        std::clamp(t - resting.since_s, 0.0, 1.0) * std::clamp(1.0 + resting.until_s - t, 0.0, 1.0);
    const auto& [mass, x, y, standing] = resting.weight;
    person::Load load{units::weight_of(mass) * share, y, x};
    if (standing) { // breath in the force, sway in the place
        load.force = load.force * (1.0 + 0.002 * std::sin(1.6 * t));
        load.along.value += 0.006 * std::sin(2.1 * t);
        load.across.value += 0.004 * std::sin(1.3 * t + 1.0);
    }
    auto forces = cell_forces(stand, load);
    load.force = {};
    const auto empty = cell_forces(stand, load);
    for (std::size_t i = 0; i < forces.size(); ++i) forces[i] -= empty[i];
    return forces;
}

protocol::Type type_of_command(std::span<const std::uint8_t> framed) {
    return static_cast<protocol::Type>(framed.size() > 1 ? framed[1] : 0);
}

} // namespace

// Everything behind the cable; lives from the first take() on, in seconds since then.
struct SimulatedLink::Inside {
    HostTime origin;
    chips::SampleRoller roller;
    person::Stand stand;
    person::Person person;
    std::optional<Resting> resting; // the last that was put there
    chips::Memory memory;
    chips::Rate rate;
    std::uint64_t seed;
    std::mt19937_64 random;
    chips::FaultPlan plan;
    std::vector<Struck> struck;
    std::vector<Chunk> on_the_way;          // arrival times do not fall
    std::optional<chips::ModelBoard> board; // nothing = unplugged
    double now_s = 0.0, plugged_in_s = 0.0, last_arrival_s = 0.0;
    std::uint64_t plugs = 0;

    Inside(const Simulated& what, HostTime first)
        : origin(first), roller(chips::sample_roller(build_of(what.build), what.seed)),
          stand(stand_of(roller.build)), person(traits_of(what), person::Body{}, what.seed),
          memory(chips::memory_with(roller.build, roller.calibration)),
          rate(what.rate == 10 ? chips::Rate::slow : chips::Rate::fast), seed(what.seed),
          random(what.seed + 5),
          plan(words_of(what.faults), roller.build.cells, 1.0 / chips::true_rate(rate), what.seed) {
        plug_in();
    }

    double seconds(HostTime at) const { return units::seconds(at - origin); }
    HostTime host_time(double s) const { return origin + units::duration_of(s); }

    void plug_in() {
        chips::ModelBoard::Make make;
        make.build = roller.build;
        make.rate = rate;
        make.oscillator = roller.oscillator;
        make.clock_error = 0.002 * (static_cast<double>(seed * 2654435761U % 2001) / 1000.0 - 1.0);
        make.seed = seed + 100000 * plugs++;
        make.counts = [this](std::uint8_t cell, double t) {
            double newtons = cell_forces(stand, person.load(t))[cell];
            if (resting) newtons += forces_of(stand, *resting, t)[cell];
            return roller.cell[cell].counts(newtons, t);
        };
        make.angle = [this](double t) { return sleeve_angle(stand, person.load(t)); };
        plugged_in_s = now_s;
        board.emplace(std::move(make), memory, now_s);
    }

    // True while it is plugged in and open.
    bool run_until(double to_s) {
        while (now_s < to_s) {
            const double next_s =
                std::min({to_s, std::max(now_s, plan.next_s()), !board ? plugged_in_s : to_s});
            if (board) board->run_until(next_s);
            now_s = next_s;
            if (!board && now_s >= plugged_in_s) plug_in();
            for (const auto& fault : plan.due(now_s)) strike(fault);
            carry();
        }
        return board && now_s >= plugged_in_s + (plugs > 1 ? plug_in_s : 0.0);
    }

    void strike(const chips::PlannedFault& fault) {
        if (!board) return;
        struck.push_back({host_time(fault.at_s), fault.word, fault.cell});
        if (fault.drift_newtons_per_s != 0.0) {
            roller.cell[fault.cell].drift_newtons_per_s = fault.drift_newtons_per_s;
            roller.cell[fault.cell].drift_from_s = fault.at_s;
        }
        if (fault.unplugged_s > 0.0) {
            board.reset();
            std::erase_if(on_the_way,
                          [this](const Chunk& c) { return seconds(c.arrived) > now_s; });
            plugged_in_s = now_s + fault.unplugged_s;
        } else {
            board->strike(fault);
        }
    }

    // The USB adapter: bytes that came within one of its beats arrive together, sometimes late.
    void carry() {
        if (!board) return;
        for (auto& sent : board->take_sent()) {
            const double beat_s = std::ceil(sent.done_s / adapter_beat_s) * adapter_beat_s;
            std::exponential_distribution<double> wait(1.0 / 0.2e-3);
            double arrival_s = beat_s + 0.1e-3 + wait(random);
            if (random() % 500 == 0) arrival_s += 6e-3;
            if (sent.done_s <= last_arrival_s) arrival_s = last_arrival_s;
            last_arrival_s = std::max(last_arrival_s, arrival_s);
            const HostTime arrived = host_time(last_arrival_s);
            if (on_the_way.empty() || on_the_way.back().arrived != arrived)
                on_the_way.push_back({arrived, {}});
            auto& bytes = on_the_way.back().bytes;
            bytes.insert(bytes.end(), sent.bytes.begin(), sent.bytes.end());
        }
    }

    std::vector<Chunk> arrived_until(HostTime now) {
        const auto later = std::find_if(on_the_way.begin(), on_the_way.end(),
                                        [&](const Chunk& c) { return c.arrived > now; });
        std::vector<Chunk> chunks(std::make_move_iterator(on_the_way.begin()),
                                  std::make_move_iterator(later));
        on_the_way.erase(on_the_way.begin(), later);
        return chunks;
    }
};

SimulatedLink::SimulatedLink(const Simulated& what) : what_(what) {}
SimulatedLink::~SimulatedLink() = default;

std::unique_ptr<Link> simulated_link(const Simulated& what) {
    return std::make_unique<SimulatedLink>(what);
}

Intake SimulatedLink::take(HostTime now) {
    if (!inside_) {
        inside_ = std::make_unique<Inside>(what_, now);
        if (asked_) ask(asked_->first, asked_->second);
    }
    Intake intake;
    const auto plugs = inside_->plugs;
    const bool open = inside_->run_until(inside_->seconds(now)) && inside_->plugs == plugs;
    auto chunks = inside_->arrived_until(now);
    if (!open) { // what was on the way is lost with the plug
        state_ = LinkState::lost;
        next_question_.reset();
        frames_.restart();
    } else {
        if (state_ != LinkState::ready) greet(now);
        for (Chunk& chunk : chunks) {
            note(chunk.bytes, intake);
            if (state_ == LinkState::ready) intake.chunks.push_back(std::move(chunk));
        }
    }
    intake.state = state_;
    intake.trouble = state_ == LinkState::lost ? Trouble::not_found : Trouble::none;
    intake.detail = name();
    return intake;
}

void SimulatedLink::greet(HostTime now) {
    if (!next_question_) state_ = LinkState::identifying;
    if (next_question_ && now < *next_question_) return;
    next_question_ = now + ask_every;
    inside_->board->receive(commands_.identify(), inside_->now_s + 1e-3);
}

// The hello opens the line, and starts the roller.
void SimulatedLink::note(std::span<const std::uint8_t> bytes, Intake& intake) {
    frames_.push(bytes);
    while (const auto frame = frames_.pop()) {
        if (frame->type != static_cast<std::uint8_t>(protocol::Type::hello)) continue;
        const auto hello = protocol::hello(frame->payload.data());
        if (state_ != LinkState::ready || !hello_ || hello_->boot_id != hello.boot_id)
            intake.new_connection = true;
        state_ = LinkState::ready;
        hello_ = hello;
        if (running_ && hello.running == 0)
            inside_->board->receive(commands_.start(), inside_->now_s + 1e-3);
    }
}

void SimulatedLink::send(std::span<const std::uint8_t> command) {
    if (type_of_command(command) == protocol::Type::start) running_ = true;
    if (type_of_command(command) == protocol::Type::stop) running_ = false;
    if (inside_ && inside_->board && state_ == LinkState::ready)
        inside_->board->receive(command, inside_->now_s + 1e-3);
}

void SimulatedLink::ask(Asked what, double seconds_per_stroke) {
    asked_ = {what, seconds_per_stroke};
    if (inside_) inside_->person.ask(asked_of(what), seconds_per_stroke, inside_->now_s);
}

void SimulatedLink::press(std::optional<units::Newtons> force) {
    if (inside_) inside_->person.press(force, inside_->now_s);
}

void SimulatedLink::put(std::optional<Weight> weight) {
    if (!inside_) return;
    auto& resting = inside_->resting;
    if (weight)
        resting = Resting{*weight, inside_->now_s};
    else if (resting)
        resting->until_s = std::min(resting->until_s, inside_->now_s);
}

const person::Truth& SimulatedLink::truth() const { return inside_->person.truth(); }
HostTime SimulatedLink::host_time(double truth_s) const { return inside_->host_time(truth_s); }
const std::vector<SimulatedLink::Struck>& SimulatedLink::struck() const { return inside_->struck; }

} // namespace device
