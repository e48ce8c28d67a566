// The plan that a person follows, in the window.
#include "main/desktop.h"

#include <utility>

namespace app {

using What = screen::Wish::What;

units::Day Desktop::today() const { return units::day_at(here().now); }

void Desktop::work_on(HomePlan::Work work) {
    send([this, work = std::move(work)]() mutable -> Ending {
        auto done = work(*store_);
        return [this, done = std::move(done), kept = read(*store_)](units::HostTime) {
            take(kept);
            if (done) done();
        };
    });
}

// Outside of a session, and whatever the voice is set to: somebody asked for it.
bool Desktop::let_hear(const sound::Part& part) {
    sound::Trial* const tried = trial(around_->host_now());
    if (tried == nullptr) return false;
    tried->read({part});
    return true;
}

bool Desktop::follow_plan(const screen::Wish& wish) {
    if (wish.what != What::show_plan && wish.what != What::plan) return false;
    if (!store_) return true;
    const bool opens = wish.what == What::show_plan;
    auto work = opens ? plans_.open_page() : plans_.act(wish.id, here().now);
    if (opens) show(Page::plan);
    if (const auto part = plans_.to_be_heard(); part && !let_hear(*part))
        plans_.was_not_heard(sound_trouble_);
    if (work) work_on(std::move(*work));
    return true;
}

std::vector<routine::Said> Desktop::say_news(const std::string& routine) {
    return plans_.news(routine, today());
}

} // namespace app
