// What popular articles say about magnesium, sleep and rolling, and what is known of it.
#pragma once
#include "routine/routine.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claims {

enum class Topic : std::uint8_t {
    magnesium, // what it does, and what a lack is
    amount,    // how much
    forms,     // which compound; oil and baths
    medicines, // iron and what else does not go together
    vitamin_d,
    pregnancy,
    sleep,
    mood, // and stress
    legs, // cramps and unrest
    heart,
    pain,
    fascia,
    rolling, // and release by hand
    safety
};
constexpr int topics = 14;

enum class Verdict : std::uint8_t {
    supported,
    partly,  // in part, or less than it says
    unclear, // trials disagree, or are too small
    not_shown,
    contradicted,
    unsafe,   // to act on it can do harm
    no_source // neither for it nor against it
};
constexpr int verdicts = 7;

struct Claim {
    std::string id;
    std::vector<Topic> topics; // at least one; it stands under the first
    routine::Text says;        // the article, in our words
    Verdict verdict = Verdict::no_source;
    std::optional<routine::Evidence> evidence; // nothing: it is no matter of trials
    routine::Text known;                       // two or three sentences
    std::vector<std::string> sources;          // none only when none was found
};

// The words of the files, and for programs.
std::string_view word(Topic);
std::string_view word(Verdict);
std::optional<Topic> topic_named(std::string_view word);

bool is_about(const Claim&, Topic);

} // namespace claims
