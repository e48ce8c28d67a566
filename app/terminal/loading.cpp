#include "terminal/loading.h"

#include "wording/wording.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace terminal {

using wording::filled, wording::tr;

namespace {

constexpr double unloaded_within_s = 20.0, loaded_within_s = 120.0;
constexpr double lifted_n = 15.0, put_down_n = 30.0;
constexpr double complain_every_s = 8.0;

units::Metres farthest(const measure::Roller& roller, units::Metres measure::Roller::Cell::*way) {
    double most = 0.0;
    for (std::size_t i = 0; i < roller.cells; ++i)
        most = std::max(most, std::abs((roller.cell.at(i).*way).value));
    return {most};
}

// How far the places are on the way from the middle to the cells. A person stands half as far: all
// of the weight near a corner is too much for one cell.
double reach(bool standing) { return standing ? 0.4 : 0.8; }

device::Weight weight_at(Place place, const measure::Roller& roller, units::Kilograms mass,
                         bool standing) {
    using enum Place;
    double x = 0.0, y = 0.0;
    if (place == front_left || place == rear_left || place == left) x = -reach(standing);
    if (place == front_right || place == rear_right || place == right) x = reach(standing);
    if (place == front_left || place == front_right || place == front) y = reach(standing);
    if (place == rear_left || place == rear_right || place == rear) y = -reach(standing);
    return {mass, farthest(roller, &measure::Roller::Cell::x) * x,
            farthest(roller, &measure::Roller::Cell::y) * y, standing};
}

} // namespace

std::string words(Place place) {
    switch (place) {
    case Place::middle: return tr("in the middle");
    case Place::front_left: return tr("at the front left corner");
    case Place::front_right: return tr("at the front right corner");
    case Place::rear_left: return tr("at the rear left corner");
    case Place::rear_right: return tr("at the rear right corner");
    case Place::front: return tr("at the front edge");
    case Place::rear: return tr("at the rear edge");
    case Place::left: return tr("at the left end");
    case Place::right: return tr("at the right end");
    }
    return {};
}

std::string_view word(Place place) {
    switch (place) {
    case Place::middle: return "middle";
    case Place::front_left: return "front_left";
    case Place::front_right: return "front_right";
    case Place::rear_left: return "rear_left";
    case Place::rear_right: return "rear_right";
    case Place::front: return "front";
    case Place::rear: return "rear";
    case Place::left: return "left";
    case Place::right: return "right";
    }
    return "middle";
}

std::vector<Place> places_of(const measure::Roller& roller, std::size_t count) {
    using enum Place;
    std::vector<Place> all{middle};
    if (roller.build == protocol::Build::bed)
        all = {middle, front_left, front_right, rear_left, rear_right, front, rear, left, right};
    if (roller.build == protocol::Build::cradle) all = {left, middle, right};
    std::vector<Place> places;
    for (std::size_t i = 0; i < count; ++i) places.push_back(all[i % all.size()]);
    return places;
}

Loading::Loading(Desk& desk, Listening& listening, const measure::Calibration& calibration)
    : desk_{desk}, listening_{listening}, calibration_{calibration} {}

bool Loading::bears(units::Kilograms mass, bool standing) const {
    const measure::Roller& roller = listening_.roller();
    const double one_way = 0.5 * (1.0 + reach(standing));
    double share = 1.0;
    if (roller.build == protocol::Build::bed) share = one_way * one_way;
    if (roller.build == protocol::Build::cradle) share = one_way * 2.0 / roller.cells;
    for (std::size_t i = 0; i < roller.cells; ++i) {
        const double capacity = roller.cell.at(i).capacity.value;
        if (capacity > 0.0 && units::weight_of(mass).value * share > capacity) return false;
    }
    return true;
}

Failure Loading::cut_short() const {
    if (listening_.end() == Listening::End::stopped)
        return {"stopped", tr("Stopped; nothing was changed.")};
    return failure(device::Trouble::not_found, listening_.name());
}

tl::expected<measure::Tare, Failure> Loading::unloaded(const measure::PerCell<double>* reference) {
    const double until = listening_.now_s() + unloaded_within_s;
    auto why = measure::TareError::too_few_samples;
    listening_.put(std::nullopt);
    listening_.listen(1.0, device::Asked::step_off);
    while (listening_.now_s() < until && listening_.listen(0.5, device::Asked::step_off)) {
        const auto tare = measure::tare(listening_.recent().last(1.0), calibration_,
                                        listening_.roller(), reference);
        if (tare) return tare_ = *tare;
        why = tare.error();
    }
    if (listening_.end() != Listening::End::none) return tl::unexpected{cut_short()};
    return tl::unexpected{failure(why)};
}

units::Newtons Loading::force(double over_s) const {
    units::Newtons force{};
    for (std::size_t i = 0; i < listening_.roller().cells; ++i)
        if (const auto counts = listening_.recent().mean(i, over_s))
            force.value += (*counts - tare_.zero.at(i)) * calibration_.newtons_per_count.at(i);
    return force;
}

tl::expected<void, Failure> Loading::put(Place place, units::Kilograms mass, bool standing,
                                         const Judge& good) {
    const double until = listening_.now_s() + loaded_within_s;
    double complain_at_s = listening_.now_s() + complain_every_s;
    auto why = measure::CalibrationError::load_too_small;
    listening_.put(weight_at(place, listening_.roller(), mass, standing));
    while (listening_.now_s() < until && listening_.listen(0.5, device::Asked::step_off)) {
        if (std::abs(force(0.5).value) < put_down_n) continue;
        if (!listening_.listen(2.5, device::Asked::step_off)) break;
        const auto error = good(listening_.recent().last(2.0));
        if (!error) return {};
        why = *error;
        if (listening_.now_s() < complain_at_s) continue;
        desk_.say(wording::sentence(why));
        complain_at_s = listening_.now_s() + complain_every_s;
    }
    if (listening_.end() != Listening::End::none) return tl::unexpected{cut_short()};
    return tl::unexpected{failure(why)};
}

tl::expected<void, Failure> Loading::taken_off() {
    listening_.put(std::nullopt);
    const double until = listening_.now_s() + loaded_within_s;
    while (listening_.now_s() < until && listening_.listen(0.5, device::Asked::step_off))
        if (std::abs(force(0.5).value) < lifted_n) return {};
    if (listening_.end() != Listening::End::none) return tl::unexpected{cut_short()};
    return tl::unexpected{failure(measure::TareError::loaded)};
}

std::optional<std::string> answer_of_person(Desk& desk, Listening& listening) {
    if (!desk.around().typed) return std::nullopt;
    for (;;) {
        if (auto line = desk.around().typed()) return line;
        if (!listening.go_on()) return std::nullopt;
    }
}

std::optional<double> number_of(std::string_view text) {
    std::string plain{text};
    std::replace(plain.begin(), plain.end(), ',', '.');
    const auto first = plain.find_first_not_of(' ');
    if (first == std::string::npos) return std::nullopt;
    plain = plain.substr(first, plain.find_last_not_of(' ') + 1 - first);
    double value = 0.0;
    const char* const end = plain.data() + plain.size();
    const auto [stopped, error] = std::from_chars(plain.data(), end, value);
    if (error != std::errc{} || stopped != end || !std::isfinite(value)) return std::nullopt;
    return value;
}

} // namespace terminal
