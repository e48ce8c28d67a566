#include "measure/cells.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace measure {

namespace {

constexpr double patience_periods = 3.0;
constexpr double first_patience_s = 0.3;    // before a period is known: three at the slow rate
constexpr std::size_t most_readings = 2000; // when nobody asks, or no cell speaks
constexpr double silent_s = 1.0, frozen_s = 1.0;
constexpr double least_force_n = 40.0, most_error_m = 0.015, zero_error_n = 1.0;
constexpr double estimate_error = 0.04; // of the force, where a corner is filled in
constexpr double outside = 1.15;        // of the cells' distance: allows for slopes
constexpr double shares_s = 10.0, share_force_n = 20.0;
constexpr double moving_n = 10.0, unmoved_share = 0.005, unmoved_cradle = 0.02, times_moved = 3.0;
constexpr double share_memory_s = 10.0;

PerCell<double> in_newtons(const PerCell<double>& counts, const Calibration& calibration) {
    PerCell<double> newtons{};
    for (std::size_t i = 0; i < newtons.size(); ++i)
        newtons[i] = counts[i] * calibration.newtons_per_count[i];
    return newtons;
}

} // namespace

std::optional<Located> located(const Roller& roller, const PerCell<double>& newtons,
                               const PerCell<double>& noise_n) {
    double force = 0.0, moment = 0.0, reach = 0.0;
    for (std::size_t i = 0; i < roller.cells; ++i) {
        force += newtons[i];
        moment += newtons[i] * roller.cell[i].y.value;
        reach = std::max(reach, std::abs(roller.cell[i].y.value));
    }
    if (force < least_force_n || reach <= 0.0) return std::nullopt;
    const double at = moment / (force + roller.loose_roller.value);
    double squares = 0.0;
    for (std::size_t i = 0; i < roller.cells; ++i) {
        const double arm = roller.cell[i].y.value - at;
        squares += arm * arm * (zero_error_n * zero_error_n + noise_n[i] * noise_n[i]);
    }
    const double error = std::sqrt(squares) / force;
    if (error > most_error_m || std::abs(at) > outside * reach) return std::nullopt;
    return Located{{at}, {error}};
}

// ---- one cell's readings

void Merger::Track::add(Reading reading) {
    if (!readings.empty()) interval.add(units::seconds(reading.at - readings.back().at));
    readings.push_back(reading);
}

void Merger::Track::forget_before(units::SessionTime at) {
    while (readings.size() > 1 && readings[1].at <= at) readings.pop_front();
}

double Merger::Track::patience_s() const {
    return interval.seconds() ? patience_periods * *interval.seconds() : first_patience_s;
}

// Between neighbours that are not further apart than a cell may be silent.
std::optional<double> Merger::Track::at(units::SessionTime t) const {
    const auto after =
        std::lower_bound(readings.begin(), readings.end(), t,
                         [](const Reading& r, units::SessionTime v) { return r.at < v; });
    if (after == readings.end()) return std::nullopt;
    if (after->at == t) return after->value;
    if (after == readings.begin()) return std::nullopt;
    const Reading before = *(after - 1);
    const double span = units::seconds(after->at - before.at);
    if (span > patience_s() + 0.5 * interval.seconds().value_or(0.0)) return std::nullopt;
    return before.value + (after->value - before.value) * units::seconds(t - before.at) / span;
}

// ---- all of them

Merger::Merger(const Roller& roller, const Calibration& calibration, const Tare& tare)
    : roller_{roller}, calibration_{calibration}, tare_{tare},
      noise_n_{in_newtons(tare.noise, calibration)}, zero_{roller.cells, noise_n_}, corners_{
                                                                                        roller} {
    for (std::size_t i = 0; i < roller.cells; ++i) share_[i] = 1.0 / roller.cells;
    share_before_ = share_long_before_ = share_;
}

void Merger::tare(const Tare& tare) {
    for (std::size_t i = 0; i < roller_.cells; ++i) {
        const double shift = (tare_.zero[i] - tare.zero[i]) * calibration_.newtons_per_count[i];
        for (Reading& r : cells_[i].readings) r.value += shift;
    }
    tare_ = tare;
    noise_n_ = in_newtons(tare.noise, calibration_);
    zero_ = ZeroFollower{roller_.cells, noise_n_};
    corners_.tare();
    for (Watch& w : watch_) w.moved_zero = w.drifted = false;
}

void Merger::sample(std::uint8_t cell, units::SessionTime at, Counts counts) {
    if (cell >= roller_.cells) return;
    Track& track = cells_[cell];
    if (!track.readings.empty() && at <= track.readings.back().at) return;
    if (!first_) first_ = at;
    newest_ = std::max(newest_.value_or(at), at);

    Watch& w = watch_[cell];
    if (!w.heard || counts != w.same) {
        w.same = counts;
        w.same_since = at;
    }
    w.heard = true;
    w.last = at;
    name(units::seconds(at - w.same_since) >= frozen_s, w.frozen, FaultKind::stuck, cell, at);
    for (std::size_t i = 0; i < roller_.cells; ++i) {
        const double quiet = units::seconds(at - (watch_[i].heard ? watch_[i].last : *first_));
        name(quiet >= silent_s, watch_[i].silent, FaultKind::stuck, i, at);
    }
    if (roller_.has_angle) {
        const auto turned = angle_.readings.empty() ? *first_ : angle_.readings.back().at;
        name(units::seconds(at - turned) >= silent_s, angle_silent_, FaultKind::disconnected,
             std::nullopt, at);
    }
    if (saturated(counts) || w.frozen) return;
    if (track.readings.size() > most_readings) track.readings.pop_front();
    track.add({at, force(counts, tare_.zero[cell], calibration_.newtons_per_count[cell]).value});
}

