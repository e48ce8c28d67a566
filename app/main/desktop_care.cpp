// What is asked around a session, and what follows of it.
#include "main/desktop.h"
#include "wording/care.h"
#include "wording/wording.h"

#include <algorithm>
#include <utility>

namespace app {

using What = screen::Wish::What;

namespace {

constexpr units::Duration two_presses = std::chrono::milliseconds{700};
constexpr units::Duration answers_hold = std::chrono::minutes{10}; // while the roller is away

template <class T> void toggle(std::vector<T>& list, const T& one) {
    const auto found = std::find(list.begin(), list.end(), one);
    if (found == list.end())
        list.push_back(one);
    else
        list.erase(found);
}

void toggle_condition(care::Screening& screening, routine::Condition condition) {
    if (care::ticked(screening, condition) == nullptr)
        care::tick(screening, condition);
    else
        std::erase_if(screening.conditions,
                      [condition](const care::Ticked& t) { return t.condition == condition; });
}

// "skin_disease:calf"
void toggle_place(care::Screening& screening, const std::string& id) {
    const auto colon = id.find(':');
    if (colon == std::string::npos) return;
    const auto condition = care::condition_named(id.substr(0, colon));
    const auto region = routine::region_named(id.substr(colon + 1));
    care::Ticked* const one = condition ? care::ticked(screening, *condition) : nullptr;
    if (region && one != nullptr) toggle(one->near, *region);
}

} // namespace

bool Desktop::asks_pain() const { return playing_ && playing_->session().asks_pain(); }

std::optional<care::Question> Desktop::question() const {
    if (asks_pain()) return care::Question{care::Question::Kind::pain, {}};
    const care::Check* asked = check();
    return asked == nullptr ? std::nullopt : std::optional{asked->left.front()};
}

const care::Check* Desktop::check() const {
    if (waking_.asked() != nullptr) return waking_.asked();
    if (after_ && !after_->check.done()) return &after_->check;
    if (preparing_ && !preparing_->check.done()) return &preparing_->check;
    return nullptr;
}

screen::QuestionView Desktop::question_view(const care::Question& asked) const {
    if (asks_pain()) return screen::view_of(asked, looking_);
    const bool before = !after_ || waking_.asked() != nullptr;
    return screen::view_of(asked, looking_,
                           {care::given(*check()), before || !check()->earlier.empty(), refused_});
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
        complain(*history_unread_);
        return show(Page::home);
    }
    end_welcome();
    after_.reset();
    waking_.leave();
    // Answered just now, and then the roller was gone for a moment.
    const bool fresh = preparing_ && around_->host_now() - preparing_->fitted_at < answers_hold;
    if (fresh && preparing_->routine == id && preparing_->kind == kind && preparing_->fitted)
        return begin_now();
    preparing_ = Preparing{};
    answering_ = false;
    preparing_->routine = id;
    preparing_->kind = kind;
    if (session::part_of_history(kind, practice())) return ask();
    preparing_->fitted = care::fit(*routine, care::today_simulated({}, around_->wall_now()));
    begin_now();
}

void Desktop::ask() {
    const bool due = care::due(history_.screening, around_->wall_now()) != care::Due::no;
    if (!due || screening_put_off_) return ask_questions();
    preparing_->screened = true;
    open_screening();
}

void Desktop::open_screening() {
    if (!std::exchange(answering_, true))
        screening_ = history_.screening.value_or(care::Screening{});
    clearing_.reset();
    screening_typing_ = {};
    show(Page::screening);
}

// After a way back to the screening the same ones, with what was answered; none where the answer is
// known, and then what was told before the way back holds.
void Desktop::ask_questions() {
    Preparing& p = *preparing_;
    if (!std::exchange(p.looked_back, true))
        p.morning = care::morning(history_, library_.exercises(), around_->wall_now());
    auto given = std::move(p.check.given);
    p.check = care::check(p.morning, {});
    p.check.given = std::move(given);
    if (forbidden()) {
        p.check = care::as_given(std::move(p.check), around_->wall_now());
        return keep_told();
    }
    show(Page::question);
}

