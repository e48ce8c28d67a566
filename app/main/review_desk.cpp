#include "main/review_desk.h"

#include "bundle/secret.h"
#include "wording/wording.h"

#include <algorithm>

namespace app {

namespace fs = std::filesystem;
using review_work::Outcome;
using wording::filled, wording::tr, wording::trn;
using namespace std::chrono_literals;

namespace {

constexpr units::Duration between_looks = 60s, hangs_after = 3s;

} // namespace

ReviewDesk::ReviewDesk(const terminal::Surroundings& around, fs::path data,
                       const routine::Library& library, Probe probe)
    : around_{&around}, data_{std::move(data)}, places_{review::places_in(data_)},
      library_{&library}, probe_{std::move(probe)}, dictation_{around.microphone} {}

units::Day ReviewDesk::today() const { return units::day_at(around_->wall_now()); }

review_work::Around ReviewDesk::around() const {
    return {*around_, data_, around_->wall_now(), lock_, probe_};
}

void ReviewDesk::to(At at) {
    at_ = at;
    trouble_.clear();
    if (at != At::list) said_.clear();
}

void ReviewDesk::open() {
    said_.clear();
    came_.clear();
    drop_draft();
    closing_.reset();
    client_.reset();
    to(At::list);
    chosen_.clear();
    asked_remove_.clear();
    first_ = 0;
    read_list();
    looks_now_ = true;
}

// --- errands -------------------------------------------------------------------------------------

std::optional<ReviewDesk::Errand> ReviewDesk::errand() {
    dictation_.advance();
    if (auto work = dictation_.work()) {
        waits_ = true;
        const std::string whose = draft_ ? draft_->client.id : std::string{};
        return [this, whose, work = *std::move(work)]() -> Ending {
            return [this, whose, made = work()](units::HostTime) {
                if (!draft_ || draft_->client.id != whose) return;
                dictation_.hear(made);
                if (trouble_ == not_recorded_yet()) trouble_.clear();
            };
        };
    }
    if (errands_.empty()) return std::nullopt;
    ToDo next = std::move(errands_.front());
    errands_.pop_front();
    waits_ = next.asked;
    return std::move(next.errand);
}

void ReviewDesk::read_list() {
    const auto reads = [this, day = today()]() -> Ending {
        return [this, listed = review_work::list(places_, *library_, day)](units::HostTime) {
            listed_ = listed;
            std::erase_if(chosen_, [&](const std::string& id) {
                return std::none_of(listed_->rows.begin(), listed_->rows.end(),
                                    [&](const review::Row& row) { return row.client == id; });
            });
        };
    };
    errands_.push_back({reads, false});
}

void ReviewDesk::read_client(const std::string& id, Reads why) {
    const auto reads = [this, id, why, day = today()]() -> Ending {
        auto read = review_work::client(places_, *library_, day, id);
        return [this, id, why, read = std::move(read)](units::HostTime) {
            const bool there = client_ && client_->client.id == id;
            if (why == Reads::anew ? !there : at_ != At::list) return; // left meanwhile
            if (!read) {
                to(At::list);
                trouble_ = read.error() == store::StoreError::not_found
                               ? review_work::not_in_list()
                               : wording::sentence(read.error(), places_.clients.string());
                return;
            }
            client_ = *read;
            if (why == Reads::opens) to(At::client);
        };
    };
    errands_.push_back({reads, why == Reads::opens});
}

void ReviewDesk::read_draft() {
    const auto reads = [this, id = client_->client.id, day = today()]() -> Ending {
        auto read = review_work::draft(places_, *library_, day, id);
        return [this, id, read = std::move(read)](units::HostTime) {
            if (draft_ || at_ != At::client || !shows(id)) return;
            if (!read) {
                trouble_ = read.error() == store::StoreError::not_found
                               ? review_work::not_in_list()
                               : wording::sentence(read.error(), places_.clients.string());
                return;
            }
            drop_draft();
            draft_ = *read;
            to(At::answer);
        };
    };
    errands_.push_back({reads, true});
}

void ReviewDesk::drop_draft() {
    draft_.reset();
    dictation_.open({});
    from_sent_ = weekdays_go_ = false;
    bundle::wipe(answer_typing.passphrase);
    answer_typing = {};
}

// It counts as kept once it is on the disk; the folder gets it with the next look.
void ReviewDesk::change(review_work::Change work, std::string said, std::function<void()> kept) {
    if (changing_) return;
    changing_ = true;
    const auto changes = [this, work = std::move(work), said = std::move(said),
                          kept = std::move(kept)]() -> Ending {
        return
            [this, said, kept, done = review_work::change(places_, lock_, work)](units::HostTime) {
                changing_ = false;
                said_ = done.good ? said : std::string{};
                trouble_ = done.trouble;
                if (!done.good) return;
                if (kept) kept();
                chosen_.clear();
                looks_now_ = true;
                read_list();
                if (client_ && at_ != At::list) read_client(client_->client.id, Reads::anew);
            };
    };
    errands_.push_back({changes, true});
}

void ReviewDesk::see(const std::vector<std::string>& clients) {
    if (!listed_) return;
    std::vector<std::pair<review::Client, std::vector<std::string>>> shown;
    for (const review::Client& one : listed_->clients) {
        if (std::find(clients.begin(), clients.end(), one.id) == clients.end()) continue;
        std::vector<std::string> replies; // that were there; what comes meanwhile was not seen
        for (const review::GotReply& got : one.replies)
            replies.push_back(bundle::text(got.content));
        shown.emplace_back(one, std::move(replies));
    }
    change(
        [shown, now = around_->wall_now()](mailbox::Kept& mail) {
            for (const auto& [client, replies] : shown)
                review_work::see(mail, client, now, replies);
            return true;
        },
        trn("The replies of {n} client are seen.", "The replies of {n} clients are seen.",
            shown.size()));
}

void ReviewDesk::note(const std::string& text, std::optional<mailbox::Key> replaces,
                      std::string said, std::function<void()> kept) {
    mailbox::Note note;
    note.text = text;
    note.replaces = replaces;
    change(
        [note, whose = client_->client.known_as, now = around_->wall_now()](mailbox::Kept& mail) {
            return mailbox::add(mail.desk, whose, note, now).has_value();
        },
        std::move(said), std::move(kept));
}

// --- the folder ----------------------------------------------------------------------------------

void ReviewDesk::work(Waiting what) {
    refused_close_ = false;
    waiting_.push_back(std::move(what));
}

bool ReviewDesk::under_way(Job job, const std::string& client) const {
    const auto is = [&](const Waiting& one) { return one.job == job && one.client == client; };
    return (aside_ && is(now_)) || std::any_of(waiting_.begin(), waiting_.end(), is);
}

bool ReviewDesk::asked_under_way() const {
    const auto asked = [](const Waiting& one) { return one.job != Job::look; };
    return (aside_ && asked(now_)) || std::any_of(waiting_.begin(), waiting_.end(), asked);
}

// What is typed stays where it is.
void ReviewDesk::take_files(std::vector<std::string> files) {
    if (at_ == At::client || at_ == At::trace) {
        trace_.reset();
        client_.reset();
        to(At::list);
    }
    work({Job::take, {}, {}, [at = around(), files = std::move(files)] {
              return review_work::take(at, files);
          }});
}

bool ReviewDesk::refuse_close() {
    if (!asked_under_way() || refused_close_) return false;
    refused_close_ = true;
    trouble_ = tr("Something is still on its way to the shared folder or from it. Wait until it is "
                  "done; whoever closes the window a second time leaves without that.");
    return true;
}

void ReviewDesk::finish(units::HostTime now) {
    const auto keep = [&] {
        while (!errands_.empty()) {
            const ToDo next = std::move(errands_.front());
            errands_.pop_front();
            if (next.asked) next.errand()(now);
        }
    };
    keep();
    while (asked_under_way()) {
        advance(now, false);
        wait(2s);
        if (given_up_) return; // a folder that hangs is left behind
        advance(now, false);
        keep();
    }
}

bool ReviewDesk::advance(units::HostTime now, bool looks) {
    bool fresh = false;
    if (aside_ && aside_->over()) {
        const Outcome done = *aside_->take();
        aside_.reset();
        hear(done);
        looks_again_ = now + between_looks;
        fresh = true;
    }
    const bool due = looks_now_ || (looks_again_ && now >= *looks_again_);
    if (looks && due && waiting_.empty() && !aside_) {
        looks_now_ = false;
        waiting_.push_back({Job::look, {}, {}, [at = around()] { return review_work::look(at); }});
    }
    if (!aside_ && !waiting_.empty()) {
        now_ = std::move(waiting_.front());
        waiting_.pop_front();
        aside_since_ = wording::date_time(around_->wall_now());
        given_up_ = false;
        aside_.emplace(std::move(now_.work), now);
        looks_again_.reset();
    }
    return fresh;
}

void ReviewDesk::wait(std::chrono::milliseconds time) {
    if (aside_ && !given_up_) given_up_ = !aside_->over_within(time);
}

bool ReviewDesk::shows(const std::string& client) const {
    return at_ != At::list && client_ && client_->client.id == client;
}

// What is told once stays until the list was left.
void ReviewDesk::hear_look(const Outcome& done) {
    for (const std::string& line : done.told)
        if (std::find(came_.begin(), came_.end(), line) == came_.end()) came_.push_back(line);
    folder_trouble_ = done.good ? std::string{} : done.trouble;
    looked_ = wording::date_time(around_->wall_now());
}

void ReviewDesk::hear(const Outcome& done) {
    const bool here = shows(now_.client);
    if (now_.job == Job::look) hear_look(done);
    if (now_.job == Job::take && done.good) review_typing.file.clear();
    if (now_.job == Job::folder && done.good) review_typing.folder.clear();
    if (now_.job == Job::close && !done.good && closing_ && here) closing_->asked = false;
    if ((now_.job == Job::send || now_.job == Job::close) && done.good && here) {
        drop_draft();
        closing_.reset();
        client_.reset();
        to(At::list);
    }
    if (now_.job != Job::look) {
        std::string told;
        for (const std::string& line : done.told) told.append(told.empty() ? "" : " ").append(line);
        std::string trouble = done.trouble;
        if (!here && !now_.called.empty() && !trouble.empty())
            trouble = now_.called + ": " + trouble;
        // Where it was asked for; else it waits on the list.
        if (at_ == At::list || here) {
            said_ = told;
            trouble_ = trouble;
        } else {
            if (!told.empty()) came_.push_back(told);
            if (!trouble.empty()) came_.push_back(trouble);
            if (now_.job == Job::take && !trouble.empty()) trouble_ = trouble;
        }
        if (done.good) looks_now_ = true;
        refused_close_ = false;
    }
    read_list();
    if (client_ && (at_ == At::client || at_ == At::trace))
        read_client(client_->client.id, Reads::anew);
}

std::string ReviewDesk::waits(units::HostTime now) const {
    return aside_ && now - aside_->since() >= hangs_after ? aside_since_ : std::string{};
}

// --- what is shown -------------------------------------------------------------------------------

screen::ReviewView ReviewDesk::list_view(units::HostTime now) const {
    screen::ReviewFacts facts;
    facts.reading = !listed_;
    if (listed_) facts.rows = listed_->rows;
    facts.chosen = chosen_;
    facts.first = first_;
    facts.mailbox = {listed_ && listed_->folder ? listed_->folder->string() : std::string{},
                     looked_, waits(now), came_};
    if (!folder_trouble_.empty()) facts.mailbox.came.push_back(folder_trouble_);
    facts.asked_remove = asked_remove_;
    facts.said = said_;
    facts.trouble = trouble_.empty() && listed_ ? listed_->trouble : trouble_;
    return view_of(facts);
}

screen::AnswerView ReviewDesk::answer_view(units::HostTime now) const {
    screen::AnswerFacts facts;
    facts.client = review::called(draft_->client);
    facts.holds = &draft_->holds;
    facts.next = &draft_->next;
    facts.weekdays_go = weekdays_go_;
    facts.mailbox = listed_ && listed_->folder;
    facts.needs_passphrase = !draft_->client.answer_to;
    facts.sending = under_way(Job::send, draft_->client.id);
    facts.own_differs = draft_->asks_own;
    if (draft_->own) facts.own_version = draft_->own->plan.version;
    if (const auto since = waits(now); facts.sending && !since.empty())
        facts.waits = filled(tr("The shared folder has not answered since {time}; the plan goes "
                                "out when it does."),
                             {{"time", since}});
    facts.recording = dictation_.facts();
    facts.trouble = trouble_;
    return view_of(facts);
}

bool ReviewDesk::take_recording(const std::string& file) {
    if (at_ != At::answer || !draft_ || under_way(Job::send, draft_->client.id)) return false;
    if (dictation_.recording())
        trouble_ = tr("Take out the recording first.");
    else
        dictation_.take_file(file);
    return true;
}

screen::CloseView ReviewDesk::close_view(units::HostTime now) const {
    screen::CloseView v;
    v.title =
        filled(tr("Close the record of {client}"), {{"client", review::called(client_->client)}});
    v.asked = closing_->asked;
    for (const fs::path& plan : closing_->plans)
        v.plans.push_back(
            filled(tr("Also {file}, which was made for this client."), {{"file", plan.string()}}));
    v.writing = under_way(Job::close, client_->client.id);
    if (const auto since = waits(now); v.writing && !since.empty())
        v.waits = filled(tr("The shared folder has not answered since {time}; nothing is deleted "
                            "before it does."),
                         {{"time", since}});
    v.trouble = trouble_;
    return v;
}

screen::ClientFacts ReviewDesk::client_facts() const {
    screen::ClientFacts facts;
    facts.read = &*client_;
    facts.part = part_;
    facts.exercises = library_->exercises();
    facts.routines = library_->routines();
    facts.said = said_;
    facts.trouble = trouble_;
    return facts;
}

ReviewDesk::View ReviewDesk::view(units::HostTime now) const {
    if (at_ == At::close && closing_ && client_) return close_view(now);
    if (at_ == At::answer && draft_) return answer_view(now);
    if (at_ == At::trace && trace_ && client_) return trace_->view(client_facts());
    if (at_ == At::client && client_) return view_of(client_facts());
    return list_view(now);
}

} // namespace app
