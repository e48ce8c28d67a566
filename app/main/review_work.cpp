// Reading, and what is kept at this desk alone.
#include "main/review_work.h"

#include "mailbox/folder.h"
#include "plan/changes.h"
#include "report/client_record.h"
#include "review/answer.h"
#include "review/export.h"
#include "review/versions.h"
#include "routine/disk.h"
#include "store/private_file.h"
#include "terminal/mail.h"
#include "wording/review.h"
#include "wording/wording.h"

#include <algorithm>
#include <map>

namespace app::review_work {

using wording::filled, wording::tr;

namespace {

constexpr std::size_t weeks_shown = 12;

struct Seen { // the desk's files, as a reader finds them
    review::Clients clients;
    review::Clients::Found found;
    mailbox::Kept mail;
    review::Courses courses;
    bundle::PublicKey practice{};
    std::optional<fs::path> damaged; // the mail: the name that it is kept under then
};

store::Result<Seen> read(const review::Places& at) {
    auto mail = terminal::sealed::mail_there(at.mail);
    if (!mail) return tl::unexpected{mail.error()};
    const auto keys = review::practice_keys(at.keys);
    if (!keys && keys.error() != store::StoreError::not_found) return tl::unexpected{keys.error()};
    Seen seen{review::Clients::look(at.clients), {}, std::move(mail->mail), {}, {}, mail->damaged};
    seen.found = seen.clients.all();
    seen.courses = review::by_client(seen.mail.desk.events);
    if (keys) seen.practice = keys->open();
    return seen;
}

const review::Client* with_id(const std::vector<review::Client>& all, const std::string& id) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == id; });
    return found == all.end() ? nullptr : &*found;
}

void read_replies(screen::ClientRead& all, const Seen& seen) {
    std::vector<review::Reply> replies;
    for (const review::GotReply& got : all.client.replies)
        if (auto reply = seen.clients.reply(all.client, got)) replies.push_back(*std::move(reply));
    all.sessions = report::once_each(replies);
}

void read_told(screen::ClientRead& all, const Seen& seen) {
    if (const auto course = seen.courses.find(all.client.known_as); course != seen.courses.end())
        all.notes = course->second.notes;
    for (const mailbox::Event& event : seen.mail.desk.events.in_order()) {
        const auto* told = std::get_if<mailbox::Seen>(&event.what);
        if (told == nullptr || event.client != all.client.known_as) continue;
        for (const review::GotReply& got : all.client.replies)
            if (got.content == told->reply)
                all.seen.insert(all.seen.begin(), {event.at, got.from, got.until});
    }
}

void read_conflicts(screen::ClientRead& all, const review::SentPlan& sent,
                    const routine::Library& library) {
    for (const review::SentPlan& other : all.client.plans) {
        if (other.plan != sent.plan || other.version != sent.version || other.text == sent.text)
            continue;
        const auto plan = plan::read(other.text, other.name, library);
        if (plan && all.plan)
            all.conflicts.push_back(plan::changes(*all.plan, *plan));
        else
            ++all.unreadable_conflicts;
    }
}

// On the day of a change two versions held: the one that has its routine, else the earlier one.
const plan::Plan& version_of(const review::Session& session,
                             std::span<const review::GotReply> replies,
                             review::Versions& versions) {
    const plan::Plan* first = nullptr;
    for (const review::GotReply& got : replies) {
        if (session.day < got.from || session.day > got.until) continue;
        const plan::Plan& plan = versions.of(got);
        if (first == nullptr) first = &plan;
        if (std::any_of(plan.routines.begin(), plan.routines.end(),
                        [&](const plan::Planned& p) { return p.routine.id == session.routine; }))
            return plan;
    }
    return first == nullptr ? versions.current() : *first;
}

// Each version against the sessions of its days, of what is looked at: the same as its row.
void read_done(screen::ClientRead& all, const Seen& seen, review::Versions& versions) {
    const review::ToLookAt at = review::to_look_at(all.client, seen.courses);
    const auto told = review::told(seen.clients, all.client, at).now;
    std::map<const plan::Plan*, std::vector<review::Session>> by; // version
    for (const review::Session& session : told) {
        by[&version_of(session, at.now, versions)].push_back(session);
    }
    all.done = review::done(*all.plan, by[&versions.current()]);
    for (const auto& [plan, sessions] : by)
        if (plan != &versions.current())
            all.earlier.push_back({*plan, review::done(*plan, sessions)});
    std::sort(all.earlier.begin(), all.earlier.end(), [](const auto& one, const auto& other) {
        return one.plan.version < other.plan.version;
    });
}

fs::path beside(const fs::path& file, const char* ending) {
    fs::path all = file;
    all += ending;
    return all;
}

