// What a person's computer keeps of the practices whose plans it took: to whom a reply is sealed,
// by which name they are known there, and how many went out. A small file (0600) beside the
// person's own; it holds keys.
#pragma once
#include "bundle/about.h"
#include "store/store.h"

#include <filesystem>

namespace review {

struct Practice { // of a plan
    bundle::PublicKey key;
    bundle::ClientId known_as;
    bundle::PlanId plan;
    std::string plan_name;
    std::uint32_t version = 1;
    std::uint64_t replies = 0;            // that were made
    std::optional<units::Day> told_until; // the last day of the last one
    std::string secret;                   // of the person's own pair, for later plans; hexadecimal
    bool operator==(const Practice&) const = default;
};
std::optional<bundle::KeyPair> pair_of(const Practice&);
std::string secret_of(const bundle::KeyPair&);

// After a backup was put back: what it holds, with those that came since, and with the numbers that
// were used since.
std::vector<Practice> joined(std::vector<Practice> restored, const std::vector<Practice>& before);

// None where there is no file; damaged when it is anything but what keep() writes.
store::Result<std::vector<Practice>> practices(const std::filesystem::path& file);
store::Result<void> keep(const std::filesystem::path& file, const std::vector<Practice>&);

} // namespace review
