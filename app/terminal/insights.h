// insight: sessions paired with the diary, a question of one's own, and what the diary shows of it.
// The window reads the same from here.
#pragma once
#include "insight/log.h"
#include "terminal/desk.h"
#include "terminal/document.h"
#include "terminal/here.h"
#include "terminal/typed.h"

#include <optional>
#include <string>
#include <vector>

namespace terminal::insights {

using Typed = std::optional<std::string>; // nothing = the option was not given

// --- what was typed

struct PairsTyped {
    Typed from, to;
};
struct WeeksTyped {
    std::string weeks = "8";
};
struct NightsTyped {
    std::string night = "quality", day = "tension", weeks = "8";
};
struct AskTyped {
    std::string outcome;
    std::vector<std::string> also;
    std::string about = "rolling"; // or "magnesium"
    Typed baseline_from, weeks;
    bool hidden = false;
};
struct ExtendTyped {
    std::string weeks;
};
struct Nothing {};

// --- what is done

Outcome pairs(Desk&, const PairsTyped&);
Outcome weeks(Desk&, const WeeksTyped&);
Outcome nights(Desk&, const NightsTyped&);
Outcome ask(Desk&, const AskTyped&);
Outcome begin(Desk&, const Nothing&);
Outcome days(Desk&, const Nothing&);
Outcome extend(Desk&, const ExtendTyped&);
Outcome drop(Desk&, const Nothing&);
Outcome show(Desk&);

// --- shared by them, and with the window

// Nights by the person's ranking, sessions that are history, from one day to another.
store::Result<insight::Log> log_of(store::Store&, units::Day from, units::Day to,
                                   std::vector<store::LostEntry>* lost = nullptr);

// What was noted around one session, a line each, and at last the rule it is paired by; nothing of
// one that is no history.
std::vector<std::string> around(store::Store&, const std::string& session, units::WallTime began,
                                units::WallTime now);

// The last one that was not dropped and can be read.
std::optional<store::AskedQuestion> open_one(const std::vector<store::AskedQuestion>&);

// The question that is open, as it stands now.
struct Standing {
    int questions_before = 0;                 // dropped ones, too
    std::optional<store::AskedQuestion> open; // with a question
    insight::Looked looked;                   // of it
    std::vector<store::LostEntry> lost;       // of the days it is about
};
store::Result<Standing> standing(store::Store&, units::WallTime now);

// Checked; the failure says why it cannot be asked.
tl::expected<insight::Question, Failure> question_of(const AskTyped&, const diary::Plan&,
                                                     units::WallTime now);
// On a person's file, whose name is said when it does not take it.
using Changed = tl::expected<store::AskedQuestion, Failure>;
Changed asked(store::Store&, const insight::Question&, units::WallTime now,
              const std::string& file);
Changed begun(store::Store&, units::WallTime now, const std::string& file);
Changed dropped(store::Store&, const std::string& file);

Failure no_question();

std::string word(const insight::Outcome&); // "quality", "leg_unrest"
std::optional<insight::Outcome> outcome_named(std::string word);
Json document(const store::AskedQuestion&);
Json document(const insight::Progress&);
Json document(const insight::Finding&);

// The question in words: what, how long, what is missing.
void say_question(Desk&, const insight::Question&);

} // namespace terminal::insights
