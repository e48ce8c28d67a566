// Files that are damaged, or made to do harm: one error with its row, and nothing half-read.
#include "reading.h"
#include "zip_file.h"

#include <doctest/doctest.h>

#include <array>
#include <filesystem>
#include <sstream>

using namespace reading;

namespace {

std::string error_of(const std::string& bytes) { return error(exchange::read(bytes, berlin())); }

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

const std::string withings_header = "from,to,light (s),deep (s)\n";
const std::string night = "2026-03-28T23:00:00+01:00,2026-03-29T07:00:00+02:00,12000,10800\n";
const std::string head = R"(<?xml version="1.0"?><HealthData>)";

} // namespace

TEST_CASE("hostile: what is no known format is said, whatever its name would be") {
    CHECK(error_of("") == "empty 0");
    CHECK(error_of("hello") == "unknown_format 0");
    CHECK(error_of("date,value\n2026-01-01,1\n") == "unknown_format 0");
    CHECK(error_of("[1,2,3]") == "unknown_format 0");
    CHECK(error_of("<html></html>") == "unknown_format 0");
    CHECK(error_of(std::string{"SQLite format 3\0rest", 20}) == "database 0");
    CHECK(error_of("\x89PNG\r\n\x1A\n\xFF") == "unknown_format 0");
    const std::string utf16{"f\0r\0o\0m\0", 8};
    CHECK(error_of("\xFF\xFE" + utf16) == "utf16 0");
    CHECK(error_of(utf16) == "utf16 0"); // without its mark
    CHECK(error_of('\0' + utf16.substr(0, 7)) == "utf16 0");
    CHECK(error_of("Schlaf von;Schlaf bis;Tr\xE4ume\n") == "not_utf8 0"); // Latin-1
    // A letter that goes on behind what was looked at is no fault.
    CHECK(error_of(std::string(exchange::PeekedInput::head_size - 1, 'a') + "\xC3\xA4") ==
          "unknown_format 0");
}

TEST_CASE("hostile: CSV") {
    CHECK(error_of(withings_header + night + "\"2026-03-28T23:00:00+01:00,2") == "cut_off 3");
    CHECK(error_of(withings_header + night + "\"2026\"-03,2,3,4\n") == "malformed 3");
    CHECK(error_of(withings_header + night + "\xC3\x28,2,3,4\n") == "not_utf8 3");
    CHECK(error_of(withings_header + std::string{"a\0b,2,3,4\n", 10}) == "not_utf8 2");
    CHECK(error_of(withings_header + std::string(60000, ',') + "\n") == "too_long 2");
    CHECK(error_of(withings_header + std::string(std::size_t{9} << 20U, 'x')) == "too_long 2");
    // A row too short or too long is one rejected row; the others count.
    const auto found =
        exchange::read(withings_header + "1,2,3\n" + night + "1,2,3,4,5\n", berlin());
    REQUIRE(found.has_value());
    CHECK(rejected(*found) == Lines{"2 cell_count", "4 cell_count"});
    CHECK(found->records.size() == 1);
}

TEST_CASE("hostile: rows without number are counted, not all are kept") {
    const auto found = exchange::read(withings_header + repeated("1,2,3\n", 20000), berlin());
    REQUIRE(found.has_value());
    CHECK(found->rejected.size() == exchange::most_rejected);
    CHECK(found->rejected_rows == 20000);
}

TEST_CASE("hostile: more records than a life has nights") {
    std::string text = head;
    for (int i = 0; i < 200001; ++i)
        text += R"(<Record type="HKQuantityTypeIdentifierDietaryMagnesium" unit="mg" value="1" )"
                R"(startDate="2026-01-01 00:00:00 +0100" sourceName=")" +
                std::to_string(i) + "\"/>";
    CHECK(error_of(text + "</HealthData>") == "too_many 0");
}