// The client's id, as the plan's maker noted it when the plan went out.
std::optional<std::string> noted_of(const fs::path& file) {
    const auto text = store::read_private(beside(file, ".client"));
    if (!text) return std::string{}; // of nobody who is known
    if (!*text) return std::nullopt;
    return (*text)->substr(0, (*text)->find_first_of("\r\n"));
}

// Plans made from one template share an id: whose it is says the note beside it, else the label,
// where one client alone has it.
bool is_of(const fs::path& file, const plan::Plan& plan, const review::Clients::Found& found,
           const review::Client& client) {
    if (const auto noted = noted_of(file)) return *noted == client.id;
    return !client.label.empty() && plan.client == client.label && found.unreadable.empty() &&
           std::count_if(found.all.begin(), found.all.end(),
                         [&](const review::Client& one) { return one.label == client.label; }) == 1;
}

std::optional<Own> own_text(const review::Places& at, const review::Clients::Found& found,
                            const review::Client& client, const std::string& plan,
                            const routine::Library& library) {
    std::optional<Own> own;
    for (const fs::path& file : routine::toml_files_below(at.plans)) {
        const auto text = routine::text_of(file);
        if (!text) continue;
        const auto read = plan::read(*text, file.string(), library);
        if (!read || read->is_template || read->id != plan) continue;
        if (!is_of(file, *read, found, client)) continue;
        if (!own || own->plan.version < read->version) own = Own{file, *text, *read};
    }
    return own;
}

// What was made of it: on paper, sealed, with mistakes, set aside.
void add_all_beside(std::vector<fs::path>& all, const fs::path& plan) {
    const std::string name = plan.filename().string(), stem = plan.stem().string();
    std::error_code none;
    std::vector<fs::path> found;
    for (fs::directory_iterator it{plan.parent_path(), none}, end; !none && it != end;
         it.increment(none)) {
        const std::string one = it->path().filename().string();
        if (one == name + ".typed" || one == name + ".client" || one == name + ".voice" ||
            one == stem + ".pdf" || one == stem + ".rtplan" || one.starts_with(name + ".old-"))
            found.push_back(it->path());
    }
    std::sort(found.begin(), found.end());
    all.insert(all.end(), found.begin(), found.end());
}

} // namespace

std::string damaged_mail(const fs::path& file, const fs::path& kept, bool has_folder) {
    return filled(tr("{file} cannot be read any more. The list of clients is whole; the file is "
                     "kept as {kept}, and a new one is made."),
                  {{"file", file.string()}, {"kept", kept.filename().string()}}) +
           ' ' +
           (has_folder ? tr("Notes and what was seen are read again from the shared folder.")
                       : tr("Notes and what was seen stood in that file alone and are not shown "
                            "any more."));
}

Listed list(const review::Places& at, const routine::Library& library, units::Day today) {
    Listed all;
    if (const auto folder = review::mailbox_named(at.mailbox))
        all.folder = *folder;
    else
        all.trouble = wording::sentence(folder.error(), at.mailbox.string());
    const auto seen = read(at);
    if (!seen) {
        all.trouble = wording::sentence(seen.error(), at.mail.string());
        return all;
    }
    const review::Looking looking{seen->clients, seen->practice, seen->courses, library, today};
    for (const review::Client& one : seen->found.all)
        all.rows.push_back(review::row_of(looking, one));
    for (const std::string& file : seen->found.unreadable)
        all.rows.push_back(review::row_of_unreadable(file));
    review::put_in_order(all.rows);
    all.clients = seen->found.all;
    if (seen->damaged) all.trouble = damaged_mail(at.mail, *seen->damaged, all.folder.has_value());
    return all;
}

store::Result<screen::ClientRead> client(const review::Places& at, const routine::Library& library,
                                         units::Day today, const std::string& id) {
    const auto seen = read(at);
    if (!seen) return tl::unexpected{seen.error()};
    const review::Client* one = with_id(seen->found.all, id);
    if (one == nullptr) return tl::unexpected{store::StoreError::not_found};
    screen::ClientRead all;
    all.client = *one;
    const review::Looking looking{seen->clients, seen->practice, seen->courses, library, today};
    all.row = review::row_of(looking, *one);
    const review::SentPlan& sent = review::current(seen->practice, *one, seen->courses);
    if (auto plan = plan::read(sent.text, sent.name, library)) all.plan = *std::move(plan);
    read_replies(all, *seen);
    read_told(all, *seen);
    read_conflicts(all, sent, library);
    if (!all.plan) return all;
    review::Versions versions{*one, sent, *all.plan, library};
    read_done(all, *seen, versions);
    all.weeks = review::weeks(*all.plan, all.sessions, today, weeks_shown, versions.earlier());
    return all;
}

