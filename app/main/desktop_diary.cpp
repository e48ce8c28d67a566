// The diary behind the window: the page of a morning. Reading and keeping are errands.
#include "diary/day.h"
#include "diary/morning.h"
#include "main/desktop.h"
#include "terminal/days.h"
#include "wording/wording.h"

#include <algorithm>
#include <utility>

namespace app {

using What = screen::Wish::What;

namespace {

constexpr std::chrono::days a_fortnight{14};
constexpr std::chrono::days read_at_once{42}; // so that the days before are there without waiting

// Of all days; nothing where they cannot be read, which the page itself tells.
diary::Course course_of(store::Store& store, units::Day today) {
    const auto all = store.diary(diary::first_day, today);
    if (!all) return {};
    return diary::course(diary::current(all->nights), diary::current(all->observations),
                         diary::current(all->answers));
}

} // namespace

void Desktop::read_last_days(store::Store& store, Kept& kept) const {
    const auto here = terminal::here(*around_, store.settings().value_or(store::Settings{}));
    const units::Day today = here.today();
    kept.to_remind_of.zone = here.zone;
    if (auto own = store.diary_settings()) {
        kept.to_remind_of.times = std::move(own->reminders);
        kept.to_remind_of.plan = std::move(own->plan);
        kept.cautions = std::move(own->cautions);
    }
    const auto noted = store.diary(today - a_fortnight, today);
    if (!noted) return;
    for (const auto& one : diary::current(noted->nights))
        if (diary::by_the_person(one.source)) kept.nights.push_back(one.value->wake_date);
    for (const auto& one : diary::current(noted->doses))
        if (units::day_at(one.value->taken) >= today - std::chrono::days{1})
            kept.to_remind_of.doses.push_back(*one.value);
}

terminal::Here Desktop::here() const { return terminal::here(*around_, settings_); }

std::optional<screen::HomeFacts::Morning> Desktop::morning_at_home() const {
    if (!store_) return std::nullopt;
    const units::Day today = here().today();
    screen::HomeFacts::Morning morning;
    morning.noted = std::find(nights_.begin(), nights_.end(), today) != nights_.end();
    morning.gap = diary::empty_day_before(nights_, today);
    return morning;
}

screen::MorningFacts Desktop::morning_facts() const {
    const terminal::Here here_now = here();
    return {morning_->day,        here_now.zone,
            here_now.now,         &morning_->diary,
            morning_->own.choice, heeding(),
            morning_->said,       morning_->trouble,
            morning_->own.plan,   terminal::rolled(sessions_, routines_),
            morning_->course};
}

screen::DayFacts Desktop::day_facts() const {
    const terminal::Here here_now = here();
    return {terminal::day_told(morning_->diary, morning_->own,
                               terminal::rolled(sessions_, routines_), morning_->day, here_now),
            here_now.now};
}

screen::MorningTyping Desktop::typing_of_day() const {
    const auto typing = morning_->typing.find(morning_->day);
    return typing == morning_->typing.end() ? screen::MorningTyping{} : typing->second;
}

bool Desktop::keep_diary(const screen::Wish& wish) {
    if (type_sheet(wish) || note_apart(wish)) return true;
    switch (wish.what) {
    case What::show_morning: {
        if (!store_) return true;
        const units::Day today = here().today();
        if (page_ == Page::home &&
            waking_.begins(care::morning(history_, library_.exercises(), around_->wall_now()), wish,
                           around_->wall_now()))
            return show(Page::question), true;
        const bool beside = page_ == Page::sheet || page_ == Page::imports || page_ == Page::doses;
        const bool back = beside && morning_;
        const units::Day day = units::day(wish.id).value_or(back ? morning_->day : today);
        if (page_ != Page::morning && page_ != Page::day && page_ != Page::asking && !back)
            morning_.reset();
        open_morning(std::min(day, today), Page::morning);
        return true;
    }
    case What::show_day: { // with what is typed in the morning put by
        if (!morning_) return true;
        const units::Day today = units::day_at(here().now);
        open_morning(std::min(units::day(wish.id).value_or(today), today), Page::day);
        return true;
    }
    case What::keep_morning:
        if (page_ == Page::morning && morning_ && morning_->said.empty()) keep_morning();
        return true;
    case What::show_asking:
        if (morning_) show(Page::asking);
        return true;
    case What::toggle_asked:
        if (const auto item = diary::item_named(wish.id); morning_ && item) toggle_asked(*item);
        return true;
    default: return false;
    }
}

// What is asked before the page opens.
bool Desktop::wake(const screen::Wish& wish) {
    if (page_ != Page::question || waking_.asked() == nullptr) return false;
    if (wish.what == What::question_back) {
        show(waking_.back() ? Page::question : Page::home);
        return true;
    }
    if (wish.what != What::answer) return false;
    const auto told = waking_.answer(wish.id, around_->wall_now());
    if (!told) return true;
    if (told->empty()) return go_on_waking(), true;
    show(Page::home); // the question is seen until it is kept
    auto unkept = unkept_;
    terminal::tell(unkept, *told, {});
    send([this, unkept]() mutable -> Ending {
        terminal::keep(*store_, unkept);
        return [this, unkept, all = read(*store_)](units::HostTime) {
            unkept_ = unkept;
            take(all);
            go_on_waking();
        };
    });
    return true;
}

void Desktop::go_on_waking() {
    show(Page::home);
    keep_diary(waking_.then());
}

void Desktop::toggle_asked(diary::Item item) {
    send([this, item]() -> Ending {
        auto own = store_->diary_settings();
        store::Result<void> saved;
        if (own) {
            own->choice = screen::toggled(own->choice, item);
            saved = store_->save(*own);
        }
        return [this, own = std::move(own), saved](units::HostTime) mutable {
            if (!own || !saved) {
                complain(own ? saved.error() : own.error());
                return show(Page::home);
            }
            if (morning_) morning_->own = *std::move(own);
        };
    });
}

// What was read for the page before serves the days around it, too.
void Desktop::open_morning(units::Day day, Page page) {
    if (morning_ && day - a_fortnight >= morning_->from && day <= morning_->to) {
        morning_->day = day;
        morning_->trouble.clear();
        return show(page);
    }
    const units::Day from = day - read_at_once, to = day + read_at_once;
    send([this, day, page, from, to]() -> Ending {
        auto diary = store_->diary(from, to);
        auto own = store_->diary_settings();
        return [this, day, page, from, to, diary = std::move(diary),
                own = std::move(own)](units::HostTime) mutable {
            if (!diary || !own) {
                complain(diary ? own.error() : diary.error());
                return show(Page::home);
            }
            auto typing = morning_ ? std::move(morning_->typing) : decltype(Morning::typing){};
            morning_ = Morning{day,
                               from,
                               to,
                               *std::move(diary),
                               *std::move(own),
                               std::move(typing),
                               {},
                               {},
                               morning_ ? std::move(morning_->course) : diary::Course{}};
            morning_->trouble = told_waits();
            show(page);
            read_course();
        };
    });
}

// All of the diary, after the page of the day is shown.
void Desktop::read_course() {
    send([this, today = here().today()]() -> Ending {
        return [this, course = course_of(*store_, today)](units::HostTime) mutable {
            if (morning_) morning_->course = std::move(course);
        };
    });
    unasked_ = true;
}

// Another day with something typed and not kept yet, or home.
void Desktop::show_next_typed() {
    const auto& all = morning_->typing;
    const auto next = std::find_if(all.begin(), all.end(),
                                   [](const auto& day) { return !day.second.told.empty(); });
    if (next == all.end()) return show(Page::home);
    morning_->to = morning_->from - std::chrono::days{1}; // read anew
    open_morning(next->first, Page::morning);
}

void Desktop::keep_morning() {
    screen::MorningTyping& typing = morning_->typing[morning_->day];
    typing.tried = true;
    morning_->trouble.clear();
    const screen::MorningFacts facts = morning_facts();
    const auto entries = screen::to_keep(facts, typing);
    if (!entries) return; // the view says why
    const auto said = screen::said_after(screen::view_of(facts, typing));
    if (entries->empty()) {
        morning_->typing.erase(morning_->day);
        return show_next_typed();
    }
    send([this, entries = *entries, said]() -> Ending {
        const auto kept = store_->keep(entries);
        return [this, kept, said, all = read(*store_)](units::HostTime) {
            take(all);
            if (!kept) {
                morning_->trouble = wording::sentence(kept.error(), file_.string());
                return;
            }
            morning_->typing.erase(morning_->day);
            morning_->said = said;
            if (said.empty()) show_next_typed();
        };
    });
}

} // namespace app
