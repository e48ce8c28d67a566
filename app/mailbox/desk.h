// One desk at a mailbox: files in, events and replies out, whatever order they come in. It knows no
// disk: see folder.h.
#pragma once
#include "mailbox/course.h"

#include <map>

namespace mailbox {

struct File {
    std::string name;
    bundle::Bytes bytes;
};

// "event-<desk>-<counter>-<chance>.rolltakt", "plan-<chance>.rolltakt", "reply-<chance>.rolltakt":
// nothing of the person, and no two alike.
std::string event_name(const Key&, bundle::Randomness&);
std::string file_name(bundle::Kind, bundle::Randomness&); // plan, reply

// What a name in the folder is worth. Files of ours under other names ("reply (1).rolltakt",
// ".sync-conflict-.." of Syncthing, "(conflicted copy ..)" of Nextcloud) are opened like any other:
// what they hold decides, and what is there already is nothing new.
enum class Named : std::uint8_t {
    ours,
    passing, // hidden, ends in "~", ".tmp", ".part" ..: somebody's unfinished file
    foreign
};
Named named(std::string_view file_name);

struct Reply {
    bundle::ReplyAbout about;
    bundle::Parts parts; // "about" included
    Digest content;
};

enum class Outcome : std::uint8_t {
    fresh,
    nothing_new, // there already, or of a client who was closed
    for_client,  // a plan on its way out
    not_whole,   // still arriving, or cut for good: looked at again
    refused      // looked at again: some programs fill a file where it lies
};
struct Taken {
    Outcome outcome{};
    std::optional<bundle::Refusal> refusal; // of not_whole and refused
    std::optional<Reply> reply;             // fresh
    std::optional<Event> event;             // fresh
    std::optional<Digest> content;          // of a reply, also of one that is nothing new
    bundle::Parts along;                    // with the event, see file_of()
};

struct Desk {
    DeskId id;
    Events events;
    std::set<Digest> replies; // that this desk has
    std::map<std::string, std::optional<ClientId>>
        read; // names not to be opened again, and of whom
};

Taken take(Desk&, const bundle::KeyPair& practice, const File&);

// As if the event had not come: whoever cannot use it yet reads that file again.
void put_off(Desk&, const std::string& name, const Event&);

// A new event of this desk, added to its own; nothing: a note too long.
std::optional<Event> add(Desk&, const ClientId&, const What&, units::WallTime);

// It as the file that tells the others, to be put into the folder until it is there. What goes
// along is believed with the event: only desks of the practice ever see its proof.
tl::expected<File, bundle::SealError> file_of(Desk&, const bundle::KeyPair& practice, const Event&,
                                              const bundle::Parts& along, bundle::Randomness);

// Both at once; unfit: a note too long.
tl::expected<File, bundle::SealError> tell(Desk&, const bundle::KeyPair& practice, const ClientId&,
                                           const What&, units::WallTime, bundle::Randomness);

// Files read here that are of clients who were closed; that they were stays told.
std::vector<std::string> to_remove(const Desk&);

} // namespace mailbox
