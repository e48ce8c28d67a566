// bench_history [FOLDER=/tmp] [SESSIONS=1560]: ten years of three sessions a week, each of 20
// minutes at 92.8/s, as traces in a person's file; no recordings, which charts never read. How long
// it takes to open them, to draw 1920 columns at every zoom from ten years to two seconds, from
// memory and from the disk, and whether what is drawn is what a scan of all samples gives. FOLDER
// decides the disk; its pages of the file are given back to the system before each cold start.
#include "store/database.h"
#include "store/material.h"
#include "store/summary.h"
#include "store/traces.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <numbers>
#include <optional>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;
using history::Columns, history::Grid, history::Quantity, history::Sample;
namespace fs = std::filesystem;

constexpr std::size_t samples_a_session = 111538, columns = 1920;
constexpr double open_goal_ms = 100.0, exercises_goal_ms = 100.0, warm_goal_ms = 2.0,
                 cold_goal_ms = 50.0;

struct Times {
    std::vector<double> ms;
    template <class Work> void take(Work work) {
        const auto begun = Clock::now();
        work();
        ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begun).count());
    }
    double at(double share) {
        std::sort(ms.begin(), ms.end());
        return ms.at(static_cast<std::size_t>(share * static_cast<double>(ms.size() - 1)));
    }
    void print(const char* what) {
        std::printf("%-46s p50 %7.3f  p99 %7.3f  max %7.3f ms\n", what, at(0.5), at(0.99), at(1.0));
    }
};

struct Random { // xorshift64*: 174 million of them take a moment
    std::uint64_t state;
    std::uint64_t next() {
        state ^= state >> 12, state ^= state << 25, state ^= state >> 27;
        return state * 0x2545F4914F6CDD1DU;
    }
    std::size_t below(std::size_t most) { return static_cast<std::size_t>(next() % most); }
};

// There and back in 6 s, with the noise of four cells, a hole now and then.
std::vector<Sample> session_samples(std::size_t number) {
    static const std::vector<int> wave = [] {
        std::vector<int> all(557); // of one there-and-back
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = 1200 + static_cast<int>(800 * std::sin(2.0 * std::numbers::pi *
                                                            static_cast<double>(i) / 557.0));
        return all;
    }();
    Random random{number * 977 + 1};
    std::vector<Sample> samples(samples_a_session);
    double at = 500.0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const std::uint64_t bits = random.next();
        const int noise = static_cast<int>((bits & 3) + (bits >> 8 & 3)) - 3; // 1.6 steps or 0.16 N
        at += (bits >> 32) % 20000 == 0 ? 3000.0 : 10.776;
        samples[i] = {static_cast<std::uint32_t>(at),
                      static_cast<std::int16_t>(wave[i % wave.size()] + noise)};
    }
    return samples;
}

units::WallTime begun(std::size_t number) {
    auto at = material::beginning().started;
    at.utc += std::chrono::hours{56 * number};
    return at;
}

session::Record record_of(const std::string& id, std::size_t number) {
    session::Record record;
    record.id = id;
    record.started = begun(number);
    record.roller = session::RollerKind::port;
    record.build = protocol::Build::bed;
    record.calibration = material::beginning().calibration;
    record.counts = record.quality.usable = true;
    record.duration = std::chrono::minutes{20};
    record.completion = session::Completion::done;
    record.steps.resize(16);
    for (std::size_t i = 0; i < record.steps.size(); ++i) {
        auto& step = record.steps[i];
        step.exercise = "exercise-" + std::to_string(i / 2);
        step.variant = "normal";
        step.side = i % 2 == 0 ? routine::Side::left : routine::Side::right;
        step.tool = routine::Tool::roller;
        step.measured = true;
        step.end = units::session_time(60);
        step.mean_force = units::Newtons{110.0 + static_cast<double>(i)};
        step.seconds_per_stroke = 3.0;
    }
    return record;
}

