// The diary from the command line: the contract's own examples, every command in both languages,
// nights when clocks change, and what must never get in.
#include "rig.h"

#include "store/store.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

using rig::Rig, rig::Said;

namespace {

using Json = nlohmann::json;

// The rig's clock stands on Friday, 20 November 2026, 21:00 in Berlin; one day on everything of the
// contract is past.
struct Diary : Rig {
    Diary() { at("2026-11-21T08:00:00+01:00"); }
    Json done(const std::string& words) {
        const Said said = (*this)(words + " --json");
        INFO(words << ": " << said.err);
        REQUIRE(said.exit_code == 0);
        return said.json();
    }
    // The code of a refusal, which stores nothing.
    std::string refused(const std::string& words, int exit_code = 1) {
        std::istringstream in{words + " --json"};
        std::vector<std::string> arguments;
        for (std::string word; in >> word;) arguments.push_back(word);
        return refused(arguments, exit_code);
    }
    std::string refused(std::vector<std::string> arguments, int exit_code) {
        const auto before = entries();
        if (arguments.back() != "--json") arguments.emplace_back("--json");
        const Said said = run(arguments);
        INFO(said.err);
        CHECK(said.exit_code == exit_code);
        CHECK(std::count(said.err.begin(), said.err.end(), '\n') == 1);
        CHECK(entries() == before);
        return said.json()["error"]["code"];
    }
    std::size_t entries() {
        const auto all =
            run({"log", "show", "--all", "--from", "1900-01-01", "--to", "2199-12-31", "--json"})
                .json();
        std::size_t sum = 0;
        for (const auto& [kind, list] : all.items())
            if (list.is_array()) sum += list.size();
        return sum;
    }
};

std::set<std::string> codes(const Json& notices) {
    std::set<std::string> found;
    for (const auto& one : notices) found.insert(one["code"].get<std::string>());
    return found;
}

std::vector<std::string> keys_of(const std::string& text) {
    std::vector<std::string> keys;
    const auto document = nlohmann::ordered_json::parse(text);
    for (const auto& [key, value] : document.items()) keys.push_back(key);
    return keys;
}

const std::string contract_night =
    "log night --wake-date 2026-11-20 --into-bed 22:45 --tried-to-sleep 23:10 --latency-min 25 "
    "--awakenings 2 --awake-min 20 --final-wake 06:30 --out-of-bed 06:50 --quality 7";

} // namespace

// --- the contract

TEST_CASE("log: the contract's dose") {
    Diary rolltakt;
    const auto said = rolltakt("log dose --form bisglycinate --compound-mg 500 --at "
                               "2026-11-20T21:30 --zone Europe/Berlin --json");
    REQUIRE(said.exit_code == 0);
    CHECK(said.err.empty());
    using Keys = std::vector<std::string>;
    CHECK(keys_of(said.out) ==
          Keys{"id", "elemental_mg", "counts_as_intake", "day_supplement_total_mg", "notices"});
    const auto dose = said.json();
    CHECK(dose["elemental_mg"].get<double>() == doctest::Approx(70.48).epsilon(1e-4));
    CHECK(dose["counts_as_intake"] == true);
    CHECK(dose["day_supplement_total_mg"] == dose["elemental_mg"]);
    CHECK(dose["notices"].empty());
    CHECK(rolltakt
              .done("log dose --form bisglycinate --elemental-mg 100 --at "
                    "2026-11-20T21:30")["day_supplement_total_mg"]
              .get<double>() == doctest::Approx(170.48).epsilon(1e-4));
}

TEST_CASE("log: the contract's night") {
    Diary rolltakt;
    const auto said = rolltakt(contract_night + " --zone Europe/Berlin --json");
    REQUIRE(said.exit_code == 0);
    using Keys = std::vector<std::string>;
    CHECK(keys_of(said.out) ==
          Keys{"id", "time_in_bed_min", "total_sleep_min", "sleep_efficiency_percent", "midpoint"});
    const auto night = said.json();
    CHECK(night["time_in_bed_min"] == 485);
    CHECK(night["total_sleep_min"] == 395);
    CHECK(std::abs(night["sleep_efficiency_percent"].get<double>() - 100.0 * 395 / 485) < 1e-9);
    CHECK(night["midpoint"] == "2026-11-20T03:02:30+01:00");
}

TEST_CASE("log: the night again, in the person's words") {
    Diary rolltakt;
    const auto english = rolltakt(contract_night + " --language en");
    CHECK(english.says("Night to 20 Nov 2026: in bed 8 h 5 min, asleep 6 h 35 min, sleep "
                       "efficiency 81.4 %, midpoint 03:02, quality 7 of 10"));
    CHECK(english.says("Entered 1 day later."));
    Diary auf_deutsch;
    const auto german = auf_deutsch(contract_night + " --language de");
    CHECK(german.says("Nacht auf den 20.11.2026: im Bett 8 h 5 min, geschlafen 6 h 35 min, "
                      "Schlafeffizienz 81,4 %, Mitte 03:02, Qualität 7 von 10"));
    CHECK(german.says("Einen Tag später eingetragen."));
}

// --- doses

TEST_CASE("log dose: elemental or compound, exactly one of them, never guessed") {
    Diary rolltakt;
    CHECK(rolltakt.refused("log dose --form citrate-nonahydrate", 2) == "usage");
    CHECK(rolltakt.refused("log dose --form oxide --compound-mg 400 --elemental-mg 240", 2) ==
          "usage");
    const auto english = rolltakt("log dose --form oxide --language en");
    CHECK(english.complains("never guessed"));
    CHECK(rolltakt("log dose --form oxide --language de").complains("wird nie geraten"));
    CHECK(rolltakt.refused("log dose") == "no_amount");
    CHECK(rolltakt.refused("log dose --compound-mg 500") == "no_form");
    CHECK_FALSE(std::filesystem::exists(rolltakt.around.data / "people")); // nothing at all
}

TEST_CASE("log dose: oil and bath never count; the words say why") {
    Diary rolltakt;
    rolltakt.done("log dose --form oxide --elemental-mg 100 --at 07:00");
    for (const std::string form : {"oil", "bath"}) {
        const auto dose = rolltakt.done("log dose --form " + form + " --compound-mg 500");
        CHECK(dose["counts_as_intake"] == false);
        CHECK(dose["day_supplement_total_mg"] == 100.0);
    }
    CHECK(rolltakt("log dose --form bath")
              .says("that magnesium gets through the skin has not been "
                    "shown"));
    CHECK(rolltakt("log dose --form oil --language de").says("Zählt nicht als Einnahme"));
}

