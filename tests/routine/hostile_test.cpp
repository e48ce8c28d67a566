// Whatever a file holds: an error with its place, never an abort.
#include "places.h"
#include "test_files.h"

#include "routine/sieve.h"
#include "routine/tree.h"

#include <algorithm>
#include <random>

using files::calf, files::words;
using files::Words;
using routine::Errors, routine::parse;

namespace {

Words tried(const std::string& text) {
    Errors errors{"x.toml"};
    static_cast<void>(parse(text, errors));
    return words(errors.sorted());
}

std::string repeated(const std::string& piece, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += piece;
    return text;
}

} // namespace

TEST_CASE("hostile: what stops toml++ 3.3.0 is an error at its place") {
    CHECK(tried("[Übung]") == Words{"1:2 needs_quotes Ü"});
    CHECK(tried("[=") == Words{"1:1 syntax"});
    CHECK(tried("[.a]") == Words{"1:1 syntax"});
    CHECK(tried("[[[a]]]") == Words{"1:1 syntax"});
    CHECK(tried("a = 1\n\n  [.a]\nb = 2\n") == Words{"3:3 syntax"});
    CHECK(tried("a = \"\"\"\nx\n\"\"\"\n[=\n") == Words{"4:1 syntax"});
}

TEST_CASE("hostile: depth ends long before the stack") {
    CHECK(tried(std::string{"["} + repeated("a.", 300000) + "a]") ==
          Words{"0:0 too_large (65536)"});
    CHECK(tried(std::string{"["} + repeated("a.", 30000) + "a]") == Words{"1:67 too_deep"});
    CHECK(tried("x = " + repeated("[", 30000)) == Words{"1:21 too_deep"});
    CHECK(tried("x = " + repeated("{a=", 10000)) == Words{"1:53 too_deep"});
    CHECK(tried("x = " + repeated("[\n", 17)) == Words{"17:1 too_deep"});
    CHECK(tried("x = " + repeated("[", 16) + repeated("]", 16)) == Words{});
}

TEST_CASE("hostile: only valid UTF-8, and only where TOML has texts") {
    for (const auto* bytes : {"\xff", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80",
                              "\xf4\x90\x80\x80", "\xc3", "\xe2\x82", "\xf0\x9f\x98", "\x80"}) {
        CAPTURE(bytes);
        CHECK(tried(std::string{"a = 1\nb = \""} + bytes + "\"") == Words{"2:6 not_utf8"});
    }
    CHECK(tried("a = \"ä€😀\" # ä€😀\nb = 'ü'\nc = \"\"\"ö\n\"\"\"\nd = '''ß''' # ß") == Words{});
    CHECK(tried("ä = 1") == Words{"1:1 needs_quotes ä"});
    CHECK(tried("a = \"ä\" ö") == Words{"1:9 needs_quotes ö"});
    CHECK(tried("a = \"x\\\"ä\" # ok") == Words{});
    CHECK(tried("a = 'x\\' ü") == Words{"1:10 needs_quotes ü"});
    CHECK(tried("a = \"open ä\nb = ü") == Words{"2:5 needs_quotes ü"});
    CHECK(tried("a = \"\"\"x\"\"\"\"\" ü") == Words{"1:15 needs_quotes ü"});
    CHECK(tried("\xEF\xBB\xBF"
                "a = 1") == Words{});
}

TEST_CASE("hostile: control characters, also behind escapes") {
    CHECK(tried(std::string{"a = \"x\0y\"", 9}) == Words{"1:7 control_character"});
    CHECK(tried("a = \"\x1b[2J\"") == Words{"1:6 control_character"});
    CHECK(tried("a = 1 # \x7f") == Words{"1:9 control_character"});
    CHECK(tried("a = 1\r\nb = \"\t\"\r\n") == Words{});
}

TEST_CASE("hostile: the second set of control characters too, typed or behind an escape") {
    const auto named = [](const std::string& name) {
        std::string text = calf;
        const auto at = text.find("Calf");
        REQUIRE(at != std::string::npos);
        return text.insert(at, name);
    };
    for (const auto* bad : {"\xC2\x9B"
                            "31m",
                            "\\u009b31m", "\\u0080", "\\u001b[31m"})
        CHECK(files::checked_exercise(named(bad)).size() == 1);
    CHECK(files::checked_exercise(named("\xC2\xA0Ä")).empty());
}

TEST_CASE(
    "hostile: unfinished, doubled and half understood things are syntax errors with a place") {
    for (const auto* text : {"a", "a =", "a = \"x", "a = [1,", "a = {b = ", "[a", "[[a]", "= 1",
                             "a = 1979-13-45", "a = 0x", "a = 1__0", "a = \"\\q\"",
                             "a = \"\\uD800\"", "a = tru", "a.b.c", "a = 99999999999999999999"}) {
        CAPTURE(text);
        const Words found = tried(text);
        REQUIRE(found.size() == 1);
        CHECK(found.front().find("syntax") != std::string::npos);
        CHECK(found.front().find("0:0") == std::string::npos);
    }
    CHECK(tried("a = 1\na = 2") == Words{"2:5 duplicate_key"});
}

TEST_CASE("hostile: size ends at 64 KiB") {
    CHECK(tried(std::string(routine::largest_file, '#')) == Words{});
    CHECK(tried(std::string(routine::largest_file + 1, '#')) == Words{"0:0 too_large (65536)"});
}

TEST_CASE("hostile: errors have an end") {
    std::string text = "kind = \"exercise\"\n";
    for (int i = 0; i < 500; ++i) text.append("k").append(std::to_string(i)).append(" = 1\n");
    CHECK(files::checked_exercise(text).size() == 50);
}

TEST_CASE("hostile: any cut, swap or flip of a good file is read or refused, never fatal") {
    const auto library = routine::Library::read({});
    const files::Folder folder;
    const std::string good = calf + "\nx = [1, {a = 2}]\ny = 1979-05-27\nz = '''\nä'''\n";
    for (std::size_t cut = 0; cut < good.size(); ++cut) tried(good.substr(0, cut));
    std::mt19937 random{7};
    const auto at = [&](std::size_t size) { return static_cast<std::size_t>(random() % size); };
    static const std::string likely = "[]{}.=,\"'#\\\n -+_09aätrue";
    for (int i = 0; i < 4000; ++i) {
        std::string text = good;
        for (std::size_t changes = 1 + at(4); changes > 0; --changes) switch (at(4)) {
            case 0: text[at(text.size())] = static_cast<char>(random()); break;
            case 1: text[at(text.size())] = likely[at(likely.size())]; break;
            case 2: text.insert(at(text.size()), 1, likely[at(likely.size())]); break;
            default: text.erase(at(text.size()), 1 + at(8)); break;
            }
        const auto errors = library.check(folder.write("calf.toml", text)).errors;
        for (const auto& e : errors) CHECK((e.line >= 0 && e.column >= 0));
    }
}

TEST_CASE("hostile: the fuzzer's corpus") {
    const auto library = routine::Library::read({places::source("/exercises")});
    std::size_t files = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator{places::source("/tests/fuzz/corpus/routine")}) {
        CAPTURE(entry.path().string());
        const auto errors = library.check(entry.path()).errors;
        const bool good = entry.path().filename().string().starts_with("good");
        CHECK(errors.empty() == good);
        ++files;
    }
    CHECK(files >= 20);
}
