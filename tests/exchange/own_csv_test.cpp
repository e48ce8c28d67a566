// What is written is read again as the same values.
#include "exchange/own_csv.h"
#include "reading.h"

#include <doctest/doctest.h>

using namespace reading;

namespace {

template <class V> std::vector<V> read_again(const std::string& csv) {
    const auto found = exchange::read(csv, berlin());
    CAPTURE(csv);
    REQUIRE(found.has_value());
    CHECK(rejected(*found) == Lines{});
    std::vector<V> values;
    for (const auto& r : found->records) values.push_back(std::get<V>(r.value));
    return values;
}

template <class V>
std::string written(const std::vector<V>& values, const exchange::CsvForm& form = {}) {
    std::vector<exchange::Written> all;
    for (const auto& value : values) all.push_back({value, ""});
    return exchange::csv_of(all, berlin().entered_at, form);
}

diary::Night told_night() {
    using namespace std::chrono_literals;
    diary::Night n;
    n.wake_date = *units::day("2026-10-25");
    n.zone = "Europe/Berlin";
    n.into_bed = diary::NightClock{1h + 30min, {}};
    n.tried_to_sleep = diary::NightClock{2h + 15min, units::Reading::first};
    n.latency_min = 10;
    n.awakenings = 1;
    n.awake_min = 5;
    n.final_wake = diary::NightClock{2h + 40min, units::Reading::second};
    n.out_of_bed = diary::NightClock{8h, {}};
    n.quality = 6;
    n.note = "two lines,\n\"quoted\"; \xC3\xA4\xC3\xB6";
    return n;
}

} // namespace

TEST_CASE("own CSV: nights, with the hour that came twice and across zones") {
    auto flight = told_night();
    flight.wake_date = *units::day("2026-04-02");
    flight.waking_zone = "America/New_York";
    flight.into_bed = flight.tried_to_sleep = std::nullopt;
    flight.into_bed = diary::NightClock{std::chrono::hours{22}, {}};
    flight.final_wake = diary::NightClock{std::chrono::hours{3}, {}};
    flight.out_of_bed.reset();
    flight.latency_min = flight.awake_min = std::nullopt;
    flight.measured_asleep_min = 400;
    flight.note = "=1+1";
    const std::vector<diary::Night> all{flight, told_night()};
    const auto csv = written(all);
    CHECK(read_again<diary::Night>(csv) == all);
    CHECK(csv.find(",'=1+1") != std::string::npos);
}

TEST_CASE("own CSV: naps, doses, intakes and items") {
    const std::vector<diary::Nap> naps{
        {*units::day("2026-03-27"), "Europe/Berlin", {std::chrono::hours{13}, {}}, 25}};
    CHECK(read_again<diary::Nap>(written(naps)) == naps);

    diary::Dose dose;
    dose.taken = at("2026-03-27T21:30:00+01:00");
    dose.zone = "Europe/Berlin";
    dose.product = {"'night' \"caps\"",
                    diary::Route::swallowed,
                    {{diary::Form::bisglycinate, diary::Basis::compound, {500.0}},
                     {std::nullopt, diary::Basis::elemental, {30.5}}},
                    diary::Milligrams{100.0}};
    dose.pieces = 1.5;
    dose.note = "-";
    const std::vector<diary::Dose> doses{dose};
    CHECK(read_again<diary::Dose>(written(doses)) == doses);

    diary::Intake intake;
    intake.taken = at("2026-03-27T08:00:00+01:00");
    intake.zone = "Europe/Berlin";
    intake.kind = diary::Kind::vitamin_d;
    intake.name = "@drops";
    intake.amount = diary::Quantity{25.0, diary::Unit::micrograms};
    const std::vector<diary::Intake> intakes{intake};
    CHECK(read_again<diary::Intake>(written(intakes)) == intakes);

    diary::Observation cramps;
    cramps.item = diary::Item::cramps;
    cramps.day = *units::day("2026-03-27");
    cramps.value = 2.0;
    cramps.zone = "Europe/Berlin";
    cramps.time = std::chrono::hours{23}; // the evening before
    cramps.side = diary::Side::both;
    cramps.muscle = diary::Muscle::calf;
    cramps.occasion = diary::Occasion::night;
    cramps.worst = 5;
    cramps.minutes = 3;
    diary::Observation unrest;
    unrest.item = diary::Item::leg_unrest;
    unrest.day = *units::day("2026-03-28");
    unrest.value = 3.0;
    unrest.relieved = true;
    unrest.note = "\tagain";
    diary::Observation vision;
    vision.item = diary::Item::vision;
    vision.day = *units::day("2026-03-29");
    vision.value = 1.0;
    vision.sudden = true;
    const std::vector<diary::Observation> items{cramps, unrest, vision};
    CHECK(read_again<diary::Observation>(written(items)) == items);
}