TEST_CASE("log dose: several components, the label, pieces; later by the name alone") {
    Diary rolltakt;
    const auto both =
        rolltakt.done("log dose --product Forte --component oxide:compound:100 --component "
                      "citrate-nonahydrate:elemental:50,5 --pieces 2 --at 2026-11-20T09:00");
    CHECK(both["elemental_mg"].get<double>() == doctest::Approx(2 * (60.30 + 50.5)).epsilon(1e-4));
    const auto again = rolltakt.done("log dose --product Forte --pieces 0,5 --at 2026-11-20T20:00");
    CHECK(again["elemental_mg"].get<double>() == doctest::Approx(55.4).epsilon(1e-3));
    const auto label = rolltakt.done("log dose --product Puffer --form bisglycinate --compound-mg "
                                     "500 --label-mg 100 --at 2026-11-20T21:00");
    CHECK(label["elemental_mg"] == 100.0);
    CHECK(rolltakt.refused("log dose --product Unbekannt") == "no_amount");
    CHECK(rolltakt.refused("log dose --form oxide --compound-mg 100 --label-mg 500") ==
          "label_too_high");
    CHECK(rolltakt.refused("log dose --component oxide:100", 2) == "usage");
    CHECK(rolltakt.refused("log dose --component oxide:both:100", 2) == "usage");
    CHECK(rolltakt.refused("log dose --form oxide --elemental-mg 1 --component "
                           "oxide:compound:414",
                           2) == "usage");
}

TEST_CASE("log dose: limits quote institute and year and name no dose to take") {
    Diary rolltakt;
    const std::string oxide = "log dose --form oxide --at 2026-11-20T";
    CHECK(rolltakt.done(oxide + "08:00 --elemental-mg 125")["notices"].empty());
    CHECK(codes(rolltakt.done(oxide + "12:00 --elemental-mg 126")["notices"]) ==
          std::set<std::string>{"over_250", "split_in_two"});
    const auto german = rolltakt(oxide + "20:00 --elemental-mg 200 --language de");
    CHECK(german.says("BfR 2017"));
    CHECK(german.says("IOM 1997"));
    CHECK(german.says("Arztpraxis oder Apotheke"));
    rolltakt("person --country US");
    const auto american = rolltakt("log dose --form oxide --elemental-mg 1 --at 2026-11-20T21:00");
    CHECK(american.says("IOM 1997"));
    CHECK_FALSE(american.says("BfR"));
    CHECK(codes(rolltakt.done(oxide + "22:00 --elemental-mg 2100")["notices"]).count("from_2500") ==
          1);
}

TEST_CASE("log person: pregnancy told in the safety questions is heeded, and stays theirs") {
    Diary rolltakt;
    REQUIRE(rolltakt("care screening --applies pregnancy").exit_code == 0);
    CHECK(codes(rolltakt.done("log dose --form oxide --elemental-mg 10")["notices"])
              .count("pregnancy") == 1);
    CHECK(rolltakt.done("log person --has kidney_disease")["cautions"] ==
          Json::array({"kidney_disease", "pregnancy"}));
    REQUIRE(rolltakt("care screening --none").exit_code == 0);
    CHECK(rolltakt.done("log person")["cautions"] == Json::array({"kidney_disease"}));
}

TEST_CASE("log person: what is heeded beside magnesium comes first with every dose") {
    Diary rolltakt;
    CHECK(rolltakt("log person --has kidney_disease --has pregnancy --language de")
              .says("Bei Magnesium beachtet: Nierenerkrankung."));
    const auto dose = rolltakt.done("log dose --form oxide --elemental-mg 10");
    CHECK(dose["notices"][0]["code"] == "kidney_disease");
    CHECK(codes(dose["notices"]).count("pregnancy") == 1);
    CHECK(rolltakt.done("log person --has-not kidney_disease")["cautions"] ==
          Json::array({"pregnancy"}));
    CHECK(rolltakt.refused("log person --has hunger", 2) == "usage");
    CHECK(rolltakt.refused("log person --zone Mars/Olympus") == "no_such_zone");
    CHECK(rolltakt.done("log person --zone America/New_York")["zone"] == "America/New_York");
    rolltakt.done("log dose --form oxide --elemental-mg 1 --at 2026-11-19T21:30");
    CHECK(rolltakt.done("log show --day 2026-11-19")["doses"][0]["taken"] ==
          "2026-11-19T21:30:00-05:00");
}

TEST_CASE("log dose: the time in the person's forms; a time alone is the last one there was") {
    Diary rolltakt;
    const auto taken = [&](const std::vector<std::string>& at) {
        std::vector<std::string> words{"log", "dose",  "--form", "oxide", "--elemental-mg",
                                       "1",   "--json"};
        words.insert(words.end(), at.begin(), at.end());
        const auto said = rolltakt.run(words);
        INFO(said.err);
        REQUIRE(said.exit_code == 0);
        const std::string id = said.json()["id"];
        const auto shown = rolltakt.done("log show --from 2026-11-01");
        for (const auto& dose : shown["doses"])
            if (dose["id"] == id) return dose["taken"].get<std::string>();
        return std::string{};
    };
    for (const char* at :
         {"2026-11-20T21:30", "20.11.2026 21:30", "20.11.2026, 21:30", "20 Nov 2026, 21:30",
          "2026-11-20 21.30", "21:30", "2026-11-20T21:30:00+01:00", "2026-11-20T20:30:00Z"})
        CHECK(taken({"--at", at}) == "2026-11-20T21:30:00+01:00");
    CHECK(taken({"--at", "7:05"}) == "2026-11-21T07:05:00+01:00");
    CHECK(taken({}) == "2026-11-21T08:00:00+01:00");
    CHECK(taken({"--at", "2026-11-20T21:30", "--zone", "America/New_York"}) ==
          "2026-11-20T21:30:00-05:00");
}

