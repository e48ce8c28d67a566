// One fixture per shape, written from the description of its format.
#include "reading.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace reading;
using exchange::Known;

namespace {

exchange::Read file(const std::string& name, const exchange::Options& options = berlin()) {
    auto found = exchange::read(fixture(name), options);
    CAPTURE(name);
    CAPTURE(error(found));
    REQUIRE(found.has_value());
    return std::move(*found);
}

bool has(const Lines& lines, std::string_view line) {
    return std::find(lines.begin(), lines.end(), line) != lines.end();
}

const Lines spring_night{"night 2026-03-29 bed 23:00..07:00 asleep 380 woke 2 Europe/Berlin"};

} // namespace

TEST_CASE("formats: own CSV holds nights, naps, doses, intakes and items") {
    const auto nights = file("rolltakt-csv/nights.csv");
    CHECK(nights.format == "rolltakt-csv");
    CHECK(records(nights) ==
          Lines{"night 2026-03-27 bed 22:45..06:50 woke 2 Europe/Berlin",
                "night 2026-03-29 bed 23:00..07:00 Europe/Berlin",
                "night 2026-04-02 bed 22:00..02:00 asleep 300 Europe/Berlin > America/New_York",
                "night 2026-10-25 bed 02:30a..08:00 woke 0 Europe/Berlin"});
    CHECK(rejected(nights) == Lines{"6 contradicts into_bed", "7 bad_number latency_min"});

    CHECK(records(file("rolltakt-csv/naps.csv")) == Lines{"nap 2026-03-27 13:10 25 Europe/Berlin"});

    const auto doses = file("rolltakt-csv/doses.csv");
    CHECK(records(doses) == Lines{"dose 2026-03-27T21:30:00+01:00 200.96 Night caps",
                                  "dose 2026-03-28T21:30:00+01:00 200 Sachet",
                                  "dose 2026-03-28T22:00:00+01:00 ? Salt"});
    CHECK(rejected(doses) == Lines{"5 unknown_word components_form_basis_mg"});
    CHECK(std::get<diary::Dose>(doses.records[0].value).note == "=plus");

    CHECK(records(file("rolltakt-csv/intakes.csv")) ==
          Lines{"intake 2026-03-27T08:00:00+01:00 iron Tablet",
                "intake 2026-03-27T08:00:00+01:00 vitamin_d Drops"});

    const auto items = file("rolltakt-csv/observations.csv");
    CHECK(records(items) == Lines{"item 2026-03-27 tension 4", "item 2026-03-27 cramps 2 03:10",
                                  "item 2026-03-27 caffeine 1.5 14:00"});
    CHECK(rejected(items) == Lines{"5 impossible tension"});
}

TEST_CASE("formats: Sleep as Android counts from the Id, with a header before each record") {
    const auto found = file("sleep-as-android/sleep-export.csv");
    CHECK(records(found) ==
          Lines{"night 2026-03-29 bed 23:00..07:00 asleep 400 Europe/Berlin",
                "night 2026-10-25 bed 00:00..07:00 Europe/Berlin"}); // typed in: not measured
    CHECK(rejected(found) == Lines{"2 amount_unclear #magnesium"});
    CHECK(has(found.left_out, "#sport"));
    CHECK(has(found.left_out, "Snore"));
    CHECK(found.records[0].known == Known::zone_in_file);
    CHECK(std::get<diary::Night>(found.records[0].value).note ==
          "slept \"well\"\n#sport #magnesium");
}

TEST_CASE("formats: Fitbit's website") {
    const auto found = file("fitbit-website/sleep.csv");
    CHECK(records(found) ==
          Lines{"nap 2026-03-27 13:15 35 Europe/Berlin",
                "night 2026-03-28 bed 23:12..07:02 asleep 410 woke 12 Europe/Berlin",
                "night 2026-03-29 bed 23:00..07:00 asleep 380 woke 9 Europe/Berlin"});
    CHECK(found.records[0].known == Known::told_zone);
    CHECK(has(found.left_out, "Minutes REM Sleep"));
    CHECK(has(found.left_out, "Activities"));
}

