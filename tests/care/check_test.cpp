#include "care/check.h"

#include "people.h"

#include <doctest/doctest.h>

using care::Answer, care::Question;
using Kind = care::Question::Kind;
using people::at;
using routine::Region;

namespace {

// Everything typed in turn; what cannot be understood leaves the question standing.
care::Check typed(care::Check check, std::initializer_list<const char*> words) {
    for (const char* word : words) {
        REQUIRE_FALSE(check.done());
        if (const auto answer = care::answer_of(check.left.front(), word))
            check = care::answered(std::move(check), *answer, at(21, 8));
    }
    return check;
}

const care::Morning morning{{{Region::calf, "new"}, {Region::buttock, "old"}}};

} // namespace

TEST_CASE("check: discomfort and painkiller are asked, each one skippable, what is known is not") {
    auto check = typed(care::check({}, {}), {"3", "n"});
    CHECK(check.done());
    CHECK(check.before == care::Before{3, false});
    CHECK(typed(care::check({}, {}), {"", ""}).before == care::Before{});
    CHECK(typed(care::check({}, {}), {"x", "j"}).before == care::Before{10, true});
    CHECK(care::check({}, {2, {}}).left == std::vector{Question{Kind::painkiller, {}}});
    CHECK(care::check({}, {2, true}).done());
}

TEST_CASE("check: one no answers for every region; a yes asks each") {
    auto check = typed(care::check(morning, {0, false}), {"n"});
    CHECK(check.done());
    REQUIRE(check.told.size() == 2);
    CHECK(check.told[0] == care::Told{"new", {at(21, 8), Region::calf, 0, false}});
    CHECK(check.told[1].session == "old");
    check = typed(care::check(morning, {0, false}), {"y", "5", "b"});
    CHECK(check.done());
    REQUIRE(check.told.size() == 2);
    CHECK(check.told[0].report.soreness == 5);
    CHECK(check.told[1].report.bruised);
    CHECK_FALSE(check.told[1].report.soreness);
    // Sore, but not how much: tender for the day, and whatever was spared stays so.
    check = typed(care::check(morning, {0, false}), {"y", "", "0"});
    REQUIRE(check.told.size() == 2);
    const care::Report& untold = check.told[0].report;
    CHECK_FALSE(untold.soreness);
    CHECK_FALSE(untold.bruised);
    CHECK(care::spared({care::Report{at(20, 8), Region::calf, {}, true}, untold}) ==
          std::vector{Region::calf});
    CHECK(typed(care::check(morning, {0, false}), {""}).told.empty());
}

TEST_CASE("check: a way back to the question before, with what was answered") {
    auto check = typed(care::check(morning, {}), {"y", "5"});
    REQUIRE(check.left.front() == Question{Kind::sore, Region::buttock});
    CHECK_FALSE(care::given(check));
    check = care::gone_back(check);
    REQUIRE(check.left.front() == Question{Kind::sore, Region::calf});
    CHECK(check.told.empty());
    REQUIRE(care::given(check));
    CHECK(care::word(*care::given(check)) == "5");
    check = care::gone_back(check);
    CHECK(check.left.front().kind == Kind::sore_anywhere);
    CHECK(care::word(*care::given(check)) == "y");
    CHECK(care::gone_back(check).left == check.left); // nowhere
    check = typed(check, {"y"});
    CHECK(care::word(*care::given(check)) == "5"); // forward again: still there
    check = typed(check, {"2", "3", "4", "n"});
    REQUIRE(check.done());
    REQUIRE(check.told.size() == 2);
    CHECK(check.told[0].report.soreness == 2);
    CHECK(check.before == care::Before{4, false});
    check = typed(care::gone_back(care::gone_back(check)), {"", "n"}); // skipped this time
    CHECK(check.before == care::Before{{}, false});
    CHECK(check.told.size() == 2);
}

TEST_CASE("check: what was given before a way back is told again, as far as it goes") {
    auto check = typed(care::check(morning, {}), {"y", "b"});
    check = care::gone_back(care::gone_back(check));
    REQUIRE(check.told.empty());
    check = care::as_given(std::move(check), at(21, 9));
    CHECK(check.left.front() == Question{Kind::sore, Region::buttock});
    REQUIRE(check.told.size() == 1);
    CHECK(check.told[0].report.bruised);
    CHECK(check.earlier.size() == 2);
    CHECK(care::as_given(care::check(morning, {}), at(21, 9)).told.empty());
    CHECK(care::as_given(typed(care::check(morning, {}), {"n", "3", "y"}), at(21, 9)).done());
}

TEST_CASE("check: after a session, too, and why it ended only where it ended early") {
    CHECK(care::check_after(false).left == std::vector{Question{Kind::after, {}}});
    auto check = typed(care::check_after(true), {"3", "time"});
    CHECK(check.done());
    CHECK(check.after == 3);
    CHECK(check.ended_by == care::EndedBy::time);
    check = care::gone_back(check);
    CHECK_FALSE(check.ended_by);
    check = typed(care::gone_back(check), {"-"});
    CHECK_FALSE(check.after);
}

TEST_CASE("check: an answer's word is understood again") {
    for (const char* typed : {"0", "10", "y", "n", "b", "s", "", "interruption"})
        for (int kind = 0; kind <= static_cast<int>(Kind::ended_by); ++kind) {
            const Question question{static_cast<Kind>(kind), Region::calf};
            if (const auto answer = care::answer_of(question, typed))
                CHECK(care::answer_of(question, care::word(*answer)) == answer);
        }
}

TEST_CASE("check: only what answers a question is taken for an answer") {
    for (const char* word : {"11", "-1", "seven", "7 ", "b", "s", "y", "3.5"})
        CHECK_FALSE(care::answer_of({Kind::discomfort, {}}, word));
    for (const char* word : {"0", "7", "b", "s"})
        CHECK_FALSE(care::answer_of({Kind::painkiller, {}}, word));
    CHECK(care::answer_of({Kind::pain, {}}, "s") == Answer{Answer::Kind::sharp, 0});
    CHECK(care::answer_of({Kind::sore, Region::calf}, "b") == Answer{Answer::Kind::bruised, 0});
    CHECK_FALSE(care::answer_of({Kind::sore, Region::calf}, "s"));
    const auto same = care::answered(care::check({}, {}), {Answer::Kind::yes, 0}, at(21, 8));
    CHECK(same.left.size() == 2);
}

TEST_CASE("check: why it ended early is told by number or word") {
    using care::EndedBy;
    const care::Question question{care::Question::Kind::ended_by, {}};
    for (int i = 0; i < care::ended_by_kinds; ++i) {
        const auto by = static_cast<EndedBy>(i);
        const auto typed = care::answer_of(question, std::to_string(i + 1));
        REQUIRE(typed);
        CHECK(typed->ended_by == by);
        CHECK(care::answer_of(question, care::word(by)) == typed);
        CHECK(care::ended_by_named(care::word(by)) == by);
    }
    for (const char* wrong : {"0", "6", "y", "x", "hunger"})
        CHECK_FALSE(care::answer_of(question, wrong));
    CHECK(care::answer_of(question, "")->kind == care::Answer::Kind::skip);
    CHECK_FALSE(care::answer_of({care::Question::Kind::after, {}}, "pain"));
}
