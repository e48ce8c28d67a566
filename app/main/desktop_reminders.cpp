// Reminders on the screen while the window is open. They tell nothing of the diary: others may see
// them, and what shows them may keep them.
#include "main/desktop.h"
#include "wording/wording.h"

#include <algorithm>

namespace app {
namespace {

using diary::Reminder;
using wording::tr;

constexpr units::Duration reminded_every = std::chrono::seconds{20};

const char* title(Reminder::Of of) {
    switch (of) {
    case Reminder::Of::morning: return tr("last night");
    case Reminder::Of::rolling: return tr("rolling");
    case Reminder::Of::dose: return tr("your dose");
    }
    return "";
}

const char* text(Reminder::Of of) {
    switch (of) {
    case Reminder::Of::morning: return tr("How was it? Noted in ten seconds.");
    case Reminder::Of::rolling: return tr("Slow and steady, as it is comfortable.");
    case Reminder::Of::dose: return tr("As you planned it.");
    }
    return "";
}

} // namespace

void Desktop::remind(units::HostTime now) {
    if (now < remind_again_) return;
    remind_again_ = now + reminded_every;
    const terminal::Here at = here();
    const units::Day today = at.today();
    Reminding::Known& known = to_remind_of_;
    known.night_noted = std::find(nights_.begin(), nights_.end(), today) != nights_.end();
    known.rolled = std::any_of(sessions_.begin(), sessions_.end(), [&](const auto& session) {
        return session.counts && units::day_at(session.started) == today;
    });
    std::optional<Reminder::Of> last; // several doses are one reminder
    for (const Reminder& one : reminding_.due(known, units::local_time(at.now))) {
        if (one.of == last) continue;
        last = one.of;
        const auto head = wording::filled(tr("Rolltakt: {what}"), {{"what", title(one.of)}});
        if (!around_->notify || !around_->notify(head, text(one.of)))
            notice_ = head + ". " + text(one.of);
    }
}

bool Desktop::change_reminders(const screen::Wish& wish) {
    if (wish.what != screen::Wish::What::keep_reminders || !store_) return false;
    send([this, wish, made = settings_typing_.reminders]() -> Ending {
        store::Result<void> saved;
        if (auto own = store_->diary_settings()) {
            own->reminders = made;
            saved = store_->save(*own);
        } else {
            saved = tl::unexpected{own.error()};
        }
        return [this, wish, made, saved, kept = read(*store_)](units::HostTime) {
            take(kept);
            if (!saved) {
                settings_typing_.reminders = to_remind_of_.times;
                refused_ = wording::sentence(saved.error(), file_.string());
            } else if (page_ == Page::settings && settings_typing_.reminders != made) {
                change_reminders(wish); // pressed again meanwhile
            }
        };
    });
    return true;
}

} // namespace app
