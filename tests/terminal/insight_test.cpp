// Differences in a log from the command line, on simulated diaries whose truth is known, through
// the person's real file.
#include "rig.h"

#include "insight/log.h"
#include "insight/simulated_diary.h"
#include "store/expecting.h"
#include "terminal/insights.h"

#include <algorithm>
#include <set>

using rig::Rig, rig::Said;
using store::Store;
using namespace std::chrono_literals;

namespace {

using Json = nlohmann::json;
using std::chrono::days;

// Everything begins on Sunday, 1 November 2026; evenings at nine in Berlin.
const auto start = *units::day("2026-11-01");
const std::string zone = "Europe/Berlin";

units::Day on(int day) { return start + days{day}; }
units::WallTime moment(units::Day day, units::Clock at) {
    return *units::moment_of(day + at, zone);
}

diary::Night night(units::Day wake_date, int quality) {
    diary::Night n;
    n.wake_date = wake_date;
    n.zone = zone;
    n.into_bed = diary::NightClock{23h, {}};
    n.tried_to_sleep = diary::NightClock{23h + 10min, {}};
    n.latency_min = 15;
    n.awakenings = 1;
    n.awake_min = 5;
    n.final_wake = diary::NightClock{6h + 30min, {}};
    n.out_of_bed = diary::NightClock{6h + 45min, {}};
    n.quality = quality;
    return n;
}

struct Life : Rig {
    Life() { on_day(0); }

    void on_day(int day) {
        const auto evening = moment(on(day), 21h);
        around.wall_now = [evening] { return evening; };
    }
    std::filesystem::path own_file() const { return around.data / "people" / "me.db"; }
    Json done(const std::string& words) {
        const Said said = (*this)(words + " --json");
        INFO(words << ": " << said.err);
        REQUIRE(said.exit_code == 0);
        return said.json();
    }
    std::string refused(const std::string& words, int exit_code = 1) {
        const Said said = (*this)(words + " --json");
        INFO(words << ": " << said.out << said.err);
        CHECK(said.exit_code == exit_code);
        CHECK(std::count(said.err.begin(), said.err.end(), '\n') == 1);
        return said.json()["error"]["code"];
    }
    // Nights by their wake dates, in one go.
    void sleep(const std::vector<diary::Night>& nights) {
        auto store = good(Store::open(own_file()));
        std::vector<store::DiaryEntry> all;
        for (const auto& n : nights)
            all.emplace_back(diary::entered("", n, moment(n.wake_date, 7h)));
        good(store.keep(all));
    }
    void sleep(int from, int until, int quality = 6) {
        std::vector<diary::Night> nights;
        for (int day = from; day < until; ++day) nights.push_back(night(on(day), quality));
        sleep(nights);
    }
    // Half a minute of rolling at eight in the evening, on each of these days.
    void roll(const std::vector<units::Day>& all, const std::string& options = "--roller none") {
        const auto before = around.wall_now;
        for (const auto day : all) {
            const auto at = moment(day, 20h);
            around.wall_now = [at] { return at; };
            const Said said = (*this)("play " + short_routine() + " --headless --json " + options);
            INFO(said.err);
            REQUIRE(said.exit_code == 0);
        }
        around.wall_now = before;
    }

    // Asked on the first day, the baseline slept through, begun on day 14: the draw is known.
    insight::Question asked(const std::string& options = "") {
        done("insight ask quality " + options);
        sleep(0, 15);
        on_day(14);
        done("insight begin");
        auto store = good(Store::open(own_file()));
        return *good(store.questions()).back().question;
    }
    // Lived up to a day: rolled as drawn, and slept with this difference (of standard deviations
    // of 1.5).
    void live(const insight::Question& q, double effect, int until, std::uint64_t seed,
              bool rolls = true) {
        const auto e = insight::exposure(q).value();
        simulated::Generator random{seed};
        const auto diary =
            simulated::diary(e, {.scale = simulated::Scale::whole, .effect = effect}, random);
        std::vector<diary::Night> nights;
        std::vector<units::Day> rolled;
        for (std::size_t i = 0; i < e.days.size(); ++i) {
            const auto day = e.first + days{static_cast<int>(i)};
            if (day >= on(until)) break;
            if (e.days[i].arm == insight::Arm::with) rolled.push_back(day);
            nights.push_back(night(day + days{1}, static_cast<int>(*diary.series.values[i + 1])));
        }
        sleep(nights);
        if (rolls) roll(rolled);
    }
};

} // namespace

