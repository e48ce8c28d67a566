// A .rollrec file: every byte of a roller with its time of arrival, and how the link stood, so that
// a session can be played again exactly as it was. Little-endian throughout.
//
//   header   8 bytes "ROLLREC\n", u16 version (1), u16 zero, u32 zero                    16 bytes
//   record   u64 microseconds since the recording began, u8 link state, u8 flags (1 = new
//   connection),
//            u32 length (0 .. 65536), u16 CRC of these 14 bytes (as of a frame, from 0xFFFF),
//            the bytes, u32 CRC-32 (IEEE) of the whole record before it
//
// A file that ends within a record was cut off by a crash; everything before is whole. A wrong CRC
// or an impossible field is damage: what comes before it is still good.
#pragma once
#include "device/link.h"

#include <tl/expected.hpp>

#include <cstdio>
#include <memory>
#include <optional>
#include <string>

namespace device {

struct RecordedMoment {
    units::Duration since_start{};
    LinkState state = LinkState::ready;
    bool new_connection = false;
    std::vector<std::uint8_t> bytes;
};

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

class RecordingWriter {
  public:
    // Creates the file, 0600; nothing if it is already there or cannot be made.
    static std::optional<RecordingWriter> create(const std::string& path);
    // Handed to the system at once. False = it could not be written (disk full); the file then ends
    // with the record before.
    bool write(const RecordedMoment&);

  private:
    explicit RecordingWriter(File file) : file_{std::move(file)} {}
    File file_;
};

class RecordingReader {
  public:
    enum class End { not_yet, over, damaged };
    // The trouble is not_found, permission_denied, io_error or not_a_recording (no such header).
    static tl::expected<RecordingReader, Trouble> open(const std::string& path);
    std::optional<RecordedMoment> next(); // nothing = see end()
    End end() const { return end_; }

  private:
    explicit RecordingReader(File file) : file_{std::move(file)} {}
    File file_;
    units::Duration last_{};
    End end_ = End::not_yet;
};

} // namespace device
