// The logic of one HX711: when to read it, when to restart it, and which of its conversions may be
// called good. Knows no pins; the driver hands in what happened and does what `next` asks for.
//
// The chip has no check of its own, and the number of clock pulses of a read selects the input of
// the next conversion: 25 = A at gain 128, 26 = B at gain 32, 27 = A at gain 64. The cell is wired
// to input B, and input A is tied far beyond its range (README.md). So 26 is the only count with
// a legal neighbour on both sides: one pulse too few or too many, at whatever moment, selects input
// A, and a conversion of input A either comes four periods late or stands at the end stop. Restarts
// by themselves end on A too. With the cell on A a lost pulse would leave the input as it is, and
// half of those readings, shifted by one bit, would look perfect.
//
// Therefore one sample is held back. It is passed on when the next conversion came in time and was
// itself a proper reading of the cell; only then was the chip on the right input and the read
// whole. firmware/README.md, "What the board can know", lists the faults and what remains unseen.
#pragma once
#include "fault_log.h"
#include "period.h"
#include "protocol/messages.h"

namespace roller {

// Pulses of one read, and thereby the input of the next conversion.
constexpr uint8_t pulses_for_tied_input = 25; // A
constexpr uint8_t pulses_for_cell = 26;       // B

// A bridge gives at most 3 mV/V, half as much again under overload: 29 % of full scale at gain 32.
// Beyond 3/8 of full scale it is not the cell that is being converted, or its wires are open.
constexpr int32_t beyond_any_cell = 0x300000;

// What a value must stand out from both neighbours to be a spike: at the fast rate 3.7 N of a 50 kg
// cell of 1 mV/V; at the slow one, where a shaking person changes more from one to the next, 15 N.
constexpr uint32_t spike_floor_fast = 4096, spike_floor_slow = 16384;

constexpr uint32_t longest_high_ticks = 80; // 40 us; from 60 us on the chip powers down

struct Reading {
    int32_t counts = 0;        // 24 bits, sign extended
    bool ended_high = false;   // data line high after each pulse beyond the 24th
    bool steady = false;       // data line read twice within every bit, alike each time
    uint32_t longest_high = 0; // ticks, of the clock
    uint32_t ended = 0;        // ticks
};

enum class Wish : uint8_t {
    nothing,
    read_tied_input, // read now, pulses_for_tied_input
    read_cell,       // read now, pulses_for_cell
    power_cycle,     // hold the clock high for more than 60 us, then report was_power_cycled
};

class Converter {
  public:
    constexpr Converter() = default;
    void begin(uint8_t cell) { cell_ = cell; }

    // The data line fell at `ticks` and is still low. `edges`: how often it fell since the last
    // report; more than one = conversions went by unread.
    void ready(uint32_t ticks, uint8_t edges) {
        ready_ = true;
        ready_at_ = ticks;
        edges_ = edges;
    }

    // What to do now; to be asked after every event and at least every 50 ms. `out` takes what
    // there is to tell: sample(const protocol::Sample&), fault(const protocol::Fault&).
    template <class Out> Wish next(uint32_t now, Out& out) {
        if (phase_ == Phase::resting)
            return reached(now, wait_until_) ? Wish::power_cycle : Wish::nothing;
        if (!ready_) {
            if (now - last_ready_ > patience()) line_silent(now, out);
            return Wish::nothing;
        }
        if (out_of_time()) {
            const bool early =
                ready_at_ - last_ready_ < period_.ticks(); // then it was no conversion
            lose(protocol::FaultKind::desynchronised, early ? 0 : 1, now, out);
            return Wish::nothing;
        }
        if (now - ready_at_ > (period_.known() ? period_.ticks() / 4 : ticks_of_ms(2))) {
            skip(out);
            return Wish::nothing;
        }
        return phase_ == Phase::waking ? Wish::read_tied_input : Wish::read_cell;
    }

    template <class Out> void was_read(const Reading& r, Out& out) {
        const uint32_t interval = ready_at_ - last_ready_;
        const bool whole = r.ended_high && r.steady && r.longest_high <= longest_high_ticks;
        const bool quick =
            r.ended - ready_at_ <= (period_.known() ? period_.ticks() / 2 : ticks_of_ms(4));
        if (!whole || !quick) {
            lose(quick ? protocol::FaultKind::desynchronised : protocol::FaultKind::late, edges_,
                 r.ended, out);
            return;
        }
        ready_ = false;
        pass_unread(protocol::FaultKind::missed, static_cast<uint8_t>(edges_ - 1), out);
        // The first conversion after turning to the cell may come after four silent periods.
        const bool off_beat = period_.known() && tries_ != 0 && !period_.fits(interval, edges_);
        if (phase_ != Phase::measuring && edges_ == 1) period_.learn(interval);
        last_ready_ = ready_at_;
        const protocol::Sample s = {cell_, conversions_++, ready_at_, r.counts};
        const bool beyond = r.counts >= beyond_any_cell || r.counts <= -beyond_any_cell;
        switch (phase_) {
        case Phase::resting: break;
        case Phase::waking: wake(s, beyond, out); break;
        case Phase::turning: turn(s, beyond, out); break;
        case Phase::settling: settle(s, beyond, off_beat, out); break;
        case Phase::measuring: measure(s, beyond, out); break;
        }
    }

