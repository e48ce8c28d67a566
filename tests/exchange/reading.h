// Reads fixtures and texts, and tells what came of them in short lines.
#pragma once
#include "exchange/read.h"
#include "places.h"

#include <doctest/doctest.h>

#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace reading {

inline std::string fixture(const std::string& name) {
    std::ifstream in{places::source("/tests/exchange/fixtures/" + name), std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{}};
}

inline units::WallTime at(std::string_view iso) { return units::wall_time(iso).value(); }

inline exchange::Options berlin() {
    exchange::Options o;
    o.zone = "Europe/Berlin";
    o.entered_at = at("2026-11-20T08:00:00+01:00");
    return o;
}

inline std::string clock(const std::optional<diary::NightClock>& c) {
    if (!c) return "-";
    std::string all = units::clock_text(c->at);
    if (c->reading) all += *c->reading == units::Reading::first ? "a" : "b"; // of two
    return all;
}

inline std::string plain(double value) {
    std::array<char, 64> out{};
    return {out.data(), std::to_chars(out.data(), out.data() + out.size(), value).ptr};
}

struct Line {
    std::string operator()(const diary::Night& n) const {
        std::string all = "night " + units::text(n.wake_date) + " ";
        all +=
            (n.into_bed ? "bed " + clock(n.into_bed) : "sleep " + clock(n.tried_to_sleep)) + "..";
        all += clock(n.out_of_bed ? n.out_of_bed : n.final_wake);
        if (n.measured_asleep_min) all += " asleep " + std::to_string(*n.measured_asleep_min);
        if (n.awakenings) all += " woke " + std::to_string(*n.awakenings);
        all += " " + n.zone;
        if (!n.waking_zone.empty()) all += " > " + n.waking_zone;
        return all;
    }
    std::string operator()(const diary::Nap& n) const {
        return "nap " + units::text(n.day) + " " + clock(n.begin) + " " +
               std::to_string(n.asleep_min) + " " + n.zone;
    }
    std::string operator()(const diary::Dose& d) const {
        const auto amount = diary::elemental(d);
        return "dose " + units::iso8601(d.taken) + " " +
               (amount ? plain(std::round(amount->value * 100) / 100) : "?") + " " + d.product.name;
    }
    std::string operator()(const diary::Intake& i) const {
        return "intake " + units::iso8601(i.taken) + " " + std::string{diary::word(i.kind)} + " " +
               i.name;
    }
    std::string operator()(const diary::Observation& o) const {
        std::string all = "item " + units::text(o.day) + " " + std::string{diary::word(o.item)} +
                          " " + plain(o.value);
        if (o.time) all += " " + units::clock_text(*o.time);
        return all;
    }
    std::string operator()(const diary::LabNote& n) const {
        return "laboratory " + units::text(n.day) + " " + n.what + " " + plain(n.value) + " " +
               n.unit;
    }
    std::string operator()(const diary::GlobalAnswer& a) const {
        return "answer " + units::text(a.day) + " " + std::to_string(a.step);
    }
};

using Lines = std::vector<std::string>;

inline Lines records(const exchange::Read& read) {
    Lines lines;
    for (const auto& r : read.records) lines.push_back(std::visit(Line{}, r.value));
    return lines;
}

inline Lines rejected(const exchange::Read& read) {
    Lines lines;
    for (const auto& r : read.rejected)
        lines.push_back(std::to_string(r.row) + " " + std::string{exchange::word(r.reason)} +
                        (r.what.empty() ? "" : " " + r.what));
    return lines;
}

// "malformed 3"
inline std::string error(const exchange::Result<exchange::Read>& read) {
    if (read) return "none";
    return std::string{exchange::word(read.error().code)} + " " + std::to_string(read.error().row) +
           (read.error().file.empty() ? "" : " " + read.error().file);
}

} // namespace reading

namespace doctest {
template <> struct StringMaker<reading::Lines> {
    static String convert(const reading::Lines& lines) {
        std::string all;
        for (const auto& line : lines) all += "\n    " + line;
        return all.c_str();
    }
};
} // namespace doctest
