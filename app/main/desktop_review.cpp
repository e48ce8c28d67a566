// The review of clients behind the window; what it does is in review_desk.cpp.
#include "main/desktop.h"

#include <utility>

namespace app {

using What = screen::Wish::What;

bool Desktop::look_at_clients(const screen::Wish& wish) {
    if (wish.what == What::show_review) {
        if (!review_) review_ = std::make_unique<ReviewDesk>(*around_, desk_.data(), library_);
        review_->open();
        return show(Page::review), true;
    }
    if (wish.what != What::review || page_ != Page::review) return false;
    review_->act(wish.id);
    hear_dictation();
    return true;
}

void Desktop::take_replies(std::vector<std::string> files) {
    look_at_clients({What::show_review, {}, 0.0});
    review_->take_files(std::move(files));
}

// True: an errand does something for it.
bool Desktop::review_goes_on(units::HostTime now) {
    if (!review_) return false;
    const bool shown = page_ == Page::review;
    if (shown)
        std::erase_if(dropped_, [&](const std::string& file) {
            return is_wav(file) && review_->take_recording(file);
        });
    if (shown && !dropped_.empty()) review_->take_files(std::exchange(dropped_, {}));
    review_->advance(now);
    auto errand = review_->errand();
    if (!errand) return false;
    send(*std::move(errand));
    unasked_ = !review_->waits();
    return true;
}

} // namespace app
