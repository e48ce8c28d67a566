#include "diary/item.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using diary::Asked, diary::Choice, diary::ChoiceError, diary::Group, diary::Item, diary::ItemRow,
    diary::Part, diary::Scale;

namespace {

// "count 0..50 cramps, needs side muscle, may time"
std::string described(const ItemRow& r) {
    static constexpr const char* const scales[] = {"rating", "steps",  "yes_no",
                                                   "count",  "amount", "minutes"};
    std::string text{scales[static_cast<int>(r.scale)]};
    text += " 0.." + std::to_string(static_cast<int>(r.highest));
    if (!r.unit.empty()) text.append(1, ' ').append(r.unit);
    for (const auto part : r.needs) text.append(" !").append(word(part));
    for (const auto part : r.may) text.append(" ").append(word(part));
    return text;
}

std::string of(std::string_view name) { return described(row(diary::item_named(name).value())); }

} // namespace

TEST_CASE("items: the table tells scale, range, unit and parts of each") {
    CHECK(of("cramps") == "count 0..50 cramps !side !muscle time occasion worst minutes");
    CHECK(of("tension") == "rating 0..10 !region side worst");
    CHECK(of("leg_unrest") == "rating 0..10 time side relieved minutes");
    for (const char* rating : {"stress", "irritability", "low_mood", "fatigue"})
        CHECK(of(rating) == "rating 0..10");
    CHECK(of("tinnitus") == "rating 0..10 side sudden");
    CHECK(of("vision") == "rating 0..10 side sudden");
    CHECK(of("headache") == "rating 0..10 time side sudden");
    CHECK(of("discomfort") == "rating 0..10 region side worst");
    CHECK(of("bruise") == "yes_no 0..1 !region side");
    CHECK(of("numbness") == "yes_no 0..1 !region side");
    CHECK(of("stool") == "steps 0..2");
    CHECK(of("nausea") == "steps 0..2 time");
    CHECK(of("caffeine") == "amount 0..30 cups time");
    CHECK(of("alcohol") == "amount 0..40 drinks time");
    CHECK(of("sugar") == "steps 0..3");
    CHECK(of("painkiller") == "yes_no 0..1 time name");
    CHECK(of("walking") == "minutes 0..1440 min time");
    CHECK(of("late_exercise") == "minutes 0..1440 min time");
    CHECK(of("warm_bath") == "yes_no 0..1 time minutes");
    CHECK(of("new_medicine") == "yes_no 0..1 !name");
    CHECK(of("cpap") == "yes_no 0..1");
    for (const char* flag : {"illness", "travel", "cycle"}) CHECK(of(flag) == "yes_no 0..1");
    for (const char* medicine : {"diuretic", "acid_blocker", "antibiotic"})
        CHECK(of(medicine) == "yes_no 0..1 time name");
}

TEST_CASE("items: the table is complete, in order, each with a word of its own") {
    REQUIRE(diary::item_table().size() == diary::items);
    std::set<std::string_view> words;
    int symptoms = 0, tolerances = 0;
    for (int i = 0; i < diary::items; ++i) {
        const auto item = static_cast<Item>(i);
        CHECK(row(item).item == item);
        CHECK(diary::item_named(word(item)) == item);
        words.insert(word(item));
        symptoms += row(item).group == Group::symptom;
        tolerances += row(item).group == Group::tolerance;
    }
    CHECK(words.size() == diary::items);
    CHECK(symptoms == 13);
    CHECK(tolerances == 2);
    CHECK_FALSE(diary::item_named("hunger"));
}

TEST_CASE("choice: a few, each once") {
    CHECK_FALSE(check(Choice{}));
    CHECK_FALSE(check(Choice{Item::cramps, Item::stress}));
    CHECK(check(Choice{Item::cramps, Item::stress, Item::cramps}) == ChoiceError::repeated);
    Choice many;
    for (int i = 0; i < 8; ++i) many.push_back(static_cast<Item>(i));
    CHECK_FALSE(check(many));
    many.push_back(Item::cpap);
    CHECK(check(many) == ChoiceError::too_many);
}

TEST_CASE("choice: asked in the morning or in the evening, in its order") {
    const Choice choice{Item::stress, Item::cramps, Item::caffeine, Item::cpap};
    CHECK(asked(choice, Asked::morning, false) == Choice{Item::cramps, Item::cpap});
    CHECK(asked(choice, Asked::evening, false) == Choice{Item::stress, Item::caffeine});
}

TEST_CASE("choice: with magnesium it is asked how it is borne, once") {
    CHECK(asked({Item::stress}, Asked::evening, true) ==
          Choice{Item::stress, Item::stool, Item::nausea});
    CHECK(asked({Item::nausea}, Asked::evening, true) == Choice{Item::nausea, Item::stool});
    CHECK(asked({}, Asked::morning, true).empty());
}
