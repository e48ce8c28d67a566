#include "entering/taken.h"

#include "entering/typed.h"
#include "wording/diary.h"
#include "wording/wording.h"

#include <array>
#include <charconv>

namespace entering {

using diary::Dose, diary::DoseError, diary::DoseFault, diary::DoseField, diary::Intake;
using diary::Kind, diary::Unit;
using wording::tr;

namespace {

bool empty(const std::string& text) { return trimmed(text).empty(); }

class Reading {
  public:
    std::optional<double> number(const std::string& box, const char* called,
                                 const std::string& text) {
        const auto value = number_typed(text);
        if (!value) refuse(box, unusable(called, text, tr("a number is written as 70.5 or 70,5")));
        return value;
    }
    std::string words(const std::string& box, const char* called, const std::string& text) {
        auto plain = text_typed(called, std::string{trimmed(text)});
        if (plain) return *std::move(plain);
        refuse(box, plain.error());
        return {};
    }
    void refuse(const std::string& box, std::string why) { wrong_.emplace(box, std::move(why)); }
    const Refused& wrong() const { return wrong_; }

  private:
    Refused wrong_;
};

std::string box(std::size_t part) { return "mg:" + std::to_string(part); }

std::optional<diary::Component> component(Reading& r, const PartTyped& part, std::size_t i) {
    using diary::ProductError, diary::ProductFault;
    if (empty(part.mg)) {
        r.refuse(box(i), wording::sentence(DoseFault{DoseField::product, DoseError::wrong_product,
                                                     ProductFault{ProductError::no_amount, i}}));
        return std::nullopt;
    }
    const auto mg = r.number(box(i), tr("Amount"), part.mg);
    if (!part.basis)
        r.refuse(box(i), tr("Say whether these are milligrams of magnesium itself or of the whole "
                            "compound. It is never guessed."));
    if (!mg || !part.basis) return std::nullopt;
    return diary::Component{part.form, *part.basis, {*mg}};
}

ProductRead product(Reading& r, const ProductTyped& typed) {
    ProductRead made;
    made.product.name = r.words("name", tr("Name"), typed.name);
    made.product.route = typed.route;
    for (std::size_t i = 0; i < typed.parts.size(); ++i)
        if (const auto part = component(r, typed.parts[i], i))
            made.product.components.push_back(*part);
    if (!empty(typed.label))
        if (const auto mg = r.number("label", tr("Amount"), typed.label))
            made.product.label = diary::Milligrams{*mg};
    if (const auto pieces = r.number("pieces", tr("Pieces"), typed.pieces)) made.pieces = *pieces;
    return made;
}

std::string box_named(diary::IntakeField field) {
    switch (field) {
    case diary::IntakeField::taken: return "time";
    case diary::IntakeField::zone: return "zone";
    case diary::IntakeField::amount: return "amount";
    case diary::IntakeField::name: return "name";
    case diary::IntakeField::note: return "note";
    }
    return {};
}

tl::expected<Taken, Refused> read_dose(const TakenTyped& typed, const TakenAt& at,
                                       units::WallTime now) {
    Reading r;
    auto made = product(r, typed.product);
    Dose dose;
    dose.taken = at.taken;
    dose.zone = at.zone;
    dose.product = std::move(made.product);
    dose.pieces = made.pieces;
    dose.note = r.words("note", tr("Note"), typed.note);
    if (r.wrong().empty())
        if (const auto fault = diary::check(dose, now))
            r.refuse(entering::box_of(*fault), wording::sentence(*fault));
    if (!r.wrong().empty()) return tl::unexpected{r.wrong()};
    return dose;
}

tl::expected<Taken, Refused> read_intake(const TakenTyped& typed, const TakenAt& at,
                                         units::WallTime now) {
    Reading r;
    Intake intake;
    intake.taken = at.taken;
    intake.zone = at.zone;
    intake.kind = kind_of(typed);
    intake.name = r.words("name", tr("Name"), typed.name);
    if (!empty(typed.amount)) {
        const auto value = r.number("amount", tr("Amount"), typed.amount);
        if (!typed.unit)
            r.refuse("amount", intake.kind == Kind::vitamin_d
                                   ? tr("Say the unit of vitamin D, µg or IU: 40 IU are 1 µg.")
                                   : tr("Say the unit: mg, µg or IU."));
        if (value && typed.unit) intake.amount = diary::Quantity{*value, *typed.unit};
    }
    intake.note = r.words("note", tr("Note"), typed.note);
    if (r.wrong().empty())
        if (const auto fault = diary::check(intake, now))
            r.refuse(box_named(fault->field), wording::sentence(*fault));
    if (!r.wrong().empty()) return tl::unexpected{r.wrong()};
    return intake;
}

void tell_when(TakenTyped& typed, units::WallTime taken) {
    typed.day = units::text(units::day_at(taken));
    typed.time = units::clock_text(units::clock_at(taken));
}

} // namespace

std::string plain(double value) {
    std::array<char, 400> text{}; // the largest one has 309 digits
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed).ptr;
    return {text.data(), end};
}

