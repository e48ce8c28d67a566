// What is asked around a session, and what follows of it.
#include "main/desktop.h"
#include "wording/wording.h"

#include <algorithm>
#include <utility>

namespace app {

using What = screen::Wish::What;

namespace {

constexpr units::Duration answers_hold = std::chrono::minutes{10}; // while the roller is away

template <class T> void toggle(std::vector<T>& list, const T& one) {
    const auto found = std::find(list.begin(), list.end(), one);
    if (found == list.end())
        list.push_back(one);
    else
        list.erase(found);
}

care::Ticked* ticked(care::Screening& screening, routine::Condition condition) {
    for (care::Ticked& one : screening.conditions)
        if (one.condition == condition) return &one;
    return nullptr;
}

void toggle_condition(care::Screening& screening, routine::Condition condition) {
    if (ticked(screening, condition) != nullptr)
        std::erase_if(screening.conditions,
                      [condition](const care::Ticked& t) { return t.condition == condition; });
    else
        screening.conditions.push_back({condition, {}, {}});
}

// Of the last one that is asked with a place, as the screen offers it.
care::Ticked* placed(care::Screening& screening) {
    care::Ticked* last = nullptr;
    for (care::Ticked& one : screening.conditions)
        if (care::asked_where(one.condition) &&
            (last == nullptr || last->condition < one.condition))
            last = &one;
    return last;
}

} // namespace

std::optional<care::Question> Desktop::question() const {
    if (asked_pain_) return care::Question{care::Question::Kind::pain, {}};
    if (!left_after_.empty()) return care::Question{left_after_.front(), {}};
    if (preparing_ && !preparing_->check.done()) return preparing_->check.left.front();
    return std::nullopt;
}

// --- before a session

void Desktop::begin(const std::string& id, session::RollerKind kind) {
    pending_.reset();
    const auto routine = routine_named(id);
    if (!routine) {
        notice_ = wording::sentence(routine.error().front());
        return;
    }
    if (!store_) return; // the notice says why there is none
    if (history_unread_ && session::part_of_history(kind, practice())) {
        complain(store::StoreError::damaged);
        return show(Page::home);
    }
    end_welcome();
    // Answered just now, and then the roller was gone for a moment.
    const bool fresh = preparing_ && around_->host_now() - preparing_->fitted_at < answers_hold;
    if (fresh && preparing_->routine == id && preparing_->kind == kind && preparing_->fitted)
        return begin_now();
    preparing_ = Preparing{id, kind, {}, {}, {}, {}};
    if (session::part_of_history(kind, practice())) return ask();
    preparing_->fitted = care::fit(*routine, care::today_simulated({}, around_->wall_now()));
    begin_now();
}

void Desktop::ask() {
    const bool due = care::due(history_.screening, around_->wall_now()) != care::Due::no;
    if (!due || screening_put_off_) return ask_questions();
    open_screening();
}

void Desktop::open_screening() {
    screening_ = history_.screening.value_or(care::Screening{});
    clearing_.reset();
    screening_typing_ = {};
    show(Page::screening);
}

void Desktop::ask_questions() {
    preparing_->check =
        care::check(care::morning(history_, library_.exercises(), around_->wall_now()), {});
    show(Page::question);
}

void Desktop::fit() {
    const auto routine = routine_named(preparing_->routine);
    if (!routine) return show(Page::home);
    const auto today = care::today(history_, library_.exercises(), preparing_->check.before,
                                   settings_.mass, around_->wall_now());
    preparing_->fitted = care::fit(*routine, today);
    preparing_->fitted_at = around_->host_now();
    const bool as_it_is = preparing_->fitted->effects.empty() && !preparing_->fitted->professional;
    if (as_it_is && !preparing_->fitted->routine.steps.empty()) return begin_now();
    if (const auto wait = screen::starts_by_itself(*preparing_->fitted))
        preparing_->starts_at = around_->host_now() + *wait;
    show(Page::today);
}

bool Desktop::prepare(const screen::Wish& wish) {
    if (wish.what != What::answer || !preparing_) return false;
    if (page_ == Page::today) {
        if (wish.id == "go" && !preparing_->fitted->routine.steps.empty()) return begin_now(), true;
        preparing_.reset();
        return show(Page::home), true;
    }
    if (page_ != Page::question || preparing_->check.done()) return false;
    const units::WallTime now = around_->wall_now();
    const auto answer = care::answer_of(preparing_->check.left.front(), wish.id);
    if (!answer) return true;
    preparing_->check = care::answered(std::move(preparing_->check), *answer, now);
    if (!preparing_->check.done()) return true;
    if (!preparing_->check.morning) return fit(), true;
    send([this, told = preparing_->check, now]() -> Ending {
        const auto kept = store_->keep(told.morning->session, told.reports, now);
        return [this, kept, all = read(*store_)](units::HostTime) {
            take(all);
            if (!kept) complain(kept.error());
            fit();
        };
    });
    return true;
}

// --- the screening

bool Desktop::answer_screening(const screen::Wish& wish) {
    const bool asked_before_session = preparing_.has_value();
    const auto over = [this, asked_before_session] {
        if (asked_before_session)
            ask_questions();
        else if (welcome_)
            welcome(screen::WelcomeStep::roller);
        else
            show(Page::care);
    };
    refused_.clear();
    switch (wish.what) {
    case What::show_screening: preparing_.reset(); return open_screening(), true;
    case What::tick:
        if (const auto stop = care::stop_named(wish.id)) toggle(screening_.stops, *stop);
        if (const auto condition = care::condition_named(wish.id))
            toggle_condition(screening_, *condition);
        return true;
    case What::tick_near:
        if (const auto region = routine::region_named(wish.id); region && placed(screening_))
            toggle(placed(screening_)->near, *region);
        return true;
    case What::clear_condition:
        clearing_ = care::condition_named(wish.id);
        screening_typing_ = {};
        return true;
    case What::save_clearance: {
        const care::Clearance clearance{screening_typing_.by, screening_typing_.on,
                                        screening_typing_.note};
        care::Ticked* const one = clearing_ ? ticked(screening_, *clearing_) : nullptr;
        if (one != nullptr && care::acceptable(clearance, around_->wall_now())) {
            one->cleared = clearance;
            clearing_.reset();
        } else {
            refused_ = wording::tr("Please type who, and the day as 2026-11-20, up to today.");
        }
        return true;
    }
    case What::drop_clearance:
        if (care::Ticked* const one = clearing_ ? ticked(screening_, *clearing_) : nullptr)
            one->cleared.reset();
        clearing_.reset();
        return true;
    case What::screening_later: screening_put_off_ = true; return over(), true;
    case What::screening_done:
        if (!store_) return over(), true;
        screening_.taken = around_->wall_now();
        send([this, over, answered = screening_]() -> Ending {
            const auto kept = store_->keep(answered);
            return [this, over, kept, all = read(*store_)](units::HostTime) {
                take(all);
                if (!kept) complain(kept.error());
                over();
            };
        });
        return true;
    default: return false;
    }
}

// --- during and after it

bool Desktop::answer_pain(const screen::Wish& wish) {
    session::Session& session = playing_->session();
    if (wish.what == What::tell_pain) {
        session.pause();
        asked_pain_ = true;
        return show(Page::question), true;
    }
    if (!asked_pain_ || wish.what != What::answer) return false;
    const auto answer = care::answer_of({care::Question::Kind::pain, {}}, wish.id);
    if (!answer) return true;
    asked_pain_ = false;
    show(Page::session);
    if (answer->kind == care::Answer::Kind::skip) return session.resume(), true;
    const bool sharp = answer->kind == care::Answer::Kind::sharp;
    session.tell_pain(sharp ? std::nullopt : std::optional{answer->number}, sharp);
    if (!sharp && answer->number < care::strong) return true;
    session.pause(); // until it is clear whether there is more for today
    pain_in_session_ = true;
    return show(Page::pain), true;
}

bool Desktop::after_pain(const screen::Wish& wish) {
    if (page_ != Page::pain || wish.what != What::answer) return false;
    if (wish.id != "stop" && wish.id != "go") return true;
    if (!playing_) return show(left_after_.empty() ? Page::summary : Page::question), true;
    show(Page::session);
    if (wish.id == "stop")
        playing_->act({What::stop, {}, 0.0});
    else
        playing_->session().resume();
    return true;
}

bool Desktop::answer_after(const screen::Wish& wish) {
    if (wish.what != What::answer || left_after_.empty()) return false;
    const auto answer = care::answer_of({left_after_.front(), {}}, wish.id);
    if (!answer) return true;
    if (answer->kind == care::Answer::Kind::number)
        store_->keep_after_soon(told_after_, answer->number);
    if (answer->kind == care::Answer::Kind::ended_by)
        store_->keep_soon(told_after_, answer->ended_by);
    left_after_.erase(left_after_.begin());
    if (answer->kind == care::Answer::Kind::number && answer->number >= care::strong) {
        pain_in_session_ = false;
        return show(Page::pain), true;
    }
    return show(left_after_.empty() ? Page::summary : Page::question), true;
}

// --- the page about it

bool Desktop::change_care(const screen::Wish& wish) {
    switch (wish.what) {
    case What::show_care: return show(Page::care), true;
    case What::forget_mark: {
        const auto place = static_cast<std::size_t>(std::stoul(wish.id));
        if (place >= history_.marks.size()) return true;
        change([mark = history_.marks.at(place)](auto& store) { return store.forget(mark); },
               [this](auto error) { complain(error); });
        return true;
    }
    case What::set_country:
        settings_.country = wish.id;
        if (store_)
            change([settings = settings_](auto& store) { return store.save(settings); },
                   [this](auto error) { complain(error); });
        return true;
    default: return false;
    }
}

} // namespace app
