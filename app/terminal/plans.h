// plan: what there is, whether a file is right, a new one from a template, the ones this person
// takes and what of them is due.
#pragma once
#include "plan/changes.h"
#include "plan/due.h"
#include "plan/library.h"
#include "terminal/desk.h"
#include "terminal/plans_in_use.h"

#include <optional>
#include <string>
#include <vector>

namespace terminal::plans {

struct New {
    std::string from, file; // a template's id
    std::string author, client;
    std::optional<std::string> id, begins;
};
struct Raise { // the next version
    std::string file;
    std::optional<std::string> said, until;
};

struct Print { // a hand-out
    std::string name, file, paper = "a4";
    std::optional<std::string> from;
    bool replace = false;
};
struct OrderSheet {
    std::string file, paper = "a4";
    bool replace = false;
};
struct FromSheet { // what was ticked on one; what is missing is asked where somebody sits there
    std::string file;
    std::vector<std::string> rows;
    std::optional<std::string> author, client, id, begins, weeks, days;
    bool replace = false;
};

Outcome list(Desk&);
Outcome templates(Desk&);
Outcome check(Desk&, const std::vector<std::string>& files);
Outcome show(Desk&, const std::string& name); // a template, a plan of this person, a file
Outcome make(Desk&, const New&);
Outcome raise(Desk&, const Raise&);
Outcome print(Desk&, const Print&);         // a plan, as show takes it
Outcome print_routine(Desk&, const Print&); // a routine's id or file
Outcome order_sheet(Desk&, const OrderSheet&);
Outcome from_sheet(Desk&, const FromSheet&);
Outcome use(Desk&, const std::string& file);
Outcome drop(Desk&, const std::string& id);
Outcome now(Desk&, const std::optional<std::string>& day);

// --- for these files

plan::Templates templates_of(const Desk&, const routine::Library&);
// A template, a plan of this person's, or a file.
tl::expected<plan::Plan, Failure> plan_named(Desk&, const std::string& name);
// A plan of this person's, or a file.
tl::expected<std::string, Failure> text_named(const Desk&, const std::string& name);
Failure is_template(const std::string& file, const std::string& id);
// Of a plan in use, as it is for today; `<plan>.<name>` of one that stands in the plan itself.
std::optional<routine::Routine> routine_named(const Desk&, const std::string& id);
// Of the plans in use that hold that routine on that day (stop_of), the strictest. It is said where
// those of a plan do not hold.
tl::expected<plan::Stop, Failure> stop_rules(Desk&, const std::string& routine, plan::Day);
// A version more for this person; said, and what the answer is.
tl::expected<Json, Failure> take(Desk&, const plan::Plan&, const std::string& text,
                                 const routine::Recording& = {});
// Of the person at the desk; nothing where they have no file, or it cannot be read.
std::optional<Used> used(const Desk&);
// Whether the person took that text before, also when it was dropped since.
tl::expected<bool, Failure> has(const Desk&, const std::string& id, const std::string& text,
                                const routine::Recording&);
tl::expected<bool, Failure> stopped(const Desk&, const std::string& id);
// The next version of it, as of today: what was said with the one before is not said of this one.
plan::Plan next_version(plan::Plan, plan::Day today, const std::optional<std::string>& said);
// Every mistake on standard error; the first one.
Failure failure_of(Desk&, const std::vector<routine::FileError>&);
Json document(const plan::Plan&);
void tell(Desk&, const plan::Plan&);
Json document(const std::vector<plan::Change>&);
// The sessions of the person's history from that day on; one whose answers cannot be read is not
// among them, and that is said.
struct DoneSince {
    std::vector<plan::Done> all;
    std::string trouble; // a sentence, or empty
};
tl::expected<DoneSince, Failure> done_since(store::Store&, units::Day, const std::string& file);

} // namespace terminal::plans