TEST_CASE("formats: a day above 12 tells the order of the date for all rows") {
    const auto found = file("fitbit-website/days_first.csv");
    CHECK(records(found) ==
          Lines{"night 2026-03-28 bed 21:10..05:10 asleep 400 woke 3 Europe/Berlin"});
    CHECK(rejected(found) == Lines{"3 contradicts"}); // 1,020 minutes in eight hours
}

TEST_CASE("formats: a date that may be read both ways is not guessed in English") {
    const std::string text = "Sleep\nStart Time,End Time,Minutes Asleep,Time in Bed\n"
                             "03-04-2026 9:10 pm,04-04-2026 5:10 am,400,480\n";
    const auto english = exchange::read(text, berlin());
    REQUIRE(english.has_value());
    CHECK(rejected(*english) == Lines{"3 ambiguous_date 03-04-2026 9:10 pm"});
    auto german = berlin();
    german.language = "de";
    const auto found = exchange::read(text, german);
    REQUIRE(found.has_value());
    CHECK(records(*found) == Lines{"night 2026-04-04 bed 21:10..05:10 asleep 400 Europe/Berlin"});
}

TEST_CASE("formats: Fitbit's Takeout tells readings of a clock apart by the duration") {
    const auto found = file("fitbit-takeout/sleep-2026-03-01.json");
    CHECK(records(found) == Lines{"night 2026-03-29 bed 23:00..07:00 asleep 380 Europe/Berlin",
                                  "nap 2026-03-29 14:00 40 Europe/Berlin",
                                  "night 2026-10-25 bed 23:00..02:30b asleep 240 Europe/Berlin"});
    CHECK(has(found.left_out, "levels.summary.deep.minutes"));
}

TEST_CASE("formats: Fitbit's GoogleData, an offset of zero being a placeholder") {
    const auto found = file("fitbit-google/UserSleeps_2026-03-01.csv");
    CHECK(records(found) == Lines{"night 2026-03-29 bed 23:00..07:00 asleep 380 Europe/Berlin",
                                  "night 2026-03-30 bed 00:00..07:00 asleep 370 Europe/Berlin"});
    CHECK(found.repeated == 1);
    CHECK(found.records[0].known == Known::offset_in_file);
    CHECK(found.records[1].known == Known::utc_in_file);
}

TEST_CASE("formats: Health Sync's stages follow each other through the hour that comes twice") {
    const auto found = file("fitbit-health-sync/sleep.csv");
    CHECK(records(found) == Lines{"night 2026-10-25 bed 23:30..06:00 asleep 410 Europe/Berlin"});
    CHECK(rejected(found) == Lines{"8 unknown_word lying"});
}

TEST_CASE("formats: Oura, version 2, as JSON and as CSV") {
    const auto found = file("oura/sleep.json");
    CHECK(records(found) == Lines{"night 2026-03-29 bed 23:00..07:00 asleep 380 Europe/Berlin",
                                  "nap 2026-03-29 14:00 30 Europe/Berlin",
                                  "night 2026-10-25 bed 23:00..02:30b asleep 240 Europe/Berlin"});
    CHECK(rejected(found) == Lines{"3 not_sleep deleted"});
    CHECK(has(found.mapped, "total_sleep_duration"));
    CHECK(has(found.left_out, "average_hrv"));
    const auto csv = file("oura/sleep.csv");
    REQUIRE(csv.records.size() == 1);
    CHECK(csv.records[0].hash == found.records[0].hash); // says the same
}

TEST_CASE("formats: Oura, version 1") {
    CHECK(records(file("oura-v1/sleep.json")) ==
          Lines{"night 2020-03-29 bed 23:10..07:40 asleep 400 Europe/Berlin"});
}