TEST_CASE("own CSV: laboratory values and answers; who told it; a German spreadsheet's form") {
    const std::vector<diary::LabNote> values{
        {"ferritin", 42.5, "\xC2\xB5g/l", *units::day("2026-03-27"), "=fasting"}};
    CHECK(read_again<diary::LabNote>(written(values)) == values);
    const std::vector<diary::GlobalAnswer> answers{{*units::day("2026-03-27"), -2}};
    CHECK(read_again<diary::GlobalAnswer>(written(answers)) == answers);

    const exchange::CsvForm german{';', true, true};
    const auto file = written(values, german);
    CHECK(file.starts_with("\xEF\xBB\xBF"
                           "entry;told_by;"));
    CHECK(file.find(";42,5;") != std::string::npos);
    CHECK(read_again<diary::LabNote>(file) == values);
    const auto hash = [](const std::string& csv) {
        return exchange::read(csv, berlin()).value().records.at(0).hash;
    };
    CHECK(hash(file) == hash(written(values)));
    CHECK(hash(file) == exchange::own_hash(values[0], berlin().entered_at));

    const std::vector<exchange::Written> night{{told_night(), "apple-health: Watch & Co"}};
    const auto read = exchange::read(exchange::csv_of(night, berlin().entered_at), berlin());
    REQUIRE(read.has_value());
    CHECK(read->records.at(0).source == exchange::Source{"apple-health", "Watch & Co"});
}

TEST_CASE("own CSV: a kind of entry that is not known is rejected by its line") {
    auto file = written(std::vector<diary::Night>{told_night()});
    file.replace(file.find("\nnight,") + 1, 5, "dream");
    const auto read = exchange::read(file, berlin());
    REQUIRE(read.has_value());
    CHECK(rejected(*read) == Lines{"2 unknown_word entry"});
}

TEST_CASE("own CSV: an empty diary is a header, and reads as nothing") {
    CHECK(read_again<diary::Dose>(written(std::vector<diary::Dose>{})).empty());
}

TEST_CASE("own CSV: dates that do not fit the wake date or the day are not moved") {
    const std::string header = "wake_date,into_bed,tried_to_sleep,final_wake,out_of_bed\n";
    const std::string times = ",2026-03-10T23:00:00+01:00,,2026-03-11T07:00:00+01:00,\n";
    const auto nights = exchange::read(
        header + "2026-03-11" + times + "2026-03-12" + times + "2026-03-10" + times, berlin());
    REQUIRE(nights.has_value());
    CHECK(rejected(*nights) == Lines{"3 contradicts into_bed", "4 contradicts into_bed"});
    const auto items = exchange::read("day,item,value,time\n"
                                      "2026-03-11,alcohol,1,2026-03-12T00:30:00+01:00\n"
                                      "2026-03-12,alcohol,1,2026-03-12T00:30:00+01:00\n",
                                      berlin());
    REQUIRE(items.has_value());
    CHECK(records(*items) == Lines{"item 2026-03-11 alcohol 1 00:30"});
    CHECK(rejected(*items) == Lines{"3 contradicts time"});
}

TEST_CASE("own CSV: two doses of one minute are two, the same file again is the same") {
    diary::Dose dose;
    dose.taken = at("2026-03-27T21:30:00+01:00");
    dose.zone = "Europe/Berlin";
    dose.product.components = {{diary::Form::oxide, diary::Basis::elemental, {100.0}}};
    const std::vector<diary::Dose> two{dose, dose};
    const auto csv = written(two);
    CHECK(read_again<diary::Dose>(csv) == two);
    const auto once = exchange::read(csv, berlin()).value().records;
    const auto now = berlin().entered_at;
    CHECK(once[0].hash == exchange::own_hash(dose, now));
    CHECK(once[1].hash == exchange::own_hash(dose, now, 2));
    CHECK(once[1].hash != once[0].hash);

    exchange::BytesInput first{csv}, second{csv};
    const std::array<exchange::Input*, 2> both{&first, &second};
    const auto twice = exchange::read(both, berlin());
    REQUIRE(twice.has_value());
    CHECK(twice->records.size() == 2);
    CHECK(twice->repeated == 2);
}

