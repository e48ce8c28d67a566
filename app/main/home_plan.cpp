#include "main/home_plan.h"

#include "main/told.h"
#include "main/typed_path.h"
#include "terminal/mail.h"
#include "wording/exchange_files.h"
#include "wording/plans.h"
#include "wording/wording.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace app {

namespace fs = std::filesystem;
namespace plans = terminal::plans;
namespace sealed = terminal::sealed;
using wording::filled, wording::tr;

namespace {

constexpr units::Duration between_looks = std::chrono::seconds{60};

std::vector<std::string> news_of(const plans::InUse& one) {
    if (!one.looked) return {};
    auto all = wording::news(*one.looked, *one.plan);
    if (one.recording) all.push_back(wording::recorded(*one.plan, one.recording));
    return all;
}

// A sealed file by its first bytes; whatever else is none.
bool is_sealed(const std::string& file) {
    std::error_code none;
    if (!fs::is_regular_file(file, none)) return false;
    std::ifstream in{file, std::ios::binary};
    std::vector<std::uint8_t> beginning(bundle::longest_head);
    in.read(reinterpret_cast<char*>(beginning.data()),
            static_cast<std::streamsize>(beginning.size()));
    beginning.resize(static_cast<std::size_t>(in.gcount()));
    if (beginning.empty()) return false;
    const auto head = bundle::head(beginning);
    return head || head.error() != bundle::Refusal::foreign;
}

} // namespace

Sorted sorted(const std::vector<std::string>& files, bool practises) {
    Sorted all;
    for (const std::string& file : files) {
        if (!is_sealed(file)) {
            all.others.push_back(file);
            continue;
        }
        auto read = sealed::sealed_file(file, bundle::Kind::plan);
        if (read)
            all.plans.push_back({file, *std::move(read)});
        else if (!sealed::sealed_file(file, bundle::Kind::reply))
            all.trouble = told(read.error());
        else if (practises)
            all.replies.push_back(file);
        else
            all.trouble =
                filled(tr("{file} cannot be opened here: this computer has sent no plan yet, and a "
                          "reply opens only where its plan came from."),
                       {{"file", file}});
    }
    return all;
}

HomePlan::HomePlan(const terminal::Surroundings& around, const routine::Library& library)
    : around_{&around}, library_{&library} {}

void HomePlan::open(terminal::Common common, fs::path file) {
    common_ = std::move(common);
    file_ = std::move(file);
    at_.clear();
    tell({});
    mail_told_.clear();
    told_locked_.clear();
    mail_came_.clear();
    asks_end_ = false;
    forget_typed();
    waiting_.clear();
    arriving_.reset();
    reply_.reset();
    looking_at_.reset();
    naming_.reset();
    looked_at_.clear();
    looking_into_mailbox_.reset();
    looks_again_.reset();
    said_now_.clear();
    said_to_keep_ = false;
    look_into_mailbox();
}

void HomePlan::forget_typed() {
    bundle::wipe(typing_.passphrase);
    typing_ = {};
}

void HomePlan::take(Result<plans::Used> used) {
    unread_ = used ? used->trouble : told(used.error());
    used_ = used ? *std::move(used) : plans::Used{};
}

void HomePlan::tell(std::string said, std::string trouble) {
    said_ = std::move(said);
    trouble_ = std::move(trouble);
}

// --- today

std::vector<screen::HomeFacts::Plan> HomePlan::at_home(units::Day day) const {
    std::vector<screen::HomeFacts::Plan> all;
    if (!unread_.empty()) all.push_back({nullptr, unread_, {}, {}});
    for (const plans::InUse& one : used_.all) {
        if (!one.plan)
            all.push_back({nullptr, one.unreadable, {}, {}});
        else
            all.push_back({&*one.plan, {}, plan::due(*one.plan, day, used_.done), news_of(one)});
    }
    return all;
}

std::optional<routine::Routine> HomePlan::routine_named(const std::string& id,
                                                        units::Day day) const {
    return plans::as_planned(used_, id, day);
}

plan::Within HomePlan::within(units::Day day) const { return plans::within(used_, day); }

std::vector<routine::Routine> HomePlan::own_routines() const {
    std::vector<routine::Routine> all;
    for (const plans::InUse& one : used_.all)
        if (one.plan)
            for (const plan::Planned& planned : one.plan->routines)
                if (planned.own) all.push_back(plan::as_planned(planned));
    return all;
}

std::vector<routine::Said> HomePlan::news(const std::string& routine, units::Day day) const {
    std::vector<routine::Said> all;
    for (const plans::News& one : plans::news(used_, routine, day)) {
        const auto said = said_now_.find(one.after->id);
        if (said != said_now_.end() && said->second == one.number) continue;
        const auto lines = wording::spoken_news(*one.before, *one.after, one.recording);
        all.insert(all.end(), lines.begin(), lines.end());
    }
    return all;
}

void HomePlan::news_was_said(const std::string& routine, units::Day day) {
    for (const plans::News& one : plans::news(used_, routine, day)) {
        said_now_[one.after->id] = one.number;
        said_to_keep_ = true;
    }
}

// --- aside

