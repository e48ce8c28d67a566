// An import as it stands in the list of imports, and what its undoing leaves.
#pragma once
#include "exchange/read.h"
#include "store/store.h"

#include <tl/expected.hpp>

#include <string>
#include <vector>

namespace importing {

// `kind`: the word it was asked by.
store::Import made_of(const std::string& kind, const std::vector<std::string>& files,
                      const exchange::Read&, units::WallTime now);

// Why an entry of an undone import is still there: the person corrected it, or a later import told
// it otherwise.
struct ToldSince {
    std::string id, import;
};
struct Stays {
    std::vector<std::string> corrected;
    std::vector<ToldSince> told;
};
tl::expected<Stays, store::StoreError> stays(store::Store&,
                                             const std::vector<std::string>& entries);

} // namespace importing
