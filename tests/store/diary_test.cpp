// The diary on disk: every revision comes back as it was entered, imports come once and can go.
#include "store/diary_values.h"
#include "store/expecting.h"
#include "store/sealed.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

using diary::Entry, diary::Origin;
using material::Folder;
using store::DiaryEntry, store::Store, store::StoreError;
using namespace std::chrono_literals;

namespace {

units::Day on(int day) { return *units::day("2026-11-" + std::to_string(day)); }

units::WallTime at(int day, int hour) {
    using namespace std::chrono;
    return {sys_days{year{2026} / November / day} + hours{hour - 1}, 60min};
}

diary::Dose dose(int day, double mg = 100.0) {
    diary::Dose d;
    d.taken = at(day, 21);
    d.zone = "Europe/Berlin";
    d.product.name = "Magnesium „forte“";
    d.product.components = {{diary::Form::bisglycinate, diary::Basis::compound, {mg}},
                            {std::nullopt, diary::Basis::elemental, {12.5}}};
    d.product.label = diary::Milligrams{70.0};
    d.pieces = 0.5;
    d.note = "nach dem Rollen";
    return d;
}

diary::Night night(int day) {
    diary::Night n;
    n.wake_date = on(day);
    n.zone = "Europe/Berlin";
    n.waking_zone = "America/New_York";
    n.into_bed = diary::NightClock{22h + 45min, {}};
    n.final_wake = diary::NightClock{2h + 30min, units::Reading::second};
    n.latency_min = 25;
    n.awakenings = 2;
    n.awake_min = 20;
    n.quality = 7;
    return n;
}

std::vector<DiaryEntry> one_of_each(int day) {
    diary::Intake iron{at(day, 9),
                       "Europe/Berlin",
                       diary::Kind::iron,
                       "Eisen",
                       diary::Quantity{100.0, diary::Unit::milligrams},
                       "mit Saft"};
    diary::Observation cramp;
    cramp.item = diary::Item::cramps;
    cramp.day = on(day);
    cramp.value = 2;
    cramp.time = 3h;
    cramp.side = diary::Side::left;
    cramp.muscle = diary::Muscle::calf;
    cramp.occasion = diary::Occasion::night;
    cramp.worst = 6;
    cramp.relieved = true;
    const diary::LabNote ferritin{"ferritin", 42.5, "µg/l", on(day), ""};
    const auto fresh = [&](auto value) { return diary::entered("", value, at(day, 22)); };
    return {fresh(dose(day)),
            fresh(night(day)),
            fresh(diary::Nap{on(day), "Europe/Berlin", {14h, {}}, 20}),
            fresh(iron),
            fresh(cramp),
            fresh(ferritin),
            fresh(diary::GlobalAnswer{on(day), -2})};
}

template <class Value> std::span<const Entry<Value>> all(const std::vector<Entry<Value>>& list) {
    return list;
}

store::ImportedEntry imported(const DiaryEntry& entry, const std::string& row) {
    return {entry, row};
}

const store::Import fitbit{{}, at(25, 8), "sleep", "fitbit", "sleep-2026.json", 0, false};

} // namespace

TEST_CASE("diary: one entry of each kind comes back as it was entered, after closing, too") {
    const Folder folder;
    const auto kept = one_of_each(20);
    std::vector<std::string> ids;
    {
        auto open = good(Store::open(folder.file()));
        ids = good(open.keep(kept));
    }
    REQUIRE(ids.size() == 7);
    auto open = good(Store::open_read_only(folder.file()));
    const auto found = good(open.diary(on(20), on(20)));
    const auto same = [&](const auto& list, std::size_t which) {
        using List = std::decay_t<decltype(list)>;
        REQUIRE(list.size() == 1);
        auto expected = std::get<typename List::value_type>(kept[which]);
        expected.id = ids[which];
        CHECK(list[0] == expected);
    };
    same(found.doses, 0);
    same(found.nights, 1);
    same(found.naps, 2);
    same(found.intakes, 3);
    same(found.observations, 4);
    same(found.laboratory, 5);
    same(found.answers, 6);
    CHECK(good(open.diary(on(21), on(25))).nights.empty());
    good(open.verify());
}

