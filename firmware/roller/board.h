// The whole board without its registers: commands in, frames out, one to four converters, the angle
// sensor and the records. Silent until asked. The same code runs on the ATmega328P (main.cc),
// inside the simulated board, and as the player's simulated roller.
//
// Hardware is anything with
//
//   uint32_t now()                          board clock, 0.5 us ticks
//   bool take_ready(cell, ReadyEdge&)       the data line fell since the last call and is low
//   Reading read(cell, pulses)              clocks one conversion out
//   void power_cycle(cell)                  clock high for more than 60 us, then low
//   bool take_angle(AngleReading&)          a new attempt to read the angle is over
//   bool take_byte(uint8_t&)                from the host
//   bool send(bytes, count)                 to the host: all of them or, without room, none
//   bool line_idle()                        what is sent now leaves at once
//   uint8_t reset_cause()                   MCUSR
//   static constexpr uint8_t kind_of_board  of the hello
//   static constexpr uint8_t ticks_to_line  from a stamp until its frame begins on an idle line
//
// and what Records asks of its storage.
#pragma once
#include "command_reader.h"
#include "converter.h"
#include "records.h"

namespace roller {

// The board wakes at least so often: every 3.657 ms. The 16 ms after which many USB bridges hand
// bytes over are 4 3/8 beats, far from any simpler ratio whatever the clocks are off: so a time
// frame is soon on the line when one hands over, and shows how late that is.
constexpr uint16_t ticks_per_beat = 7314;

struct ReadyEdge {
    uint32_t ticks = 0;
    uint8_t edges = 0; // since the last report
};

// STATUS and RAW ANGLE of the AS5600.
struct AngleReading {
    uint32_t ticks = 0;
    bool answered = false;
    uint8_t status = 0;
    uint16_t raw = 0;
};

inline protocol::Magnet magnet_of(const AngleReading& r) {
    if (!r.answered) return protocol::Magnet::no_answer;
    if ((r.status & 0x20) == 0) return protocol::Magnet::absent;
    if ((r.status & 0x10) != 0) return protocol::Magnet::weak;
    if ((r.status & 0x08) != 0) return protocol::Magnet::strong;
    return protocol::Magnet::good;
}

template <class Hardware> class Board {
  public:
    // All zero until begun, so that on the chip it costs no flash.
    constexpr Board() = default;

    // Once, at power-on; before anything else. `hardware` must outlive the board.
    void begin(Hardware& hardware) {
        hardware_ = &hardware;
        records_.begin(hardware);
        for (uint8_t i = 0; i < protocol::most_cells; ++i) converter_[i].begin(i);
        boot_id_ = records_.next_boot_id();
        load_build();
        next_status_ = hardware_->now() + status_spacing;
    }

    // One round of everything that is due; to be called after every event and at least once a beat.
    void poll() {
        for (uint8_t i = 0; i < cells_; ++i) serve(i);
        serve_angle();
        if (records_.writing())
            finish_record();
        else
            serve_host();
        const uint32_t now = hardware_->now();
        if (static_cast<int32_t>(now - next_status_) >= 0) {
            next_status_ += status_spacing;
            tell_status(now);
        } else if (running_ && static_cast<int32_t>(now - next_time_) >= 0 &&
                   hardware_->line_idle()) {
            tell_time(now);
        }
    }

    bool running() const { return running_; }

    // Converters report here.
    void sample(const protocol::Sample& s) {
        if (running_) tell<protocol::Type::sample, protocol::sample_size>(s);
    }
    void fault(const protocol::Fault& f) {
        if (running_) tell<protocol::Type::fault, protocol::fault_size>(f);
    }

  private:
    static constexpr uint32_t status_spacing = protocol::ticks_per_second / protocol::most_cells;
    static constexpr uint16_t more_time_spacing = 8;
    static constexpr uint16_t usual_time_spacing = ticks_of_ms(20);
    static constexpr uint16_t longest_time_spacing = ticks_of_ms(32);

    void serve(uint8_t cell) {
        Converter& converter = converter_[cell];
        ReadyEdge edge;
        if (hardware_->take_ready(cell, edge)) converter.ready(edge.ticks, edge.edges);
        switch (converter.next(hardware_->now(), *this)) {
        case Wish::nothing: break;
        case Wish::read_tied_input:
            converter.was_read(hardware_->read(cell, pulses_for_tied_input), *this);
            break;
        case Wish::read_cell:
            converter.was_read(hardware_->read(cell, pulses_for_cell), *this);
            break;
        case Wish::power_cycle:
            hardware_->power_cycle(cell);
            converter.was_power_cycled(hardware_->now(), *this);
            break;
        }
    }

    void serve_angle() {
        AngleReading reading;
        if (!hardware_->take_angle(reading)) return;
        if (reading.answered) angle_seen_ = true;
        if (!running_ || !(has_angle_ || angle_seen_)) return;
        tell<protocol::Type::angle, protocol::angle_size>(
            protocol::Angle{angles_++, reading.ticks, reading.raw, magnet_of(reading)});
    }

    // At most one command per round, so that a flood of them delays no converter.
    void serve_host() {
        uint8_t byte = 0;
        while (hardware_->take_byte(byte)) {
            if (!reader_.take(byte)) continue;
            obey(static_cast<protocol::Type>(reader_.type()), reader_.payload(), reader_.size());
            return;
        }
    }

    void obey(protocol::Type type, const uint8_t* payload, uint8_t size) {
        using protocol::Result;
        using protocol::Type;
        switch (type) {
        case Type::identify:
            if (size != 1)
                answer(type, Result::malformed);
            else
                tell_hello();
            return;
        case Type::start:
        case Type::stop:
            if (size == 0) {
                running_ = type == Type::start;
                next_time_ = hardware_->now();
                time_spacing_ = 0;
            }
            answer(type, size == 0 ? Result::done : Result::malformed);
            return;
        case Type::read_record:
            if (size != 1)
                answer(type, Result::malformed);
            else
                tell_record(static_cast<protocol::RecordKind>(payload[0]));
            return;
        case Type::write_record: write_record(payload, size); return;
        case Type::restart_converter: restart_converter(payload, size); return;
        default: answer(type, Result::unknown_command); return;
        }
    }

    void write_record(const uint8_t* payload, uint8_t size) {
        using protocol::Result;
        const auto kind = static_cast<protocol::RecordKind>(size == 0 ? 0 : payload[0]);
        Result result = Result::done;
        if (size == 0)
            result = Result::malformed;
        else if (size_of(kind) == 0)
            result = Result::no_such_thing;
        else if (size != size_of(kind) + 1)
            result = Result::malformed;
        else if (kind == protocol::RecordKind::build && payload[2] > protocol::most_cells)
            result = Result::malformed;
        else if (running_)
            result = Result::not_while_running;
        if (result == Result::done)
            records_.write(kind, payload + 1); // answered when it stands
        else
            answer(protocol::Type::write_record, result);
    }

    void finish_record() {
        if (!records_.step()) return;
        load_build();
        answer(protocol::Type::write_record,
               records_.failed() ? protocol::Result::storage_failed : protocol::Result::done);
    }

    void restart_converter(const uint8_t* payload, uint8_t size) {
        using protocol::Result;
        const uint8_t which = size == 1 ? payload[0] : 0;
        Result result = Result::done;
        if (size != 1)
            result = Result::malformed;
        else if (which >= cells_ && which != protocol::whole_board)
            result = Result::no_such_thing;
        if (result == Result::done)
            for (uint8_t i = 0; i < cells_; ++i)
                if (which == i || which == protocol::whole_board)
                    converter_[i].restart(hardware_->now(), *this);
        answer(protocol::Type::restart_converter, result);
    }

    void tell_status(uint32_t now) {
        const uint8_t cell = status_turn_;
        status_turn_ = static_cast<uint8_t>((status_turn_ + 1) % protocol::most_cells);
        if (cell >= cells_) return;
        Converter& converter = converter_[cell];
        converter.flush(*this);
        if (!running_) return;
        protocol::Status s;
        s.cell = cell;
        s.ticks = now;
        s.frames_sent = frames_sent_ + 1;
        s.frames_dropped = frames_dropped_;
        s.commands_damaged = reader_.damaged();
        s.conversions = converter.conversions();
        s.passed = converter.passed();
        for (uint8_t i = 0; i < protocol::fault_kinds; ++i) s.faults[i] = converter.faults()[i];
        tell<protocol::Type::status, protocol::status_size>(s);
    }

    // Ever more seldom, and never at an even pace: a USB bridge that beats in step with them would
    // hide how late it is.
    void tell_time(uint32_t now) {
        next_time_ = now + time_spacing_;
        time_spacing_ = time_spacing_ < longest_time_spacing
                            ? static_cast<uint16_t>(time_spacing_ + more_time_spacing)
                            : usual_time_spacing;
        tell<protocol::Type::time, protocol::time_size>(
            protocol::Time{now + Hardware::ticks_to_line});
    }

    void tell_hello() {
        protocol::Hello h;
        h.board = Hardware::kind_of_board;
        h.boot_id = boot_id_;
        h.reset_cause = hardware_->reset_cause();
        h.running = running_ ? 1 : 0;
        uint8_t stored[protocol::calibration_record_size];
        if (records_.read(protocol::RecordKind::calibration, stored) !=
            protocol::RecordState::absent)
            h.calibration_id = protocol::get_u32(stored);
        if (records_.read(protocol::RecordKind::build, stored) != protocol::RecordState::absent)
            h.build = protocol::build_record(stored);
        tell<protocol::Type::hello, protocol::hello_size>(h);
    }

    void tell_record(protocol::RecordKind kind) {
        if (size_of(kind) == 0) {
            answer(protocol::Type::read_record, protocol::Result::no_such_thing);
            return;
        }
        uint8_t payload[2 + protocol::calibration_record_size];
        const protocol::RecordState state = records_.read(kind, payload + 2);
        payload[0] = static_cast<uint8_t>(kind);
        payload[1] = static_cast<uint8_t>(state);
        const bool absent = state == protocol::RecordState::absent;
        post<protocol::Type::record>(payload, static_cast<uint8_t>(absent ? 2 : 2 + size_of(kind)));
    }

    void answer(protocol::Type to, protocol::Result result) {
        const uint8_t payload[protocol::reply_size] = {static_cast<uint8_t>(to),
                                                       static_cast<uint8_t>(result)};
        post<protocol::Type::reply>(payload, protocol::reply_size);
    }

    template <protocol::Type type, uint8_t size, class Message> void tell(const Message& message) {
        uint8_t payload[size];
        protocol::put(payload, message);
        post<type>(payload, size);
    }

    template <protocol::Type type> void post(const uint8_t* payload, uint8_t size) {
        constexpr uint16_t seed = protocol::seed_of(type);
        post(static_cast<uint8_t>(type), seed, payload, size);
    }

    // The sequence is the low half of the number of frames sent before; a dropped one has none.
    void post(uint8_t type, uint16_t seed, const uint8_t* payload, uint8_t size) {
        uint8_t frame[protocol::longest_on_wire];
        const uint8_t length = protocol::write_frame(
            frame, type, static_cast<uint16_t>(frames_sent_), payload, size, seed);
        if (hardware_->send(frame, length))
            ++frames_sent_;
        else
            ++frames_dropped_;
    }

    // A board without a build record looks for all four converters: the maker sees which answer.
    void load_build() {
        uint8_t stored[protocol::build_record_size];
        const bool known =
            records_.read(protocol::RecordKind::build, stored) != protocol::RecordState::absent;
        cells_ = known && stored[1] != 0 && stored[1] <= protocol::most_cells
                     ? stored[1]
                     : protocol::most_cells;
        has_angle_ = known && stored[2] != 0;
    }

    Hardware* hardware_ = nullptr;
    Records<Hardware> records_;
    CommandReader reader_;
    Converter converter_[protocol::most_cells];
    uint32_t boot_id_ = 0;
    uint32_t frames_sent_ = 0;
    uint32_t angles_ = 0;
    uint32_t next_status_ = 0, next_time_ = 0;
    uint16_t time_spacing_ = 0;
    uint16_t frames_dropped_ = 0;
    uint8_t cells_ = 0;
    uint8_t status_turn_ = 0;
    bool running_ = false, has_angle_ = false, angle_seen_ = false;
};

} // namespace roller
