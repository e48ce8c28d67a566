// The house rules that a machine can see: the top level, which room may include which, and which
// library ends where.
#include "places.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
const fs::path root{places::source()};

std::string text_of(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream{file}.rdbuf();
    return text.str();
}

bool is_source(const fs::path& file) {
    return file.extension() == ".h" || file.extension() == ".cpp" || file.extension() == ".cc";
}

std::vector<fs::path> sources_below(const fs::path& folder) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator{folder})
        if (entry.is_regular_file() && is_source(entry.path())) found.push_back(entry.path());
    return found;
}

struct Room {
    std::set<std::string> uses, inside; // for everybody; for its own .cpp files only
};

// The layer(..) lines of app/CMakeLists.txt.
std::map<std::string, Room> rooms() {
    std::map<std::string, Room> found;
    const std::string lines = text_of(root / "app/CMakeLists.txt");
    const std::regex layer{R"((?:^|\n)layer\(([^)]*)\))"};
    for (std::sregex_iterator it{lines.begin(), lines.end(), layer}, end; it != end; ++it) {
        std::istringstream words{(*it)[1].str()};
        std::string name, word;
        words >> name;
        Room& room = found[name];
        auto* into = &room.uses;
        while (words >> word) {
            if (word == "USES")
                into = &room.uses;
            else if (word == "PRIVATE")
                into = &room.inside;
            else
                into->insert(word);
        }
    }
    return found;
}

std::set<std::string> reachable(const std::map<std::string, Room>& all,
                                std::set<std::string> from) {
    for (std::size_t before = 0; before != from.size();) {
        before = from.size();
        for (const auto& name : std::set<std::string>{from})
            if (const auto it = all.find(name); it != all.end())
                from.insert(it->second.uses.begin(), it->second.uses.end());
    }
    return from;
}

std::set<std::string> included(const fs::path& file, const std::regex& what) {
    std::set<std::string> found;
    std::ifstream in{file};
    for (std::string line; std::getline(in, line);)
        if (std::smatch match; std::regex_search(line, match, what)) found.insert(match[1]);
    return found;
}

} // namespace

TEST_CASE("house: the top level holds only what the layout names") {
    const std::set<std::string> allowed{
        "CMakeLists.txt", "app",         "firmware", "exercises",  "assets",
        "tests",          "README.md",   "LICENSE",  ".gitignore", ".gitattributes",
        ".clang-format",  ".clang-tidy", ".ci",      ".git"};
    for (const auto& entry : fs::directory_iterator{root}) {
        const std::string name = entry.path().filename().string();
        CAPTURE(name);
        CHECK((allowed.count(name) == 1 || name.rfind("build", 0) == 0));
    }
}

TEST_CASE("house: a room includes only rooms that come earlier") {
    const auto all = rooms();
    REQUIRE(all.size() >= 10);
    const std::regex quoted{R"re(^\s*#\s*include\s*"([a-z]+)/)re"};
    for (const auto& [name, room] : all) {
        const auto open = reachable(all, room.uses);
        auto inside = room.uses;
        inside.insert(room.inside.begin(), room.inside.end());
        inside = reachable(all, inside);
        if (!fs::exists(root / "app" / name)) continue;
        for (const auto& file : sources_below(root / "app" / name))
            for (const auto& other : included(file, quoted)) {
                CAPTURE(file.string());
                CAPTURE(other);
                const auto& allowed = file.extension() == ".h" ? open : inside;
                CHECK((other == name || allowed.count(other) == 1));
            }
    }
}

TEST_CASE("house: each library ends in its room") {
    const std::vector<std::pair<std::regex, std::set<std::string>>> ends{
        {std::regex{R"(#\s*include\s*[<"](imgui))"}, {"screen", "main"}},
        {std::regex{R"(#\s*include\s*[<"](sqlite3|SQLiteCpp))"}, {"store"}},
        {std::regex{R"(#\s*include\s*[<"](libserialport))"}, {"device"}},
        {std::regex{R"(#\s*include\s*[<"](SDL))"}, {"screen", "sound", "main"}},
        {std::regex{R"(#\s*include\s*[<"](FLAC))"}, {"store"}},
        {std::regex{R"(#\s*include\s*[<"](libintl))"}, {"wording"}},
        {std::regex{R"(#\s*include\s*[<"](archive|expat))"}, {"exchange"}},
        {std::regex{R"(#\s*include\s*[<"](cairo|ft2build))"}, {"paper"}},
        {std::regex{R"(#\s*include\s*[<"](sodium\.h))"}, {"bundle"}},
    };
    for (const auto& file : sources_below(root / "app")) {
        const std::string room = fs::relative(file, root / "app").begin()->string();
        const std::string text = text_of(file);
        for (const auto& [library, allowed] : ends)
            if (std::smatch match; std::regex_search(text, match, library)) {
                CAPTURE(file.string());
                const std::string name = match[1];
                CAPTURE(name);
                CHECK(allowed.count(room) == 1);
            }
    }
}

TEST_CASE("house: nobody below main and terminal asks the time") {
    const std::regex clock{
        R"((?:steady|system|high_resolution)_clock::now|\btime\s*\(\s*(?:nullptr|NULL|0)\s*\)|gettimeofday|clock_gettime)"};
    for (const auto& file : sources_below(root / "app")) {
        const std::string room = fs::relative(file, root / "app").begin()->string();
        if (room == "main" || room == "terminal") continue;
        CAPTURE(file.string());
        CHECK_FALSE(std::regex_search(text_of(file), clock));
    }
}

