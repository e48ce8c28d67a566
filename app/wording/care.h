// The person's safety in words: what is asked, why something is lighter today, whom to call.
// General information and the person's own answers; never a diagnosis, a score or a promise.
#pragma once
#include "care/check.h"
#include "care/screening.h"
#include "care/today.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wording {

// After "Please do not roll if ": "a bone is broken, or may be".
std::string please_not_if();
std::string statement(care::Stop);
std::string please_ask_if();
std::string statement(routine::Condition);
std::string consequence(routine::Condition); // as long as nobody who knows has cleared it
std::string outcome(const care::Ticked&);    // that consequence, or who cleared it and when
// As it was typed, the day in the person's form or another one; see care::acceptable.
std::string today(units::WallTime now); // the day, as an example of how to type one
// Of a clearance with the day as it was typed: what is missing, and how to type it.
std::string not_acceptable(units::WallTime now, std::string_view day);
care::Clearance clearance(std::string by, std::string_view day, std::string note);
// All that applies, a sentence each.
std::vector<std::string> applies(const care::Screening&);

std::string holds_until_kept(); // of answers that the disk did not take

std::string ask(const care::Question&);
// What may be answered, by key or word; `given` before, that Enter keeps.
std::string hint(const care::Question&, const std::optional<care::Answer>& given = {});
std::string scale(const care::Question&); // what 0 and 10 mean, or empty
std::string name(care::EndedBy);          // "Pain"
std::string name(const care::Answer&);    // "7", "yes", "bruised", "skipped"

// One sentence for each effect, the weightiest first, and where it is light today how to keep it
// so.
std::vector<std::string> reasons(const care::Fitted&);
// The same to be said before the routine begins, and whom to ask.
std::vector<routine::Said> reasons_said(const care::Fitted&);
std::string nothing_left();                 // of the routine, for today
std::string not_today(const care::Fitted&); // that, and all the reasons
// Of a routine from marks on the body: why there is none, or why some of them are not in it; empty
// when nothing is missing.
std::string why_not_in_it(const care::Composition&, int minutes);
std::string professional(); // "Strong pain: .."

struct Flag { // a general notice, the same for everybody: every diary::RedFlag, by urgency
    std::string when, signs;
};
std::vector<Flag> red_flags(std::string_view country);
std::string country_name(std::string_view country); // "" = elsewhere
std::string emergency(std::string_view country);    // one sentence with the numbers
// The same where nobody has chosen the country yet, and where that is done.
std::string emergency_at_first(std::string_view country);

// `exercises`: all that are known, for the titles of exercise and variant.
std::string mark(const care::Mark&, std::span<const routine::Exercise> exercises);

} // namespace wording
