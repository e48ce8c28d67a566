// Any file as a recording: it ends, in order, within what it holds; and the replay ends too.
#include "device/recording.h"
#include "device/replay_link.h"

#include <cstdlib>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

namespace {

void demand(bool law) {
    if (!law) std::abort();
}

void read(const std::string& path, std::size_t size) {
    auto reader = device::RecordingReader::open(path);
    if (!reader) return;
    std::size_t bytes = 0;
    units::Duration last{};
    while (const auto moment = reader->next()) {
        demand(moment->since_start >= last);
        last = moment->since_start;
        bytes += moment->bytes.size();
    }
    demand(bytes <= size);
    demand(reader->end() != device::RecordingReader::End::not_yet);
}

void replay(const std::string& path) {
    device::ReplayLink link{path};
    units::HostTime now{};
    for (int i = 0; i < 1000; ++i, now += std::chrono::hours{24}) {
        const auto state = link.take(now).state;
        if (state == device::LinkState::ended || state == device::LinkState::refused) return;
    }
}

} // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const int file = memfd_create("recording", MFD_CLOEXEC);
    demand(ftruncate(file, 0) == 0);
    demand(pwrite(file, data, size, 0) == static_cast<ssize_t>(size));
    const std::string path = "/proc/self/fd/" + std::to_string(file);
    read(path, size);
    replay(path);
    return 0;
}
