#include "terminal/replying.h"

#include "plan/plan_file.h"
#include "report/table.h"
#include "terminal/exchange.h"
#include "wording/wording.h"

#include <algorithm>

namespace terminal::sealed {

using wording::filled, wording::tr, wording::trn;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

constexpr const char *reply_part = "reply", *page_part = "page", *traces_part = "traces";

review::Step told(const store::StepSummary& from) {
    review::Step step;
    step.exercise = from.exercise;
    step.side = report::word(from.side);
    step.set = from.set;
    step.seconds = units::seconds(from.end - from.start);
    step.measured = from.measured;
    step.skipped = from.skipped;
    step.ended_off_roller = from.ended_off_roller;
    step.strokes = static_cast<std::uint32_t>(from.strokes);
    step.seconds_per_stroke = from.seconds_per_stroke;
    step.set_seconds_per_stroke = from.set_seconds_per_stroke;
    if (from.mean_force) step.mean_force_n = from.mean_force->value;
    step.in_pace_band_percent = from.in_pace_band_percent;
    step.in_force_band_percent = from.in_force_band_percent;
    step.in_both_bands_percent = from.control.in_both_bands_percent;
    step.asked_lighter = from.asked_lighter;
    step.over_mark = from.over_mark;
    return step;
}

review::Session told(const report::Session& s) {
    review::Session session;
    session.id = s.line.id;
    session.day = units::day_at(s.line.started);
    session.routine = s.line.routine;
    session.stopped = s.line.completion == session::Completion::stopped;
    session.usable = s.line.usable;
    session.seconds = units::seconds(s.line.duration);
    session.before = s.answers.before.discomfort;
    session.after = s.answers.after;
    if (s.answers.ended_by) session.ended_by = care::word(*s.answers.ended_by);
    for (const care::Pain& pain : s.answers.pain)
        session.pain.push_back({pain.exercise, pain.discomfort, pain.sharp});
    for (const store::StepSummary& step : s.steps) {
        session.steps.push_back(told(step));
        session.measured = session.measured || step.measured;
    }
    return session;
}

// The same is left out of what is printed.
void leave_out(report::Session& s, const review::LeftOut& left) {
    if (left.discomfort) {
        s.answers.before.discomfort.reset();
        s.answers.after.reset();
    }
    if (left.pain) {
        s.answers.pain.clear();
        s.answers.ended_by.reset();
    }
    if (!left.measured) return;
    for (store::StepSummary& step : s.steps) {
        step.measured = false;
        step.asked_lighter = 0;
        step.over_mark.reset();
    }
}

} // namespace

Result<Gathered> gather(store::Store& store, bool practice, const ReplyChoice& choice,
                        const std::string& file) {
    Gathered all;
    all.reply.practice = practice;
    all.reply.from = choice.from;
    all.reply.until = choice.until;
    const auto found = report::read(store, choice.from, choice.until);
    if (!found) return tl::unexpected{failure(found.error(), file)};
    all.unreadable = found->unreadable;
    for (const report::Session& one : found->sessions) {
        if (!one.line.counts) {
            ++all.simulated;
        } else if (one.line.completion == session::Completion::unfinished) {
            ++all.unfinished;
        } else {
            all.reply.sessions.push_back(told(one));
            all.sessions.push_back(one);
            leave_out(all.sessions.back(), choice.left_out);
        }
    }
    review::leave_out(all.reply, choice.left_out);
    count_traces(all);
    return all;
}

namespace {

void tell_traces(const Gathered& all, std::vector<std::string>& lines) {
    const auto n = [](int count) { return static_cast<unsigned long>(count); };
    if (all.traceable > 0)
        lines.push_back(all.every_s == 1
                            ? std::string{tr("Force and pace over each step, one point a second.")}
                            : filled(tr("Force and pace over each step, one point every {n} s."),
                                     {{"n", std::to_string(all.every_s)}}));
    if (all.untraced > 0)
        lines.push_back(trn("Of {n} session it is not there.", "Of {n} sessions it is not there.",
                            n(all.untraced)));
    if (all.damaged > 0)
        lines.push_back(trn("Of {n} session it cannot be read and is not in it.",
                            "Of {n} sessions it cannot be read and is not in it.", n(all.damaged)));
    if (all.badly_signalled > 0)
        lines.push_back(
            trn("Not in it: force and pace over each step of {n} session with a bad signal.",
                "Not in it: force and pace over each step of {n} sessions with a bad signal.",
                n(all.badly_signalled)));
}

} // namespace

