// Between the files of the plan editor's pages.
#pragma once
#include "screen/plan_editor_screen.h"

namespace screen::editor {

FormItem asked(const PlanEditorFacts&, std::string id, std::string title, std::string value,
               std::string unit, float ems = 7.0f); // a box, with why it was refused
FormItem warned(std::string);
FormButton choice(std::string id, std::string label, bool on);
std::string minutes_of(const plan::Planned&);

void show_exercises(FormView&, const PlanEditorFacts&);
void show_add(FormView&, const PlanEditorFacts&);
void show_rules(FormView&, const PlanEditorFacts&);
void show_hand_over(FormView&, const PlanEditorFacts&);

} // namespace screen::editor
