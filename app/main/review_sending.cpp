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
    if (failure.code == "not_found" && file.empty())
        done.trouble = tr("This client is not in the list any more.");
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

// So that whoever edits it goes on from what was sent.
std::string keep_own(const Answer& answer, const Next& next, const routine::Library& library) {
    const auto& own = answer.draft.own;
    if (!own) return {};
    const std::string text = plan::rewritten(own->text, next.plan, library);
    const auto read = plan::read(text, own->file.string(), library);
    const auto told = [&](const char* what) {
        return filled(what, {{"file", own->file.string()}});
    };
    if (!read || !plan::same(*read, next.plan))
        return told(tr("The plan is sent, and {file} could not be brought up to it."));
    if (answer.from_sent && !store::set_aside(own->file))
        return told(tr("The plan is sent, and {file} could not be brought up to it."));
    const auto done = store::write_private(own->file, text, store::Existing::replace);
    if (!done || !*done)
        return told(tr("The plan is sent, and {file} could not be brought up to it."));
    return {};
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
    const auto looked = sealed::look(quiet.desk());
    if (!looked) return failed(looked.error());
    Outcome done;
    done.good = true;
    done.told = quiet.said();
    // Files that cannot be read have rows of their own.
    for (const std::string& line : quiet.warned()) {
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
        all.trouble.append(all.trouble.empty() ? "" : " ").append(one.trouble);
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
    const auto sent =
        sealed::send_plan(quiet.desk(), *office, {*client, false}, next->plan, next->text, way);
    if (!sent) return failed(sent.error());
    Outcome done;
    done.good = true;
    done.trouble = keep_own(answer, *next, library);
    see(office->mail, *client, around.now, answer.draft.seen);
    if (const auto told = sealed::send(quiet.desk(), *office); !told)
        done.trouble = failed(told.error()).trouble;
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
    for (const fs::path& plan : plans) {
        std::error_code none, stayed;
        const std::string beginning = plan.filename().string() + ".old-";
        std::vector<fs::path> gone{plan};
        for (fs::directory_iterator it{plan.parent_path(), none}, end; !none && it != end;
             it.increment(none))
            if (it->path().filename().string().starts_with(beginning)) gone.push_back(it->path());
        for (const fs::path& one : gone)
            if (fs::remove(one, stayed); stayed)
                done.trouble = filled(tr("{file} could not be deleted; delete it by hand."),
                                      {{"file", one.string()}});
    }
    return done;
}

} // namespace app::review_work
