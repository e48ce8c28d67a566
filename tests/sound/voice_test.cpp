// With the real espeak-ng, and with processes that behave badly.
#include "sound/listening.h"
#include "sound/tone_wav.h"
#include "sound/voice.h"

#include <doctest/doctest.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;
using sound::Part, sound::Speaker, sound::SpeechError, sound::spoken, sound::Voice;

namespace {

namespace fs = std::filesystem;

struct Folder {
    fs::path path;
    Folder() {
        std::string name = (fs::temp_directory_path() / "rolltakt-voice-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string program(const std::string& script) const { // in place of espeak-ng
        const fs::path file = path / "speaks";
        std::ofstream{file} << "#!/bin/sh\n" << script << '\n';
        ::chmod(file.c_str(), 0700);
        return file.string();
    }
    void clip(const std::string& name, double hz) const {
        std::vector<std::uint8_t> bytes = sound::wav_header(9600);
        for (int i = 0; i < 9600; ++i) {
            const auto v = static_cast<std::uint16_t>(sound::sixteen_bits(
                0.5f * static_cast<float>(std::sin(2.0 * std::numbers::pi * hz * i / 48000.0))));
            bytes.push_back(static_cast<std::uint8_t>(v));
            bytes.push_back(static_cast<std::uint8_t>(v >> 8));
        }
        std::ofstream{path / name, std::ios::binary}.write(
            reinterpret_cast<const char*>(bytes.data()),
            static_cast<std::streamsize>(bytes.size()));
    }
};

double seconds_of(const sound::Samples& s) {
    return static_cast<double>(s.size()) / sound::rate_hz;
}

Speaker speaker(const std::string& program, units::Duration limit = 2s) {
    Speaker s;
    s.program = program;
    s.limit = limit;
    return s;
}

std::shared_ptr<const sound::Samples> made(Voice& voice, const std::vector<Part>& parts) {
    voice.want(parts);
    voice.wait();
    const auto line = voice.find(parts);
    REQUIRE(line.has_value());
    return *line;
}

bool alive(const fs::path& pid_file) {
    int pid = 0;
    std::ifstream{pid_file} >> pid;
    return pid > 0 && ::kill(pid, 0) == 0;
}

} // namespace

TEST_CASE("speech: espeak-ng speaks both languages; a longer sentence lasts longer") {
    for (const std::string voice : {"de", "en"}) {
        Speaker who;
        who.voice = voice;
        who.limit = 20s; // a busy machine is no fault here
        const auto word = spoken(who, voice == "de" ? "Halbzeit." : "Half time.");
        REQUIRE(word.has_value());
        CHECK(seconds_of(*word) > 0.4);
        CHECK(seconds_of(*word) < 1.5);
        CHECK(listening::loudest(*word) == doctest::Approx(0.8).epsilon(0.01));
        const auto sentence = spoken(who, "Halbzeit, und noch eine ganze Weile geht es so weiter.");
        REQUIRE(sentence.has_value());
        CHECK(seconds_of(*sentence) > 2.0 * seconds_of(*word));
    }
}

TEST_CASE("speech: text is only text, whatever it looks like") {
    Folder folder;
    const auto echo = speaker(folder.program("cat > " + (folder.path / "in").string() +
                                             "; echo \"$@\" > " + (folder.path / "args").string()));
    CHECK(spoken(echo, "--help; $(reboot) [[ha]]\n\x01x").error() == SpeechError::failed);
    std::string in, arguments;
    std::getline(std::ifstream{folder.path / "in"}, in, '\0');
    std::getline(std::ifstream{folder.path / "args"}, arguments);
    CHECK(in == "--help; $(reboot) [ ha]]  x");
    CHECK(arguments == "-v en -s 150 --stdin --stdout");
}

TEST_CASE("speech: a process that hangs is killed in time, and whatever it started with it") {
    Folder folder;
    const fs::path child = folder.path / "child";
    const auto hangs =
        speaker(folder.program("sleep 600 & echo $! > " + child.string() + "; wait"), 150ms);
    const auto begun = std::chrono::steady_clock::now();
    CHECK(spoken(hangs, "x").error() == SpeechError::too_late);
    CHECK(std::chrono::steady_clock::now() - begun < 5s);
    for (int i = 0; i < 100 && alive(child); ++i) std::this_thread::sleep_for(20ms);
    CHECK_FALSE(alive(child));
}

TEST_CASE("speech: a process that talks without end, fails, or is not there") {
    Folder folder;
    CHECK(spoken(speaker(folder.program("exec yes"), 20s), "x").error() == SpeechError::failed);
    CHECK(spoken(speaker(folder.program("exit 1")), "x").error() == SpeechError::failed);
    CHECK(spoken(speaker(folder.program("kill -9 $$")), "x").error() == SpeechError::failed);
    CHECK(spoken(speaker("/nonexistent/espeak-ng"), "x").error() == SpeechError::absent);
    CHECK(spoken(speaker("rolltakt-no-such-program"), "x").error() == SpeechError::absent);
}

TEST_CASE("voice: a line is its parts with a short pause; a clip takes the place of any part") {
    Folder folder;
    folder.clip("go.wav", 440.0);
    folder.clip("step.calf.left.wav", 880.0);
    Voice voice{speaker("/nonexistent/espeak-ng"), folder.path};
    const auto line = made(voice, {{"go", "Go."}, {"step.calf.left", "Calf, left."}});
    REQUIRE(line);
    const auto heard = listening::stretches(*line, 0.05);
    REQUIRE(heard.size() == 2);
    CHECK(heard[1].from_s - heard[0].to_s == doctest::Approx(0.15).epsilon(0.1));
    CHECK(listening::pitch_hz(listening::Heard{*line}.subspan(1000, 7000)) ==
          doctest::Approx(440.0).epsilon(0.01));
    CHECK(voice.troubles().empty()); // nobody had to be asked
}

TEST_CASE("voice: a clip that cannot be used is refused once, and the line is spoken instead") {
    Folder folder;
    std::ofstream{folder.path / "go.wav"} << "no sound at all";
    Speaker real;
    real.limit = 20s;
    Voice voice{real, folder.path};
    CHECK_FALSE(made(voice, {{"go", "Go."}})->empty());
    const auto troubles = voice.troubles();
    REQUIRE(troubles.size() == 1);
    const auto* refused = std::get_if<sound::ClipRefused>(&troubles[0]);
    REQUIRE(refused != nullptr);
    CHECK(refused->file == folder.path / "go.wav");
    CHECK(refused->why == sound::WavError::not_wav);
    CHECK(voice.troubles().empty());
}

TEST_CASE("voice: no clip is looked for where the words differ from day to day") {
    Folder folder;
    for (const char* name : {"today.1.wav", "plan.change.wav", "plan.said.wav", ".wav"})
        folder.clip(name, 440.0);
    folder.clip("plan.changed.wav", 440.0);
    Voice voice{speaker("/nonexistent/espeak-ng"), folder.path};
    for (const char* id : {"today.1", "plan.change", "plan.said", ""}) {
        CAPTURE(id);
        CHECK(made(voice, {{id, "Light today: a painkiller."}})->empty());
    }
    CHECK_FALSE(made(voice, {{"plan.changed", "Your plan has changed."}})->empty());
}

TEST_CASE("voice: a recording that came with a part is played; one that cannot be is spoken") {
    Folder folder;
    const auto recording = [](const std::string& bytes) {
        return std::make_shared<const std::vector<std::uint8_t>>(bytes.begin(), bytes.end());
    };
    const auto tone = recording(listening::tone_wav(660.0, 1.0));
    {
        Voice voice{speaker("/nonexistent/espeak-ng"), folder.path};
        const auto line = made(voice, {{"plan.said", "Slowly.", tone}});
        CHECK(seconds_of(*line) == doctest::Approx(1.0).epsilon(0.05));
        CHECK(listening::pitch_hz(listening::Heard{*line}.subspan(1000, 40000)) ==
              doctest::Approx(660.0).epsilon(0.01));
        CHECK(voice.troubles().empty());
    }
    Speaker real;
    real.limit = 20s;
    Voice voice{real, folder.path};
    CHECK_FALSE(made(voice, {{"plan.said", "Slowly.", recording("no sound")}})->empty());
}

TEST_CASE("voice: an id never leads out of the folder") {
    Folder folder;
    folder.clip("secret.wav", 440.0);
    fs::create_directory(folder.path / "de");
    Voice voice{speaker("/nonexistent/espeak-ng"), folder.path / "de"};
    CHECK(made(voice, {{"../secret", "x"}})->empty());
}

TEST_CASE("voice: without the program every line is silent, and that is said once") {
    Voice voice{speaker("/nonexistent/espeak-ng"), {}};
    for (int i = 0; i < 5; ++i) CHECK(made(voice, {{std::to_string(i), "x"}})->empty());
    const auto troubles = voice.troubles();
    REQUIRE(troubles.size() == 1);
    CHECK(std::get<SpeechError>(troubles[0]) == SpeechError::absent);
}

TEST_CASE("voice: after two processes in a row that hang no third one is begun") {
    Folder folder;
    const fs::path count = folder.path / "count";
    const auto hangs =
        speaker(folder.program("echo x >> " + count.string() + "; sleep 600"), 100ms);
    Voice voice{hangs, {}};
    std::vector<Part> parts;
    for (int i = 0; i < 6; ++i) parts.push_back({std::to_string(i), "x"});
    CHECK(made(voice, parts)->empty());
    CHECK(fs::file_size(count) == 4); // two lines
    CHECK(voice.troubles().size() == 1);
}

TEST_CASE("voice: nobody waits for it, neither while it works nor when it ends") {
    Folder folder;
    const auto begun = std::chrono::steady_clock::now();
    {
        Voice voice{speaker(folder.program("sleep 600"), 600s), {}};
        voice.want({{"x", "x"}});
        CHECK_FALSE(voice.find({{"x", "x"}}).has_value());
        CHECK_FALSE(voice.find({{"y", "y"}}).has_value());
    }
    CHECK(std::chrono::steady_clock::now() - begun < 30s);
}
