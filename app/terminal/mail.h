// The mailbox among the commands: what came is taken before a command shows or needs it, and what
// was done goes out after it. A folder that is away stops no command.
#pragma once
#include "review/mail.h"
#include "terminal/desk.h"
#include "terminal/document.h"

#include <functional>

namespace terminal::sealed {

std::filesystem::path mailbox_setting(const Desk&); // the file that names the folder
tl::expected<std::optional<std::filesystem::path>, Failure> mailbox_of(const Desk&);

// What the desks told; a fresh one where that cannot be read any more. Whoever keeps it then keeps
// the damaged one, too, under that other name.
struct MailThere {
    mailbox::Kept mail;
    std::optional<std::filesystem::path> damaged;
};
store::Result<MailThere> mail_there(const std::filesystem::path&);
store::Result<void> keep_mail(const std::filesystem::path&, const mailbox::Kept&);

Failure folder_failure(const std::filesystem::path& folder, mailbox::FolderError);

// The practice's desk, for commands that change something; no other one meanwhile.
struct Office {
    review::Clients clients;
    std::optional<bundle::KeyPair> keys; // made with the first plan: it may still join another desk
    mailbox::Kept mail;
    Json exchanged; // for the answer; null without a mailbox
};
tl::expected<Office, Failure> office(Desk&);            // what came is taken
tl::expected<void, Failure> keep(Desk&, const Office&); // what was told here
tl::expected<void, Failure> send(Desk&, Office&);       // it goes out
tl::expected<void, Failure> make_keys(Desk&);           // where there are none
Failure no_keys();
// As this desk knows them; nothing is looked for in the mailbox.
tl::expected<review::Courses, Failure> courses_here(const Desk&);

// To look at. What came is taken first where a mailbox is named and nobody else is at the desk.
struct Looked {
    review::Clients clients;
    review::Clients::Found found;
    review::Courses courses;
    std::optional<bundle::PublicKey> practice; // there where there are clients
    Json exchanged;
};
tl::expected<Looked, Failure> look(Desk&);
const review::SentPlan& current_plan(const Looked&, const review::Client&);
// In the present language; its id where the plan cannot be read.
std::string title_of(const review::SentPlan&, const routine::Library&);

using Noted = std::function<tl::expected<void, Failure>(const std::string& name)>;
// A file for the mailbox under a name of its own; the name, which is noted before it lies there. No
// mailbox: how to name one.
tl::expected<std::string, Failure> post(Desk&, bundle::Kind, const bundle::Bytes&, const Noted&);

// At the client's: plans of practices that are known are taken from the mailbox. What does not
// work is said on standard error.
void collect_plans(Desk&);

Outcome show_mailbox(Desk&);
Outcome use_mailbox(Desk&, const std::string& folder);
Outcome drop_mailbox(Desk&);

struct KeysFile {
    std::string file;
    std::optional<std::string> passphrase_file;
    bool replace = false;
};
Outcome export_practice(Desk&, const KeysFile&); // for a further desk of the same practice
Outcome import_practice(Desk&, const KeysFile&);

} // namespace terminal::sealed
