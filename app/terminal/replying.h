// A client's reply before it is sealed: gathered from the person's file, with what the client chose
// to leave out, and told in words. For window and command line alike.
#pragma once
#include "report/session.h"
#include "review/practices.h"
#include "review/reply.h"
#include "terminal/desk.h"

#include <string>
#include <vector>

namespace terminal::sealed {

struct ReplyChoice {
    units::Day from{}, until{}; // both included
    review::LeftOut left_out;
};
struct Gathered {
    review::Reply reply;
    std::vector<report::Session> sessions;             // these, without what is left out
    int simulated = 0, unfinished = 0, unreadable = 0; // not in it
};
tl::expected<Gathered, Failure> gather(store::Store&, bool practice, const ReplyChoice&,
                                       const std::string& file);
// What is in it and what is not, in the client's language; it goes along, word for word.
std::vector<std::string> told_in(const Gathered&);
// For that practice, as the next one after those that were made.
tl::expected<bundle::Bytes, Failure> sealed_reply(const review::Practice& to, const Gathered&);
// The last day that was told, else the plan's first one.
tl::expected<units::Day, Failure> first_day_of(store::Store&, const routine::Library&,
                                               const review::Practice& to, units::Day until,
                                               const std::string& file);

} // namespace terminal::sealed