store::Result<Draft> draft(const review::Places& at, const routine::Library& library,
                           units::Day today, const std::string& id) {
    const auto seen = read(at);
    if (!seen) return tl::unexpected{seen.error()};
    const review::Client* one = with_id(seen->found.all, id);
    if (one == nullptr) return tl::unexpected{store::StoreError::not_found};
    const review::SentPlan& sent = review::current(seen->practice, *one, seen->courses);
    const auto plan = plan::read(sent.text, sent.name, library);
    if (!plan) return tl::unexpected{store::StoreError::damaged};
    Draft made;
    made.client = *one;
    made.text = sent.text;
    made.holds = made.begins = *plan;
    made.next = review::next_version(*plan, today, std::nullopt);
    made.seen = unseen(*one, seen->courses);
    made.own = own_text(at, seen->found, *one, sent.name, library);
    made.asks_own =
        made.own && made.own->plan.version >= plan->version && !plan::same(made.own->plan, *plan);
    return made;
}

std::vector<fs::path> plans_of(const review::Places& at, const routine::Library& library,
                               const std::string& id) {
    const auto found = review::Clients::look(at.clients).all();
    const review::Client* client = with_id(found.all, id);
    // Of whom nothing can be read any of them may be.
    if (client == nullptr || !found.unreadable.empty()) return {};
    std::vector<fs::path> all;
    for (const fs::path& file : routine::toml_files_below(at.plans)) {
        const auto plan = plan::read_file(file, library);
        const bool theirs =
            plan ? !plan->is_template && is_of(file, *plan, found, *client) : noted_of(file) == id;
        if (!theirs) continue;
        all.push_back(file);
        add_all_beside(all, file);
    }
    return all;
}

std::string not_in_list() { return tr("This client is not in the list any more."); }

Changed change(const review::Places& at, const Lock& lock, const Change& work) {
    const std::unique_lock held{*lock, std::chrono::seconds{2}};
    if (!held.owns_lock())
        return {false, tr("The shared folder is being looked at and does not answer: this is not "
                          "kept yet. Try it again when it does.")};
    const auto failed = [](store::StoreError error, const fs::path& file) {
        return Changed{false, wording::sentence(error, file.string())};
    };
    const auto clients = review::Clients::open(at.clients); // no other desk meanwhile
    if (!clients) return failed(clients.error(), at.clients);
    auto mail = terminal::sealed::mail_there(at.mail);
    if (!mail) return failed(mail.error(), at.mail);
    if (!work(mail->mail)) return {false, tr("This is too long to be kept; 16,000 letters fit.")};
    if (const auto kept = terminal::sealed::keep_mail(at.mail, mail->mail); !kept)
        return failed(kept.error(), at.mail);
    return {true, {}};
}

std::vector<std::string> unseen(const review::Client& client, const review::Courses& courses) {
    const auto course = courses.find(client.known_as);
    std::vector<std::string> found;
    for (const review::GotReply& got : client.replies)
        if (course == courses.end() || !course->second.seen.contains(got.content))
            found.push_back(bundle::text(got.content));
    return found;
}

bool see(mailbox::Kept& mail, const review::Client& client, units::WallTime now,
         const std::vector<std::string>& only) {
    const auto courses = review::by_client(mail.desk.events);
    for (const std::string& reply : unseen(client, courses))
        if (std::find(only.begin(), only.end(), reply) != only.end())
            if (const auto content = bundle::id<bundle::Digest>(reply))
                mailbox::add(mail.desk, client.known_as, mailbox::Seen{*content}, now);
    return true;
}

store::Result<std::optional<review::SessionTraces>>
traces(const review::Places& at, const std::string& id, const review::Session& session) {
    const auto clients = review::Clients::look(at.clients);
    const auto found = clients.all();
    const review::Client* one = with_id(found.all, id);
    if (one == nullptr) return tl::unexpected{store::StoreError::not_found};
    return review::told_over_time(clients, *one, session);
}

Changed export_all(const review::Places& at, const std::string& id, const fs::path& file) {
    const auto seen = read(at);
    if (!seen) return {false, wording::sentence(seen.error(), at.mail.string())};
    const review::Client* one = with_id(seen->found.all, id);
    if (one == nullptr) return {false, not_in_list()};
    const auto all = review::everything_of(seen->clients, *one, seen->mail.desk.events);
    const auto done = store::write_private(file, all.text, store::Existing::keep);
    if (!done) return {false, wording::sentence(done.error(), file.string())};
    if (!*done)
        return {false, wording::filled(tr("{file} is there already. Name another file."),
                                       {{"file", file.string()}})};
    return {true, wording::not_exported(all)};
}

} // namespace app::review_work
