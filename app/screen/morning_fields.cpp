#include "screen/morning_fields.h"

#include "wording/diary.h"
#include "wording/wording.h"

#include <algorithm>

namespace screen {
namespace {

using diary::Part;
using wording::filled, wording::tr;
using Kind = MorningField::Kind;

// A name for each of the count values of an enumeration.
template <class Word> std::vector<std::string> names(int count) {
    std::vector<std::string> all;
    for (int i = 0; i < count; ++i) all.push_back(wording::name(static_cast<Word>(i)));
    return all;
}

template <class Word> std::optional<int> number_of(const std::optional<Word>& word) {
    return word ? std::optional{static_cast<int>(*word)} : std::nullopt;
}

// "Tension (2)": the second place.
std::string name_of(const ToldAnswer& a) {
    std::string name = wording::name(a.item);
    if (a.place > 0) name.append(" (").append(std::to_string(a.place + 1)).append(")");
    return name;
}

MorningField value_field(const ToldAnswer& a) {
    const auto& row = diary::row(a.item);
    const auto words = wording::steps(a.item);
    const auto value = a.now ? std::optional{a.now->value} : std::nullopt;
    std::string name = name_of(a);
    if (!words.empty()) {
        auto field =
            choice_field(field_of(a.item, a.place), std::move(name),
                         value ? std::optional{static_cast<int>(*value)} : std::nullopt, words);
        field.yes_no = row.scale == diary::Scale::yes_no;
        return field;
    }
    MorningField field{field_of(a.item, a.place), std::move(name)};
    field.highest = static_cast<int>(row.highest);
    field.step = row.scale == diary::Scale::minutes ? 5.0 : row.step;
    if (!value) return field;
    field.now = wording::number(*value, row.step < 1.0 ? 1 : 0);
    std::replace(field.now.begin(), field.now.end(), ',', '.');
    if (field.now.ends_with(".0")) field.now.resize(field.now.size() - 2);
    field.value = wording::value(a.item, *value);
    return field;
}

MorningField part_field(const ToldAnswer& a, Part part, const MorningTyping& typing) {
    const diary::Observation& o = *a.now;
    const std::string id = field_of(a.item, part, a.place);
    std::string name = name_of(a) + ", " + wording::name(part);
    switch (part) {
    case Part::side:
        return choice_field(id, std::move(name), number_of(o.side),
                            names<diary::Side>(diary::sides));
    case Part::muscle:
        return choice_field(id, std::move(name), number_of(o.muscle),
                            names<diary::Muscle>(diary::muscles));
    case Part::occasion:
        return choice_field(id, std::move(name), number_of(o.occasion),
                            names<diary::Occasion>(diary::occasions));
    case Part::region: {
        std::vector<std::string> words;
        std::optional<int> chosen;
        for (const auto word : diary::body_regions()) {
            if (word == o.region) chosen = static_cast<int>(words.size());
            words.push_back(wording::region(word));
        }
        auto field = choice_field(id, std::move(name), chosen, words);
        if (a.place == 0) field.map = MorningField::Map{};
        return field;
    }
    case Part::sudden: {
        auto field = choice_field(id, wording::name(a.item) + ": " + tr("new or sudden"),
                                  o.sudden ? 1 : 0, {tr("no"), tr("yes")});
        field.yes_no = true;
        return field;
    }
    case Part::time: return clock_field(id, std::move(name), o.time, typing, "2000");
    default: {
        MorningField field{id, std::move(name)};
        field.kind = Kind::text;
        field.value = field.now = o.name;
        return field;
    }
    }
}

MorningField::Map::Place place_of(const ToldAnswer& a) {
    MorningField::Map::Place place;
    place.value_field = field_of(a.item, a.place);
    place.region_field = field_of(a.item, Part::region, a.place);
    if (diary::takes(diary::row(a.item), Part::side))
        place.side_field = field_of(a.item, Part::side, a.place);
    place.noted = a.noted.has_value();
    if (!a.now || a.now->region.empty()) return place;
    const auto regions = diary::body_regions();
    const auto at = std::find(regions.begin(), regions.end(), a.now->region);
    place.region = std::to_string(at - regions.begin());
    place.side = number_of(a.now->side);
    return place;
}

} // namespace

MorningField clock_field(std::string id, std::string name, const std::optional<units::Clock>& at,
                         const MorningTyping& typing, std::string start) {
    MorningField f{std::move(id), std::move(name)};
    f.kind = Kind::clock;
    f.start = std::move(start);
    const std::string* text = typed_in(typing, f.id);
    if (text != nullptr)
        f.now = *text;
    else if (at)
        f.now = digits_of(*at);
    if (f.now.empty()) return f;
    // As it is understood, also where it is no time: 29:75.
    const std::size_t hours = f.now.size() <= 2 ? f.now.size() : f.now.size() - 2;
    f.value = f.now.substr(0, hours) + ':' + (f.now.size() <= 2 ? "00" : f.now.substr(hours));
    return f;
}

MorningField number_field(std::string id, std::string name, const std::optional<int>& value,
                          const char* shown, int highest, double step) {
    MorningField f{std::move(id), std::move(name)};
    f.highest = highest;
    f.step = step;
    if (!value) return f;
    f.now = std::to_string(*value);
    f.value = filled(shown, {{"n", f.now}});
    return f;
}

MorningField choice_field(std::string id, std::string name, const std::optional<int>& chosen,
                          const std::vector<std::string>& words) {
    MorningField f{std::move(id), std::move(name)};
    f.kind = Kind::choice;
    f.highest = static_cast<int>(words.size()) - 1;
    if (!chosen || *chosen < 0 || *chosen > f.highest) return f;
    f.now = std::to_string(*chosen);
    f.value = words[static_cast<std::size_t>(*chosen)];
    return f;
}

void add_asked(std::vector<MorningField>& fields, const ToldAnswer& a,
               const MorningTyping& typing) {
    if (a.place > 0 && !a.noted && !a.now) { // the next place
        ToldAnswer next = a;
        next.now = diary::Observation{};
        fields.push_back(part_field(next, Part::region, typing));
        fields.back().name =
            filled(tr("{item}, one more place"), {{"item", wording::name(a.item)}});
        return;
    }
    auto field = value_field(a);
    const bool refused = typing.tried && a.fault;
    const std::string sentence = refused ? wording::sentence(*a.fault, a.item) : std::string{};
    if (refused && !a.fault->part) field.refused = sentence;
    fields.push_back(std::move(field));
    if (!a.now || a.now->value <= 0.0) return;
    for (int i = 0; i < diary::parts; ++i) {
        const auto part = static_cast<Part>(i);
        if (!diary::asked_with(diary::row(a.item), part)) continue;
        auto of_it = part_field(a, part, typing);
        if (refused && a.fault->part == part) of_it.refused = sentence;
        fields.push_back(std::move(of_it));
    }
}

void add_places(std::vector<MorningField>& fields, const std::vector<ToldAnswer>& answers) {
    for (MorningField& field : fields) {
        if (!field.map) continue;
        const auto own = std::find_if(answers.begin(), answers.end(), [&](const ToldAnswer& a) {
            return a.place == 0 && field_of(a.item, Part::region) == field.id;
        });
        for (const ToldAnswer& a : answers)
            if (own != answers.end() && a.item == own->item)
                field.map->places.push_back(place_of(a));
    }
}

} // namespace screen
