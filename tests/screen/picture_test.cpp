// Pictures without a display: what --screenshot gives.
#include "driver.h"
#include "screens.h"

#include "screen/picture.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

fs::path place(const char* name) {
    return fs::temp_directory_path() / ("rolltakt-" + std::to_string(::getpid()) + name);
}

} // namespace

TEST_CASE("picture: the same screen gives the same bytes, another screen others") {
    tests::speak(routine::Language::en);
    const fs::path first = place("-1.png"), second = place("-2.png"), other = place("-3.png");
    const auto take = [](const fs::path& file, const char* name) {
        const tests::DriverMayLeak driver;
        const auto taken = screen::take_picture(file, name, {1280, 720}, 1.0);
        INFO((taken ? "" : taken.error().detail));
        REQUIRE(taken);
    };
    take(first, "session");
    take(second, "session");
    take(other, "session-rest");
    const std::string bytes = bytes_of(first);
    CHECK(bytes.size() > 20'000); // a blank picture of this size has 5 kB
    CHECK(bytes.size() < 200'000);
    CHECK(bytes.starts_with("\x89PNG"));
    CHECK(bytes == bytes_of(second));
    CHECK(bytes != bytes_of(other));
    for (const fs::path& file : {first, second, other}) fs::remove(file);
}

TEST_CASE("picture: an unknown screen is refused with the names there are") {
    const auto taken = screen::take_picture(place(".png"), "sesion", {1280, 720}, 1.0);
    REQUIRE_FALSE(taken);
    CHECK(taken.error().code == screen::PictureError::Code::no_such_screen);
    CHECK(taken.error().detail.find("session-rest") != std::string::npos);
}

TEST_CASE("picture: a file that cannot be written is an error") {
    const tests::DriverMayLeak driver;
    const auto taken = screen::take_picture("/no/such/folder/x.png", "home", {640, 400}, 1.0);
    REQUIRE_FALSE(taken);
    CHECK(taken.error().code == screen::PictureError::Code::cannot_write);
}