TEST_CASE("diary: a correction keeps what was there, on another day as well") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto id = good(open.keep({diary::entered("", night(20), at(20, 8))})).at(0);
    const auto first = good(open.diary(on(20), on(20))).nights.at(0);
    auto moved = night(21);
    moved.quality = 3;
    const auto second = diary::corrected(first, moved, at(22, 9));
    good(open.keep({second}));
    for (const int day : {20, 21}) {
        const auto nights = good(open.diary(on(day), on(day))).nights;
        REQUIRE(nights.size() == 2);
        CHECK(nights[0] == first);
        CHECK(nights[1] == second);
    }
    CHECK(error_of(open.keep({second})) == StoreError::out_of_range);
    CHECK(error_of(open.keep({diary::corrected(second, moved, at(22, 9)), second})) ==
          StoreError::out_of_range); // nothing of it
    good(open.keep({diary::taken_back(second, at(23, 9))}));
    const auto nights = good(open.diary(on(21), on(21))).nights;
    CHECK(nights.size() == 3);
    CHECK(diary::current(all(nights)).empty());
    auto stranger = second;
    stranger.id = "no such";
    CHECK(error_of(open.keep({stranger})) == StoreError::not_found);
    auto other = diary::entered(id, dose(20), at(23, 9));
    other.revision = 4;
    CHECK(error_of(open.keep({other})) == StoreError::out_of_range);
}

TEST_CASE("diary: an import comes once; undone it leaves what was corrected, and may come again") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    const std::vector<store::ImportedEntry> rows{
        imported(diary::entered("", night(20), at(25, 8)), "a"),
        imported(diary::entered("", night(21), at(25, 8)), "b")};
    const auto first = good(open.keep(fitbit, rows));
    CHECK(first.fresh == 2);
    CHECK(first.duplicate == 0);
    const auto again = good(open.keep(fitbit, rows));
    CHECK(again.fresh == 0);
    CHECK(again.duplicate == 2);
    CHECK(good(open.brought({"b", "none", "a"})) == std::vector<bool>{true, false, true});
    const auto imports = good(open.imports());
    REQUIRE(imports.size() == 1);
    CHECK(imports[0].entries == 2);
    CHECK(imports[0].file == fitbit.file);

    const auto night_of_20 = good(open.diary(on(20), on(20))).nights.at(0);
    CHECK(night_of_20.source == diary::Source{Origin::imported, first.id});
    auto better = *night_of_20.value;
    better.quality = 9;
    good(open.keep({diary::corrected(night_of_20, better, at(26, 8))}));
    const auto undone = good(open.undo_import(first.id, at(27, 8)));
    CHECK(undone.corrected_since == std::vector{night_of_20.id});
    CHECK(undone.taken_back.size() == 1);
    const auto left = good(open.diary(on(20), on(21))).nights;
    const auto now = diary::current(all(left));
    REQUIRE(now.size() == 1);
    CHECK(now[0].value == better);
    CHECK(good(open.imports()).at(0).undone);
    CHECK(good(open.brought({"a", "b"})) ==
          std::vector<bool>{true, false}); // it is there, corrected
    CHECK(error_of(open.undo_import(first.id, at(27, 8))) == StoreError::not_found);
    CHECK(good(open.keep(fitbit, rows)).fresh == 1);
}

TEST_CASE("diary: what the person chose comes back; without a choice nothing is chosen") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    CHECK(good(open.diary_settings()).plan.steps.empty());
    store::DiarySettings settings;
    diary::PlanStep step;
    step.phase = diary::Phase::ramp_up;
    step.from = on(1);
    step.until = on(7);
    step.doses = {{diary::Anchor::clock, 21h, dose(1).product, 1.0},
                  {diary::Anchor::before_bed, {}, dose(1).product, 0.5}};
    settings.plan.steps = {step};
    settings.choice = {diary::Item::cramps, diary::Item::stress};
    settings.cautions = {diary::Caution::kidney_disease};
    settings.ranking = {"typed", "oura", "fitbit"};
    settings.reminders.evening.reset();
    settings.reminders.rolling_on = {std::chrono::Sunday};
    settings.reminders.on_screen = true;
    settings.reminders.quiet_until = 6h;
    good(open.save(settings));
    good(open.save(settings));
    const auto found = good(open.diary_settings());
    CHECK(found.plan == settings.plan);
    CHECK(found.choice == settings.choice);
    CHECK(found.cautions == settings.cautions);
    CHECK(found.ranking == settings.ranking);
    CHECK(found.reminders == settings.reminders);
}

