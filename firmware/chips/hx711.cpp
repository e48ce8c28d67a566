#include "chips/hx711.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace chips {

namespace {

constexpr int data_bits = 24;
constexpr double read_gap_s = 1e-3;        // a pulse after a longer pause begins a new read
constexpr double floating_slot_s = 0.3e-3; // a floating line keeps a random level this long

// A repeatable level for a slot of time (the finaliser of splitmix64).
bool random_level(double at_s, std::uint64_t seed) {
    auto x =
        static_cast<std::uint64_t>(std::floor(at_s / floating_slot_s)) + seed * 0x9E3779B97F4A7C15U;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
    return ((x >> 40U) & 1U) != 0;
}

bool active(const Injection& i, double at_s) { return at_s >= i.at_s && at_s < i.at_s + i.lasts_s; }

bool of_the_line(const Injection& i) {
    return i.kind == Injected::stuck_low || i.kind == Injected::stuck_high ||
           i.kind == Injected::floating;
}

// Strikes at its own moment, not with a pulse of the reader.
bool of_its_own(const Injection& i) {
    return i.kind == Injected::self_restart || (i.kind == Injected::extra_pulse && i.pulse == 0);
}

} // namespace

Hx711::Hx711(const Hx711Settings& settings, Input input, double start_s)
    : settings_(settings), input_(std::move(input)),
      period_s_(1.0 / (true_rate(settings.rate) * settings.oscillator)), random_(settings.seed),
      now_s_(start_s) {
    if (!settings_.noise_counts) settings_.noise_counts = datasheet_noise(settings_.rate);
    restart(start_s);
}

void Hx711::clock(bool high, double at_s) {
    advance(at_s);
    if (high == clock_high_) return;
    clock_high_ = high;
    if (line_fault(at_s) != nullptr && pulses_ <= data_bits) touch();
    if (high) {
        clock_rose_s_ = at_s;
        if (begins_read(at_s)) {
            read_pulses_ = 0;
            read_began_s_ = at_s;
            read_number_ = next_number_;
            if (pulses_ > 0 && pulses_ <= data_bits) touch(); // not at its first bit
        } else if (read_number_ != next_number_) {
            touch(); // the result changed under the reader
        }
        ++read_pulses_;
        last_pulse_s_ = at_s;
        swallowed_ = struck(Injected::missing_pulse);
        if (swallowed_) {
            touch();
        } else if (!powered_down_) {
            pulse();
            if (struck(Injected::stretched_clock)) {
                touch();
                powered_down_ = true;
            }
        }
    } else if (powered_down_) {
        restart(at_s);
    } else if (!swallowed_) {
        if (at_s - clock_rose_s_ < shortest_pulse_s - 1e-9) { // too short to be seen
            --pulses_;
            touch();
        }
        if (struck(Injected::extra_pulse)) touch();
    }
}

bool Hx711::data(double at_s) {
    advance(at_s);
    if (const Injection* fault = line_fault(at_s)) {
        if (fault->kind == Injected::floating) return random_level(at_s, settings_.seed);
        return fault->kind == Injected::stuck_high;
    }
    return own_level(at_s);
}

double Hx711::next_change(double at_s) const {
    double next = std::numeric_limits<double>::infinity();
    const auto consider = [&](double t) {
        if (t > at_s) next = std::min(next, t);
    };
    if (!powered_down_) {
        consider(period_ends_s_);
        if (loaded_ && pulses_ == 0) consider(period_ends_s_ - settings_.unread_pulse_s);
        if (clock_high_) consider(clock_rose_s_ + power_down_after_s);
    }
    for (const Injection& i : injections_) {
        if (!of_the_line(i) && !of_its_own(i)) continue;
        consider(i.at_s);
        consider(i.at_s + i.lasts_s);
        if (i.kind == Injected::floating && active(i, at_s))
            consider((std::floor(at_s / floating_slot_s) + 1.0) * floating_slot_s + 1e-9);
    }
    return next;
}

void Hx711::inject(const Injection& injection) { injections_.push_back(injection); }

bool Hx711::powered_down(double at_s) {
    advance(at_s);
    return powered_down_;
}

std::vector<Conversion> Hx711::take_finished() {
    std::vector<Conversion> finished;
    while (conversions_.size() > 1) {
        finished.push_back(conversions_.front());
        conversions_.pop_front();
    }
    return finished;
}

// Everything that happens by itself up to `to_s`, in order.
void Hx711::advance(double to_s) {
    for (;;) {
        const double down_at = clock_high_ && !powered_down_
                                   ? clock_rose_s_ + power_down_after_s
                                   : std::numeric_limits<double>::infinity();
        const double end_at =
            powered_down_ ? std::numeric_limits<double>::infinity() : period_ends_s_;
        const double next = std::min(down_at, end_at);
        if (pass_spike(std::min(next, to_s))) continue;
        if (next > to_s) break;
        if (down_at <= end_at) {
            if (pulses_ <= data_bits + 3) touch();
            powered_down_ = true;
        } else {
            end_period();
        }
    }
    now_s_ = std::max(now_s_, to_s);
}

// The earliest fault that strikes by itself until `to_s`, if there is one.
bool Hx711::pass_spike(double to_s) {
    auto first = injections_.end();
    for (auto i = injections_.begin(); i != injections_.end(); ++i)
        if (of_its_own(*i) && i->at_s <= to_s &&
            (first == injections_.end() || i->at_s < first->at_s))
            first = i;
    if (first == injections_.end()) return false;
    const Injection spike = *first;
    injections_.erase(first);
    if (powered_down_) return true;
    if (pulses_ <= data_bits) touch();
    if (spike.kind == Injected::self_restart) {
        restart(spike.at_s);
    } else {
        for (int i = 0; i < spike.times; ++i) pulse();
    }
    return true;
}