TEST_CASE("insight: without a question it says how to ask one, and makes no file") {
    Life rolltakt;
    const auto said = rolltakt("insight --language en");
    CHECK(said.exit_code == 0);
    CHECK(said.says("No question is open; rolltakt insight ask begins one."));
    CHECK(rolltakt.done("insight show")["question"].is_null());
    CHECK(rolltakt.done("insight days")["days"].empty());
    CHECK(rolltakt.refused("insight begin") == "no_question");
    CHECK(rolltakt.refused("insight extend 2") == "no_question");
    CHECK(rolltakt.refused("insight drop") == "no_question");
    CHECK_FALSE(std::filesystem::exists(rolltakt.around.data));
}

TEST_CASE("insight: a question is asked first, and its baseline says what is missing") {
    Life rolltakt;
    const auto said = rolltakt("insight ask quality --also awakenings --also leg-unrest --weeks 6 "
                               "--language en");
    REQUIRE(said.exit_code == 0);
    CHECK(said.says("Is “Quality of sleep” different for nights after drawn rolling days than for "
                    "nights after the other days?"));
    CHECK(said.says("Looked at as well, exploratory: Awakenings, Unrest in the legs."));
    CHECK(said.says("A baseline of two weeks from 1 Nov 2026, then 6 weeks"));
    CHECK(said.says("Nothing is shown before 10 nights on either side"));
    rolltakt.sleep(0, 6);
    rolltakt.on_day(7);
    const auto shown = rolltakt("insight --language en");
    CHECK(shown.says("Cannot tell yet."));
    CHECK(shown.says("Missing for the baseline: 4 more nights."));
    CHECK(shown.says("Baseline: 6 more days, please without a change."));
    CHECK(rolltakt("insight --language de").says("Für den Vorlauf fehlen noch: 4 Nächte."));
    const auto json = rolltakt.done("insight");
    CHECK(json["question"]["outcome"] == "quality");
    CHECK(json["question"]["also"] == Json{"awakenings", "leg_unrest"});
    CHECK(json["question"]["compares"] == "random_days");
    CHECK(json["stage"] == "baseline");
    CHECK(json["baseline_missing"] == 4);
    CHECK(json["main"].is_null());
    CHECK(rolltakt.refused("insight begin") == "baseline_not_filled");
}

TEST_CASE("insight: what cannot be asked is refused, and nothing is kept") {
    Life rolltakt;
    CHECK(rolltakt.refused("insight ask", 2) == "usage");
    CHECK(rolltakt.refused("insight ask mood", 2) == "usage");
    CHECK(rolltakt("insight ask mood --language en").complains("quality total_sleep_min"));
    CHECK(rolltakt.refused("insight ask caffeine", 2) == "usage"); // a factor, not an outcome
    CHECK(rolltakt.refused("insight ask quality --weeks 3") == "weeks");
    CHECK(rolltakt.refused("insight ask quality --weeks x", 2) == "usage");
    CHECK(rolltakt.refused("insight ask quality --also quality") == "repeated");
    CHECK(rolltakt.refused("insight ask quality --about iron", 2) == "usage");
    CHECK(rolltakt.refused("insight ask quality --baseline-from 2026-11-02", 2) == "usage");
    CHECK(rolltakt.refused("insight ask quality --about magnesium") == "wrong_phases");
    CHECK_FALSE(std::filesystem::exists(rolltakt.around.data));
}

TEST_CASE("insight: one question at a time; a dropped one stays counted") {
    Life rolltakt;
    rolltakt.done("insight ask quality");
    CHECK(rolltakt.refused("insight ask stress") == "there_already");
    CHECK(rolltakt.done("insight drop")["dropped"] == true);
    CHECK(rolltakt.done("insight")["question"].is_null());
    CHECK(rolltakt.done("insight ask stress")["question"]["number"] == 2);
    CHECK(rolltakt.done("insight")["questions_before"] == 1);
}

TEST_CASE("insight: a baseline may lie in what is noted already") {
    Life rolltakt;
    rolltakt.done("log night --wake-date 2026-11-01 --into-bed 23:00 --out-of-bed 06:45");
    rolltakt.sleep(1, 15);
    rolltakt.on_day(14);
    rolltakt.done("insight ask quality --baseline-from 2026-11-01");
    CHECK(rolltakt.done("insight")["stage"] == "ready");
    CHECK(rolltakt("insight --language en").says("rolltakt insight begin"));
    rolltakt.done("insight begin");
    CHECK(rolltakt.refused("insight begin") == "begun");
}

