// What the board remembers without power: the build, the calibration, and how often it was started.
// Each record is kept twice, each copy with its CRC, the first one written and read back before the
// second: a power cut costs at most one copy. The start counter wanders over 16 places, so that its
// memory cells outlast 1.6 million starts.
//
// Storage is anything with
//   uint8_t read_stored(uint16_t at);  void write_stored(uint16_t at, uint8_t byte);  bool
//   storage_idle();
// where writing only begins (3.4 ms on the ATmega328P) and may be called when idle.
#pragma once
#include "protocol/messages.h"

namespace roller {

constexpr uint8_t size_of(protocol::RecordKind kind) {
    return kind == protocol::RecordKind::build         ? protocol::build_record_size
           : kind == protocol::RecordKind::calibration ? protocol::calibration_record_size
                                                       : 0;
}

template <class Storage> class Records {
  public:
    constexpr Records() = default;
    void begin(Storage& storage) { storage_ = &storage; } // before anything else

    // `out` has room for size_of(kind) bytes; what it holds counts only if the state is not absent.
    protocol::RecordState read(protocol::RecordKind kind, uint8_t* out) {
        for (uint8_t copy = 0; copy < 2; ++copy)
            if (read_copy(kind, copy, out))
                return copy == 0 ? protocol::RecordState::good
                                 : protocol::RecordState::from_second_copy;
        return protocol::RecordState::absent;
    }

    // `bytes` must stay until writing() is false.
    void write(protocol::RecordKind kind, const uint8_t* bytes) {
        kind_ = kind;
        bytes_ = bytes;
        crc_ = crc_of_record(kind, bytes);
        at_ = copy_ = 0;
        failed_ = false;
    }
    bool writing() const { return bytes_ != nullptr; }

    // Goes on writing, at most one byte per call. True when the record stands, or failed, just now.
    bool step() {
        if (!storage_->storage_idle()) return false;
        const uint8_t size = size_of(kind_);
        while (at_ < size + 2) {
            const uint8_t byte = at_ < size    ? bytes_[at_]
                                 : at_ == size ? static_cast<uint8_t>(crc_)
                                               : static_cast<uint8_t>(crc_ >> 8);
            const auto place = static_cast<uint16_t>(place_of(kind_, copy_) + at_++);
            if (storage_->read_stored(place) == byte) continue; // spares the memory cell
            storage_->write_stored(place, byte);
            return false;
        }
        for (uint8_t i = 0; i < size; ++i)
            if (storage_->read_stored(static_cast<uint16_t>(place_of(kind_, copy_) + i)) !=
                bytes_[i])
                failed_ = true;
        at_ = 0;
        if (!failed_ && ++copy_ < 2) return false;
        bytes_ = nullptr;
        return true;
    }
    bool failed() const { return failed_; }

    // Another number at every start of the board. Waits for the memory.
    uint32_t next_boot_id() {
        uint32_t newest = 0;
        uint8_t place = boot_places - 1;
        for (uint8_t i = 0; i < boot_places; ++i) {
            uint8_t slot[boot_slot];
            for (uint8_t k = 0; k < boot_slot; ++k)
                slot[k] = storage_->read_stored(boot_place(i, k));
            const uint32_t count = protocol::get_u32(slot);
            if (crc_over(boot_seed, slot, 4) != protocol::get_u16(slot + 4) || count <= newest)
                continue;
            newest = count;
            place = i;
        }
        uint8_t slot[boot_slot];
        protocol::put_u32(slot, newest + 1);
        protocol::put_u16(slot + 4, crc_over(boot_seed, slot, 4));
        const auto next = static_cast<uint8_t>((place + 1) % boot_places);
        for (uint8_t k = 0; k < boot_slot; ++k) {
            while (!storage_->storage_idle()) {
            }
            if (storage_->read_stored(boot_place(next, k)) != slot[k])
                storage_->write_stored(boot_place(next, k), slot[k]);
        }
        while (!storage_->storage_idle()) {
        }
        return newest + 1;
    }

  private:
    // A changed layout changes the seed, so that an old record is absent instead of misread.
    static constexpr uint16_t build_seed = protocol::crc_of_text(
        "build:u8 cells:u8 angle:u8 radius:u16 serial:8u8 4(x:i16 y:i16 capacity:u16)");
    static constexpr uint16_t calibration_seed =
        protocol::crc_of_text("id:u32 made:u32 4(newtons_per_count:f32 zero:i32)");
    static constexpr uint16_t boot_seed = protocol::crc_of_text("starts:u32");
    static constexpr uint8_t boot_places = 16, boot_slot = 6;

    static uint16_t boot_place(uint8_t place, uint8_t byte) {
        return static_cast<uint16_t>(place * boot_slot + byte);
    }
    static uint16_t place_of(protocol::RecordKind kind, uint8_t copy) {
        return static_cast<uint16_t>((kind == protocol::RecordKind::build ? 128 : 256) + 64 * copy);
    }
    static uint16_t crc_over(uint16_t crc, const uint8_t* bytes, uint8_t size) {
        for (uint8_t i = 0; i < size; ++i) crc = protocol::crc_of(crc, bytes[i]);
        return crc;
    }
    static uint16_t crc_of_record(protocol::RecordKind kind, const uint8_t* bytes) {
        return crc_over(kind == protocol::RecordKind::build ? build_seed : calibration_seed, bytes,
                        size_of(kind));
    }

    bool read_copy(protocol::RecordKind kind, uint8_t copy, uint8_t* out) {
        const uint8_t size = size_of(kind);
        const uint16_t place = place_of(kind, copy);
        for (uint8_t i = 0; i < size; ++i)
            out[i] = storage_->read_stored(static_cast<uint16_t>(place + i));
        uint8_t crc[2];
        for (uint8_t i = 0; i < 2; ++i)
            crc[i] = storage_->read_stored(static_cast<uint16_t>(place + size + i));
        return crc_of_record(kind, out) == protocol::get_u16(crc);
    }

    Storage* storage_ = nullptr;
    const uint8_t* bytes_ = nullptr;
    uint16_t crc_ = 0;
    protocol::RecordKind kind_ = {};
    uint8_t at_ = 0, copy_ = 0;
    bool failed_ = false;
};

} // namespace roller
