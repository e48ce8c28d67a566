#include "sound/settings.h"

#include <doctest/doctest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace std::chrono_literals;
using sound::read_settings, sound::Settings, sound::write_settings;

namespace {

namespace fs = std::filesystem;

struct Folder {
    fs::path path = fs::temp_directory_path() / ("rolltakt-sound-" + std::to_string(::getpid()));
    Folder() { fs::remove_all(path); }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
};

} // namespace

TEST_CASE("settings: what is written is read again; the folder is made") {
    Folder folder;
    Settings s;
    s.voice = {35, true};
    s.tones = {100, false};
    s.soft = {0, false};
    s.delay = 320ms;
    REQUIRE(write_settings(folder.path / "sound", s));
    CHECK(read_settings(folder.path / "sound") == s);
    CHECK_FALSE(fs::exists(folder.path / "sound.new"));
}

TEST_CASE("settings: nothing there, or nonsense, is as if it had not been set") {
    Folder folder;
    CHECK(read_settings(folder.path / "sound") == Settings{});
    fs::create_directories(folder.path);
    std::ofstream{folder.path / "sound"} << "voice=loud\ntones=900\nsoft_muted=2\ndelay_ms=-4\n"
                                            "something\n=\n\nvoice_muted=1\n";
    Settings only;
    only.voice.muted = true;
    CHECK(read_settings(folder.path / "sound") == only);
    CHECK_FALSE(write_settings("/proc/nowhere/sound", only));
}

TEST_CASE("settings: what could not be read is kept beside what is written") {
    Folder folder;
    fs::create_directories(folder.path);
    const fs::path file = folder.path / "sound", first = sound::kept_damaged(file);
    CHECK_FALSE(sound::damaged(file));
    Settings own;
    own.delay = 120ms;
    REQUIRE(write_settings(file, own));
    std::ofstream{file, std::ios::app} << "\n"; // by hand
    CHECK_FALSE(sound::damaged(file));
    std::ofstream{file} << "soft=10\nvoice=12\n";
    CHECK_FALSE(sound::damaged(file));
    REQUIRE(write_settings(file, own));
    CHECK_FALSE(fs::exists(first));
    for (const char* text :
         {"voice=900\n", "voice=3\x01", "\xff\xfe", "something", "delay_ms=-1"}) {
        std::ofstream{file} << text;
        CHECK(sound::damaged(file));
        const fs::path kept = sound::kept_damaged(file); // none of those before is written over
        CHECK_FALSE(fs::exists(kept));
        REQUIRE(write_settings(file, own));
        CHECK_FALSE(sound::damaged(file));
        CHECK(read_settings(file) == own);
        CHECK(fs::file_size(kept) == std::string{text}.size());
    }
}

TEST_CASE("settings: as an editor of another system leaves them they hold") {
    Folder folder;
    fs::create_directories(folder.path);
    const fs::path file = folder.path / "sound";
    std::ofstream{file, std::ios::binary} << "\xEF\xBB\xBFvoice=12\r\nsoft_muted=0\r\n\r\n";
    const Settings read = read_settings(file);
    CHECK(read.voice.percent == 12);
    CHECK_FALSE(read.soft.muted);
    CHECK_FALSE(sound::damaged(file));
}

TEST_CASE("settings: a damaged one is not lost where it cannot be kept, nor is half a file left") {
    Folder folder;
    fs::create_directories(folder.path / "sound.damaged"); // its name is taken
    const fs::path file = folder.path / "sound";
    std::ofstream{file} << "voice=3\x01";
    REQUIRE(write_settings(file, Settings{}));
    CHECK(fs::file_size(folder.path / "sound.damaged-2") == 8);
    fs::create_directories(folder.path / "sound.new" / "kept"); // cannot be taken away
    CHECK_FALSE(write_settings(file, Settings{}));
    CHECK(read_settings(file) == Settings{});
}

TEST_CASE("settings: on a full disk nothing is left of the attempt") {
    Folder folder;
    fs::create_directories(folder.path);
    const fs::path file = folder.path / "sound";
    const pid_t pid = ::fork();
    if (pid == 0) {
        const rlimit none{0, 0};
        ::setrlimit(RLIMIT_FSIZE, &none);
        ::signal(SIGXFSZ, SIG_IGN);
        ::_exit(write_settings(file, Settings{}) ? 1 : 0);
    }
    int status = 0;
    ::waitpid(pid, &status, 0);
    CHECK(status == 0);
    CHECK(fs::is_empty(folder.path));
}

TEST_CASE("settings: a pipe or a device in their place is not waited for") {
    Folder folder;
    fs::create_directories(folder.path);
    const fs::path file = folder.path / "sound";
    fs::create_symlink("/dev/zero", file);
    CHECK(read_settings(file) == Settings{});
    fs::remove(file);
    REQUIRE(::mkfifo(file.c_str(), 0600) == 0);
    REQUIRE(::mkfifo((folder.path / "sound.new").c_str(), 0600) == 0);
    CHECK(read_settings(file) == Settings{});
    Settings own;
    own.voice.percent = 12;
    REQUIRE(write_settings(file, own));
    CHECK(read_settings(file) == own);
}

TEST_CASE("settings: gains rise with the volumes; muted is none") {
    Settings s;
    s.voice = {100}, s.tones = {50}, s.soft = {100, true};
    CHECK(sound::gains(s)[0] == doctest::Approx(1.0));
    CHECK(sound::gains(s)[1] == doctest::Approx(0.25));
    CHECK(sound::gains(s)[2] == 0.0);
}

TEST_CASE("settings: the soft tone is live, so a late loudspeaker switches it off") {
    Settings s;
    CHECK_FALSE(s.soft_tone_sounds()); // only for whoever wants it
    s.soft.muted = false;
    for (const auto& [delay, sounds] :
         {std::pair{0ms, true}, {100ms, true}, {101ms, false}, {500ms, false}}) {
        s.delay = delay;
        CHECK(s.soft_tone_sounds() == sounds);
    }
}
