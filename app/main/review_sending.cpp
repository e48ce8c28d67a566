// What touches the folder that is shared: it may hang, so nothing here is the window's own.
#include "main/review_work.h"

#include "mailbox/folder.h"
#include "review/answer.h"
#include "store/private_file.h"
#include "terminal/sending.h"
#include "wording/plans.h"
#include "wording/wording.h"

#include <algorithm>
#include <sstream>

namespace app::review_work {

namespace sealed = terminal::sealed;
using wording::filled, wording::tr;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in{text};
    for (std::string line; std::getline(in, line);)
        if (!line.empty()) lines.push_back(line);
    return lines;
}

// The same work as on the command line, which says here what the page shows.
class Quiet {
  public:
    explicit Quiet(const Around& around, const std::string& passphrase = {})
        : around_{around.surroundings}, desk_{around_,
                                              {out_, err_},
                                              {around.data.string(), "", "", false}} {
        around_.wall_now = [now = around.now] { return now; };
        around_.typed = nullptr;
        if (!passphrase.empty()) around_.typed = [passphrase] { return std::optional{passphrase}; };
    }
    terminal::Desk& desk() { return desk_; }
    std::vector<std::string> said() const { return lines_of(out_.str()); }
    std::vector<std::string> warned() const { return lines_of(err_.str()); }

  private:
    std::ostringstream out_, err_;
    terminal::Surroundings around_;
    terminal::Desk desk_;
};

// In words of the page where those of the command line name what only it has.
Outcome failed(const terminal::Failure& failure) {
    const std::string file = failure.file.value_or(std::string{});
    Outcome done;
    done.code = failure.code;
    done.trouble = failure.message;
    if (failure.code == "exists")
        done.trouble = filled(tr("{file} is there already. Name another file."), {{"file", file}});
    if (failure.code == "usage") done.trouble = tr("The file to be written needs a name.");
    if (failure.code == "no_passphrase")
        done.trouble = tr("The passphrase is missing: type one, then send it again.");
    if (failure.code == "unreadable_replies")
        done.trouble = filled(tr("The record {file} is written without the replies that cannot be "
                                 "read, and nothing is deleted. Restore the latest backup."),
                              {{"file", file}});
    if (failure.code == "no_keys")
        done.trouble = tr("This computer has no keys of a practice: take them from another desk of "
                          "yours. Nothing was changed.");
    if (failure.code == "not_found" && file.empty()) done.trouble = not_in_list();
    if (failure.code == "not_found" && !file.empty())
        done.trouble = filled(tr("There is no file {file}."), {{"file", file}});
    return done;
}

// First without holding anything: where the folder hangs, the desk stays free.
void touch(const Around& around) {
    const auto folder = review::mailbox_named(review::places_in(around.data).mailbox);
    if (folder && *folder && around.probe) around.probe(**folder);
}

struct Next {
    plan::Plan plan;
    std::string text;
};

tl::expected<Next, std::string> next_of(const Answer& answer, const routine::Library& library) {
    const Draft& draft = answer.draft;
    plan::Plan next = draft.next;
    next.version = std::max(draft.holds.version, draft.begins.version) + 1;
    if (draft.own) next.version = std::max(next.version, draft.own->plan.version + 1);
    const std::string plain = plan::rewritten(draft.text, next, library);
    if (!plan::read(plain, next.id, library))
        return tl::unexpected{
            std::string{tr("These changes do not go together; take some of them back.")}};
    if (!answer.said.empty()) next.said = plan::Text{answer.said, answer.said};
    const std::string text = plan::rewritten(draft.text, next, library);
    auto read = plan::read(text, next.id, library);
    if (!read)
        return tl::unexpected{std::string{
            tr("The sentence cannot go along: it is too long, or holds what cannot be shown.")}};
    return Next{*std::move(read), text};
}

// So that whoever edits it goes on from what was sent. What would be lost by that is set aside.
std::string keep_own(const Answer& answer, const Next& next, const routine::Library& library) {
    const auto& own = answer.draft.own;
    if (!own) return {};
    const std::string behind =
        filled(tr("The plan is sent, and {file} could not be brought up to it."),
               {{"file", own->file.string()}});
    const auto there = store::read_private(own->file);
    if (!there) return behind;
    if (!*there) return {}; // deleted meanwhile
    const bool other = **there != own->text;
    const bool readable = !other || plan::read(**there, own->file.string(), library).has_value();
    const std::string text = plan::rewritten(readable ? **there : own->text, next.plan, library);
    const auto read = plan::read(text, own->file.string(), library);
    if (!read || !plan::same(*read, next.plan)) return behind;
    const bool lost = other || answer.from_sent || !plan::same(own->plan, answer.draft.begins);
    if (lost && !store::set_aside(own->file)) return behind;
    if (lost && !store::set_aside(sealed::recording_beside(own->file))) return behind;
    const auto done = store::write_private(own->file, text, store::Existing::replace);
    if (!done || !*done) return behind;
    return sealed::keep_recording(own->file, answer.recording) ? std::string{} : behind;
}

void join(std::string& all, const std::string& text) {
    if (!text.empty()) all.append(all.empty() ? "" : " ").append(text);
}

} // namespace

void probe(const fs::path& folder) {
    if (!mailbox::usable(folder)) return;
    const auto listing = mailbox::list(folder, mailbox::Desk{});
    if (!listing || listing->ours.empty()) return;
    static_cast<void>(mailbox::read_file(folder, listing->ours.back()));
}