TEST_CASE("house: whoever sits at the computer may use each port that the player looks for") {
    const std::string ports = text_of(root / "app/device/ports.cpp");
    const std::string rules = text_of(root / "firmware/70-rolltakt.rules");
    const std::regex id{R"(\{0x([0-9a-f]{4}), (?:0x([0-9a-f]{4})|-1)\})"};
    int found = 0;
    for (std::sregex_iterator it{ports.begin(), ports.end(), id}, end; it != end; ++it, ++found) {
        std::string rule = "ATTRS{idVendor}==\"" + (*it)[1].str() + "\", ";
        if ((*it)[2].matched) rule += "ATTRS{idProduct}==\"" + (*it)[2].str() + "\", ";
        INFO(rule);
        CHECK(rules.find('\n' + rule + "TAG+=\"uaccess\"") != std::string::npos);
    }
    CHECK(found >= 8);
}

TEST_CASE("house: no folder for leftovers") {
    for (const char* name : {"common", "utils", "util", "helpers", "misc"})
        for (const char* part : {"app", "firmware", "tests"})
            CHECK_FALSE(fs::exists(root / part / name));
}

namespace {

// What About says that the player is made with.
std::set<std::string> made_with() {
    const std::string text = text_of(root / "app/screen/help_screen.cpp");
    const auto from = text.find("std::vector<Line> parts()");
    REQUIRE(from != std::string::npos);
    const std::string list = text.substr(from, text.find("\n}\n", from) - from);
    const std::regex line{R"re(\{"([^"]+)", "[^"]+"\})re"};
    std::set<std::string> names;
    for (std::sregex_iterator it{list.begin(), list.end(), line}, end; it != end; ++it) {
        std::string left = (*it)[1].str();
        for (std::size_t comma; (comma = left.find(", ")) != std::string::npos;) {
            names.insert(left.substr(0, comma));
            left.erase(0, comma + 2);
        }
        names.insert(left);
    }
    return names;
}

using Named = std::map<std::string, std::string>; // as About calls it; "" = it only builds

void check_named(const std::string& thing, const Named& all, const std::set<std::string>& about) {
    CAPTURE(thing);
    const auto found = all.find(thing);
    CHECK(found != all.end());
    if (found != all.end() && !found->second.empty()) CHECK(about.count(found->second) == 1);
}

} // namespace

TEST_CASE("house: About names every library that is linked, and what is needed beside them") {
    const auto about = made_with();
    REQUIRE(about.size() > 10);
    const Named linked{{"tl::expected", "tl::expected"},
                       {"date::date-tz", "date"},
                       {"SQLiteCpp", "SQLiteC++"},
                       {"sqlite3", "SQLite"},
                       {"nlohmann_json::nlohmann_json", "JSON for Modern C++"},
                       {"CLI11::CLI11", "CLI11"},
                       {"Threads::Threads", ""},
                       {"PkgConfig::serialport", "libserialport"},
                       {"PkgConfig::archive", "libarchive"},
                       {"PkgConfig::expat", "expat"},
                       {"PkgConfig::sodium", "libsodium"},
                       {"PkgConfig::flac", "FLAC"},
                       {"PkgConfig::sdl2", "SDL 2"},
                       {"PkgConfig::imgui", "Dear ImGui"},
                       {"PkgConfig::gl", "Mesa"},
                       {"PkgConfig::freetype", "FreeType"},
                       {"PkgConfig::cairo", "cairo"}};
    const auto all = rooms();
    const std::set<std::string> of_the_firmware{"protocol", "roller", "chips"};
    for (const auto& [name, room] : all)
        for (const auto* words : {&room.uses, &room.inside})
            for (const std::string& word : *words)
                if (all.count(word) == 0 && of_the_firmware.count(word) == 0)
                    check_named(word, linked, about);

    const Named packages{{"g++", ""},
                         {"cmake", ""},
                         {"ninja-build", ""},
                         {"pkg-config", ""},
                         {"ccache", ""},
                         {"gettext", ""},
                         {"libsdl2-dev", "SDL 2"},
                         {"libimgui-dev", "Dear ImGui"},
                         {"libgl-dev", "Mesa"},
                         {"libgl1-mesa-dri", "Mesa"},
                         {"libegl1", "Mesa"},
                         {"libfreetype-dev", "FreeType"},
                         {"libcairo2-dev", "cairo"},
                         {"libstb-dev", "stb"},
                         {"libserialport-dev", "libserialport"},
                         {"libsqlite3-dev", "SQLite"},
                         {"libsqlitecpp-dev", "SQLiteC++"},
                         {"libflac-dev", "FLAC"},
                         {"libtomlplusplus-dev", "toml++"},
                         {"libexpected-dev", "tl::expected"},
                         {"libcli11-dev", "CLI11"},
                         {"nlohmann-json3-dev", "JSON for Modern C++"},
                         {"libhowardhinnant-date-dev", "date"},
                         {"libarchive-dev", "libarchive"},
                         {"libexpat1-dev", "expat"},
                         {"libsodium-dev", "libsodium"},
                         {"tzdata", "tz database"},
                         {"fonts-inter", "Inter"},
                         {"espeak-ng", "espeak-ng"},
                         {"libnotify-bin", "libnotify"}};
    std::ifstream list{root / "app/packages"};
    int run = 0;
    for (std::string line; std::getline(list, line);) {
        if (!line.starts_with("run ")) continue;
        ++run;
        check_named(line.substr(4), packages, about);
    }
    CHECK(run > 10);
}
