#include "main/dose_plan.h"

#include "entering/typed.h"
#include "screen/product_form.h"
#include "terminal/typed.h"
#include "wording/diary.h"
#include "wording/wording.h"

#include <algorithm>
#include <utility>

namespace app {

using screen::DosePlanPage;
using wording::filled, wording::tr;

namespace {

// "" = no day; nothing = none of the calendar.
std::optional<std::optional<units::Day>> day_or_none(const std::string& text) {
    if (entering::trimmed(text).empty()) return std::optional<units::Day>{};
    const auto day = terminal::calendar_day_typed(text);
    if (!day) return std::nullopt;
    return std::optional{*day};
}

} // namespace

void DosePlan::come_in(Known known) {
    flush();
    known_ = std::move(known);
    said_.clear();
    trouble_.clear();
    refused_.clear();
    asks_remove_.reset();
    asks_end_ = false;
    page_ = DosePlanPage::plan;
    if (alters_ && *alters_ >= known_.plan.steps.size()) alters_.reset();
}

void DosePlan::set(screen::PlanStepTyped* step, screen::PlannedTyped& dose, const std::string& box,
                   const std::string& text) const {
    if (page_ == DosePlanPage::step && step != nullptr) {
        if (box == "from") step->from = text;
        if (box == "until") step->until = text;
    } else if (page_ == DosePlanPage::dose) {
        if (box == "clock")
            dose.clock = text;
        else
            screen::set(dose.product, box, text);
    }
}

// What stands in a box and was not left yet.
void DosePlan::flush() {
    for (const auto& [id, box] : typing_.boxes)
        if (box.begun && box.text != box.shown) set(step_ ? &*step_ : nullptr, dose_, id, box.text);
    typing_.boxes.clear();
}

DosePlan::Way DosePlan::act(const screen::Wish& wish, units::Day today) {
    if (wish.id.starts_with("set:")) {
        const auto equals = wish.id.find('=');
        if (equals == std::string::npos) return Way::stay;
        const std::string box = wish.id.substr(4, equals - 4);
        refused_.erase(box);
        set(step_ ? &*step_ : nullptr, dose_, box, wish.id.substr(equals + 1));
        return Way::stay;
    }
    flush();
    said_.clear();
    trouble_.clear();
    refused_.clear();
    const auto colon = wish.id.find(':');
    const std::string what = wish.id.substr(0, colon);
    const std::string of = colon == std::string::npos ? std::string{} : wish.id.substr(colon + 1);
    const auto n = static_cast<std::size_t>(std::max(entering::whole_typed(of).value_or(0), 0));
    const bool removed = what == "remove-now" && asks_remove_ == n && n < known_.plan.steps.size();
    const bool ended = what == "end-now" && asks_end_;
    asks_remove_.reset();
    asks_end_ = false;
    if (what == "leave") return Way::leave;
    if (what == "keep" && step_) return keep_step();
    if (removed || ended) {
        made_ = known_.plan;
        if (removed)
            made_.steps.erase(made_.steps.begin() + static_cast<std::ptrdiff_t>(n));
        else
            diary::end(made_, today);
        will_say_ = removed ? tr("The step is taken out.") : tr("The plan ends today.");
        ends_step_ = removed && alters_ == n; // what is typed of another one stays
        if (ended) alters_.reset();
        if (removed) removed_ = n;
        return Way::keep;
    }
    if (what == "end")
        asks_end_ = true;
    else if (what == "remove")
        asks_remove_ = n;
    else if (page_ == DosePlanPage::plan)
        press_plan(what, n);
    else if (!step_ || !press_dose(what, of, n))
        press_step(what, of, n);
    return Way::stay;
}

void DosePlan::press_plan(const std::string& what, std::size_t n) {
    if (what == "new-step") {
        step_ = screen::PlanStepTyped{};
        alters_.reset();
        page_ = DosePlanPage::step;
    } else if (what == "alter" && n < known_.plan.steps.size()) {
        if (alters_ != n || !step_) {
            step_ = screen::as_typed(known_.plan.steps[n]);
            forget_dose();
        }
        alters_ = n;
        page_ = DosePlanPage::step;
    } else if (what == "go-on" && step_) {
        page_ = DosePlanPage::step;
    } else if (what == "drop-step") {
        step_.reset();
        alters_.reset();
        forget_dose();
    }
}

void DosePlan::press_step(const std::string& what, const std::string& of, std::size_t n) {
    if (what == "plan-back") {
        const bool unchanged =
            step_ && (alters_ ? *step_ == screen::as_typed(known_.plan.steps[*alters_])
                              : *step_ == screen::PlanStepTyped{});
        if (unchanged) step_.reset(), alters_.reset();
        page_ = DosePlanPage::plan;
    } else if (what == "drop-step") {
        step_.reset();
        alters_.reset();
        forget_dose();
        page_ = DosePlanPage::plan;
    } else if (!step_) {
        page_ = DosePlanPage::plan;
    } else if (what == "phase") {
        if (n <= 2 && !of.empty()) step_->phase = static_cast<diary::Phase>(n);
    } else if (what == "add-dose") {
        if (alters_dose_) forget_dose(); // one that is typed and not taken yet stays
        page_ = DosePlanPage::dose;
    } else if (what == "dose" && n < step_->doses.size()) {
        if (alters_dose_ != n) dose_ = screen::as_typed(step_->doses[n]);
        alters_dose_ = n;
        page_ = DosePlanPage::dose;
    } else if (what == "drop-dose" && n < step_->doses.size()) {
        step_->doses.erase(step_->doses.begin() + static_cast<std::ptrdiff_t>(n));
        if (alters_dose_) forget_dose(); // its place may be another one
    }
}

bool DosePlan::press_dose(const std::string& what, const std::string& of, std::size_t n) {
    if (page_ == DosePlanPage::forms) {
        if (what == "is") screen::take_form(dose_.product, part_, what + ':' + of);
        page_ = DosePlanPage::dose;
        return true;
    }
    if (page_ != DosePlanPage::dose) return false;
    if (what == "step-back") {
        page_ = DosePlanPage::step;
    } else if (what == "take-dose") {
        take_dose();
    } else if (what == "anchor") {
        dose_.anchor = diary::anchor_named(of);
    } else if (what == "form") {
        part_ = n;
        page_ = DosePlanPage::forms;
    } else if (what == "use") {
        if (n < known_.before.size()) dose_.product = entering::as_typed(known_.before[n], 1.0);
    } else {
        screen::press(dose_.product, of.empty() ? what : what + ':' + of);
    }
    return true;
}

void DosePlan::forget_dose() {
    dose_ = {};
    alters_dose_.reset();
}

void DosePlan::take_dose() {
    auto dose = screen::read(dose_);
    if (!dose) {
        refused_ = dose.error();
        return;
    }
    if (alters_dose_ && *alters_dose_ < step_->doses.size())
        step_->doses[*alters_dose_] = *std::move(dose);
    else
        step_->doses.push_back(*std::move(dose));
    forget_dose();
    page_ = DosePlanPage::step;
}

tl::expected<diary::PlanStep, entering::Refused> DosePlan::step() const {
    entering::Refused wrong;
    diary::PlanStep made;
    made.phase = step_->phase;
    made.doses = step_->doses;
    const auto from = day_or_none(step_->from);
    if (!from)
        wrong["from"] = terminal::no_day(tr("Its first day"), step_->from).message;
    else if (!*from)
        wrong["from"] = tr("A step needs its first day.");
    else
        made.from = **from;
    const auto until = day_or_none(step_->until);
    if (!until)
        wrong["until"] = terminal::no_day(tr("Its last day"), step_->until).message;
    else
        made.until = *until;
    if (!wrong.empty()) return tl::unexpected{wrong};
    return made;
}

DosePlan::Way DosePlan::keep_step() {
    auto made = step();
    if (!made) {
        refused_ = made.error();
        return Way::stay;
    }
    diary::Plan plan = known_.plan;
    if (alters_) plan.steps.erase(plan.steps.begin() + static_cast<std::ptrdiff_t>(*alters_));
    const auto ended = diary::add(plan, *std::move(made));
    if (const auto fault = diary::check(plan)) {
        const std::string why = wording::sentence(*fault);
        if (fault->error == diary::PlanError::reversed)
            refused_["until"] = why;
        else if (fault->error == diary::PlanError::overlapping)
            refused_["from"] = why;
        else
            trouble_ = why;
        return Way::stay;
    }
    made_ = std::move(plan);
    ends_step_ = true;
    will_say_ = tr("The step is kept.");
    if (ended)
        will_say_ += ' ' + filled(tr("The step before it was open; it ends on {day} now."),
                                  {{"day", wording::date(*ended)}});
    return Way::keep;
}

void DosePlan::kept() {
    known_.plan = std::move(made_);
    made_ = {};
    if (ends_step_) step_.reset(), alters_.reset(), forget_dose();
    if (removed_ && alters_ && *alters_ > *removed_) --*alters_;
    removed_.reset();
    page_ = DosePlanPage::plan;
    said_ = std::move(will_say_);
}

void DosePlan::not_kept(std::string why) { trouble_ = std::move(why); }

screen::FormView DosePlan::view(units::Day today) const {
    screen::DosePlanFacts f;
    f.plan = known_.plan;
    f.today = today;
    f.person = known_.person;
    f.page = page_;
    f.alters = alters_.has_value();
    f.step = step_;
    f.dose = dose_;
    if (step_) f.doses = step_->doses;
    if (page_ == DosePlanPage::dose) {
        screen::PlannedTyped live = dose_;
        for (const auto& [id, box] : typing_.boxes)
            if (box.begun && box.text != box.shown) set(nullptr, live, id, box.text);
        const bool changes = alters_dose_ && *alters_dose_ < f.doses.size();
        if (auto dose = screen::read(live)) {
            if (changes)
                f.doses[*alters_dose_] = *std::move(dose);
            else
                f.doses.push_back(*std::move(dose));
        }
    }
    f.before = known_.before;
    f.asks_remove = asks_remove_;
    f.asks_end = asks_end_;
    f.refused = refused_;
    f.said = said_;
    f.trouble = trouble_;
    return screen::view_of(f);
}

} // namespace app
