// What was taken, noted from the day's page; the person's own plan for magnesium. Reading and
// keeping are errands.
#include "diary/morning.h"
#include "main/desktop.h"
#include "store/cautions.h"
#include "wording/wording.h"

#include <algorithm>
#include <utility>

namespace app {

using What = screen::Wish::What;

namespace {

constexpr std::chrono::days around_a_day{42};

} // namespace

diary::Person Desktop::heeding() const {
    return {settings_.country, store::heeded(cautions_, history_.screening)};
}

Intakes::Around Desktop::around_intakes() const {
    return {here(), &morning_->diary, morning_->from, morning_->to, morning_->day, heeding()};
}

bool Desktop::note_taken(const screen::Wish& wish) {
    if (wish.what == What::show_intakes) {
        if (!morning_) return true;
        const units::Day today = units::day_at(here().now);
        const units::Day day = std::min(units::day(wish.id).value_or(today), today);
        intakes_.come_in(day);
        open_morning(day, Page::intakes);
        return true;
    }
    if (page_ != Page::intakes || !morning_ || wish.what != What::practice) return false;
    switch (intakes_.act(wish, around_intakes())) {
    case Intakes::Way::stay: break;
    case Intakes::Way::leave: open_morning(morning_->day, Page::day); break;
    case Intakes::Way::keep: keep_taken(); break;
    }
    return true;
}

// Another window or the command line may have corrected the same.
std::string Desktop::why_not_kept(store::StoreError error) const {
    if (error == store::StoreError::out_of_range)
        return wording::tr("It was changed meanwhile. Look at it on its day.");
    return wording::sentence(error, file_.string());
}

void Desktop::keep_taken() {
    const units::Day day = intakes_.day_of_entry();
    send([this, entry = intakes_.entry(), day, from = day - around_a_day,
          to = day + around_a_day]() -> Ending {
        const auto kept = store_->keep({entry});
        auto diary = store_->diary(from, to);
        return [this, day, from, to, kept, diary = std::move(diary),
                all = read(*store_)](units::HostTime) mutable {
            take(std::move(all));
            if (!kept) return intakes_.not_kept(why_not_kept(kept.error()));
            intakes_.kept();
            if (!diary) {
                complain(diary.error());
                return show(Page::home);
            }
            morning_->diary = *std::move(diary);
            morning_->day = day;
            morning_->from = from;
            morning_->to = to;
        };
    });
}

// What is typed may lie on a day that the page did not read.
bool Desktop::read_day_typed() {
    if (page_ != Page::intakes || !morning_) return false;
    const auto day = intakes_.to_read(around_intakes());
    if (!day) return false;
    send([this, day = *day]() -> Ending {
        auto diary = store_->diary(day - Intakes::beside, day + Intakes::beside);
        return [this, day, diary = std::move(diary)](units::HostTime) mutable {
            intakes_.hear(day, diary ? std::optional{*std::move(diary)} : std::nullopt);
        };
    });
    unasked_ = true;
    return true;
}

// --- the plan

bool Desktop::plan_doses(const screen::Wish& wish) {
    if (wish.what == What::show_doses) {
        if (store_) open_dose_plan();
        return true;
    }
    if (page_ != Page::doses || wish.what != What::practice) return false;
    switch (dose_plan_.act(wish, today())) {
    case DosePlan::Way::stay: break;
    case DosePlan::Way::leave: leave_dose_plan(); break;
    case DosePlan::Way::keep: keep_dose_plan(); break;
    }
    return true;
}

void Desktop::open_dose_plan() {
    const units::Day now = today();
    dose_plan_from_ = page_ == Page::morning ? Page::morning : Page::settings;
    send([this, from = now - around_a_day, to = now + around_a_day]() -> Ending {
        auto own = store_->diary_settings();
        auto diary = store_->diary(from, to);
        return [this, own = std::move(own), diary = std::move(diary)](units::HostTime) mutable {
            if (!own || !diary) {
                complain(own ? diary.error() : own.error());
                return show(Page::home);
            }
            dose_plan_.come_in({std::move(own->plan), heeding(),
                                diary::products_noted(diary::values(diary->doses), most_products)});
            show(Page::doses);
        };
    });
}

void Desktop::keep_dose_plan() {
    send([this, plan = dose_plan_.plan()]() -> Ending {
        auto own = store_->diary_settings();
        store::Result<void> saved;
        if (own) {
            own->plan = plan;
            saved = store_->save(*own);
        } else
            saved = tl::unexpected{own.error()};
        return [this, saved, plan, all = read(*store_)](units::HostTime) mutable {
            take(std::move(all));
            if (!saved)
                return dose_plan_.not_kept(wording::sentence(saved.error(), file_.string()));
            dose_plan_.kept();
            if (morning_) morning_->own.plan = std::move(plan);
        };
    });
}

void Desktop::leave_dose_plan() {
    if (dose_plan_from_ == Page::morning && morning_) return show(Page::morning);
    settings_typing_ = {};
    settings_typing_.reminders = to_remind_of_.times;
    show(Page::settings);
}

screen::FormTyping* Desktop::form_typing() {
    if (page_ == Page::intakes) return &intakes_.typing();
    if (page_ == Page::naps) return &naps_.typing();
    if (page_ == Page::laboratory) return &laboratory_.typing();
    if (page_ == Page::doses) return &dose_plan_.typing();
    if (page_ == Page::sheet_print && sheet_desk_) return &sheet_desk_->typing;
    if (page_ == Page::report && report_) return &report_->typing;
    return practice_ ? &practice_->typing() : nullptr;
}

} // namespace app
