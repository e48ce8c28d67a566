// import: how files are to be read, as it was typed.
#include "terminal/imports.h"

#include "wording/wording.h"

#include <algorithm>

namespace terminal::imports {

using wording::filled, wording::tr;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

constexpr std::uint64_t between_lines = std::uint64_t{64} << 20U; // bytes

Result<std::vector<exchange::Stay>> stays(const Asked& asked) {
    std::vector<exchange::Stay> all;
    for (const auto& text : asked.stays) {
        const auto equals = text.find('=');
        const auto day = calendar_day_typed(text.substr(0, equals));
        const std::string zone = equals == std::string::npos ? "" : text.substr(equals + 1);
        if (!day && units::known_zone(zone))
            return tl::unexpected{no_day("--stay", text.substr(0, equals))};
        if (!day || zone.size() > 64 || !units::known_zone(zone))
            return tl::unexpected{
                unusable("--stay", text,
                         tr("a journey is written as 2026-04-01=America/New_York, the way back as "
                            "2026-04-15=Europe/Berlin"))};
        all.push_back({*day, zone});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.from < b.from; });
    return all;
}

Result<std::optional<diary::Component>> magnesium(const Asked& asked) {
    if (!asked.magnesium) return std::optional<diary::Component>{};
    diary::Component part;
    if (*asked.magnesium == "elemental") return std::optional{part};
    part.basis = diary::Basis::compound;
    part.form = diary::form_named(*asked.magnesium);
    if (part.form) return std::optional{part};
    std::string all = "elemental";
    for (int i = 0; i < diary::forms; ++i)
        all += ' ' + std::string{diary::word(static_cast<diary::Form>(i))};
    return tl::unexpected{unusable("--magnesium", *asked.magnesium, all)};
}

} // namespace

Result<exchange::Options> options(Desk& desk, const Asked& asked, const Here& here) {
    exchange::Options o;
    o.zone = here.zone;
    if (asked.zone && (asked.zone->size() > 64 || !units::known_zone(*asked.zone)))
        return tl::unexpected{unusable("--zone", *asked.zone, "Europe/Berlin, America/New_York")};
    if (asked.zone) o.zone = *asked.zone;
    auto journeys = stays(asked);
    if (!journeys) return tl::unexpected{journeys.error()};
    o.stays = *std::move(journeys);
    const auto part = magnesium(asked);
    if (!part) return tl::unexpected{part.error()};
    o.magnesium = *part;
    o.dietary_is_supplement = asked.supplements;
    o.language = wording::language() == routine::Language::de ? "de" : "en";
    o.entered_at = here.now;
    o.progress = [&desk, told = std::uint64_t{0}](exchange::Progress at) mutable {
        if (at.bytes >= told + between_lines) {
            told = at.bytes;
            desk.warn(filled(tr("{n} MB read .."), {{"n", std::to_string(at.bytes >> 20U)}}));
        }
        return !desk.around().stop_asked || !desk.around().stop_asked();
    };
    return o;
}

} // namespace terminal::imports
