// mailbox show, use, drop, and what other commands do with it.
#include "terminal/mail.h"

#include "review/rows.h"
#include "terminal/exchange.h"
#include "terminal/here.h"
#include "wording/exchange_files.h"
#include "wording/wording.h"

namespace terminal::sealed {

namespace fs = std::filesystem;
using wording::filled, wording::tr, wording::trn;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

fs::path mail_file(const Desk& desk) { return review::places_in(desk.data()).mail; }

const char* word(mailbox::FolderError error) {
    switch (error) {
    case mailbox::FolderError::not_there: return "not_there";
    case mailbox::FolderError::no_room: return "no_room";
    case mailbox::FolderError::too_large: return "too_large";
    case mailbox::FolderError::cannot_read: return "cannot_read";
    case mailbox::FolderError::cannot_write: return "cannot_write";
    }
    return "";
}

std::string listed(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) list.append(list.empty() ? "" : ", ").append(name);
    return list;
}

Json list_of(const std::vector<std::string>& names) {
    Json list = Json::array();
    for (const std::string& name : names) list.push_back(name);
    return list;
}

void tell_came(Desk& desk, const review::Exchanged& done) {
    if (!done.plans.empty())
        desk.say(filled(tr("From another desk: a plan for {clients}."),
                        {{"clients", listed(done.plans)}}));
    if (!done.replies.empty())
        desk.say(filled(trn("From the mailbox: {n} reply, of {clients}.",
                            "From the mailbox: {n} replies, of {clients}.", done.replies.size()),
                        {{"clients", listed(done.replies)}}));
    if (done.told > 0)
        desk.say(trn("From other desks: {n} note or “seen”.",
                     "From other desks: {n} notes and “seen”.",
                     static_cast<unsigned long>(done.told)));
    if (!done.closed.empty())
        desk.say(filled(tr("Closed on another desk and deleted here: {clients}."),
                        {{"clients", listed(done.closed)}}));
}

void tell_trouble(Desk& desk, const fs::path& folder, const review::Exchanged& done) {
    if (!done.arriving.empty())
        desk.warn(filled(trn("{n} file in the mailbox is still arriving, or was cut for good: "
                             "{files}.",
                             "{n} files in the mailbox are still arriving, or were cut for good: "
                             "{files}.",
                             done.arriving.size()),
                         {{"files", listed(done.arriving)}}));
    if (done.waiting > 0)
        desk.warn(trn("{n} file in the mailbox waits for its plan.",
                      "{n} files in the mailbox wait for their plan.",
                      static_cast<unsigned long>(done.waiting)));
    for (const std::string& client : done.full) desk.warn(full(client).message);
    for (const review::Refused& one : done.refused)
        if (!one.told) desk.warn(wording::sentence((folder / one.file).string(), one.why));
    if (done.trouble)
        desk.warn(wording::sentence(folder.string(), *done.trouble) + ' ' +
                  tr("What was done here is kept and goes there next time."));
}

// What lies there no longer is forgotten.
void note_told(mailbox::Kept& mail, const review::Exchanged& done) {
    if (done.trouble) return;
    mail.refused.clear();
    for (const review::Refused& one : done.refused) mail.refused.insert(one.content);
}

Json document(const review::Exchanged& done) {
    Json refused = Json::array();
    for (const review::Refused& one : done.refused)
        refused.push_back({{"file", one.file}, {"code", wording::code(one.why)}});
    return {{"plans", list_of(done.plans)},
            {"replies", list_of(done.replies)},
            {"told", done.told},
            {"closed", list_of(done.closed)},
            {"waiting", done.waiting},
            {"arriving", list_of(done.arriving)},
            {"full", list_of(done.full)},
            {"refused", std::move(refused)},
            {"trouble", done.trouble ? Json(word(*done.trouble)) : Json(nullptr)}};
}

// The name that one gets that cannot be read; what lies there already stays.
fs::path set_aside(const fs::path& file) {
    std::error_code none;
    for (int n = 1;; ++n) {
        fs::path name = file;
        name += ".damaged-" + std::to_string(n);
        if (!fs::exists(name, none)) return name;
    }
}

