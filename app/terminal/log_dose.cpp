// log dose: magnesium taken, always as elemental or as compound, never guessed.
#include "diary/morning.h"
#include "terminal/log.h"

#include "wording/claims.h"
#include "wording/diary.h"
#include "wording/wording.h"

#include <algorithm>

namespace terminal::log {

using diary::Basis, diary::Component, diary::Dose, diary::Milligrams, diary::Product, diary::Route;
using wording::filled, wording::tr;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

constexpr std::chrono::days a_day{1};

Failure usage(const char* sentence) { return {"usage", sentence}; }

// --- what was typed

std::string known_forms() {
    std::string all;
    for (int i = 0; i < diary::forms; ++i)
        all += std::string{diary::word(static_cast<diary::Form>(i))} + ' ';
    return all + "oil bath";
}

Result<double> amount(std::string_view option, const std::string& text) {
    if (const auto number = number_typed(text)) return *number;
    return tl::unexpected{unusable(option, text, tr("a number is written as 70.5 or 70,5"))};
}

std::optional<Failure> contradiction(const DoseTyped& typed) {
    const bool on_skin = typed.form == "oil" || typed.form == "bath";
    const bool by_basis = typed.compound_mg || typed.elemental_mg;
    if (typed.compound_mg && typed.elemental_mg)
        return usage(tr("--compound-mg and --elemental-mg are two ways to say the same amount: say "
                        "the one that the label prints."));
    if (!typed.components.empty() && (by_basis || (typed.form && !on_skin)))
        return usage(tr("Say either --form with one amount, or a --component for each."));
    if (typed.form && !on_skin && !by_basis && !typed.label_mg)
        return usage(tr("Say --elemental-mg, the milligrams of magnesium itself, or --compound-mg, "
                        "those of the whole compound. Which of the two a number means is never "
                        "guessed."));
    return std::nullopt;
}

Result<std::optional<diary::Form>> form_of(const DoseTyped& typed, const Product& before) {
    if (!typed.form)
        return before.components.size() == 1 ? before.components.front().form : std::nullopt;
    if (typed.form == "oil" || typed.form == "bath") return std::nullopt;
    if (const auto form = diary::form_named(*typed.form)) return form;
    return tl::unexpected{unusable("--form", *typed.form, known_forms())};
}

Result<std::vector<Component>> components(const DoseTyped& typed, const Product& before) {
    const auto form = form_of(typed, before);
    if (!form) return tl::unexpected{form.error()};
    std::vector<Component> found;
    const auto add = [&](const char* option, const Typed& text,
                         Basis basis) -> std::optional<Failure> {
        if (!text) return std::nullopt;
        const auto mg = amount(option, *text);
        if (!mg) return mg.error();
        found.push_back({*form, basis, {*mg}});
        return std::nullopt;
    };
    if (const auto wrong = add("--compound-mg", typed.compound_mg, Basis::compound))
        return tl::unexpected{*wrong};
    if (const auto wrong = add("--elemental-mg", typed.elemental_mg, Basis::elemental))
        return tl::unexpected{*wrong};
    if (found.empty() && *form && typed.label_mg) // the label's is of this form
        if (const auto wrong = add("--label-mg", typed.label_mg, Basis::elemental))
            return tl::unexpected{*wrong};
    for (const auto& text : typed.components) {
        const auto one = component("--component", text);
        if (!one) return tl::unexpected{one.error()};
        found.push_back(*one);
    }
    return found;
}

Result<Product> product(const DoseTyped& typed, const std::optional<Product>& before,
                        const Book& book) {
    Product p = before.value_or(Product{});
    if (typed.product) {
        const auto name = text_typed("--product", *typed.product);
        if (!name) return tl::unexpected{name.error()};
        p.name = *name;
    }
    const bool amounts =
        typed.form || typed.compound_mg || typed.elemental_mg || !typed.components.empty();
    if (!amounts && !typed.label_mg && !before) return preset(p.name, book.diary).value_or(p);
    if (amounts) {
        auto parts = components(typed, p);
        if (!parts) return tl::unexpected{parts.error()};
        p.components = *std::move(parts);
        p.label.reset();
        if (typed.form) p.route = diary::route_named(*typed.form).value_or(Route::swallowed);
    }
    if (typed.label_mg) {
        const auto mg = amount("--label-mg", *typed.label_mg);
        if (!mg) return tl::unexpected{mg.error()};
        p.label = Milligrams{*mg};
    }
    return p;
}

Result<Dose> dose_of(const DoseTyped& typed, const std::optional<Dose>& before, const Book& book) {
    Dose d = before.value_or(Dose{});
    auto made = product(typed, before ? std::optional{before->product} : std::nullopt, book);
    if (!made) return tl::unexpected{made.error()};
    d.product = *std::move(made);
    const auto where = zone(typed.zone, before ? Typed{before->zone} : Typed{}, book.here);
    if (!where) return tl::unexpected{where.error()};
    d.zone = *where;
    if (typed.at) {
        const auto at = moment_typed("--at", *typed.at, d.zone, book.here.now);
        if (!at) return tl::unexpected{at.error()};
        d.taken = *at;
    } else
        d.taken = units::in_zone(before ? before->taken.utc : book.here.now.utc, d.zone);
    if (typed.pieces) {
        const auto pieces = amount("--pieces", *typed.pieces);
        if (!pieces) return tl::unexpected{pieces.error()};
        d.pieces = *pieces;
    }
    if (typed.note) {
        const auto note = text_typed("--note", *typed.note);
        if (!note) return tl::unexpected{note.error()};
        d.note = *note;
    }
    return d;
}

// --- what cannot be kept

std::string code(const diary::DoseFault& fault) {
    if (fault.product) switch (fault.product->error) {
        case diary::ProductError::no_amount: return "no_amount";
        case diary::ProductError::no_form: return "no_form";
        case diary::ProductError::out_of_range: return "out_of_range";
        case diary::ProductError::label_too_high: return "label_too_high";
        case diary::ProductError::too_many: return "too_many";
        case diary::ProductError::too_long: return "too_long";
        }
    switch (fault.error) {
    case diary::DoseError::in_future: return "in_future";
    case diary::DoseError::no_such_zone: return "no_such_zone";
    case diary::DoseError::too_long: return "too_long";
    default: return "out_of_range";
    }
}

// The option, where it was typed: otherwise the field is called by its own name.
std::string called(const diary::DoseFault& fault, const DoseTyped& typed) {
    switch (fault.field) {
    case diary::DoseField::product: break;
    case diary::DoseField::pieces: return typed.pieces ? "--pieces" : "";
    case diary::DoseField::taken: return typed.at ? "--at" : "";
    case diary::DoseField::zone: return typed.zone ? "--zone" : "";
    case diary::DoseField::note: return typed.note ? "--note" : "";
    }
    if (fault.product && fault.product->error == diary::ProductError::too_long)
        return typed.product ? "--product" : "";
    if (typed.compound_mg) return "--compound-mg";
    if (typed.elemental_mg) return "--elemental-mg";
    const bool whole = fault.product && !fault.product->component;
    return typed.label_mg && whole ? "--label-mg" : "";
}

std::optional<Failure> refused(const Dose& dose, const DoseTyped& typed, const Here& here) {
    const auto fault = diary::check(dose, here.now);
    if (!fault) return std::nullopt;
    return Failure{code(*fault), wording::sentence(*fault, called(*fault, typed))};
}

// --- the answer

Json number_or_null(const std::optional<Milligrams>& mg) {
    return mg ? Json(mg->value) : Json(nullptr);
}

void say(Desk& desk, const Dose& dose) {
    desk.say(wording::date_time(dose.taken) + ": " + line(dose));
    const Route route = dose.product.route;
    if (const auto why = wording::not_counted(route); !why.empty()) desk.say(why);
    if (route == Route::oil || route == Route::bath)
        desk.say(wording::where_claims_are(claims::Topic::forms));
}

// What was said of the day already, before anything of it is written.
Result<Beside> said_before(Desk& desk, Book& book, units::Day day) {
    if (const auto read = look(desk, book, day - a_day, day + a_day); !read)
        return tl::unexpected{read.error()};
    return beside_doses(book, day);
}

// Above a number from which harm is described, how to take a slip out.
void say_slip(Desk& desk, const Beside& beside, const Beside& before, const std::string& id) {
    const auto severe = [&](const Beside::Notice& one) {
        return one.code == diary::word(diary::NoticeCode::from_2500) && !before.said(one);
    };
    if (std::any_of(beside.notices.begin(), beside.notices.end(), severe))
        desk.say(filled(tr("A slip is taken out by rolltakt log take-back {id}, or corrected by "
                           "rolltakt log dose --correct {id} with the right amount."),
                        {{"id", id.substr(0, 8)}}));
}

// Of the day as it is now on the disk; `ids` were written now.
Result<Json> day_of_doses(Desk& desk, Book& book, units::Day day, const Beside& before,
                          const std::vector<std::string>& ids, Json document) {
    if (const auto read = look(desk, book, day - a_day, day + a_day); !read)
        return tl::unexpected{read.error()};
    const double total = diary::day_total(values(book.diary.doses), day).supplements.value;
    if (total > 0.0) desk.say(wording::supplements_of_day({total}));
    const Beside beside = beside_doses(book, day);
    beside.say(desk, before);
    if (!ids.empty()) say_slip(desk, beside, before, ids.back());
    document["day_supplement_total_mg"] = total;
    document["notices"] = beside.document();
    return document;
}

// Yesterday's doses at the same clock times. Those still to come today are not kept, and said.
Outcome as_yesterday(Desk& desk, const DoseTyped& typed) {
    auto book = look(desk);
    if (!book) return tl::unexpected{book.error()};
    const units::Day today = units::day_at(book->here.now);
    if (const auto read = look(desk, *book, today - a_day, today); !read)
        return tl::unexpected{read.error()};
    const auto all = values(book->diary.doses);
    std::vector<Dose> now, later;
    for (const auto& dose : diary::repeated(all, today - a_day, today))
        (dose.taken.utc > book->here.now.utc ? later : now).push_back(dose);
    if (now.empty() && later.empty())
        return tl::unexpected{Failure{
            "nothing_to_repeat",
            tr("No doses of yesterday are left to repeat: none were noted, or all are there.")}};
    const auto before = said_before(desk, *book, today);
    if (!before) return tl::unexpected{before.error()};
    std::vector<store::DiaryEntry> entries;
    for (const auto& dose : now) {
        if (const auto wrong = refused(dose, typed, book->here)) return tl::unexpected{*wrong};
        entries.emplace_back(diary::entered("", dose, book->here.now));
    }
    Json doses = Json::array();
    std::vector<std::string> ids;
    if (!entries.empty()) {
        auto kept = keep(desk, entries);
        if (!kept) return tl::unexpected{kept.error()};
        ids = *std::move(kept);
        for (std::size_t i = 0; i < now.size(); ++i) {
            say(desk, now[i]);
            doses.push_back({{"id", ids[i]},
                             {"elemental_mg", number_or_null(diary::elemental(now[i]))},
                             {"counts_as_intake", diary::counts_as_intake(now[i].product)}});
        }
    }
    for (const auto& dose : later)
        desk.say(filled(tr("Still to come, so not noted: {time}, {dose}."),
                        {{"time", wording::date_time(dose.taken)}, {"dose", line(dose)}}));
    const auto document = day_of_doses(desk, *book, today, *before, ids,
                                       {{"doses", std::move(doses)}, {"later", later.size()}});
    if (!document) return tl::unexpected{document.error()};
    desk.answer(*document);
    return 0;
}

} // namespace

