// What articles say, in words: verdicts, topics, the label beside a claim.
#pragma once
#include "claims/claim.h"

#include <string>

namespace wording {

std::string name(claims::Verdict); // "Not shown"
std::string name(claims::Topic);   // "Legs at night"

std::string quoted(const claims::Claim&); // what it says, in quotation marks
std::string known(const claims::Claim&);
// On what it rests: "Evidence: several trials."; empty where it is no matter of trials.
std::string label(const claims::Claim&);

// Where more is said of it: one line for somebody at a command line.
std::string where_claims_are(claims::Topic);
// There is no such topic, or claim: what there is.
std::string no_topic(const std::string& typed);
std::string no_claim(const std::string& typed);

} // namespace wording
