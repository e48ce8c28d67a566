#include "main/review_desk.h"

#include "main/typed_path.h"
#include "plan/due.h"
#include "review/answer.h"
#include "wording/wording.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace app {

namespace fs = std::filesystem;
using review_work::Outcome;
using screen::ClientPart;
using wording::filled, wording::tr, wording::trn;
using namespace std::chrono_literals;

namespace {

constexpr units::Duration between_looks = 60s, hangs_after = 3s;
constexpr double pace_step = 0.5; // seconds per stroke

std::string after(const std::string& text, std::string_view beginning) {
    return text.substr(beginning.size());
}

std::optional<std::size_t> number_in(std::string_view text) {
    std::size_t n = 0;
    const auto end = text.data() + text.size();
    if (text.empty() || std::from_chars(text.data(), end, n).ptr != end) return std::nullopt;
    return n;
}

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
        const Outcome done = aside_->take();
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

// --- what is wished for --------------------------------------------------------------------------

void ReviewDesk::act(const std::string& wish) {
    if (wish == "list") {
        to(At::list);
        client_.reset();
        return read_list();
    }
    if (wish == "client" && client_) {
        draft_.reset();
        closing_.reset();
        return to(At::client);
    }
    switch (at_) {
    case At::list: return act_on_list(wish);
    case At::client: return act_on_client(wish);
    case At::answer: return act_on_answer(wish);
    case At::close: return act_on_close(wish);
    }
}

void ReviewDesk::act_on_list(const std::string& wish) {
    if (!listed_) return;
    said_.clear();
    trouble_.clear();
    if (wish.starts_with("open:")) {
        part_ = ClientPart::steps;
        client_typing = {};
        const std::string id = after(wish, "open:");
        const bool there = std::any_of(listed_->clients.begin(), listed_->clients.end(),
                                       [&](const review::Client& one) { return one.id == id; });
        if (there) return read_client(id);
        trouble_ = tr("The file of this client cannot be read. Restore the latest backup.");
    }
    if (wish.starts_with("pick:")) {
        const std::string id = after(wish, "pick:");
        if (chosen_.erase(id) == 0) chosen_.insert(id);
    }
    if (wish == "seen") see({chosen_.begin(), chosen_.end()});
    if (wish == "plain") {
        std::vector<std::string> plain;
        for (const review::Row& row : listed_->rows)
            if (review::inconspicuous(row)) plain.push_back(row.client);
        see(plain);
    }
    if (wish == "later" && first_ + screen::review_rows < listed_->rows.size())
        first_ += screen::review_rows;
    if (wish == "earlier") first_ -= std::min(first_, screen::review_rows);
    if (wish.starts_with("take:")) take_files({path_of(after(wish, "take:"))});
}

void ReviewDesk::act_on_client(const std::string& wish) {
    said_.clear();
    trouble_.clear();
    if (wish == "part:steps") part_ = ClientPart::steps;
    if (wish == "part:weeks") part_ = ClientPart::weeks;
    if (wish == "part:sessions") part_ = ClientPart::sessions;
    if (wish == "part:notes") part_ = ClientPart::notes;
    if (wish == "answer" && client_->plan) read_draft();
    if (wish == "seen-one") see({client_->client.id});
    if (wish == "note" && !client_typing.note.empty()) {
        note(client_typing.note, std::nullopt, tr("The note is kept."));
        client_typing.note.clear();
    }
    if (wish.starts_with("unnote:"))
        if (const auto n = number_in(after(wish, "unnote:")); n && *n < client_->notes.size())
            note({}, client_->notes[*n].key, tr("The note is taken back."));
    if (wish == "export")
        errands_.push_back([this, id = client_->client.id,
                            file = path_of(client_typing.file)]() -> Ending {
            return
                [this, file, done = review_work::export_all(places_, id, file)](units::HostTime) {
                    trouble_ = done.trouble;
                    if (done.good)
                        said_ = filled(tr("{file} is written; whoever has it can read it."),
                                       {{"file", file}});
                };
        });
    if (wish == "close" && listed_) {
        closing_ = Closing{};
        close_typing = {};
        to(At::close);
        errands_.push_back([this, one = client_->client, all = listed_->clients]() -> Ending {
            return [this,
                    plans = review_work::plans_of(places_, *library_, all, one)](units::HostTime) {
                if (closing_) closing_->plans = plans;
            };
        });
    }
}

void ReviewDesk::begin_from_own() {
    draft_->begins = draft_->own->plan;
    draft_->text = draft_->own->text;
    draft_->next = review::next_version(draft_->begins, today(), std::nullopt);
    weekdays_go_ = false;
}

void ReviewDesk::act_on_answer(const std::string& wish) {
    const bool sending = aside_ && job_ == Job::send;
    if (!draft_ || sending) return;
    trouble_.clear();
    if (wish == "from-own" && draft_->own) {
        begin_from_own();
        draft_->asks_own = false;
    } else if (wish == "from-sent") {
        from_sent_ = true;
        draft_->asks_own = false;
    } else if (wish == "send")
        send();
    else
        alter(wish);
}

// "sets+:0:calf", "pace-:1:foot_sole", "days+:0": of the routine that it stands in.
void ReviewDesk::alter(const std::string& wish) {
    const auto at = wish.find(':');
    if (at == std::string::npos || at < 2) return;
    const std::string what = wish.substr(0, at - 1);
    const int by = wish[at - 1] == '+' ? 1 : -1;
    const std::string rest = wish.substr(at + 1);
    const auto end = rest.find(':');
    const auto place = number_in(rest.substr(0, end));
    if (!place || *place >= draft_->next.routines.size()) return;
    plan::Planned& planned = draft_->next.routines[*place];
    const std::string exercise = end == std::string::npos ? std::string{} : rest.substr(end + 1);
    if (what == "sets")
        review::set_sets(planned, exercise, review::sets_of(planned, exercise) + by);
    if (what == "pace")
        if (const auto pace = review::pace_of(planned, exercise))
            review::set_pace(
                planned, exercise,
                std::clamp(*pace + by * pace_step, review::fastest_pace, review::slowest_pace));
    if (what != "days") return;
    const auto& before = draft_->begins.routines.at(*place).weekdays;
    review::set_days(planned, plan::days_a_week(planned) + by, before);
    weekdays_go_ = std::any_of(
        draft_->next.routines.begin(), draft_->next.routines.end(), [&](const plan::Planned& one) {
            const auto i = static_cast<std::size_t>(&one - draft_->next.routines.data());
            return one.weekdays.empty() && !draft_->begins.routines.at(i).weekdays.empty();
        });
}

void ReviewDesk::send() {
    const bool changed = !plan::changes(draft_->holds, draft_->next).empty();
    if (!changed && answer_typing.said.empty()) {
        trouble_ = tr("Change something, or type a sentence; then send it.");
        return;
    }
    if (draft_->asks_own) return;
    review_work::Answer answer{
        *draft_, answer_typing.said, answer_typing.passphrase, {}, from_sent_};
    if (!listed_ || !listed_->folder) {
        if (answer_typing.file.empty()) {
            trouble_ = tr("Name the file that is to be written for the client.");
            return;
        }
        answer.file = path_of(answer_typing.file);
    }
    work(Job::send,
         [at = around(), answer = std::move(answer)] { return review_work::send(at, answer); });
}

void ReviewDesk::act_on_close(const std::string& wish) {
    const bool writing = aside_ && job_ == Job::close;
    if (!closing_ || writing) return;
    trouble_.clear();
    if (wish == "ask-close" && !close_typing.file.empty()) closing_->asked = true;
    if (wish == "close-now" && closing_->asked)
        work(Job::close,
             [at = around(), id = client_->client.id, file = path_of(close_typing.file),
              plans = closing_->plans] { return review_work::close(at, id, file, plans); });
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
