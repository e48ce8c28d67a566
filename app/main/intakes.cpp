#include "main/intakes.h"

#include "diary/morning.h"
#include "entering/typed.h"
#include "screen/product_form.h"
#include "terminal/typed.h"
#include "wording/diary.h"
#include "wording/timeline.h"
#include "wording/wording.h"

#include <algorithm>

namespace app {

using entering::Refused, entering::TakenAt, entering::TakenTyped;
using screen::IntakesPage;
using wording::tr;

namespace {

tl::unexpected<Refused> refuse(const char* box, std::string why) {
    return tl::unexpected{Refused{{box, std::move(why)}}};
}

template <class Value>
const diary::Entry<Value>* entry_of(const std::vector<diary::Entry<Value>>& all,
                                    const std::string& id) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == id; });
    return found == all.end() ? nullptr : &*found;
}

units::Day day_of(const entering::Taken& taken) {
    return std::visit([](const auto& one) { return units::day_at(one.taken); }, taken);
}

std::optional<entering::Taken> taken_of(const store::DiaryEntry& entry) {
    if (const auto* dose = std::get_if<diary::Entry<diary::Dose>>(&entry)) return *dose->value;
    if (const auto* intake = std::get_if<diary::Entry<diary::Intake>>(&entry))
        return *intake->value;
    return std::nullopt;
}

// The days before and after a day tell what stands close to its entries, too.
bool holds(const Intakes::Around& around, units::Day day) {
    constexpr std::chrono::days one{1};
    return day - one >= around.from && day + one <= around.to;
}

// Those that are not there already.
template <class Value>
void join(std::vector<diary::Entry<Value>>& all, const std::vector<diary::Entry<Value>>& more) {
    for (const auto& one : diary::current(more))
        if (entry_of(all, one.id) == nullptr) all.push_back(one);
}

} // namespace

void Intakes::begin_anew(units::Day day, std::optional<diary::Kind> kind) {
    form_ = {};
    entering::turn_to(form_, kind);
    form_.day = units::text(day);
    pristine_ = form_;
    corrects_.reset();
    corrected_id_.clear();
    corrected_at_.reset();
    page_ = IntakesPage::form;
    refused_.clear();
    typing_.boxes.clear();
}

void Intakes::come_in(units::Day day) {
    flush();
    said_.clear();
    trouble_.clear();
    other_.reset(); // it may be another one by now
    if (form_ == pristine_) begin_anew(day, form_.kind);
}

// What stands in a box and was not left yet.
void Intakes::flush() {
    for (const auto& [id, box] : typing_.boxes)
        if (box.begun && box.text != box.shown) set(form_, id, box.text);
    typing_.boxes.clear();
}

void Intakes::set(TakenTyped& form, const std::string& box, const std::string& text) {
    if (box == "day")
        form.day = text;
    else if (box == "time")
        form.time = text;
    else if (box == "note")
        form.note = text;
    else if (box == "amount")
        form.amount = text;
    else if (box == "name" && form.kind)
        form.name = text;
    else
        screen::set(form.product, box, text);
}

Intakes::Way Intakes::act(const screen::Wish& wish, const Around& around) {
    if (wish.id.starts_with("set:")) {
        const auto equals = wish.id.find('=');
        if (equals == std::string::npos) return Way::stay;
        const std::string box = wish.id.substr(4, equals - 4);
        refused_.erase(box);
        set(form_, box, wish.id.substr(equals + 1));
        return Way::stay;
    }
    flush();
    said_.clear();
    trouble_.clear();
    const auto colon = wish.id.find(':');
    const std::string what = wish.id.substr(0, colon);
    const std::string of = colon == std::string::npos ? std::string{} : wish.id.substr(colon + 1);
    if (what == "leave") return Way::leave;
    if (what == "keep") return keep(around);
    if (what == "take-back") return take_back(of, around);
    if (!turn_page(what, of) && !press_form(what, of, around))
        screen::press(form_.product, wish.id);
    refused_.clear(); // of boxes that may be others now
    return Way::stay;
}