Result<Component> component(std::string_view option, const std::string& text) {
    const auto refused = [&] {
        return unusable(option, text,
                        tr("a component is written as oxide:compound:414 or as "
                           "citrate-nonahydrate:elemental:100"));
    };
    const auto first = text.find(':'), second = text.rfind(':');
    if (first == std::string::npos || first == second) return tl::unexpected{refused()};
    const auto form = diary::form_named(text.substr(0, first));
    const std::string basis = text.substr(first + 1, second - first - 1);
    const auto mg = number_typed(text.substr(second + 1));
    if (!form || !mg || (basis != "compound" && basis != "elemental"))
        return tl::unexpected{refused()};
    return Component{form, basis == "compound" ? Basis::compound : Basis::elemental, {*mg}};
}

std::optional<Product> preset(const std::string& name, const store::Diary& diary) {
    const Dose* last = nullptr;
    const auto doses = values(diary.doses);
    for (const auto& dose : doses)
        if (dose.product.name == name && (last == nullptr || dose.taken.utc >= last->taken.utc))
            last = &dose;
    if (last == nullptr) return std::nullopt;
    return last->product;
}

Outcome dose(Desk& desk, const DoseTyped& typed) {
    if (typed.same_as_yesterday) return as_yesterday(desk, typed);
    if (const auto wrong = contradiction(typed)) return tl::unexpected{*wrong};
    auto book = look(desk, typed.correct || typed.product ? Days::all : Days::none);
    if (!book) return tl::unexpected{book.error()};
    std::optional<diary::Entry<Dose>> before;
    if (typed.correct) {
        auto held = holding(book->diary.doses, *typed.correct);
        if (!held) return tl::unexpected{held.error()};
        before = *std::move(held);
    }
    const auto made = dose_of(typed, before ? before->value : std::nullopt, *book);
    if (!made) return tl::unexpected{made.error()};
    if (const auto wrong = refused(*made, typed, book->here)) return tl::unexpected{*wrong};
    const auto day = units::day_at(made->taken);
    const auto said = said_before(desk, *book, day);
    if (!said) return tl::unexpected{said.error()};
    const auto ids = keep(desk, {entry(before, *made, book->here)});
    if (!ids) return tl::unexpected{ids.error()};
    say(desk, *made);
    const auto document =
        day_of_doses(desk, *book, day, *said, *ids,
                     {{"id", ids->front()},
                      {"elemental_mg", number_or_null(diary::elemental(*made))},
                      {"counts_as_intake", diary::counts_as_intake(made->product)}});
    if (!document) return tl::unexpected{document.error()};
    desk.say(filled(tr("Noted as {id}."), {{"id", ids->front()}}));
    desk.answer(*document);
    return 0;
}

} // namespace terminal::log
