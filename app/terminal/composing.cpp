#include "terminal/composing.h"

#include "care/history.h"
#include "terminal/here.h"
#include "terminal/plans.h"
#include "wording/care.h"
#include "wording/plans.h"
#include "wording/wording.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>

namespace terminal {

using routine::Region, routine::Side, wording::filled, wording::tr;

std::string region_words() {
    std::string list;
    for (int i = 0; i < routine::regions; ++i)
        list.append(i > 0 ? ", " : "").append(word(static_cast<Region>(i)));
    return list;
}

namespace {

// "calf", "calf:left"
std::optional<routine::Tight> mark_of(const std::string& text) {
    const auto colon = text.find(':');
    const auto region = routine::region_named(text.substr(0, colon));
    if (!region) return std::nullopt;
    if (colon == std::string::npos) return routine::Tight{*region};
    const std::string side = text.substr(colon + 1);
    if (side == "left") return routine::Tight{*region, Side::left};
    if (side == "right") return routine::Tight{*region, Side::right};
    if (side == "both") return routine::Tight{*region, Side::both};
    return std::nullopt;
}

void add_list(CLI::App& command, const std::string& name, const std::string& help,
              const std::function<bool(const std::string&)>& take, const std::string& known,
              bool needed = false) {
    auto* option = command.add_option_function<std::vector<std::string>>(
        name,
        [=](const std::vector<std::string>& words) {
            for (const std::string& text : words)
                if (!take(text)) throw CLI::ValidationError(name, text + " {" + known + "}");
        },
        help);
    option->delimiter(',')->type_name("..")->required(needed);
}

bool take_away(routine::Allowed& allowed, const std::string& thing) {
    if (thing == "roller")
        allowed.roller = false;
    else if (thing == "ball")
        allowed.ball = false;
    else if (thing == "wall")
        allowed.wall = false;
    else if (thing == "table")
        allowed.table = false;
    else
        return false;
    return true;
}

std::string_view code(routine::ComposeError error) {
    switch (error) {
    case routine::ComposeError::minutes: return "minutes";
    case routine::ComposeError::nothing_marked: return "nothing_marked";
    case routine::ComposeError::nothing_left: return "nothing_left";
    }
    return "nothing_left";
}

} // namespace

void add_composing_options(CLI::App& command, ComposeOptions& options, bool needed) {
    add_list(
        command, "--tight", tr("where it is tight: calf,upper_back,forearm:left"),
        [&options](const std::string& text) {
            const auto mark = mark_of(text);
            if (mark) options.marks.push_back(*mark);
            return mark.has_value();
        },
        region_words(), needed);
    command.add_option("--minutes", options.minutes, tr("how long: 3, 5, 10 or 20"))
        ->check(CLI::IsMember({3, 5, 10, 20}));
    add_list(
        command, "--spare", tr("regions to be left out"),
        [&options](const std::string& text) {
            const auto region = routine::region_named(text);
            if (region) options.allowed.off.push_back(*region);
            return region.has_value();
        },
        region_words());
    add_list(
        command, "--without", tr("what is not at hand: roller, ball, wall, table"),
        [&options](const std::string& text) { return take_away(options.allowed, text); },
        "roller, ball, wall, table");
    command.add_flag("--light", options.allowed.light, tr("everything light"));
}

namespace {

care::Today today(Desk& desk, const routine::Library& library) {
    care::History history; // nothing known: the first week
    std::optional<units::Kilograms> mass;
    const units::WallTime now = desk.around().wall_now();
    if (auto store = desk.open_to_read()) {
        if (auto told = store->care_history(now)) history = std::move(*told);
        if (const auto settings = store->settings()) mass = settings->mass;
    }
    return care::today(history, library.exercises(), {}, mass, now);
}

} // namespace

tl::expected<Composed, Failure> compose(Desk& desk, const ComposeOptions& options) {
    const auto library = desk.library();
    plan::Within plans;
    const auto used = plans::used(desk);
    if (const auto at = here(desk); used && at)
        plans = plans::within(*used, units::day_at(at->now));
    else if (std::error_code none; !used && std::filesystem::exists(desk.file(), none))
        desk.warn(tr("Your plans cannot be read now: this routine is made without them."));
    const int minutes = plan::minutes_within(plans.stop, options.minutes);
    routine::Allowed allowed = options.allowed;
    allowed.planned = std::move(plans.exercises);
    auto composition =
        care::compose(library.exercises(), options.marks, minutes, allowed, today(desk, library));
    std::string why = wording::why_not_in_it(composition, minutes);
    if (const std::string shorter = wording::shorter(plans.stop, options.minutes, minutes);
        !shorter.empty())
        desk.say(shorter);
    auto& made = composition.made;
    if (!made)
        return tl::unexpected{Failure{
            std::string{composition.why ? "not_today" : code(made.error())}, std::move(why)}};
    made->routine = wording::described(*made, minutes);
    return Composed{*std::move(made), std::move(why)};
}

} // namespace terminal
