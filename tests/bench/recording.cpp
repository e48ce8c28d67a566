// bench_recording [SECONDS=1200]: bits per sample of a packed recording, by what they say, beside
// the entropy of the noise that was put in and zstd -19 of the same counts as 24 bits. Signals are
// made here: white noise of the datasheet at rest; rolling at 0.33 Hz with tremor and hand shifts.
#include "person/script.h"
#include "person/stand.h"
#include "store/material.h"
#include "store/packing.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <numbers>

namespace {

enum class Signal { rest, rolling, calm, fidgety };

struct Case {
    const char* name;
    double sigma, rate;
    Signal signal;
    double jitter_ticks; // of the conversion's moment, one standard deviation
    double goal;         // bits per sample of the counts
};

constexpr double ticks_per_second = 2e6;

// A force of about 250 N on four cells in counts (2 mN each): strokes of 1.5 s whose force falls
// along the way, breathing, tremor at 9 Hz, and now and then a shift of weight.
class Rolling {
  public:
    explicit Rolling(std::uint64_t seed) : random_{seed} {}

    double counts(double t) {
        const double stroke = 2 * std::numbers::pi * 0.33 * t;
        if (t >= next_shift_) {
            shift_ += 1500 * normal_(random_);
            next_shift_ = t + 4 + 3 * std::abs(normal_(random_));
        }
        eased_ += (shift_ - eased_) * 0.02;
        tremor_ += 0.05 * normal_(random_);
        tremor_ *= 0.995;
        return 60000 + 22000 * std::sin(stroke) + 5000 * std::sin(2 * stroke + 1) +
               1500 * std::sin(2 * std::numbers::pi * 0.25 * t) + eased_ +
               (120 + 60 * tremor_) * std::sin(2 * std::numbers::pi * 9.1 * t);
    }

  private:
    std::mt19937_64 random_;
    std::normal_distribution<double> normal_;
    double shift_ = 0, eased_ = 0, next_shift_ = 3, tremor_ = 0;
};

// What a cell under a simulated person says, in counts (2 mN each).
class Cells {
  public:
    explicit Cells(person::Character who) : person_{who, person::Body{}, 1} {}

    double counts(std::size_t cell, double t) {
        prompter_.prompt(person_, t);
        return person::cell_forces(stand_, person_.load(t)).at(cell) / 0.002;
    }

