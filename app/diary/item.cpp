#include "diary/item.h"

#include "diary/words.h"

#include <algorithm>
#include <utility>

namespace diary {
namespace {

using enum Group;
using enum Part;

constexpr std::array<std::string_view, parts> part_words{
    "time",  "region",  "side",     "muscle", "occasion",
    "worst", "minutes", "relieved", "sudden", "name"};

constexpr double ten = 10.0, a_day = 1440.0;
using Parts = std::vector<Part>;

Group group(Item item) {
    if (item <= Item::numbness) return symptom;
    return item <= Item::nausea ? tolerance : factor;
}

Asked when(Item item) {
    const bool of_the_night = item == Item::cramps || item == Item::bruise ||
                              item == Item::numbness || item == Item::cpap;
    return of_the_night ? Asked::morning : Asked::evening;
}

ItemRow line(Item item, std::string_view word, Scale scale, double highest, Parts needs,
             Parts may) {
    return {item, word,       group(item),      scale,         "", highest,
            1.0,  when(item), std::move(needs), std::move(may)};
}
ItemRow rating(Item item, std::string_view word, Parts needs, Parts may) {
    return line(item, word, Scale::rating, ten, std::move(needs), std::move(may));
}
ItemRow yes_no(Item item, std::string_view word, Parts needs, Parts may) {
    return line(item, word, Scale::yes_no, 1.0, std::move(needs), std::move(may));
}
ItemRow steps(Item item, std::string_view word, double highest, Parts may) {
    return line(item, word, Scale::steps, highest, {}, std::move(may));
}
ItemRow lasting(Item item, std::string_view word, Parts may) {
    auto r = line(item, word, Scale::minutes, a_day, {}, std::move(may));
    r.unit = "min";
    return r;
}
// By halves.
ItemRow drunk(Item item, std::string_view word, std::string_view unit, double highest) {
    auto r = line(item, word, Scale::amount, highest, {}, {time});
    r.unit = unit;
    r.step = 0.5;
    return r;
}
ItemRow counted_cramps() {
    auto r = line(Item::cramps, "cramps", Scale::count, 50.0, {side, muscle},
                  {time, occasion, worst, minutes});
    r.unit = "cramps";
    return r;
}

std::vector<ItemRow> rows() {
    using enum Item;
    return {
        counted_cramps(),
        rating(tension, "tension", {region}, {side, worst}),
        rating(leg_unrest, "leg_unrest", {}, {time, side, relieved, minutes}),
        rating(stress, "stress", {}, {}),
        rating(irritability, "irritability", {}, {}),
        rating(low_mood, "low_mood", {}, {}),
        rating(tinnitus, "tinnitus", {}, {side, sudden}),
        rating(vision, "vision", {}, {side, sudden}),
        rating(fatigue, "fatigue", {}, {}),
        rating(headache, "headache", {}, {time, side, sudden}),
        rating(discomfort, "discomfort", {}, {region, side, worst}),
        yes_no(bruise, "bruise", {region}, {side}),
        yes_no(numbness, "numbness", {region}, {side}),
        steps(stool, "stool", 2.0, {}),
        steps(nausea, "nausea", 2.0, {time}),
        drunk(caffeine, "caffeine", "cups", 30.0),
        drunk(alcohol, "alcohol", "drinks", 40.0), // of 10 to 12 g
        steps(sugar, "sugar", 3.0, {}),
        yes_no(painkiller, "painkiller", {}, {time, name}),
        lasting(stretching, "stretching", {time, region}),
        lasting(walking, "walking", {time}),
        lasting(massage, "massage", {time, region}),
        yes_no(warm_bath, "warm_bath", {}, {time, minutes}),
        yes_no(cold, "cold", {}, {time}),
        lasting(exercise, "exercise", {time}),
        lasting(late_exercise, "late_exercise", {time}),
        yes_no(illness, "illness", {}, {}),
        yes_no(travel, "travel", {}, {}),
        yes_no(cycle, "cycle", {}, {}),
        yes_no(new_medicine, "new_medicine", {name}, {}),
        yes_no(diuretic, "diuretic", {}, {time, name}),
        yes_no(acid_blocker, "acid_blocker", {}, {time, name}),
        yes_no(antibiotic, "antibiotic", {}, {time, name}),
        yes_no(cpap, "cpap", {}, {}),
    };
}

bool has(const std::vector<Part>& some, Part p) {
    return std::find(some.begin(), some.end(), p) != some.end();
}

} // namespace

std::string_view word(Part p) { return part_words.at(static_cast<std::size_t>(p)); }

std::span<const ItemRow> item_table() {
    static const std::vector<ItemRow> table = rows();
    return table;
}

const ItemRow& row(Item item) { return item_table()[static_cast<std::size_t>(item)]; }

std::string_view word(Item item) { return row(item).word; }

std::optional<Item> item_named(std::string_view word) {
    for (const auto& r : item_table())
        if (r.word == word) return r.item;
    return std::nullopt;
}

bool takes(const ItemRow& r, Part p) { return has(r.needs, p) || has(r.may, p); }

std::optional<ChoiceError> check(const Choice& choice) {
    if (choice.size() > most_chosen) return ChoiceError::too_many;
    for (auto i = choice.begin(); i != choice.end(); ++i)
        if (std::find(choice.begin(), i, *i) != i) return ChoiceError::repeated;
    return std::nullopt;
}

std::vector<Item> asked(const Choice& choice, Asked when, bool magnesium_taken) {
    std::vector<Item> now;
    const auto add = [&](Item item) {
        const bool there = std::find(now.begin(), now.end(), item) != now.end();
        if (row(item).asked == when && !there) now.push_back(item);
    };
    for (const Item item : choice) add(item);
    if (magnesium_taken) {
        add(Item::stool);
        add(Item::nausea);
    }
    return now;
}

} // namespace diary