TEST_CASE("log dose: on nights when clocks change") {
    Diary rolltakt;
    rolltakt.at("2026-12-24T12:00:00+01:00");
    const std::string dose = "log dose --form oxide --elemental-mg 1 --at ";
    CHECK(rolltakt.refused(dose + "2026-03-29T02:30") == "skipped");
    CHECK(rolltakt.refused(dose + "2026-10-25T02:30") == "twice");
    CHECK(rolltakt(dose + "2026-10-25T02:30").complains("02:30+02:00"));
    rolltakt.done(dose + "2026-10-25T02:30+01:00");
    rolltakt.done(dose + "2026-10-25T02:30+02:00");
    const auto doses = rolltakt.done("log show --from 2026-10-20 --to 2026-10-30")["doses"];
    REQUIRE(doses.size() == 2);
    std::set<std::string> taken;
    for (const auto& one : doses) taken.insert(one["taken"]);
    CHECK(taken == std::set<std::string>{"2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+02:00"});
}

TEST_CASE("log dose: same as yesterday, without what is still to come") {
    Diary rolltakt;
    CHECK(rolltakt.refused("log dose --same-as-yesterday") == "nothing_to_repeat");
    rolltakt.done("log dose --form oxide --elemental-mg 100 --at 2026-11-20T07:30");
    rolltakt.done("log dose --form malate --elemental-mg 50 --at 2026-11-20T22:00");
    const auto first = rolltakt.done("log dose --same-as-yesterday");
    REQUIRE(first["doses"].size() == 1);
    CHECK(first["doses"][0]["elemental_mg"] == 100.0);
    CHECK(first["later"] == 1);
    CHECK(first["day_supplement_total_mg"] == 100.0);
    rolltakt.at("2026-11-21T23:00:00+01:00");
    const auto evening = rolltakt.done("log dose --same-as-yesterday");
    REQUIRE(evening["doses"].size() == 1);
    CHECK(evening["doses"][0]["elemental_mg"] == 50.0);
    CHECK(evening["day_supplement_total_mg"] == 150.0);
    CHECK(rolltakt.refused("log dose --same-as-yesterday") == "nothing_to_repeat");
}

TEST_CASE("log dose: half past midnight belongs to the evening before") {
    Diary rolltakt;
    rolltakt.done("log dose --form oxide --elemental-mg 100 --at 2026-11-20T21:00");
    rolltakt.done("log night --wake-date 2026-11-21 --into-bed 23:30 --out-of-bed 07:00");
    CHECK(rolltakt.done("log show --day 2026-11-20")["doses"][0]["hours_before_bed"] == 2.5);
    CHECK(rolltakt("log show --day 2026-11-20 --language de").says("2,5 h vor dem Schlafen"));
    CHECK(rolltakt.done("log dose --form oxide --elemental-mg 20 --at "
                        "2026-11-21T00:30")["day_supplement_total_mg"] == 120.0);
    CHECK(rolltakt.done("log dose --form oxide --elemental-mg 3 --at "
                        "2026-11-21T04:00")["day_supplement_total_mg"] == 3.0);
}

// --- nights and naps

TEST_CASE("log night: clocks put forward and back, a flight") {
    Diary rolltakt;
    rolltakt.at("2026-12-24T12:00:00+01:00");
    const auto minutes = [&](const std::string& words) {
        return rolltakt.done("log night " + words)["time_in_bed_min"].get<int>();
    };
    CHECK(minutes("--wake-date 2026-03-29 --into-bed 23:00 --out-of-bed 07:00") == 420);
    CHECK(minutes("--wake-date 2026-10-25 --into-bed 23:00 --out-of-bed 07:00") == 540);
    CHECK(minutes("--wake-date 2026-10-04 --into-bed 23:00 --out-of-bed 07:00 --zone "
                  "Australia/Lord_Howe") == 450);
    CHECK(minutes("--wake-date 2026-11-01 --into-bed 23:00 --out-of-bed 07:00 --zone "
                  "America/New_York") == 540);
    CHECK(minutes("--wake-date 2026-11-10 --into-bed 22:00 --out-of-bed 04:00 --zone "
                  "Europe/Berlin --waking-zone America/New_York") == 720);
}

TEST_CASE("log night: a time that was skipped, or happened twice, is told apart") {
    Diary rolltakt;
    rolltakt.at("2026-12-24T12:00:00+01:00");
    CHECK(rolltakt.refused("log night --wake-date 2026-03-29 --into-bed 23:00 --final-wake "
                           "02:30") == "skipped");
    const std::string twice = "log night --wake-date 2026-10-25 --into-bed 23:00 --final-wake ";
    CHECK(rolltakt.refused(twice + "02:30") == "twice");
    const auto said = rolltakt(twice + "02:30 --language de");
    CHECK(said.complains("--final-wake"));
    CHECK(said.complains("Schreib 02:30+02:00 oder 02:30+01:00."));
    CHECK(rolltakt.refused(twice + "02:30+05:00", 2) == "usage");
    rolltakt.done(twice + "02:30+01:00 --out-of-bed 05:00");
    CHECK(rolltakt.done("log show --day 2026-10-25")["nights"][0]["final_wake"] ==
          "2026-10-25T02:30:00+01:00");
}

TEST_CASE("log night: impossible nights say what and where, and are not kept") {
    Diary rolltakt;
    const std::string night = "log night --wake-date 2026-11-20 ";
    for (const auto& one : std::initializer_list<std::pair<const char*, const char*>>{
             {"--into-bed 23:00", "missing"},
             {"--out-of-bed 07:00", "missing"},
             {"--into-bed 23:00 --tried-to-sleep 22:00 --out-of-bed 07:00", "out_of_order"},
             {"--into-bed 23:00 --final-wake 07:00 --out-of-bed 06:00", "out_of_order"},
             {"--tried-to-sleep 23:00 --latency-min 600 --final-wake 06:00", "no_sleep"},
             {"--into-bed 23:00 --out-of-bed 07:00 --awakenings 0 --awake-min 5", "contradicts"},
             {"--into-bed 23:00 --out-of-bed 07:00 --latency-min 10 --measured-asleep-min 300",
              "contradicts"},
             {"--into-bed 23:00 --out-of-bed 07:00 --latency-min 1000000000", "out_of_range"},
             {"--into-bed 23:00 --out-of-bed 07:00 --quality 11", "out_of_range"},
             {"--into-bed 23:00 --out-of-bed 07:00 --quality -1", "out_of_range"},
             {"--into-bed 23:00 --out-of-bed 07:00 --wake-date 2026-11-25", "in_future"},
             {"--into-bed 23:00 --out-of-bed 07:00 --zone Berlin", "no_such_zone"},
             {"--into-bed 23:00 --out-of-bed 07:00 --waking-zone Berlin", "no_such_zone"}}) {
        CAPTURE(one.first);
        const bool dated = std::string{one.first}.find("--wake-date") != std::string::npos;
        CHECK(rolltakt.refused((dated ? "log night " : night) + one.first) == one.second);
    }
    for (const char* words :
         {"--into-bed 25:00 --out-of-bed 07:00", "--into-bed 23:60 --out-of-bed 07:00",
          "--into-bed late --out-of-bed 07:00", "--into-bed 23:00 --out-of-bed 07:00 --quality nan",
          "--into-bed 23:00 --out-of-bed 07:00 --latency-min 2.5",
          "--into-bed 23:00 --out-of-bed 07:00 --latency-min 99999999999999999999",
          "--quality 5"}) {
        CAPTURE(words);
        CHECK(rolltakt.refused(night + words, 2) == "usage");
    }
    CHECK(rolltakt.refused("log night --wake-date 2026-02-30 --into-bed 23:00 --out-of-bed 7:00",
                           2) == "usage");
    CHECK_FALSE(std::filesystem::exists(rolltakt.around.data / "people"));
}

