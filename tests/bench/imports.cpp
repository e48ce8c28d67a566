// An Apple Health export of a watch worn for years, made as it is read: how long reading takes, and
// how much memory.
//   bench_imports [MEGABYTES=500]
// Ends with 1 if a goal of tests/bench/README.md is missed.
#include "exchange/read.h"
#include "exchange/times.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <sys/resource.h>

namespace {

using namespace std::chrono_literals;

// Each day: heart rates, steps, a night in stages from the watch and in bed from a telephone, and a
// supplement; about 400 kB, as a watch writes them.
class Export : public exchange::Input {
  public:
    explicit Export(std::uint64_t size) : size_{size} {
        text_ = R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!ELEMENT HealthData (ExportDate,Me,(Record)*)>
]>
<HealthData locale="de_DE">
)";
    }

    std::optional<std::size_t> read(std::span<char> out) override {
        while (at_ == text_.size()) {
            if (ended_) return 0;
            total_ += text_.size();
            text_.clear();
            at_ = 0;
            if (total_ >= size_) {
                text_ = "</HealthData>\n";
                ended_ = true;
            } else
                day();
        }
        const auto count = std::min(out.size(), text_.size() - at_);
        text_.copy(out.data(), count, at_);
        at_ += count;
        return count;
    }

    std::uint64_t bytes() const { return total_; }
    int days() const { return days_; }

  private:
    void record(const char* type, const char* source, const char* unit, std::chrono::minutes from,
                std::chrono::minutes to, const char* value) {
        const auto shown = [this](std::chrono::minutes after) {
            const units::WallTime t{day_ + after, 60min};
            const auto iso = units::iso8601(t);
            return iso.substr(0, 10) + " " + iso.substr(11, 8) + " +0100";
        };
        text_ += " <Record type=\"";
        text_ += type;
        text_ += "\" sourceName=\"";
        text_ += source;
        text_ += "\" sourceVersion=\"9.1\" device=\"&lt;&lt;HKDevice: 0x2820>, name:Apple Watch, "
                 "manufacturer:Apple Inc., model:Watch, hardware:Watch5,2, software:9.1&gt;\"";
        if (*unit != '\0') text_ += " unit=\"" + std::string{unit} + "\"";
        const auto begin = shown(from), end = shown(to);
        text_ += " creationDate=\"" + end + "\" startDate=\"" + begin + "\" endDate=\"" + end +
                 "\" value=\"" + value + "\"/>\n";
    }

    void day() {
        for (int i = 0; i < 720; ++i)
            record("HKQuantityTypeIdentifierHeartRate", "Watch", "count/min",
                   std::chrono::minutes{2 * i}, std::chrono::minutes{2 * i}, "61");
        for (int i = 0; i < 200; ++i)
            record("HKQuantityTypeIdentifierStepCount", "Telephone", "count",
                   std::chrono::minutes{5 * i}, std::chrono::minutes{5 * i + 5}, "312");
        constexpr const char* sleep = "HKCategoryTypeIdentifierSleepAnalysis";
        constexpr const char* stages[] = {
            "HKCategoryValueSleepAnalysisAsleepCore", "HKCategoryValueSleepAnalysisAsleepDeep",
            "HKCategoryValueSleepAnalysisAsleepREM", "HKCategoryValueSleepAnalysisAwake"};
        record(sleep, "Telephone", "", 21h + 50min, 30h, "HKCategoryValueSleepAnalysisInBed");
        for (int i = 0; i < 40; ++i)
            record(sleep, "Watch", "", 22h + std::chrono::minutes{12 * i},
                   22h + std::chrono::minutes{12 * i + 12}, stages[i % 4]);
        record("HKQuantityTypeIdentifierDietaryMagnesium", "App", "mg", 20h, 20h, "200");
        day_ += 24h;
        ++days_;
    }

    std::uint64_t size_, total_ = 0;
    std::string text_;
    std::size_t at_ = 0;
    bool ended_ = false;
    int days_ = 0;
    exchange::Utc day_{std::chrono::sys_days{std::chrono::year{2016} / 1 / 1}};
};

double megabytes_used() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

} // namespace

int main(int argc, char** argv) {
    const auto size = static_cast<std::uint64_t>(argc > 1 ? std::atoi(argv[1]) : 500) * 1000000;
    exchange::Options options;
    options.zone = "Etc/GMT-1";
    options.entered_at = units::wall_time("2199-01-01T00:00:00Z").value();
    std::uint64_t reports = 0;
    options.progress = [&](exchange::Progress) { return ++reports > 0; };
    const double before = megabytes_used();

    const auto computed = [] {
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        const auto of = [](timeval t) {
            return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
        };
        return of(usage.ru_utime) + of(usage.ru_stime);
    };

    // What making the export costs is taken off.
    auto begun = std::chrono::steady_clock::now();
    Export alone{size};
    std::string piece(65536, '\0');
    while (alone.read(piece).value_or(0) > 0) {
    }
    const std::chrono::duration<double> making = std::chrono::steady_clock::now() - begun;

    begun = std::chrono::steady_clock::now();
    const double computed_before = computed();
    Export file{size};
    const auto read = exchange::read(file, options);
    const std::chrono::duration<double> all = std::chrono::steady_clock::now() - begun;
    const double processor = computed() - computed_before;
    if (!read) return std::printf("error %d\n", static_cast<int>(read.error().code)), 1;

    const double most = megabytes_used();
    std::printf("%.0f MB, %d days: %zu records, %zu rejected\n",
                static_cast<double>(file.bytes()) / 1e6, file.days(), read->records.size(),
                read->rejected_rows);
    std::printf("reading %.1f s (with making the export %.1f s), %.0f MB per second\n",
                (all - making).count(), all.count(),
                static_cast<double>(file.bytes()) / 1e6 / (all - making).count());
    std::printf("processor %.1f s with making the export\n", processor);
    std::printf("memory %.0f MB at most, %.0f MB before; %llu reports of progress\n", most, before,
                static_cast<unsigned long long>(reports));
    const bool complete = read->records.size() >= static_cast<std::size_t>(3 * file.days() - 3);
    return complete && all.count() <= 60.0 && most <= 100.0 ? 0 : 1;
}
