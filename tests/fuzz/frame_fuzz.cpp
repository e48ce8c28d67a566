// Any bytes from the line: the reader gives the same frames however they are cut, every frame it
// gives decodes, what is counted adds up, and the greeting never hands out more than it heard.
#include "device/greeting.h"
#include "wire/message.h"

#include <algorithm>
#include <cstdlib>

namespace {

using Bytes = std::span<const std::uint8_t>;

void demand(bool law) {
    if (!law) std::abort();
}

struct Result {
    std::vector<std::uint16_t> sequences;
    wire::LineCounters counters;
};

Result read(Bytes bytes, std::size_t step) {
    wire::FrameReader reader;
    Result result;
    while (!bytes.empty()) {
        const auto part = bytes.first(std::min(step, bytes.size()));
        bytes = bytes.subspan(part.size());
        reader.push(part);
        while (const auto frame = reader.pop()) {
            demand(wire::decode(*frame).has_value());
            demand(frame->early <= wire::bytes_on_line(frame->size));
            result.sequences.push_back(frame->sequence);
        }
    }
    result.counters = reader.counters();
    return result;
}

void greet(Bytes bytes, std::size_t step) {
    device::Greeting greeting;
    while (!bytes.empty()) {
        const auto part = bytes.first(std::min(step, bytes.size()));
        bytes = bytes.subspan(part.size());
        if (const auto heard = greeting.listen(part)) {
            demand(heard->from_hello_on.size() <= part.size() + protocol::longest_on_wire);
            demand(heard->from_hello_on.size() > protocol::hello_size);
            return;
        }
    }
}

} // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const Bytes bytes{data + 1, size - 1};
    const std::size_t step = 1 + data[0] % 80;
    const Result cut = read(bytes, step), whole = read(bytes, bytes.size());
    demand(cut.sequences == whole.sequences);
    demand(cut.counters.frames == whole.counters.frames);
    demand(cut.counters.damaged_pieces == whole.counters.damaged_pieces);
    demand(cut.counters.missing_frames == whole.counters.missing_frames);
    demand(whole.counters.bytes == bytes.size());
    const auto zeros = static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), 0));
    const auto& c = whole.counters;
    demand(c.frames + c.damaged_pieces + c.echoed_commands <= zeros + 1);
    greet(bytes, step);
    return 0;
}
