// Whose file it is, and the first steps.
#include "main/desktop.h"
#include "main/looking.h"
#include "wording/wording.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace app {

using What = screen::Wish::What;
using screen::WelcomeStep;

void Desktop::open_file() {
    if (store_) pending_.reset(); // else it was asked for before anybody was chosen
    store_.reset();
    screening_put_off_ = false;
    settings_ = {};
    unkept_ = {};
    away_.reset();
    take({});
    preparing_.reset();
    marks_.clear();
    today_ = tl::unexpected{routine::ComposeError::nothing_marked};
    answering_ = false;
    clearing_.reset();
    after_.reset();
    waking_ = {};
    shown_.reset();
    morning_.reset();
    intakes_ = {};
    naps_ = {};
    laboratory_ = {};
    dose_plan_ = {};
    sheet_.reset();
    imports_.reset();
    dropped_.clear();
    later_.clear();
    note_typing_ = {};
    settings_typing_ = {};
    roller_typing_ = {};
    screening_typing_ = {};
    log_seen_.reset();
    weeks_seen_.reset();
    history_seen_.reset();
    history_asking_ = {};
    report_.reset();
    sheet_desk_.reset();
    asking_ = {};
    insight_notice_.clear();
    asked_drop_ = false;
    recalled_ = false;
    not_kept_here_.clear();
    notice_.clear();
    const auto name = desk_.person();
    file_ = name ? desk_.file_of(*name) : std::filesystem::path{};
    auto store = desk_.open();
    if (!store) {
        notice_ = store.error().message;
        return;
    }
    store_.emplace(std::move(*store));
    people_ = desk_.people();
    if (const auto kept = store_->settings()) settings_ = *kept;
    take(read(*store_));
    plans_.open(desk_.common(), file_);
    dropped_ = std::exchange(to_open_, {});
}

bool Desktop::choose_person(const screen::Wish& wish) {
    switch (wish.what) {
    case What::show_people: people_typing_ = {}; return show(Page::people), true;
    case What::choose_person: return go_away(Away::To::person, wish.id), true;
    case What::add_person: return add_person(wish.id);
    default: return false;
    }
}

void Desktop::change_person(const std::string& name) {
    desk_.choose(name);
    open_file();
    if (settings_.language == "de") wording::speak(wording::Language::de);
    if (settings_.language == "en") wording::speak(wording::Language::en);
    show(Page::home);
}

bool Desktop::add_person(std::string name) {
    const auto last = name.find_last_not_of(' ');
    name.erase(last == std::string::npos ? 0 : last + 1);
    name.erase(0, name.find_first_not_of(' '));
    if (!terminal::good_name(name) || name == terminal::practice) {
        refused_ = wording::tr("Please type a name of at most 64 letters, without a slash.");
        return true;
    }
    if (std::find(people_.begin(), people_.end(), name) != people_.end()) {
        refused_ = wording::tr("Somebody of that name is here already.");
        return true;
    }
    return go_away(Away::To::new_person, name), true;
}

void Desktop::make_person(const std::string& name) {
    const std::string language = settings_.language;
    desk_.choose(name);
    open_file();
    settings_.language = language;
    if (store_)
        change([settings = settings_](auto& store) { return store.save(settings); },
               [this](auto error) { complain(error); });
    show(Page::home);
}

// --- the first steps

void Desktop::welcome(WelcomeStep step) {
    welcome_ = step;
    if (step == WelcomeStep::safety) return open_screening();
    show(Page::welcome);
}

void Desktop::end_welcome() {
    if (!std::exchange(welcome_, std::nullopt)) return;
    keep_looking(); // its being there tells that this computer is known
}

bool Desktop::walk_in(const screen::Wish& wish) {
    if (wish.what == What::show_welcome) {
        answering_ = false;
        return welcome(WelcomeStep::language), true;
    }
    if (!welcome_) return false;
    const int at = static_cast<int>(*welcome_);
    switch (wish.what) {
    case What::welcome_next:
        if (wish.value != 0.0) {
            change_settings({What::set_mass, {}, wish.value});
            if (!refused_.empty()) return true;
        }
        return welcome(static_cast<WelcomeStep>(at + 1)), true;
    case What::welcome_back: return welcome(static_cast<WelcomeStep>(at - 1)), true;
    case What::welcome_leave: end_welcome(); return show(Page::home), true;
    default: return false;
    }
}

screen::SettingsView Desktop::settings_view() const {
    auto view = screen::view_of(settings_, looking_, file_.string(), refused_, buttons_, learning_,
                                sound_, sound_told());
    view.several_people = people_.size() > 1;
    return view;
}

screen::WelcomeView Desktop::welcome_view() const {
    screen::WelcomeFacts facts{welcome_.value_or(WelcomeStep::language),
                               settings_view(),
                               looking_,
                               roller_.facts(),
                               pending_.has_value(),
                               {}};
    const screen::HomeView home = screen::view_of(home_facts());
    facts.routine = home.first.id;
    facts.first = home.first.title;
    if (const auto first = routine_named(facts.routine))
        facts.minutes = std::lround(units::seconds(routine::duration(*first)) / 60.0);
    return screen::view_of(facts);
}

} // namespace app
