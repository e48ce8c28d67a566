// The diary in words: nothing without a text, the wording table of the evidence sheet (9), and the
// sentences a person acts on.
#include "places.h"
#include "wording/diary.h"
#include "wording/wording.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

namespace {

using namespace std::chrono_literals;

struct Speaking {
    explicit Speaking(wording::Language language) {
        wording::begin(places::build("/share/locale"), language);
    }
    ~Speaking() { wording::speak(wording::Language::en); }
    Speaking(const Speaking&) = delete;
    Speaking& operator=(const Speaking&) = delete;
};

bool has(const std::string& text, std::string_view piece) {
    return text.find(piece) != std::string::npos;
}

template <class Enum> Enum nth(int i) { return static_cast<Enum>(i); }

units::WallTime at(int hour, int minute = 0) {
    using namespace std::chrono;
    return {sys_days{year{2026} / November / 20} + hours{hour - 1} + minutes{minute}, 60min};
}

diary::Notice amount(diary::NoticeCode code, double value, double limit, std::string_view institute,
                     int year) {
    return {code, diary::Weight::notice, {value}, {limit}, institute, year};
}

// Everything that is ever said beside an entry.
std::vector<std::string> said() {
    std::vector<std::string> all;
    for (int i = 0; i < diary::notice_codes; ++i)
        all.push_back(
            wording::sentence(amount(nth<diary::NoticeCode>(i), 300.0, 250.0, "BfR", 2017)));
    for (int i = 0; i < diary::kinds; ++i)
        for (const std::optional<double> hours : {std::optional<double>{}, std::optional{3.0}})
            all.push_back(wording::sentence(diary::Collision{at(8), at(9), nth<diary::Kind>(i), "",
                                                             1.0, hours, true, hours.has_value()}));
    for (int i = 0; i < diary::red_flags; ++i)
        for (const char* country : {"DE", "AT", "CH", "GB", "US", "EU", ""})
            all.push_back(wording::sentence(nth<diary::RedFlag>(i), country));
    for (const auto kind :
         {diary::Kind::vitamin_c, diary::Kind::coffee_or_tea, diary::Kind::milk}) {
        all.push_back(wording::sentence(diary::IronNote{at(8), kind, 1.5}));
        all.push_back(wording::sentence(diary::IronNote{at(8), kind, {}}));
    }
    all.push_back(wording::zinc_disturbs(150.0));
    all.push_back(wording::not_counted(diary::Route::oil));
    all.push_back(wording::not_counted(diary::Route::bath));
    all.push_back(wording::not_counted(diary::Route::food));
    return all;
}

std::vector<std::string> names() {
    std::vector<std::string> all;
    const auto add = [&](int count, auto named) {
        for (int i = 0; i < count; ++i) all.push_back(named(i));
    };
    add(diary::forms, [](int i) { return wording::name(nth<diary::Form>(i)); });
    add(diary::routes, [](int i) { return wording::name(nth<diary::Route>(i)); });
    add(diary::kinds, [](int i) { return wording::name(nth<diary::Kind>(i)); });
    add(diary::cautions, [](int i) { return wording::name(nth<diary::Caution>(i)); });
    add(diary::items, [](int i) { return wording::name(nth<diary::Item>(i)); });
    add(diary::parts, [](int i) { return wording::name(nth<diary::Part>(i)); });
    add(diary::sides, [](int i) { return wording::name(nth<diary::Side>(i)); });
    add(diary::muscles, [](int i) { return wording::name(nth<diary::Muscle>(i)); });
    add(diary::occasions, [](int i) { return wording::name(nth<diary::Occasion>(i)); });
    add(diary::night_fields, [](int i) { return wording::name(nth<diary::NightField>(i)); });
    add(diary::anchors, [](int i) { return wording::name(nth<diary::Anchor>(i)); });
    add(3, [](int i) { return wording::name(nth<diary::Phase>(i)); });
    add(3, [](int i) { return wording::name(nth<diary::Unit>(i)); });
    add(7, [](int i) { return wording::global_step(diary::much_worse + i); });
    for (const auto region : diary::body_regions()) all.push_back(wording::region(region));
    for (const auto what : diary::lab_words()) all.push_back(wording::laboratory(what));
    return all;
}

std::vector<std::string> faults() {
    std::vector<std::string> all;
    for (int f = 0; f < diary::night_fields; ++f)
        for (int e = 0; e < diary::night_errors; ++e)
            all.push_back(wording::sentence(
                diary::NightFault{nth<diary::NightField>(f), nth<diary::NightError>(e)}));
    for (int f = 0; f < 4; ++f)
        for (int e = 0; e < diary::night_errors; ++e)
            all.push_back(wording::sentence(
                diary::NapFault{nth<diary::NapField>(f), nth<diary::NightError>(e)}));
    for (int f = 0; f < 5; ++f) {
        for (int e = 1; e < 5; ++e) // the first one is the product's
            all.push_back(wording::sentence(
                diary::DoseFault{nth<diary::DoseField>(f), nth<diary::DoseError>(e), {}}));
        for (int e = 0; e < 6; ++e) {
            all.push_back(wording::sentence(
                diary::IntakeFault{nth<diary::IntakeField>(f), nth<diary::IntakeError>(e)}));
            all.push_back(wording::sentence(diary::DoseFault{
                diary::DoseField::product, diary::DoseError::wrong_product,
                diary::ProductFault{nth<diary::ProductError>(e), std::size_t{1}}}));
        }
        for (int e = 0; e < 4; ++e)
            all.push_back(wording::sentence(
                diary::LabFault{nth<diary::LabField>(f), nth<diary::LabError>(e)}));
        for (int e = 0; e < 8; ++e)
            all.push_back(wording::sentence(diary::ObservationFault{nth<diary::ObservationField>(f),
                                                                    nth<diary::ObservationError>(e),
                                                                    diary::Part::minutes},
                                            diary::Item::caffeine));
    }
    for (int e = 0; e < 2; ++e) all.push_back(wording::sentence(nth<diary::GlobalError>(e)));
    for (int e = 0; e < 7; ++e)
        all.push_back(wording::sentence(diary::PlanFault{
            nth<diary::PlanError>(e), 1, 0,
            diary::DoseFault{diary::DoseField::pieces, diary::DoseError::out_of_range, {}}}));
    return all;
}

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

} // namespace

