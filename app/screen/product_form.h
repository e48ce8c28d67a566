// Magnesium in a form: the parts of a product, its label and its pieces, for what was taken and for
// what is planned. Nothing of an amount is filled in.
#pragma once
#include "diary/limits.h"
#include "entering/taken.h"
#include "screen/form.h"

#include <span>

namespace screen {

FormItem form_warning(std::string);
// A box with why what stands in it was refused.
FormItem form_asked(const entering::Refused&, std::string id, std::string title, std::string value,
                    std::string unit, float ems = 9.0f);
FormButton form_choice(std::string id, std::string label, bool on);

void show_product(FormCard&, const entering::ProductTyped&, const entering::Refused&);
void show_forms(FormView&); // of a part: "is:oxide", "is:none"
// What was noted before, to be used once more: "use:0" ..
FormCard products_card(std::span<const diary::Product>);
// A box of it, or a button; false: it is of something else. What leads to show_forms is not done
// here: "form:0" ..
bool set(entering::ProductTyped&, const std::string& box, const std::string& text);
bool press(entering::ProductTyped&, const std::string& button);
bool take_form(entering::ProductTyped&, std::size_t part, const std::string& button);

// What institutes say of a day's magnesium; what is loud stands as a warning.
void show_limits(FormCard&, const diary::DayTotal&, const diary::Person&);

} // namespace screen
