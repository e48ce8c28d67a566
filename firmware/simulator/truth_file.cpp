#include "simulator/truth_file.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <fstream>
#include <string_view>

namespace simulator {

namespace {

using nlohmann::json;

std::string_view name_of(person::Phase phase) {
    constexpr std::array<std::string_view, 6> names = {"away",    "mounting", "waiting",
                                                       "rolling", "holding",  "resting"};
    return names[static_cast<std::size_t>(phase)];
}

std::string_view name_of(protocol::Build build) {
    switch (build) {
    case protocol::Build::bed: return "bed";
    case protocol::Build::cradle: return "cradle";
    case protocol::Build::single: return "single";
    case protocol::Build::unknown: break;
    }
    return "unknown";
}

// Lists, so that an empty one is [] and not null.
template <class Items, class Shown> json list(const Items& items, Shown shown) {
    json all = json::array();
    for (const auto& item : items) all.push_back(shown(item));
    return all;
}

} // namespace

std::string truth_text(const Stage& stage) {
    const auto& truth = stage.truth();
    const auto& setting = stage.setting();
    json text;
    text["build"] = name_of(setting.build);
    text["person"] = person::name_of(setting.character);
    text["seed"] = std::to_string(setting.seed);
    text["rate_hz"] = chips::true_rate(setting.rate);
    text["ticks_per_second"] = protocol::ticks_per_second;
    text["now_s"] = stage.now_s();
    text["started_s"] = stage.started_s() ? json(*stage.started_s()) : json(nullptr);
    text["force_every_s"] = Stage::force_bin_s;
    text["force_n"] = stage.forces();
    text["watchdog_resets"] = stage.resets();
    text["boots"] = list(stage.boots(), [](const auto& b) { return json{{"at_s", b.at_s}}; });
    text["strokes"] = list(truth.strokes, [](const auto& s) {
        return json{{"start_s", s.start_s},           {"end_s", s.end_s},
                    {"mean_force_n", s.mean_force_n}, {"length_m", s.length_m},
                    {"direction", s.direction},       {"complete", s.complete}};
    });
    text["holds"] = list(truth.holds, [](const auto& h) {
        return json{{"start_s", h.start_s}, {"end_s", h.end_s}, {"mean_force_n", h.mean_force_n}};
    });
    text["contact"] = list(truth.contact, [](const auto& c) {
        return json{{"start_s", c.start_s}, {"end_s", c.end_s}, {"open", c.open}};
    });
    text["phases"] = list(truth.phases, [](const auto& p) {
        return json{{"at_s", p.at_s}, {"to", name_of(p.to)}};
    });
    text["faults"] = list(stage.struck(), [](const auto& f) {
        return json{{"at_s", f.at_s},
                    {"kind", chips::name_of(f.word)},
                    {"cell", f.cell},
                    {"unplugged_s", f.unplugged_s}};
    });
    return text.dump(1);
}

bool write_truth(const Stage& stage, const std::string& path) {
    const std::string beside = path + ".new";
    std::ofstream out(beside);
    out << truth_text(stage) << '\n';
    out.close();
    return out.good() && std::rename(beside.c_str(), path.c_str()) == 0;
}

} // namespace simulator
