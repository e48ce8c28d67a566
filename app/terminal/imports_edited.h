// Rows of the own CSV that were edited since they were written: of which entry each one is a
// further revision. Two entries may say the same, so a row speaks for one of them only.
#pragma once
#include "terminal/imports.h"

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace terminal::imports {

// In a row of the own CSV that tells what was written: whether that is still what it says.
bool edited(const exchange::Record&, units::WallTime now);

class Written {
  public:
    Written() = default;
    Written(const store::Diary&, const std::set<std::string>& undone_imports, units::WallTime now);

    // A row as it was written: an entry that holds so belongs to it, and to no edited one.
    void unedited(const std::string& check);

    struct Found {
        Fate fate{};
        const store::DiaryEntry* last = nullptr; // of the entry; changed: what comes is the next
    };
    // `known`: the same stood in a file before, or in the diary. Nothing: no entry was ever so.
    std::optional<Found> edited(const std::string& check, const std::string& now_says, bool known);

  private:
    struct Past {
        store::DiaryEntry last;
        std::vector<std::string> was; // checks of its revisions
        std::string holds;            // that of the last one; empty = taken back
        bool by_import = false;       // the last one
        bool taken = false;           // by a row
    };
    template <class Value>
    void add(const std::vector<diary::Entry<Value>>&, const std::set<std::string>& undone_imports,
             units::WallTime now);
    template <class Fits> Past* first(const std::string& check, Fits fits);

    std::vector<Past> all_;
    std::unordered_multimap<std::string, std::size_t> by_check_; // places in all_
};

} // namespace terminal::imports