std::string damaged_mail(const fs::path& file, bool has_folder) {
    const std::string made_anew =
        filled(tr("{file} cannot be read any more. The list of clients is whole, and every command "
                  "works; the next one that writes keeps this file as {kept} and makes a new one."),
               {{"file", file.string()}, {"kept", set_aside(file).filename().string()}});
    return made_anew + ' ' +
           (has_folder ? tr("Notes and what was seen are read again from the mailbox.")
                       : tr("Notes and what was seen stand in that file alone: without a mailbox "
                            "they are not shown any more."));
}

enum class Tells { yes, no };

Result<mailbox::Kept> kept_mail(Desk& desk, const std::optional<fs::path>& folder,
                                Tells tells = Tells::yes) {
    auto read = mail_there(mail_file(desk));
    if (!read) return tl::unexpected{failure(read.error(), mail_file(desk).string())};
    if (read->damaged && tells == Tells::yes)
        desk.warn(damaged_mail(mail_file(desk), folder.has_value()));
    mailbox::name_folder(read->mail, folder ? folder->string() : std::string{});
    return std::move(read->mail);
}

Result<void> exchange(Desk& desk, review::Clients& clients, const bundle::KeyPair& keys,
                      mailbox::Kept& mail, Json& told, bool last) {
    const auto before = [&](const mailbox::Kept& so_far) {
        return keep_mail(mail_file(desk), so_far);
    };
    const auto done = review::exchange(clients, keys, mail, here(desk.around(), {}).now, before);
    if (!done) return tl::unexpected{failure(done.error(), clients_of(desk).string())};
    if (mail.folder.empty()) return {};
    tell_came(desk, *done);
    if (last) tell_trouble(desk, mail.folder, *done);
    if (last) note_told(mail, *done);
    if (told.is_null()) told = document(*done);
    return {};
}

Result<void> keep(const Desk& desk, const mailbox::Kept& mail) {
    if (const auto kept = keep_mail(mail_file(desk), mail); !kept)
        return tl::unexpected{failure(kept.error(), mail_file(desk).string())};
    return {};
}

// Without keys nobody hears it yet.
Result<void> exchange(Desk& desk, Office& office, bool last) {
    if (!office.keys) return {};
    return exchange(desk, office.clients, *office.keys, office.mail, office.exchanged, last);
}

// Nothing where this computer is no practice.
Result<std::optional<bundle::KeyPair>> keys_there(const Desk& desk) {
    const auto file = practice_keys_of(desk);
    auto keys = review::practice_keys(file);
    if (!keys && keys.error() == store::StoreError::not_found) return std::nullopt;
    if (!keys) return tl::unexpected{failure(keys.error(), file.string())};
    return *std::move(keys);
}

Result<void> take_what_came(Desk& desk, const bundle::KeyPair& keys, const fs::path& folder,
                            Json& told) {
    auto clients = review::Clients::open(clients_of(desk));
    if (!clients) return tl::unexpected{failure(clients.error(), clients_of(desk).string())};
    auto mail = kept_mail(desk, folder);
    if (!mail) return tl::unexpected{mail.error()};
    const auto before = mailbox::encoded(*mail);
    if (const auto came = exchange(desk, *clients, keys, *mail, told, true); !came) return came;
    if (mailbox::encoded(*mail) == before) return {}; // looking alone writes nothing
    return keep(desk, *mail);
}

Json said_of(const std::optional<fs::path>& folder) {
    return {{"folder", folder ? Json(folder->string()) : Json(nullptr)}};
}

Failure other_practice() {
    return {"other_practice",
            tr("This computer is a practice of its own already; its clients' replies open with its "
               "own keys only. Nothing was changed.")};
}

} // namespace

store::Result<MailThere> mail_there(const fs::path& file) {
    auto mail = review::mail(file);
    if (mail) return MailThere{*std::move(mail), {}};
    if (mail.error() != store::StoreError::damaged) return tl::unexpected{mail.error()};
    return MailThere{review::fresh_mail(), set_aside(file)};
}

store::Result<void> keep_mail(const fs::path& file, const mailbox::Kept& mail) {
    if (const auto there = review::mail(file);
        !there && there.error() == store::StoreError::damaged) {
        std::error_code failed;
        fs::rename(file, set_aside(file), failed);
        if (failed) return tl::unexpected{store::StoreError::failed};
    }
    return review::keep(file, mail);
}

