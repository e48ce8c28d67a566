// The person's safety on disk: nothing said is lost, and only real sessions speak.
#include "store/expecting.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

using material::Folder;
using routine::Condition, routine::Region;
using session::RollerKind;
using store::Store;
using namespace std::chrono_literals;

namespace {

units::WallTime at(int day, int hour) {
    using namespace std::chrono;
    return {sys_days{year{2026} / November / day} + hours{hour - 1}, 60min};
}

const care::Mark calf{"calf", "normal", routine::Tool::roller, units::Newtons{123.25}, true};

// Three seconds of a session that began then.
store::SessionId session_of(Store& open, units::WallTime started,
                            RollerKind roller = RollerKind::port) {
    auto begun = material::beginning(roller);
    begun.started = started;
    begun.practice = false;
    const auto id = good(open.begin(begun));
    for (const auto& block : material::blocks(3)) good(open.append(id, block).get());
    good(open.finish(id, session::Completion::done));
    return id;
}

} // namespace

TEST_CASE("care: every screening comes back as it was answered, the latest holds") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    CHECK_FALSE(good(open.care_history(at(26, 21))).screening);
    care::Screening all{at(1, 12), {}, {}};
    for (int i = 0; i < care::stops; ++i) all.stops.push_back(static_cast<care::Stop>(i));
    for (int i = 0; i < routine::conditions; ++i)
        all.conditions.push_back({static_cast<Condition>(i), {}, {}});
    all.conditions[3].cleared = care::Clearance{"Dr. Weiß", "2026-10-30", "nur leicht; „ok“"};
    all.conditions[9].near = {Region::chest, Region::upper_arm};
    const care::Screening none{at(2, 12), {}, {}};
    good(open.keep(all));
    good(open.keep(none));
    const auto kept = good(open.screenings());
    REQUIRE(kept.size() == 2);
    CHECK(kept[0] == all);
    CHECK(kept[1] == none);
    CHECK(good(open.care_history(at(26, 21))).screening == none);
}

TEST_CASE("care: what was said around a session is stored with it and goes with it") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto id = session_of(open, at(20, 21));
    CHECK(good(open.answers(id)) == care::Answers{});
    good(open.keep_soon(id, care::Before{3, true}).get());
    good(open.keep_soon(id, care::Pain{units::session_time(12.5), "calf", 8, false}).get());
    good(open.keep_soon(id, care::Pain{units::session_time(14.5), "calf", {}, true}).get());
    good(open.keep_after_soon(id, 1).get());
    good(open.keep_soon(id, care::EndedBy::interruption).get());
    const std::vector<care::Report> reports{{at(21, 9), Region::calf, 4, false},
                                            {at(21, 9), Region::buttock, {}, true}};
    good(open.keep({{id, reports[0]}, {id, reports[1]}}));
    const auto answers = good(open.answers(id));
    CHECK(answers.before == care::Before{3, true});
    CHECK(answers.after == 1);
    CHECK(answers.ended_by == care::EndedBy::interruption);
    REQUIRE(answers.pain.size() == 2);
    CHECK(answers.pain[0] == care::Pain{units::session_time(12.5), "calf", 8, false});
    CHECK(answers.pain[1].sharp);
    CHECK(answers.next_day == reports);
    good(open.keep_soon(id, care::Before{{}, false}).get()); // told anew; after stays
    CHECK(good(open.answers(id)).before == care::Before{{}, false});
    CHECK(good(open.answers(id)).after == 1);

    good(open.remove(id));
    const auto history = good(open.care_history(at(26, 21)));
    CHECK(history.discomfort.empty());
    CHECK(history.stopped.empty());
    CHECK(history.reports.size() == 2); // the region stays spared
}

TEST_CASE("care: the history tells of real sessions only") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto tried = session_of(open, at(18, 21), RollerKind::sim);
    good(open.keep_soon(tried, care::Before{9, true}).get());
    good(open.keep_soon(tried, care::Pain{{}, "calf", 9, false}).get());
    good(open.keep_soon(tried, calf).get());
    auto history = good(open.care_history(at(26, 21)));
    CHECK_FALSE(history.first_session);
    CHECK(history.recent.empty());
    CHECK(history.rolled.empty());
    CHECK(history.discomfort.empty());
    CHECK(history.stopped.empty());
    CHECK(history.marks.empty());

    const auto first = session_of(open, at(19, 21));
    const auto second = session_of(open, at(20, 21), RollerKind::none);
    good(open.keep_soon(first, care::Before{2, {}}).get());
    good(open.keep_soon(second, care::Before{4, {}}).get());
    good(open.keep_soon(second, care::Pain{units::session_time(60), "calf", 7, false}).get());
    good(open.keep_soon(second, care::Pain{units::session_time(70), "calf", 3, false}).get());
    session_of(open, at(25, 21), RollerKind::sim);
    history = good(open.care_history(at(26, 21)));
    CHECK(history.first_session == at(19, 21));
    CHECK(history.discomfort == std::vector{2, 4});
    REQUIRE(history.stopped.size() == 1);
    CHECK(history.stopped[0].exercise == "calf");
    CHECK(history.stopped[0].at.utc == at(20, 21).utc + 60s);
    REQUIRE(history.recent.size() == 2); // the newest first
    CHECK(history.recent[0].session == second);
    CHECK(history.recent[1].session == first);
    CHECK(history.recent[1].started == at(19, 21));
}

