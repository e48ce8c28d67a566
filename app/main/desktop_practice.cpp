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
    const auto way = practice_->act(wish, now);
    hear_dictation();
    if (way == Practice::Way::leave) {
        settings_typing_ = {};
        settings_typing_.reminders = to_remind_of_.times;
        show(Page::settings);
    }
    return true;
}

bool Desktop::goes_on_practising(units::HostTime now) {
    if (!practice_ || errand_.valid()) return false;
    if (page_ == Page::practice)
        std::erase_if(dropped_, [&](const std::string& file) {
            return is_wav(file) && practice_->take_recording(file);
        });
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