void Desktop::fit() {
    const auto routine = routine_named(preparing_->routine);
    if (!routine) return show(Page::home);
    const auto today = care::today(history_, library_.exercises(), preparing_->check.before,
                                   settings_.mass, around_->wall_now());
    preparing_->fitted = care::fit(*routine, today);
    preparing_->fitted_at = around_->host_now();
    const bool as_it_is = preparing_->fitted->effects.empty() &&
                          !preparing_->fitted->professional && preparing_->unkept.empty();
    if (as_it_is && !preparing_->fitted->routine.steps.empty()) return begin_now();
    if (const auto wait = screen::starts_by_itself(*preparing_->fitted, preparing_->unkept))
        preparing_->starts_at = around_->host_now() + *wait;
    show(Page::today);
}

bool Desktop::forbidden() const {
    const auto routine = routine_named(preparing_->routine);
    return routine && care::forbidden(*routine, history_.screening);
}

// The first question leads back to where it was asked from; what forbids it, to the screening.
bool Desktop::go_back_before() {
    care::Check& check = preparing_->check;
    preparing_->fitted.reset();
    preparing_->starts_at.reset();
    if (forbidden()) return open_screening(), true;
    if (!check.earlier.empty()) {
        check = care::gone_back(std::move(check));
        return show(Page::question), true;
    }
    if (preparing_->screened) return open_screening(), true;
    preparing_.reset();
    return show(Page::home), true;
}

bool Desktop::prepare(const screen::Wish& wish) {
    if (!preparing_ || (page_ != Page::question && page_ != Page::today)) return false;
    if (wish.what == What::question_back) return go_back_before();
    if (wish.what != What::answer) return false;
    if (page_ == Page::today) {
        if (wish.id == "go" && !preparing_->fitted->routine.steps.empty()) return begin_now(), true;
        preparing_.reset();
        return show(Page::home), true;
    }
    if (preparing_->check.done()) return false;
    const auto answer = care::answer_of(preparing_->check.left.front(), wish.id);
    if (!answer) return true;
    preparing_->check = care::answered(std::move(preparing_->check), *answer, around_->wall_now());
    if (!preparing_->check.done()) return true;
    keep_told();
    return true;
}

// In the place of what was told before a way back.
void Desktop::keep_told() {
    preparing_->unkept.clear();
    const auto& told = preparing_->check.told;
    if (told == preparing_->told && !unkept_.why) return fit();
    auto unkept = unkept_;
    terminal::tell(unkept, told, preparing_->told);
    send([this, told, unkept]() mutable -> Ending {
        terminal::keep(*store_, unkept);
        return [this, told, unkept, all = read(*store_)](units::HostTime) {
            unkept_ = unkept;
            take(all);
            preparing_->told = told;
            preparing_->unkept = told_waits();
            fit();
        };
    });
}