TEST_CASE("insight: rolling days are drawn, two or three a week, and shown ahead") {
    Life rolltakt;
    rolltakt.asked("--weeks 4");
    const auto ahead = rolltakt.done("insight days");
    const auto count = ahead["days"].size();
    CHECK(count >= 8);
    CHECK(count <= 12);
    CHECK(ahead["roll_today"].is_null()); // the comparison begins tomorrow
    CHECK(ahead["days"][0] >= "2026-11-16");
    CHECK(ahead["days"][count - 1] <= "2026-12-13");
    const auto first = *units::day(ahead["days"][0].get<std::string>());
    rolltakt.on_day(static_cast<int>((first - start).count()));
    CHECK(rolltakt.done("insight")["roll_today"] == true);
    CHECK(rolltakt("insight days --language en").says("Today is a drawn rolling day."));
    CHECK(rolltakt("insight days --language de").says("Heute ist ein ausgeloster Rolltag."));
    const auto longer = rolltakt.done("insight extend 2");
    CHECK(longer["question"]["weeks"] == 6);
    const auto again = rolltakt.done("insight days")["days"];
    for (std::size_t i = 0; i < count; ++i) CHECK(again[i] == ahead["days"][i]); // they stay
    CHECK(rolltakt.refused("insight extend 60") == "too_long");
}

TEST_CASE("insight: after a fortnight it cannot tell yet, whatever the difference") {
    Life rolltakt;
    const auto q = rolltakt.asked();
    rolltakt.live(q, 3.0, 28, 4);
    rolltakt.on_day(28);
    const auto json = rolltakt.done("insight");
    CHECK(json["stage"] == "testing");
    CHECK(json["main"]["verdict"] == "not_yet");
    CHECK(json["main"]["difference"].is_null());
    CHECK_FALSE(json["main"]["missing"].empty());
    const auto english = rolltakt("insight --language en");
    CHECK(english.says("Cannot tell yet."));
    CHECK(english.says("more nights after drawn rolling days."));
    CHECK_FALSE(english.says("In your log"));
    CHECK(rolltakt("insight --language de").says("Noch nicht zu sagen."));
}

TEST_CASE("insight: eight weeks with a known effect show a bounded difference, and say no more") {
    Life rolltakt;
    const auto q = rolltakt.asked();
    rolltakt.live(q, 1.2, 72, 7);
    rolltakt.on_day(72);
    const auto json = rolltakt.done("insight");
    CHECK(json["stage"] == "over");
    const auto& main = json["main"];
    INFO(main.dump());
    CHECK(main["verdict"] == "difference");
    CHECK(main["doubts"].empty());
    // 1.2 standard deviations of 1.5 points, somewhat less where the scale ends.
    CHECK(main["interval"]["low"] > 0.0);
    CHECK(main["interval"]["low"] < 1.75);
    CHECK(main["interval"]["high"] > 1.75);
    CHECK(main["interval"]["high"].get<double>() - main["interval"]["low"].get<double>() < 2.5);
    CHECK(main["controls"]["shuffles"] == 400);
    CHECK(main["controls"]["day_after"].is_object());
    CHECK(main["controls"]["day_before"]["differs"] == false);
    CHECK(json["outcomes_looked_at"] == 1);
    std::set<std::string> beside;
    for (const auto& one : json["beside"]) beside.insert(one["what"]);
    CHECK(beside == std::set<std::string>{"weekday", "filling"});

    const auto english = rolltakt("insight --language en");
    CHECK(english.says("A difference in your log."));
    CHECK(english.says("points higher for nights after drawn rolling days than for nights after "
                       "the other days (95 % range +"));
    CHECK(english.says("This can be chance, expectation or other things you did."));
    CHECK(english.says("Dates shuffled 400 times"));
    CHECK(english.says("One day earlier"));
    CHECK(english.says("Saturdays and Sundays"));
    CHECK(english.says("One outcome was looked at."));
    const auto german = rolltakt("insight --language de");
    CHECK(german.says("Ein Unterschied in deinem Tagebuch."));
    CHECK(german.says("Das kann Zufall, Erwartung oder anderes sein, was du getan hast."));
    CHECK(rolltakt.refused("insight extend 2") == "seen");
    CHECK(rolltakt.done("insight ask stress")["question"]["number"] == 2); // the next one
}