void Merger::angle(units::SessionTime at, std::uint16_t angle, protocol::Magnet magnet) {
    if (!angle_.readings.empty() && at <= angle_.readings.back().at) return;
    if (const auto radians = unwrapped_.push(at, angle, magnet)) angle_.add({at, *radians});
    if (emitted_) angle_.forget_before(*emitted_);
    if (angle_.readings.size() > most_readings) angle_.readings.pop_front();
}

void Merger::name(bool bad, bool& already, FaultKind kind, std::optional<std::size_t> cell,
                  units::SessionTime at) {
    if (bad && !already) {
        Fault fault{at, kind, std::nullopt};
        if (cell) fault.cell = static_cast<std::uint8_t>(*cell);
        faults_.push_back(fault);
    }
    already = bad;
}

std::vector<Fault> Merger::take_faults() { return std::exchange(faults_, {}); }

std::optional<double> Merger::rate_hz(std::uint8_t cell) const {
    if (cell >= roller_.cells || !cells_[cell].interval.seconds()) return std::nullopt;
    return 1.0 / *cells_[cell].interval.seconds();
}

bool Merger::silent(const Track& track) const {
    const units::SessionTime heard = track.readings.empty() ? *first_ : track.readings.back().at;
    return units::seconds(*newest_ - heard) > track.patience_s();
}

bool Merger::left_out(std::size_t cell) const {
    return !watch_[cell].believed() || silent(cells_[cell]);
}

unsigned Merger::left_out() const {
    unsigned bits = 0;
    for (std::size_t i = 0; i < roller_.cells; ++i)
        if (left_out(i)) bits |= 1U << i;
    return bits;
}

std::optional<units::SessionTime> Merger::next_time() const {
    if (!newest_) return std::nullopt;
    for (std::size_t i = 0; i < roller_.cells; ++i) {
        const Track& track = cells_[i];
        if (silent(track)) continue;
        for (const Reading& r : track.readings)
            if (!emitted_ || r.at > *emitted_) return r.at;
        return std::nullopt; // the reference has not spoken yet
    }
    return std::nullopt;
}

bool Merger::waiting(units::SessionTime t) const {
    const auto behind = [&](const Track& track) {
        return (track.readings.empty() || track.readings.back().at < t) && !silent(track);
    };
    for (std::size_t i = 0; i < roller_.cells; ++i)
        if (behind(cells_[i])) return true;
    return roller_.has_angle && behind(angle_);
}

// A cell that speaks has no value here: it had not begun, or has just come back. Or too many are
// left out: with two of the bed's cells gone nobody can tell the force.
bool Merger::knowable(units::SessionTime t) const {
    std::size_t out = 0;
    for (std::size_t i = 0; i < roller_.cells; ++i) {
        if (left_out(i))
            ++out;
        else if (!cells_[i].at(t))
            return false;
    }
    return out < roller_.cells && (roller_.build != protocol::Build::bed || out <= 1);
}

std::optional<Moment> Merger::pop() {
    while (const auto t = next_time()) {
        if (waiting(*t)) return std::nullopt;
        emitted_ = t;
        watch(*t);
        std::optional<Moment> result;
        if (knowable(*t)) result = moment(*t);
        for (Track& track : cells_) track.forget_before(*t);
        angle_.forget_before(*t);
        if (result) return result;
    }
    return std::nullopt;
}

Moment Merger::moment(units::SessionTime t) {
    Moment m;
    m.at = t;
    PerCell<double> tared{}, newtons{};
    for (std::size_t i = 0; i < roller_.cells; ++i) {
        const auto value = left_out(i) ? std::nullopt : cells_[i].at(t);
        if (!value) {
            m.left_out = static_cast<std::uint8_t>(m.left_out | (1U << i));
            continue;
        }
        tared[i] = *value;
        newtons[i] = *value - zero_.drift()[i];
        m.cells[i] = units::Newtons{newtons[i]};
        m.force += *m.cells[i];
        m.followed += units::Newtons{zero_.drift()[i]};
    }
    const bool bed = roller_.build == protocol::Build::bed;
    auto noise_n = noise_n_;
    if (m.left_out != 0) {
        zero_.interrupt();
        const auto corner = fill_in(m, newtons);
        if (corner) noise_n[*corner] = std::max(noise_n[*corner], estimate_error * m.force.value);
        if (corner && bed) m.position = located(roller_, newtons, noise_n);
    } else {
        zero_.push(t, tared);
        for (double& n : noise_n) n = std::hypot(n, corners_.unexplained());
        if (bed) m.position = located(roller_, newtons, noise_n);
    }
    if (roller_.has_angle) m.angle_rad = angle_.at(t);
    if (m.angle_rad && roller_.sleeve_radius.value > 0.0)
        m.position = Located{roller_.sleeve_radius * *m.angle_rad, {0.0002}};
    return m;
}