Outcome look(const Around& around) {
    touch(around);
    const std::lock_guard held{*around.lock};
    Quiet quiet{around};
    const auto places = review::places_in(around.data);
    const auto before = sealed::mail_there(places.mail);
    const auto looked = sealed::look(quiet.desk());
    if (!looked) return failed(looked.error());
    Outcome done;
    done.good = true;
    done.told = quiet.said();
    const bool damaged = before && before->damaged;
    const auto after = sealed::mail_there(places.mail);
    if (damaged && after && !after->damaged) // made anew, from the folder
        done.told.push_back(damaged_mail(places.mail, *before->damaged, true));
    // Files that cannot be read have rows of their own, and the list has a sentence for the mail.
    for (const std::string& line : quiet.warned()) {
        if (damaged && line.find(places.mail.string()) != std::string::npos) continue;
        const auto& unread = looked->found.unreadable;
        if (std::none_of(unread.begin(), unread.end(), [&](const std::string& file) {
                return line.find(file) != std::string::npos;
            }))
            done.told.push_back(line);
    }
    return done;
}

Outcome take(const Around& around, const std::vector<std::string>& files) {
    touch(around);
    const std::lock_guard held{*around.lock};
    Outcome all;
    for (const std::string& file : files) {
        Quiet quiet{around};
        const auto taken = sealed::import_reply(quiet.desk(), file);
        if (taken) {
            all.good = true;
            for (const std::string& line : quiet.said()) all.told.push_back(line);
            continue;
        }
        auto why = taken.error();
        if (!why.file) why.file = file;
        const Outcome one = failed(why);
        join(all.trouble, one.trouble);
        all.code = one.code;
    }
    return all;
}

Outcome send(const Around& around, const Answer& answer) {
    touch(around);
    const std::lock_guard held{*around.lock};
    Quiet quiet{around, answer.passphrase};
    const auto library = quiet.desk().library();
    const auto next = next_of(answer, library);
    if (!next) return {false, {}, "changes", next.error()};
    auto office = sealed::office(quiet.desk());
    if (!office) return failed(office.error());
    const auto client = sealed::client_named(office->clients.all(), answer.draft.client.id,
                                             sealed::Naming::in_full);
    if (!client) return failed(client.error());
    if (client->plans != answer.draft.client.plans)
        return {false,
                {},
                "newer",
                tr("Another desk sent this client a plan meanwhile. Go back and look at it first; "
                   "nothing was sent.")};
    const sealed::Way way{answer.file, {}, false};
    const auto sent = sealed::send_plan(quiet.desk(), *office, {*client, false}, next->plan,
                                        next->text, answer.recording, way);
    if (!sent) return failed(sent.error());
    Outcome done;
    done.good = true;
    done.trouble = keep_own(answer, *next, library);
    if (sent->trouble) join(done.trouble, failed(*sent->trouble).trouble);
    see(office->mail, *client, around.now, answer.draft.seen);
    if (const auto told = sealed::send(quiet.desk(), *office); !told && !sent->trouble)
        join(done.trouble, failed(told.error()).trouble);
    done.told.push_back(filled(
        answer.file ? tr("Version {version} is written for {client}.")
                    : tr("Version {version} is on its way to {client}."),
        {{"version", std::to_string(next->plan.version)}, {"client", review::called(*client)}}));
    return done;
}

Outcome close(const Around& around, const std::string& client, const std::string& file,
              const std::vector<fs::path>& plans) {
    touch(around);
    const std::lock_guard held{*around.lock};
    Quiet quiet{around};
    const auto closed = sealed::close_client(quiet.desk(), {client, file, "a4", false});
    if (!closed) {
        auto why = closed.error();
        if (!why.file && why.code != "not_found") why.file = file;
        return failed(why);
    }
    Outcome done;
    done.good = true;
    done.told = quiet.said();
    for (const fs::path& one : plans) {
        std::error_code none, stayed;
        if (fs::equivalent(one, file, none)) continue; // the record, named like the plan's paper
        if (fs::remove(one, stayed); stayed)
            done.trouble = filled(tr("{file} could not be deleted; delete it by hand."),
                                  {{"file", one.string()}});
    }
    return done;
}

Outcome remove_unreadable(const Around& around, const std::string& id) {
    touch(around);
    const std::lock_guard held{*around.lock};
    Quiet quiet{around};
    const auto found = review::Clients::look(review::places_in(around.data).clients).all();
    const bool unread =
        std::any_of(found.unreadable.begin(), found.unreadable.end(), [&](const std::string& file) {
            return fs::path{file}.parent_path().filename() == id;
        });
    if (!unread) return {false, {}, "not_found", not_in_list()};
    const auto gone = sealed::delete_client(quiet.desk(), id);
    if (!gone) return failed(gone.error());
    Outcome done;
    done.good = true;
    done.told = quiet.said();
    return done;
}

Outcome use_folder(const Around& around, const std::string& typed) {
    std::error_code failed_path;
    const fs::path folder = fs::absolute(typed, failed_path).lexically_normal();
    if (typed.empty() || failed_path) return {false, {}, "usage", tr("The folder needs a name.")};
    if (around.probe) around.probe(folder);
    const std::lock_guard held{*around.lock};
    if (const auto good = mailbox::usable(folder); !good)
        return failed(sealed::folder_failure(folder, good.error()));
    const fs::path setting = review::places_in(around.data).mailbox;
    if (const auto named = review::name_mailbox(setting, folder); !named)
        return failed(terminal::failure(named.error(), setting.string()));
    Outcome done;
    done.good = true;
    done.told.push_back(
        filled(tr("The folder {folder} is shared from now on."), {{"folder", folder.string()}}));
    return done;
}

} // namespace app::review_work
