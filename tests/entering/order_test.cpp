// What was ticked on an order sheet becomes a plan.
#include "entering/order.h"

#include "plan/plan_file.h"
#include "plan/plans.h"
#include "wording/wording.h"

#include <doctest/doctest.h>

using entering::OrderDays, entering::OrderRow, routine::Language, routine::Side;

namespace {

void speak(Language language) { wording::begin(places::build("/share/locale"), language); }

const OrderDays thrice{{}, 3};

tl::expected<OrderRow, std::string> typed(const std::string& text, const OrderDays& usual = thrice,
                                          const std::vector<OrderRow>& before = {}) {
    return entering::order_row_typed(text, plans::catalogue().exercises(), usual, before);
}
std::string wrong(const std::string& text, const OrderDays& usual = thrice) {
    const auto row = typed(text, usual);
    return row ? "nothing is wrong" : row.error();
}

} // namespace

TEST_CASE("order: a row in its short form, and in whatever form somebody types it") {
    speak(Language::en);
    const auto row = typed("2 l 2x10 6s b mo we").value();
    CHECK(row.part.exercise == "calf");
    CHECK(row.part.sets == 2);
    CHECK(row.part.work_s == 60.0);
    CHECK(row.part.seconds_per_stroke == 6.0);
    CHECK(row.part.variant == "lighter");
    CHECK(row.part.sides == std::vector{Side::left});
    CHECK(row.days.weekdays == std::vector{1, 3});
    for (const std::string other :
         {"2: 2x10 6s lighter left mon, wed", "2 Mo,Mi links 6 s 2 x 10 Leichter",
          "calf 2×10 6s B li Mittwoch montag", "2. we mo l b 6s 2*10;"}) {
        CAPTURE(other);
        const auto same = typed(other).value();
        CHECK(same.part.exercise == row.part.exercise);
        CHECK(same.part.sets == row.part.sets);
        CHECK(same.part.work_s == row.part.work_s);
        CHECK(same.part.variant == row.part.variant);
        CHECK(same.part.sides == row.part.sides);
        CHECK(same.days == row.days);
    }
    CHECK(entering::line(row, plans::catalogue().exercises()) ==
          "Calf, Lighter: 2 sets of 60 s (10 strokes), 6 s per stroke, left; Mon, Wed.");
    CHECK(entering::line(typed("2 2x45s 6s mo").value(), plans::catalogue().exercises()) ==
          "Calf: 2 sets of 45 s, 6 s per stroke; Mon."); // seven and a half
}

TEST_CASE("order: what is not ticked is as the exercise is usually done") {
    speak(Language::en);
    const auto calf = typed("2").value();
    CHECK(calf.part.sets == 2);
    CHECK(calf.part.work_s == 45.0);
    CHECK_FALSE(calf.part.variant);
    CHECK_FALSE(calf.part.seconds_per_stroke);
    CHECK(calf.part.sides.empty()); // both
    CHECK(calf.days == thrice);
    CHECK(typed("2 10s 1x8").value().part.work_s == 80.0);
    CHECK(typed("2 2x45s").value().part.work_s == 45.0);
    CHECK(typed("2 4,5s 2x").value().part.seconds_per_stroke == 4.5);
    CHECK(typed("2 l r").value().part.sides.empty());
    CHECK(typed("4 2x30").value().part.work_s == 30.0); // a stretch has no strokes
    CHECK(typed("4 30s").value().part.work_s == 30.0);
    CHECK(typed("29 1x300").value().part.sides == std::vector{Side::none});
    CHECK(typed("2 5d").value().days.a_week == 5);
    CHECK(typed("2 5t").value().days.a_week == 5);
}

