// The crash campaigns: a session is written while the process is killed, or the power cut, at
// random moments. What was acknowledged must be there afterwards, the file sound, the session
// resumable. Short forms run as tests, long ones by the program "kills".
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>

namespace crashes {

struct Tally {
    std::size_t runs = 0;
    std::size_t acknowledged = 0; // blocks, before the crashes
    std::size_t in_a_change = 0;  // crashes that left a journal to play back
    std::size_t lost = 0;         // acknowledged and not there: must stay 0
    std::size_t unsound = 0;      // files that do not verify: must stay 0
    std::size_t stuck = 0;        // sessions that cannot be gone on with: must stay 0
    std::string first_trouble;    // in words, for the programmer

    bool good() const { return runs > 0 && lost == 0 && unsound == 0 && stuck == 0; }
};

// A child process of its own for each run, ended by SIGKILL. Forks: no other threads may be
// running.
Tally kill_runs(std::size_t runs, std::uint64_t seed, const std::filesystem::path& folder);

// In this process, on a disk in memory that loses what was not synced. Writing, finishing, packing,
// trimming and deleting are all cut short.
Tally power_cuts(std::size_t cuts, std::uint64_t seed, const std::filesystem::path& folder);

} // namespace crashes