TEST_CASE("log night: one a day; corrected it keeps what is not given, and its history") {
    Diary rolltakt;
    const std::string id = rolltakt.done(contract_night)["id"];
    CHECK(rolltakt.refused(contract_night) == "there_already");
    CHECK(rolltakt(contract_night).complains("--correct " + id));
    const auto corrected =
        rolltakt.done("log night --correct " + id.substr(0, 8) + " --awake-min 30 --quality -");
    CHECK(corrected["id"] == id);
    CHECK(corrected["total_sleep_min"] == 385);
    const auto now = rolltakt.done("log show --from 2026-11-20")["nights"];
    REQUIRE(now.size() == 1);
    CHECK(now[0]["revision"] == 2);
    CHECK(now[0]["quality"].is_null());
    CHECK(now[0]["days_late"] == 1);
    const auto all = rolltakt.done("log show --all")["nights"];
    REQUIRE(all.size() == 2);
    CHECK(all[0]["quality"] == 7);
    CHECK(all[0]["awake_min"] == 20);
    CHECK(rolltakt("log show --all --language de").says("Fassung 2 vom 21.11.2026, 08:00"));
    CHECK(rolltakt.refused("log night --correct 0000-none --quality 5") == "not_found");
}

TEST_CASE("log nap: apart from the nights, summed over the day") {
    Diary rolltakt;
    CHECK(rolltakt.done("log nap --day 2026-11-20 --begin 14:00 --asleep-min 20")["began"] ==
          "2026-11-20T14:00:00+01:00");
    CHECK(rolltakt.done("log nap --day 20.11.2026 --begin 17:00 --asleep-min "
                        "10")["day_nap_min"] == 30);
    CHECK(rolltakt.refused("log nap --day 2026-11-20 --begin 14:00 --asleep-min 30") ==
          "there_already");
    CHECK(rolltakt.refused("log nap --day 2026-11-20 --begin 15:00 --asleep-min 400") ==
          "out_of_range");
    CHECK(rolltakt.refused("log nap --day 2026-11-20 --begin 14:10 --asleep-min 5") ==
          "contradicts");
    CHECK(rolltakt.refused("log nap --day 2026-11-20 --begin 15:00", 2) == "usage");
    CHECK(rolltakt.refused("log nap --day 2026-11-22 --begin 15:00 --asleep-min 20") ==
          "in_future");
    CHECK(rolltakt("log nap --day 2026-11-20 --begin 12:00 --asleep-min 20 --language de")
              .says("Schlaf am Tag, 20.11.2026 um 12:00: 20 min"));
    CHECK(rolltakt("log day --date 2026-11-20").says("14:00  In bed: sleep by day, 20 min"));
}

// --- what else is taken

TEST_CASE("log intake: collisions ask doctor or pharmacist, and move no medicine") {
    Diary rolltakt;
    rolltakt.done("log dose --form oxide --elemental-mg 100 --at 2026-11-20T08:00");
    const auto said = rolltakt.run({"log", "intake", "medicine", "--name", "Doxycyclin 100 mg",
                                    "--at", "2026-11-20T09:30", "--language", "en"});
    REQUIRE(said.exit_code == 0);
    CHECK(said.says("antibiotic (tetracycline)"));
    CHECK(said.says("Magnesium at 08:00 and Doxycyclin 100 mg at 09:30 are 1 h 30 min apart; "
                    "tables name 3 h or more. Please ask a doctor or pharmacist, and leave the "
                    "medicine as it was prescribed."));
    CHECK(said.says("because of its name"));
    const auto dose =
        rolltakt.done("log dose --form oxide --elemental-mg 100 --at 2026-11-20T10:30");
    CHECK(codes(dose["notices"]).count("spacing") == 1);
    const auto unknown = rolltakt.done("log intake medicine --name Etwas --at 2026-11-20T20:00");
    CHECK(unknown["kind"] == "other_medicine");
    CHECK(unknown["kind_by_name"] == false);
    CHECK(rolltakt.refused("log intake medicine") == "missing");
}

TEST_CASE("log intake: iron with its notes, zinc from 142 mg on, units") {
    Diary rolltakt;
    rolltakt.done("log intake coffee --at 2026-11-20T08:30");
    const auto iron =
        rolltakt.done("log intake iron --amount 100 --at 2026-11-20T08:00 --language de");
    CHECK(codes(iron["notices"]) ==
          std::set<std::string>{"iron_vitamin_c", "iron_coffee_or_tea", "iron_milk"});
    CHECK(iron["notices"][1]["message"] ==
          "Kaffee und Tee hemmen Eisen; notiert im Abstand von 30 min.");
    CHECK(rolltakt.done("log intake zinc --amount 100 --at 2026-11-20T08:00")["notices"].empty());
    CHECK(codes(rolltakt.done("log intake zinc --amount 42 --at 2026-11-20T18:00")["notices"]) ==
          std::set<std::string>{"zinc_disturbs"});
    rolltakt.done("log intake vitamin-d --amount 25 --unit ug");
    rolltakt.done("log intake vitamin_d --amount 1000 --unit IE");
    rolltakt.done("log intake calcium --amount 500");
    rolltakt.done("log intake milk");
    CHECK(rolltakt.refused("log intake vitamin-d --amount 25", 2) == "usage");
    CHECK(rolltakt.refused("log intake vitamin-d --amount 25 --unit mg") == "wrong_unit");
    CHECK(rolltakt.refused("log intake iron --amount 1000000000") == "out_of_range");
    CHECK(rolltakt.refused("log intake iron --unit mg", 2) == "usage");
    CHECK(rolltakt.refused("log intake stone", 2) == "usage");
    CHECK(rolltakt.refused("log intake", 2) == "usage");
}

