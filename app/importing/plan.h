// What becomes of each record of a file: what was brought before does not come again; what a source
// tells otherwise than before is a further revision of its own entry; and a night that the person
// entered or corrected here stays, unless the own CSV brings back just its row, edited since.
#pragma once
#include "exchange/read.h"
#include "store/store.h"

#include <tl/expected.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace importing {

enum class Kind { sleep, intake, diary }; // nights and naps; doses and what else is taken; all
std::optional<Kind> kind_named(std::string_view word);

enum class Fate {
    fresh,
    changed,   // its source told that night before, otherwise
    known,     // brought before, or in the diary just so
    corrected, // the person entered it here, or corrected what its source told: left alone
    other_kind // not asked for
};
struct Plan {
    std::vector<Fate> fates;                   // of each record
    std::vector<store::ImportedEntry> entries; // fresh and changed, in that order
    std::set<units::Day> told_by_others;       // dates of waking that another source tells too
    std::vector<std::string> rivals;           // their sources, as the ranking has them
};
// Without a store, of a person without a file, everything is fresh.
tl::expected<Plan, store::StoreError> plan(store::Store*, const exchange::Read&, Kind,
                                           units::WallTime now);

} // namespace importing