fs::path mailbox_setting(const Desk& desk) { return review::places_in(desk.data()).mailbox; }

Result<std::optional<fs::path>> mailbox_of(const Desk& desk) {
    auto named = review::mailbox_named(mailbox_setting(desk));
    if (!named) return tl::unexpected{failure(named.error(), mailbox_setting(desk).string())};
    return *std::move(named);
}

Failure folder_failure(const fs::path& folder, mailbox::FolderError error) {
    return {word(error), wording::sentence(folder.string(), error), folder.string()};
}

Result<Office> office(Desk& desk) {
    auto clients = review::Clients::open(clients_of(desk));
    if (!clients) return tl::unexpected{failure(clients.error(), clients_of(desk).string())};
    auto keys = keys_there(desk);
    if (!keys) return tl::unexpected{keys.error()};
    const auto folder = mailbox_of(desk);
    if (!folder) return tl::unexpected{folder.error()};
    auto mail = kept_mail(desk, *folder);
    if (!mail) return tl::unexpected{mail.error()};
    Office made{*std::move(clients), *std::move(keys), *std::move(mail), nullptr};
    if (const auto came = exchange(desk, made, false); !came) return tl::unexpected{came.error()};
    if (const auto kept = keep(desk, made); !kept) return tl::unexpected{kept.error()};
    return made;
}

Result<void> make_keys(Desk& desk) {
    const auto file = practice_keys_of(desk);
    if (const auto made = review::practice_keys_made(file); !made)
        return tl::unexpected{failure(made.error(), file.string())};
    return {};
}

Failure no_keys() {
    return {"no_keys", tr("This computer has no keys of a practice yet: they are made with the "
                          "first plan that is sealed.")};
}

Result<review::Courses> courses_here(const Desk& desk) {
    const auto mail = review::mail(mail_file(desk));
    if (!mail && mail.error() == store::StoreError::damaged) return review::Courses{};
    if (!mail) return tl::unexpected{failure(mail.error(), mail_file(desk).string())};
    return review::by_client(mail->desk.events);
}

Result<void> keep(Desk& desk, const Office& office) { return keep(desk, office.mail); }

Result<void> send(Desk& desk, Office& office) {
    // Where that failed nothing is kept of it: what came is read again next time.
    if (const auto sent = exchange(desk, office, true); !sent) return sent;
    return keep(desk, office);
}

Result<Looked> look(Desk& desk) {
    const auto folder = mailbox_of(desk);
    if (!folder) return tl::unexpected{folder.error()};
    const auto keys = keys_there(desk);
    if (!keys) return tl::unexpected{keys.error()};
    Looked looked{review::Clients::look(clients_of(desk)), {}, {}, {}, nullptr};
    const bool takes = *keys && *folder;
    if (takes)
        if (const auto came = take_what_came(desk, **keys, **folder, looked.exchanged); !came)
            desk.warn(came.error().message);
    const auto mail = kept_mail(desk, *folder, takes ? Tells::no : Tells::yes);
    if (!mail) return tl::unexpected{mail.error()};
    looked.found = looked.clients.all();
    looked.courses = review::by_client(mail->desk.events);
    if (*keys) looked.practice = (*keys)->open();
    warn_of(desk, looked.found);
    return looked;
}

Result<std::string> post(Desk& desk, bundle::Kind kind, const bundle::Bytes& bytes,
                         const Noted& note) {
    const auto folder = mailbox_of(desk);
    if (!folder) return tl::unexpected{folder.error()};
    if (!*folder)
        return tl::unexpected{Failure{
            "usage", tr("Name a file; or a mailbox, once, with rolltakt mailbox use FOLDER, "
                        "then what goes out lies there.")}};
    auto chance = bundle::Randomness::fresh();
    const mailbox::File file{mailbox::file_name(kind, chance), bytes};
    if (const auto noted = note(file.name); !noted) return tl::unexpected{noted.error()};
    if (const auto put = mailbox::put(**folder, file); !put)
        return tl::unexpected{folder_failure(**folder, put.error())};
    return file.name;
}

