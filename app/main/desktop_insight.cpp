// Differences in the person's log, behind the window.
#include "main/desktop.h"

namespace app {

using What = screen::Wish::What;

namespace {

namespace insights = terminal::insights;

insights::AskTyped typed(const screen::InsightAsking& asking) {
    insights::AskTyped made;
    made.outcome = asking.outcome;
    made.about = asking.magnesium ? "magnesium" : "rolling";
    made.hidden = asking.hidden;
    return made;
}

insights::Changed ask(store::Store& store, const screen::InsightAsking& asking, units::WallTime now,
                      const std::string& file) {
    const auto settings = store.diary_settings();
    if (!settings) return tl::unexpected{terminal::failure(settings.error(), file)};
    const auto question = insights::question_of(typed(asking), settings->plan, now);
    if (!question) return tl::unexpected{question.error()};
    return insights::asked(store, *question, now, file);
}

// Why it could not be done; empty when it was.
std::string done(store::Store& store, const std::string& what, const screen::InsightAsking& asking,
                 units::WallTime now, const std::string& file) {
    insights::Changed changed;
    if (what == "ask") changed = ask(store, asking, now, file);
    if (what == "begin") changed = insights::begun(store, now, file);
    if (what == "drop") changed = insights::dropped(store, file);
    return changed ? std::string{} : changed.error().message;
}

} // namespace

void Desktop::look_into_log(const std::string& first) {
    const auto now = here().now;
    send([this, first, now, asking = asking_, file = file_.string()]() -> Ending {
        const auto notice = done(*store_, first, asking, now, file);
        return
            [this, now, notice, seen = insights::standing(*store_, now)](units::HostTime) mutable {
                if (!seen) {
                    complain(seen.error());
                    return show(Page::home);
                }
                log_seen_ = LogSeen{*std::move(seen), units::day_at(now)};
                insight_notice_ = notice;
                asked_drop_ = false;
                if (page_ != Page::insight) show(Page::insight);
            };
    });
}

void Desktop::look_at_weeks() {
    const auto now = here().now;
    const units::Day today = units::day_at(now);
    const units::Day from = today - std::chrono::days{insight::days_a_week * screen::weeks_shown};
    send([this, now, from, today]() -> Ending {
        auto log = insights::log_of(*store_, from, today);
        auto own = store_->diary_settings();
        return [this, now, today, log = std::move(log),
                own = std::move(own)](units::HostTime) mutable {
            if (!log || !own) {
                complain(log ? own.error() : log.error());
                return show(Page::home);
            }
            weeks_seen_ = WeeksSeen{*std::move(log), std::move(own->plan), today, now};
            show(Page::weeks);
        };
    });
}

screen::InsightView Desktop::insight_view() const {
    screen::InsightFacts facts;
    facts.asking = asking_;
    facts.asked_drop = asked_drop_;
    facts.notice = insight_notice_;
    if (log_seen_) {
        const auto& standing = log_seen_->standing;
        facts.question = standing.open ? &*standing.open->question : nullptr;
        facts.looked = standing.looked;
        facts.questions_before = standing.questions_before;
        facts.today = log_seen_->today;
    }
    return screen::view_of(facts);
}

bool Desktop::change_insight(const screen::Wish& wish) {
    if (wish.what == What::show_insight) {
        if (store_) look_into_log({}); // the notice says why there is none
        return true;
    }
    if (wish.what == What::show_weeks) {
        if (store_) look_at_weeks();
        return true;
    }
    if (wish.what == What::weeks_beside) {
        screen::choose(weeks_asking_, wish.id);
        return true;
    }
    if (wish.what != What::insight) return false;
    const std::string& id = wish.id;
    insight_notice_.clear();
    if (id.starts_with("outcome:")) asking_.outcome = id.substr(8);
    if (id.starts_with("about:")) asking_.magnesium = id == "about:magnesium";
    if (id == "hidden") asking_.hidden = !asking_.hidden;
    if (id == "ask-drop" || id == "keep") asked_drop_ = id == "ask-drop";
    if (store_ && (id == "ask" || id == "begin" || id == "drop")) look_into_log(id);
    return true;
}

} // namespace app
