#include "store/schedule.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <optional>
#include <set>
#include <string_view>

namespace store {

using namespace std::chrono_literals;
using std::chrono::sys_seconds;

namespace {

constexpr auto between_backups = 30min;
constexpr std::uintmax_t most_bytes = 2'000'000'000;

sys_seconds seconds_of(const units::WallTime& at) {
    return std::chrono::floor<std::chrono::seconds>(at.utc);
}

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

// "20261120T200000Z"
std::optional<sys_seconds> moment_of(const std::string& name) {
    if (name.size() != 16 || name[8] != 'T' || name[15] != 'Z') return std::nullopt;
    std::array<int, 6> parts{};
    constexpr std::array<std::size_t, 6> at{0, 4, 6, 9, 11, 13}, length{4, 2, 2, 2, 2, 2};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto value = number(std::string_view{name}.substr(at.at(i), length.at(i)));
        if (!value || *value < 0) return std::nullopt;
        parts.at(i) = *value;
    }
    const auto [year, month, day, hour, minute, second] = parts;
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
    return std::chrono::sys_days{date} + std::chrono::hours{hour} + std::chrono::minutes{minute} +
           std::chrono::seconds{second};
}

// Of the backups aged from .. until one stays for each length.
struct Period {
    std::chrono::seconds length{}, from{}, until{};
};
constexpr std::array<Period, 3> periods{{{24h, 24h, 24h * 8},
                                         {24h * 7, 24h * 8, 24h * (8 + 56)},
                                         {24h * 30, 24h * (8 + 56), 24h * (8 + 56 + 360)}}};

} // namespace

fs::path backups_of(const fs::path& file) { return file.parent_path() / "backups" / file.stem(); }

std::string name_of_backup(const units::WallTime& at) {
    const sys_seconds moment = seconds_of(at);
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{moment - day};
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d%02u%02uT%02d%02d%02dZ.db",
                  static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text.data();
}

std::vector<Backup> backups_in(const fs::path& folder) {
    std::vector<Backup> found;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none)) {
        const auto made = moment_of(entry.path().stem().string());
        if (entry.path().extension() != ".db" || !made || !entry.is_regular_file(none)) continue;
        found.push_back({entry.path(), *made, entry.file_size(none)});
    }
    std::sort(found.begin(), found.end(),
              [](const auto& a, const auto& b) { return a.made < b.made; });
    return found;
}

bool due(const std::vector<Backup>& oldest_first, const units::WallTime& now) {
    if (oldest_first.empty()) return true;
    const auto age = seconds_of(now) - oldest_first.back().made;
    return age >= between_backups || age < 0s;
}

std::vector<fs::path> superseded(const std::vector<Backup>& oldest_first,
                                 const units::WallTime& now) {
    std::vector<fs::path> gone;
    std::set<std::pair<std::size_t, std::int64_t>> taken; // period, its number
    std::uintmax_t bytes = 0;
    for (auto backup = oldest_first.rbegin(); backup != oldest_first.rend(); ++backup) {
        const auto age = seconds_of(now) - backup->made;
        bool stays = backup == oldest_first.rbegin() || age < 24h;
        for (std::size_t i = 0; i < periods.size() && !stays; ++i) {
            const auto& [length, from, until] = periods.at(i);
            if (age >= until) continue;
            stays = taken.insert({i, (age - from) / length}).second;
            break;
        }
        if (stays && backup != oldest_first.rbegin() && bytes + backup->bytes > most_bytes)
            stays = false;
        if (stays)
            bytes += backup->bytes;
        else
            gone.push_back(backup->path);
    }
    return gone;
}

} // namespace store
