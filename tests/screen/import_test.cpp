// The page that brings files in, as data.
#include "screen/import_screen.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace {

diary::Night night() {
    diary::Night n;
    n.wake_date = units::day("2026-11-20").value();
    n.zone = "Europe/Berlin";
    return n;
}

struct Files {
    exchange::Read read;
    importing::Plan plan;

    Files() {
        read.format = "oura";
        read.formats = {"oura"};
    }
    void add(importing::Fate fate) {
        exchange::Record record;
        record.value = night();
        record.known = exchange::Known::told_zone;
        read.records.push_back(record);
        plan.fates.push_back(fate);
        if (fate == importing::Fate::fresh) plan.entries.emplace_back();
    }
    void reject(exchange::Reason reason) {
        read.rejected.push_back({read.rejected.size() + 2, 0, reason, {}, {}});
        ++read.rejected_rows;
    }
    screen::ImportView seen(bool elemental = false) const {
        screen::ImportFacts facts;
        facts.files = {"/home/me/oura_sleep.json"};
        facts.read = &read;
        facts.plan = &plan;
        const auto summary = importing::summary_of(read, plan);
        facts.summary = &summary;
        if (elemental) facts.magnesium = diary::Component{};
        return view_of(facts);
    }
};

} // namespace

TEST_CASE("import page: what comes, what is there, and which rows cannot be used") {
    Files files;
    files.add(importing::Fate::fresh);
    files.add(importing::Fate::known);
    files.add(importing::Fate::corrected);
    for (int i = 0; i < 11; ++i) files.reject(exchange::Reason::bad_time);
    const auto view = files.seen();
    REQUIRE(view.files.size() == 1);
    const auto& file = view.files.front();
    CHECK(file.name == "oura_sleep.json");
    CHECK(file.told == std::vector<std::string>{"New: 1 night", "In the diary already: 1",
                                                "Left as you entered or corrected them: 1"});
    CHECK(file.refused == "11 rows cannot be used:");
    CHECK(file.rows.size() == 8);
    CHECK(file.rows.front().starts_with("row 2: "));
    CHECK(file.more == "and 3 more");
    CHECK(view.brings);
    CHECK(view.notes.front() == "From 20 Nov 2026 to 20 Nov 2026.");
    CHECK(view.asks_stays); // local times, without a zone
}

TEST_CASE("import page: what a file leaves open is asked until it is told") {
    Files files;
    files.reject(exchange::Reason::basis_unknown);
    CHECK(files.seen().may_be_elemental);
    CHECK(files.seen().forms.size() == diary::forms);
    CHECK_FALSE(files.seen(true).may_be_elemental);
    CHECK(files.seen(true).said_magnesium.ends_with("count as magnesium."));
    const auto view = files.seen();
    REQUIRE(view.files.size() == 1);
    CHECK(view.files[0].rows[0].ends_with("it can be said below"));
    CHECK(view.files[0].rows[0].find("--") == std::string::npos);
    CHECK_FALSE(files.seen().brings);
}

TEST_CASE("import page: earlier ones, the latest first, and what was taken back") {
    screen::ImportFacts facts;
    for (int i = 0; i < 20; ++i)
        facts.earlier.push_back({std::to_string(i), {}, "diary", "fitbit", "a.json", 3, i == 1});
    facts.reading = std::uint64_t{5} << 20U;
    const auto view = view_of(facts);
    CHECK(view.reading == "5 MB read ..");
    CHECK(view.earlier.size() == 12);
    CHECK_FALSE(view.earlier[0].undone);
    CHECK(view.earlier[1].undone);
    CHECK(view.earlier[1].facts.find("undone") != std::string::npos);
}
