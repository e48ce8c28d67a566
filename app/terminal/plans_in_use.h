// The plans that a person uses, as values: what holds, what of it is due, what is new of it. For
// window and command line alike; whoever reads them has the person's file open.
#pragma once
#include "plan/changes.h"
#include "plan/due.h"
#include "plan/within.h"
#include "terminal/desk.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace terminal::plans {

// Which version of a plan the person has looked at, and heard of: numbers of store::KeptPlan;
// 0 = none so far. A small file (0600) beside the person's; what cannot be read there is told
// once more.
struct Told {
    int looked = 0, said = 0;
    bool operator==(const Told&) const = default;
};
using AllTold = std::map<std::string, Told>; // by the plan's id
std::filesystem::path told_file(const std::filesystem::path& of_person);
AllTold told(const std::filesystem::path& file);
store::Result<void> keep(const std::filesystem::path& file, const AllTold&);

struct InUse {
    store::KeptPlan kept;           // the version that holds
    std::optional<plan::Plan> plan; // nothing: it cannot be read any more
    std::string unreadable;         // why
    // The version that was looked at, or heard of, last, where it is another one.
    std::optional<plan::Plan> looked, said;
    routine::Recording recording = {}; // of its author, where one came with it
    bool heard = false;                // this version was said
};
struct Used {
    std::vector<InUse> all;
    std::vector<store::KeptPlan> kept; // all versions of all plans, the first one first
    std::vector<plan::Done> done;      // since the first day of the first of them
    std::string trouble;               // of what was done; the plans hold all the same
};
tl::expected<Used, Failure> used(store::Store&, const routine::Library&, const AllTold&,
                                 const std::string& file);

// The routine of that id as a plan has it for the day; nothing where it is as the catalogue has it.
std::optional<routine::Routine> as_planned(const Used&, const std::string& id, units::Day);

// What all of them say of a routine that is composed for that day.
plan::Within within(const Used&, units::Day);

// The plans whose change is to be said before this routine, each with the number that is then said.
// A recording that was not heard is played with the first version, too; `before` is the same then.
struct News {
    const plan::Plan *before = nullptr, *after = nullptr;
    int number = 0;
    routine::Recording recording = {}; // to be played with it
};
std::vector<News> news(const Used&, const std::string& routine, units::Day);
// They were said, or with `looked` looked at.
void remember(AllTold&, const std::vector<InUse>&, const std::string& id, bool looked);

struct Taken { // a plan
    bool fresh = false, holds = true;
    std::optional<plan::Plan> before; // the version that held
    std::vector<plan::Change> changes;
};
// The version that holds of that id.
std::optional<plan::Plan> before(const std::vector<store::KeptPlan>&, const std::string& id,
                                 const routine::Library&);
// Another recording for a version that was taken before is to be heard, too.
tl::expected<Taken, Failure> take(store::Store&, const routine::Library&, units::WallTime now,
                                  const plan::Plan&, const std::string& text,
                                  const std::string& file, const routine::Recording& = {});
bool has(const std::vector<store::KeptPlan>&, const std::string& id, const std::string& text);
// The same, with what was recorded for it.
tl::expected<bool, Failure> has(store::Store&, const std::string& id, const std::string& text,
                                const routine::Recording&, const std::string& file);
// That plan was taken, and is not followed any more: no later version of it begins by itself.
bool stopped(const std::vector<store::KeptPlan>&, const std::string& id);

} // namespace terminal::plans
