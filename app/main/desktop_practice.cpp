// The physiotherapist's pages: plans that are made here.
#include "main/desktop.h"

#include <utility>

namespace app {

using What = screen::Wish::What;

bool Desktop::practise(const screen::Wish& wish, units::HostTime now) {
    if (wish.what == What::show_practice) {
        if (!practice_) practice_ = std::make_unique<Practice>(*around_, desk_.common(), library_);
        practice_->come_in(); // behind what it still has to do
        show(Page::practice);
        return true;
    }
    if (page_ != Page::practice || !practice_) return false;
    if (wish.what == What::show_help || wish.what == What::close_help) return false;
    const bool previews = practice_->preview() != nullptr;
    if (wish.what != What::practice && !previews) return false;
    if (practice_->act(wish, now) == Practice::Way::leave) {
        settings_typing_ = {};
        settings_typing_.reminders = to_remind_of_.times;
        show(Page::settings);
    }
    return true;
}

bool Desktop::goes_on_practising(units::HostTime now) {
    if (!practice_ || errand_.valid()) return false;
    practice_->advance(now);
    auto work = practice_->errand();
    if (!work) return false;
    send([work = *std::move(work)]() -> Ending {
        return [ending = work()](units::HostTime) { ending(); };
    });
    unasked_ = true;
    return true;
}

} // namespace app