TEST_CASE("order: what cannot be typed names its row, in one sentence and both languages") {
    speak(Language::en);
    CHECK(wrong("99 2x10") == "Row “99”: no exercise has that number. There are 1 to 29; one of "
                              "your own is typed by its name.");
    CHECK(wrong("") != "nothing is wrong");
    CHECK(wrong("2 2x50 6s") ==
          "Row 2, Calf: 50 strokes of 6 s are 300 s; a set lasts 5 to 120 s.");
    CHECK(wrong("3 2x95") == "Row 3, Calf hold with ankle circles: 95 s; a set lasts 5 to 90 s.");
    CHECK(wrong("2 5x10") == "Row 2, Calf: “5x10”: there are 1 to 4 sets, for instance 2x10.");
    CHECK(wrong("2 30s") == "Row 2, Calf: 30 s per stroke: a pace is 1.5 to 20 s.");
    CHECK(wrong("2 d") == "Row 2, Calf: “d”: it has 3 variants, A to C.");
    CHECK(wrong("29 l") == "Row 29, Lie quiet: it has no left and no right side.");
    CHECK(wrong("2 mo 3d").find("not both") != std::string::npos);
    CHECK(wrong("2 2x10", {}).find("on which days?") != std::string::npos);
    CHECK(wrong("2 quickly").find("“quickly” says nothing here.") != std::string::npos);
    CHECK(wrong("2 2xx").find("Row 2, Calf: ") == 0);
    CHECK(wrong("2 1e9s").find("Row 2, Calf: ") == 0);
    CHECK(wrong("2 2x1x0").find("Row 2, Calf: ") == 0);
    const auto first = typed("2 2x10").value();
    CHECK(typed("2 1x5", thrice, {first}).error() ==
          "Row 2, Calf: it was typed before, in the same way.");
    CHECK(typed("2 b", thrice, {first}));
    CHECK(typed("2 mo", thrice, {first}));
    speak(Language::de);
    CHECK(wrong("2 2x50 6s") ==
          "Zeile 2, Wade: 50 Züge zu 6 s sind 300 s; ein Satz dauert 5 bis 120 s.");
    speak(Language::en);
}

TEST_CASE("order: days of all rows") {
    CHECK(entering::days_typed("3").value() == OrderDays{{}, 3});
    CHECK(entering::days_typed("mo we fr").value() == OrderDays{{1, 3, 5}, {}});
    CHECK(entering::days_typed("Fr, Mo,Mi").value() == OrderDays{{1, 3, 5}, {}});
    for (const char* none : {"", "0", "8", "3 4", "mo 3", "always", "m"})
        CHECK_FALSE(entering::days_typed(none));
}

TEST_CASE("order: rows become a plan that can be read, a routine for each choice of days") {
    speak(Language::en);
    entering::Order order;
    order.id = "k17";
    order.author = "Praxis am Markt";
    order.client = "K-017";
    order.made = order.begins = plans::day("2026-11-27");
    order.weeks = 6;
    for (const char* row : {"2 2x10 6s", "1 1x10", "29 1x120 mo", "19 2x8 mo"})
        order.rows.push_back(typed(row, thrice, order.rows).value());
    const auto made = entering::plan_of(order);
    const auto text = plan::text_of(made);
    const auto read = plan::read(text, "k17.toml", plans::catalogue());
    if (!read) MESSAGE(text);
    REQUIRE(read);
    CHECK(plan::same(*read, made));
    CHECK(read->title.de == "Übungen");
    CHECK(read->title.en == "Exercises");
    REQUIRE(read->routines.size() == 2);
    CHECK(read->routines[0].days_a_week == 3);
    CHECK(read->routines[0].own->parts.size() == 2);
    CHECK(read->routines[1].weekdays == std::vector{1});
    CHECK(read->routines[1].own->title.en == "Exercises, Mon");
    CHECK(read->routines[1].routine.steps.front().side == Side::none);
    CHECK(plan::days_of(*read).last == plans::day("2027-01-07"));
}

// At 120 letters a minute, slowly, these are less than two minutes.
TEST_CASE("order: eight exercises are typed in less than two minutes") {
    speak(Language::en);
    std::size_t letters = std::string{"Praxis am Markt\n6\n3\n\n"}.size();
    std::vector<OrderRow> rows;
    for (const std::string row : {"1 2x10 4s", "2 2x10 6s b", "3 2x30", "4 2x30 b", "7 2x8 6s",
                                  "8 2x8 6s", "19 2x10 8s mo fr", "29 1x120"}) {
        const auto one = typed(row, thrice, rows);
        REQUIRE(one);
        rows.push_back(*one);
        letters += row.size() + 1;
    }
    CHECK(letters < 240);
}
