// What one converter has to report besides samples: conversions that were not passed on, joined
// into runs so that a long disturbance costs a few frames, and the counts by kind since boot.
#pragma once
#include "protocol/messages.h"

namespace roller {

class FaultLog {
  public:
    // Conversions [counter, counter + count) are not passed on; count 0 = an event.
    // `out` is anything with a member fault(const protocol::Fault&).
    template <class Out> void note(const protocol::Fault& f, Out& out) {
        tally(f.kind, f.count == 0 ? 1 : f.count);
        if (f.count == 0) {
            flush(out);
            out.fault(f);
        } else if (run_.count != 0 && run_.kind == f.kind &&
                   run_.counter + run_.count == f.counter && run_.count < longest_run) {
            run_.count = static_cast<uint16_t>(run_.count + f.count);
        } else {
            flush(out);
            run_ = f;
        }
    }

    // The same for one conversion older than the run that is being counted.
    template <class Out> void note_earlier(const protocol::Fault& f, Out& out) {
        if (run_.count == 0) {
            note(f, out);
        } else {
            tally(f.kind, f.count);
            out.fault(f);
        }
    }

    template <class Out> void flush(Out& out) {
        if (run_.count == 0) return;
        out.fault(run_);
        run_.count = 0;
    }

    const uint16_t* counts() const { return counts_; } // protocol::fault_kinds of them, by kind - 1

  private:
    static constexpr uint16_t longest_run = 16;

    void tally(protocol::FaultKind kind, uint16_t n) {
        uint16_t& count = counts_[static_cast<uint8_t>(kind) - 1];
        count = static_cast<uint16_t>(count + n); // wraps; the host takes differences
    }

    protocol::Fault run_ = {0, {}, 0, 0, 0};
    uint16_t counts_[protocol::fault_kinds] = {};
};

} // namespace roller
