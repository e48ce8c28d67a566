// rolltakt-board: the simulated board at a pseudo-terminal, in real time or faster. It sleeps
// between slices of 4 ms, and until bytes come. On a computer that is too slow it says at the end
// how fast it really was.
#include "roller/command_reader.h"
#include "simulator/options.h"
#include "simulator/pseudo_terminal.h"
#include "simulator/stage.h"
#include "simulator/truth_file.h"

#include <poll.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <exception>
#include <fstream>
#include <memory>

namespace {

using Clock = std::chrono::steady_clock;
using namespace simulator;

constexpr double slice_s = 0.004;      // of real time
constexpr double piece_s = 0.02;       // of its own time, between two looks at the line
constexpr double most_behind_s = 0.05; // of real time; what a slow computer cannot make up is let
                                       // go: the whole simulated world is late, never hurried

volatile std::sig_atomic_t told_to_end = 0;

std::optional<chips::Memory> memory_in(const std::string& path) {
    chips::Memory memory{};
    std::ifstream in(path, std::ios::binary);
    in.read(reinterpret_cast<char*>(memory.data()), static_cast<std::streamsize>(memory.size()));
    return in ? std::optional{memory} : std::nullopt;
}
void keep_memory(const chips::Memory& memory, const std::string& path) {
    std::ofstream out(path, std::ios::binary);
    out.write(reinterpret_cast<const char*>(memory.data()),
              static_cast<std::streamsize>(memory.size()));
}

double seconds_since(Clock::time_point then) {
    return std::chrono::duration<double>(Clock::now() - then).count();
}

class Play {
  public:
    explicit Play(Options options) : options_(std::move(options)), stage_(options_.setting) {
        line_ = std::make_unique<PseudoTerminal>(options_.pty_link);
        std::printf("%s\nready\n",
                    (options_.pty_link.empty() ? line_->path() : options_.pty_link).c_str());
        std::fflush(stdout);
    }

    bool run() { // false: the processor crashed
        began_ = Clock::now();
        while (!over()) {
            const double to_s = options_.speed == 0.0 ? stage_.now_s() + piece_s : due_s();
            while (stage_.now_s() < to_s && !over()) {
                stage_.run_until(std::min(to_s, stage_.now_s() + piece_s));
                if (stage_.board() != nullptr && !stage_.board()->running()) return false;
                exchange_bytes();
            }
            keep();
            wait();
        }
        kept_s_ = -1.0;
        keep();
        tell_if_slow();
        return true;
    }

  private:
    bool over() const {
        return told_to_end != 0 || stage_.now_s() >= options_.seconds.value_or(1e12);
    }

    // Where its time should be by now, one slice ahead.
    double due_s() {
        const double should_s = (seconds_since(began_) + slice_s) * options_.speed - given_up_s_;
        const double behind_s = should_s - stage_.now_s();
        if (behind_s > most_behind_s * options_.speed) {
            given_up_s_ += behind_s - slice_s * options_.speed;
            return stage_.now_s() + slice_s * options_.speed;
        }
        return should_s;
    }

    void exchange_bytes() {
        AvrBoard* board = stage_.board();
        if (board == nullptr) {
            line_.reset();
            return;
        }
        if (!line_) line_ = std::make_unique<PseudoTerminal>(options_.pty_link);
        const auto bytes = line_->read();
        for (const std::uint8_t byte : bytes)
            if (commands_.take(byte) &&
                commands_.type() == static_cast<std::uint8_t>(protocol::Type::start))
                stage_.started();
        board->receive(bytes);
        line_->write(board->take_sent(), options_.speed != 1.0);
    }

    void wait() const {
        if (options_.speed == 0.0) return;
        const double ahead_s =
            (stage_.now_s() + given_up_s_) / options_.speed - seconds_since(began_);
        const int ms = std::clamp(static_cast<int>(ahead_s * 1000.0), 0, 100);
        pollfd wanted{line_ ? line_->descriptor() : -1, POLLIN, 0};
        if (ms > 0) poll(&wanted, 1, ms);
    }

    void keep() {
        if (stage_.now_s() < kept_s_ + std::max(1.0, options_.speed)) return;
        kept_s_ = stage_.now_s();
        if (!options_.truth_path.empty()) write_truth(stage_, options_.truth_path);
        if (!options_.memory_path.empty()) keep_memory(stage_.memory(), options_.memory_path);
    }

    void tell_if_slow() const {
        if (options_.speed == 0.0 || given_up_s_ < 0.01 * stage_.now_s()) return;
        std::fprintf(stderr, "asked for %.2f times real time, ran at %.2f\n", options_.speed,
                     stage_.now_s() / seconds_since(began_));
    }

    Options options_;
    Stage stage_;
    roller::CommandReader commands_; // those of the host, to know when it starts the roller
    std::unique_ptr<PseudoTerminal> line_;
    Clock::time_point began_;
    double given_up_s_ = 0.0, kept_s_ = -1e9;
};

} // namespace

int main(int argc, char** argv) {
    auto parsed = options(argc, argv, ROLLER_ELF);
    if (!parsed.options) return parsed.exit_code;
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        std::signal(signal, [](int) { told_to_end = 1; });
    try {
        if (!parsed.options->memory_path.empty())
            parsed.options->setting.memory = memory_in(parsed.options->memory_path);
        Play play(std::move(*parsed.options));
        const auto began = Clock::now();
        if (play.run()) return 0;
        std::fprintf(stderr, "the processor crashed after %.1f s\n", seconds_since(began));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
    }
    return 1;
}
