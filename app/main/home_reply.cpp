// What goes back to the practice: gathered, read, and only then sealed. It counts as told once it
// is on the disk.
#include "main/home_plan.h"
#include "main/told.h"
#include "main/typed_path.h"
#include "report/print.h"
#include "report/report.h"
#include "terminal/exports.h"
#include "terminal/printing.h"
#include "terminal/typed.h"
#include "wording/exchange_files.h"
#include "wording/wording.h"

#include <algorithm>
#include <sstream>

namespace app {

namespace plans = terminal::plans;
namespace sealed = terminal::sealed;
using wording::filled, wording::tr;

namespace {

// Why it cannot be written there, or empty.
std::string not_there(const std::string& file) {
    std::error_code none;
    if (file.empty()) return tr("The file to be written needs a name.");
    if (!std::filesystem::exists(file, none)) return {};
    return filled(tr("{file} is there already. Name another file."), {{"file", file}});
}

// What is in it, for the client, who cannot open it: why that could not be written, or empty.
std::string page_unwritten(const std::string& sealed_file, const std::string& page) {
    const auto done = terminal::exports::write(sealed::page_beside(sealed_file), false, page);
    if (done) return {};
    return filled(tr("What is in it could not be written beside it. {why}"),
                  {{"why", told(done.error())}});
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
    return [this, first, choice = reply_->choice, plan = reply_->plan, to = reply_->to,
            common = common_, file = file_.string()](store::Store& store) mutable -> Done {
        std::ostringstream out, err;
        const terminal::Desk desk{*around_, {out, err}, common};
        const auto practices = sealed::practices_of(desk);
        std::vector<review::Practice> from;
        std::string trouble;
        if (practices) {
            auto known = review::practices(*practices);
            if (!known) trouble = told(terminal::failure(known.error(), practices->string()));
            if (known) from = *std::move(known);
        }
        std::erase_if(from, [&](const review::Practice& one) { return one.plan_name != plan; });
        for (review::Practice& one : from) bundle::wipe(one.secret);
        if (!to && from.size() == 1) to = from.front();
        if (first) {
            review::Practice unknown;
            unknown.plan_name = plan;
            const auto day =
                sealed::first_day_of(store, *library_, to.value_or(unknown), choice.until, file);
            if (day) choice.from = *day;
            if (!day) trouble = told(day.error());
        }
        const bool practice = common.person == terminal::practice;
        auto all = sealed::gather(store, practice, choice, file);
        if (!all) trouble = told(all.error());
        return [this, choice, to, from, trouble, all = std::move(all)] {
            if (!reply_) return;
            reply_->choice = choice;
            reply_->from = from;
            reply_->to = to;
            reply_->trouble = trouble;
            reply_->lines = all ? sealed::told_in(*all) : std::vector<std::string>{};
        };
    };
}

screen::ReplyView HomePlan::reply_view() const {
    screen::ReplyFacts facts;
    facts.plan = reply_->title;
    facts.author = reply_->author;
    facts.sealed = reply_->to.has_value();
    if (reply_->from.size() > 1)
        for (const review::Practice& one : reply_->from)
            facts.several.push_back(
                {one.version, one.told_until, reply_->to && sealed::same_record(one, *reply_->to)});
    facts.mailbox = mailbox_;
    facts.from = reply_->choice.from;
    facts.until = reply_->choice.until;
    facts.measured = !reply_->choice.left_out.measured;
    facts.discomfort = !reply_->choice.left_out.discomfort;
    facts.pain = !reply_->choice.left_out.pain;
    facts.traces = review::tells_traces(reply_->choice.left_out);
    facts.lines = reply_->lines;
    facts.letter = letter_;
    facts.said = reply_->said;
    facts.trouble = reply_->trouble;
    return screen::view_of(facts);
}

// "2026-09-01=2026-09-21"; an empty one stays as it is.
std::optional<HomePlan::Work> HomePlan::choose_days(const std::string& typed, units::Day today) {
    const auto equals = typed.find('=');
    sealed::ReplyChoice choice = reply_->choice;
    const std::string parts[] = {typed.substr(0, equals), typed.substr(equals + 1)};
    for (const bool last : {false, true}) {
        const std::string& one = parts[last ? 1 : 0];
        if (one.empty()) continue;
        const auto day = terminal::calendar_day_typed(one);
        if (!day) {
            reply_->trouble =
                terminal::no_day(last ? tr("Its last day") : tr("Its first day"), one).message;
            return std::nullopt;
        }
        (last ? choice.until : choice.from) = *day;
    }
    choice.until = std::min(choice.until, today); // what comes later is not told yet
    if (choice.until < choice.from) {
        reply_->trouble = tr("The last day lies before the first one.");
        return std::nullopt;
    }
    reply_->choice = choice;
    reply_typing_.from.clear();
    reply_typing_.until.clear();
    return gather(false);
}

std::optional<HomePlan::Work> HomePlan::act_on_reply(const std::string& what, units::WallTime now) {
    reply_->said.clear();
    reply_->trouble.clear();
    review::LeftOut& left = reply_->choice.left_out;
    if (what == "reply-leave") return reply_.reset(), std::nullopt;
    for (std::size_t i = 0; i < reply_->from.size(); ++i)
        if (what == "to:" + std::to_string(i)) {
            reply_->to = reply_->from[i];
            return gather(true);
        }
    if (what.starts_with("days:")) return choose_days(what.substr(5), units::day_at(now));
    if (what == "kind:traces") { // they rest on what was measured
        left.traces = review::tells_traces(left);
        left.measured = left.measured && left.traces;
        return gather(false);
    }
    if ((what == "kind:measured" && keeps(left.measured)) ||
        (what == "kind:discomfort" && keeps(left.discomfort)) ||
        (what == "kind:pain" && keeps(left.pain)))
        return gather(false);
    if (what.starts_with("seal:") && reply_->to) return seal(path_of(what.substr(5)));
    if (what == "post" && reply_->to && !mailbox_.empty() && !posting_) return seal(std::nullopt);
    if (choose_paper(what)) return std::nullopt;
    if (what.starts_with("pdf:")) return print_reply(path_of(what.substr(4)));
    return std::nullopt;
}

// --- out

// Without a file: into the mailbox, aside, for the folder may be away. It counts before it goes
// out.
HomePlan::Work HomePlan::seal(std::optional<std::string> file) {
    return [this, file = std::move(file), choice = reply_->choice, to = *reply_->to,
            common = common_, folder = mailbox_,
            person = file_.string()](store::Store& store) -> Done {
        std::ostringstream out, err;
        const terminal::Desk desk{*around_, {out, err}, common};
        std::string trouble = file ? not_there(*file) : std::string{};
        if (file && trouble.empty()) trouble = not_there(sealed::page_beside(*file));
        std::string page, unnoted, without_page;
        std::vector<std::string> lines;
        std::optional<bundle::Bytes> post;
        const auto practices = sealed::practices_of(desk);
        const auto seal = [&]() -> Result<bundle::Bytes> {
            if (!practices) return tl::unexpected{practices.error()};
            const auto known = review::practices(*practices);
            if (!known)
                return tl::unexpected{terminal::failure(known.error(), practices->string())};
            const auto now =
                std::find_if(known->begin(), known->end(), [&](const review::Practice& one) {
                    return sealed::same_record(one, to);
                });
            if (now == known->end())
                return tl::unexpected{
                    terminal::failure(store::StoreError::failed, practices->string())};
            auto all = sealed::gather(store, common.person == terminal::practice, choice, person);
            if (!all) return tl::unexpected{all.error()};
            if (const auto read = sealed::add_traces(store, *all, person); !read)
                return tl::unexpected{read.error()};
            page = sealed::page_of(*all);
            lines = sealed::told_in(*all);
            auto bytes = sealed::sealed_reply(*now, *all);
            if (!bytes) return bytes;
            if (const auto kept = sealed::count_one(*practices, to); !kept)
                return tl::unexpected{kept.error()};
            return bytes;
        };
        if (trouble.empty()) {
            const auto bytes = seal();
            if (!bytes) {
                trouble = told(bytes.error());
            } else if (!file) {
                post = *bytes;
            } else if (const auto done = sealed::write(*file, false, *bytes); !done) {
                sealed::take_back_one(*practices, to);
                trouble = told(done.error());
            } else {
                if (const auto kept = sealed::told_until(*practices, to, choice.until); !kept)
                    unnoted = told(kept.error()); // it is told once more with the next one
                without_page = page_unwritten(*file, page);
            }
        }
        return [this, trouble, unnoted, without_page, lines, file, post, to, folder,
                until = choice.until, practices = practices.value_or(std::filesystem::path{})] {
            if (reply_ && trouble.empty()) reply_->lines = lines; // with what was read just now
            if (post) { // also when its page was left meanwhile
                posting_ = Posting{
                    practices, to, until, folder,
                    Aside<Posted>{[folder, bytes = *post]() -> Posted {
                        auto chance = bundle::Randomness::fresh();
                        return mailbox::put(
                            folder, {mailbox::file_name(bundle::Kind::reply, chance), bytes});
                    }}};
                return tell_of_reply(tr("It is being put into the mailbox."), {});
            }
            if (!trouble.empty()) return tell_of_reply({}, trouble);
            reply_typing_.file.clear();
            const std::string as = file.value_or("");
            std::string said = filled(
                tr("The reply is sealed: {file}. Only the practice can open it."), {{"file", as}});
            if (without_page.empty())
                said.append(" ").append(filled(tr("What is in it stands beside it to read: {file}"),
                                               {{"file", sealed::page_beside(as)}}));
            const std::string between = unnoted.empty() || without_page.empty() ? "" : " ";
            tell_of_reply(said, unnoted + between + without_page);
        };
    };
}

void HomePlan::tell_of_reply(std::string said, std::string trouble) {
    if (!reply_) return tell(std::move(said), std::move(trouble));
    reply_->said = std::move(said);
    reply_->trouble = std::move(trouble);
}

std::optional<HomePlan::Work> HomePlan::hear_of_post() {
    if (!posting_) return std::nullopt;
    const auto posted = posting_->done.take();
    if (!posted) return std::nullopt;
    std::string trouble;
    if (posting_->done.failed())
        trouble = wording::sentence(posting_->folder, mailbox::FolderError::cannot_write);
    else if (!*posted)
        trouble = wording::sentence(posting_->folder, posted->error());
    const auto practices = posting_->practices;
    const review::Practice to = posting_->to;
    const units::Day until = posting_->until;
    posting_.reset();
    return [this, practices, to, until, trouble](store::Store&) -> Done {
        if (!trouble.empty()) {
            sealed::take_back_one(practices, to);
            return [this, trouble] { tell_of_reply({}, trouble); };
        }
        const auto kept = sealed::told_until(practices, to, until);
        return [this, unkept = kept ? std::string{} : told(kept.error())] {
            tell_of_reply(tr("It lies in the mailbox. Only the practice can open it."), unkept);
        };
    };
}

std::optional<HomePlan::Work> HomePlan::leave(std::chrono::milliseconds time) {
    if (!posting_ || !posting_->done.over_within(time)) return std::nullopt;
    return hear_of_post();
}

// Dates without the hour, and nobody's name; of this plan alone.
HomePlan::Work HomePlan::print_reply(const std::string& file) {
    const auto size = letter_ ? paper::Size::letter : paper::Size::a4;
    return [this, file, size, choice = reply_->choice, plan = reply_->plan, common = common_,
            person = file_.string(), own = own_routines()](store::Store& store) -> Done {
        std::string trouble = not_there(file);
        const bool practice = common.person == terminal::practice;
        const auto all = sealed::gather(store, practice, choice, person);
        if (!all) trouble = told(all.error());
        auto plans = store.plans();
        if (!plans) trouble = told(terminal::failure(plans.error(), person));
        if (trouble.empty()) {
            auto routines = own;
            routines.insert(routines.end(), library_->routines().begin(),
                            library_->routines().end());
            report::Facts facts;
            facts.from = choice.from;
            facts.to = choice.until;
            facts.practice = practice;
            facts.hours = false;
            facts.also = sealed::not_in(choice.left_out);
            facts.also.push_back(tr("Without the course of force and pace."));
            facts.sessions = all->sessions;
            std::erase_if(*plans, [&](const store::KeptPlan& one) { return one.id != plan; });
            facts.adherence =
                report::adherence_of(*plans, *library_, facts.sessions, choice.from, choice.until);
            facts.unreadable = all->unreadable;
            facts.exercises = library_->exercises();
            facts.routines = routines;
            const auto made = report::print(report::report_of(facts), size);
            if (!made)
                trouble = terminal::failure(made.error()).message;
            else if (const auto done = terminal::exports::write(file, false, made->pdf); !done)
                trouble = told(done.error());
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
