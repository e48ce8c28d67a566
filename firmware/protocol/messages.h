// What the frames say. Each message is a plain value, the text of its layout (from which the CRC's
// start value comes), and a pair of functions that place and read every byte.
// Bit 7 of the type = mandatory: a reader that does not know it must stop and say so; any other
// unknown type is skipped and counted.
#pragma once
#include "frame.h"

namespace protocol {

constexpr uint8_t version = 1;        // raise on any change that an old reader would misread
constexpr uint8_t oldest_version = 1; // the oldest peer this one still understands
constexpr uint8_t most_cells = 4;
constexpr uint32_t ticks_per_second = 2000000; // board clock: 0.5 us, 32 bits, wraps in 35.8 min
constexpr uint32_t baud = 250000;
constexpr uint8_t whole_board = 0xFF; // in place of a cell's number

// What a cell of 1 mV/V reads at its capacity. The bridge is fed with the converter's own supply,
// the converter's range is half of that / gain 32 (input B; roller/converter.h says why B): 0.001 x
// 32 / 0.5 x 2^23.
constexpr double nominal_counts_at_capacity = 536870.912;

enum class Type : uint8_t {
    // board to host
    sample = 0x02,
    fault = 0x03,
    angle = 0x04,
    status = 0x05,
    reply = 0x06,
    record = 0x07,
    time = 0x08,
    hello = 0x81,
    // host to board
    identify = 0x41,
    start = 0x42,
    stop = 0x43,
    read_record = 0x44,
    write_record = 0x45,
    restart_converter = 0x46,
};

enum class Build : uint8_t { unknown = 0, bed = 1, cradle = 2, single = 3 };

// The names of design contract and record; drift is found by the host alone.
enum class FaultKind : uint8_t {
    desynchronised = 1, // converter and board disagreed about the clock pulses
    late = 2,           // read begun too late: the next conversion was already due
    missed = 3,         // a conversion was not read at all
    saturated = 4,      // at the converter's end stop
    restarted = 5,      // converter power-cycled (by us, or it did so by itself)
    settling = 6,       // one of the 4 conversions after a restart
    disconnected = 7,   // cell's wires open
    stuck = 8,          // data line never or always ready, or the same value again and again
};
constexpr uint8_t fault_kinds = 8;

enum class Magnet : uint8_t { good = 0, weak = 1, strong = 2, absent = 3, no_answer = 4 };

enum class Result : uint8_t {
    done = 0,
    unknown_command = 1,
    malformed = 2,
    not_while_running = 3,
    storage_failed = 4,
    no_such_thing = 5, // cell or record
};

enum class RecordKind : uint8_t { build = 1, calibration = 2 };
enum class RecordState : uint8_t { absent = 0, good = 1, from_second_copy = 2 };

struct CellPlace {
    int16_t x_mm = 0; // to the person's right, from the middle of the plate or axle
    int16_t y_mm = 0; // to the front (away from the cable), from the middle
    uint16_t capacity_n = 0;
};

// What the maker tells the board once; half of the hello.
struct BuildRecord {
    Build build = Build::unknown;
    uint8_t cells = 0;     // 0..4
    uint8_t has_angle = 0; // 1 = AS5600 fitted
    uint16_t sleeve_radius_tenth_mm = 0;
    uint8_t serial[8] = {};
    CellPlace cell[most_cells] = {};
};

struct CalibrationRecord {
    uint32_t id = 0;          // 0 = never calibrated
    uint32_t made_unix_s = 0; // UTC
    float newtons_per_count[most_cells] = {};
    int32_t zero_counts[most_cells] = {}; // reference tare, to notice a bent cell
};

struct Hello {
    uint8_t version = protocol::version;
    uint8_t oldest_version = protocol::oldest_version;
    uint8_t board = 1; // 1 = ATmega328P at 16 MHz, 2 = built-in simulated roller
    uint8_t firmware[3] = {0, 2, 0};
    uint32_t boot_id = 0; // another one at every start of the board
    uint32_t ticks_per_second = protocol::ticks_per_second;
    uint8_t reset_cause = 0; // the chip's MCUSR: 1 power-on, 2 external, 4 brown-out, 8 watchdog
    uint8_t running = 0;     // 1 = samples are being sent
    uint32_t calibration_id = 0;
    BuildRecord build = {};
};

// One good conversion. The counter numbers all conversions of that cell since boot, good or not, so
// that every missing number is explained by a fault message or was lost on the line.
struct Sample {
    uint8_t cell = 0;
    uint32_t counter = 0;
    uint32_t ticks = 0; // data ready: the falling edge of the converter's data line
    int32_t counts = 0; // 24 bits, sign extended
};

// Conversions that are not passed on: `count` of them, the first with this number.
struct Fault {
    uint8_t cell = 0;
    FaultKind kind = FaultKind::desynchronised;
    uint32_t counter = 0;
    uint32_t ticks = 0;
    uint16_t count = 0; // 0 = an event, no conversion lost by it
};

struct Angle {
    uint32_t counter = 0;
    uint32_t ticks = 0;
    uint16_t angle = 0; // 12 bits, 4096 = one turn
    Magnet magnet = Magnet::no_answer;
};

// Once a second for each cell, while running.
struct Status {
    uint8_t cell = 0;
    uint32_t ticks = 0;
    uint32_t frames_sent = 0;          // of all types since boot, this one included
    uint16_t frames_dropped = 0;       // the queue to the host was full
    uint16_t commands_damaged = 0;     // pieces from the host that were no frame
    uint32_t conversions = 0;          // of this cell since boot
    uint32_t passed = 0;               // sent as samples
    uint16_t faults[fault_kinds] = {}; // conversions (events where none is lost), by kind - 1
};

// What the board clock shows as the first byte leaves: samples are stamped long before they are
// sent, this one is not. Densely at the start, so that the host knows the clock soon.
struct Time {
    uint32_t ticks = 0;
};

struct Reply {
    Type to = Type::identify;
    Result result = Result::done;
};

// The layouts in words: the CRC seeds are made from these, so a changed layout changes the seed.
constexpr uint16_t seed_of(Type type) {
    return type == Type::hello
               ? crc_of_text(
                     "hello version:u8 oldest:u8 board:u8 firmware:3u8 boot_id:u32 "
                     "ticks_per_second:u32 reset_cause:u8 running:u8 calibration_id:u32 build")
           : type == Type::sample ? crc_of_text("sample cell:u8 counter:u32 ticks:u32 counts:i24")
           : type == Type::fault
               ? crc_of_text("fault cell:u8 kind:u8 counter:u32 ticks:u32 count:u16")
           : type == Type::angle ? crc_of_text("angle counter:u32 ticks:u32 angle:u16 magnet:u8")
           : type == Type::status
               ? crc_of_text("status cell:u8 ticks:u32 sent:u32 dropped:u16 damaged:u16 "
                             "conversions:u32 passed:u32 faults:8u16")
           : type == Type::reply        ? crc_of_text("reply to:u8 result:u8")
           : type == Type::record       ? crc_of_text("record kind:u8 state:u8 bytes")
           : type == Type::identify     ? crc_of_text("identify version:u8")
           : type == Type::start        ? crc_of_text("start")
           : type == Type::stop         ? crc_of_text("stop")
           : type == Type::read_record  ? crc_of_text("read_record kind:u8")
           : type == Type::write_record ? crc_of_text("write_record kind:u8 bytes")
           : type == Type::restart_converter
               ? crc_of_text("restart_converter cell:u8")
               : crc_start; // a later type (time): older readers skip it
}

constexpr uint8_t build_record_size = 13 + 6 * most_cells;      // 37
constexpr uint8_t calibration_record_size = 8 + 8 * most_cells; // 40
constexpr uint8_t hello_size = 20 + build_record_size;          // 57
constexpr uint8_t sample_size = 12;
constexpr uint8_t fault_size = 12;
constexpr uint8_t angle_size = 11;
constexpr uint8_t status_size = 21 + 2 * fault_kinds; // 37
constexpr uint8_t reply_size = 2;
constexpr uint8_t time_size = 4;
static_assert(build_record_size == 37 && calibration_record_size == 40 && hello_size == 57 &&
                  status_size == 37,
              "the sizes of PROTOCOL.md");
static_assert(hello_size <= longest_payload && 2 + calibration_record_size <= longest_payload,
              "every message fits into a frame");
static_assert(longest_on_wire < 254, "one COBS code reaches over a whole frame");

inline void put(uint8_t* out, const BuildRecord& r) {
    out[0] = static_cast<uint8_t>(r.build);
    out[1] = r.cells;
    out[2] = r.has_angle;
    put_u16(out + 3, r.sleeve_radius_tenth_mm);
    for (uint8_t i = 0; i < 8; ++i) out[5 + i] = r.serial[i];
    out += 13;
    for (const CellPlace& cell : r.cell) {
        put_u16(out, static_cast<uint16_t>(cell.x_mm));
        put_u16(out + 2, static_cast<uint16_t>(cell.y_mm));
        put_u16(out + 4, cell.capacity_n);
        out += 6;
    }
}
inline BuildRecord build_record(const uint8_t* in) {
    BuildRecord r;
    r.build = static_cast<Build>(in[0]);
    r.cells = in[1];
    r.has_angle = in[2];
    r.sleeve_radius_tenth_mm = get_u16(in + 3);
    for (uint8_t i = 0; i < 8; ++i) r.serial[i] = in[5 + i];
    in += 13;
    for (CellPlace& cell : r.cell) {
        cell.x_mm = static_cast<int16_t>(get_u16(in));
        cell.y_mm = static_cast<int16_t>(get_u16(in + 2));
        cell.capacity_n = get_u16(in + 4);
        in += 6;
    }
    return r;
}

// IEEE 754 single precision, both sides.
inline void put_float(uint8_t* out, float v) {
    static_assert(sizeof(float) == 4, "IEEE 754 single precision");
    uint32_t bits = 0;
    __builtin_memcpy(&bits, &v, 4);
    put_u32(out, bits);
}
inline float get_float(const uint8_t* in) {
    const uint32_t bits = get_u32(in);
    float v = 0;
    __builtin_memcpy(&v, &bits, 4);
    return v;
}

inline void put(uint8_t* out, const CalibrationRecord& r) {
    put_u32(out, r.id);
    put_u32(out + 4, r.made_unix_s);
    for (uint8_t i = 0; i < most_cells; ++i) {
        out += 8;
        put_float(out, r.newtons_per_count[i]);
        put_u32(out + 4, static_cast<uint32_t>(r.zero_counts[i]));
    }
}
inline CalibrationRecord calibration_record(const uint8_t* in) {
    CalibrationRecord r;
    r.id = get_u32(in);
    r.made_unix_s = get_u32(in + 4);
    for (uint8_t i = 0; i < most_cells; ++i) {
        in += 8;
        r.newtons_per_count[i] = get_float(in);
        r.zero_counts[i] = static_cast<int32_t>(get_u32(in + 4));
    }
    return r;
}

inline void put(uint8_t* out, const Hello& h) {
    out[0] = h.version;
    out[1] = h.oldest_version;
    out[2] = h.board;
    for (uint8_t i = 0; i < 3; ++i) out[3 + i] = h.firmware[i];
    put_u32(out + 6, h.boot_id);
    put_u32(out + 10, h.ticks_per_second);
    out[14] = h.reset_cause;
    out[15] = h.running;
    put_u32(out + 16, h.calibration_id);
    put(out + 20, h.build);
}
inline Hello hello(const uint8_t* in) {
    Hello h;
    h.version = in[0];
    h.oldest_version = in[1];
    h.board = in[2];
    for (uint8_t i = 0; i < 3; ++i) h.firmware[i] = in[3 + i];
    h.boot_id = get_u32(in + 6);
    h.ticks_per_second = get_u32(in + 10);
    h.reset_cause = in[14];
    h.running = in[15];
    h.calibration_id = get_u32(in + 16);
    h.build = build_record(in + 20);
    return h;
}

inline void put(uint8_t* out, const Sample& s) {
    out[0] = s.cell;
    put_u32(out + 1, s.counter);
    put_u32(out + 5, s.ticks);
    put_i24(out + 9, s.counts);
}
inline Sample sample(const uint8_t* in) {
    return {in[0], get_u32(in + 1), get_u32(in + 5), get_i24(in + 9)};
}

inline void put(uint8_t* out, const Fault& f) {
    out[0] = f.cell;
    out[1] = static_cast<uint8_t>(f.kind);
    put_u32(out + 2, f.counter);
    put_u32(out + 6, f.ticks);
    put_u16(out + 10, f.count);
}
inline Fault fault(const uint8_t* in) {
    return {in[0], static_cast<FaultKind>(in[1]), get_u32(in + 2), get_u32(in + 6),
            get_u16(in + 10)};
}

inline void put(uint8_t* out, const Angle& a) {
    put_u32(out, a.counter);
    put_u32(out + 4, a.ticks);
    put_u16(out + 8, a.angle);
    out[10] = static_cast<uint8_t>(a.magnet);
}
inline Angle angle(const uint8_t* in) {
    return {get_u32(in), get_u32(in + 4), get_u16(in + 8), static_cast<Magnet>(in[10])};
}

inline void put(uint8_t* out, const Time& t) { put_u32(out, t.ticks); }
inline Time time(const uint8_t* in) { return {get_u32(in)}; }

inline void put(uint8_t* out, const Status& s) {
    out[0] = s.cell;
    put_u32(out + 1, s.ticks);
    put_u32(out + 5, s.frames_sent);
    put_u16(out + 9, s.frames_dropped);
    put_u16(out + 11, s.commands_damaged);
    put_u32(out + 13, s.conversions);
    put_u32(out + 17, s.passed);
    out += 21;
    for (const uint16_t count : s.faults) {
        put_u16(out, count);
        out += 2;
    }
}
inline Status status(const uint8_t* in) {
    Status s;
    s.cell = in[0];
    s.ticks = get_u32(in + 1);
    s.frames_sent = get_u32(in + 5);
    s.frames_dropped = get_u16(in + 9);
    s.commands_damaged = get_u16(in + 11);
    s.conversions = get_u32(in + 13);
    s.passed = get_u32(in + 17);
    in += 21;
    for (uint16_t& count : s.faults) {
        count = get_u16(in);
        in += 2;
    }
    return s;
}

} // namespace protocol