    template <class Out> void was_power_cycled(uint32_t now, Out& out) {
        event(protocol::FaultKind::restarted, now, out);
        phase_ = Phase::waking;
        period_.forget();
        ready_ = false;
        last_ready_ = now;
        tries_ = 0;
    }

    // Asked for by the host.
    template <class Out> void restart(uint32_t now, Out& out) {
        drop(protocol::FaultKind::restarted, out);
        failures_ = 0;
        rest(now, out);
    }

    // Sends off a run of faults that is still being counted; once a second is enough.
    template <class Out> void flush(Out& out) {
        if (!holding_) log_.flush(out);
    }

    uint32_t conversions() const { return conversions_; } // since boot; the number of the next one
    uint32_t passed() const { return passed_; }
    const uint16_t* faults() const { return log_.counts(); }
    bool measuring() const { return phase_ == Phase::measuring; }

  private:
    enum class Phase : uint8_t {
        resting,  // to be power-cycled at wait_until_
        waking,   // after a restart the chip is on input A, which must stand at its end stop
        turning,  // it did; the next read turns the chip to the cell
        settling, // on the cell; four conversions are not yet valid, the period is learned
        measuring,
    };
    static constexpr uint8_t wake_tries = 6;    // conversions until input A must be at the end stop
    static constexpr uint8_t settle_tries = 40; // conversions until the rhythm must be found
    static constexpr uint8_t same_limit = 8; // equal values in a row; noise makes this 1e-8 or less
    static constexpr uint8_t quick_restarts = 3; // then one a second

    static bool reached(uint32_t now, uint32_t then) {
        return static_cast<int32_t>(now - then) >= 0;
    }

    // How long the data line may stay high. The slow rate's 400 ms of settling set the upper value.
    uint32_t patience() const {
        return phase_ == Phase::measuring ? period_.ticks() + period_.ticks() / 2
                                          : ticks_of_ms(900);
    }

    // An edge that the chip cannot have made: before the shortest period, or (measuring) off the
    // beat.
    bool out_of_time() {
        const uint32_t interval = ready_at_ - last_ready_;
        if (phase_ != Phase::measuring) return interval < ticks_of_ms(4);
        return !period_.fits(interval, edges_);
    }

    template <class Out> void wake(const protocol::Sample& s, bool beyond, Out& out) {
        note(protocol::FaultKind::settling, s, out);
        if (beyond) {
            phase_ = Phase::turning;
        } else if (++tries_ >= wake_tries) { // input A is not tied, or something else answers
            event(protocol::FaultKind::disconnected, s.ticks, out);
            rest(s.ticks, out);
        }
    }

    template <class Out> void turn(const protocol::Sample& s, bool beyond, Out& out) {
        note(protocol::FaultKind::settling, s, out);
        if (!beyond) {
            rest(s.ticks, out);
            return;
        }
        phase_ = Phase::settling;
        unsettled_since_ = s.ticks;
        tries_ = 0;
    }

    // Valid four periods after the change of input at the earliest; half a period for good measure.
    template <class Out>
    void settle(const protocol::Sample& s, bool beyond, bool off_beat, Out& out) {
        // Beyond for so short, with four silent periods at most: it was the other input.
        if (!beyond && was_beyond_ && unsettled_since_ - beyond_since_ <= 5 * period_.ticks())
            event(protocol::FaultKind::desynchronised, s.ticks, out);
        if (beyond || off_beat) unsettled_since_ = s.ticks;
        if (beyond && (was_beyond_ || tries_ > 4)) { // not the filter's memory of input A
            stay_beyond(s, out);
            return;
        }
        was_beyond_ = false;
        const uint32_t four_and_a_half = period_.ticks() * 4 + period_.ticks() / 2;
        if (period_.known() && s.ticks - unsettled_since_ >= four_and_a_half) {
            phase_ = Phase::measuring;
            hold(s, out);
            return;
        }
        note(protocol::FaultKind::settling, s, out);
        if (++tries_ >= settle_tries) rest(s.ticks, out);
    }

    template <class Out> void measure(const protocol::Sample& s, bool beyond, Out& out) {
        if (beyond) { // the held one may have been misread, with a change of input as the effect
            drop(protocol::FaultKind::saturated, out);
            phase_ = Phase::settling;
            tries_ = 0;
            stay_beyond(s, out);
            return;
        }
        if (holding_ && lonely(s.counts)) drop(protocol::FaultKind::desynchronised, out);
        same_ = s.counts == held_.counts ? static_cast<uint8_t>(same_ + 1) : 0;
        if (same_ >= same_limit) {
            drop(protocol::FaultKind::stuck, out);
            note(protocol::FaultKind::stuck, s, out);
            rest(s.ticks, out);
            return;
        }
        release(out);
        hold(s, out);
    }

