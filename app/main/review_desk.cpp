#include "main/review_desk.h"

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
      library_{&library}, probe_{std::move(probe)} {}

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
    to(At::list);
    chosen_.clear();
    first_ = 0;
    read_list();
    looks_now_ = true;
}

// --- errands -------------------------------------------------------------------------------------

std::optional<ReviewDesk::Errand> ReviewDesk::errand() {
    if (errands_.empty()) return std::nullopt;
    Errand next = std::move(errands_.front());
    errands_.pop_front();
    return next;
}

void ReviewDesk::read_list() {
    errands_.push_back([this, day = today()]() -> Ending {
        return [this, listed = review_work::list(places_, *library_, day)](units::HostTime) {
            listed_ = listed;
            std::erase_if(chosen_, [&](const std::string& id) {
                return std::none_of(listed_->rows.begin(), listed_->rows.end(),
                                    [&](const review::Row& row) { return row.client == id; });
            });
        };
    });
}

void ReviewDesk::read_client(const std::string& id) {
    errands_.push_back([this, id, day = today()]() -> Ending {
        auto read = review_work::client(places_, *library_, day, id);
        return [this, read = std::move(read)](units::HostTime) {
            if (!read) {
                to(At::list);
                trouble_ = wording::sentence(read.error(), places_.clients.string());
                return;
            }
            client_ = *read;
            if (at_ == At::list) to(At::client);
        };
    });
}

void ReviewDesk::read_draft() {
    errands_.push_back([this, id = client_->client.id, day = today()]() -> Ending {
        auto read = review_work::draft(places_, *library_, day, id);
        return [this, read = std::move(read)](units::HostTime) {
            if (!read) {
                trouble_ = wording::sentence(read.error(), places_.clients.string());
                return;
            }
            draft_ = *read;
            from_sent_ = weekdays_go_ = false;
            answer_typing = {};
            to(At::answer);
        };
    });
}

// It counts as kept once it is on the disk; the folder gets it with the next look.
void ReviewDesk::change(review_work::Change work, std::string said) {
    errands_.push_back([this, work = std::move(work), said = std::move(said)]() -> Ending {
        return [this, said, done = review_work::change(places_, lock_, work)](units::HostTime) {
            said_ = done.good ? said : std::string{};
            trouble_ = done.trouble;
            if (!done.good) return;
            chosen_.clear();
            looks_now_ = true;
            read_list();
            if (client_ && at_ != At::list) read_client(client_->client.id);
        };
    });
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
                      std::string said) {
    mailbox::Note note;
    note.text = text;
    note.replaces = replaces;
    change(
        [note, whose = client_->client.known_as, now = around_->wall_now()](mailbox::Kept& mail) {
            return mailbox::add(mail.desk, whose, note, now).has_value();
        },
        std::move(said));
}

// --- the folder ----------------------------------------------------------------------------------

void ReviewDesk::work(Job job, std::function<Outcome()> what) {
    waiting_.push_back({job, std::move(what)});
}

void ReviewDesk::take_files(std::vector<std::string> files) {
    if (at_ != At::list) to(At::list);
    work(Job::take,
         [at = around(), files = std::move(files)] { return review_work::take(at, files); });
}

bool ReviewDesk::advance(units::HostTime now, bool shown) {
    bool fresh = false;
    if (aside_ && aside_->over()) {
        const Outcome done = *aside_->take();
        aside_.reset();
        hear(done);
        looks_again_ = now + between_looks;
        fresh = true;
    }
    const bool due = looks_now_ || (looks_again_ && now >= *looks_again_);
    if (shown && due && waiting_.empty() && !aside_) {
        looks_now_ = false;
        work(Job::look, [at = around()] { return review_work::look(at); });
    }
    if (!aside_ && !waiting_.empty()) {
        job_ = waiting_.front().job;
        aside_since_ = wording::date_time(around_->wall_now());
        given_up_ = false;
        aside_.emplace(std::move(waiting_.front().work), now);
        waiting_.pop_front();
        looks_again_.reset();
    }
    return fresh;
}

void ReviewDesk::wait(std::chrono::milliseconds time) {
    if (aside_ && !given_up_) given_up_ = !aside_->over_within(time);
}

void ReviewDesk::hear(const Outcome& done) {
    if (job_ == Job::look) {
        came_ = done.told;
        if (!done.good) came_.push_back(done.trouble);
        looked_ = wording::date_time(around_->wall_now());
    } else {
        said_.clear();
        for (const std::string& line : done.told)
            said_.append(said_.empty() ? "" : " ").append(line);
        trouble_ = done.trouble;
    }
    if (job_ == Job::take && done.good) review_typing.file.clear();
    if (job_ == Job::send && done.good) {
        draft_.reset();
        client_.reset();
        at_ = At::list;
    }
    if (job_ == Job::close && done.good) {
        closing_.reset();
        client_.reset();
        at_ = At::list;
    }
    if (job_ == Job::close && !done.good && closing_) closing_->asked = false;
    if (job_ != Job::look && done.good) looks_now_ = true;
    read_list();
    if (client_ && at_ == At::client) read_client(client_->client.id);
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
    const bool queued = std::any_of(waiting_.begin(), waiting_.end(),
                                    [](const Waiting& one) { return one.job == Job::send; });
    facts.sending = queued || (aside_ && job_ == Job::send);
    facts.own_differs = draft_->asks_own;
    if (draft_->own) facts.own_version = draft_->own->plan.version;
    if (const auto since = waits(now); facts.sending && !since.empty())
        facts.waits = filled(tr("The shared folder has not answered since {time}; the plan goes "
                                "out when it does."),
                             {{"time", since}});
    facts.trouble = trouble_;
    return view_of(facts);
}

screen::CloseView ReviewDesk::close_view(units::HostTime now) const {
    screen::CloseView v;
    v.title =
        filled(tr("Close the record of {client}"), {{"client", review::called(client_->client)}});
    v.asked = closing_->asked;
    for (const fs::path& plan : closing_->plans)
        v.plans.push_back(
            filled(tr("Also {file}, which was made for this client."), {{"file", plan.string()}}));
    v.writing = std::any_of(waiting_.begin(), waiting_.end(),
                            [](const Waiting& one) { return one.job == Job::close; }) ||
                (aside_ && job_ == Job::close);
    if (const auto since = waits(now); v.writing && !since.empty())
        v.waits = filled(tr("The shared folder has not answered since {time}; nothing is deleted "
                            "before it does."),
                         {{"time", since}});
    v.trouble = trouble_;
    return v;
}

ReviewDesk::View ReviewDesk::view(units::HostTime now) const {
    if (at_ == At::close && closing_ && client_) return close_view(now);
    if (at_ == At::answer && draft_) return answer_view(now);
    if (at_ == At::client && client_) {
        screen::ClientFacts facts;
        facts.read = &*client_;
        facts.part = part_;
        facts.exercises = library_->exercises();
        facts.routines = library_->routines();
        facts.said = said_;
        facts.trouble = trouble_;
        return view_of(facts);
    }
    return list_view(now);
}

} // namespace app