TEST_CASE("insight: eight weeks without one are no difference") {
    Life rolltakt;
    const auto q = rolltakt.asked();
    rolltakt.live(q, 0.0, 72, 13);
    rolltakt.on_day(72);
    const auto json = rolltakt.done("insight");
    CHECK(json["main"]["verdict"] == "cannot_tell");
    CHECK(json["main"]["interval"]["low"] < 0.0);
    CHECK(json["main"]["interval"]["high"] > 0.0);
    const auto said = rolltakt("insight --language en");
    CHECK(said.says("Cannot tell."));
    CHECK(said.says("The range holds zero: higher and lower are both possible."));
}

TEST_CASE("insight: hidden until the end, if the person wishes") {
    Life rolltakt;
    const auto q = rolltakt.asked("--hidden");
    rolltakt.live(q, 1.2, 72, 7);
    rolltakt.on_day(65);
    const auto before = rolltakt.done("insight");
    CHECK(before["hidden"] == true);
    CHECK(before["main"].is_null());
    CHECK(before["also"].empty());
    CHECK(rolltakt("insight --language en").says("The result stays hidden until 12 Jan 2027"));
    rolltakt.on_day(72);
    CHECK(rolltakt.done("insight")["main"]["verdict"] == "difference");
}

TEST_CASE("insight: simulated sessions are no rolling, but for practice") {
    Life rolltakt;
    const auto q = rolltakt.asked();
    rolltakt.live(q, 1.2, 72, 7, false);
    const auto drawn = insight::look(q, {}, moment(on(15), 21h)).ahead;
    rolltakt.roll({drawn[0], drawn[1], drawn[2]}, "--roller sim");
    rolltakt.on_day(72);
    const auto json = rolltakt.done("insight");
    CHECK(json["main"]["verdict"] == "cannot_tell");
    CHECK(json["main"]["doubts"] == Json{"not_as_planned"});
    CHECK(rolltakt.done("insight pairs")["pairs"].empty());
    rolltakt.roll({on(70)}, "--roller sim --person practice");
    CHECK(rolltakt.done("insight pairs --person practice")["pairs"].size() == 1);
}

TEST_CASE("insight: of several sources the night counts that the person ranks first") {
    Life rolltakt;
    rolltakt.done("insight ask quality");
    {
        auto store = good(Store::open(rolltakt.own_file()));
        std::vector<store::ImportedEntry> rows;
        for (int day = 0; day < 12; ++day) {
            auto worse = night(on(day), 1), no_rating = night(on(day), 9);
            no_rating.quality.reset();
            rows.push_back({diary::entered("", no_rating, moment(on(day), 8h),
                                           {diary::Origin::imported, "", "ring"}),
                            "ring" + std::to_string(day)});
            rows.push_back({diary::entered("", worse, moment(on(day), 8h),
                                           {diary::Origin::imported, "", "watch"}),
                            "watch" + std::to_string(day)});
        }
        good(store.keep(store::Import{"", moment(on(12), 8h), "sleep", "ring", "a.csv"}, rows));
        auto settings = good(store.diary_settings());
        settings.ranking = {"ring", "watch"};
        good(store.save(settings));
    }
    rolltakt.on_day(12);
    CHECK(rolltakt.done("insight")["baseline_missing"] == 10); // the ring tells no quality
    {
        auto store = good(Store::open(rolltakt.own_file()));
        auto settings = good(store.diary_settings());
        settings.ranking = {"watch", "ring"};
        good(store.save(settings));
    }
    CHECK(rolltakt.done("insight")["baseline_missing"] == 0);
}

