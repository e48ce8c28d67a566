#include "exchange/format.h"

#include <array>

namespace exchange {

std::span<const Format> formats() {
    static const std::array<const Format, 15> all{
        own_csv, sleep_as_android, fitbit_website, fitbit_takeout, fitbit_google,  health_sync,
        oura,    oura_v1,          apple_health,   garmin,         samsung_health, withings,
        dreem,   track_and_graph,  med_timer};
    return all;
}

const Format* format_of(std::string_view head) {
    for (const auto& format : formats())
        if (format.knows(head)) return &format;
    return nullptr;
}

} // namespace exchange