TEST_CASE("diary words: nothing is without a text, in either language") {
    for (const auto language : {wording::Language::en, wording::Language::de}) {
        const Speaking speaking{language};
        for (const auto& list : {names(), said()})
            for (const auto& text : list) {
                CAPTURE(text);
                CHECK_FALSE(text.empty());
                CHECK(text.find('{') == std::string::npos);
            }
        for (const auto& text : faults()) {
            CAPTURE(text);
            const auto colon = text.find(": ");
            CHECK((colon == std::string::npos || (colon > 0 && colon + 2 < text.size())));
            CHECK(text.ends_with('.'));
            CHECK(text.find('{') == std::string::npos);
        }
    }
}

TEST_CASE("diary words: every sentence of English has one of German") {
    std::vector<std::string> english, german;
    {
        const Speaking speaking{wording::Language::en};
        english = said();
        for (const auto& text : faults()) english.push_back(text);
    }
    const Speaking speaking{wording::Language::de};
    german = said();
    for (const auto& text : faults()) german.push_back(text);
    REQUIRE(english.size() == german.size());
    for (std::size_t i = 0; i < english.size(); ++i) {
        CAPTURE(english[i]);
        CHECK(english[i] != german[i]);
    }
}

TEST_CASE("diary words: no word of the wording table's left column, no dose recommended") {
    for (const auto language : {wording::Language::en, wording::Language::de}) {
        const Speaking speaking{language};
        auto all = said();
        for (const auto& list : {names(), faults()})
            all.insert(all.end(), list.begin(), list.end());
        for (const auto& text : all)
            for (const char* word :
                 {"treat", "heal ", "heals", "therap", "patient", "diagnos", "deficien",
                  "mangel an", "relieves", "lindert", "clinically", "recommend", "empf",
                  "risk score", "behandel", "heilt", "you should take", "nimm mehr", "take more"}) {
                CAPTURE(text);
                CHECK_FALSE(has(lower(text), word));
            }
    }
}