void HomePlan::look_into_mailbox() {
    if (looking_into_mailbox_ || file_.empty()) return; // one that hangs is not asked again
    looks_again_.reset();
    looking_into_mailbox_.emplace([around = around_, common = common_] {
        std::ostringstream out, err;
        const terminal::Desk desk{*around, {out, err}, common};
        MailLooked made;
        const auto folder = sealed::mailbox_of(desk);
        if (!folder) made.trouble = folder.error().message;
        if (!folder || !*folder) return made;
        made.folder = (*folder)->string();
        auto seen = sealed::look_for_plans(desk, **folder);
        if (seen)
            made.seen = *std::move(seen);
        else
            made.trouble = seen.error().message;
        return made;
    });
}

std::optional<HomePlan::Work> HomePlan::advance(units::HostTime now) {
    if (std::exchange(said_to_keep_, false))
        return [this, file = plans::told_file(file_), said = said_now_](store::Store&) -> Done {
            auto told = plans::told(file);
            for (const auto& [id, number] : said) told[id].said = number;
            if (!plans::keep(file, told))
                return {}; // it is said once more, not before the next start
            return [this, said] {
                for (const auto& one : said)
                    if (const auto there = said_now_.find(one.first);
                        there != said_now_.end() && there->second == one.second)
                        said_now_.erase(there);
            };
        };
    if (looking_into_mailbox_)
        if (auto looked = looking_into_mailbox_->take()) {
            const bool failed = looking_into_mailbox_->failed();
            looking_into_mailbox_.reset();
            if (!failed) mailbox_ = looked->folder;
            if (!mailbox_.empty()) looks_again_ = now + between_looks;
            const bool only_locked = looked->seen && looked->seen->files.empty() &&
                                     !looked->seen->noted && !looked->seen->trouble &&
                                     !looked->seen->by_passphrase.empty();
            if (only_locked && looked->seen->by_passphrase == told_locked_) return std::nullopt;
            told_locked_.clear();
            mail_told_ =
                failed ? std::string{tr("The mailbox could not be read.")} : looked->trouble;
            if (looked->seen && looked->seen->trouble)
                mail_told_ = wording::sentence(mailbox_, *looked->seen->trouble);
            if (looked->seen && !looked->seen->nothing_new()) {
                told_locked_ = looked->seen->by_passphrase;
                return collect(*std::move(looked->seen), around_->wall_now());
            }
        }
    if (!looking_into_mailbox_ && looks_again_ && now >= *looks_again_) look_into_mailbox();
    if (auto work = hear_of_post()) return work;
    if (looking_at_)
        if (auto read = looking_at_->second.take()) {
            const bool failed = looking_at_->second.failed();
            const std::string file = looking_at_->first;
            looking_at_.reset();
            if (failed)
                tell({}, filled(tr("{file} could not be read."), {{"file", file}}));
            else if (*read)
                return arrived({{file, **std::move(read)}});
            else
                tell({}, told(read->error()));
        }
    if (naming_)
        if (auto usable = naming_->second.take()) {
            const bool failed = naming_->second.failed();
            const std::string folder = naming_->first;
            naming_.reset();
            if (!failed && *usable) return name_mailbox(folder);
            tell({}, failed ? filled(tr("{file} could not be read."), {{"file", folder}})
                            : wording::sentence(folder, usable->error()));
        }
    if (!arriving_ && !reply_ && !waiting_.empty()) return open_first();
    return std::nullopt;
}

bool HomePlan::busy() const { return looking_at_ || naming_ || posting_ || looking_into_mailbox_; }

// Plans of practices that are known are taken; what was sealed with a passphrase is not, and of a
// plan that was stopped a later version is offered.
HomePlan::Work HomePlan::collect(sealed::MailSeen seen, units::WallTime now) {
    return [this, seen = std::move(seen), now, common = common_,
            file = file_.string()](store::Store& store) -> Done {
        std::ostringstream out, err;
        terminal::Desk desk{*around_, {out, err}, common};
        const auto asked = [&](const auto& what) -> Result<bool> {
            const auto all = store.plans();
            if (!all) return tl::unexpected{terminal::failure(all.error(), file)};
            return what(*all);
        };
        const sealed::Takes takes{
            [&](const sealed::CamePlan& came) {
                return plans::has(store, came.plan.id, came.text, came.recording, file);
            },
            [&](const sealed::CamePlan& came) {
                return asked([&](const auto& all) { return plans::stopped(all, came.plan.id); });
            },
            [&](const sealed::CamePlan& came) -> Result<void> {
                const auto done =
                    plans::take(store, *library_, now, came.plan, came.text, file, came.recording);
                if (!done) return tl::unexpected{done.error()};
                return {};
            }};
        auto done = sealed::collect(desk, seen, takes);
        return [this, done = std::move(done)]() mutable {
            if (done.taken > 0 && done.troubles.empty()) mail_came_.clear();
            if (!done.by_passphrase.empty())
                mail_told_ =
                    filled(tr("In the mailbox lies a plan that opens with a passphrase: {file}"),
                           {{"file", done.by_passphrase.front()}});
            if (!done.troubles.empty()) mail_came_ = done.troubles.front();
            for (sealed::Stopped& one : done.stopped) {
                mail_came_ = filled(tr("A new version of “{plan}” has come, which you stopped "
                                       "following. It is taken only when you take it."),
                                    {{"plan", one.title}});
                waiting_.push_back({one.file, std::move(one.sealed)});
            }
        };
    };
}

} // namespace app