  private:
    person::Stand stand_ = person::usual_stand(person::Build::bed);
    person::Person person_;
    person::Prompter prompter_{*person::script("away 6, roll 45, away 12, repeat")};
};

std::vector<session::Block> recording(const Case& what, std::size_t seconds) {
    material::Recorder recorder{{1, 0, 0, 0, false}}; // blocks with all but samples
    std::mt19937_64 random{2};
    std::normal_distribution<double> noise{0, what.sigma}, jitter{0, what.jitter_ticks};
    struct Cell {
        double period, next;
        std::uint32_t counter;
        Rolling force;
    };
    std::vector<Cell> cells;
    for (int i = 0; i < 4; ++i)
        cells.push_back({ticks_per_second / what.rate * (1 + 0.02 * (i - 1.5)), 900.0 * i, 0,
                         Rolling{static_cast<std::uint64_t>(i)}});
    Cells people{what.signal == Signal::fidgety ? person::Character::fidgety
                                                : person::Character::calm};
    const auto signal = [&](std::size_t cell, double t) {
        switch (what.signal) {
        case Signal::rest: return 8000.0;
        case Signal::rolling: return cells[cell].force.counts(t);
        case Signal::calm:
        case Signal::fidgety: return people.counts(cell, t);
        }
        return 0.0;
    };
    std::vector<session::Block> blocks;
    for (std::size_t second = 0; second < seconds; ++second) {
        auto& block = blocks.emplace_back(recorder.next());
        const double until = static_cast<double>(second + 1) * ticks_per_second;
        for (;;) {
            std::size_t first = 0;
            for (std::size_t i = 1; i < cells.size(); ++i)
                if (cells[i].next < cells[first].next) first = i;
            auto& cell = cells[first];
            if (cell.next >= until) break;
            const double t = cell.next / ticks_per_second;
            const double counts = signal(first, t) + noise(random);
            block.samples.push_back({static_cast<std::uint8_t>(first), cell.counter++,
                                     static_cast<std::uint64_t>(cell.next + jitter(random) + 10),
                                     static_cast<measure::Counts>(std::lround(counts))});
            cell.next += cell.period;
        }
    }
    return blocks;
}

// zstd -19 of each cell's counts, three bytes each.
double zstd_bytes(const std::vector<session::Block>& blocks, const std::filesystem::path& folder) {
    double sum = 0;
    for (int cell = 0; cell < 4; ++cell) {
        const auto path = folder / "counts";
        {
            std::ofstream out{path, std::ios::binary};
            for (const auto& block : blocks)
                for (const auto& sample : block.samples)
                    if (sample.cell == cell)
                        for (int shift = 0; shift < 24; shift += 8)
                            out.put(static_cast<char>(
                                (static_cast<std::uint32_t>(sample.counts) >> shift) & 0xFFU));
        }
        const std::string command = "zstd -q -19 -f '" + path.string() + "'";
        if (std::system(command.c_str()) != 0) return 0; // NOLINT: a benchmark, a path of our own
        sum += static_cast<double>(std::filesystem::file_size(path.string() + ".zst"));
    }
    return sum;
}

// Size of a person's file with this one session in it.
double file_bytes(const std::vector<session::Block>& blocks, const std::filesystem::path& folder) {
    const auto file = folder / "person";
    {
        auto open = store::Store::open(file);
        const auto id = open->begin(material::beginning());
        for (const auto& block : blocks) static_cast<void>(open->append(*id, block));
        static_cast<void>(open->finish(*id, session::Completion::done));
        if (!open->pack(*id)) return 0;
    }
    return static_cast<double>(std::filesystem::file_size(file));
}

bool measured(const Case& what, std::size_t seconds) {
    const material::Folder folder;
    const auto blocks = recording(what, seconds);
    double samples = 0;
    for (const auto& block : blocks) samples += static_cast<double>(block.samples.size());
    store::PackedSize size;
    if (!store::packed(blocks, &size)) return false;
    const auto bits = [samples](double bytes) { return 8 * bytes / samples; };
    const double counts = bits(static_cast<double>(size.samples.values));
    const double floor = std::log2(what.sigma * std::sqrt(2 * std::numbers::pi * std::numbers::e));
    std::printf("%-30s %6.2f %8.2f %8.2f %8.2f %8.2f %8.2f %8.2f  %s\n", what.name, floor, counts,
                what.goal, bits(static_cast<double>(size.samples.ticks + size.samples.counters)),
                bits(static_cast<double>(size.frames)), bits(file_bytes(blocks, folder.path())),
                bits(zstd_bytes(blocks, folder.path())), counts <= what.goal ? "kept" : "MISSED");
    return counts <= what.goal;
}

} // namespace

int main(int argc, char** argv) {
    std::size_t seconds = 1200;
    if (argc > 1) std::from_chars(argv[1], argv[1] + std::strlen(argv[1]), seconds);
    const std::array cases{
        Case{"at rest, 21.5 counts, 11.7/s", 21.5, 11.7, Signal::rest, 1.5, 6.47 + 0.4},
        Case{"at rest, 38.7 counts, 92.8/s", 38.7, 92.8, Signal::rest, 1.5, 7.32 + 0.4},
        Case{"rolling, 38.7 counts, 92.8/s", 38.7, 92.8, Signal::rolling, 1.5, 10.4},
        Case{"a calm person, 92.8/s", 38.7, 92.8, Signal::calm, 1.5, 10.4},
        Case{"a fidgety person, 92.8/s", 38.7, 92.8, Signal::fidgety, 1.5, 10.4},
        Case{"rolling, 21.5 counts, 11.7/s", 21.5, 11.7, Signal::rolling, 1.5, 24.0},
    };
    std::printf(
        "bits per sample                 noise   counts     goal    times   frames     file  "
        "zstd -19\n");
    bool good = true;
    for (const auto& one : cases) good = measured(one, seconds) && good;
    return good ? 0 : 1;
}
