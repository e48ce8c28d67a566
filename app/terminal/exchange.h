// Plans and replies as sealed files between a practice and its clients, and the practice's list.
#pragma once
#include "bundle/about.h"
#include "review/clients.h"
#include "terminal/desk.h"

#include <optional>
#include <string>

namespace terminal::sealed {

struct Way {                         // of a sealed plan
    std::optional<std::string> file; // the mailbox otherwise
    std::optional<std::string> passphrase_file;
    bool replace = false;
    std::optional<std::string> secret = {}; // a passphrase that was typed already
};
struct PlanOut { // at the desk
    std::string plan;
    std::optional<std::string> client;
    Way way;
    std::optional<std::string> voice = {}; // a WAV; what was kept beside the file otherwise
};
struct PlanIn { // at the client's
    std::string file;
    std::optional<std::string> passphrase_file;
};
struct ReplyOut {                    // at the client's
    std::optional<std::string> file; // the mailbox otherwise
    std::optional<std::string> plan, from, to;
    review::LeftOut without;
    bool replace = false;
};

Outcome export_plan(Desk&, const PlanOut&);
Outcome import_plan(Desk&, const PlanIn&);
Outcome export_reply(Desk&, const ReplyOut&);
Outcome import_reply(Desk&, const std::string& file); // at the desk
Outcome inbox(Desk&);
Outcome list_clients(Desk&);
Outcome delete_client(Desk&, const std::string& id);

struct Closing { // of a client
    std::string id, file, paper = "a4";
    bool replace = false;
};
// A record on paper, then everything of them is deleted; without the whole record nothing is.
Outcome close_client(Desk&, const Closing&);

// --- for these files

std::filesystem::path clients_of(const Desk&);       // the desk's folder
std::filesystem::path practice_keys_of(const Desk&); // the desk's keys
// Of the person: the practices that they have a plan from.
tl::expected<std::filesystem::path, Failure> practices_of(const Desk&);

// The first line of the file; of whoever sits there where none is named.
tl::expected<std::string, Failure> passphrase(Desk&, const std::optional<std::string>& file);
// A file of that kind, whole and within the limits, and how it is locked.
struct Sealed {
    bundle::Bytes bytes;
    bundle::Lock lock{};
};
tl::expected<Sealed, Failure> sealed_file(const std::string& file, bundle::Kind);
tl::expected<void, Failure> write(const std::string& file, bool replace, const bundle::Bytes&);
Failure refused(const std::string& file, bundle::Refusal);
Failure refused(bundle::SealError);
// What was opened is no plan, or no reply: it was made to be refused.
Failure not_as_made(const std::string& file);
Failure newer(const std::string& file);
Failure full(const std::string& client); // of whom no more can be kept
// Where the client was to be kept.
Failure not_kept(Desk&, const review::Client&, store::StoreError);

// By its id, a beginning of that (four letters or more), or the label; ambiguous where two have it.
enum class Naming { by_a_beginning, in_full };
tl::expected<review::Client, Failure> client_named(const review::Clients::Found&,
                                                   const std::string& who,
                                                   Naming = Naming::by_a_beginning);
void warn_of(Desk&, const review::Clients::Found&); // files that can no longer be read

} // namespace terminal::sealed