// As the store keeps them, in one go.
bool fill(const fs::path& file, std::size_t sessions) {
    std::vector<std::string> ids;
    {
        auto open = store::Store::open(file);
        for (std::size_t i = 0; open && i < sessions; ++i) {
            auto beginning = material::beginning();
            beginning.started = begun(i);
            // As long as that of a routine of eight exercises with their texts.
            beginning.routine.about = {std::string(6000, 'x'), std::string(6000, 'y')};
            const auto id = open->begin(beginning);
            if (!id || !open->finish(*id, session::Completion::done)) return false;
            ids.push_back(*id);
        }
    }
    auto db = store::connected(file, store::Access::write);
    SQLite::Transaction all{db};
    for (std::size_t i = 0; i < ids.size(); ++i) {
        store::keep_summary(db, record_of(ids[i], i), 0);
        std::vector<Sample> pace;
        for (std::uint32_t s = 0; s < 1200; ++s)
            pace.push_back({s * 1000, static_cast<std::int16_t>(300 + (s * 7 + i) % 60)});
        store::keep_traces(db, store::find_row(db, ids[i]), {session_samples(i), pace});
    }
    all.commit();
    return ids.size() == sessions && sessions > 0;
}

// The file, opened as the page of history does before it is shown: sessions and plans.
struct Charts {
    store::Store store;
    history::Timeline line;
    explicit Charts(const fs::path& file)
        : store{opened(file)}, line{strips(store), loader(store)} {}
    Charts(Charts&&) = delete;

    static store::Store opened(const fs::path& file) {
        auto opened = store::Store::open_read_only(file);
        if (!opened) std::abort();
        return *std::move(opened);
    }
    static std::vector<history::Strip> strips(store::Store& store) {
        std::vector<history::Strip> all;
        const auto found = store.history();
        if (!found) std::abort();
        for (const auto& one : found->sessions) all.push_back(one.strips[0]);
        if (!store.plans()) std::abort();
        return all;
    }
    static history::Loader loader(store::Store& store) {
        return {[&store](const std::string& id) -> std::shared_ptr<const history::Pyramid> {
                    auto found = store.pyramid(id, Quantity::force);
                    return found ? std::make_shared<const history::Pyramid>(*std::move(found))
                                 : nullptr;
                },
                [&store](const std::string& id, std::size_t part) -> history::Part {
                    auto found = store.samples(id, Quantity::force, part);
                    return found ? std::make_shared<const std::vector<Sample>>(*std::move(found))
                                 : nullptr;
                }};
    }
};

// From all of it to two seconds, around a moment of some session.
Grid view(const history::Timeline& line, Random& random) {
    const auto strips = line.strips();
    const std::int64_t from = strips.front().first(), to = strips.back().last() + 1;
    const double share = static_cast<double>(random.below(1001)) / 1000.0;
    const double longest = std::log(static_cast<double>(to - from)), shortest = std::log(2000.0);
    const auto span = static_cast<std::int64_t>(std::exp(longest + (shortest - longest) * share));
    const auto& strip = strips[random.below(strips.size())];
    const auto middle =
        strip.first() + static_cast<std::int64_t>(random.below(strip.last_ms - strip.first_ms));
    return {middle - span / 2, middle - span / 2 + span, columns};
}

void forget_pages(const fs::path& file) {
    const int opened = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (opened < 0) return;
    ::fsync(opened);
    ::posix_fadvise(opened, 0, 0, POSIX_FADV_DONTNEED);
    ::close(opened);
}

bool cold(const fs::path& file) {
    Times opening, first, exercises;
    Random random{5};
    for (int i = 0; i < 60; ++i) {
        forget_pages(file);
        std::optional<Charts> charts;
        opening.take([&] { charts.emplace(file); });
        const Grid grid = view(charts->line, random);
        first.take([&] {
            if (!charts->line.columns(grid).unreadable.empty()) std::abort();
        });
        exercises.take([&] {
            const auto done = charts->store.done();
            if (!done || history::series(*done).empty()) std::abort();
        });
    }
    opening.print("opened: file and all of its history, cold");
    first.print("1920 columns, the first after opening, cold");
    exercises.print("exercises: all steps and their series, then");
    return opening.at(0.99) <= open_goal_ms && first.at(0.99) <= cold_goal_ms &&
           exercises.at(0.99) <= exercises_goal_ms;
}

