// Sleep by day and values of a laboratory, noted from the day's page. Reading and keeping are
// errands.
#include "diary/span.h"
#include "main/desktop.h"
#include "wording/wording.h"

#include <utility>

namespace app {

using What = screen::Wish::What;

namespace {

// Of all days, what these pages and their rules need.
store::Result<store::Diary> noted_apart(store::Store& store) {
    return store.diary(diary::first_day, diary::last_day).map([](store::Diary all) {
        store::Diary noted;
        noted.nights = std::move(all.nights);
        noted.naps = std::move(all.naps);
        noted.laboratory = std::move(all.laboratory);
        return noted;
    });
}

} // namespace

bool Desktop::note_apart(const screen::Wish& wish) {
    if (wish.what != What::practice || !morning_) return false;
    if (page_ == Page::naps) return note_apart(naps_, wish.id);
    if (page_ == Page::laboratory) return note_apart(laboratory_, wish.id);
    if (page_ != Page::day) return false;
    if (wish.id == "naps") open_apart(Page::naps);
    if (wish.id == "laboratory") open_apart(Page::laboratory);
    return true;
}

void Desktop::open_apart(Page page) {
    send([this, page, day = morning_->day]() -> Ending {
        return [this, page, day, noted = noted_apart(*store_)](units::HostTime) mutable {
            if (!noted) {
                complain(noted.error());
                return show(Page::home);
            }
            if (page == Page::naps)
                naps_.come_in(day, *std::move(noted));
            else
                laboratory_.come_in(day, *std::move(noted));
            show(page);
        };
    });
}

template <class Pages> bool Desktop::note_apart(Pages& on, const std::string& wish) {
    switch (on.act(wish, here())) {
    case Pages::Way::stay: break;
    case Pages::Way::leave: // a sleep by day is on the line of its day
        open_morning(page_ == Page::naps ? on.day() : morning_->day, Page::day);
        break;
    case Pages::Way::keep: keep_apart(on); break;
    }
    return true;
}

template <class Pages> void Desktop::keep_apart(Pages& on) {
    send([this, &on, entry = on.entry(), from = morning_->from, to = morning_->to]() -> Ending {
        const auto kept = store_->keep({entry});
        auto noted = noted_apart(*store_);
        auto around = store_->diary(from, to);
        return [this, &on, kept, noted = std::move(noted), around = std::move(around),
                all = read(*store_)](units::HostTime) mutable {
            take(std::move(all));
            if (!kept) {
                if (around) morning_->diary = *std::move(around);
                return on.not_kept(why_not_kept(kept.error()),
                                   noted ? std::optional{*std::move(noted)} : std::nullopt);
            }
            if (!noted || !around) {
                on.kept({});
                complain(noted ? around.error() : noted.error());
                return show(Page::home);
            }
            on.kept(*std::move(noted));
            morning_->diary = *std::move(around);
        };
    });
}

} // namespace app