bool Intakes::turn_page(const std::string& what, const std::string& of) {
    if (what == "form-back") {
        page_ = IntakesPage::form;
    } else if (what == "classes") {
        page_ = IntakesPage::classes;
    } else if (what == "class") {
        if (const auto kind = diary::kind_named(of)) {
            form_.kind = *kind;
            form_.class_told = true;
        }
        page_ = IntakesPage::form;
    } else if (what == "form") {
        part_ = static_cast<std::size_t>(std::max(entering::whole_typed(of).value_or(0), 0));
        page_ = IntakesPage::forms;
    } else if (what == "is") {
        screen::take_form(form_.product, part_, what + ':' + of);
        page_ = IntakesPage::form;
    } else
        return false;
    return true;
}

bool Intakes::press_form(const std::string& what, const std::string& of, const Around& around) {
    if (what == "kind") {
        const bool untouched = form_ == pristine_ && corrected_id_.empty();
        entering::turn_to(form_, diary::kind_named(of));
        if (untouched) pristine_ = form_;
    } else if (what == "unit") {
        const int unit = entering::whole_typed(of).value_or(-1);
        if (unit >= 0 && unit <= 2) form_.unit = static_cast<diary::Unit>(unit);
    } else if (what == "empty") {
        begin_anew(around.day, form_.kind);
    } else if (what == "correct") {
        correct(of, around);
    } else if (what == "use") {
        const auto before =
            diary::products_noted(diary::values(around.diary->doses), most_products);
        const auto n = static_cast<std::size_t>(entering::whole_typed(of).value_or(-1));
        if (n < before.size()) form_.product = entering::as_typed(before[n], 1.0);
    } else
        return false;
    return true;
}

tl::expected<TakenAt, Refused> Intakes::moment(const TakenTyped& form,
                                               const terminal::Here& here) const {
    // As it was noted, to the second and in its own zone.
    if (corrected_at_ && form.day == pristine_.day && form.time == pristine_.time)
        return *corrected_at_;
    const std::string zone = corrected_at_ ? corrected_at_->zone : here.zone;
    const auto now = units::in_zone(here.now.utc, zone);
    const auto day = terminal::calendar_day_typed(form.day);
    if (!day) return refuse("day", terminal::no_day(tr("Day"), form.day).message);
    const std::string time = entering::with_colon(form.time);
    if (time.empty()) {
        if (*day == units::day_at(now)) return TakenAt{now, zone};
        return refuse("time", tr("Say the time: on another day than today it is not now."));
    }
    const auto clock = entering::clock_typed(time);
    if (!clock)
        return refuse("time",
                      entering::unusable(tr("When"), form.time, tr("a time is written as 22:45")));
    const auto date = std::chrono::floor<std::chrono::days>(units::within(*day, clock->at));
    const auto taken =
        terminal::moment_typed(tr("When"), units::text(date) + 'T' + time, zone, now);
    if (!taken) return refuse("time", taken.error().message);
    return TakenAt{*taken, zone};
}

tl::expected<entering::Taken, Refused> Intakes::read(const TakenTyped& form,
                                                     const terminal::Here& here) const {
    const auto at = moment(form, here);
    if (!at) return tl::unexpected{at.error()};
    return entering::read(form, *at, here.now);
}

Intakes::Way Intakes::keep(const Around& around) {
    auto told = read(form_, around.here);
    if (!told) {
        refused_ = told.error();
        return Way::stay;
    }
    if (!corrected_id_.empty() && !find_corrected(around)) {
        trouble_ = tr("It was taken back meanwhile. “Note it” notes it anew.");
        corrects_.reset();
        corrected_id_.clear();
        return Way::stay;
    }
    const auto entry = [&](const auto& value) -> store::DiaryEntry {
        using Entry = diary::Entry<std::decay_t<decltype(value)>>;
        entry_day_ = units::day_at(value.taken);
        will_say_ = wording::date_time(value.taken) + ": " + wording::line(value);
        const auto* before = corrects_ ? std::get_if<Entry>(&*corrects_) : nullptr;
        if (before != nullptr) return diary::corrected(*before, value, around.here.now);
        return diary::entered("", value, around.here.now);
    };
    entry_ = std::visit(entry, *told);
    return Way::keep;
}

