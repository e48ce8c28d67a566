#include "exchange/format.h"

#include "exchange/csv.h"
#include "exchange/json.h"

#include <array>

namespace exchange {
namespace {

std::string_view without_mark(std::string_view bytes) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    return bytes.starts_with(mark) ? bytes.substr(mark.size()) : bytes;
}

} // namespace

Head::Head(std::string_view all) : bytes{without_mark(all)}, json{looks_like_json(bytes)} {
    if (json || trimmed(bytes).starts_with('<')) return;
    first = first_row(bytes);
    second = first_row(bytes, 1);
}

std::span<const Format> formats() {
    static const std::array<const Format, 15> all{
        own_csv, sleep_as_android, fitbit_website, fitbit_takeout, fitbit_google,  health_sync,
        oura,    oura_v1,          apple_health,   garmin,         samsung_health, withings,
        dreem,   track_and_graph,  med_timer};
    return all;
}

const Format* format_of(const Head& head) {
    for (const auto& format : formats())
        if (format.knows(head)) return &format;
    return nullptr;
}

} // namespace exchange