bool warm(const fs::path& file) {
    Charts charts{file};
    Times again, moved;
    Random random{7};
    for (int i = 0; i < 1000; ++i) {
        const Grid grid = view(charts.line, random);
        static_cast<void>(charts.line.columns(grid));
        again.take([&] { static_cast<void>(charts.line.columns(grid)); });
        const std::int64_t step = (grid.to_ms - grid.from_ms) / 20;
        moved.take([&] {
            static_cast<void>(
                charts.line.columns({grid.from_ms + step, grid.to_ms + step, columns}));
        });
    }
    again.print("1920 columns from memory");
    moved.print("the same, moved by a twentieth");
    return again.at(0.99) <= warm_goal_ms && moved.at(0.99) <= warm_goal_ms;
}

// Many views at once: every session is made and looked through only once.
bool same_as_scanned(const fs::path& file) {
    Charts charts{file};
    Random random{11};
    std::vector<Grid> grids;
    for (int i = 0; i < 60; ++i) grids.push_back(view(charts.line, random));
    std::vector<Columns> scanned(grids.size(), Columns(columns));
    const auto strips = charts.line.strips();
    for (std::size_t number = 0; number < strips.size(); ++number) {
        const auto samples = session_samples(number);
        for (std::size_t g = 0; g < grids.size(); ++g) {
            const Grid& grid = grids[g];
            if (strips[number].first() >= grid.to_ms || strips[number].last() < grid.from_ms)
                continue;
            for (const Sample& s : samples)
                if (const auto at = strips[number].started_ms + s.at_ms;
                    at >= grid.from_ms && at < grid.to_ms)
                    history::add(scanned[g][grid.column_at(at)], {s.value, s.value});
        }
    }
    std::size_t same = 0;
    for (std::size_t g = 0; g < grids.size(); ++g)
        same += charts.line.columns(grids[g]).columns == scanned[g] ? 1 : 0;
    std::printf("%zu of %zu views are what a scan of all samples gives\n", same, grids.size());
    return same == grids.size();
}

// The peer: all samples in memory, one column after the other.
void scan(std::size_t sessions) {
    const auto samples = session_samples(0);
    Times times;
    int sum = 0;
    for (int i = 0; i < 5; ++i)
        times.take([&] {
            for (std::size_t n = 0; n < sessions; ++n) {
                std::int16_t low = samples[n].value, high = low;
                for (const Sample& s : samples) {
                    low = std::min(low, s.value);
                    high = std::max(high, s.value);
                }
                sum += low + high;
            }
        });
    std::printf("a scan of as many samples in memory: %.0f ms (%d)\n", times.at(0.5), sum % 2);
}

void steps(const fs::path& file) {
    auto opened = store::Store::open_read_only(file);
    if (!opened) return;
    Times read, made;
    store::Result<std::vector<history::SessionDone>> done;
    std::size_t all = 0;
    for (int i = 0; i < 5; ++i) {
        read.take([&] { done = opened->done(); });
        if (done) made.take([&] { all = history::series(*done).size(); });
    }
    read.print("steps of all sessions read");
    if (done) made.print("their series made");
    std::printf("%zu series\n", all);
}

} // namespace

int main(int argc, char** argv) {
    const fs::path where = argc > 1 ? argv[1] : "/tmp";
    std::size_t sessions = 1560;
    if (argc > 2) std::from_chars(argv[2], argv[2] + std::strlen(argv[2]), sessions);
    const auto folder = where / ("bench-history-" + std::to_string(::getpid()));
    const auto file = folder / "person.db";
    Times making;
    bool good = false;
    making.take([&] { good = fill(file, sessions); });
    if (good) {
        const double all = static_cast<double>(sessions * samples_a_session);
        const double size = static_cast<double>(fs::file_size(file));
        std::printf("%zu sessions, %.0f million samples written in %.1f s: %.0f MB, %.2f bytes a "
                    "sample\n",
                    sessions, all / 1e6, making.ms[0] / 1e3, size / 1e6, size / all);
        good = cold(file);
        good = warm(file) && good;
        good = same_as_scanned(file) && good;
        scan(sessions);
        steps(file);
    }
    fs::remove_all(folder);
    std::printf("%s\n", good ? "goals kept" : "a goal is missed");
    return good ? 0 : 1;
}