// One period of the oscillator is over: the filter has a new value, usually a result.
void Hx711::end_period() {
    const double at_s = period_ends_s_;
    period_ends_s_ += period_s_;

    const Channel selected = pulses_ == 25   ? Channel::a128
                             : pulses_ == 26 ? Channel::b32
                             : pulses_ >= 27 ? Channel::a64
                                             : channel_;
    const bool changed = loaded_ && selected != channel_;
    if (changed) {
        channel_ = selected;
        muted_ = settings_.change == Change::silent ? settling_conversions - 1 : 0;
        unsettled_ = settings_.change == Change::silent ? 0 : settling_conversions - 1;
    }
    std::rotate(taps_.begin(), taps_.begin() + 1, taps_.end());
    taps_.back() = on_cell() ? scale() * input_at(at_s - period_s_ / 2) : settings_.tied_input;
    if (changed && settings_.change == Change::in_time) taps_.fill(taps_.back());
    if (muted_ > 0) {
        --muted_;
        return;
    }

    const bool in_mid_read = loaded_ && pulses_ > 0 && pulses_ <= data_bits;
    if (in_mid_read) touch();
    Conversion result;
    result.number = next_number_++;
    result.ready_s = at_s;
    result.channel = channel_;
    result.of_cell = on_cell() && channel_ != Channel::a64;
    result.counts = converted();
    result.settled = unsettled_ == 0;
    result.saturated = result.counts == highest_counts || result.counts == lowest_counts;
    result.touched = line_fault(at_s) != nullptr;
    if (unsettled_ > 0) --unsettled_;
    conversions_.push_back(result);
    loaded_ = true;
    if (in_mid_read && settings_.unfinished == Unfinished::runs_on)
        touch();
    else
        pulses_ = 0;
}

void Hx711::restart(double at_s) {
    powered_down_ = false;
    channel_ = Channel::a128;
    taps_.fill(0.0);
    loaded_ = false;
    pulses_ = data_bits + 1;
    muted_ = settings_.change == Change::silent ? settling_conversions - 1 : 0;
    unsettled_ = settings_.change == Change::silent ? 0 : settling_conversions - 1;
    period_ends_s_ = at_s + period_s_;
}

void Hx711::pulse() {
    ++pulses_;
    if (loaded_) conversions_.back().pulses = pulses_;
}

bool Hx711::begins_read(double at_s) const {
    if (read_pulses_ == 0 || at_s - last_pulse_s_ > read_gap_s) return true;
    return read_pulses_ > data_bits && read_number_ != next_number_;
}

// Is there a fault for this pulse of this read? It strikes once.
bool Hx711::struck(Injected kind) {
    const auto found =
        std::find_if(injections_.begin(), injections_.end(), [&](const Injection& i) {
            return i.kind == kind && i.pulse == read_pulses_ && i.at_s <= read_began_s_;
        });
    if (found == injections_.end()) return false;
    const int times = found->times;
    injections_.erase(found);
    if (kind == Injected::extra_pulse)
        for (int i = 0; i < times; ++i) pulse();
    return true;
}

bool Hx711::on_cell() const {
    return (channel_ == Channel::b32) == (settings_.cell_on == CellOn::b);
}

double Hx711::scale() const { return channel_ == Channel::a64 ? 0.5 : 1.0; }

double Hx711::input_at(double at_s) {
    double counts = input_(at_s);
    for (const Injection& i : injections_) {
        if (!active(i, at_s)) continue;
        // An open input picks up the mains: it is thrown from rail to rail.
        if (i.kind == Injected::disconnected)
            counts = (random_() & 1U) != 0 ? 2 * full_scale : -2 * full_scale;
        if (i.kind == Injected::saturated) counts = 1.2 * full_scale;
    }
    return counts;
}

// The filter: four periods with weights 1 3 3 1 (settled after four, delay two periods). An input
// beyond full scale overloads the modulator, and no value of that time means anything.
std::int32_t Hx711::converted() {
    for (auto tap = taps_.rbegin(); tap != taps_.rend(); ++tap) {
        if (*tap >= full_scale) return highest_counts;
        if (*tap <= -full_scale) return lowest_counts;
    }
    const double filtered = (taps_[0] + 3 * taps_[1] + 3 * taps_[2] + taps_[3]) / 8;
    const double noisy = filtered + scale() * *settings_.noise_counts * normal_(random_);
    return static_cast<std::int32_t>(std::lround(std::clamp(
        noisy, static_cast<double>(lowest_counts), static_cast<double>(highest_counts))));
}

// DOUT as the chip drives it.
bool Hx711::own_level(double at_s) const {
    if (powered_down_ || !loaded_ || pulses_ > data_bits) return true;
    if (pulses_ == 0) return at_s >= period_ends_s_ - settings_.unread_pulse_s;
    const auto bits = static_cast<std::uint32_t>(conversions_.back().counts);
    return ((bits >> static_cast<unsigned>(data_bits - pulses_)) & 1U) != 0;
}

const Injection* Hx711::line_fault(double at_s) const {
    for (const Injection& i : injections_)
        if (of_the_line(i) && active(i, at_s)) return &i;
    return nullptr;
}

// The result in the register can no longer be read rightly.
void Hx711::touch() {
    if (loaded_) conversions_.back().touched = true;
}

} // namespace chips