TEST_CASE("diary: what was chosen before there were reminders is read, with the usual ones") {
    const store::Bytes nothing_chosen{0, 0, 0, 0};
    const auto found = store::decode_diary_settings(
        store::sealed(store::BlobKind::diary_settings, 1, nothing_chosen));
    REQUIRE(found);
    CHECK(found->reminders == diary::Reminders{});
}

namespace {

// The last byte of this body is another one.
void damage(const Folder& folder, const std::string& which) {
    SQLite::Database{folder.file().string(), SQLite::OPEN_READWRITE}.exec(
        "UPDATE diary_entry SET body = CAST(substr(body, 1, length(body) - 1) || x'00' AS BLOB) "
        "WHERE " +
        which);
}

} // namespace

TEST_CASE("diary: a damaged entry is missing alone, and told") {
    const Folder folder;
    {
        auto open = good(Store::open(folder.file()));
        good(open.keep(one_of_each(20)));
        good(open.keep(one_of_each(21)));
    }
    damage(folder, "kind = 'night' AND day = (SELECT min(day) FROM diary_entry)");
    auto open = good(Store::open(folder.file()));
    CHECK(error_of(open.verify()) == StoreError::damaged);
    const auto both = good(open.diary(on(20), on(21)));
    REQUIRE(both.nights.size() == 1);
    CHECK(both.nights[0].value->wake_date == on(21));
    CHECK(both.doses.size() == 2);
    REQUIRE(both.lost.size() == 1);
    CHECK(both.lost[0].kind == "night");
    CHECK(both.lost[0].day == on(20));
    CHECK(both.lost[0].revision == 1);
    CHECK(good(open.diary(on(21), on(21))).lost.empty());
}

TEST_CASE("diary: an older revision does not stand in for a damaged one") {
    const Folder folder;
    const auto kept = [&] {
        auto open = good(Store::open(folder.file()));
        good(open.keep({diary::entered("", night(20), at(20, 8))}));
        const auto first = good(open.diary(on(20), on(20))).nights.at(0);
        auto better = *first.value;
        better.quality = 9;
        good(open.keep({diary::corrected(first, better, at(21, 8))}));
        return first;
    }();
    const auto read = [&] {
        return good(good(Store::open_read_only(folder.file())).diary(on(20), on(20)));
    };
    damage(folder, "revision = 2");
    CHECK(read().nights.empty());
    CHECK(read().lost == std::vector<store::LostEntry>{{kept.id, 2, "night", on(20)}});
    {
        auto open = good(Store::open(folder.file()));
        diary::Entry<diary::Night> third{kept.id, 3, at(22, 8), {}, night(20)};
        good(open.keep({third}));
    }
    REQUIRE(read().nights.size() == 1);
    CHECK(read().nights[0].revision == 3);
}

TEST_CASE("diary: what an undone import told does not come back with the next undo") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto brought = [&](const DiaryEntry& entry, const std::string& row) {
        return good(open.keep(fitbit, {imported(entry, row)})).id;
    };
    const auto holds = [&] {
        const auto kept = good(open.diary(on(20), on(20)));
        const auto now = diary::current(all(kept.nights));
        return now.empty() ? std::optional<int>{} : now[0].value->quality;
    };
    auto told = night(20);
    const auto first = brought(diary::entered("", told, at(25, 8)), "a");
    told.quality = 3;
    const auto before = good(open.diary(on(20), on(20))).nights.at(0);
    const auto second = brought(diary::corrected(before, told, at(26, 8)), "b");
    CHECK(holds() == 3);
    CHECK(good(open.undo_import(second, at(27, 8))).restored.size() == 1);
    CHECK(holds() == 7);
    const auto undone = good(open.undo_import(first, at(28, 8)));
    CHECK(undone.taken_back.size() == 1);
    CHECK(undone.restored.empty());
    CHECK_FALSE(holds());
}

