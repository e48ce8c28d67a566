// person: what the player knows of the person, to see and to set.
#include "terminal/commands.h"

#include "terminal/checks.h"
#include "terminal/document.h"
#include "wording/care.h"
#include "wording/wording.h"

#include <cmath>
#include <memory>

namespace terminal {

using wording::filled, wording::tr;

namespace {

struct PersonOptions {
    bool makes = false;
    std::optional<double> mass_kg;
    bool forget_mass = false;
    std::optional<double> height_cm;
    bool forget_height = false;
    std::optional<std::string> country;
    bool changes() const {
        return makes || mass_kg || forget_mass || height_cm || forget_height || country;
    }
};

// As it was typed: metres are kept, and a hundred times 1.13 is not 113.
double centimetres(units::Metres height) { return std::round(1e6 * height.value) / 1e4; }

Outcome show(Desk& desk, const std::string& name, const store::Settings& settings) {
    desk.say(name);
    desk.say(settings.mass ? filled(tr("Body mass {kg} kg."),
                                    {{"kg", wording::number(settings.mass->value, 1)}})
                           : std::string{tr("Body mass not known, so there are no bands of force; "
                                            "rolltakt person --mass-kg M tells it.")});
    desk.say(settings.height
                 ? filled(tr("Body height {cm} cm."),
                          {{"cm", wording::number(centimetres(*settings.height), 0)}})
                 : std::string{tr("Body height not known, so nothing is said about how much of a "
                                  "muscle was rolled over; rolltakt person --height-cm H tells "
                                  "it.")});
    desk.say(wording::emergency(settings.country));
    desk.answer(
        {{"person", name},
         {"mass_kg", settings.mass ? Json(settings.mass->value) : Json(nullptr)},
         {"height_cm", settings.height ? Json(centimetres(*settings.height)) : Json(nullptr)},
         {"country", settings.country.empty() ? Json(nullptr) : Json(settings.country)},
         {"language", settings.language.empty() ? Json(nullptr) : Json(settings.language)}});
    return 0;
}

Outcome change(Desk& desk, const std::string& name, const PersonOptions& options) {
    auto store = desk.open();
    if (!store) return tl::unexpected{store.error()};
    const std::string file = desk.file_of(name).string();
    auto settings = store->settings();
    if (!settings) return tl::unexpected{failure(settings.error(), file)};
    if (options.forget_mass) settings->mass.reset();
    if (options.forget_height) settings->height.reset();
    if (options.height_cm) settings->height = units::Metres{*options.height_cm / 100.0};
    if (options.country) settings->country = *options.country == "-" ? "" : *options.country;
    if (options.mass_kg) settings->mass = units::Kilograms{*options.mass_kg};
    if (const auto saved = store->save(*settings); !saved)
        return tl::unexpected{failure(saved.error(), file)};
    return show(desk, name, *settings);
}

Outcome person(Desk& desk, const PersonOptions& options) {
    const auto name = desk.person();
    if (!name) return tl::unexpected{name.error()};
    if (options.makes && desk.common().person.empty())
        return tl::unexpected{
            Failure{"usage", tr("Say who is new: rolltakt person --new --person NAME.")}};
    if (const auto slip = desk.nobody(); slip && !options.changes()) return tl::unexpected{*slip};
    if (options.changes()) return change(desk, *name, options);
    auto store = desk.open_to_read();
    if (!store && store.error().code == "not_found") return show(desk, *name, {});
    if (!store) return tl::unexpected{store.error()};
    const auto settings = store->settings();
    if (!settings) return tl::unexpected{failure(settings.error(), desk.file_of(*name).string())};
    return show(desk, *name, *settings);
}

} // namespace

void add_person_command(CLI::App& app, Command& chosen) {
    const auto options = std::make_shared<PersonOptions>();
    CLI::App* command =
        app.add_subcommand("person", tr("the person: body mass, for the bands of force; height"));
    command->add_flag("--new", options->makes, tr("somebody new, named by --person"));
    CLI::Option* mass =
        command->add_option("--mass-kg", options->mass_kg, tr("body mass, 20 to 300"))
            ->transform(between(20.0, 300.0));
    command->add_flag("--forget-mass", options->forget_mass, tr("forgets it again"))
        ->excludes(mass);
    CLI::Option* height =
        command
            ->add_option("--height-cm", options->height_cm,
                         tr("body height, 100 to 230: how long a stroke is meant to be"))
            ->transform(between(100.0, 230.0));
    command->add_flag("--forget-height", options->forget_height, tr("forgets it again"))
        ->excludes(height);
    command
        ->add_option("--country", options->country,
                     tr("whose emergency numbers are shown: DE AT CH GB US EU; - forgets it"))
        ->check(CLI::IsMember({"DE", "AT", "CH", "GB", "US", "EU", "-"}));
    command->callback(
        [options, &chosen] { chosen = [options](Desk& desk) { return person(desk, *options); }; });
}

} // namespace terminal
