// Recordings: what was heard is played again as it was; what is cut off or damaged ends it, no
// more.
#include "device/hands.h"
#include "device/recording.h"
#include "device/replay_link.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/stat.h>

using namespace test;
namespace fs = std::filesystem;

namespace {

struct Folder {
    Folder() {
        std::string name = fs::temp_directory_path() / "rollrec-XXXXXX";
        path = mkdtemp(name.data());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path); }
    std::string file(const char* name) const { return path / name; }
    fs::path path;
};

Bytes contents(const std::string& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

void write_file(const std::string& file, const Bytes& bytes) {
    std::ofstream out{file, std::ios::binary};
    out.write(reinterpret_cast<const char*>(bytes.data()),
              static_cast<std::streamsize>(bytes.size()));
}

struct Heard {
    units::Duration since{};
    LinkState state{};
    bool new_connection = false;
    Bytes bytes;
    bool operator==(const Heard&) const = default;
};

// Everything a link hands out until it is over, one entry per chunk or change of state.
std::vector<Heard> played(device::Link& link, units::Duration step, units::HostTime start) {
    std::vector<Heard> heard;
    LinkState state = LinkState::searching;
    for (auto now = start; state != LinkState::ended && now < start + 60s; now += step) {
        const auto intake = link.take(now);
        bool first = intake.new_connection;
        for (const auto& chunk : intake.chunks) {
            heard.push_back({chunk.arrived - start, intake.state, first, chunk.bytes});
            first = false;
        }
        state = intake.state;
    }
    return heard;
}

std::vector<device::RecordedMoment> three_moments() {
    return {{0s, LinkState::ready, true, {1, 2, 3}},
            {1500ms, LinkState::silent, false, {}},
            {2s, LinkState::ready, false, {4}}};
}

void record(const std::string& file) {
    auto writer = device::RecordingWriter::create(file);
    REQUIRE(writer);
    for (const auto& moment : three_moments()) REQUIRE(writer->write(moment));
}

int moments_in(const std::string& file, device::RecordingReader::End& end) {
    auto reader = device::RecordingReader::open(file);
    if (!reader) return -1;
    int count = 0;
    while (const auto moment = reader->next()) {
        CHECK(moment->bytes == three_moments()[static_cast<std::size_t>(count)].bytes);
        ++count;
    }
    end = reader->end();
    return count;
}

} // namespace

TEST_CASE(
    "recording: a session with an unplugging plays again as it was, however often one looks") {
    Folder folder;
    const auto file = folder.file("a.rollrec");
    std::vector<Heard> live;
    {
        Desk desk;
        auto board = std::make_unique<PtyBoard>();
        PtyBoard moved;
        board->hello.build.serial[0] = moved.hello.build.serial[0] = 5;
        auto link = device::recorded(
            std::make_unique<device::PortLink>(board->path(), desk.surroundings()), file);
        REQUIRE(link);
        std::optional<units::HostTime> start; // the take before the one that brought the hello
        units::HostTime now{100s};
        for (int i = 0; i < 120; ++i, now += 50ms) {
            if (i == 60) {
                board->unplug();
                desk.plug(moved);
            }
            if (i > 20 && i < 60) board->say_samples(5);
            const auto intake = link->take(now);
            if (i < 60) board->answer();
            moved.answer();
            bool first = intake.new_connection;
            for (const auto& chunk : intake.chunks) {
                if (!start) start = now - 50ms;
                live.push_back({chunk.arrived - *start, intake.state, first, chunk.bytes});
                first = false;
            }
        }
    }
    REQUIRE(live.size() > 20);
    for (const auto step : {1ms, 50ms, 700ms}) {
        device::ReplayLink replay{file};
        CHECK(played(replay, step, units::HostTime{7s}) == live);
        CHECK(replay.hello()->build.serial[0] == 5);
        CHECK(replay.name() == "a.rollrec");
    }
}

TEST_CASE("recording: the file is private and never written over") {
    Folder folder;
    const auto file = folder.file("a.rollrec");
    record(file);
    struct stat status {};
    REQUIRE(stat(file.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    CHECK_FALSE(device::RecordingWriter::create(file));
    CHECK(device::recorded(std::make_unique<device::ReplayLink>(file), file) == nullptr);
}

TEST_CASE("recording: cut off anywhere, what is whole before is kept, without complaint") {
    Folder folder;
    record(folder.file("whole.rollrec"));
    const auto whole = contents(folder.file("whole.rollrec"));
    const auto cut = folder.file("cut.rollrec");
    int most = -1;
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        write_file(cut, {whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)});
        auto end = device::RecordingReader::End::over;
        const int count = moments_in(cut, end);
        CHECK(count >= most);
        CHECK(end == device::RecordingReader::End::over);
        CHECK((count == -1) == (size < 16));
        most = count;
    }
    CHECK(most == 3);
}

TEST_CASE("recording: any changed byte is noticed, and what is before it is kept") {
    Folder folder;
    record(folder.file("whole.rollrec"));
    const auto whole = contents(folder.file("whole.rollrec"));
    const auto bad = folder.file("bad.rollrec");
    for (std::size_t at = 0; at < whole.size(); ++at) {
        auto damaged = whole;
        damaged[at] ^= 0x40;
        write_file(bad, damaged);
        auto end = device::RecordingReader::End::not_yet;
        const int count = moments_in(bad, end);
        CAPTURE(at);
        CHECK(count == (at < 16 ? -1 : at < 39 ? 0 : at < 59 ? 1 : 2));
        if (count >= 0) CHECK(end == device::RecordingReader::End::damaged);
    }
}

TEST_CASE("recording: damage is told at the end of what is good") {
    Folder folder;
    const auto file = folder.file("a.rollrec");
    record(file);
    auto bytes = contents(file);
    bytes.back() ^= 1;
    write_file(file, bytes);
    device::ReplayLink replay{file};
    Hands hands{replay};
    hands.go(2s);
    CHECK(hands.bytes == Bytes{1, 2, 3});
    hands.go(1s);
    CHECK(hands.last.state == LinkState::ended);
    CHECK(hands.last.trouble == Trouble::damaged_recording);
    CHECK(hands.last.detail == file);
}

TEST_CASE("recording: a file that is none, or not there, is refused") {
    Folder folder;
    write_file(folder.file("text"), {'h', 'e', 'l', 'l', 'o'});
    device::ReplayLink text{folder.file("text")}, nothing{folder.file("nothing")};
    CHECK(text.take(units::HostTime{1s}).trouble == Trouble::not_a_recording);
    CHECK(text.take(units::HostTime{2s}).state == LinkState::refused);
    { REQUIRE(device::RecordingWriter::create(folder.file("head"))); }
    device::ReplayLink head{folder.file("head")};
    CHECK(head.take(units::HostTime{1s}).trouble == Trouble::not_a_recording);
    CHECK(nothing.take(units::HostTime{1s}).trouble == Trouble::not_found);
}

TEST_CASE("recording: a chunk larger than a record is split and comes back whole") {
    Folder folder;
    const auto file = folder.file("a.rollrec");
    const Bytes large(200000, 9);
    {
        auto writer = device::RecordingWriter::create(file);
        REQUIRE(writer);
        REQUIRE(writer->write({0s, LinkState::ready, true, large}));
    }
    device::ReplayLink replay{file};
    Hands hands{replay};
    hands.go(100ms);
    CHECK(hands.bytes == large);
    CHECK(hands.connections == 1);
}