TEST_CASE("care: of two months every session is read, however many; of what was before none") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    auto long_ago = at(26, 21), just_in = at(26, 21);
    long_ago.utc -= care::remembered + 1s;
    just_in.utc -= care::remembered;
    session_of(open, long_ago);
    CHECK(good(open.care_history(at(26, 21))).recent.size() ==
          1); // else nobody asks of it any more
    const auto oldest = session_of(open, just_in);
    for (int i = 0; i < 40; ++i) session_of(open, at(1 + i / 2, 8 + i % 2));
    const auto history = good(open.care_history(at(26, 21)));
    REQUIRE(history.recent.size() == 41);
    CHECK(history.recent.back().session == oldest);
    CHECK(history.first_session == long_ago);
}

TEST_CASE("care: comfort marks: the last one holds, and can be forgotten and found again") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto id = session_of(open, at(20, 21));
    good(open.keep_soon(id, calf).get());
    auto ball = calf;
    ball.tool = routine::Tool::ball;
    good(open.keep_soon(id, ball).get());
    auto later = calf;
    later.force = units::Newtons{140};
    later.reached = false;
    good(open.keep_soon(id, later).get());
    CHECK(good(open.marks()) == std::vector{later, ball});
    good(open.forget(calf));
    CHECK(good(open.marks()) == std::vector{ball});
    good(open.keep_soon(id, calf).get());
    CHECK(good(open.care_history(at(26, 21))).marks == std::vector{ball, calf});
    auto unknown = calf;
    unknown.exercise = "hand";
    CHECK(error_of(open.forget(unknown)) == store::StoreError::not_found);
    // What was found in a session holds for its record; the one begun with is replaced.
    CHECK(good(open.raw(id)).beginning.person.marks.size() == 2);
    CHECK(good(open.raw(id)).beginning.person.marks[0] == calf);
}

TEST_CASE("care: a session cut short remembers what was stopped in it") {
    const Folder folder;
    {
        auto open = good(Store::open(folder.file()));
        const auto id = stored(open, material::blocks(3));
        good(open.keep_soon(id, care::Pain{units::session_time(1), "calf", 7, false}).get());
        good(open.keep_soon(id, care::Pain{units::session_time(2), "foot", 2, false}).get());
        good(open.keep_soon(id, calf).get());
    }
    auto open = good(Store::open(folder.file()));
    const auto left = good(open.unfinished());
    REQUIRE(left);
    CHECK(left->stopped == std::vector<std::string>{"calf"});
    CHECK(left->beginning.person.marks == std::vector{calf});
}

TEST_CASE("care: the country of the person is kept") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    auto settings = good(open.settings());
    settings.country = "AT";
    good(open.save(settings));
    CHECK(good(open.settings()).country == "AT");
}

TEST_CASE("care: what was told and cannot be read is not sound") {
    for (const char* damage :
         {"DROP TABLE screening", "DROP TABLE hurt", "UPDATE screening SET statement = 'hunger'"}) {
        CAPTURE(damage);
        const Folder folder;
        {
            auto open = good(Store::open(folder.file()));
            good(open.keep(care::Screening{at(20, 9), {care::Stop::fracture}, {}}));
            good(open.verify());
        }
        SQLite::Database{folder.file().string(), SQLite::OPEN_READWRITE}.exec(damage);
        auto open = good(Store::open(folder.file()));
        CHECK_FALSE(open.verify());
    }
}

TEST_CASE("care: what is answered anew takes the place of what was kept, in one step") {
    const Folder folder;
    auto open = good(Store::open(folder.file()));
    const auto id = session_of(open, at(20, 21));
    const std::vector<care::Told> first{{id, {at(21, 8), Region::calf, 7, false}},
                                        {id, {at(21, 8), Region::buttock, {}, true}}};
    const std::vector<care::Told> anew{{id, {at(21, 9), Region::calf, 0, false}}};
    good(open.keep(first));
    good(open.keep(anew, first));
    CHECK(good(open.answers(id)).next_day == std::vector{anew[0].report});
    good(open.keep({}, anew)); // taken back
    CHECK(good(open.answers(id)).next_day.empty());
    good(open.keep(first));
    const std::vector<care::Told> nowhere{{"no such session", anew[0].report}};
    CHECK(error_of(open.keep(nowhere, first)) == store::StoreError::not_found);
    CHECK(good(open.answers(id)).next_day.size() == 2); // nothing was done
}