TEST_CASE("diary words: a limit quotes its institute and year") {
    const Speaking english{wording::Language::en};
    for (const char* country : {"DE", "US", "NO", "FR", ""})
        for (const auto& limit : diary::limits(country)) {
            const std::string text = wording::sentence(diary::Notice{
                limit.code, limit.weight, {3000.0}, limit.amount, limit.institute, limit.year});
            CAPTURE(text);
            CHECK(has(text, "3000 mg"));
            if (limit.institute.empty()) {
                CHECK(has(text, "doctor or pharmacist"));
                continue;
            }
            CHECK(has(text, std::string{limit.institute} + ' ' + std::to_string(limit.year)));
            CHECK(has(text, limit.single ? "250 mg" : wording::milligrams(limit.amount)));
        }
}

TEST_CASE("diary words: a collision asks, and leaves a medicine as it was prescribed") {
    const diary::Collision fasting{at(7), at(9, 15), diary::Kind::bisphosphonate, "", 2.25, 4.0,
                                   true,  true};
    {
        const Speaking english{wording::Language::en};
        CHECK(
            wording::sentence(fasting) ==
            "Magnesium at 07:00 and bisphosphonate at 09:15 are 2 h 15 min apart; tables name 4 h "
            "or more, and that magnesium comes second. Please ask a doctor or pharmacist, and "
            "leave the medicine as it was prescribed.");
        const std::string iron = wording::sentence(
            diary::Collision{at(8), at(9), diary::Kind::iron, "Ferro", 1.0, 3.0, true, false});
        CHECK(has(iron, "Ferro at 09:00 are 1 h apart; tables name 3 h"));
        CHECK_FALSE(has(iron, "medicine"));
    }
    const Speaking german{wording::Language::de};
    const std::string unknown = wording::sentence(
        diary::Collision{at(8), at(20), diary::Kind::digoxin, "", 12.0, {}, true, false});
    CHECK(has(unknown, "nicht bekannt"));
    CHECK(has(unknown, "Arztpraxis oder Apotheke"));
}

TEST_CASE("diary words: a sign names whom to call by urgency and country") {
    using enum diary::RedFlag;
    const Speaking german{wording::Language::de};
    CHECK(has(wording::sentence(chest_pain, "DE"), "sofort 112"));
    CHECK(has(wording::sentence(chest_pain, "GB"), "sofort 999"));
    CHECK(has(wording::sentence(sudden_hearing_loss, "DE"), "116117"));
    CHECK(has(wording::sentence(sudden_hearing_loss, "CH"), "geh heute"));
    CHECK(has(wording::sentence(low_mood, "AT"), "144"));
    CHECK(has(wording::sentence(restless_legs, ""), "Ferritin"));
    CHECK(has(wording::sentence(strong_pain, "DE"), "Fachperson"));
}

TEST_CASE("diary words: scales have ends, steps and values in the person's form") {
    const Speaking german{wording::Language::de};
    for (const auto& row : diary::item_table()) {
        CAPTURE(row.word);
        const auto ends = wording::ends(row.item);
        const auto steps = wording::steps(row.item);
        CHECK((row.scale == diary::Scale::rating) == (!ends.low.empty() && !ends.high.empty()));
        const bool worded = row.scale == diary::Scale::steps || row.scale == diary::Scale::yes_no;
        CHECK(steps.size() == (worded ? static_cast<std::size_t>(row.highest) + 1 : 0));
        CHECK(std::set<std::string>(steps.begin(), steps.end()).size() == steps.size());
        CHECK_FALSE(wording::value(row.item, row.highest).empty());
    }
    CHECK(wording::value(diary::Item::caffeine, 2.5) == "2,5 Tassen");
    CHECK(wording::value(diary::Item::caffeine, 1.0) == "1 Tasse");
    CHECK(wording::value(diary::Item::stress, 7.0) == "7 von 10");
    CHECK(wording::value(diary::Item::travel, 0.0) == "nein");
    CHECK(wording::global_step(4).empty());
    CHECK(wording::milligrams({70.4803}) == "70,48 mg");
    CHECK(wording::milligrams({100.0}) == "100 mg");
    CHECK(wording::date(*units::day("2026-11-20")) == "20.11.2026");
    CHECK(wording::entered_late(0).empty());
    CHECK(wording::entered_late(3) == "3 Tage später eingetragen.");
}

TEST_CASE("diary words: a fault is called as the field was where it was typed") {
    const Speaking english{wording::Language::en};
    const diary::NightFault fault{diary::NightField::out_of_bed, diary::NightError::out_of_order};
    CHECK(wording::sentence(fault).starts_with("Out of bed: "));
    CHECK(wording::sentence(fault, "--out-of-bed").starts_with("--out-of-bed: "));
}
