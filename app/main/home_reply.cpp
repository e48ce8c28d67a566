// What goes back to the practice: gathered, read, and only then sealed. It counts as told once it
// is on the disk.
#include "main/home_plan.h"
#include "main/typed_path.h"
#include "report/print.h"
#include "report/report.h"
#include "terminal/exports.h"
#include "terminal/printing.h"
#include "wording/exchange_files.h"
#include "wording/wording.h"

#include <algorithm>
#include <sstream>

namespace app {

namespace plans = terminal::plans;
namespace sealed = terminal::sealed;
using wording::filled, wording::tr;

namespace {

std::string there_already(const std::string& file) {
    std::error_code none;
    if (!std::filesystem::exists(file, none)) return {};
    return filled(tr("{file} is there already. Name another file."), {{"file", file}});
}

bool keeps(bool& told) { return told = !told, true; }

} // namespace

// --- what it would be

std::optional<HomePlan::Work> HomePlan::open_reply(units::WallTime now) {
    const plans::InUse* const at = shown();
    if (at == nullptr) return std::nullopt;
    reply_.emplace();
    reply_->plan = at->kept.id;
    reply_->title = at->plan->title.in(wording::language());
    reply_->author = at->plan->author;
    reply_->choice.until = units::day_at(now);
    reply_->choice.from = std::min(plan::days_of(*at->plan).first, reply_->choice.until);
    reply_typing_ = {};
    return gather(true);
}

// With the practices as they are on the disk; the first time from the last day that was told.
HomePlan::Work HomePlan::gather(bool first) {
    return [this, first, choice = reply_->choice, plan = reply_->plan, common = common_,
            file = file_.string()](store::Store& store) mutable -> Done {
        std::ostringstream out, err;
        const terminal::Desk desk{*around_, {out, err}, common};
        const auto practices = sealed::practices_of(desk);
        std::optional<review::Practice> to;
        std::string trouble;
        if (practices) {
            const auto known = review::practices(*practices);
            if (!known) trouble = terminal::failure(known.error(), practices->string()).message;
            if (known)
                for (const review::Practice& one : *known)
                    if (one.plan_name == plan) to = one;
        }
        if (first && to && to->told_until) choice.from = std::min(*to->told_until, choice.until);
        const bool practice = common.person == terminal::practice;
        auto all = sealed::gather(store, practice, choice, file);
        if (!all) trouble = all.error().message;
        return [this, choice, to, trouble, all = std::move(all)] {
            if (!reply_) return;
            reply_->choice = choice;
            reply_->sealed = to.has_value();
            reply_->trouble = trouble;
            reply_->lines = all ? sealed::told_in(*all) : std::vector<std::string>{};
        };
    };
}

screen::ReplyView HomePlan::reply_view() const {
    screen::ReplyFacts facts;
    facts.plan = reply_->title;
    facts.author = reply_->author;
    facts.sealed = reply_->sealed;
    facts.mailbox = mailbox_;
    facts.from = reply_->choice.from;
    facts.until = reply_->choice.until;
    facts.measured = !reply_->choice.left_out.measured;
    facts.discomfort = !reply_->choice.left_out.discomfort;
    facts.pain = !reply_->choice.left_out.pain;
    facts.lines = reply_->lines;
    facts.said = reply_->said;
    facts.trouble = reply_->trouble;
    return screen::view_of(facts);
}

// "2026-09-01=2026-09-21"; an empty one stays as it is.
std::optional<HomePlan::Work> HomePlan::choose_days(const std::string& typed) {
    const auto equals = typed.find('=');
    sealed::ReplyChoice choice = reply_->choice;
    const std::string parts[] = {typed.substr(0, equals), typed.substr(equals + 1)};
    for (const bool last : {false, true}) {
        const std::string& one = parts[last ? 1 : 0];
        if (one.empty()) continue;
        const auto day = wording::day_typed(one);
        if (!day || !day->ok()) {
            const std::string which = wording::which_day(one);
            reply_->trouble = which.empty() ? filled(tr("“{day}” is no day of the calendar. Write "
                                                        "it as 2026-04-01."),
                                                     {{"day", one}})
                                            : which;
            return std::nullopt;
        }
        (last ? choice.until : choice.from) = units::Day{std::chrono::local_days{*day}};
    }
    if (choice.until < choice.from) {
        reply_->trouble = tr("The last day lies before the first one.");
        return std::nullopt;
    }
    reply_->choice = choice;
    reply_typing_.from.clear();
    reply_typing_.until.clear();
    return gather(false);
}

std::optional<HomePlan::Work> HomePlan::act_on_reply(const std::string& what) {
    reply_->said.clear();
    reply_->trouble.clear();
    review::LeftOut& left = reply_->choice.left_out;
    if (what == "reply-leave") return reply_.reset(), std::nullopt;
    if (what.starts_with("days:")) return choose_days(what.substr(5));
    if ((what == "kind:measured" && keeps(left.measured)) ||
        (what == "kind:discomfort" && keeps(left.discomfort)) ||
        (what == "kind:pain" && keeps(left.pain)))
        return gather(false);
    if (what.starts_with("seal:")) return seal(path_of(what.substr(5)));
    if (what == "post" && !mailbox_.empty() && !posting_) return seal({});
    if (what.starts_with("pdf:")) return print_reply(path_of(what.substr(4)));
    return std::nullopt;
}

// --- out

// Without a file: into the mailbox, aside, for the folder may be away.
HomePlan::Work HomePlan::seal(const std::string& file) {
    return [this, file, choice = reply_->choice, plan = reply_->plan, common = common_,
            person = file_.string()](store::Store& store) -> Done {
        std::ostringstream out, err;
        const terminal::Desk desk{*around_, {out, err}, common};
        std::string trouble;
        std::optional<bundle::Bytes> post;
        const auto practices = sealed::practices_of(desk);
        auto known = practices ? review::practices(*practices)
                               : store::Result<sealed::Practices>{sealed::Practices{}};
        const auto all = sealed::gather(store, common.person == terminal::practice, choice, person);
        review::Practice* to = nullptr;
        if (known)
            for (review::Practice& one : *known)
                if (one.plan_name == plan) to = &one;
        if (!known)
            trouble = terminal::failure(known.error(), practices->string()).message;
        else if (!all)
            trouble = all.error().message;
        else if (to != nullptr) {
            const auto bytes = sealed::sealed_reply(*to, *all);
            if (!bytes)
                trouble = bytes.error().message;
            else if (file.empty())
                post = *bytes;
            else if (trouble = there_already(file); trouble.empty()) {
                const auto done = sealed::write(file, false, *bytes);
                if (!done) trouble = done.error().message;
                if (done) trouble = count(*practices, *std::move(known), plan, choice.until);
            }
        }
        return [this, trouble, file, post, until = choice.until] {
            if (!reply_) return;
            reply_->trouble = trouble;
            if (!trouble.empty()) return;
            if (post) return put_into_mailbox(*post, until);
            reply_typing_.file.clear();
            reply_->said = filled(tr("The reply is sealed: {file}. Only the practice can open it."),
                                  {{"file", file}});
        };
    };
}

// That it went out; why it could not be kept, or empty.
std::string HomePlan::count(const std::filesystem::path& file, sealed::Practices known,
                            const std::string& plan, units::Day until) {
    for (review::Practice& one : known) {
        if (one.plan_name != plan) continue;
        one.replies += 1;
        one.told_until = until;
    }
    const auto kept = review::keep(file, known);
    return kept ? std::string{} : terminal::failure(kept.error(), file.string()).message;
}

void HomePlan::put_into_mailbox(const bundle::Bytes& bytes, units::Day until) {
    reply_->said = tr("It is being put into the mailbox.");
    Posting made{
        reply_->plan, until, mailbox_, Aside<Posted>{[folder = mailbox_, bytes] {
            auto chance = bundle::Randomness::fresh();
            const mailbox::File file{mailbox::file_name(bundle::Kind::reply, chance), bytes};
            return mailbox::put(folder, file);
        }}};
    posting_.emplace(std::move(made));
}

std::optional<HomePlan::Work> HomePlan::hear_of_post() {
    if (!posting_) return std::nullopt;
    const auto posted = posting_->done.take();
    if (!posted) return std::nullopt;
    const std::string plan = posting_->plan, folder = posting_->folder;
    const units::Day until = posting_->until;
    posting_.reset();
    if (!*posted) {
        if (reply_) reply_->said.clear();
        if (reply_) reply_->trouble = wording::sentence(folder, posted->error());
        return std::nullopt;
    }
    return [this, plan, until, common = common_](store::Store&) -> Done {
        std::ostringstream out, err;
        const terminal::Desk desk{*around_, {out, err}, common};
        std::string trouble;
        if (const auto file = sealed::practices_of(desk)) {
            const auto known = review::practices(*file);
            trouble = known ? count(*file, *known, plan, until)
                            : terminal::failure(known.error(), file->string()).message;
        }
        return [this, trouble] {
            if (!reply_) return;
            reply_->trouble = trouble;
            reply_->said = tr("It lies in the mailbox. Only the practice can open it.");
        };
    };
}

// Dates without the hour, and nobody's name.
HomePlan::Work HomePlan::print_reply(const std::string& file) {
    return [this, file, choice = reply_->choice, common = common_, person = file_.string(),
            own = own_routines()](store::Store& store) -> Done {
        std::string trouble = there_already(file);
        const bool practice = common.person == terminal::practice;
        const auto all = sealed::gather(store, practice, choice, person);
        if (!all) trouble = all.error().message;
        if (trouble.empty()) {
            auto routines = own;
            routines.insert(routines.end(), library_->routines().begin(),
                            library_->routines().end());
            report::Facts facts;
            facts.from = choice.from;
            facts.to = choice.until;
            facts.practice = practice;
            facts.hours = false;
            facts.sessions = all->sessions;
            facts.unreadable = all->unreadable;
            facts.exercises = library_->exercises();
            facts.routines = routines;
            const auto made = report::print(report::report_of(facts), paper::Size::a4);
            if (!made)
                trouble = terminal::failure(made.error()).message;
            else if (const auto done = terminal::exports::write(file, false, made->pdf); !done)
                trouble = done.error().message;
        }
        return [this, trouble, file] {
            if (!reply_) return;
            reply_->trouble = trouble;
            if (!trouble.empty()) return;
            reply_typing_.paper.clear();
            reply_->said =
                filled(tr("It is written, and anybody can read it: {file}"), {{"file", file}});
        };
    };
}

} // namespace app
