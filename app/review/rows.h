// The rows of the review: of each client what came since it was last seen, read from the desk's
// files. Whoever cannot be read has a row all the same, that says so.
#pragma once
#include "plan/plan_file.h"
#include "review/mail.h"
#include "review/row.h"

#include <filesystem>

namespace review {

// Where a desk keeps what it has; `data` is the folder of the player's files.
struct Places {
    std::filesystem::path clients, keys, mail, mailbox, plans;
};
Places places_in(const std::filesystem::path& data);

// Sessions of the replies that are looked at; what several of them tell is counted once, and what
// an earlier one told that was seen not again, unless more of it is told now.
struct Told {
    std::vector<Session> now, last;
    Day from{}, until{}, last_from{}, last_until{};
    bool has_last = false;
    std::optional<Day> last_session;
    std::vector<store::StoreError> not_read; // of replies
};
Told told(const Clients&, const Client&, const ToLookAt&);

// All of the client's that are not looked at now.
std::vector<GotReply> seen(const Client&, const ToLookAt&);

struct Looking {
    const Clients& clients;
    bundle::PublicKey practice;
    const Courses& courses;
    const routine::Library& library;
    Day today{};
};
Row row_of(const Looking&, const Client&);
Row row_of_unreadable(const std::filesystem::path& file); // whose client is not known

// Came, asks for nothing that its author wanted to look at, all of it can be read, and nothing was
// left out of it.
bool inconspicuous(const Row&);

} // namespace review