TEST_CASE("hostile: JSON") {
    const std::string start =
        R"([{"bedtime_start":"2026-03-28T23:00:00+01:00","bedtime_end":"2026-03-29T07:00:00+02:00",)"
        R"("total_sleep_duration":22800})";
    CHECK(error_of(start) == "cut_off 1");
    CHECK(error_of(start + ",\n nonsense]") == "malformed 2");
    CHECK(error_of(start + ", 7]") == "malformed 2");
    CHECK(error_of(start + ", {\"a\": \"\xFF\"}]") == "not_utf8 0");
    CHECK(error_of(start + ", " + std::string(100000, '[') + std::string(100000, ']') + "]") ==
          "too_deep 1");
    CHECK(error_of(start + ", {\"a\": [" + repeated("0,", 2000001) + "0]}]") == "too_many 1");
    CHECK(error_of(start + ", {\"a\": 1e999}]").starts_with("malformed"));
}

TEST_CASE("hostile: XML") {
    CHECK(error_of(head) == "cut_off 1");
    CHECK(error_of(head + "<Record></Wrong></HealthData>") == "malformed 1");
    CHECK(error_of(head + "\n<Record type=\"a\" type=\"b\"/></HealthData>") == "malformed 2");
    CHECK(error_of(head + "&lol;</HealthData>") == "entities 1");
    CHECK(
        error_of("<?xml version=\"1.0\"?><!DOCTYPE HealthData [<!ENTITY lol \"lol\"><!ENTITY lol2 "
                 "\"&lol;&lol;\">]><HealthData>&lol2;</HealthData>") == "entities 1");
    CHECK(error_of("<?xml version=\"1.0\"?><!DOCTYPE HealthData SYSTEM \"file:///etc/passwd\">"
                   "<HealthData>&x;</HealthData>") == "entities 1");
    CHECK(error_of(head + repeated("<a>", 100)) == "too_deep 1");
    CHECK(error_of(head + "<Record type=\"" + std::string(std::size_t{3} << 20U, 'x') + "\"/>") ==
          "too_long 1");
    CHECK(error_of("<?xml version=\"1.0\"?><!DOCTYPE HealthData [" + std::string(500000, ' ')) ==
          "too_long 1");
}

TEST_CASE("hostile: names beyond number are not remembered") {
    std::string text = head;
    for (int i = 0; i < 5000; ++i) text += "<Record type=\"t" + std::to_string(i) + "\"/>";
    const auto found = exchange::read(text + "</HealthData>", berlin());
    REQUIRE(found.has_value());
    CHECK(found->left_out.size() == 500);
}

TEST_CASE("zip: the files in it that are known are read together, the others named") {
    const auto zip = zip_of({{"sleep-export.csv", fixture("sleep-as-android/sleep-export.csv")},
                             {"alarms.json", "[]"},
                             {"prefs.xml", "<map/>"}});
    const auto found = exchange::read(zip, berlin());
    REQUIRE(found.has_value());
    CHECK(found->format == "sleep-as-android");
    CHECK(found->records.size() == 2);
    CHECK(found->other_files == Lines{"alarms.json", "prefs.xml"});

    const auto samsung = zip_of({{"a.csv", fixture("samsung-health/sleep_stage.csv")},
                                 {"b.csv", fixture("samsung-health/sleep.csv")}},
                                "compression=store");
    const auto joined = exchange::read(samsung, berlin());
    REQUIRE(joined.has_value());
    CHECK(records(*joined).front() ==
          "night 2026-03-29 sleep 23:00..07:00 asleep 390 Europe/Berlin");

    const auto apple = exchange::read(
        zip_of({{"apple_health_export/export.xml", fixture("apple-health/export.xml")}}), berlin());
    REQUIRE(apple.has_value());
    CHECK(apple->records.size() == 5);
}