// As it stands now: it may have been corrected on another page since. Of a day that is not read the
// disk knows.
bool Intakes::find_corrected(const Around& around) {
    const auto found = [&](const auto& all) {
        const auto one = std::find_if(all.begin(), all.end(),
                                      [&](const auto& entry) { return entry.id == corrected_id_; });
        if (one != all.end()) corrects_ = *one;
        return one != all.end();
    };
    if (found(diary::current(around.diary->doses)) || found(diary::current(around.diary->intakes)))
        return true;
    if (!corrected_at_) return false;
    const units::Day day = units::day_at(corrected_at_->taken);
    if (holds(around, day)) return false;
    if (!other_ || !other_->diary) return true;
    if (found(diary::current(other_->diary->doses)) ||
        found(diary::current(other_->diary->intakes)))
        return true;
    return day < other_->day - beside || day > other_->day + beside; // not among what was read
}

bool Intakes::correct(const std::string& id, const Around& around) {
    const auto doses = diary::current(around.diary->doses);
    const auto intakes = diary::current(around.diary->intakes);
    begin_anew(around.day, form_.kind);
    if (const auto* dose = entry_of(doses, id)) {
        corrects_ = *dose;
        corrected_at_ = TakenAt{dose->value->taken, dose->value->zone};
        form_ = entering::as_typed(*dose->value);
    } else if (const auto* intake = entry_of(intakes, id)) {
        corrects_ = *intake;
        corrected_at_ = TakenAt{intake->value->taken, intake->value->zone};
        form_ = entering::as_typed(*intake->value);
    } else
        return false;
    corrected_id_ = id;
    pristine_ = form_;
    return true;
}

Intakes::Way Intakes::take_back(const std::string& id, const Around& around) {
    const auto doses = diary::current(around.diary->doses);
    const auto intakes = diary::current(around.diary->intakes);
    if (const auto* dose = entry_of(doses, id))
        entry_ = diary::taken_back(*dose, around.here.now);
    else if (const auto* intake = entry_of(intakes, id))
        entry_ = diary::taken_back(*intake, around.here.now);
    else
        return Way::stay;
    if (corrected_id_ == id) begin_anew(around.day, form_.kind);
    entry_day_ = around.day;
    will_say_ = tr("Taken back. That it was there stays in the diary's history.");
    return Way::keep;
}

void Intakes::kept() {
    other_.reset();
    const bool out = entry_ && std::visit([](const auto& e) { return !e.value; }, *entry_);
    entry_.reset();
    said_ = std::move(will_say_);
    if (!out) begin_anew(entry_day_, form_.kind); // what is typed beside a taking back stays
}

void Intakes::not_kept(std::string why) {
    other_.reset(); // it may be another one by now
    entry_.reset();
    trouble_ = std::move(why);
}

std::optional<entering::Taken> Intakes::typed(const terminal::Here& here) const {
    TakenTyped live = form_;
    for (const auto& [id, box] : typing_.boxes)
        if (box.begun && box.text != box.shown) set(live, id, box.text);
    if (live == pristine_) return std::nullopt;
    auto told = read(live, here);
    return told ? std::optional{*std::move(told)} : std::nullopt;
}

std::optional<units::Day> Intakes::to_read(const Around& around) const {
    const auto told = typed(around.here);
    if (!told) return std::nullopt;
    const units::Day day = day_of(*told);
    if (holds(around, day) || (other_ && other_->day == day)) return std::nullopt;
    return day;
}

void Intakes::hear(units::Day day, std::optional<store::Diary> diary) {
    other_ = OtherDay{day, std::move(diary)};
}

void Intakes::add_other_day(screen::IntakesFacts& f, const Around& around) const {
    using Beside = screen::IntakesFacts::Beside;
    if (!f.typed || holds(around, day_of(*f.typed))) return;
    if (!other_ || other_->day != day_of(*f.typed)) {
        f.beside = Beside::coming;
        return;
    }
    if (!other_->diary) {
        f.beside = Beside::unreadable;
        return;
    }
    join(f.doses, other_->diary->doses);
    join(f.intakes, other_->diary->intakes);
}

screen::FormView Intakes::view(const Around& around) const {
    screen::IntakesFacts f;
    f.day = around.day;
    f.page = page_;
    f.form = form_;
    f.typed = typed(around.here);
    f.corrects = corrected_id_;
    if (corrects_) f.corrected = taken_of(*corrects_);
    f.doses = diary::current(around.diary->doses);
    f.intakes = diary::current(around.diary->intakes);
    add_other_day(f, around);
    f.before = diary::products_noted(diary::values(around.diary->doses), most_products);
    f.person = around.person;
    f.refused = refused_;
    f.said = said_;
    f.trouble = trouble_;
    return screen::view_of(f);
}

} // namespace app