TEST_CASE("insight: magnesium is compared over the person's own phases, and nobody is told when") {
    Life rolltakt;
    for (int i = 0; i < 8; ++i) {
        const std::string from = units::text(on(20 + 7 * i)), until = units::text(on(26 + 7 * i));
        rolltakt.done("log plan --phase " +
                      std::string{i % 2 == 0
                                      ? "pause"
                                      : "maintenance --dose before-bed:oxide:elemental:100"} +
                      " --from " + from + " --until " + until);
    }
    const auto said = rolltakt("insight ask leg_unrest --about magnesium --language en");
    REQUIRE(said.exit_code == 0);
    CHECK(said.says("evenings in phases with magnesium"));
    CHECK(said.says("8 phases of your own plan"));
    const auto json = rolltakt.done("insight");
    CHECK(json["question"]["compares"] == "planned_phases");
    CHECK(json["question"]["phases"].size() == 8);
    CHECK(json["question"]["weeks"].is_null());
    CHECK(json["roll_today"].is_null());
    CHECK(rolltakt.done("insight days")["days"].empty());
    CHECK(rolltakt.refused("insight begin") == "planned");
    CHECK(rolltakt.refused("insight extend 1") == "planned");
    // On a day with a planned dose no word of taking any.
    rolltakt.on_day(28);
    for (const std::string language : {"en", "de"})
        for (const std::string words : {"insight", "insight days"}) {
            const auto shown = rolltakt(words + " --language " + language);
            CHECK_FALSE(shown.says("take"));
            CHECK_FALSE(shown.says("nimm"));
            CHECK_FALSE(shown.says("einnehm"));
        }
}

TEST_CASE("insight: phases that cannot be compared are named") {
    Life rolltakt;
    const auto plan = [&](const std::string& phase, int from, int until) {
        rolltakt.done("log plan --phase " + phase + " --from " + units::text(on(from)) +
                      " --until " + units::text(on(until)));
    };
    plan("pause", 20, 26);
    CHECK(rolltakt.refused("insight ask quality --about magnesium") == "one_sided");
    plan("maintenance --dose before-bed:oxide:elemental:100", 27, 33);
    const auto few = rolltakt("insight ask quality --about magnesium --language en");
    CHECK(few.says("Your plan has fewer than six phases"));
    rolltakt.done("insight drop");
    plan("maintenance --dose before-bed:oxide:elemental:100", 5, 9);
    CHECK(rolltakt.refused("insight ask quality --about magnesium") == "no_baseline");
}

TEST_CASE("insight pairs: each session with what lies round it, and the rule in one line") {
    Life rolltakt;
    rolltakt.sleep(0, 3);
    rolltakt.roll({on(1)});
    rolltakt.on_day(3);
    rolltakt.done("log dose --form oxide --elemental-mg 100 --at 2026-11-02T18:00");
    rolltakt.done("log symptom stress 4 --day 2026-11-03");
    const auto said = rolltakt("insight pairs --language en");
    CHECK(said.says("Before: the last magnesium"));
    CHECK(said.says("2 Nov 2026, 20:00"));
    CHECK(said.says("magnesium before: "));
    CHECK(said.says("100 mg"));
    CHECK(said.says("2.0 h earlier"));
    CHECK(said.says("night before: "));
    CHECK(said.says("night after: "));
    CHECK(said.says("next day: Stress"));
    CHECK(std::count(said.out.begin(), said.out.end(), '\n') == 6);
    const auto json = rolltakt.done("insight pairs");
    REQUIRE(json["pairs"].size() == 1);
    const auto& pair = json["pairs"][0];
    CHECK(pair["day"] == "2026-11-02");
    CHECK(pair["hours_after_dose"] == 2.0);
    CHECK(pair["night_before"]["wake_date"] == "2026-11-02");
    CHECK(pair["night_after"]["wake_date"] == "2026-11-03");
    CHECK(pair["next_day"].size() == 1);
    CHECK(rolltakt.done("insight pairs --from 2026-11-03 --to 2026-11-03")["pairs"].empty());
    CHECK(rolltakt.refused("insight pairs --from 2026-11-03 --to 2026-11-01", 2) == "usage");
    CHECK(rolltakt("insight pairs --from 2026-11-03 --language de").says("wurde nicht gerollt"));
}

TEST_CASE("insight pairs: a bath with magnesium is a warm bath of its day") {
    Life rolltakt;
    rolltakt.sleep(0, 3);
    rolltakt.roll({on(1)});
    rolltakt.on_day(3);
    rolltakt.done("log dose --form bath --at 2026-11-03T20:00");
    const auto pairs = rolltakt.done("insight pairs")["pairs"];
    REQUIRE(pairs.size() == 1);
    REQUIRE(pairs[0]["next_day"].size() == 1);
    CHECK(pairs[0]["next_day"][0]["item"] == "warm_bath");
}

