#include "care/screening.h"

#include "routine/utf8.h"

#include <algorithm>
#include <array>

namespace care {
namespace {

using namespace std::chrono_literals;
using routine::Condition;

constexpr auto holds_for = std::chrono::days{90};
constexpr std::size_t longest = 200;

constexpr std::array<std::string_view, stops> words{
    "fracture",  "open_wound",   "operation",    "thrombosis",     "bone_infection",
    "fever",     "inflammation", "fresh_injury", "bone_in_muscle", "bladder_bowel_saddle",
    "back_spasm"};

} // namespace

void tick(Screening& screening, Stop stop) {
    auto& all = screening.stops;
    if (std::find(all.begin(), all.end(), stop) == all.end()) all.push_back(stop);
}

Ticked* ticked(Screening& screening, Condition condition) {
    for (Ticked& one : screening.conditions)
        if (one.condition == condition) return &one;
    return nullptr;
}

Ticked& tick(Screening& screening, Condition condition) {
    if (Ticked* known = ticked(screening, condition)) return *known;
    return screening.conditions.emplace_back(Ticked{condition, {}, {}});
}

bool asked_where(Condition c) {
    return c == Condition::implant || c == Condition::joint_prosthesis ||
           c == Condition::skin_disease || c == Condition::lymphoedema;
}

bool exercise_matter(Condition c) {
    return c == Condition::shoulder_trouble || c == Condition::knee_pain ||
           c == Condition::heel_spur || c == Condition::fall_risk || c == Condition::dizziness;
}

Due due(const std::optional<Screening>& latest, units::WallTime now) {
    if (!latest) return Due::first_time;
    const auto age = now.utc - latest->taken.utc;
    // Answers of tomorrow: the computer's clock was wrong then or is wrong now.
    return age >= holds_for || age < -24h ? Due::after_90_days : Due::no;
}

bool acceptable(const Clearance& c, units::WallTime now) {
    const bool told = c.by.find_first_not_of(' ') != std::string::npos;
    if (!told || c.by.size() > longest || c.note.size() > 10 * longest) return false;
    if (!routine::characters(c.by) || !routine::characters(c.note)) return false;
    const auto day = units::wall_time(c.on + "T00:00:00Z");
    return c.on.size() == 10 && day && day->utc <= now.utc + now.offset;
}

std::string_view word(Stop s) { return words.at(static_cast<std::size_t>(s)); }

std::optional<Stop> stop_named(std::string_view text) {
    for (int i = 0; i < stops; ++i)
        if (word(static_cast<Stop>(i)) == text) return static_cast<Stop>(i);
    return std::nullopt;
}

std::optional<Condition> condition_named(std::string_view text) {
    for (int i = 0; i < routine::conditions; ++i)
        if (routine::word(static_cast<Condition>(i)) == text) return static_cast<Condition>(i);
    return std::nullopt;
}

} // namespace care
