#include "diary/dose.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace diary {
namespace {

using namespace std::chrono_literals;

constexpr double least_pieces = 0.01, most_pieces = 100.0;
constexpr Milligrams most_at_once{10e3};
constexpr std::size_t longest_note = 2000;
constexpr auto one_intake = 30min;

DoseFault fault(DoseField field, DoseError error) { return {field, error, {}}; }

bool by_time(const Dose& a, const Dose& b) { return a.taken.utc < b.taken.utc; }

void join(std::vector<Single>& singles, units::WallTime at, Milligrams amount) {
    if (!singles.empty() && at.utc - singles.back().at.utc <= one_intake)
        singles.back().elemental += amount;
    else
        singles.push_back({at, amount});
}

} // namespace

std::optional<DoseFault> check(const Dose& d, units::WallTime entered_at) {
    if (const auto wrong = check(d.product))
        return DoseFault{DoseField::product, DoseError::wrong_product, wrong};
    if (!std::isfinite(d.pieces) || d.pieces < least_pieces || d.pieces > most_pieces)
        return fault(DoseField::pieces, DoseError::out_of_range);
    if (!on_skin(d.product.route) && elemental(d).value_or(Milligrams{}) > most_at_once)
        return fault(DoseField::pieces, DoseError::out_of_range);
    if (!units::known_zone(d.zone)) return fault(DoseField::zone, DoseError::no_such_zone);
    if (d.taken.utc > entered_at.utc) return fault(DoseField::taken, DoseError::in_future);
    if (d.note.size() > longest_note) return fault(DoseField::note, DoseError::too_long);
    return std::nullopt;
}

std::optional<Milligrams> elemental(const Dose& d) {
    const auto piece = elemental(d.product);
    if (!piece) return std::nullopt;
    return *piece * d.pieces;
}

Milligrams DayTotal::largest_single() const {
    Milligrams largest{};
    for (const auto& s : singles) largest = std::max(largest, s.elemental);
    return largest;
}

DayTotal day_total(std::span<const Dose> doses, units::Day day) {
    DayTotal total;
    for (const auto& d : doses_of(doses, day)) {
        if (d.product.route == Route::food) continue;
        ++total.entries;
        const auto amount = elemental(d);
        if (!counts_as_intake(d.product) || !amount) continue;
        total.supplements += *amount;
        join(total.singles, d.taken, *amount);
    }
    return total;
}

std::vector<Dose> doses_of(std::span<const Dose> doses, units::Day day) {
    std::vector<Dose> found;
    for (const auto& d : doses)
        if (units::day_at(d.taken) == day) found.push_back(d);
    std::stable_sort(found.begin(), found.end(), by_time);
    return found;
}

Dose again(const Dose& d, units::Day day) {
    const auto local = units::within(day, units::clock_at(d.taken));
    Dose next = d;
    next.taken = units::moment_of(local, d.zone).value_or(d.taken);
    return next;
}

std::optional<double> hours_before_bed(units::WallTime taken, std::span<const InBed> nights) {
    const InBed* next = nullptr;
    for (const auto& night : nights)
        if (night.until.utc >= taken.utc && (next == nullptr || night.until.utc < next->until.utc))
            next = &night;
    if (next == nullptr || next->from.utc - taken.utc > 24h) return std::nullopt;
    return std::chrono::duration<double, std::ratio<3600>>{next->from.utc - taken.utc}.count();
}

} // namespace diary
