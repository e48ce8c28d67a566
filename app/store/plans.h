// Plans that the person took, as values: their texts as they came, every version.
#pragma once
#include "units/wall_time.h"

#include <optional>
#include <string>
#include <vector>

namespace store {

struct KeptPlan {
    int number = 0; // 1, 2, 3 ..; 0 = not kept yet
    units::WallTime taken{};
    std::string id; // of the plan; its versions share it
    int version = 1;
    bool dropped = false;                           // not in use any more
    std::optional<std::string> text;                // nothing = it can no longer be read
    std::optional<units::WallTime> dropped_at = {}; // nothing also: an older player dropped it
    bool operator==(const KeptPlan&) const = default;
};

constexpr std::size_t longest_plan = 65536;          // bytes
constexpr std::size_t longest_recording = 3'000'000; // bytes

// Of each plan that was not dropped its highest version, of the same one the last that was taken.
std::vector<KeptPlan> holding(const std::vector<KeptPlan>& oldest_first);

} // namespace store
