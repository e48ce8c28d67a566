// The practice's review: a row for each client, what needs a look on top.
#pragma once
#include "review/rows.h"
#include "screen/ui.h"
#include "screen/wish.h"

#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace screen {

struct Mailbox {                   // the folder that is shared, as the page tells of it
    std::string folder;            // "" = none is named
    std::string looked;            // when it was looked at last
    std::string waits_since;       // it does not answer since then; "" = it does
    std::vector<std::string> came; // what it brought last
};

struct ReviewFacts {
    std::span<const review::Row> rows; // in order
    std::set<std::string> chosen = {}; // clients
    std::size_t first = 0;             // of the rows that are shown
    Mailbox mailbox = {};
    bool reading = false;          // not read yet
    std::string asked_remove = {}; // a client who cannot be read; once
    std::string said = {}, trouble = {};
};
constexpr std::size_t review_rows = 30; // that are shown at once

struct ReviewTyping {
    std::string file;   // a reply
    std::string folder; // to be shared
};

struct ReviewView {
    struct Row {
        std::string id, name, why, done, pace, bands, over, discomfort, quality, since;
        bool chosen = false, settled = false;
        bool operator==(const Row&) const = default;
    };
    std::vector<Row> rows;
    std::string head;                  // how many, how many of them ask for nothing
    std::size_t plain = 0, chosen = 0; // inconspicuous ones, of all
    bool earlier = false, later = false;
    std::string place; // which of them are shown; "" = all
    std::vector<std::string> mailbox;
    std::string asked_remove, remove_question; // of one who cannot be read
    std::string waits;                         // why what is asked of the mailbox takes long
    std::string said, trouble;
    bool operator==(const ReviewView&) const = default;
};

ReviewView view_of(const ReviewFacts&); // pure
Wish draw(Ui&, const ReviewView&, ReviewTyping&);

std::string sentence(review::Reason, const review::Row&); // "nothing heard for 9 days"
std::string figure_or_dash(const std::optional<double>&, int decimals);

} // namespace screen
