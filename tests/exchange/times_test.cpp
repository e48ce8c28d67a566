// Texts of times and numbers, as programs write them.
#include "exchange/times.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using exchange::DateOrder, exchange::stamp;

namespace {

std::string shown(std::string_view text, DateOrder order = DateOrder::year_first) {
    const auto s = stamp(text, order);
    if (!s) return "nothing";
    const exchange::Utc as_utc{s->local.time_since_epoch()};
    std::string all = units::iso8601({as_utc, {}}).substr(0, 19);
    if (s->zulu) return all + " Z";
    return s->offset ? all + " " + std::to_string(s->offset->count()) : all;
}

} // namespace

TEST_CASE("times: the forms that exports have") {
    CHECK(shown("2026-03-29T02:30:00.000+02:00") == "2026-03-29T02:30:00 120");
    CHECK(shown("2026-03-29 02:30:00 -0330") == "2026-03-29T02:30:00 -210");
    CHECK(shown("2026-03-29T02:30:00Z") == "2026-03-29T02:30:00 Z");
    CHECK(shown("2026-03-29T02:30:00.0") == "2026-03-29T02:30:00");
    CHECK(shown("2026.03.29 2:30") == "2026-03-29T02:30:00");
    CHECK(shown("2010-10-13 11:12PM") == "2010-10-13T23:12:00");
    CHECK(shown("2010-10-13 12:12 am") == "2010-10-13T00:12:00");
    CHECK(shown("11-10-2010 9:10 pm", DateOrder::day_first) == "2010-10-11T21:10:00");
    CHECK(shown("11-10-2010 9:10 pm", DateOrder::month_first) == "2010-11-10T21:10:00");
    CHECK(shown("27. 11. 2020 8:54", DateOrder::day_first) == "2020-11-27T08:54:00");
}

TEST_CASE("times: what is no time") {
    for (const auto* text :
         {"", "2026-02-30T10:00:00", "2026-03-29", "2026-03-29T24:00:00", "2026-03-29T10:60:00",
          "2026-03-29T10:00:60", "2026-03-29 13:00PM", "2026-03-29T10:00:00+25:00",
          "2026-03-29T10:00:00 Berlin", "1826-03-29T10:00:00", "2026-03-29T10:00:00.", "x"})
        CHECK(shown(text) == "nothing");
    CHECK(shown("13-13-2010 9:10 pm", DateOrder::day_first) == "nothing");
    CHECK(shown("13-10-2010 9:10 pm", DateOrder::month_first) == "nothing");
}

TEST_CASE("times: offsets, epochs, durations, numbers") {
    CHECK(exchange::offset("UTC+0900") == 540min);
    CHECK(exchange::offset("-03:30") == -210min);
    CHECK(exchange::offset("Z") == 0min);
    CHECK_FALSE(exchange::offset("Berlin"));
    CHECK(exchange::epoch_ms("1774735200000").has_value());
    CHECK_FALSE(exchange::epoch_ms("-1"));
    CHECK_FALSE(exchange::epoch_ms("99999999999999999999"));
    CHECK(exchange::seconds("7:14:05") == 26045.0);
    CHECK(exchange::seconds("0:45") == 2700.0);
    CHECK_FALSE(exchange::seconds("7:61"));
    CHECK(exchange::number("7,5") == 7.5);
    CHECK(exchange::number(" -1.0 ") == -1.0);
    for (const auto* text : {"", "1.000,5", "1,2,3", "nan", "inf", "1e999", "7 h"})
        CHECK_FALSE(exchange::number(text));
    CHECK(exchange::grouped("5,000") == 5000.0);
    CHECK(exchange::grouped("1,234,567") == 1234567.0);
    for (const auto* text : {"5,00", "5000,000", ",500", "1,2345"})
        CHECK_FALSE(exchange::grouped(text));
}
