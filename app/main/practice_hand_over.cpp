// A plan on its way to the client: on paper, or sealed.
#include "bundle/secret.h"
#include "handout/handout.h"
#include "handout/order_sheet.h"
#include "main/practice.h"
#include "plan/due.h"
#include "review/answer.h"
#include "review/rows.h"
#include "terminal/exports.h"
#include "terminal/printing.h"
#include "terminal/sending.h"
#include "wording/wording.h"

#include <nlohmann/json.hpp>

#include <sstream>
#include <utility>

namespace app {

using plan::Plan;
using screen::PlanPage;
using wording::filled, wording::tr;

namespace {

// In the window nothing is said of options.
std::string told(const terminal::Failure& why) {
    if (why.code == "exists")
        return filled(tr("{file} is there already. Name another file, or choose to write older "
                         "files anew."),
                      {{"file", why.file.value_or("")}});
    if (why.code == "no_keys")
        return tr("The keys of this practice are gone, and there are clients who have them. Take "
                  "them over from another desk first; nothing was written.");
    return why.message;
}

// The one of that label whom it went to last; else the only one of that label. Nobody stands for
// another one: a label that was changed is another client.
std::optional<review::Client> client_of(const std::filesystem::path& clients, const std::string& id,
                                        const std::string& label) {
    std::optional<review::Client> found;
    bool several = false;
    for (const review::Client& one : review::Clients::look(clients).all().all) {
        if (one.label != label) continue;
        if (one.id == id) return one;
        if (label.empty()) continue;
        several = several || found;
        found = one;
    }
    if (several) return std::nullopt;
    return found;
}

const review::SentPlan* highest_of(const review::Client& client, const std::string& name) {
    const review::SentPlan* highest = nullptr;
    for (const review::SentPlan& sent : client.plans)
        if (sent.name == name && (highest == nullptr || sent.version >= highest->version))
            highest = &sent;
    return highest;
}

bool same_bytes(const routine::Recording& said, const std::string& recorded) {
    if (!said) return recorded.empty();
    return std::equal(said.wav->begin(), said.wav->end(), recorded.begin(), recorded.end(),
                      [](std::uint8_t a, char b) { return a == static_cast<std::uint8_t>(b); });
}

// The plan that they have, where it is as high as this one and in other words; nullptr: this one
// can go out as it is.
const review::SentPlan* has_in_other_words(const review::Client& client, const Plan& plan,
                                           const std::string& text, bool says_the_same) {
    const review::SentPlan* const highest = highest_of(client, plan.id);
    if (highest == nullptr) return nullptr;
    const auto version = static_cast<std::uint32_t>(plan.version);
    if (version > highest->version) return nullptr;
    const bool sent_before =
        std::any_of(client.plans.begin(), client.plans.end(), [&](const review::SentPlan& sent) {
            return sent.name == plan.id && sent.version == version && sent.text == text;
        });
    return version == highest->version && sent_before && says_the_same ? nullptr : highest;
}

bool same_words(const std::optional<plan::Text>& a, const std::optional<plan::Text>& b) {
    return a.has_value() == b.has_value() && (!a || (a->de == b->de && a->en == b->en));
}

} // namespace

void Practice::look_for_client() {
    const review::Places at = review::places_in(folder().parent_path());
    errands_.push_back(
        [this, at, name = open_->name, id = open_->client, label = open_->label]() -> Ending {
            const auto client = client_of(at.clients, id, label);
            const auto folder = review::mailbox_named(at.mailbox);
            return [this, client, name, label, named = folder && *folder] {
                if (!open_ || open_->name != name || open_->label != label) return;
                open_->client = client ? client->id : std::string{};
                open_->hand_over.client_answers = client && client->answer_to;
                open_->hand_over.mailbox = named;
            };
        });
}

// Whoever has another label gets nothing that was meant for the one before.
void Practice::follow_label() {
    const Plan* const plan = open_ ? open_->draft->plan() : nullptr;
    if (plan == nullptr || plan->client == open_->label) return;
    open_->label = plan->client;
    if (!open_->client.empty() && dictation_.recording()) {
        forget_recording();
        said_ = tr("The recording was for another label and is taken out.");
    }
    open_->client.clear();
    open_->hand_over.client_answers = false;
    if (open_->page == PlanPage::hand_over) look_for_client();
}

void Practice::press_hand_over(const std::string& what) {
    screen::PlanHandOver& h = open_->hand_over;
    if (what == "hand-over") {
        show(PlanPage::hand_over);
        look_for_client();
    }
    if (what == "a4" || what == "letter") h.letter = what == "letter";
    if (what == "replace") h.replace = !h.replace;
    if (what == "seal" || what == "seal-mail") seal(what == "seal-mail");
    if (what != "print" && what != "order-sheet") return;
    const auto size = h.letter ? paper::Size::letter : paper::Size::a4;
    const bool plan = what == "print";
    const std::string path = plan ? h.print_file : h.sheet_file;
    errands_.push_back([this, plan, size, path, replace = h.replace, what = *open_->draft->plan(),
                        exercises = library_->exercises()]() -> Ending {
        const auto printed = plan ? handout::print(handout::handout_of(what), size)
                                  : handout::print(handout::order_sheet(exercises), size);
        std::string wrong;
        if (!printed)
            wrong = told(terminal::failure(printed.error()));
        else if (const auto kept = terminal::exports::write(path, replace, printed->pdf); !kept)
            wrong = told(kept.error());
        return [this, wrong, path] {
            trouble_ = wrong;
            if (wrong.empty()) said_ = filled(tr("It is written: {file}"), {{"file", path}});
        };
    });
}

void Practice::seal(bool mailbox) {
    const Plan& plan = *open_->draft->plan();
    const screen::PlanHandOver& h = open_->hand_over;
    std::optional<std::string> secret;
    for (const char* box : {"seal-for", "secret", "secret-again"}) refused_.erase(box);
    if (plan.client.empty())
        refused_["seal-for"] =
            tr("Type a label, so that what comes back finds this client and no other.");
    if (!h.client_answers) {
        secret = open_->secret;
        if (secret->empty())
            refused_["secret"] = tr("Type a passphrase that you can tell the client.");
        else if (*secret != open_->secret_again)
            refused_["secret-again"] = tr("The two are not the same. Type the second one again.");
    }
    if (refused_.count("seal-for") + refused_.count("secret") + refused_.count("secret-again") > 0)
        return;
    sealing_ = true;
    const auto what = std::make_shared<terminal::sealed::ToSeal>();
    what->name = open_->name;
    if (!mailbox) what->way.file = h.seal_file;
    what->way.replace = h.replace;
    what->way.secret = std::move(secret);
    errands_.push_back([this, what, clients = review::places_in(folder().parent_path()).clients,
                        id = open_->client, label = open_->label, name = plan.id]() -> Ending {
        const auto client = client_of(clients, id, label);
        const review::SentPlan* const last = client ? highest_of(*client, name) : nullptr;
        const std::string recorded = last == nullptr
                                         ? std::string{}
                                         : review::Clients::look(clients).recording(*client, *last);
        return [this, what, client, recorded] { ready_to_seal(what, client, recorded); };
    });
}

void Practice::ready_to_seal(const ToSeal& what, const std::optional<review::Client>& client,
                             const std::string& recorded) {
    const bool there = open_ && open_->name == what->name && open_->draft->plan() != nullptr &&
                       (!client || client->label == open_->label);
    tl::expected<Raised, std::string> raised{};
    if (!there)
        raised = tl::unexpected{std::string{
            tr("The plan was left or altered before it was sealed; nothing went out.")}};
    else if (client)
        raised = raise_above(*client, recorded);
    if (!raised) {
        sealing_ = false;
        trouble_ = raised.error();
        if (what->way.secret) bundle::wipe(*what->way.secret);
        return;
    }
    what->text = open_->draft->text();
    what->recording = raised->forgets ? routine::Recording{} : dictation_.recording();
    if (client) what->client = client->id;
    if (!said_.empty()) raised->told = raised->told.empty() ? said_ : said_ + ' ' + raised->told;
    send_out(what, *raised);
}

tl::expected<Practice::Raised, std::string> Practice::raise_above(const review::Client& client,
                                                                  const std::string& recorded) {
    const Plan& plan = *open_->draft->plan();
    const bool same = same_bytes(dictation_.recording(), recorded);
    const bool of_before = same && dictation_.recording() && !dictation_.keeps();
    const auto* const last = highest_of(client, plan.id);
    const bool higher = last != nullptr && static_cast<std::uint32_t>(plan.version) > last->version;
    Raised made;
    made.carried = same && dictation_.recording() && dictation_.keeps();
    if (of_before && higher) { // somebody raised it in the text
        made.forgets = dictation_.recording();
        made.told = filled(tr("The recording was of version {before} and is taken out."),
                           {{"before", std::to_string(last->version)}});
    }
    const auto* const has = has_in_other_words(client, plan, open_->draft->text(), same);
    if (has == nullptr) {
        made.carried = made.carried && higher;
        return made;
    }
    const auto before = plan::read(has->text, has->name, *library_);
    // The sentence that was recorded now, or whose recording is kept.
    const bool says_it_again =
        dictation_.keeps() ||
        (!same && (dictation_.recording() || has->text == open_->draft->text()));
    bool unsaid = false; // words that were of the version before
    const auto wrong = open_->draft->change([&](Plan& p) {
        const auto said = p.said, changed = p.changed;
        p.version = static_cast<int>(has->version);
        p = review::next_version(std::move(p), today(), std::nullopt);
        if (!before || says_it_again || !same_words(said, before->said)) p.said = said;
        if (!before || !same_words(changed, before->changed)) p.changed = changed;
        unsaid = (said && !p.said) || (changed && !p.changed);
    });
    if (wrong) return tl::unexpected{screen::plan_refusal(*wrong)};
    const std::string version = std::to_string(has->version);
    made.told =
        filled(tr("The client has version {before} in other words: this is version {version}, "
                  "made today."),
               {{"before", version}, {"version", std::to_string(open_->draft->plan()->version)}});
    if (of_before) made.forgets = dictation_.recording();
    if (unsaid || of_before)
        made.told.append(" ").append(filled(
            tr("What you said with version {before} is not said again."), {{"before", version}}));
    return made;
}

// What lies beside the plan's text.
void Practice::look_for_recording() {
    errands_.push_back([this, name = open_->name, from = file(open_->name)]() -> Ending {
        return [this, name, said = terminal::sealed::kept_recording(from)] {
            const bool free = !dictation_.recording() && !dictation_.busy();
            if (open_ && open_->name == name && free) dictation_.open(said);
        };
    });
}

void Practice::keep_recording() { keep_recording(file(open_->name), dictation_.recording()); }

void Practice::keep_recording(const std::filesystem::path& to, const routine::Recording& said) {
    errands_.push_back([this, to, said]() -> Ending {
        const auto kept = terminal::sealed::keep_recording(to, said);
        return [this, to, kept] {
            if (!kept)
                trouble_ = wording::sentence(kept.error(),
                                             terminal::sealed::recording_beside(to).string());
        };
    });
}

void Practice::forget_recording() { // it was of the version before
    dictation_.open({});
    keep_recording();
}

// Whoever went on to another plan has it with the one that it belongs to.
Practice::Errand Practice::making(std::function<Dictation::Made()> work, const std::string& name) {
    return [this, work = std::move(work), name, to = file(name)]() -> Ending {
        return [this, name, to, made = work()] {
            if (open_ && open_->name == name) {
                dictation_.hear(made);
                if (dictation_.take_changed()) keep_recording();
            } else if (made)
                keep_recording(to, *made);
            else
                trouble_ = made.error().message;
        };
    };
}

void Practice::forget_recording(const std::string& name, const routine::Recording& said) {
    if (open_ && open_->name == name) {
        const auto& there = dictation_.recording();
        if (there && *there.wav == *said.wav) forget_recording();
        return;
    }
    errands_.push_back([from = file(name), said]() -> Ending {
        const auto there = terminal::sealed::kept_recording(from);
        if (there && *there.wav == *said.wav) (void)terminal::sealed::keep_recording(from, {});
        return [] {};
    });
}

bool Practice::take_recording(const std::string& file) {
    if (preview_) return false;
    if (!open_)
        trouble_ = tr("Open a plan first, then drop the recording.");
    else if (open_->draft->plan() == nullptr)
        trouble_ = tr("The plan has mistakes: make it right first, then drop the recording.");
    else if (dictation_.recording())
        trouble_ = tr("Take out the recording first.");
    if (!open_ || open_->draft->plan() == nullptr || dictation_.recording()) return true;
    show(PlanPage::plan);
    dictation_.take_file(file);
    return true;
}

// The folder that is shared may hang: it is looked into before anything is held.
void Practice::send_out(const ToSeal& what, const Raised& raised) {
    terminal::Surroundings around = *around_;
    around.wall_now = [now = around_->wall_now()] { return now; };
    around.typed = nullptr;
    terminal::Common common = common_;
    common.data = folder().parent_path().string();
    aside_since_ = wording::date_time(around_->wall_now());
    given_up_ = false;
    aside_.emplace(
        [what, raised, around, common, probe = probe_] {
            const auto box = review::mailbox_named(review::places_in(common.data).mailbox);
            if (box && *box && probe) probe(**box);
            std::ostringstream nowhere;
            terminal::Desk desk{around, {nowhere, nowhere}, common};
            const auto sent = terminal::sealed::seal_plan(desk, *what);
            if (what->way.secret) bundle::wipe(*what->way.secret);
            Sealed done;
            done.name = what->name;
            done.raised = raised.told;
            done.forgets = raised.forgets;
            done.carried = raised.carried;
            if (!sent) {
                done.wrong = told(sent.error());
                return done;
            }
            done.client = sent->at("client").get<std::string>();
            done.file = sent->at("file").get<std::string>();
            done.by_key = sent->at("lock") == "key";
            return done;
        },
        around_->host_now());
}

void Practice::hear(const Sealed& done) {
    sealing_ = false;
    trouble_ = done.wrong;
    said_ = done.raised;
    if (!done.wrong.empty()) return;
    errands_.push_back(writing(file(done.name).string() + ".client", {done.client, false}));
    clients_[done.name] = done.client;
    if (open_ && open_->name == done.name) {
        open_->client = done.client;
        if (done.carried) dictation_.was_kept();
        forget_secrets();
    }
    if (done.forgets) forget_recording(done.name, done.forgets);
    if (!said_.empty()) said_ += ' ';
    said_.append(filled(tr("It is sealed: {file}"), {{"file", done.file}})).append(" ");
    said_ += done.by_key ? tr("Only the computer that the last reply came from can open it.")
                         : tr("Tell the passphrase in person or by telephone, not with the file.");
}

} // namespace app
