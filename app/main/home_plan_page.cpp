// The page of the plan that is followed, and a sealed one that arrives.
#include "handout/handout.h"
#include "main/home_plan.h"
#include "main/told.h"
#include "main/typed_path.h"
#include "terminal/exports.h"
#include "terminal/printing.h"
#include "wording/plans.h"
#include "wording/wording.h"

#include <algorithm>
#include <sstream>

namespace app {

namespace plans = terminal::plans;
namespace sealed = terminal::sealed;
using wording::filled, wording::tr;

namespace {

// That text, in use, and what was recorded for it: one that was stopped can be taken again.
bool follows_already(store::Store& store, const std::vector<store::KeptPlan>& held,
                     const sealed::CamePlan& came) {
    const bool in_use = std::any_of(held.begin(), held.end(), [&](const store::KeptPlan& one) {
        return !one.dropped && one.id == came.plan.id && one.text == came.text;
    });
    return in_use && plans::has(store, came.plan.id, came.text, came.recording, {}).value_or(true);
}

} // namespace

const plans::InUse* HomePlan::shown() const {
    const plans::InUse* found = nullptr;
    for (const plans::InUse& one : used_.all)
        if (one.plan && (found == nullptr || one.kept.id == at_)) found = &one;
    return found;
}

std::optional<HomePlan::Work> HomePlan::open_page() {
    tell({});
    asks_end_ = false;
    forget_typed();
    looked_at_.clear();
    reply_.reset();
    bool fresh = false;
    for (const plans::InUse& one : used_.all) {
        if (!one.plan || !one.looked) continue;
        looked_at_.emplace_back(one.kept.id, wording::news(*one.looked, *one.plan));
        if (one.recording)
            looked_at_.back().second.push_back(wording::recorded(*one.plan, one.recording));
        fresh = true;
    }
    if (!fresh) return std::nullopt;
    return [file = plans::told_file(file_), all = used_.all](store::Store&) -> Done {
        auto told = plans::told(file);
        for (const plans::InUse& one : all) plans::remember(told, all, one.kept.id, true);
        (void)plans::keep(file, told); // else it is shown once more
        return {};
    };
}

screen::HomePlanView HomePlan::view(units::Day day) const {
    screen::HomePlanFacts facts;
    const plans::InUse* const at = shown();
    for (const plans::InUse& one : used_.all) {
        if (!one.plan) {
            facts.damaged.push_back(one.unreadable);
            continue;
        }
        if (&one == at) facts.at = facts.plans.size();
        screen::HomePlanFacts::One& made = facts.plans.emplace_back();
        made.plan = &*one.plan;
        made.due = plan::due(*one.plan, day, used_.done);
        made.recording = one.recording;
        for (const auto& [id, news] : looked_at_)
            if (id == one.kept.id) made.news = news;
        for (const store::KeptPlan& kept : used_.kept)
            if (kept.id == one.kept.id) made.versions.push_back(kept.version);
    }
    if (!unread_.empty()) facts.damaged.push_back(unread_);
    facts.asks_end = asks_end_;
    facts.letter = letter_;
    facts.mailbox = mailbox_;
    facts.said = looking_at_ || naming_ ? std::string{tr("It is being looked into.")} : said_;
    for (const std::string* one : {&trouble_, &mail_came_, &mail_told_})
        if (facts.trouble.empty()) facts.trouble = *one;
    return screen::view_of(facts);
}

std::optional<HomePlan::Work> HomePlan::act(const std::string& what, units::WallTime now) {
    if (arriving_) return act_on_arriving(what, now);
    if (reply_) return act_on_reply(what, now);
    if (what == "reply") return open_reply(now);
    const plans::InUse* const at = shown();
    const bool asked_end = std::exchange(asks_end_, false);
    tell({});
    if (what.starts_with("open:")) at_ = what.substr(5);
    if (what.starts_with("file:")) {
        const std::string file = path_of(what.substr(5));
        looking_at_.emplace(
            file, Aside<Looked>{[file] { return sealed::sealed_file(file, bundle::Kind::plan); }});
    }
    if (what == "hear" && at != nullptr && at->recording)
        to_be_heard_ = sound::Part{"plan.said", wording::recorded(*at->plan, at->recording),
                                   at->recording.wav};
    if (what == "end" && at != nullptr) {
        asks_end_ = true;
        at_ = at->kept.id; // that one, though another one comes meanwhile
    }
    if (what == "end-yes" && asked_end && at != nullptr) return end(at->kept.id, now);
    if (choose_paper(what)) return std::nullopt;
    if (what.starts_with("print:") && at != nullptr)
        return print(path_of(what.substr(6)), units::day_at(now));
    return act_on_mailbox(what);
}

std::optional<sound::Part> HomePlan::to_be_heard() { return std::exchange(to_be_heard_, {}); }

std::optional<HomePlan::Work> HomePlan::act_on_mailbox(const std::string& what) {
    if (what != "no-mailbox" && !what.starts_with("mailbox:")) return std::nullopt;
    naming_.reset(); // what was asked for last holds
    if (what == "no-mailbox") return name_mailbox({});
    std::error_code failed;
    const std::string typed = path_of(what.substr(std::string{"mailbox:"}.size()));
    const auto folder = std::filesystem::absolute(typed, failed).lexically_normal();
    if (typed.empty() || failed) {
        tell({}, tr("The folder needs a name."));
        return std::nullopt;
    }
    naming_.emplace(folder.string(), Aside<Posted>{[folder] { return mailbox::usable(folder); }});
    return std::nullopt;
}

HomePlan::Work HomePlan::name_mailbox(const std::string& folder) {
    return [this, folder, common = common_](store::Store&) -> Done {
        std::ostringstream out, err;
        const terminal::Desk desk{*around_, {out, err}, common};
        const auto setting = sealed::mailbox_setting(desk);
        const auto named = review::name_mailbox(
            setting, folder.empty() ? std::optional<std::filesystem::path>{} : folder);
        return [this, folder, setting, named] {
            if (!named) return tell({}, wording::sentence(named.error(), setting.string()));
            mailbox_ = folder;
            typing_.mailbox.clear();
            looking_into_mailbox_.reset(); // it was another one
            look_into_mailbox();
        };
    };
}

HomePlan::Work HomePlan::end(const std::string& id, units::WallTime now) {
    return [this, id, now, file = file_.string()](store::Store& store) -> Done {
        const auto done = store.drop_plan(id, now);
        return [this, done, file] {
            if (done)
                tell(tr("It is not in use any more; what was done stays."));
            else
                tell({}, wording::sentence(done.error(), file));
        };
    };
}

bool HomePlan::choose_paper(const std::string& what) {
    if (what != "a4" && what != "letter") return false;
    letter_ = what == "letter";
    return true;
}

HomePlan::Work HomePlan::print(const std::string& file, units::Day day) {
    const plan::Plan plan = *shown()->plan;
    const auto size = letter_ ? paper::Size::letter : paper::Size::a4;
    return [this, file, day, plan, size](store::Store&) -> Done {
        const bool within = plan::days_of(plan).contains(day);
        const auto made = handout::print(
            handout::handout_of(plan, within ? std::optional{day} : std::nullopt), size);
        std::string why;
        int pages = 0;
        std::error_code none;
        if (!made)
            why = terminal::failure(made.error()).message;
        else if (std::filesystem::exists(file, none))
            why = filled(tr("{file} is there already. Name another file."), {{"file", file}});
        else if (const auto done = terminal::exports::write(file, false, made->pdf); !done)
            why = told(done.error());
        else
            pages = made->pages;
        return [this, why, pages, file] {
            if (why.empty()) typing_.paper.clear();
            tell(why.empty() ? filled(wording::trn("{n} page is written: {file}",
                                                   "{n} pages are written: {file}",
                                                   static_cast<unsigned long>(pages)),
                                      {{"file", file}})
                             : std::string{},
                 why);
        };
    };
}

// --- a sealed plan

std::optional<HomePlan::Work> HomePlan::arrived(std::vector<ArrivedFile> files) {
    tell({});
    for (ArrivedFile& file : files) waiting_.push_back(std::move(file));
    return arriving_ ? std::nullopt : open_first();
}

std::optional<HomePlan::Work> HomePlan::open_first() {
    arriving_.reset();
    bundle::wipe(typing_.passphrase);
    typing_.file.clear();
    if (waiting_.empty()) return std::nullopt;
    arriving_ = Arriving{};
    arriving_->from = std::move(waiting_.front());
    waiting_.erase(waiting_.begin());
    if (arriving_->from.sealed.lock == bundle::Lock::key) return unlock({});
    return std::nullopt;
}

HomePlan::Work HomePlan::unlock(std::string passphrase) {
    return [this, from = arriving_->from, passphrase = std::move(passphrase), common = common_,
            held = used_.kept](store::Store& store) mutable -> Done {
        std::ostringstream out, err;
        terminal::Desk desk{*around_, {out, err}, common};
        Result<sealed::CamePlan> came =
            tl::unexpected{sealed::refused(from.file, bundle::Refusal::other_key_or_damaged)};
        const auto file = sealed::practices_of(desk);
        auto known =
            file ? review::practices(*file) : store::Result<sealed::Practices>{sealed::Practices{}};
        if (!known) {
            came = tl::unexpected{terminal::failure(known.error(), file->string())};
        } else if (from.sealed.lock == bundle::Lock::key) {
            if (const auto opened = sealed::opened_by_key(from.sealed.bytes, *known))
                came = sealed::read_plan(desk, from.file, *opened, from.sealed.lock, *known);
        } else {
            const auto opened = bundle::open_with_passphrase(from.sealed.bytes, passphrase);
            if (opened)
                came = sealed::read_plan(desk, from.file, *opened, from.sealed.lock, *known);
            else
                came = tl::unexpected{sealed::refused(from.file, opened.error())};
        }
        bundle::wipe(passphrase);
        const bool follows = came && follows_already(store, held, *came);
        std::string trouble;
        if (follows) // its practice may not have been kept with it
            if (const auto kept = sealed::keep_practice(desk, *known, *came); !kept)
                trouble = told(kept.error());
        return [this, came = std::move(came), held, follows, trouble] {
            if (!arriving_) return;
            if (!came) {
                const bool again = arriving_->from.sealed.lock == bundle::Lock::passphrase;
                arriving_->trouble = told(came.error());
                if (again) return;
                arriving_.reset(); // nobody here can open it
                return tell({}, told(came.error()));
            }
            arriving_->trouble = trouble;
            arriving_->came = *came;
            arriving_->known = follows;
            const auto before = plans::before(held, came->plan.id, *library_);
            if (before && before->version < came->plan.version)
                arriving_->news = wording::news(*before, came->plan);
        };
    };
}

HomePlan::Work HomePlan::take_arrived(units::WallTime now) {
    return [this, came = *arriving_->came, now, common = common_,
            person = file_.string()](store::Store& store) -> Done {
        std::ostringstream out, err;
        terminal::Desk desk{*around_, {out, err}, common};
        std::string trouble;
        const auto taken =
            plans::take(store, *library_, now, came.plan, came.text, person, came.recording);
        if (!taken) trouble = told(taken.error());
        const auto file = sealed::practices_of(desk);
        auto known =
            file ? review::practices(*file) : store::Result<sealed::Practices>{sealed::Practices{}};
        if (taken && !known) trouble = terminal::failure(known.error(), file->string()).message;
        if (taken && known)
            if (const auto kept = sealed::keep_practice(desk, *known, came); !kept)
                trouble = told(kept.error());
        return [this, trouble, taken, came] {
            if (!arriving_) return;
            arriving_->trouble = trouble;
            if (!taken) return;
            tell_taken(came.plan, *taken, trouble);
            arriving_.reset();
        };
    };
}

void HomePlan::tell_taken(const plan::Plan& plan, const plans::Taken& taken, std::string trouble) {
    at_ = plan.id;
    mail_came_.clear();
    std::string said =
        filled(tr("“{plan}” is your plan now."), {{"plan", plan.title.in(wording::language())}});
    if (taken.before && taken.before->version == plan.version) said = wording::two_of(plan);
    if (!taken.holds)
        said = filled(tr("Version {version} was taken before and holds; this one is older."),
                      {{"version", std::to_string(taken.before->version)}});
    tell(said, std::move(trouble));
}

std::optional<HomePlan::Work> HomePlan::act_on_arriving(const std::string& what,
                                                        units::WallTime now) {
    if (what == "leave") return open_first();
    if (what == "open" && !arriving_->came && !typing_.passphrase.empty()) {
        std::string passphrase = typing_.passphrase;
        bundle::wipe(typing_.passphrase);
        return unlock(std::move(passphrase));
    }
    if (what == "take" && arriving_->came && !arriving_->known) return take_arrived(now);
    return std::nullopt;
}

screen::ArrivingView HomePlan::arriving_view() const {
    screen::ArrivingFacts facts;
    facts.file = arriving_->from.file;
    if (arriving_->came) facts.plan = &arriving_->came->plan;
    if (arriving_->came) facts.recording = arriving_->came->recording;
    facts.news = arriving_->news;
    facts.known = arriving_->known;
    facts.trouble = arriving_->trouble;
    return screen::view_of(facts);
}

} // namespace app
