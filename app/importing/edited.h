// Rows of the own CSV that were edited since they were written: of which entry each one is a
// further revision. A row names its entry; one that another diary wrote may be a revision of what
// such a file brought here, never of anything else. Two entries may say the same, so of the rows of
// a file each speaks for one of them only.
#pragma once
#include "importing/plan.h"

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace importing {

// In a row of the own CSV that tells what was written: whether that is still what it says.
bool edited(const exchange::Record&, units::WallTime now);

struct Imports { // their ids
    std::set<std::string> undone, of_own_csv;
};

class Written {
  public:
    Written() = default;
    Written(const store::Diary&, const Imports&, units::WallTime now);

    // Whether any entry was ever as this row was written.
    bool knows(const std::string& check) const { return by_check_.contains(key(check)); }
    // A row as it was written: an entry that holds so belongs to it, and to no edited one of its
    // file.
    void unedited(const std::string& check, std::size_t file);

    struct Found {
        Fate fate{};
        const store::DiaryEntry* last = nullptr; // of the entry; changed: what comes is the next
    };
    // `known`: the same stood in a file before, or in the diary. Nothing: no entry was ever so.
    std::optional<Found> edited(const exchange::Record&, const std::string& now_says, bool known);

  private:
    struct Past {
        store::DiaryEntry last;
        std::set<std::string> was;   // checks of its revisions
        std::string holds;           // that of the last one; empty = taken back
        bool by_import = false;      // the last one
        bool brought = false;        // the first one, by an own CSV
        std::set<std::size_t> taken; // by rows of these files
        bool changed = false;        // by a row
    };
    template <class Value>
    void add(const std::vector<diary::Entry<Value>>&, const Imports&, units::WallTime now);
    template <class Fits> Past* first(const std::string& check, std::size_t file, Fits fits);
    std::string key(const std::string& check) const;

    std::vector<Past> all_;
    std::unordered_multimap<std::string, std::size_t> by_check_; // places in all_; keys with the
                                                                 // id, and without it of what an
                                                                 // own CSV brought
};

} // namespace importing