std::vector<std::string> told_in(const Gathered& all) {
    const auto n = [](int count) { return static_cast<unsigned long>(count); };
    const review::LeftOut& left = all.reply.left_out;
    std::vector<std::string> lines;
    if (all.reply.practice) lines.push_back(tr("Practice: nothing of this is anybody's history."));
    lines.push_back(
        filled(trn("In it is {n} session, {from} to {until}.",
                   "In it are {n} sessions, {from} to {until}.", all.reply.sessions.size()),
               {{"from", wording::date(std::chrono::year_month_day{all.reply.from})},
                {"until", wording::date(std::chrono::year_month_day{all.reply.until})}}));
    lines.push_back(left.measured
                        ? tr("Of each: the day, the routine, and of every step how long it took "
                             "and whether it was skipped. No pace and no force.")
                        : tr("Of each: the day, the routine, and of every step how long it took, "
                             "pace, force, share within the bands, how often the force was above "
                             "your comfort mark or less was asked for, and whether it was "
                             "skipped."));
    tell_traces(all, lines);
    if (!left.discomfort && !left.pain) {
        lines.push_back(
            tr("Discomfort before and after, pain told while rolling, and why a session "
               "ended early, where you said it."));
    } else {
        if (!left.discomfort)
            lines.push_back(tr("Discomfort before and after, where you said it."));
        if (!left.pain)
            lines.push_back(tr("Pain told while rolling, and why a session ended early, where you "
                               "said it."));
        if (left.discomfort) lines.push_back(tr("Not in it: discomfort before and after."));
        if (left.pain)
            lines.push_back(tr("Not in it: pain told while rolling, and why a session ended "
                               "early."));
    }
    lines.push_back(all.traceable > 0
                        ? tr("Not in it: your name, the hour, notes and the diary.")
                        : tr("Not in it: your name, the hour, notes, the diary, and what the "
                             "roller measured moment by moment."));
    if (const int out = all.simulated + all.unfinished + all.unreadable; out > 0)
        lines.push_back(
            trn("{n} session that is simulated, unfinished or no longer readable is left out.",
                "{n} sessions that are simulated, unfinished or no longer readable are left "
                "out.",
                n(out)));
    return lines;
}

std::string page_of(const Gathered& all) {
    std::string words;
    for (const std::string& line : told_in(all)) words.append(line).append("\n");
    return words;
}

std::string page_beside(const std::string& sealed_file) { return sealed_file + ".txt"; }

std::vector<std::string> not_in(const review::LeftOut& left) {
    std::vector<std::string> lines;
    if (left.measured) lines.push_back(tr("Not in it: pace and force."));
    if (left.discomfort) lines.push_back(tr("Not in it: discomfort before and after."));
    if (left.pain)
        lines.push_back(tr("Not in it: pain told while rolling, and why a session ended early."));
    return lines;
}

Result<bundle::Bytes> sealed_reply(const review::Practice& to, const Gathered& all) {
    const auto pair = review::pair_of(to);
    const std::string text = review::text_of(all.reply);
    const std::string traces =
        all.reply.traces.empty() ? std::string{} : review::text_of(all.reply.traces);
    const auto read = review::reply_of(text);
    if (!pair || !read || (!traces.empty() && !review::traces_of(traces, *read)))
        return tl::unexpected{
            Failure{"too_much", tr("This is more than a reply may hold; choose fewer days.")}};
    const bundle::ReplyAbout about{to.known_as,    to.plan,         to.version,  to.replies + 1,
                                   all.reply.from, all.reply.until, pair->open()};
    bundle::Parts parts{bundle::about_part(about), bundle::part(reply_part, text),
                        bundle::part(page_part, page_of(all))};
    if (!traces.empty()) parts.push_back(bundle::part(traces_part, traces));
    auto sealed = bundle::seal_to(to.key, bundle::Kind::reply, parts, bundle::Randomness::fresh());
    if (!sealed) return tl::unexpected{refused(sealed.error())};
    return *std::move(sealed);
}

Result<units::Day> first_day_of(store::Store& store, const routine::Library& library,
                                const review::Practice& to, units::Day until,
                                const std::string& file) {
    // The last day that was told may have had another session since; twice does no harm.
    if (to.told_until) return std::min(*to.told_until, until);
    const auto plans = store.plans();
    if (!plans) return tl::unexpected{failure(plans.error(), file)};
    for (const store::KeptPlan& kept : *plans) // the first version that was taken
        if (kept.id == to.plan_name)
            if (const auto read = plan::read(kept.text.value_or(""), kept.id, library))
                return std::min(plan::days_of(*read).first, until);
    return until;
}

bool same_record(const review::Practice& one, const review::Practice& other) {
    return one.plan == other.plan && bundle::same(one.known_as, other.known_as);
}

Result<void> changed(const std::filesystem::path& file, const review::Practice& of,
                     const Change& change) {
    auto known = review::practices(file);
    if (!known) return tl::unexpected{failure(known.error(), file.string())};
    for (review::Practice& one : *known)
        if (same_record(one, of)) change(one);
    if (const auto kept = review::keep(file, *known); !kept)
        return tl::unexpected{failure(kept.error(), file.string())};
    return {};
}

Result<void> count_one(const std::filesystem::path& file, const review::Practice& to) {
    return changed(file, to, [](review::Practice& one) { one.replies += 1; });
}

void take_back_one(const std::filesystem::path& file, const review::Practice& to) {
    (void)changed(file, to, [](review::Practice& one) { one.replies -= one.replies > 0 ? 1 : 0; });
}

Result<void> told_until(const std::filesystem::path& file, const review::Practice& to,
                        units::Day until) {
    return changed(file, to, [until](review::Practice& one) { one.told_until = until; });
}

} // namespace terminal::sealed
