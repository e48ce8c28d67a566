#include "diary/entry.h"

#include "days.h"

#include <doctest/doctest.h>

using days::at;
using diary::Entry, diary::Origin, diary::Source;
using Number = Entry<int>;

namespace {

const auto now = at("2026-11-20T08:00:00+01:00");
const Source from_7{Origin::imported, "7"};

std::vector<int> values(const std::vector<Number>& all) {
    std::vector<int> found;
    for (const auto& e : diary::current<int>(all)) found.push_back(*e.value);
    return found;
}

} // namespace

TEST_CASE("entry: a correction is the next revision, and every one is kept") {
    const Number first = diary::entered("a", 1, now);
    const Number second = diary::corrected(first, 2, now, {Origin::sheet, ""});
    const Number third = diary::corrected(second, 3, now);
    CHECK(first.revision == 1);
    CHECK(third.revision == 3);
    const std::vector<Number> all{third, first, second, diary::entered("b", 9, now)};
    CHECK(diary::history<int>(all, "a") == std::vector<Number>{first, second, third});
    CHECK(values(all) == std::vector{3, 9});
    CHECK(first.value == 1);
}

TEST_CASE("entry: what is taken back is gone from what holds, not from its history") {
    const Number first = diary::entered("a", 1, now);
    const Number gone = diary::taken_back(first, now);
    CHECK(values({first, gone}).empty());
    CHECK(diary::history<int>(std::vector{first, gone}, "a").size() == 2);
    CHECK(values({first, gone, diary::corrected(gone, 5, now)}) == std::vector{5});
}

TEST_CASE("entry: undoing an import leaves what was corrected since, and says so") {
    const Number plain = diary::entered("plain", 1, now, from_7);
    const Number fixed = diary::entered("fixed", 2, now, from_7);
    const Number before = diary::entered("before", 3, now);
    const Number away = diary::entered("away", 4, now, from_7);
    const std::vector<Number> all{plain,
                                  fixed,
                                  diary::corrected(fixed, 20, now),
                                  before,
                                  diary::corrected(before, 30, now, from_7),
                                  diary::entered("other", 5, now, {Origin::imported, "8"}),
                                  away,
                                  diary::taken_back(away, now)};
    const auto undone = diary::undo<int>(all, "7");
    CHECK(undone.taken_back == std::vector<std::string>{"plain"});
    CHECK(undone.restored == std::vector<std::string>{"before"});
    CHECK(undone.corrected_since == std::vector<std::string>{"fixed"});
    CHECK(diary::undo<int>(all, "").taken_back.empty());
    CHECK(diary::undo<int>(all, "9").corrected_since.empty());
}

TEST_CASE("entry: origins have words") {
    for (int i = 0; i < diary::origins; ++i)
        CHECK(diary::origin_named(word(static_cast<Origin>(i))) == static_cast<Origin>(i));
    CHECK_FALSE(diary::origin_named("guessed"));
}