std::string Desktop::told_waits() const {
    if (!unkept_.why) return {};
    return wording::sentence(*unkept_.why, file_.string()) + ' ' + wording::holds_until_kept();
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
    case What::show_screening:
        preparing_.reset();
        answering_ = false;
        return open_screening(), true;
    case What::tick:
        if (page_ != Page::screening) return false;
        if (const auto stop = care::stop_named(wish.id)) toggle(screening_.stops, *stop);
        if (const auto condition = care::condition_named(wish.id))
            toggle_condition(screening_, *condition);
        return true;
    case What::tick_near: toggle_place(screening_, wish.id); return true;
    case What::clear_condition:
        clearing_ = care::condition_named(wish.id);
        screening_typing_ = {};
        return true;
    case What::save_clearance: {
        const auto now = around_->wall_now();
        const auto clearance =
            wording::clearance(screening_typing_.by, screening_typing_.on, screening_typing_.note);
        care::Ticked* const one = clearing_ ? care::ticked(screening_, *clearing_) : nullptr;
        if (one != nullptr && care::acceptable(clearance, now)) {
            one->cleared = clearance;
            clearing_.reset();
        } else {
            refused_ = wording::not_acceptable(now, screening_typing_.on);
        }
        return true;
    }
    case What::drop_clearance:
        if (care::Ticked* const one = clearing_ ? care::ticked(screening_, *clearing_) : nullptr)
            one->cleared.reset();
        clearing_.reset();
        return true;
    case What::screening_later: screening_put_off_ = true; return over(), true;
    case What::screening_done:
        if (!store_) return over(), true;
        screening_.taken = around_->wall_now();
        unkept_.screening = screening_;
        send([this, over, unkept = unkept_]() mutable -> Ending {
            terminal::keep(*store_, unkept);
            return [this, over, unkept, all = read(*store_)](units::HostTime) {
                unkept_ = unkept;
                take(all);
                if (!unkept.screening) return over();
                refused_ = wording::sentence(*unkept.why, file_.string()) + ' ' +
                           wording::holds_until_kept();
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
        session.ask_pain();
        if (session.asks_pain()) show(Page::question); // of a session that is over, nobody asks
        return true;
    }
    if (!session.asks_pain()) return false;
    if (wish.what == What::question_back) {
        session.take_pain_back();
        return show(Page::session), true;
    }
    if (wish.what != What::answer) return false;
    const auto answer = care::answer_of({care::Question::Kind::pain, {}}, wish.id);
    if (!answer) return true;
    // X asks, and is 10 then: pressed twice in haste it still asks.
    const bool in_haste = around_->host_now() - shown_since_ < two_presses;
    if (in_haste && answer->number == care::strongest) return true;
    show(Page::session);
    const bool sharp = answer->kind == care::Answer::Kind::sharp;
    const bool number = answer->kind == care::Answer::Kind::number;
    if (!playing_->tell_pain(number ? std::optional{answer->number} : std::nullopt, sharp))
        return true;
    pain_in_session_ = !session.over();
    return show(Page::pain), true;
}

bool Desktop::after_pain(const screen::Wish& wish) {
    if (page_ != Page::pain || wish.what != What::answer) return false;
    if (wish.id != "stop" && wish.id != "go") return true;
    if (!playing_) return show(after_ ? Page::question : Page::summary), true;
    // Esc behind the answer, in one movement, would go on with what nobody has read.
    if (wish.id == "go" && around_->host_now() - shown_since_ < two_presses) return true;
    show(Page::session);
    if (wish.id == "stop")
        playing_->act({What::stop, {}, 0.0});
    else
        playing_->session().resume();
    return true;
}

bool Desktop::answer_after(const screen::Wish& wish) {
    if (!after_ || page_ != Page::question) return false;
    if (wish.what == What::question_back) {
        after_->check = care::gone_back(std::move(after_->check));
        after_->unkept.reset(); // it is asked again
        return show(Page::question), true;
    }
    if (wish.what != What::answer) return false;
    const care::Question question = after_->check.left.front();
    const auto answer = care::answer_of(question, wish.id);
    if (answer) keep_after(question, *answer);
    return true;
}

// What cannot be kept is asked again, with the answer still there.
void Desktop::keep_after(const care::Question& question, const care::Answer& answer) {
    const bool discomfort = question.kind == care::Question::Kind::after;
    const bool skipped = answer.kind == care::Answer::Kind::skip;
    const bool keeps = !skipped || (discomfort && after_->discomfort_kept);
    const care::Check next = care::answered(after_->check, answer, around_->wall_now());
    const auto go_on = [this, next, discomfort, skipped, answer](const store::Result<void>& kept) {
        after_->unkept.reset();
        if (!kept && !skipped) {
            after_->check = care::gone_back(next);
            after_->unkept = {answer, kept.error()};
            refused_ = wording::sentence(kept.error(), file_.string());
            return;
        }
        waited_ = {}; // was meant for this question
        after_->check = next;
        if (discomfort && kept) after_->discomfort_kept = !skipped;
        if (next.done()) after_.reset();
        if (discomfort && answer.number >= care::strong) {
            pain_in_session_ = false;
            return show(Page::pain);
        }
        show(after_ ? Page::question : Page::summary);
    };
    if (!keeps) return go_on({});
    send([this, go_on, discomfort, next, id = after_->session]() -> Ending {
        const auto kept = discomfort ? store_->keep_after_soon(id, next.after).get()
                                     : store_->keep_soon(id, *next.ended_by).get();
        return [go_on, kept](units::HostTime) { go_on(kept); };
    });
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
    case What::tick:
        if (const auto caution = diary::caution_named(wish.id); page_ == Page::care && caution)
            change(
                [caution = *caution](auto& file) -> store::Result<void> {
                    auto own = file.diary_settings();
                    if (!own) return tl::unexpected{own.error()};
                    toggle(own->cautions, caution);
                    return file.save(*own);
                },
                [this](auto error) { complain(error); });
        return true;
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