TEST_CASE("insight weeks: week by week, with how steady that was") {
    Life rolltakt;
    rolltakt.sleep(0, 20);
    rolltakt.roll({on(1), on(3), on(10)});
    rolltakt.on_day(20);
    const auto json = rolltakt.done("insight weeks --weeks 4");
    REQUIRE(json["weeks"].size() == 4);
    CHECK(json["weeks"][3]["from"] == "2026-11-16");
    CHECK(json["weeks"][1]["rolled_days"] == 2);
    CHECK(json["steadiness"]["weeks_as_meant"] == 1);
    CHECK(json["steadiness"]["nights"] > 10);
    const auto said = rolltakt("insight weeks --language en");
    CHECK(said.says("rolled on 2 days"));
    CHECK(said.says("Nights noted: "));
    CHECK(rolltakt("insight weeks --language de").says("gerollt"));
    for (const char* weeks : {"0", "53", "many"})
        CHECK(rolltakt.refused(std::string{"insight weeks --weeks "} + weeks, 2) == "usage");
}

TEST_CASE("insight nights: a value of the night beside one of the day, once there are enough") {
    Life rolltakt;
    CHECK(rolltakt.done("insight nights")["missing"] == 14); // without a file, too
    std::vector<diary::Night> nights;
    for (int day = 0; day < 20; ++day) nights.push_back(night(on(day), day % 2 == 0 ? 8 : 4));
    rolltakt.sleep(nights);
    const auto stressed = [&](int from, int until) {
        auto store = good(Store::open(rolltakt.own_file()));
        std::vector<store::DiaryEntry> all;
        for (int day = from; day < until; ++day) {
            diary::Observation o;
            o.item = diary::Item::stress;
            o.day = on(day);
            o.zone = zone;
            o.value = day % 2 == 0 ? 2.0 : 6.0;
            all.emplace_back(diary::entered("", o, moment(on(day), 22h)));
        }
        good(store.keep(all));
    };
    stressed(0, 10);
    rolltakt.on_day(20);
    auto json = rolltakt.done("insight nights --day stress");
    CHECK(json["missing"] == 4);
    CHECK(json["points"].empty());
    CHECK(rolltakt("insight nights --day stress --language en")
              .says("4 more days with both are needed"));
    stressed(10, 20);
    json = rolltakt.done("insight nights --day stress");
    CHECK(json["missing"] == 0);
    REQUIRE(json["points"].size() == 20);
    CHECK(json["points"][0]["night"] == 4.0); // from the worst night on
    CHECK(json["points"][0]["day"] == 6.0);
    CHECK(json["points"][19]["night"] == 8.0);
    CHECK(json["points"][19]["day"] == 2.0);
    const auto said = rolltakt("insight nights --night total-sleep-min --day stress --language en");
    CHECK(said.says("Of the day after it: Stress"));
    CHECK(said.says("  7 h"));
    CHECK(said.says("cannot be seen from that"));
    CHECK(rolltakt.refused("insight nights --night stress", 2) == "usage");
    CHECK(rolltakt.refused("insight nights --day quality", 2) == "usage");
    CHECK(rolltakt.refused("insight nights --weeks 0", 2) == "usage");
}

TEST_CASE("insight: one session's surroundings for the window, the rule at last") {
    Life rolltakt;
    rolltakt.sleep(0, 3);
    rolltakt.roll({on(1)});
    rolltakt.on_day(3);
    rolltakt.done("log dose --form oxide --elemental-mg 100 --at 2026-11-02T18:00");
    const auto pair = rolltakt.done("insight pairs")["pairs"][0];
    CHECK(rolltakt("insight pairs --language en").says("100 mg"));
    auto store = Store::open_read_only(rolltakt.own_file());
    REQUIRE(store);
    const auto began = units::wall_time(pair["started"].get<std::string>()).value();
    const auto now = moment(on(3), 21h);
    const auto lines =
        terminal::insights::around(*store, pair["session"].get<std::string>(), began, now);
    REQUIRE(lines.size() == 5);
    CHECK(lines[0].find("100 mg") != std::string::npos);
    CHECK(lines[0].find("2.0 h earlier") != std::string::npos);
    CHECK(lines[1].starts_with("night before: "));
    CHECK(lines[2].starts_with("night after: "));
    CHECK(lines[3] == "next day: not noted");
    CHECK(lines[4].starts_with("Before: the last magnesium"));
    CHECK(terminal::insights::around(*store, "another", began, now).empty());
}
