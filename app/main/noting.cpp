#include "main/noting.h"

#include "terminal/typed.h"
#include "wording/diary.h"
#include "wording/wording.h"

#include <algorithm>
#include <type_traits>

namespace app {

using wording::tr;

namespace {

void hold(std::vector<diary::Entry<diary::Nap>>& those, const store::Diary& noted) {
    those = diary::current(noted.naps);
}
void hold(std::vector<diary::Entry<diary::LabNote>>& those, const store::Diary& noted) {
    those = diary::current(noted.laboratory);
}

void press(entering::NapTyped&, const std::string&) {}
void press(entering::LabTyped& form, const std::string& button) {
    for (const auto word : diary::lab_words())
        if (button == "what:" + std::string{word}) form.what = wording::laboratory(word);
}

// What may be right by now. Of sleep by day the boxes tell one time together.
void forgive(entering::Refused& refused, const std::string&, const entering::NapTyped&) {
    refused.clear();
}
void forgive(entering::Refused& refused, const std::string& box, const entering::LabTyped&) {
    refused.erase(box);
    if (box == "what" || box == "day") refused.erase("value"); // it may have been there already
}

const std::string& zone_of(const diary::Nap& nap, const std::string&) { return nap.zone; }
const std::string& zone_of(const diary::LabNote&, const std::string& here) { return here; }

std::string said_of(const diary::Nap& nap) { return wording::line(nap); }
std::string said_of(const diary::LabNote& note) {
    return wording::date(note.day) + ": " + wording::line(note);
}

} // namespace

template <class Value, class Typed> void Noting<Value, Typed>::begin_anew() {
    form_ = {};
    form_.day = units::text(day_);
    pristine_ = form_;
    corrects_.clear();
    refused_.clear();
    typing_.boxes.clear();
}

template <class Value, class Typed>
void Noting<Value, Typed>::come_in(units::Day day, store::Diary noted) {
    flush();
    said_.clear();
    trouble_.clear();
    day_ = day;
    noted_ = std::move(noted);
    hold(entries_, noted_);
    if (form_ == pristine_) begin_anew();
}

// What stands in a box and was not left yet.
template <class Value, class Typed> void Noting<Value, Typed>::flush() {
    for (const auto& [id, box] : typing_.boxes)
        if (box.begun && box.text != box.shown) set(id, box.text);
    typing_.boxes.clear();
}

template <class Value, class Typed>
void Noting<Value, Typed>::set(const std::string& box, const std::string& text) {
    std::string* const to = entering::box(form_, box);
    if (to == nullptr) return;
    *to = text;
    forgive(refused_, box, form_);
}

template <class Value, class Typed>
const diary::Entry<Value>* Noting<Value, Typed>::holding(const std::string& id) const {
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [&](const auto& one) { return one.id == id; });
    return found == entries_.end() ? nullptr : &*found;
}

template <class Value, class Typed>
auto Noting<Value, Typed>::act(const std::string& wish, const terminal::Here& here) -> Way {
    if (wish.starts_with("set:")) {
        const auto equals = wish.find('=');
        if (equals == std::string::npos) return Way::stay;
        set(wish.substr(4, equals - 4), wish.substr(equals + 1));
        return Way::stay;
    }
    flush();
    said_.clear();
    trouble_.clear();
    if (wish == "leave") return Way::leave;
    if (wish == "keep") return keep(here);
    const auto of = [&wish](std::string_view what) {
        return wish.starts_with(what) ? std::optional{wish.substr(what.size())} : std::nullopt;
    };
    if (const auto id = of("take-back:")) return take_back(*id, here);
    if (const auto id = of("correct:"))
        correct(*id);
    else if (wish == "empty")
        begin_anew();
    else
        press(form_, wish);
    refused_.clear(); // the boxes hold something else now
    return Way::stay;
}