    // Does the held value stand out alone between its neighbours? The chip's filter spreads
    // whatever happens over four conversions, so a force cannot do that; bits changed on the data
    // line do.
    bool lonely(int32_t after) const {
        if (known_before_ < 2) return false;
        const int32_t rise = held_.counts - before_;
        const int32_t fall = held_.counts - after;
        if ((rise < 0) != (fall < 0)) return false;
        const uint32_t stands_out = lesser(size(rise), size(fall));
        const uint32_t floor = period_.fast() ? spike_floor_fast : spike_floor_slow;
        return stands_out > floor + 6 * size(before_ - before_that_);
    }
    static uint32_t size(int32_t v) { // abs() is 16 bits wide on the chip
        return static_cast<uint32_t>(v < 0 ? -v : v);
    }
    static uint32_t lesser(uint32_t a, uint32_t b) { return a < b ? a : b; }

    // Beyond any cell: for more than a second means open wires; then the chip is proved afresh now
    // and then.
    template <class Out> void stay_beyond(const protocol::Sample& s, Out& out) {
        if (!was_beyond_) beyond_since_ = s.ticks;
        was_beyond_ = true;
        unsettled_since_ = s.ticks;
        const uint32_t lasted = s.ticks - beyond_since_;
        note(lasted > ticks_of_ms(1000) ? protocol::FaultKind::disconnected
                                        : protocol::FaultKind::saturated,
             s, out);
        if (lasted > ticks_of_ms(10000)) rest(s.ticks, out);
    }

    template <class Out> void hold(const protocol::Sample& s, Out& out) {
        log_.flush(out);
        held_ = s;
        holding_ = true;
    }
    template <class Out> void release(Out& out) {
        if (!holding_) return;
        holding_ = false;
        failures_ = 0;
        before_that_ = before_;
        before_ = held_.counts;
        if (known_before_ < 2) ++known_before_;
        ++passed_;
        out.sample(held_);
    }
    template <class Out> void drop(protocol::FaultKind kind, Out& out) {
        if (!holding_) return;
        holding_ = false;
        known_before_ = 0;
        const protocol::Fault f = {cell_, kind, held_.counter, held_.ticks, 1};
        log_.note_earlier(f, out);
    }

    // The present conversion is not read: too late to be sure that it would not change meanwhile.
    template <class Out> void skip(Out& out) {
        pass_unread(protocol::FaultKind::late, edges_, out);
        last_ready_ = ready_at_;
        ready_ = false;
    }
    template <class Out> void pass_unread(protocol::FaultKind kind, uint8_t count, Out& out) {
        if (count == 0) return;
        log_.note({cell_, kind, conversions_, ready_at_, count}, out);
        conversions_ += count;
        known_before_ = 0;
    }

    // Chip and board disagree: give up what cannot be proved and start again.
    template <class Out>
    void lose(protocol::FaultKind kind, uint8_t conversions, uint32_t now, Out& out) {
        drop(protocol::FaultKind::desynchronised, out);
        ready_ = false;
        log_.note({cell_, kind, conversions_, ready_at_, conversions}, out);
        conversions_ += conversions;
        rest(now, out);
    }
    template <class Out> void line_silent(uint32_t now, Out& out) {
        const bool was_measuring = phase_ == Phase::measuring;
        drop(protocol::FaultKind::desynchronised, out);
        if (!was_measuring) event(protocol::FaultKind::stuck, now, out);
        rest(now, out);
    }
    // Waits for the power-cycle: at once for the first few, then once a second.
    template <class Out> void rest(uint32_t now, Out& out) {
        phase_ = Phase::resting;
        ready_ = was_beyond_ = false;
        same_ = 0;
        wait_until_ = now + (failures_ < quick_restarts ? 0 : ticks_of_ms(1000));
        if (failures_ < 255) ++failures_;
        log_.flush(out);
    }

    template <class Out> void note(protocol::FaultKind kind, const protocol::Sample& s, Out& out) {
        log_.note({cell_, kind, s.counter, s.ticks, 1}, out);
    }
    template <class Out> void event(protocol::FaultKind kind, uint32_t now, Out& out) {
        log_.note({cell_, kind, conversions_, now, 0}, out);
    }

    uint8_t cell_ = 0;
    Phase phase_ = Phase::resting;
    bool ready_ = false, holding_ = false, was_beyond_ = false;
    uint8_t edges_ = 0, tries_ = 0, failures_ = 0, same_ = 0, known_before_ = 0;
    uint32_t ready_at_ = 0, last_ready_ = 0;
    uint32_t wait_until_ = 0, unsettled_since_ = 0, beyond_since_ = 0;
    uint32_t conversions_ = 0, passed_ = 0;
    int32_t before_ = 0, before_that_ = 0; // the last two passed on, without a gap
    Period period_;
    protocol::Sample held_ = {};
    FaultLog log_;
};

} // namespace roller