TEST_CASE("own CSV: what was before midnight of a night is told before what was after it") {
    const auto found = exchange::read("day,item,value,side,muscle,time\n"
                                      "2026-03-11,cramps,1,left,calf,2026-03-11T03:10:00+01:00\n"
                                      "2026-03-11,cramps,1,left,calf,2026-03-10T23:30:00+01:00\n",
                                      berlin());
    REQUIRE(found.has_value());
    CHECK(records(*found) ==
          Lines{"item 2026-03-11 cramps 1 23:30", "item 2026-03-11 cramps 1 03:10"});
}

TEST_CASE("own CSV: what cannot be is told of each file that says it") {
    const std::string head = "day,item,value\n2026-03-11,alcohol,1\n";
    const std::string one = head + "2026-03-12,tension,11\n",
                      other = head + "2026-03-13,stress,12\n";
    exchange::BytesInput first{one}, second{other};
    const std::array<exchange::Input*, 2> both{&first, &second};
    const auto found = exchange::read(both, berlin());
    REQUIRE(found.has_value());
    CHECK(rejected(*found) == Lines{"3 impossible tension", "3 impossible stress"});
    CHECK(found->repeated == 1); // what both tell
}

TEST_CASE("own CSV: blanks at the edges of what a person wrote are kept") {
    diary::LabNote note{" ferritin ", 42.5, "ug/l", *units::day("2026-03-27"), "\tfasting \n"};
    const std::vector<diary::LabNote> values{note};
    for (const char separator : {',', ';'})
        CHECK(read_again<diary::LabNote>(written(values, {separator, false, false})) == values);
}

TEST_CASE("own CSV: a row tells whether it was edited since it was written") {
    const std::vector<diary::LabNote> values{
        {"ferritin", 42.5, "ug/l", *units::day("2026-03-27"), ""}};
    auto csv = written(values);
    const auto now = berlin().entered_at;
    const auto same = exchange::read(csv, berlin()).value().records.at(0);
    CHECK(same.check == exchange::own_check(same.value, now));
    csv.replace(csv.find("42.5"), 4, "43.5");
    const auto edited = exchange::read(csv, berlin()).value().records.at(0);
    CHECK(edited.check == same.check);
    CHECK(edited.check != exchange::own_check(edited.value, now));
}

TEST_CASE("own CSV: the check of a row tells the entry it came from as well") {
    const auto now = berlin().entered_at;
    const std::vector<exchange::Written> all{{told_night(), "", "3f1c-aa"}, {told_night(), ""}};
    const auto csv = exchange::csv_of(all, now);
    const auto one = exchange::read(csv, berlin()).value().records.at(0);
    CHECK(one.check == exchange::own_check(one.value, now, "3f1c-aa"));
    CHECK(one.check.ends_with("-3f1c-aa"));
    CHECK(exchange::said_in(one.check) == exchange::own_check(one.value, now));
    CHECK(exchange::said_in(exchange::said_in(one.check)) == exchange::said_in(one.check));
}

TEST_CASE("own CSV: cut off wherever it may be, it is refused") {
    auto second = told_night();
    second.wake_date = *units::day("2026-03-11");
    second.tried_to_sleep->reading.reset();
    second.final_wake->reading.reset();
    const auto csv = written(std::vector<diary::Night>{second, told_night()});
    REQUIRE(exchange::read(csv, berlin()).has_value());
    const auto first_row = csv.find('\n') + 1;
    for (auto size = first_row; size < csv.find("\nend,") + 4; ++size) {
        CAPTURE(size);
        const auto cut = exchange::read(csv.substr(0, size), berlin());
        REQUIRE_FALSE(cut.has_value());
        CHECK(cut.error().code == exchange::ErrorCode::cut_off);
    }
    const auto sorted = csv.substr(0, first_row) + csv.substr(csv.find("end,")) +
                        csv.substr(first_row, csv.find("end,") - first_row);
    CHECK(exchange::read(sorted, berlin()).value().records.size() == 2); // by a spreadsheet
}
