// The person's safety on one page: what was answered, what is spared, comfort marks, whom to call.
#pragma once
#include "care/history.h"
#include "diary/limits.h"
#include "screen/ui.h"
#include "screen/wish.h"

#include <span>
#include <string>
#include <vector>

namespace screen {

struct CareView {
    std::string screened; // when, or that it is due
    std::vector<std::string> applies;
    std::vector<std::string> spared;
    struct Line {
        std::string id, title, facts;
        bool operator==(const Line&) const = default;
    };
    std::vector<Line> marks, flags; // a mark's id is its place in the list, a flag's is empty
    std::string emergency;
    struct Country {
        std::string id, name;
        bool on = false;
        bool operator==(const Country&) const = default;
    };
    std::vector<Country> countries;
    std::vector<Country> cautions;               // by their words: what is heeded beside magnesium
    std::vector<std::string> cautions_elsewhere; // told in the safety questions
    bool operator==(const CareView&) const = default;
};

CareView view_of(const care::History&, std::span<const routine::Exercise>,
                 const std::string& country, units::WallTime now,
                 const std::vector<diary::Caution>& told = {}); // pure
Wish draw(Ui&, const CareView&);

} // namespace screen
