#include "main/own_files.h"

#include <doctest/doctest.h>

#include <string>

using namespace std::chrono_literals;

namespace {

auto note(std::string& where, std::string what) {
    return [&where, what = std::move(what)] {
        where += what;
        return what != "in vain";
    };
}

} // namespace

TEST_CASE("own files: written half a second after the last change, the last one only") {
    std::string written;
    app::OwnFiles files;
    files.change("window", note(written, "first "), units::HostTime{0ms});
    CHECK(files.advance(units::HostTime{400ms}).empty());
    files.change("window", note(written, "second "), units::HostTime{400ms});
    files.advance(units::HostTime{800ms});
    files.advance(units::HostTime{900ms});
    const auto done = files.finish();
    CHECK(written == "second ");
    REQUIRE(done.size() == 1);
    CHECK(done[0].file == "window");
    CHECK(done[0].good);
    CHECK(files.finish().empty());
}

TEST_CASE("own files: what waits at the end is written, and what could not be is told") {
    std::string written;
    {
        app::OwnFiles files;
        files.change("window", note(written, "last"), {});
    }
    CHECK(written == "last");
    app::OwnFiles files;
    files.change("sound", note(written, "in vain"), {});
    const auto done = files.finish();
    REQUIRE(done.size() == 1);
    CHECK_FALSE(done[0].good);
}