Outcome show_mailbox(Desk& desk) {
    const auto folder = mailbox_of(desk);
    if (!folder) return tl::unexpected{folder.error()};
    if (*folder)
        desk.say(filled(tr("The mailbox is {folder}."), {{"folder", (*folder)->string()}}));
    else
        desk.say(tr("No mailbox is named. rolltakt mailbox use FOLDER names one."));
    if (*folder)
        if (const auto good = mailbox::usable(**folder); !good)
            desk.warn(wording::sentence((*folder)->string(), good.error()));
    desk.answer(said_of(*folder));
    return 0;
}

Outcome use_mailbox(Desk& desk, const std::string& typed) {
    std::error_code failed;
    const fs::path folder = fs::absolute(typed, failed).lexically_normal();
    if (typed.empty() || failed)
        return tl::unexpected{Failure{"usage", tr("The folder needs a name.")}};
    if (const auto good = mailbox::usable(folder); !good)
        return tl::unexpected{folder_failure(folder, good.error())};
    if (const auto named = review::name_mailbox(mailbox_setting(desk), folder); !named)
        return tl::unexpected{failure(named.error(), mailbox_setting(desk).string())};
    desk.say(
        filled(tr("The mailbox is {folder}. What goes out is put there whole and what comes is "
                  "taken; nothing there is changed, and only what is of a closed client is "
                  "deleted."),
               {{"folder", folder.string()}}));
    const auto keys = keys_there(desk);
    Json told;
    if (keys && *keys)
        if (const auto came = take_what_came(desk, **keys, folder, told); !came)
            desk.warn(came.error().message);
    Json all = said_of(folder);
    all["exchanged"] = std::move(told);
    desk.answer(all);
    return 0;
}

Outcome drop_mailbox(Desk& desk) {
    if (const auto done = review::name_mailbox(mailbox_setting(desk), std::nullopt); !done)
        return tl::unexpected{failure(done.error(), mailbox_setting(desk).string())};
    desk.say(tr("No mailbox is named any more; what lies in the folder stays there."));
    desk.answer(said_of(std::nullopt));
    return 0;
}

Outcome export_practice(Desk& desk, const KeysFile& asked) {
    const auto keys = keys_there(desk);
    if (!keys) return tl::unexpected{keys.error()};
    if (!*keys) return tl::unexpected{no_keys()};
    auto secret = passphrase(desk, asked.passphrase_file);
    if (!secret) return tl::unexpected{secret.error()};
    const auto sealed =
        bundle::seal_with_passphrase(bundle::Kind::practice, {bundle::practice_part(**keys)},
                                     *secret, bundle::Randomness::fresh());
    bundle::wipe(*secret);
    if (!sealed) return tl::unexpected{refused(sealed.error())};
    if (const auto done = write(asked.file, asked.replace, *sealed); !done)
        return tl::unexpected{done.error()};
    desk.say(filled(tr("The keys of this practice are sealed: {file}. Whoever opens it reads every "
                       "reply; delete it when the other desk has taken it."),
                    {{"file", asked.file}}));
    desk.answer({{"file", asked.file}});
    return 0;
}

Outcome import_practice(Desk& desk, const KeysFile& asked) {
    const auto sealed = sealed_file(asked.file, bundle::Kind::practice);
    if (!sealed) return tl::unexpected{sealed.error()};
    auto secret = passphrase(desk, asked.passphrase_file);
    if (!secret) return tl::unexpected{secret.error()};
    const auto opened = bundle::open_with_passphrase(sealed->bytes, *secret);
    bundle::wipe(*secret);
    if (!opened) return tl::unexpected{refused(asked.file, opened.error())};
    const auto keys = bundle::practice_key(*opened);
    if (!keys) return tl::unexpected{not_as_made(asked.file)};
    const auto own = keys_there(desk);
    if (!own) return tl::unexpected{own.error()};
    if (*own && (*own)->open() != keys->open()) return tl::unexpected{other_practice()};
    const bool fresh = !*own;
    if (const auto kept = review::keep_practice_keys(practice_keys_of(desk), *keys); !kept)
        return tl::unexpected{failure(kept.error(), practice_keys_of(desk).string())};
    desk.say(fresh ? tr("This computer is a desk of that practice now. With the same folder as "
                        "mailbox it has the same clients.")
                   : tr("These keys were taken already; nothing is new."));
    desk.answer({{"new", fresh}});
    return 0;
}

} // namespace terminal::sealed