// --- symptoms and factors

TEST_CASE("log symptom: parts, words and red flags with the numbers of the country") {
    Diary rolltakt;
    rolltakt("person --country AT");
    const auto cramps =
        rolltakt.done("log symptom cramps 2 --side left --muscle calf --time 03:10 --worst 6");
    CHECK(cramps["red_flags"].empty());
    CHECK(rolltakt.done("log show --day 2026-11-21")["observations"][0]["time"] ==
          "2026-11-21T03:10:00+01:00");
    CHECK(rolltakt.refused("log symptom cramps 1 --muscle calf") == "missing");
    CHECK(rolltakt.refused("log symptom cramps 2 --side left --muscle calf --time 03:10 --worst "
                           "6") == "there_already");
    const auto vision = rolltakt.done("log symptom vision 5 --sudden --day 2026-11-20");
    REQUIRE(vision["red_flags"].size() == 1);
    CHECK(vision["red_flags"][0]["code"] == "sudden_vision_loss");
    CHECK(vision["red_flags"][0]["urgency"] == "now");
    CHECK(vision["red_flags"][0]["message"].get<std::string>().find("144") != std::string::npos);
    const auto mood = rolltakt("log symptom low-mood --value 3 --day 2026-11-20 --language de");
    CHECK(mood.says("Gedrückte Stimmung: 3 von 10"));
    CHECK(mood.says("in den nächsten Tagen"));
    CHECK(rolltakt("log symptom tension 7 --region neck --day 2026-11-20 --language de")
              .says("Verspannung: 7 von 10, Nacken"));
    CHECK(rolltakt.done("log symptom leg_unrest 4 --day 2026-11-18")["red_flags"].empty());
    CHECK(rolltakt.done("log symptom leg_unrest 4 --day 2026-11-20")["red_flags"][0]["code"] ==
          "restless_legs");
    rolltakt.done("log symptom stool softer --day 2026-11-20");
    rolltakt.done("log symptom stool weicher --day 2026-11-19 --language de");
}

TEST_CASE("log factor: amounts, words, what does not belong") {
    Diary rolltakt;
    rolltakt.done("log factor caffeine 2,5 --time 16:30 --day 2026-11-20");
    rolltakt.done("log factor sugar much --day 2026-11-20");
    rolltakt.done("log factor travel --day 2026-11-20");
    rolltakt.done("log factor warm_bath ja --minutes 20 --day 2026-11-20 --language de");
    rolltakt.done("log factor new_medicine --name Irgendwas --day 2026-11-20");
    const auto shown = rolltakt("log show --day 2026-11-20 --language de");
    CHECK(shown.says("Koffein: 2,5 Tassen, 16:30"));
    CHECK(shown.says("Zucker und Fertigkost: viel"));
    CHECK(shown.says("Warmes Bad: ja, 20 min"));
    for (const auto& one : std::initializer_list<std::pair<const char*, const char*>>{
             {"factor caffeine 0.3", "not_a_step"},
             {"factor caffeine 1000000000", "out_of_range"},
             {"factor caffeine -1", "out_of_range"},
             {"factor travel --region neck", "not_taken"},
             {"factor new_medicine", "missing"},
             {"symptom tension 3 --region soul", "unknown"},
             {"symptom stress 3 --day 2026-11-22", "in_future"},
             {"symptom stress 3 --worst 5", "not_taken"},
             {"symptom tension 3 --region neck --worst 11", "out_of_range"}})
        CHECK(rolltakt.refused(std::string{"log "} + one.first) == one.second);
    for (const char* words :
         {"factor stress 3", "symptom caffeine 1", "symptom luck 3", "symptom stress",
          "symptom stress nan", "symptom stress 1e1", "symptom stress inf",
          "symptom cramps 1 --side upper --muscle calf", "factor caffeine 1 --time 25:00", "factor",
          "symptom leg_unrest 3 --relieved perhaps"})
        CHECK(rolltakt.refused(std::string{"log "} + words, 2) == "usage");
    CHECK(rolltakt("log symptom luck 3").complains("leg_unrest"));
}

TEST_CASE("log laboratory and global: noted without a target") {
    Diary rolltakt;
    rolltakt.done("log laboratory Ferritin --value 42,5 --unit µg/l --day 2026-11-10");
    const auto shown = rolltakt.done("log show --day 10.11.2026")["laboratory"];
    REQUIRE(shown.size() == 1);
    CHECK(shown[0]["what"] == "ferritin");
    CHECK(shown[0]["value"] == 42.5);
    CHECK(rolltakt.refused("log laboratory ferritin --value 42.5 --day 2026-11-10") == "missing");
    CHECK(rolltakt.refused("log laboratory ferritin --unit g", 2) == "usage");
    CHECK(rolltakt.refused("log laboratory ferritin --value -1 --unit g") == "out_of_range");
    CHECK(rolltakt("log global little-better --day 2026-11-20 --language de")
              .says("Verglichen mit dem Beginn: etwas besser"));
    CHECK(rolltakt.refused("log global better --day 2026-11-20") == "there_already");
    CHECK(rolltakt.refused("log global great", 2) == "usage");
    CHECK(rolltakt.refused("log global better --day 2026-11-25") == "in_future");
}

