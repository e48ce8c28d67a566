#include "device/recording.h"

#include "wire/crc.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <span>
#include <unistd.h>

namespace device {

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::array<std::uint8_t, 16> header{'R', 'O', 'L', 'L', 'R', 'E', 'C', '\n', 1};
constexpr std::size_t head_size = 16, length_at = 10, head_crc_at = 14, crc_size = 4;
constexpr std::uint32_t most_bytes = 65536;
constexpr std::uint8_t new_connection_flag = 1;
constexpr std::uint64_t longest_us =
    30ULL * 24 * 3600 * 1000000; // a month; anything more is damage

constexpr std::array<std::uint32_t, 256> make_crc_table() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t crc = byte;
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320U : 0U);
        table[byte] = crc;
    }
    return table;
}

std::uint32_t crc32(std::span<const std::uint8_t> bytes) {
    static constexpr auto table = make_crc_table();
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const std::uint8_t byte : bytes) crc = (crc >> 8) ^ table[(crc ^ byte) & 0xFF];
    return ~crc;
}

std::uint16_t head_crc(const Bytes& record) {
    return wire::crc_over(protocol::crc_start, std::span{record}.first(head_crc_at));
}

Bytes record_of(const RecordedMoment& moment, std::span<const std::uint8_t> bytes) {
    Bytes out(head_size);
    const auto us = static_cast<std::uint64_t>(moment.since_start.count());
    protocol::put_u32(out.data(), static_cast<std::uint32_t>(us));
    protocol::put_u32(out.data() + 4, static_cast<std::uint32_t>(us >> 32));
    out[8] = static_cast<std::uint8_t>(moment.state);
    out[9] = moment.new_connection ? new_connection_flag : 0;
    protocol::put_u32(out.data() + length_at, static_cast<std::uint32_t>(bytes.size()));
    protocol::put_u16(out.data() + head_crc_at, head_crc(out));
    out.insert(out.end(), bytes.begin(), bytes.end());
    const std::uint32_t crc = crc32(out);
    out.resize(out.size() + crc_size);
    protocol::put_u32(out.data() + out.size() - crc_size, crc);
    return out;
}

std::uint64_t time_of(const Bytes& head) {
    return protocol::get_u32(head.data()) |
           static_cast<std::uint64_t>(protocol::get_u32(head.data() + 4)) << 32;
}

bool possible(const Bytes& head) {
    return head[8] <= static_cast<std::uint8_t>(LinkState::ended) &&
           head[9] <= new_connection_flag &&
           protocol::get_u32(head.data() + length_at) <= most_bytes &&
           time_of(head) <= longest_us &&
           protocol::get_u16(head.data() + head_crc_at) == head_crc(head);
}

// Appends `count` bytes; false at the end of the file.
bool read_more(std::FILE* file, Bytes& into, std::size_t count) {
    const std::size_t had = into.size();
    into.resize(had + count);
    return std::fread(into.data() + had, 1, count, file) == count;
}

} // namespace

std::optional<RecordingWriter> RecordingWriter::create(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) return std::nullopt;
    File file{fdopen(descriptor, "wb")};
    if (!file || std::fwrite(header.data(), 1, header.size(), file.get()) != header.size() ||
        std::fflush(file.get()) != 0) {
        ::unlink(path.c_str()); // ours, made a moment ago
        return std::nullopt;
    }
    return RecordingWriter{std::move(file)};
}

bool RecordingWriter::write(const RecordedMoment& moment) {
    if (!file_) return false;
    std::span<const std::uint8_t> bytes{moment.bytes};
    RecordedMoment part{moment.since_start, moment.state, moment.new_connection, {}};
    do {
        const auto now = bytes.first(std::min<std::size_t>(bytes.size(), most_bytes));
        bytes = bytes.subspan(now.size());
        const Bytes record = record_of(part, now);
        part.new_connection = false;
        if (std::fwrite(record.data(), 1, record.size(), file_.get()) != record.size() ||
            std::fflush(file_.get()) != 0) {
            file_.reset();
            return false;
        }
    } while (!bytes.empty());
    return true;
}

tl::expected<RecordingReader, Trouble> RecordingReader::open(const std::string& path) {
    File file{std::fopen(path.c_str(), "rbe")};
    if (!file) {
        if (errno == ENOENT) return tl::unexpected{Trouble::not_found};
        return tl::unexpected{errno == EACCES ? Trouble::permission_denied : Trouble::io_error};
    }
    Bytes start;
    if (!read_more(file.get(), start, header.size()) ||
        !std::equal(header.begin(), header.end(), start.begin()))
        return tl::unexpected{Trouble::not_a_recording};
    return RecordingReader{std::move(file)};
}

std::optional<RecordedMoment> RecordingReader::next() {
    if (end_ != End::not_yet) return std::nullopt;
    const auto stop = [this](End why) {
        end_ = why;
        return std::nullopt;
    };
    Bytes record;
    if (!read_more(file_.get(), record, head_size)) return stop(End::over);
    if (!possible(record)) return stop(End::damaged);
    const std::size_t length = protocol::get_u32(record.data() + length_at);
    if (!read_more(file_.get(), record, length + crc_size)) return stop(End::over);
    const std::uint32_t crc = protocol::get_u32(record.data() + head_size + length);
    const units::Duration at{static_cast<std::int64_t>(time_of(record))};
    if (crc != crc32(std::span{record}.first(head_size + length)) || at < last_)
        return stop(End::damaged);
    last_ = at;
    const auto* bytes = record.data() + head_size;
    return RecordedMoment{at,
                          static_cast<LinkState>(record[8]),
                          record[9] == new_connection_flag,
                          {bytes, bytes + length}};
}

} // namespace device