TEST_CASE("formats: Apple Health unites the segments of each source, and keeps sources apart") {
    const auto found = file("apple-health/export.xml");
    CHECK(records(found) == Lines{"night 2026-03-29 bed 22:50..07:10 asleep 390 Europe/Berlin",
                                  "night 2026-03-29 sleep 23:00..07:00 asleep 400 Europe/Berlin",
                                  "dose 2026-03-29T12:00:00+02:00 120.5 Food",
                                  "dose 2026-03-29T19:00:00+02:00 250 Food",
                                  "nap 2026-03-30 13:00 40 Europe/Berlin"});
    CHECK(found.records[0].source == exchange::Source{"apple-health", "Mat"});
    CHECK(found.records[1].source == exchange::Source{"apple-health", "Watch & Co"});
    CHECK(found.records[1].known == Known::utc_in_file); // of the two ends the less sure
    CHECK(std::get<diary::Dose>(found.records[2].value).product.route == diary::Route::food);
    CHECK(rejected(found) == Lines{"26 unknown_word 9", "29 amount_unclear oz"});
    auto told = berlin();
    told.dietary_is_supplement = true;
    const auto taken = exchange::read(fixture("apple-health/export.xml"), told);
    CHECK(diary::counts_as_intake(std::get<diary::Dose>(taken->records[2].value).product));
    CHECK(taken->records[2].hash == found.records[2].hash);
    CHECK(has(found.left_out, "HKQuantityTypeIdentifierHeartRate"));
}

TEST_CASE("formats: Garmin's export and its API say the same night") {
    const auto file_form = file("garmin/2026-03-01_2026-06-01_1_sleepData.json");
    CHECK(records(file_form) ==
          Lines{"night 2026-03-29 sleep 23:10..06:55 asleep 390 woke 2 Europe/Berlin"});
    CHECK(file_form.records[0].known == Known::utc_in_file);
    CHECK(rejected(file_form) == Lines{"2 no_data"});
    const auto api = file("garmin/api.json");
    CHECK(records(api) == records(file_form));
    CHECK(api.records[0].known == Known::offset_in_file);
    CHECK(api.records[0].hash == file_form.records[0].hash);
}

TEST_CASE("formats: Samsung Health joins nights and stages by their ids") {
    const auto nights = fixture("samsung-health/sleep.csv"),
               stages = fixture("samsung-health/sleep_stage.csv");
    exchange::BytesInput first{stages}, second{nights};
    const std::vector<exchange::Input*> both{&first, &second};
    const auto found = exchange::read(both, berlin());
    REQUIRE(found.has_value());
    CHECK(records(*found) == Lines{"night 2026-03-29 sleep 23:00..07:00 asleep 390 Europe/Berlin",
                                   "night 2026-03-30 sleep 00:00..07:00 Europe/Berlin"});
    CHECK(rejected(*found) == Lines{"7 unknown_word 40009", "5 bad_time start_time"}); // by file
    CHECK(found->rejected[0].file == 0);
    CHECK(found->rejected[1].file == 1);
    CHECK(found->records[0].file == 1);
    CHECK(found->formats == std::vector<std::string>{"samsung-health", "samsung-health"});
    // Nights alone are nights; stages alone are not.
    CHECK(records(file("samsung-health/sleep.csv")).size() == 2);
    CHECK(rejected(file("samsung-health/sleep_stage.csv")) ==
          Lines{"3 missing sleep_id", "7 unknown_word 40009"});
}

TEST_CASE("formats: Withings in four headers") {
    for (const auto* name : {"en", "de", "es", "new"})
        CHECK(records(file("withings/" + std::string{name} + ".csv")) == spring_night);
    CHECK(rejected(file("withings/en.csv")) == Lines{"3 no_data"});
}

TEST_CASE("formats: Dreem's CSV, with an offset and without") {
    const auto found = file("dreem/dreem.csv");
    CHECK(records(found) ==
          Lines{"night 2026-03-29 bed 23:00..07:00 asleep 380 woke 3 Europe/Berlin",
                "night 2026-03-30 bed 23:00..07:00 asleep 420 woke 2 Europe/Berlin"});
    CHECK(rejected(found) == Lines{"4 bad_number light"});
    CHECK(found.records[0].known == Known::offset_in_file);
    CHECK(found.records[1].known == Known::told_zone);
}

