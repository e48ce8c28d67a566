// From a byte readable on the line to its message decoded: waiting on the link's descriptor, beside
// a loop that looks every 10 ms. A pseudo-terminal stands for the cable.
//   bench_line_latency [FRAMES=500]
// Ends with 1 if a goal of tests/bench/README.md is missed.
#include "device/hands.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <poll.h>
#include <random>
#include <sys/resource.h>
#include <thread>

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds(Clock::duration d) {
    return std::chrono::duration<double, std::milli>(d).count();
}

double percentile(std::vector<double>& values, double share) {
    const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[static_cast<std::size_t>(at)];
}

struct Measured {
    std::vector<double> whole, decoding; // ms: from the write; from waking up
};

// A sample about every 11 ms; `wait` returns when it is time to look.
template <class Wait> Measured measure(int frames, Wait wait) {
    test::PtyBoard board;
    device::PortLink link{board.path(), device::real_surroundings()};
    test::Hands hands{link};
    hands.until_ready(board);
    std::vector<Clock::time_point> said(static_cast<std::size_t>(frames) + 1000);
    std::thread speaker{[&] {
        std::mt19937_64 random{1};
        for (int i = 0; i < frames; ++i) {
            std::this_thread::sleep_for(std::chrono::microseconds{8000 + random() % 6000});
            const auto number = static_cast<std::uint32_t>(i);
            const auto frame = line::framed(static_cast<std::uint16_t>(i),
                                            protocol::Sample{0, number, number * 21553, 5});
            said[number] = Clock::now();
            board.say(frame);
        }
    }};
    Measured measured;
    wire::FrameReader reader;
    const auto start = Clock::now();
    while (measured.whole.size() < static_cast<std::size_t>(frames) &&
           Clock::now() - start < std::chrono::seconds{60}) {
        wait(link.descriptor());
        const auto awake = Clock::now();
        const auto passed = std::chrono::duration_cast<units::Duration>(awake - start);
        for (const auto& chunk : link.take(units::HostTime{test::Hands{link}.now + passed}).chunks)
            reader.push(chunk.bytes);
        while (const auto frame = reader.pop()) {
            const auto message = wire::decode(*frame);
            const auto* sample = message ? std::get_if<protocol::Sample>(&*message) : nullptr;
            if (sample == nullptr) continue;
            const auto now = Clock::now();
            measured.whole.push_back(milliseconds(now - said[sample->counter]));
            measured.decoding.push_back(milliseconds(now - awake));
        }
    }
    speaker.join();
    return measured;
}

void tell(const char* name, Measured& m) {
    std::printf(
        "%-22s write to message p50 %6.3f p99 %6.3f ms; taking and decoding p50 %.4f p99 %.4f ms\n",
        name, percentile(m.whole, 0.5), percentile(m.whole, 0.99), percentile(m.decoding, 0.5),
        percentile(m.decoding, 0.99));
}

double cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// Share of a core while a loop looks every 10 ms for the roller that was pulled out.
double share_after_unplugging() {
    test::PtyBoard board;
    device::PortLink link{board.path(), device::real_surroundings()};
    test::Hands hands{link};
    hands.until_ready(board);
    board.unplug();
    const auto start = Clock::now();
    const double spent = cpu_seconds();
    while (Clock::now() - start < std::chrono::seconds{3}) {
        pollfd line{link.descriptor(), POLLIN, 0};
        poll(&line, 1, 10);
        const auto passed = std::chrono::duration_cast<units::Duration>(Clock::now() - start);
        link.take(hands.now + passed);
    }
    return (cpu_seconds() - spent) / 3.0;
}

} // namespace

// NOLINTNEXTLINE(bugprone-exception-escape)
int main(int argc, char** argv) {
    const int frames = argc > 1 ? std::atoi(argv[1]) : 500;
    Measured waiting = measure(frames, [](int descriptor) {
        pollfd line{descriptor, POLLIN, 0};
        poll(&line, 1, 100);
    });
    Measured polling =
        measure(frames, [](int) { std::this_thread::sleep_for(std::chrono::milliseconds{10}); });
    if (waiting.whole.empty() || polling.whole.empty()) return 1;
    tell("waiting on the line", waiting);
    tell("looking every 10 ms", polling);
    const bool reached = percentile(waiting.decoding, 0.5) <= 0.1;
    if (!reached) std::printf("MISSED: taking and decoding p50 <= 0.1 ms\n");
    const double share = share_after_unplugging();
    std::printf("after unplugging: %.2f %% of a core\n", 100.0 * share);
    if (share > 0.05) std::printf("MISSED: after unplugging at most 5 %% of a core\n");
    return reached && share <= 0.05 ? 0 : 1;
}
