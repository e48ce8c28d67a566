// Track & Graph: one row per value of a feature that the person named. Features are told by their
// names, German or English, or by the words of diary::Item; the others are left out by name. Older
// files have the label behind the value: "0.0:Label".
#include "exchange/amount.h"
#include "exchange/cells.h"

#include <array>
#include <cmath>

namespace exchange {
namespace {

const std::array<Table, 1> tables_of_track_and_graph{{{{
    {"FeatureName", {}, true},
    {"Timestamp", {}, true},
    {"Value", {}, true},
    {"Label", {}, false},
    {"Note", {}, false},
}}}};

struct Named {
    std::string_view name;
    diary::Item item;
};
constexpr std::array<Named, 34> names{{
    {"kr\u00E4mpfe", diary::Item::cramps},
    {"verspannung", diary::Item::tension},
    {"unruhe in den beinen", diary::Item::leg_unrest},
    {"restless legs", diary::Item::leg_unrest},
    {"reizbarkeit", diary::Item::irritability},
    {"low mood", diary::Item::low_mood},
    {"m\u00FCdigkeit", diary::Item::fatigue},
    {"tiredness", diary::Item::fatigue},
    {"kopfschmerzen", diary::Item::headache},
    {"kopfschmerz", diary::Item::headache},
    {"beschwerden", diary::Item::discomfort},
    {"\u00FCbelkeit", diary::Item::nausea},
    {"stuhl", diary::Item::stool},
    {"koffein", diary::Item::caffeine},
    {"kaffee", diary::Item::caffeine},
    {"coffee", diary::Item::caffeine},
    {"alkohol", diary::Item::alcohol},
    {"zucker", diary::Item::sugar},
    {"schmerzmittel", diary::Item::painkiller},
    {"dehnen", diary::Item::stretching},
    {"spazieren", diary::Item::walking},
    {"spaziergang", diary::Item::walking},
    {"walk", diary::Item::walking},
    {"warmes bad", diary::Item::warm_bath},
    {"warm bath", diary::Item::warm_bath},
    {"k\u00E4lte", diary::Item::cold},
    {"sport", diary::Item::exercise},
    {"sp\u00E4ter sport", diary::Item::late_exercise},
    {"late exercise", diary::Item::late_exercise},
    {"krankheit", diary::Item::illness},
    {"reise", diary::Item::travel},
    {"zyklus", diary::Item::cycle},
    {"antibiotikum", diary::Item::antibiotic},
    {"massagen", diary::Item::massage},
}};

std::optional<diary::Item> item_of(std::string_view feature) {
    auto plain = lower(trimmed(feature));
    for (const auto& named : names)
        if (plain == named.name || plain == lower(named.name)) return named.item;
    for (char& c : plain)
        if (c == ' ') c = '_';
    return diary::item_named(plain);
}

// "1:10:00" is a duration, "1.0:Label" a value with its label; seconds and the number as written.
struct Given {
    std::optional<double> seconds, number;
};
Given given(std::string_view text) {
    if (const auto s = seconds(text)) return {s, std::nullopt};
    const auto colon = text.find(':');
    return {std::nullopt, number(text.substr(0, colon))};
}

class TrackAndGraph : public TableReader {
    std::span<const Table> tables() const override { return tables_of_track_and_graph; }

    void row(const Row& row, Sink& sink) override {
        const auto feature = row["FeatureName"];
        const auto item = item_of(feature);
        const bool magnesium = !item && names_magnesium(feature);
        if (!item && !magnesium) return sink.left_out(feature);
        if (item && !diary::row(*item).needs.empty()) return cannot_tell(row, *item, sink);
        sink.mapped(feature);
        const auto shown = stamp(row["Timestamp"]);
        if (!shown) return sink.reject(row.number, Reason::bad_time, "Timestamp");
        const auto at = moment(*shown, sink.options());
        if (!at) return sink.reject(row.number, at.error(), "Timestamp");
        const auto value = given(row["Value"]);
        if (!value.seconds && !value.number)
            return sink.reject(row.number, Reason::bad_number, "Value");
        Record r;
        r.source.program = "track-and-graph";
        r.known = at->known;
        r.row = row.number;
        r.hash = Fingerprint{"track-and-graph"}
                     .add(feature)
                     .add(at->at)
                     .add(row["Value"])
                     .add(row["Label"])
                     .text();
        magnesium ? dose(row, *at, std::move(r), sink)
                  : observation(row, *item, *at, value, std::move(r), sink);
    }

    // Of cramps a side, of tension a place: there is no column for it. Their zeros are left out as
    // well, or the diary would hold the good days alone.
    static void cannot_tell(const Row& row, diary::Item item, Sink& sink) {
        sink.left_out(row["FeatureName"]);
        const diary::ObservationFault fault{diary::ObservationField::part,
                                            diary::ObservationError::missing,
                                            diary::row(item).needs.front()};
        sink.reject(row.number, Reason::impossible, diary::word(item), fault);
    }

    // The unit is in the name of the feature or in the label: "Magnesium (mg)".
    static void dose(const Row& row, const Moment& at, Record r, Sink& sink) {
        const auto feature = row["FeatureName"];
        const auto bracket = feature.find('(');
        std::string told{row["Value"]};
        told += ' ';
        told += bracket == std::string_view::npos
                    ? row["Label"]
                    : feature.substr(bracket + 1, feature.find(')', bracket) - bracket - 1);
        const auto part = component_of(told, sink.options());
        if (!part) return sink.reject(row.number, part.error(), feature);
        diary::Dose dose;
        dose.taken = at.at;
        dose.zone = at.zone;
        dose.note = row["Note"];
        dose.product.name = feature;
        dose.product.components = {*part};
        r.value = std::move(dose);
        sink.value(std::move(r));
    }

    static void observation(const Row& row, diary::Item item, const Moment& at, const Given& value,
                            Record r, Sink& sink) {
        const auto& about = diary::row(item);
        const bool minutes = about.scale == diary::Scale::minutes;
        if (value.seconds && !minutes) return sink.reject(row.number, Reason::bad_number, "Value");
        diary::Observation o;
        o.item = item;
        o.day = about.asked == diary::Asked::morning
                    ? std::chrono::floor<std::chrono::days>(units::local_time(at.at))
                    : units::day_at(at.at);
        o.value = value.seconds ? *value.seconds / 60.0 : *value.number;
        if (minutes) o.value = std::round(o.value);
        o.zone = at.zone;
        if (diary::takes(about, diary::Part::time) && about.asked == diary::Asked::evening)
            o.time = units::clock_at(at.at);
        o.note = row["Note"];
        r.value = std::move(o);
        sink.value(std::move(r));
    }
};

} // namespace

constinit const Format track_and_graph{
    "track-and-graph",
    [](const Head& head) { return table_of(head, tables_of_track_and_graph).has_value(); },
    []() -> std::unique_ptr<Reader> { return std::make_unique<TrackAndGraph>(); }};

} // namespace exchange
