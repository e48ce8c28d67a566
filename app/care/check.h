// The questions around a session, one after the other: each is answered by one word or skipped, and
// from each there is a way back to the one before.
#pragma once
#include "care/history.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace care {

struct Question {
    enum class Kind {
        sore_anywhere, // where it was rolled last time; yes, no
        sore,          // of one region; 0 .. 10, bruised
        discomfort,    // before the session; 0 .. 10
        painkiller,    // yes, no
        after,         // discomfort after the session; 0 .. 10
        pain,          // during it; 0 .. 10, sharp
        ended_by       // why it ended before its time: 1 .. 5, or the word
    };
    Kind kind{};
    std::optional<routine::Region> region; // of sore
    bool operator==(const Question&) const = default;
};

struct Answer {
    enum class Kind { number, yes, no, bruised, sharp, skip, ended_by };
    Kind kind = Kind::skip;
    int number = 0;
    EndedBy ended_by{};
    bool operator==(const Answer&) const = default;
};
bool fits(const Question&, const Answer&); // whether it answers that question

// "7", "x" (ten), "y", "j", "yes", "ja", "n", "no", "nein", "b" (bruised), "s" (sharp), "" and "-"
// (skip); the words of EndedBy, and their numbers from 1.
std::optional<Answer> answer_of(const Question&, std::string_view typed);
std::string word(const Answer&); // that answer_of understands

struct Check {
    std::vector<Question> left; // the first one is asked now
    Before before;
    std::optional<int> after; // discomfort
    std::optional<EndedBy> ended_by;
    std::optional<Morning> morning;
    std::vector<Told> told;
    struct Given {
        Question question;
        Answer answer;
    };
    std::vector<Given> given;   // the last answer to each, also where it was gone back since
    std::vector<Check> earlier; // as it stood at each question before this one
    bool done() const { return left.empty(); }
};

// What is known already is not asked.
Check check(const std::optional<Morning>&, const Before& known);
Check check_morning(const Morning&); // only how it is where it was rolled
Check check_after(bool ended_early); // the questions after a session
Check answered(Check, const Answer&, units::WallTime now);
Check gone_back(Check);                     // to the question before; from the first one nowhere
Check as_given(Check, units::WallTime now); // on again by what was given, up to what was not
std::optional<Answer> given(const Check&);  // before, to the question that is asked now

} // namespace care