TEST_CASE("log plan: the person's own, with what is said of its amounts while planning") {
    Diary rolltakt;
    CHECK(rolltakt("log plan --language de").says("Nichts ist geplant."));
    const auto ramp = rolltakt.done("log plan --phase ramp-up --from 2026-12-01 --until 2026-12-07 "
                                    "--dose before-bed:bisglycinate:compound:700");
    REQUIRE(ramp["steps"].size() == 1);
    CHECK(ramp["steps"][0]["notices"].empty());
    const auto both =
        rolltakt.done("log plan --from 08.12.2026 --dose before-bed:oxide:elemental:200 --dose "
                      "21.30:oxide:elemental:100");
    REQUIRE(both["steps"].size() == 2);
    CHECK(both["steps"][1]["day_supplement_total_mg"] == 300.0);
    CHECK(both["steps"][1]["doses"][1]["clock"] == "21:30");
    CHECK(codes(both["steps"][1]["notices"]) == std::set<std::string>{"over_250", "split_in_two"});
    CHECK(rolltakt("log plan --language de").says("01.12.2026 bis 07.12.2026: Einschleichen"));
    CHECK(rolltakt.refused("log plan --from 2026-12-05 --dose morning:oxide:elemental:1") ==
          "overlapping");
    CHECK(rolltakt.refused("log plan --phase pause --from 2026-11-01 --until 2026-11-02 --dose "
                           "morning:oxide:elemental:1") == "doses_in_pause");
    CHECK(rolltakt.refused("log plan --from 2026-11-01 --until 2026-11-02") == "no_doses");
    CHECK(rolltakt.refused("log plan --phase often --from 2026-11-01", 2) == "usage");
    CHECK(rolltakt.refused("log plan --from 2026-11-01 --dose noon:oxide:elemental:1", 2) ==
          "usage");
    CHECK(rolltakt.refused("log plan --from 2026-11-01 --dose morning:Unbekannt", 2) == "usage");
    CHECK(rolltakt.done("log plan")["steps"].size() == 2);
    CHECK(rolltakt.done("log plan --clear")["steps"].empty());
}

// --- a day, and what is asked

TEST_CASE("log day: in order of time, with what stands close together and what is planned") {
    Diary rolltakt;
    CHECK(rolltakt("log day --language de").says("Nichts ist notiert oder geplant."));
    rolltakt.done(contract_night);
    rolltakt.done("log dose --form oxide --elemental-mg 100 --at 2026-11-20T12:00");
    rolltakt.done("log intake iron --at 2026-11-20T13:30");
    rolltakt.done("log intake levothyroxine --at 2026-11-20T06:00");
    rolltakt.done("log plan --from 2026-11-01 --dose before-bed:oxide:elemental:200");
    const auto day = rolltakt.done("log day --date 2026-11-20");
    CHECK(day["day"] == "2026-11-20");
    std::vector<std::string> lanes;
    for (const auto& mark : day["marks"]) lanes.push_back(mark["lane"]);
    CHECK(lanes == std::vector<std::string>{"bed", "medicines", "magnesium", "minerals"});
    CHECK(day["marks"][0]["until"] == "2026-11-20T06:50:00+01:00");
    REQUIRE(day["close"].size() == 1);
    CHECK(day["close"][0]["kind"] == "iron");
    CHECK(day["close"][0]["hours_apart"] == 1.5);
    CHECK(day["close"][0]["minimum_h"] == 3.0);
    CHECK(day["close"][0]["planned"] == false);
    const auto said = rolltakt("log day --day 20.11.2026");
    CHECK(said.says("12:00  Magnesium: 100 mg magnesium as oxide"));
    CHECK(said.says("One pair to ask a doctor or pharmacist about"));
    CHECK(said.says("Please ask a doctor or pharmacist."));
    // The same product was taken that day; on the next one it is still planned.
    const auto next = rolltakt.done("log day");
    const auto planned = std::find_if(next["marks"].begin(), next["marks"].end(),
                                      [](const auto& mark) { return mark["planned"] == true; });
    REQUIRE(planned != next["marks"].end());
    CHECK((*planned)["from"] == "2026-11-21T22:45:00+01:00");
    CHECK(rolltakt.refused("log day --day never", 2) == "usage");
}

TEST_CASE("log day: penicillamine with its hours kept is to be asked about all the same") {
    Diary rolltakt;
    rolltakt.done("log dose --form oxide --elemental-mg 100 --at 2026-11-20T06:00");
    rolltakt.done("log intake penicillamine --at 2026-11-20T12:00");
    const auto day = rolltakt.done("log day --date 2026-11-20");
    CHECK(day["close"].empty());
    REQUIRE(day["to_ask"].size() == 1);
    CHECK(rolltakt("log day --date 2026-11-20")
              .says("please ask a doctor or pharmacist also where the hours"));
    CHECK(rolltakt("log day --date 2026-11-20 --language de").says("eingehalten"));
}

TEST_CASE("log asked: the person picks the few that a morning asks") {
    Diary rolltakt;
    CHECK(rolltakt.done("log asked")["asked"].empty());
    CHECK(rolltakt.done("log asked cramps leg-unrest caffeine")["asked"] ==
          Json{"cramps", "leg_unrest", "caffeine"});
    CHECK(rolltakt("log asked --language de").says("Unruhe in den Beinen"));
    CHECK(rolltakt.refused("log asked cramps cramps", 2) == "usage");
    CHECK(rolltakt.refused("log asked hunger", 2) == "usage");
    CHECK(rolltakt.refused("log asked --none cramps", 2) == "usage");
    CHECK(rolltakt.refused("log asked cramps tension stress fatigue headache tinnitus vision "
                           "alcohol sugar",
                           2) == "usage");
    CHECK(rolltakt.done("log asked")["asked"].size() == 3);
    CHECK(rolltakt.done("log asked --none")["asked"].empty());
    CHECK(rolltakt.done("log asked")["asked"].empty());
}

// --- taking back, showing, what must not get in

TEST_CASE("log take-back: gone from what holds, kept in the history") {
    Diary rolltakt;
    const std::string id = rolltakt.done("log dose --form oxide --elemental-mg 100")["id"];
    CHECK(rolltakt.done("log take-back " + id.substr(0, 6))["id"] == id);
    CHECK(rolltakt.done("log show")["doses"].empty());
    const auto all = rolltakt.done("log show --all")["doses"];
    REQUIRE(all.size() == 2);
    CHECK(all[1]["taken_back"] == true);
    CHECK(rolltakt.refused("log take-back " + id) == "not_found");
    CHECK(rolltakt.refused("log take-back x") == "not_found");
    CHECK(rolltakt("log show --all --language de").says("zurückgenommen"));
}

