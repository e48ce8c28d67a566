// Answers that the disk did not take: they hold, are tried again now and then, and whoever closes
// the window or chooses another person meanwhile is told that they would be lost.
#include "main/desktop.h"
#include "wording/wording.h"

#include <utility>

namespace app {

using What = screen::Wish::What;

namespace {

constexpr units::Duration tried_again_after = std::chrono::seconds{10};

} // namespace

bool Desktop::answers_wait() const {
    return unkept_.why.has_value() || (after_ && after_->unkept.has_value());
}

// Nobody waits for it, and never during a session, whose blocks come first.
void Desktop::keep_waiting(units::HostTime now) {
    if (away_ && !answers_wait()) return go();
    if (away_ && away_->tried && page_ != Page::unkept) {
        away_->from = page_;
        away_->refused = refused_;
        show(Page::unkept);
    }
    if (!answers_wait()) return keep_again_.reset();
    if (!keep_again_) keep_again_ = now + tried_again_after;
    const bool at_once = away_ && !away_->tried;
    if (!at_once && now < *keep_again_) return;
    if (away_) away_->tried = true;
    keep_again_ = now + tried_again_after;
    send([this, unkept = unkept_]() mutable -> Ending {
        terminal::keep(*store_, unkept);
        return [this, unkept, kept = read(*store_)](units::HostTime) {
            unkept_ = unkept;
            take(kept);
            if (page_ == Page::screening && !unkept_.screening) refused_.clear();
            if (!after_ || !after_->unkept) return;
            keep_after(after_->check.left.front(), after_->unkept->answer);
            unasked_ = true;
        };
    });
    unasked_ = true;
}

// What was wished for while an errand went on that nobody had asked for.
bool Desktop::hear_what_waited(units::HostTime now) {
    if (!waited_) return false;
    wish_ = std::exchange(waited_, {});
    return act(now);
}

// --- away from them

bool Desktop::may_close() {
    if (playing_) {
        if (unsaved_ || !store_->trouble()) return true;
        playing_->act({What::stop, {}, 0.0});
        return false;
    }
    if (refuse_note()) return false;
    if (review_ && review_->refuse_close()) {
        show(Page::review);
        return false;
    }
    if (note_waits() && !errand_.valid()) return keep_note({What::quit, {}, 0.0}), false;
    leave_sheet();
    const bool outside = away_ && away_->to == Away::To::outside;
    if (outside && page_ == Page::unkept) return true; // it was told
    if (!answers_wait() && !errand_.valid()) return true;
    if (!outside) go_away(Away::To::outside);
    return false;
}

void Desktop::go_away(Away::To to, const std::string& person) {
    leave_sheet();
    Away away{to, person, false, {}, {}};
    if (away_ && page_ == Page::unkept) {
        away.from = away_->from;
        away.refused = away_->refused;
    }
    away_ = away;
}

void Desktop::go() {
    const Away away = *std::exchange(away_, {});
    waited_ = {};
    switch (away.to) {
    case Away::To::outside: over_ = true; break;
    case Away::To::person: change_person(away.person); break;
    case Away::To::new_person: make_person(away.person); break;
    }
}

bool Desktop::stay_or_go(const screen::Wish& wish) {
    if (page_ != Page::unkept) return false;
    if (wish.what == What::answer && wish.id == "again") return away_->tried = false, true;
    if (wish.what == What::answer && wish.id == "lose") return go(), true;
    if (wish.what != What::question_back) return false;
    const Away away = *std::exchange(away_, {});
    if (away.from == Page::today && preparing_) return fit(), true; // its time begins anew
    show(away.from);
    refused_ = away.refused;
    return true;
}

screen::QuestionView Desktop::unkept_view(units::HostTime now) const {
    const auto why = unkept_.why ? *unkept_.why : after_->unkept->why;
    return screen::answers_not_saved(wording::not_written(why), away_->to == Away::To::outside,
                                     looking_, now - shown_since_);
}

} // namespace app
