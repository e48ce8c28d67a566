// The list of clients and the mailbox: what other desks told and what clients sent goes into the
// list, what was done here goes out. Where no mailbox is named it is kept all the same, and goes
// out when one is.
#pragma once
#include "mailbox/folder.h"
#include "mailbox/kept.h"
#include "review/clients.h"

#include <functional>

namespace review {

// Which folder is the mailbox of this player; nothing where none is named.
store::Result<std::optional<std::filesystem::path>>
mailbox_named(const std::filesystem::path& file);
store::Result<void> name_mailbox(const std::filesystem::path& file,
                                 const std::optional<std::filesystem::path>& folder);

// Fresh where there is no file; damaged when it is anything but what keep() writes, newer_schema
// when a later player wrote it.
mailbox::Kept fresh_mail();
store::Result<mailbox::Kept> mail(const std::filesystem::path& file);
store::Result<void> keep(const std::filesystem::path& file, const mailbox::Kept&);

struct Refused {
    std::string file;
    bundle::Refusal why{};
    bundle::Digest content;
    bool told = false; // its content stands in Kept::refused
};
struct Exchanged {
    std::vector<std::string> plans, replies; // that came: clients, by label or id
    std::vector<std::string> closed;         // on another desk, and now here
    int told = 0;                            // notes and "seen" that came
    int waiting = 0; // replies whose plan has not come yet, clients who may be one whose file
                     // cannot be read
    std::vector<std::string> arriving; // files that are still on their way, or cut for good
    std::vector<std::string> full;     // clients of whom no more can be kept: it waits
    std::vector<Refused> refused;
    std::optional<mailbox::FolderError> trouble; // with the folder; it is tried again
};
using Keep = std::function<store::Result<void>(const mailbox::Kept&)>;
// Everything there is to take and to tell. Clients who were closed are gone after it, here and in
// the folder. The same again changes nothing. It is kept before anything goes out: what others
// read this desk must know of; what changes after that is to be kept by the caller.
store::Result<Exchanged> exchange(Clients&, const bundle::KeyPair& practice, mailbox::Kept&,
                                  units::WallTime now, const Keep&);

// A reply with its traces, as it was opened: `newer`, or `damaged` where it is anything but what a
// client makes.
tl::expected<Reply, bundle::Refusal> reply_in(const bundle::ReplyAbout&, const bundle::Parts&);
GotReply got_of(const bundle::ReplyAbout&, const bundle::Digest& content);
// Whose it is, by what it tells inside; nullptr: of nobody there, or of a plan they do not have.
Client* who_answers(std::vector<Client>&, const bundle::ReplyAbout&);

// Of a client's file that cannot be read: whose it is, when the name still stands in it and
// anything was told of them.
std::optional<bundle::ClientId> whose(const std::filesystem::path& file, const mailbox::Events&);

// A plan as it is sealed, and its digest.
bundle::Parts parts_of(const bundle::PublicKey& practice, const bundle::ClientId&, const SentPlan&);

using Courses = std::map<bundle::ClientId, mailbox::Course>;
Courses by_client(const mailbox::Events&);

// The plan that is to be answered: the last one that was sent, of it the highest version, of two of
// those the later one; the same on every desk. `client` has one.
const SentPlan& current(const bundle::PublicKey& practice, const Client& client, const Courses&);
// More than one content of that version.
bool in_conflict(const Client&, const SentPlan&);

// What is to be looked at: all that came since it was last seen, beside the last that was seen.
// When all was seen: the last one, beside the one before.
struct ToLookAt {
    std::vector<GotReply> now;
    std::optional<GotReply> last;
    int fresh = 0; // not seen
};
ToLookAt to_look_at(const Client&, const Courses&);

} // namespace review