TEST_CASE("log dose: a correction changes what is given and recounts the day") {
    Diary rolltakt;
    const std::string id = rolltakt.done("log dose --form oxide --compound-mg 400 --note abends "
                                         "--at 2026-11-20T21:00")["id"];
    const auto corrected = rolltakt.done("log dose --correct " + id + " --compound-mg 200");
    CHECK(corrected["day_supplement_total_mg"].get<double>() ==
          doctest::Approx(120.6).epsilon(1e-3));
    const auto held = rolltakt.done("log show")["doses"][0];
    CHECK(held["components"][0]["form"] == "oxide");
    CHECK(held["taken"] == "2026-11-20T21:00:00+01:00");
    CHECK(held["note"] == "abends");
    CHECK(rolltakt.refused("log night --correct " + id + " --quality 3") == "not_found");
}

TEST_CASE("log show: an empty diary is no failure, and a person without a file has none") {
    Diary rolltakt;
    const auto empty = rolltakt.done("log show");
    CHECK(empty["from"] == "2026-11-08");
    CHECK(empty["to"] == "2026-11-21");
    CHECK(empty["nights"].empty());
    CHECK(rolltakt("log show --language de")
              .says("Vom 08.11.2026 bis 21.11.2026 ist nichts "
                    "notiert."));
    CHECK(rolltakt("log show --from 2026-11-20 --to 2026-11-10").exit_code == 2);
    CHECK(rolltakt("log show --day gestern").exit_code == 2);
    CHECK_FALSE(std::filesystem::exists(rolltakt.around.data / "people"));
}

TEST_CASE("log show: a note of several lines, as a file may bring it, stays on one") {
    Diary rolltakt;
    rolltakt.done("import diary " +
                  rolltakt.file("n.csv", "intake_taken,zone,kind,name,note\n"
                                         "2026-11-20T12:00:00+01:00,Europe/Berlin,other_medicine,"
                                         "quinine,\"first\nsecond\r\nthird\"\n"));
    CHECK(rolltakt("log show").says("first second  third"));
    CHECK(rolltakt.done("log show")["intakes"][0]["note"] == "first\nsecond\r\nthird");
}

TEST_CASE("log: hostile text and numbers are refused in one sentence") {
    Diary rolltakt;
    const std::vector<std::string> dose{"log", "dose", "--form", "oxide", "--elemental-mg", "100"};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.begin(), dose.begin(), dose.end());
        return more;
    };
    for (const std::string& note :
         {std::string{"bell \a"}, std::string{"\x1b[2J"}, std::string{"two\nlines"},
          std::string{"\xff\xfe"}, std::string{"\xe2\x80\xae"}}) {
        CHECK(rolltakt.refused(with({"--note", note}), 2) == "usage");
        CHECK(rolltakt.refused(with({"--product", note}), 2) == "usage");
    }
    CHECK(rolltakt.refused(with({"--note", std::string(2001, 'x')}), 1) == "too_long");
    CHECK(rolltakt.refused(with({"--product", std::string(201, 'x')}), 1) == "too_long");
    CHECK(rolltakt.refused(with({"--zone", std::string(100000, 'x')}), 1) == "no_such_zone");
    CHECK(rolltakt.refused(with({"--zone", "../../etc/passwd"}), 1) == "no_such_zone");
    CHECK(rolltakt.refused(with({"--at", std::string(100000, '1')}), 2) == "usage");
    CHECK(rolltakt.refused(with({"--at", ""}), 2) == "usage");
    CHECK(rolltakt.refused(with({"--at", "2026-11-22T08:00"}), 1) == "in_future");
    CHECK(rolltakt.refused(with({"--pieces", "0"}), 1) == "out_of_range");
    CHECK(rolltakt.refused(with({"--correct", ""}), 1) == "not_found");
    for (const char* mg : {"nan", "inf", "-inf", "1e3", "", "ten", "0x10", "1,000,0"})
        CHECK(rolltakt.refused({"log", "dose", "--form", "oxide", "--compound-mg", mg}, 2) ==
              "usage");
    for (const char* mg : {"1000000000", "0", "-5"})
        CHECK(rolltakt.refused({"log", "dose", "--form", "oxide", "--compound-mg", mg}, 1) ==
              "out_of_range");
    CHECK(rolltakt.refused({"log", "dose", "--form", "Oxide", "--compound-mg", "5"}, 2) == "usage");
    CHECK_FALSE(std::filesystem::exists(rolltakt.around.data / "people"));
}

TEST_CASE("log: while the player is open nothing is written, and reading goes on") {
    Diary rolltakt;
    rolltakt.done("log dose --form oxide --elemental-mg 100");
    auto window = store::Store::open(rolltakt.around.data / "people" / "me.db");
    REQUIRE(window.has_value());
    CHECK(rolltakt.refused("log dose --form oxide --elemental-mg 100") == "in_use");
    CHECK(rolltakt.refused(contract_night) == "in_use");
    CHECK(rolltakt("log symptom stress 3").complains("Rolltakt"));
    CHECK(rolltakt.done("log show")["doses"].size() == 1);
}

TEST_CASE("log show: a day is in the order of its times, the night first") {
    Diary rolltakt;
    for (const char* at : {"21:30", "08:15", "13:00", "07:05", "19:45", "10:20"})
        rolltakt.done(std::string{"log intake vitamin_c --at 2026-11-20T"} + at);
    rolltakt.done("log symptom stress 3 --day 2026-11-20");
    rolltakt.done(contract_night);
    std::vector<std::string> times;
    const auto shown = rolltakt.done("log show --day 2026-11-20");
    for (const auto& one : shown["intakes"])
        times.push_back(one["taken"].get<std::string>().substr(11, 5));
    CHECK(std::is_sorted(times.begin(), times.end()));
    const auto words = rolltakt("log show --day 2026-11-20").out;
    std::size_t last = 0;
    for (const char* one :
         {"Night to", "07:05", "08:15", "10:20", "13:00", "19:45", "21:30", "Stress"}) {
        CAPTURE(one);
        const auto at = words.find(one);
        REQUIRE(at != std::string::npos);
        CHECK(at > last);
        last = at;
    }
}

