#include "screen/product_form.h"

#include "entering/typed.h"
#include "wording/diary.h"
#include "wording/wording.h"

namespace screen {
namespace {

using diary::Basis, diary::Form, diary::Route;
using entering::PartTyped, entering::ProductTyped;
using wording::filled, wording::tr;

constexpr std::size_t most_parts = 12;

std::string label(Route route) {
    switch (route) {
    case Route::swallowed: return tr("Swallowed");
    case Route::oil: return tr("Oil");
    case Route::bath: return tr("Bath");
    case Route::food: return tr("Food");
    }
    return {};
}

void show_part(FormCard& card, const PartTyped& part, std::size_t i,
               const entering::Refused& refused) {
    const std::string n = std::to_string(i);
    card.items.push_back(
        form_line(part.form ? wording::name(*part.form) : tr("The label names no form"), {},
                  {{"form:" + n, tr("Choose the form")}, {"drop-part:" + n, tr("Take it out")}}));
    card.items.push_back(
        form_asked(refused, "mg:" + n, tr("Of it in one piece"), part.mg, tr("mg")));
    card.items.push_back(form_buttons(
        {form_choice("elemental:" + n, tr("Magnesium itself"), part.basis == Basis::elemental),
         form_choice("compound:" + n, tr("The compound"), part.basis == Basis::compound)}));
}

std::optional<std::size_t> number_behind(const std::string& id, std::string_view what) {
    if (!id.starts_with(what)) return std::nullopt;
    const auto n = entering::whole_typed(std::string_view{id}.substr(what.size()));
    if (!n || *n < 0) return std::nullopt;
    return static_cast<std::size_t>(*n);
}

} // namespace

FormItem form_warning(std::string text) {
    FormItem item = form_text(std::move(text));
    item.kind = FormItem::Kind::warning;
    return item;
}

FormItem form_asked(const entering::Refused& refused, std::string id, std::string title,
                    std::string value, std::string unit, float ems) {
    FormItem item =
        form_box(std::move(id), std::move(title), std::move(value), std::move(unit), ems);
    if (const auto wrong = refused.find(item.id); wrong != refused.end())
        item.refused = wrong->second;
    return item;
}

FormButton form_choice(std::string id, std::string label, bool on) {
    return {std::move(id), std::move(label), on ? ButtonKind::chosen : ButtonKind::normal};
}

void show_product(FormCard& card, const ProductTyped& typed, const entering::Refused& refused) {
    std::vector<FormButton> routes;
    for (const Route route : {Route::swallowed, Route::oil, Route::bath, Route::food})
        if (route != Route::food || typed.route == Route::food)
            routes.push_back(form_choice("route:" + std::string{diary::word(route)}, label(route),
                                         typed.route == route));
    card.items.push_back(form_buttons(std::move(routes)));
    if (const auto why = wording::not_counted(typed.route); !why.empty())
        card.items.push_back(form_quiet(why));
    card.items.push_back(
        form_asked(refused, "name", tr("Name of the product, if you like"), typed.name, "", 18.0f));
    if (!diary::on_skin(typed.route) || !typed.label.empty())
        card.items.push_back(form_asked(refused, "label",
                                        tr("Magnesium itself in one piece, as the label prints it"),
                                        typed.label, tr("mg")));
    for (std::size_t i = 0; i < typed.parts.size(); ++i)
        show_part(card, typed.parts[i], i, refused);
    if (typed.parts.size() < most_parts)
        card.items.push_back(form_buttons({{"add-part", tr("Add a form of magnesium")}}));
    card.items.push_back(form_asked(refused, "pieces", tr("How many pieces; half a tablet is 0.5"),
                                    typed.pieces, ""));
}

void show_forms(FormView& v) {
    v.page = "magnesium-forms";
    v.title = tr("Which form is it?");
    v.back = "form-back";
    v.first = "is:none";
    FormCard card;
    card.items.push_back(form_line(tr("The label names no form"), {}, {{"is:none", tr("Choose")}}));
    for (int i = 0; i < diary::forms; ++i) {
        const auto form = static_cast<Form>(i);
        const std::string share = wording::number(100.0 * diary::magnesium_fraction(form), 1);
        card.items.push_back(form_line(wording::name(form),
                                       filled(tr("Magnesium in it: {n} %"), {{"n", share}}),
                                       {{"is:" + std::string{diary::word(form)}, tr("Choose")}}));
    }
    v.below = {card};
}

FormCard products_card(std::span<const diary::Product> products) {
    FormCard card;
    card.heading = tr("What you noted before");
    for (std::size_t i = 0; i < products.size(); ++i)
        card.items.push_back(form_line(wording::line(products[i], 1.0), {},
                                       {{"use:" + std::to_string(i), tr("Use it")}}));
    return card;
}

bool set(ProductTyped& typed, const std::string& box, const std::string& text) {
    if (box == "name")
        typed.name = text;
    else if (box == "label")
        typed.label = text;
    else if (box == "pieces")
        typed.pieces = text;
    else if (const auto part = number_behind(box, "mg:")) {
        if (*part < typed.parts.size()) typed.parts[*part].mg = text;
    } else
        return false;
    return true;
}

bool press(ProductTyped& typed, const std::string& button) {
    if (button.starts_with("route:")) {
        if (const auto route = diary::route_named(button.substr(6))) typed.route = *route;
    } else if (button == "add-part") {
        if (typed.parts.size() < most_parts) typed.parts.emplace_back();
    } else if (const auto out = number_behind(button, "drop-part:")) {
        if (*out < typed.parts.size())
            typed.parts.erase(typed.parts.begin() + static_cast<std::ptrdiff_t>(*out));
    } else if (const auto elemental = number_behind(button, "elemental:")) {
        if (*elemental < typed.parts.size()) typed.parts[*elemental].basis = Basis::elemental;
    } else if (const auto compound = number_behind(button, "compound:")) {
        if (*compound < typed.parts.size()) typed.parts[*compound].basis = Basis::compound;
    } else
        return false;
    return true;
}

bool take_form(ProductTyped& typed, std::size_t part, const std::string& button) {
    if (!button.starts_with("is:")) return false;
    if (part < typed.parts.size()) typed.parts[part].form = diary::form_named(button.substr(3));
    return true;
}

void show_limits(FormCard& card, const diary::DayTotal& total, const diary::Person& person) {
    if (total.supplements.value > 0.0)
        card.items.push_back(form_text(wording::supplements_of_day(total.supplements)));
    for (const auto& notice : diary::notices(total, person)) {
        const std::string said = wording::sentence(notice, person.country);
        card.items.push_back(notice.weight >= diary::Weight::warning ? form_warning(said)
                                                                     : form_quiet(said));
    }
}

} // namespace screen
