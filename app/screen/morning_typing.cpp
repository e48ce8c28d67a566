// What keys do to a field of the morning page.
#include "screen/morning_told.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace screen {
namespace {

using Kind = MorningField::Kind;

constexpr int day_min = 1440, clock_step = 5;

std::string& text_of(MorningTyping& typing, const MorningField& f) {
    return typing.told.try_emplace(f.id, f.now).first->second;
}

bool set(MorningTyping& typing, const MorningField& f, std::string text) {
    typing.told[f.id] = std::move(text);
    typing.in_hand.clear();
    return true;
}

// Without zeros at its end: "1.5", "2".
std::string text_of(double value) {
    const auto halves = std::lround(value * 2.0);
    return std::to_string(halves / 2) + (halves % 2 == 0 ? "" : ".5");
}

bool digit_into(MorningTyping& typing, const MorningField& f, char digit) {
    if (f.kind == Kind::text) return false;
    if (f.kind == Kind::choice)
        return digit - '0' <= f.highest && set(typing, f, std::string{digit});
    std::string& text = text_of(typing, f);
    const std::size_t most = f.kind == Kind::clock ? 4 : std::to_string(f.highest).size();
    if (typing.in_hand != f.id || text.find('.') != std::string::npos) text.clear();
    if (text.size() >= most) return true; // nothing is pushed out unseen
    if (f.kind == Kind::number && text == "0") text.clear();
    text += digit;
    // 7 and then 3 of ten is a second thought; 725 minutes of 720 are said to be too many.
    if (f.kind == Kind::number && f.highest <= 10 && std::stoi(text) > f.highest) text = digit;
    typing.in_hand = f.id;
    return true;
}

bool take_back_one(MorningTyping& typing, const MorningField& f) {
    if (f.kind == Kind::text) return false;
    std::string& text = text_of(typing, f);
    if (typing.in_hand != f.id)
        text.clear();
    else if (!text.empty())
        text.pop_back();
    return true;
}

bool step(MorningTyping& typing, const MorningField& f, int by) {
    if (f.kind == Kind::text) return false;
    const std::string& text = text_of(typing, f);
    if (text.empty()) return set(typing, f, f.start.empty() ? "0" : f.start);
    if (f.kind == Kind::choice) {
        const int count = f.highest + 1;
        return set(typing, f, std::to_string((std::stoi(text) + by + count) % count));
    }
    if (f.kind == Kind::clock) {
        const int at = static_cast<int>(clock_of(text).value_or(units::Clock{}).count());
        const int down = at / clock_step * clock_step;
        const int next = by > 0 ? down + clock_step : at > down ? down : at - clock_step;
        return set(typing, f, digits_of(units::Clock{(next + day_min) % day_min}));
    }
    const double next = std::stod(text) + by * f.step; // of digits and one point alone
    return set(typing, f, text_of(std::clamp(next, 0.0, static_cast<double>(f.highest))));
}

using Place = MorningField::Map::Place;

void put(MorningTyping& typing, const Place& place, const std::string& region,
         const std::string& side) {
    typing.told[place.region_field] = region;
    const auto value = typing.told.find(place.value_field);
    if (value != typing.told.end() && value->second.empty()) typing.told.erase(value); // is back
    if (!place.side_field.empty()) typing.told[place.side_field] = side;
}

// A noted one goes with its value. The first one, which the others follow, gets what was typed last
// instead, or stays without a place where it is the only one.
void take_back(MorningTyping& typing, const std::vector<Place>& all, const Place& gone) {
    const bool first = &gone == &all.front();
    const auto told = [](const Place& place) { return !place.region.empty(); };
    const bool others = std::count_if(all.begin(), all.end(), told) > 1;
    if (!first && gone.noted) {
        typing.told[gone.value_field] = "";
        return;
    }
    const auto last = std::find_if(all.rbegin(), all.rend() - 1,
                                   [&](const Place& place) { return told(place) && !place.noted; });
    if (first && last != all.rend() - 1) {
        put(typing, gone, last->region, last->side ? std::to_string(*last->side) : "");
        put(typing, *last, "", "");
        typing.told.erase(last->value_field);
    } else if (first && others)
        typing.told[gone.value_field] = ""; // noted ones stay
    else {
        put(typing, gone, "", "");
        if (!first) typing.told.erase(gone.value_field);
    }
}

} // namespace

void take_as_planned(MorningTyping& typing, const MorningView& v) {
    for (const auto* fields : {&v.doses, &v.planned})
        for (const MorningField& f : *fields)
            if (f.id.starts_with("planned-")) set(typing, f, "1");
}

void tell_places(MorningTyping& typing) { typing.told[slept_elsewhere] = "1"; }

void take_back_places(MorningTyping& typing, const MorningView& v) {
    typing.told.erase(std::string{diary::word(diary::NightField::zone)});
    typing.told.erase(std::string{diary::word(diary::NightField::waking_zone)});
    if (v.noted)
        typing.told[slept_elsewhere] = "0";
    else
        typing.told.erase(slept_elsewhere);
}

bool press(MorningTyping& typing, const MorningField& f, Key key) {
    for (int n = 0; n <= 9; ++n)
        if (key == digit(n)) return digit_into(typing, f, static_cast<char>('0' + n));
    switch (key) {
    case Key::plus:
    case Key::right: return step(typing, f, +1);
    case Key::minus:
    case Key::left: return step(typing, f, -1);
    case Key::space: return f.kind == Kind::choice && step(typing, f, +1);
    case Key::backspace: return take_back_one(typing, f);
    case Key::del: return f.kind != Kind::text && set(typing, f, {});
    case Key::y:
    case Key::j: return f.yes_no && set(typing, f, "1");
    case Key::n: return f.yes_no && set(typing, f, "0");
    case Key::x: return f.kind == Kind::number && f.highest == 10 && set(typing, f, "10");
    default: return false;
    }
}

bool is_on(const MorningField::Map::Place& place, diary::Side side) {
    return !place.side || *place.side == static_cast<int>(diary::Side::both) ||
           *place.side == static_cast<int>(side);
}

void press(MorningTyping& typing, const MorningField& f, std::string_view region,
           diary::Side side) {
    const auto regions = diary::body_regions();
    const auto at = std::find(regions.begin(), regions.end(), region);
    if (at == regions.end() || !f.map) return;
    const std::string number = std::to_string(at - regions.begin());
    const auto& all = f.map->places;
    const auto there = std::find_if(all.begin(), all.end(), [&](const auto& place) {
        return place.region == number && is_on(place, side);
    });
    if (there != all.end()) return take_back(typing, all, *there);
    const auto free = std::find_if(all.begin(), all.end(),
                                   [](const auto& place) { return place.region.empty(); });
    if (free != all.end()) put(typing, *free, number, std::to_string(static_cast<int>(side)));
}

} // namespace screen
