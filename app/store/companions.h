// What stands beside a person's file and belongs to it: boxes of the sheet that wait, what was said
// of plans, the keys of practices, what of a mailbox was looked at. It goes wherever the file goes,
// each with 0600.
#pragma once
#include <filesystem>
#include <vector>

namespace store {

// "me.db.sheet", "me.plans.json", ..
std::vector<std::filesystem::path> beside_person(const std::filesystem::path& file);
// "copy.sheet", "copy.plans.json", .. in the same order; of a copy of any name.
std::vector<std::filesystem::path> beside_copy(const std::filesystem::path& copy);

using Companions = std::vector<std::filesystem::path>; // of one file
// In place of what lies there. One that cannot be read is no reason not to keep the diary.
void copy_companions(const Companions& from, const Companions& to); // throws
void move_companions(const Companions& from, const Companions& to); // throws
void remove_companions(const Companions&);                          // throws

} // namespace store