// What a missing cell carries is not known; its last known share of the force is the best guess,
// or, with one of a bed's four missing, what the rule of the plate leaves for it: then the corner
// that was filled in is told.
std::optional<std::size_t> Merger::fill_in(Moment& m, PerCell<double>& newtons) const {
    double known_share = 0.0;
    std::size_t absent = 0, which = 0;
    for (std::size_t i = 0; i < roller_.cells; ++i) {
        if (((m.left_out >> i) & 1U) != 0)
            ++absent, which = i;
        else
            known_share += share_[i];
    }
    if (!corners_.plate().rules() || absent != 1) {
        if (known_share > 0.05) m.force = m.force / known_share;
        return std::nullopt;
    }
    newtons[which] = corners_.plate().corner(newtons, which);
    m.force += units::Newtons{newtons[which]};
    return which;
}

// ---- whom to believe

void Merger::watch(units::SessionTime t) {
    PerCell<double> newtons{};
    bool all = true;
    unsigned present = 0;
    for (std::size_t i = 0; i < roller_.cells; ++i) {
        const auto value = cells_[i].at(t);
        all = all && value;
        if (!value) continue;
        newtons[i] = *value - zero_.drift()[i];
        present |= 1U << i;
        name(((zero_.far_off() >> i) & 1U) != 0, watch_[i].drifted, FaultKind::drift, i, t);
    }
    if (all)
        watch_corners(t, newtons);
    else
        corners_.interrupt();
    watch_shares(t, newtons, present);
}

void Merger::watch_corners(units::SessionTime t, const PerCell<double>& newtons) {
    corners_.push(t, newtons, left_out());
    const auto verdict = corners_.take_verdict();
    if (!verdict) return;
    if (!verdict->cell) {
        faults_.push_back({t, verdict->kind, std::nullopt});
        return;
    }
    Watch& w = watch_[*verdict->cell];
    if (verdict->well) {
        w.unmoved = w.at_odds = w.moved_zero = false;
        return;
    }
    bool& already = verdict->kind == FaultKind::stuck   ? w.unmoved
                    : verdict->kind == FaultKind::drift ? w.moved_zero
                                                        : w.at_odds;
    name(true, already, verdict->kind, *verdict->cell, t);
}

// While the cells that are there and believed change, nothing can be said.
void Merger::watch_shares(units::SessionTime t, const PerCell<double>& newtons, unsigned present) {
    const unsigned compared = present & ~left_out();
    double force = 0.0;
    for (std::size_t i = 0; i < roller_.cells; ++i)
        if (((compared >> i) & 1U) != 0) force += newtons[i];
    if (std::exchange(compared_, compared) != compared) {
        shares_since_ = t;
        moved_ = {};
        moved_sum_ = {};
    }
    const auto before = std::exchange(watched_, t);
    if (!before) return;
    const double passed_s = std::min(units::seconds(t - *before), 1.0);
    const bool all = left_out() == 0 && present == (1U << roller_.cells) - 1U;
    if (all && force > share_force_n) shares_known_s_ += passed_s;
    const double part = passed_s / std::clamp(shares_known_s_, passed_s, share_memory_s);
    if (all && force > share_force_n)
        for (std::size_t i = 0; i < roller_.cells; ++i)
            share_[i] += part * (newtons[i] / force - share_[i]);
    for (std::size_t i = 0; i < roller_.cells; ++i)
        if (((present >> i) & 1U) != 0) moved_[i].add(newtons[i]);
    moved_sum_.add(force);
    if (units::seconds(t - shares_since_) >= shares_s) end_of_shares(t);
}

// The share of one that stands still was already wrong in the part before this.
void Merger::end_of_shares(units::SessionTime t) {
    const auto before = left_out();
    // A corner of a bed may carry hardly anything; an end of a cradle always does.
    const double least = roller_.build == protocol::Build::bed ? unmoved_share : unmoved_cradle;
    if (roller_.cells > 1 && moved_sum_.deviation() > moving_n)
        for (std::size_t i = 0; i < roller_.cells; ++i) {
            Watch& w = watch_[i];
            if (moved_[i].count() < moved_sum_.count()) continue; // was silent
            if (!w.unmoved && !w.believed()) continue;            // named already
            if (w.unmoved && corners_.plate().rules() && before == 1U << i) continue; // corners.h
            const double share = moved_[i].deviation() / moved_sum_.deviation();
            name(share < least * (w.unmoved ? times_moved : 1.0), w.unmoved, FaultKind::stuck, i,
                 t);
        }
    if (before == 0 && left_out() != 0) share_ = share_long_before_;
    share_long_before_ = std::exchange(share_before_, share_);
    shares_since_ = t;
    moved_ = {};
    moved_sum_ = {};
}

} // namespace measure
