#include "terminal/here.h"

namespace terminal {

units::Day Here::today() const {
    return std::chrono::floor<std::chrono::days>(units::local_time(now));
}

Here here(const Surroundings& around, const store::Settings& settings) {
    Here found{units::known_zone(settings.zone) ? settings.zone : around.zone, {}};
    found.now = units::in_zone(around.wall_now().utc, found.zone);
    return found;
}

tl::expected<Here, Failure> here(const Desk& desk) {
    auto store = desk.open_to_read();
    if (!store && store.error().code == "not_found") return here(desk.around(), {});
    if (!store) return tl::unexpected{store.error()};
    const auto settings = store->settings();
    if (!settings) return tl::unexpected{failure(settings.error(), desk.file())};
    return here(desk.around(), *settings);
}

} // namespace terminal
