// What is done on the pages of the review.
#include "main/review_desk.h"
#include "main/typed_path.h"
#include "plan/due.h"
#include "review/answer.h"
#include "wording/wording.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace app {

using screen::ClientPart;
using wording::filled, wording::tr;

namespace {

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

void ReviewDesk::act(const std::string& wish) {
    if (wish == "list") {
        to(At::list);
        client_.reset();
        return read_list();
    }
    if (wish == "client" && client_) {
        drop_draft();
        closing_.reset();
        trace_.reset();
        return to(At::client);
    }
    switch (at_) {
    case At::list: return act_on_list(wish);
    case At::client: return act_on_client(wish);
    case At::trace:
        said_.clear();
        trouble_.clear();
        if (trace_) trace_->act(wish);
        return;
    case At::answer: return act_on_answer(wish);
    case At::close: return act_on_close(wish);
    }
}

void ReviewDesk::act_on_list(const std::string& wish) {
    if (!listed_) return;
    said_.clear();
    trouble_.clear();
    const std::string asked_remove = std::exchange(asked_remove_, {});
    if (!asked_remove.empty() && wish == "remove:" + asked_remove)
        work({Job::remove, asked_remove, asked_remove, [at = around(), id = asked_remove] {
                  return review_work::remove_unreadable(at, id);
              }});
    if (wish.starts_with("folder:"))
        work({Job::folder, {}, {}, [at = around(), folder = path_of(after(wish, "folder:"))] {
                  return review_work::use_folder(at, folder);
              }});
    if (wish.starts_with("open:")) {
        part_ = ClientPart::steps;
        client_typing = {};
        const std::string id = after(wish, "open:");
        const bool there = std::any_of(listed_->clients.begin(), listed_->clients.end(),
                                       [&](const review::Client& one) { return one.id == id; });
        if (there) {
            came_.clear(); // it was shown
            return read_client(id, Reads::opens);
        }
        const bool unread =
            std::any_of(listed_->rows.begin(), listed_->rows.end(), [&](const review::Row& row) {
                return row.client == id && row.unread == review::Row::Unread::file;
            });
        if (unread)
            asked_remove_ = id;
        else
            trouble_ = review_work::not_in_list();
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
    if (wish.starts_with("trace:")) read_traces(after(wish, "trace:"));
    const bool leaves = under_way(Job::send, client_->client.id);
    if (wish == "answer" && leaves)
        trouble_ = tr("The plan before is still on its way to this client. Answer again when it is "
                      "out.");
    if (wish == "answer" && client_->plan && !leaves) read_draft();
    if (wish == "seen-one") see({client_->client.id});
    if (wish == "note" && !client_typing.note.empty())
        note(client_typing.note, std::nullopt, tr("The note is kept."),
             [this, text = client_typing.note] {
                 if (client_typing.note == text) client_typing.note.clear();
             });
    for (const auto& one : client_->notes)
        if (wish == screen::take_back(one.key)) {
            note({}, one.key, tr("The note is taken back."));
            break;
        }
    if (wish == "export") {
        const auto writes = [this, id = client_->client.id,
                             file = path_of(client_typing.file)]() -> Ending {
            return
                [this, file, done = review_work::export_all(places_, id, file)](units::HostTime) {
                    trouble_ = done.trouble;
                    if (done.good)
                        said_ = filled(tr("{file} is written; whoever has it can read it."),
                                       {{"file", file}});
                };
        };
        errands_.push_back({writes, true});
    }
    if (wish == "close" && listed_) {
        closing_ = Closing{};
        close_typing = {};
        to(At::close);
        const auto reads = [this, id = client_->client.id]() -> Ending {
            return
                [this, id, plans = review_work::plans_of(places_, *library_, id)](units::HostTime) {
                    if (closing_ && shows(id)) closing_->plans = plans;
                };
        };
        errands_.push_back({reads, true});
    }
}

void ReviewDesk::read_traces(const std::string& session) {
    const auto& all = client_->sessions;
    const auto known = std::find_if(all.begin(), all.end(),
                                    [&](const review::Session& one) { return one.id == session; });
    if (known == all.end()) return;
    const auto reads = [this, id = client_->client.id, told = *known]() -> Ending {
        auto read = review_work::traces(places_, id, told);
        return [this, id, told, read = std::move(read)](units::HostTime) {
            if (at_ != At::client || !shows(id)) return; // left meanwhile
            // What was said of an errand before it stays.
            if (!read) {
                trouble_.append(trouble_.empty() ? "" : " ")
                    .append(wording::sentence(read.error(), places_.clients.string()));
                return;
            }
            trace_ = TraceShown{told, *read};
            at_ = At::trace;
        };
    };
    errands_.push_back({reads, true});
}

void ReviewDesk::begin_from_own() {
    draft_->begins = draft_->own->plan;
    draft_->text = draft_->own->text;
    draft_->next = review::next_version(draft_->begins, today(), std::nullopt);
    weekdays_go_ = false;
}

void ReviewDesk::act_on_answer(const std::string& wish) {
    if (!draft_ || under_way(Job::send, draft_->client.id)) return;
    trouble_.clear();
    if (wish == "from-own" && draft_->own) {
        begin_from_own();
        draft_->asks_own = false;
    } else if (wish == "from-sent") {
        from_sent_ = true;
        draft_->asks_own = false;
    } else if (wish.starts_with("voice-file:"))
        dictation_.take_file(after(wish, "voice-file:"));
    else if (dictation_.act(wish))
        answer_typing.voice.clear();
    else if (wish == "send")
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

std::string ReviewDesk::not_recorded_yet() {
    return tr("The recording is not ready yet; send in a moment.");
}

void ReviewDesk::send() {
    if (!dictation_.recording() && !dictation_.busy()) dictation_.take_file(answer_typing.voice);
    if (dictation_.busy()) {
        trouble_ = not_recorded_yet();
        return;
    }
    const bool changed = !plan::changes(draft_->holds, draft_->next).empty();
    if (!changed && answer_typing.said.empty() && !dictation_.recording()) {
        trouble_ = tr("Change something, type a sentence or record one; then send it.");
        return;
    }
    if (draft_->asks_own) return;
    review_work::Answer answer{*draft_, answer_typing.said, answer_typing.passphrase,
                               {},      from_sent_,         dictation_.recording()};
    if (!listed_ || !listed_->folder) {
        if (answer_typing.file.empty()) {
            trouble_ = tr("Name the file that is to be written for the client.");
            return;
        }
        answer.file = path_of(answer_typing.file);
    }
    work({Job::send, draft_->client.id, review::called(draft_->client),
          [at = around(), answer = std::move(answer)] { return review_work::send(at, answer); }});
}

void ReviewDesk::act_on_close(const std::string& wish) {
    if (!closing_ || !client_ || under_way(Job::close, client_->client.id)) return;
    trouble_.clear();
    if (wish == "ask-close" && !close_typing.file.empty()) closing_->asked = true;
    if (wish == "close-now" && closing_->asked)
        work({Job::close, client_->client.id, review::called(client_->client),
              [at = around(), id = client_->client.id, file = path_of(close_typing.file),
               plans = closing_->plans] { return review_work::close(at, id, file, plans); }});
}

} // namespace app