TEST_CASE("zip: cut off, damaged, or nothing in it") {
    const auto zip =
        zip_of({{"a.csv", fixture("withings/en.csv")}, {"b.csv", withings_header + night}});
    CHECK(error_of(zip) == "none");
    for (const std::size_t size : {zip.size() / 8, zip.size() / 4, zip.size() / 2})
        CHECK(error_of(zip.substr(0, size)).starts_with("damaged"));
    CHECK(error_of(zip_of({{"alarms.json", "[]"}})) == "nothing_known 0");
    CHECK(error_of(zip_of({})) == "nothing_known 0");
    const std::string inner = zip_of({{"sleep.csv", withings_header + night}});
    CHECK(error_of(zip_of({{"readme.txt", "hello"}, {"inner.zip", inner}})) ==
          "zip_in_zip 0 inner.zip");
    CHECK(
        exchange::read(zip_of({{"inner.zip", inner}, {"a.csv", withings_header + night}}), berlin())
            .has_value());
    CHECK(error_of(zip_of({{"a.csv", withings_header + "\"x"}})) == "cut_off 2 a.csv");
}

TEST_CASE("zip: a bomb is refused before it has grown") {
    const std::string zeros(std::size_t{48} << 20U, '0');
    CHECK(error_of(zip_of({{"zeros", zeros}})) == "bomb 0 zeros");
}

TEST_CASE("zip: a locked one is said to be locked") {
    CHECK(error_of(zip_of({{"a.csv", withings_header + night}}, "encryption=traditional")) ==
          "encrypted 0 a.csv");
}

TEST_CASE("zip: names lead nowhere") {
    const auto there = std::filesystem::temp_directory_path() / "rolltakt_zip_slip.csv";
    const auto zip = zip_of({{"../../../../" + there.string(), withings_header + night},
                             {there.string(), withings_header + night}});
    const auto found = exchange::read(zip, berlin());
    REQUIRE(found.has_value());
    CHECK(found->records.size() == 1);
    CHECK_FALSE(std::filesystem::exists(there));
}

TEST_CASE("reading: progress is told, and stops where the person wants to") {
    std::uint64_t last = 0;
    auto options = berlin();
    options.progress = [&](exchange::Progress p) {
        last = p.bytes;
        return p.bytes < 1000000;
    };
    const std::string small = withings_header + night;
    CHECK(error(exchange::read(small, options)) == "none");
    const std::string large = withings_header + repeated(night, 50000);
    CHECK(error(exchange::read(large, options)) == "cancelled 0");
    CHECK(last >= 1000000);
    CHECK(error(exchange::read(zip_of({{"a", large}}, "compression=store"), options)) ==
          "cancelled 0");
}

TEST_CASE("reading: a stream reads like the bytes, and what said it before is taken once") {
    std::istringstream in{withings_header + night + night};
    exchange::StreamInput input{in};
    const auto found = exchange::read(input, berlin());
    REQUIRE(found.has_value());
    CHECK(found->records.size() == 1);
    CHECK(found->repeated == 1);
    std::istringstream broken{"x"};
    broken.setstate(std::ios::badbit);
    exchange::StreamInput unreadable{broken};
    CHECK(error(exchange::read(unreadable, berlin())) == "unreadable 0");
}

TEST_CASE("reading: the future is not imported") {
    auto options = berlin();
    options.entered_at = at("2026-03-29T06:00:00+02:00");
    const auto found = exchange::read(withings_header + night, options);
    REQUIRE(found.has_value());
    CHECK(found->records.empty());
    CHECK(rejected(*found) == Lines{"2 impossible"});
    const auto fault = std::get<diary::NightFault>(found->rejected.front().fault);
    CHECK(fault.error == diary::NightError::in_future);
}

TEST_CASE("zip: among several files an error names the right one, and the file in it") {
    const std::string csv = withings_header + night;
    const std::string zip = zip_of({{"a.csv", csv}, {"b.csv", withings_header + "\"never closed"}});
    exchange::BytesInput first{csv}, second{zip};
    const std::array<exchange::Input*, 2> both{&first, &second};
    const auto found = exchange::read(both, berlin());
    REQUIRE_FALSE(found.has_value());
    CHECK(found.error().place == 1);
    CHECK(found.error().file == "b.csv");
    const std::string nothing = zip_of({{"notes.txt", "hello"}});
    exchange::BytesInput known{csv}, unknown{nothing};
    const std::array<exchange::Input*, 2> other{&known, &unknown};
    CHECK(error(exchange::read(other, berlin())) == "nothing_known 0");
}
