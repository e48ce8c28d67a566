// One question that is answered by one key, from the floor: discomfort, a painkiller, how sore a
// region is; and what of it changes the session.
#pragma once
#include "care/check.h"
#include "care/today.h"
#include "screen/looking.h"
#include "screen/ui.h"
#include "screen/wish.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace screen {

struct QuestionView {
    std::string question, hint;
    std::vector<std::string> notes; // below the question; one after the other where they are many
    std::size_t standing = 0;       // the one that has its turn
    std::string spoken;             // what is read out, once
    std::string spoken_id;          // of its clip; empty: composed of today's answers
    double capitals = 0.0;          // wished height / diagonal of the screen, as in a session
    struct Choice {
        std::string id; // the answer's word, see care::answer_of
        std::string label;
        Key key = Key::none;
        bool operator==(const Choice&) const = default;
    };
    std::vector<Choice> numbers, others;
    std::string given; // the id that was chosen before; has the focus then
    bool skips = true; // Enter answers nothing, unless something was given
    bool back = false; // there is a way back
    bool operator==(const QuestionView&) const = default;
};

struct Asked {
    std::optional<care::Answer> given; // before the way back
    bool back = false;
    std::string trouble; // why it is asked again
};
QuestionView view_of(const care::Question&, const Looking&, const Asked& = {}); // pure
// What is different today and why; "go" starts it, "home" does not. `starts_in`: by itself, so that
// nobody has to reach for a key; nothing = it waits. `unkept`: why what was told is not on disk.
// `shown_for`: since it came up; each note has its turn for as long as it takes to read.
QuestionView view_of(const care::Fitted&, std::string_view country, const Looking&,
                     std::optional<units::Duration> starts_in = {}, const std::string& unkept = {},
                     units::Duration shown_for = {});
// A session that is over and not on disk yet, and why; "again" tries it again.
QuestionView not_saved(const std::string& why, const Looking&, units::Duration shown_for = {});
// Answers that are not on disk yet, and why, before the window closes or else another person is
// chosen: "again", "lose", or back.
QuestionView answers_not_saved(const std::string& why, bool closing, const Looking&,
                               units::Duration shown_for = {});
// After pain of 7 or more, or of a kind that is never rolled on: whom to ask. "go" and, in a
// session, "stop".
QuestionView strong_pain(std::string_view country, const Looking&, bool in_session);
// Long enough to hear or read all of it; nothing where a person has to decide.
std::optional<units::Duration> starts_by_itself(const care::Fitted&,
                                                const std::string& unkept = {});
// Wish::answer with the choice's id; "" = skipped. Wish::question_back by Backspace. A remote of
// two buttons can answer, too: back goes from choice to choice, next takes the one that has the
// focus.
Wish draw(Ui&, const QuestionView&);

} // namespace screen