std::string box_of(const DoseFault& fault) {
    if (fault.product) {
        if (fault.product->error == diary::ProductError::too_long) return "name";
        return fault.product->component ? box(*fault.product->component) : "label";
    }
    switch (fault.field) {
    case DoseField::product: return "label";
    case DoseField::pieces: return "pieces";
    case DoseField::taken: return "time";
    case DoseField::zone: return "zone";
    case DoseField::note: return "note";
    }
    return {};
}

ProductTyped as_typed(const diary::Product& product, double pieces) {
    ProductTyped typed;
    typed.name = product.name;
    typed.route = product.route;
    for (const auto& part : product.components)
        typed.parts.push_back({part.form, part.basis, plain(part.amount.value)});
    if (product.label) typed.label = plain(product.label->value);
    typed.pieces = plain(pieces);
    return typed;
}

tl::expected<ProductRead, Refused> read(const ProductTyped& typed) {
    Reading r;
    ProductRead made = product(r, typed);
    if (r.wrong().empty()) {
        Dose dose;
        dose.zone = "UTC";
        dose.product = made.product;
        dose.pieces = made.pieces;
        if (const auto fault = diary::check(dose, {}))
            r.refuse(entering::box_of(*fault), wording::sentence(*fault));
    }
    if (!r.wrong().empty()) return tl::unexpected{r.wrong()};
    return made;
}

TakenTyped as_typed(const Dose& dose) {
    TakenTyped typed;
    typed.product = as_typed(dose.product, dose.pieces);
    typed.note = dose.note;
    tell_when(typed, dose.taken);
    return typed;
}

TakenTyped as_typed(const Intake& intake) {
    TakenTyped typed;
    turn_to(typed, intake.kind);
    typed.class_told = diary::is_medicine(intake.kind);
    typed.name = intake.name;
    if (intake.amount) {
        typed.amount = plain(intake.amount->value);
        typed.unit = intake.amount->unit;
    }
    typed.note = intake.note;
    tell_when(typed, intake.taken);
    return typed;
}

void turn_to(TakenTyped& typed, std::optional<Kind> kind) {
    typed.kind = kind;
    typed.class_told = false;
    typed.unit.reset();
    // Minerals are told in milligrams; of the others any unit would be guessed.
    if (kind && kind != Kind::vitamin_d && !diary::is_medicine(*kind))
        typed.unit = Unit::milligrams;
}

Kind kind_of(const TakenTyped& typed) {
    const Kind kind = typed.kind.value_or(Kind::other_medicine);
    if (!diary::is_medicine(kind) || typed.class_told) return kind;
    return diary::class_of(typed.name).value_or(kind);
}

tl::expected<Taken, Refused> read(const TakenTyped& typed, const TakenAt& at, units::WallTime now) {
    return typed.kind ? read_intake(typed, at, now) : read_dose(typed, at, now);
}

} // namespace entering
