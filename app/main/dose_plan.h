// The person's own plan for magnesium, behind the window: the step that is altered, and the plan
// that comes of it. What is kept on the disk is an errand of whoever asks.
#pragma once
#include "screen/dose_plan_screen.h"
#include "screen/wish.h"

#include <optional>

namespace app {

class DosePlan {
  public:
    struct Known { // of the person
        diary::Plan plan;
        diary::Person person;
        std::vector<diary::Product> before; // that were noted
    };
    void come_in(Known); // a step that is not kept stays

    enum class Way { stay, leave, keep };
    Way act(const screen::Wish&, units::Day today);
    // With Way::keep:
    const diary::Plan& plan() const { return made_; }
    void kept();
    void not_kept(std::string why);

    screen::FormView view(units::Day today) const;
    screen::FormTyping& typing() { return typing_; }

  private:
    void flush();
    void set(screen::PlanStepTyped*, screen::PlannedTyped&, const std::string& box,
             const std::string& text) const;
    void press_plan(const std::string& what, std::size_t n);
    void press_step(const std::string& what, const std::string& of, std::size_t n);
    bool press_dose(const std::string& what, const std::string& of, std::size_t n);
    void take_dose();
    void forget_dose();
    Way keep_step();
    tl::expected<diary::PlanStep, entering::Refused> step() const;

    Known known_;
    std::optional<screen::PlanStepTyped> step_;
    std::optional<std::size_t> alters_;      // a step that is kept
    screen::PlannedTyped dose_;              // of it
    std::optional<std::size_t> alters_dose_; // nothing = a new one
    std::size_t part_ = 0;                   // of the dose, whose form is chosen
    screen::DosePlanPage page_{};
    std::optional<std::size_t> asks_remove_;
    bool asks_end_ = false;
    screen::FormTyping typing_;
    entering::Refused refused_;
    std::string said_, trouble_, will_say_;
    diary::Plan made_;
    std::optional<std::size_t> removed_; // a step, once it is kept
    bool ends_step_ = false;             // what is kept: the step that is altered is no more
};

} // namespace app