TEST_CASE(
    "diary: a later import holds what it told otherwise, and the earlier rows do not come again") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto brought = [&](const DiaryEntry& entry, const std::string& row) {
        return good(open.keep(fitbit, {imported(entry, row)})).id;
    };
    auto told = night(20);
    const auto first = brought(diary::entered("", told, at(25, 8)), "a");
    const auto before = good(open.diary(on(20), on(20))).nights.at(0);
    told.quality = 3;
    const auto second = brought(diary::corrected(before, told, at(26, 8)), "b");
    const auto undone = good(open.undo_import(first, at(27, 8)));
    CHECK(undone.corrected_since == std::vector{before.id});
    CHECK(good(open.brought({"a", "b"})) == std::vector{true, true});
    CHECK(good(open.undo_import(second, at(28, 8))).taken_back == std::vector{before.id});
    CHECK(good(open.brought({"a", "b"})) == std::vector{false, false});
}

TEST_CASE("migration: rows that a player of version 7 brought are known until their undo") {
    const Folder folder;
    const auto id = [&] {
        auto open = good(Store::open(folder.file()));
        return good(open.keep(fitbit, {imported(diary::entered("", night(20), at(25, 8)), "a")}))
            .id;
    }();
    SQLite::Database{folder.file().string(), SQLite::OPEN_READWRITE}.exec(
        "ALTER TABLE step_summary DROP COLUMN set_pace_s; "
        "ALTER TABLE step_summary DROP COLUMN asked_lighter; "
        "ALTER TABLE step_summary DROP COLUMN over_mark; "
        "DROP TABLE plan_recording; "
        "ALTER TABLE plan DROP COLUMN dropped_ms; ALTER TABLE plan DROP COLUMN dropped_offset_min; "
        "DROP TABLE trace_part; DROP TABLE trace; DROP INDEX session_charted; DROP TABLE plan; "
        "DROP TABLE question; ALTER "
        "TABLE diary_row DROP COLUMN entry; PRAGMA "
        "user_version = 7");
    auto open = good(Store::open(folder.file()));
    CHECK(good(open.brought({"a"})) == std::vector{true});
    CHECK(good(open.undo_import(id, at(26, 8))).taken_back.size() == 1);
    CHECK(good(open.brought({"a"})) == std::vector{false});
    CHECK(std::filesystem::exists(folder.file().string() + ".before-v8"));
}

TEST_CASE("diary: an import with a damaged entry can be undone") {
    const Folder folder;
    const auto id = [&] {
        auto open = good(Store::open(folder.file()));
        return good(open.keep(fitbit, {imported(diary::entered("", night(20), at(25, 8)), "a"),
                                       imported(diary::entered("", night(21), at(25, 8)), "b")}))
            .id;
    }();
    damage(folder, "day = (SELECT min(day) FROM diary_entry)");
    auto open = good(Store::open(folder.file()));
    CHECK(good(open.undo_import(id, at(26, 8))).taken_back.size() == 2);
    const auto left = good(open.diary(on(20), on(21)));
    CHECK(diary::current(all(left.nights)).empty());
}

TEST_CASE("diary: every cut and every changed byte of a value is recognised") {
    for (const DiaryEntry& entry : one_of_each(20)) {
        const auto blob = store::encode(entry);
        auto into = *store::entry_of_kind(store::kind_of(entry));
        REQUIRE(store::decode(blob, into));
        for (std::size_t n = 0; n < blob.size(); ++n) {
            CHECK_FALSE(store::decode(std::span{blob}.first(n), into));
            auto changed = blob;
            changed[n] ^= 0x10;
            CHECK_FALSE(store::decode(changed, into));
        }
    }
}