// Sleep by day is listed by its day; of a laboratory all is.
template <class Value, class Typed>
void Noting<Value, Typed>::show_day_of(units::Day typed, const terminal::Here& here) {
    if (std::is_same_v<Value, diary::Nap> && typed <= units::day_at(here.now)) day_ = typed;
}

template <class Value, class Typed>
auto Noting<Value, Typed>::keep(const terminal::Here& here) -> Way {
    refused_.clear();
    const auto day = terminal::calendar_day_typed(form_.day);
    if (!day) {
        refused_ = {{"day", terminal::no_day(tr("Day"), form_.day).message}};
        return Way::stay;
    }
    show_day_of(*day, here); // what is in the way stands there
    const auto* before = holding(corrects_);
    if (!corrects_.empty() && before == nullptr) {
        trouble_ = tr("It was taken back meanwhile. “Note it” notes it anew.");
        corrects_.clear();
        return Way::stay;
    }
    const std::string zone = before != nullptr ? zone_of(*before->value, here.zone) : here.zone;
    Typed form = form_;
    if (before != nullptr) entering::settle(form, pristine_);
    auto told = entering::read(form, *day, {&noted_, corrects_, zone, here.now});
    if (!told) {
        refused_ = std::move(told.error());
        return Way::stay;
    }
    // The next value is of the same sample; an old one that was corrected says nothing of it.
    entry_day_ = before == nullptr ? *day : day_;
    will_say_ = said_of(*told);
    if (before != nullptr)
        entry_ = diary::corrected(*before, *std::move(told), here.now);
    else
        entry_ = diary::entered("", *std::move(told), here.now);
    return Way::keep;
}

template <class Value, class Typed> void Noting<Value, Typed>::correct(const std::string& id) {
    const auto* entry = holding(id);
    if (entry == nullptr) return;
    if (form_ != pristine_) {
        trouble_ = corrects_.empty()
                       ? tr("What is typed is not noted yet. Note it or empty the form first.")
                       : tr("What is typed is not noted yet. Correct it or leave it as it was "
                            "first.");
        return;
    }
    begin_anew();
    corrects_ = id;
    form_ = entering::as_typed(*entry->value);
    pristine_ = form_;
}

template <class Value, class Typed>
auto Noting<Value, Typed>::take_back(const std::string& id, const terminal::Here& here) -> Way {
    const auto* entry = holding(id);
    if (entry == nullptr) return Way::stay;
    entry_ = diary::taken_back(*entry, here.now);
    entry_day_ = day_;
    will_say_ = tr("Taken back. That it was there stays in the diary's history.");
    return Way::keep;
}

template <class Value, class Typed> void Noting<Value, Typed>::kept(store::Diary noted) {
    const bool out = entry_ && std::visit([](const auto& e) { return !e.value; }, *entry_);
    entry_.reset();
    said_ = std::move(will_say_);
    day_ = entry_day_;
    noted_ = std::move(noted);
    hold(entries_, noted_);
    // What is typed beside a taking back stays, but not as a correction of what is gone.
    if (!out || (!corrects_.empty() && holding(corrects_) == nullptr)) begin_anew();
}

template <class Value, class Typed>
void Noting<Value, Typed>::not_kept(std::string why, std::optional<store::Diary> noted) {
    entry_.reset();
    trouble_ = std::move(why);
    if (!noted) return;
    noted_ = *std::move(noted);
    hold(entries_, noted_);
}

template <class Value, class Typed> screen::FormView Noting<Value, Typed>::view() const {
    screen::NotedFacts<Value, Typed> f;
    f.day = day_;
    f.form = form_;
    f.corrects = corrects_;
    f.noted = entries_;
    f.refused = refused_;
    f.said = said_;
    f.trouble = trouble_;
    return screen::view_of(f);
}

template class Noting<diary::Nap, entering::NapTyped>;
template class Noting<diary::LabNote, entering::LabTyped>;

} // namespace app