TEST_CASE("formats: Track & Graph, features by their names in both languages") {
    const auto found = file("track-and-graph/new.csv");
    CHECK(records(found) == Lines{"item 2026-03-27 headache 4 20:30",
                                  "item 2026-03-28 caffeine 1.5 14:00",
                                  "item 2026-03-28 walking 45 19:00",
                                  "dose 2026-03-28T22:30:00+01:00 100 Magnesium (mg elemental)"});
    CHECK(rejected(found) == Lines{"3 impossible headache",
                                   "6 basis_unknown Magnesium (mg)", // 3.5 of 10
                                   "9 bad_time Timestamp"});
    CHECK(has(found.left_out, "Weight"));
    const auto legacy = file("track-and-graph/legacy.csv");
    CHECK(records(legacy) ==
          Lines{"item 2021-02-09 stress 7", "item 2021-02-09 stretching 70 12:07"});
}

TEST_CASE("formats: Track & Graph, what needs a place is left out on good days and bad ones") {
    const auto found = file("track-and-graph/places.csv");
    CHECK(records(found) == Lines{"item 2026-03-28 stress 4"});
    CHECK(rejected(found) == Lines{"2 impossible cramps", "3 impossible cramps",
                                   "4 impossible tension", "5 impossible tension",
                                   "6 impossible bruise", "7 impossible numbness",
                                   "8 impossible new_medicine"});
    for (const char* feature :
         {"Kr\u00E4mpfe", "Verspannung", "bruise", "numbness", "new medicine"})
        CHECK(has(found.left_out, feature));
    CHECK_FALSE(has(found.mapped, "Verspannung"));
    REQUIRE(std::holds_alternative<diary::ObservationFault>(found.rejected.front().fault));
    CHECK(std::get<diary::ObservationFault>(found.rejected.front().fault).part ==
          diary::Part::side);
}

TEST_CASE("formats: MedTimer, header in the telephone's language, amounts never guessed") {
    const auto found = file("med-timer/en.csv");
    CHECK(records(found) == Lines{"intake 2026-03-28T08:05:00+01:00 levothyroxine L-Thyroxin 50",
                                  "dose 2026-03-28T21:40:00+01:00 100 Magnesium"});
    CHECK(rejected(found) ==
          Lines{"2 basis_unknown 400 mg", "3 not_taken Magnesium", "4 amount_unclear 2 tablets"});
    auto told = berlin();
    told.magnesium = diary::Component{diary::Form::citrate_nonahydrate, diary::Basis::compound, {}};
    CHECK(records(file("med-timer/de.csv", told)) ==
          Lines{"dose 2026-03-27T21:35:00+01:00 47.56 Magnesiumcitrat"});
}

TEST_CASE("formats: MedTimer's minerals and vitamins are no other medicine") {
    CHECK(records(file("med-timer/minerals.csv")) ==
          Lines{"intake 2026-03-28T08:05:00+01:00 iron Eisentabletten",
                "intake 2026-03-28T08:05:00+01:00 vitamin_d Vitamin D3",
                "intake 2026-03-28T09:05:00+01:00 other_medicine Ramipril"});
}

TEST_CASE("formats: twice the same is nothing new, whatever the order of rows and columns") {
    const auto once =
        exchange::read("from,to,light (s),deep (s)\n"
                       "2026-03-01T23:00:00+01:00,2026-03-02T07:00:00+01:00,9000,9000\n"
                       "2026-03-02T23:00:00+01:00,2026-03-03T07:00:00+01:00,9000,8000\n",
                       berlin());
    const auto again =
        exchange::read("deep (s);from;to;light (s)\n"
                       "8000;2026-03-02T23:00:00+01:00;2026-03-03T07:00:00+01:00;9000\n"
                       "9000;2026-03-01T23:00:00+01:00;2026-03-02T07:00:00+01:00;9000\n",
                       berlin());
    REQUIRE((once && again));
    REQUIRE(once->records.size() == 2);
    REQUIRE(again->records.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) CHECK(once->records[i].hash == again->records[i].hash);
    CHECK(once->records[0].hash != once->records[1].hash);
}
