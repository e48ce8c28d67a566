// Files of claims, from text to values (see assets/claims/README.md for the format). They are read
// by the guarded reader of exercises and routines: every error names file, line and column.
#pragma once
#include "claims/claim.h"
#include "routine/tree.h"

#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

namespace claims {

// Of one file; `known` are claims of other files, whose ids are taken.
std::vector<Claim> claims_of(const routine::Value& file, const std::vector<Claim>& known,
                             routine::Errors&);

class Library {
  public:
    Library() = default;
    explicit Library(std::vector<Claim> claims) : claims_{std::move(claims)} {}
    // Every file (*.toml) below the folder, in their order; a folder that is not there is empty. A
    // file with a mistake is left out and reported.
    static Library read(const std::filesystem::path& folder);
    const std::vector<Claim>& claims() const { return claims_; }
    const std::vector<routine::FileError>& errors() const { return errors_; }
    const Claim* find(std::string_view id) const; // nullptr: there is none

  private:
    std::vector<Claim> claims_;
    std::vector<routine::FileError> errors_;
};

} // namespace claims