TEST_CASE("log show: what was before midnight of a night comes before what was after it") {
    Diary rolltakt;
    rolltakt.done(contract_night);
    const std::string cramps = "log symptom cramps 1 --side left --muscle calf --day 2026-11-20 ";
    rolltakt.done(cramps + "--time 03:10");
    rolltakt.done(cramps + "--time 23:30");
    rolltakt.done("log intake vitamin_c --at 2026-11-20T07:05");
    const auto shown = rolltakt.done("log show --day 2026-11-20")["observations"];
    REQUIRE(shown.size() == 2);
    CHECK(shown[0]["time"] == "2026-11-19T23:30:00+01:00");
    const auto words = rolltakt("log show --day 2026-11-20").out;
    CHECK(words.find("Night to") < words.find("23:30"));
    CHECK(words.find("23:30") < words.find("03:10"));
    CHECK(words.find("03:10") < words.find("07:05"));
}

TEST_CASE("log show: what lies before the fortnight is not gone, and how to see it is said") {
    Diary rolltakt;
    rolltakt.done("log symptom stress 3 --day 2026-03-02");
    rolltakt.done("log symptom stress 4 --day 2026-03-05");
    const auto said = rolltakt("log show");
    CHECK(said.says("Nothing is noted from"));
    CHECK(said.says("2 entries lie before that; this shows them: rolltakt log show --from "
                    "2026-03-02"));
    CHECK_FALSE(rolltakt("log show --from 2026-03-02").says("before that"));
    CHECK(rolltakt("log show --from 2027-01-01").complains("--from lies after today."));
}

TEST_CASE("log: a warning of the day is said once, and again when it grew") {
    Diary rolltakt;
    rolltakt.done("log person --has kidney_disease");
    const std::string dose = "log dose --form oxide --elemental-mg 200 --at 2026-11-20T";
    const std::string kidneys = "Kidney disease", over = "names 250 mg a day",
                      half = "in one intake";
    const auto first = rolltakt(dose + "08:00");
    CHECK(first.says(kidneys));
    CHECK(first.says(half));
    const auto second = rolltakt(dose + "12:00");
    CHECK_FALSE(second.says(kidneys));
    CHECK_FALSE(second.says(half));
    CHECK(second.says(over));
    CHECK(rolltakt(dose + "16:00").says(over)); // it grew
    const auto oil = rolltakt("log dose --form oil --elemental-mg 5 --at 2026-11-20T17:00");
    CHECK_FALSE(oil.says(over));
    CHECK(codes(rolltakt.done(dose + "18:00")["notices"]).contains("kidney_disease"));
    CHECK(rolltakt("log dose --form oxide --elemental-mg 50 --at 2026-11-19T08:00").says(kidneys));
}

TEST_CASE("log: spacing is said once") {
    Diary rolltakt;
    rolltakt.done("log intake iron --amount 50 --at 2026-11-20T09:00");
    const std::string dose = "log dose --form oxide --elemental-mg 50 --at 2026-11-20T";
    CHECK(rolltakt(dose + "09:30").says("Magnesium at 09:30 and"));
    CHECK_FALSE(rolltakt(dose + "20:30").says("Magnesium at 09:30 and"));
}

TEST_CASE("log: an amount from which harm is described names numbers and the way to take it out") {
    Diary rolltakt;
    const std::string dose = "log dose --form oxide --elemental-mg 2600 --at 2026-11-20T";
    const auto said = rolltakt(dose + "08:00");
    CHECK(said.says("call 112 at once"));
    CHECK(said.says("poison information centre"));
    const auto id = rolltakt.done("log show --day 2026-11-20")["doses"][0]["id"].get<std::string>();
    CHECK(said.says("rolltakt log take-back " + id.substr(0, 8)));
    rolltakt.done("person --country US");
    CHECK(rolltakt("log dose --form oxide --elemental-mg 2600 --at 2026-11-19T08:00")
              .says("call 911 at once"));
}

TEST_CASE("log: a day that the calendar does not have is said to be none") {
    Diary rolltakt;
    for (const char* words :
         {"log show --day 2026-02-30", "log symptom stress 3 --day 30.2.2026",
          "log night --wake-date 2026-02-30 --into-bed 22:45 --out-of-bed 06:50",
          "log dose --form oxide --elemental-mg 5 --at 2026-02-30T21:30",
          "log plan --from 2026-02-30"}) {
        CAPTURE(words);
        const auto said = rolltakt(words);
        CHECK(said.exit_code == 2);
        CHECK(said.complains("the calendar has no day"));
        CHECK_FALSE(said.complains("is written as"));
    }
    CHECK(rolltakt("log show --day 2026-2").complains("a day is written as"));
    CHECK(rolltakt("log show --day 3/4/2026").complains("may be two days"));
}

TEST_CASE("log: no refusal names an option that nobody typed") {
    Diary rolltakt;
    CHECK_FALSE(rolltakt("log dose --form oxide --elemental-mg 9000 --pieces 2").complains("--at"));
    const std::string id = rolltakt.done(contract_night)["id"];
    const auto night = rolltakt("log night --correct " + id + " --into-bed 23:30");
    CHECK(night.exit_code == 1);
    CHECK_FALSE(night.complains("--tried"));
    CHECK_FALSE(rolltakt("log plan --until 2026-12-01").complains("“”"));
    CHECK_FALSE(rolltakt("log intake").complains("“”"));
    CHECK_FALSE(rolltakt("log symptom").complains("“”"));
    CHECK(rolltakt("log symptom stress").complains("needs a value"));
}

TEST_CASE("log: the question of every four weeks is told once it is due, until it is answered") {
    Diary rolltakt;
    const std::string due = "The question of every four weeks is due";
    const std::string night = " --into-bed 22:45 --out-of-bed 06:50";
    CHECK_FALSE(rolltakt("log night --wake-date 2026-11-19" + night).says(due));
    CHECK(rolltakt("log night --wake-date 2026-10-20" + night).says(due));
    CHECK(rolltakt("log show").says(due));
    rolltakt.done("log global same");
    CHECK_FALSE(rolltakt("log show").says(due));
}

TEST_CASE("log: what articles say is named beside what was told") {
    Diary rolltakt;
    CHECK(rolltakt("log symptom leg_unrest 3").says("rolltakt claims legs"));
    CHECK(rolltakt("log symptom headache 3").says("rolltakt claims pain"));
    CHECK_FALSE(rolltakt("log symptom fatigue 3").says("rolltakt claims"));
    CHECK(rolltakt("log intake iron --at 2026-11-20T08:00").exit_code == 0);
    CHECK(rolltakt("log intake coffee_or_tea --at 2026-11-20T08:10")
              .says("rolltakt claims medicines"));
}
