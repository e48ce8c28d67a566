// Backups that are made by themselves: when one is due, and which old ones go. A backup is named by
// its moment, "20261120T200000Z.db", in the folder "backups/<file>" beside the person's file.
#pragma once
#include "units/wall_time.h"

#include <filesystem>
#include <string>
#include <vector>

namespace store {

namespace fs = std::filesystem;

struct Backup {
    fs::path path;
    std::chrono::sys_seconds made{};
    std::uintmax_t bytes = 0;
};

fs::path backups_of(const fs::path& file);
std::string name_of_backup(const units::WallTime&);
std::vector<Backup> backups_in(const fs::path& folder); // the oldest first; others are no backups

// The last one is half an hour old, or of a time to come (the clock was set back).
bool due(const std::vector<Backup>& oldest_first, const units::WallTime& now);

// All of the last 24 hours stay, then one for each of 7 days, 8 weeks, 12 months of 30 days; beyond
// 2 GB in sum the oldest go. The newest always stays.
std::vector<fs::path> superseded(const std::vector<Backup>& oldest_first,
                                 const units::WallTime& now);

} // namespace store
