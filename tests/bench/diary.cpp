// bench_diary [FOLDER=/tmp]: ten years of a diary (3650 nights, 20000 answers, 7000 doses, one in
// ten corrected once) written, then opened and read: a range of 14 days, and the whole. Each from
// opening the file, the median of 15. FOLDER decides the disk. Ends with 1 when the 14 days that a
// page of the diary shows take more than 100 ms.
#include "store/store.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;
using namespace std::chrono_literals;

constexpr double goal_ms = 100.0;
constexpr int days = 3650, answers = 20000, doses = 7000;
const units::Day first{std::chrono::year{2016} / 1 / 1};

units::Day day(int n) { return first + std::chrono::days{n % days}; }

units::WallTime at(int n, std::chrono::hours hour) {
    return {std::chrono::sys_days{day(n).time_since_epoch()} + hour, 0min};
}

diary::Night night(int n) {
    diary::Night made;
    made.wake_date = day(n);
    made.zone = "Europe/Berlin";
    made.into_bed = diary::NightClock{22h + 45min, {}};
    made.tried_to_sleep = diary::NightClock{23h + 10min, {}};
    made.latency_min = 5 + n % 40;
    made.awakenings = n % 4;
    made.awake_min = n % 4 * 5;
    made.final_wake = diary::NightClock{6h + 30min, {}};
    made.out_of_bed = diary::NightClock{6h + 50min, {}};
    made.quality = n % 11;
    return made;
}

diary::Observation answer(int n) {
    diary::Observation made;
    made.item = diary::Item::stress;
    made.day = day(n);
    made.value = n % 11;
    return made;
}

diary::Dose dose(int n) {
    diary::Dose made;
    made.taken = at(n, n < days ? 6h : 20h);
    made.zone = "Europe/Berlin";
    made.product.name = "Magnesium";
    made.product.components = {{diary::Form::bisglycinate, diary::Basis::compound, {500.0}}};
    return made;
}

bool write(const std::filesystem::path& file) {
    auto open = store::Store::open(file);
    if (!open) return false;
    std::vector<store::DiaryEntry> entries;
    for (int n = 0; n < days; ++n) entries.emplace_back(diary::entered("", night(n), at(n, 8h)));
    for (int n = 0; n < answers; ++n)
        entries.emplace_back(diary::entered("", answer(n), at(n, 21h)));
    for (int n = 0; n < doses; ++n) entries.emplace_back(diary::entered("", dose(n), at(n, 21h)));
    const auto ids = open->keep(entries);
    if (!ids) return false;
    std::vector<store::DiaryEntry> corrections;
    for (std::size_t i = 0; i < entries.size(); i += 10) {
        auto next = entries[i];
        std::visit(
            [&](auto& one) {
                one.id = (*ids)[i];
                one.revision = 2;
            },
            next);
        corrections.push_back(std::move(next));
    }
    return open->keep(corrections).has_value();
}

// The median, in ms; nothing where it cannot be read.
std::optional<double> time(const char* what, const std::filesystem::path& file, units::Day from,
                           units::Day to) {
    std::vector<double> ms;
    std::size_t nights = 0, told = 0, taken = 0;
    for (int i = 0; i < 15; ++i) {
        const auto begun = Clock::now();
        auto open = store::Store::open_read_only(file);
        if (!open) return std::nullopt;
        const auto diary = open->diary(from, to);
        if (!diary) return std::nullopt;
        nights = diary::current(std::span{diary->nights}).size();
        told = diary::current(std::span{diary->observations}).size();
        taken = diary::current(std::span{diary->doses}).size();
        ms.push_back(Milliseconds{Clock::now() - begun}.count());
    }
    std::sort(ms.begin(), ms.end());
    std::printf("%-12s %5zu nights %6zu answers %5zu doses   median %6.1f  max %6.1f ms\n", what,
                nights, told, taken, ms[ms.size() / 2], ms.back());
    return ms[ms.size() / 2];
}

} // namespace

int main(int count, char** arguments) {
    std::string name = std::string{count > 1 ? arguments[1] : "/tmp"} + "/bench-diary-XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) {
        std::perror(name.c_str());
        return 1;
    }
    const std::filesystem::path folder = name, file = folder / "me.db";
    const auto begun = Clock::now();
    const bool good = write(file);
    std::printf("written in %.1f s, %.1f MB\n",
                std::chrono::duration<double>{Clock::now() - begun}.count(),
                good ? static_cast<double>(std::filesystem::file_size(file)) / 1e6 : 0.0);
    const auto page = good ? time("14 days", file, day(days - 14), day(days - 1)) : std::nullopt;
    const auto all = good ? time("ten years", file, day(0), day(days - 1)) : std::nullopt;
    std::filesystem::remove_all(folder);
    if (!page || !all) {
        std::fprintf(stderr, "the diary could not be written or read\n");
        return 1;
    }
    const bool met = *page <= goal_ms;
    std::printf("%s: 14 days in %.0f ms or less\n", met ? "met" : "MISSED", goal_ms);
    return met ? 0 : 1;
}
