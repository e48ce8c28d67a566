// A client's reply before it is sealed: gathered from the person's file, with what the client chose
// to leave out, and told in words. For window and command line alike.
#pragma once
#include "report/session.h"
#include "review/practices.h"
#include "review/reply.h"
#include "terminal/desk.h"

#include <filesystem>
#include <functional>
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
    // Of the traces, where they go along; known before they are read, but for the last two.
    int every_s = 1;                        // what a point stands for
    int traceable = 0, badly_signalled = 0; // sessions that have any; not in it
    int untraced = 0, damaged = 0;          // of the first ones: not there; cannot be read
};
tl::expected<Gathered, Failure> gather(store::Store&, bool practice, const ReplyChoice&,
                                       const std::string& file);
void count_traces(Gathered&); // which sessions have any
// Force and pace over the steps of these sessions, where they go along: read last, for it takes
// longest.
tl::expected<void, Failure> add_traces(store::Store&, Gathered&, const std::string& file);
// What is in it and what is not, in the client's language; it goes along, word for word.
std::vector<std::string> told_in(const Gathered&);
std::string page_of(const Gathered&); // these lines, as they go along
// Where the client has a copy of that page: beside the sealed file.
std::string page_beside(const std::string& sealed_file);
// What the client chose to leave out, alone.
std::vector<std::string> not_in(const review::LeftOut&);
// For that practice, as the next one after those that were made.
tl::expected<bundle::Bytes, Failure> sealed_reply(const review::Practice& to, const Gathered&);
// The last day that was told, else the plan's first one.
tl::expected<units::Day, Failure> first_day_of(store::Store&, const routine::Library&,
                                               const review::Practice& to, units::Day until,
                                               const std::string& file);

// The record of the same plan from the same practice, whatever else of it is another one.
bool same_record(const review::Practice&, const review::Practice&);
// As they are on the disk now: somebody else may have taken a plan meanwhile. A reply is counted
// before it goes out, and taken back where it does not: a number that is left out does no harm,
// one that is there twice does.
using Change = std::function<void(review::Practice&)>;
tl::expected<void, Failure> changed(const std::filesystem::path&, const review::Practice& of,
                                    const Change&);
tl::expected<void, Failure> count_one(const std::filesystem::path&, const review::Practice& to);
void take_back_one(const std::filesystem::path&, const review::Practice& to); // nobody has it
tl::expected<void, Failure> told_until(const std::filesystem::path&, const review::Practice& to,
                                       units::Day);

} // namespace terminal::sealed
