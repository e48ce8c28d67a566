// Whole sessions without sensor, listened to: real guide, real time line, a voice of clips.
#include "sound/announcer.h"
#include "sound/ear.h"
#include "sound/listening.h"
#include "sound/tone_wav.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

using namespace std::chrono_literals;
using namespace listening;
using guide::CueKind;
using sound::Announcer, sound::Part, sound::Settings, sound::Tone;
using units::seconds;

namespace {

namespace fs = std::filesystem;

// In place of espeak-ng: a hum of 150 Hz, 40 ms for every letter, so that lengths are known.
struct Hum {
    fs::path folder;
    Hum() {
        std::string name = (fs::temp_directory_path() / "rolltakt-hum-XXXXXX").string();
        folder = ::mkdtemp(name.data());
        std::vector<std::uint8_t> second = sound::wav_header(sound::rate_hz * 29);
        std::ofstream head{folder / "head", std::ios::binary};
        head.write(reinterpret_cast<const char*>(second.data()), 44);
        std::ofstream letter{folder / "letter", std::ios::binary};
        for (int i = 0; i < sound::rate_hz / 25; ++i) {
            const auto v = static_cast<std::uint16_t>(sound::sixteen_bits(static_cast<float>(
                0.5 * std::sin(2.0 * std::numbers::pi * 150.0 * i / sound::rate_hz))));
            letter.put(static_cast<char>(v)), letter.put(static_cast<char>(v >> 8));
        }
        const fs::path script = folder / "hums";
        std::ofstream{script} << "#!/bin/sh\nread text\ncat " << (folder / "head").string()
                              << "\ni=${#text}\nwhile [ $i -gt 0 ]; do cat "
                              << (folder / "letter").string() << "; i=$((i-1)); done\n";
        ::chmod(script.c_str(), 0700);
    }
    ~Hum() { fs::remove_all(folder); }
    Hum(const Hum&) = delete;
    Hum& operator=(const Hum&) = delete;
    std::unique_ptr<sound::Voice> voice() const {
        sound::Speaker speaker;
        speaker.program = (folder / "hums").string();
        speaker.limit = 60s;
        return std::make_unique<sound::Voice>(speaker, fs::path{});
    }
};

std::string word(CueKind kind) {
    static const char* const words[] = {"ready", "go",   "half",  "ten",       "slower", "lighter",
                                        "off",   "swap", "rest",  "ended",     "lost",   "back",
                                        "three", "rule", "done",  "waiting",   "prof",   "on",
                                        "ramp",  "more", "found", "ramp over", "pain"};
    return words[static_cast<std::size_t>(kind)];
}

routine::Routine calves() {
    routine::Routine r;
    routine::Exercise roll;
    roll.id = "calf";
    roll.name = {"Wade", "Calf"};
    roll.set_up = {"So liegst du.", "Sit so and so."};
    roll.variants.push_back({.id = "normal", .name = {}, .how = {}, .share_of_body_weight = 0.34});
    r.exercises = {roll};
    routine::Step left;
    left.get_ready = 20s, left.work = 40s, left.rest = 10s;
    left.switch_sides = true;
    left.seconds_per_stroke = 6.0;
    routine::Step right = left;
    right.get_ready = 5s, right.rest = 30s, right.switch_sides = false;
    routine::Step again = right;
    again.work = 20s;
    r.steps = {left, right, again};
    return r;
}

struct Evening {
    Hum hum;
    std::string set_up = "sit so and so";
    bool known = false;  // nothing of it is told unasked
    bool titled = false; // get ready names its step
    sound::Words::Sentences opening;
    sound::Samples samples;
    routine::Routine routine = calves();
    session::Session session{beginning(), units::HostTime{}};
    std::shared_ptr<sound::Mixer> mixer = std::make_shared<sound::Mixer>();
    Announcer announcer;
    std::vector<sound::Heard> heard;
    std::vector<session::Event> cues;
    double now = 0.0;
    bool announced_end = false;

    explicit Evening(const Settings& settings = {}, sound::Words::Sentences first = {})
        : opening{std::move(first)}, announcer{routine,
                                               words(),
                                               settings,
                                               mixer,
                                               std::make_unique<Ear>(mixer, samples),
                                               hum.voice(),
                                               units::SessionTime{}} {
        announcer.wait_for_voice();
    }
    session::Beginning beginning() const {
        session::Beginning b;
        b.routine = routine;
        return b;
    }
    sound::Words words() {
        return {[this](CueKind kind, std::size_t) {
                    std::vector<Part> parts{{word(kind), word(kind)}};
                    if (titled && kind == CueKind::get_ready) parts.push_back({"calf", "calf"});
                    return parts;
                },
                [this](std::size_t) { return how(); },
                [this](std::size_t, routine::Steps before) { // all steps are done alike
                    return before.empty() && !known ? how() : sound::Words::Sentences{};
                },
                [](const session::Event&) {
                    return std::vector<Part>{{"event", "event"}};
                },
                opening};
    }
    sound::Words::Sentences how() const { return {{{"set_up", set_up}}}; }
    void until(double end, double step = 0.033) {
        for (; now < end && !announced_end; now += step) {
            announced_end = session.over();
            const units::HostTime host{units::duration_of(now)};
            const auto events = session.advance({}, true, false, host).events;
            const auto coming = session.coming(Announcer::looks_ahead);
            announcer.advance({events, session.view(), coming}, session.view().now);
            for (const auto& e : events)
                if (e.kind == session::EventKind::cue) cues.push_back(e);
            for (auto& h : announcer.heard()) heard.push_back(std::move(h));
        }
        for (double t = 0.0; announced_end && t < 5.0; t += step)
            announcer.fade_away(session.view().now + units::duration_of(t));
        for (auto& h : announcer.heard()) heard.push_back(std::move(h));
    }
    // "19.97 go, 60 swap": what was said, to the tenth of a second.
    std::string said() const {
        std::string list;
        for (const auto& h : heard)
            if (!h.text.empty())
                list += std::to_string(std::lround(seconds(h.at) * 10)) + ' ' + h.id + ", ";
        return list;
    }
    std::string last_ready() const { // as it was called up last
        std::string text;
        for (const auto& h : heard)
            if (h.id == "ready") text = h.text;
        return text;
    }
    std::vector<double> times(Tone tone) const {
        std::vector<double> list;
        for (const auto& h : heard)
            if (h.id == "tone." + std::string{sound::name(tone)}) list.push_back(seconds(h.at));
        return list;
    }
    Heard part(double from_s, double lasts_s) const {
        return Heard{samples}.subspan(static_cast<std::size_t>(from_s * sound::rate_hz),
                                      static_cast<std::size_t>(lasts_s * sound::rate_hz));
    }
};

bool same(const std::vector<double>& a, const std::vector<double>& b, double apart = 0.005) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (std::abs(a[i] - b[i]) > apart) return false;
    return true;
}

} // namespace

TEST_CASE("announcer: a session from beginning to end, for the ears") {
    Evening e;
    e.until(400);
    CHECK(e.session.over());
    CHECK(same(e.times(Tone::countdown), {17, 18, 19, 72, 73, 74, 147, 148, 149}));
    CHECK(same(e.times(Tone::go), {20, 75, 150}));
    CHECK(same(e.times(Tone::half_time), {40, 95}));
    CHECK(same(e.times(Tone::switch_sides), {60}));
    CHECK(same(e.times(Tone::rest), {115}));
    CHECK(same(e.times(Tone::done), {170}));
    CHECK(same(e.times(Tone::turn_far), {26, 38, 81, 93, 156, 168})); // none at ten seconds left
    CHECK(same(e.times(Tone::turn_near), {32, 44, 56, 87, 99, 111, 162}));
    INFO(e.said());
    CHECK(e.said().find("0 rule, 5 ready, 9 set_up, 205 go, 403 half, 501 ten, 605 swap, 704 "
                        "ready, 755 go, ") == 0);
    CHECK(e.said().find("1711 done") != std::string::npos);
}

TEST_CASE("announcer: captured sound has every tone's pitch within 40 ms of its event") {
    Evening e;
    e.until(400);
    const auto finds = [&](double at_s, Tone tone) {
        const double hz = sound::notes(tone)[0].hz;
        const double lasts = sound::notes(tone)[0].lasts_s;
        CAPTURE(at_s);
        CHECK(share_of(hz, e.part(at_s + 0.02, lasts - 0.04)) > 0.9);
        CHECK(share_of(hz, e.part(at_s - lasts - 0.04, lasts)) < 0.1); // and not before
        const auto onset = stretches(e.part(at_s - 0.1, 0.2), 0.02, 0.02f);
        REQUIRE_FALSE(onset.empty());
        CHECK(std::abs(onset.back().from_s - 0.1) < 0.04);
    };
    for (const double at : {17.0, 18.0, 19.0, 72.0}) finds(at, Tone::countdown);
    for (const double at : {20.0, 75.0, 150.0}) finds(at, Tone::go);
    finds(40.0, Tone::half_time);
    finds(60.0, Tone::switch_sides);
    finds(115.0, Tone::rest);
    finds(170.0, Tone::done);
    finds(26.0, Tone::turn_far);
    finds(32.0, Tone::turn_near);
    CHECK(loudest(e.samples) < 1.0);
}

TEST_CASE("announcer: a late loudspeaker is given beats and countdown early by its delay") {
    for (const auto delay : {100ms, 250ms, 500ms}) {
        Settings settings;
        settings.delay = delay;
        Evening e{settings};
        e.until(120);
        const double early = seconds(units::Duration{delay});
        // Heard at the moment, so played before it.
        CHECK(same(e.times(Tone::countdown), {17, 18, 19, 72, 73, 74}));
        for (const double at : {17.0, 18.0, 20.0, 26.0, 32.0, 40.0, 60.0}) {
            CAPTURE(at);
            const auto onset = stretches(e.part(at - early - 0.1, 0.2), 0.02, 0.02f);
            REQUIRE_FALSE(onset.empty());
            CHECK(std::abs(onset.back().from_s - 0.1) < 0.01);
        }
    }
}

TEST_CASE("announcer: how to lie does not run into the countdown, and is said after the go") {
    Evening e;
    e.set_up = std::string(450, 'a'); // 18 s
    e.until(60);
    INFO(e.said());
    CHECK(e.said().find("0 rule, 5 ready, 205 go, 209 set_up, ") == 0);
    Evening late;
    late.set_up = std::string(450, 'a');
    late.until(3);
    late.session.pause();
    late.until(33);
    late.session.resume();
    late.until(120);
    CHECK(late.said().find("set_up") == late.said().rfind("set_up")); // once
}

TEST_CASE("announcer: what is said before all else comes before the step is called up") {
    Evening e{{}, {{{"today", "today light"}}, {{"claim", "not there"}}}};
    e.until(19);
    CHECK(e.said() == "0 rule, 5 today, 12 claim, 18 ready, 22 set_up, ");
}

TEST_CASE("announcer: what the author recorded is heard once, whole, before the step is called") {
    const std::string bytes = tone_wav(700.0, 2.0);
    const auto wav = std::make_shared<const std::vector<std::uint8_t>>(bytes.begin(), bytes.end());
    Evening e{{}, {{{"plan.said", "slowly", wav}}}};
    e.until(60);
    REQUIRE(e.said().starts_with("0 rule, 5 plan.said, "));
    CHECK(e.said().find("plan.said") == e.said().rfind("plan.said"));
    const auto line = *std::find_if(e.heard.begin(), e.heard.end(),
                                    [](const auto& h) { return h.id == "plan.said"; });
    CHECK(seconds(line.lasts) == doctest::Approx(2.0).epsilon(0.02));
    CHECK(line.text == "slowly"); // it stands on the screen
    const double from = seconds(line.at);
    CHECK(share_of(700.0, e.part(from + 0.05, 1.8)) > 0.95); // nobody else speaks
    std::size_t pieces = 0;
    for (double at = 0.0; at + 0.25 < 60.0; at += 0.25)
        if (share_of(700.0, e.part(at, 0.25)) > 0.9) ++pieces;
    CHECK(pieces >= 6);
    CHECK(pieces <= 8); // two seconds of it, and no more
}

TEST_CASE("announcer: who goes back while it is said hears the rest of it all the same") {
    Evening e{{}, {{{"today", "today light"}}, {{"claim", "not there"}}}};
    e.until(0.3);
    e.session.back();
    e.until(19);
    INFO(e.said());
    CHECK(e.said().find("today") < e.said().find("claim"));
    CHECK(e.said().find("claim") < e.said().find("ready"));
    CHECK(e.said().find("today") == e.said().rfind("today"));
    CHECK(e.said().find("claim") == e.said().rfind("claim"));
}

TEST_CASE("announcer: what the pause named, get ready does not name again") {
    Evening e;
    e.titled = true;
    e.until(10);
    CHECK(e.last_ready() == "ready calf");
    e.until(73);
    CHECK(e.last_ready() == "ready"); // the change of sides said it
    e.session.back();                 // nothing says it now
    e.until(75);
    CHECK(e.last_ready() == "ready calf");
}

TEST_CASE("announcer: named before somebody went back, a step is named again") {
    Evening e;
    e.titled = true;
    e.until(118); // in the rest that names the last set
    CHECK(e.said().find("rest") != std::string::npos);
    e.session.back(); // the second side once more
    e.until(121);
    e.session.skip(); // and on to that set, without a rest
    e.until(123);
    INFO(e.said());
    CHECK(std::count_if(e.heard.begin(), e.heard.end(),
                        [](const auto& h) { return h.text == "ready calf"; }) == 3);
    CHECK(e.last_ready() == "ready calf");
}

TEST_CASE("announcer: what was not told because the first side was left is told at the other one") {
    Evening e;
    e.set_up = std::string(150, 'a'); // 6 s
    e.until(0.8);
    e.session.skip(); // to the change of sides
    e.until(20);
    INFO(e.said());
    CHECK(e.said().find("swap") < e.said().find("set_up"));
    CHECK(e.said().find("set_up") == e.said().rfind("set_up"));
    Evening told;
    told.until(12);
    told.session.skip();
    told.until(60);
    CHECK(told.said().find("set_up") == told.said().rfind("set_up"));
}

TEST_CASE("announcer: it is said again when somebody asks, in each phase") {
    Evening e;
    e.until(8);
    const auto first = e.said();
    e.announcer.say_again(e.session.view(), e.session.view().now);
    e.until(12);
    CHECK(e.said().substr(first.size()) == "80 ready, 85 set_up, ");
    e.until(26);
    const auto before = e.said();
    e.announcer.say_again(e.session.view(), e.session.view().now);
    e.until(29);
    CHECK(e.said().substr(before.size()) == "260 go, 263 set_up, ");
    e.until(64);
    const auto changing = e.said();
    e.announcer.say_again(e.session.view(), e.session.view().now);
    e.until(67);
    CHECK(e.said().substr(changing.size()) == "640 swap, 644 set_up, ");
}

TEST_CASE("announcer: what is known is told in full to whoever asks") {
    Evening e;
    e.known = true;
    e.until(8);
    const auto first = e.said();
    CHECK(first.find("set_up") == std::string::npos);
    e.announcer.say_again(e.session.view(), e.session.view().now);
    e.until(12);
    CHECK(e.said().substr(first.size()) == "80 ready, 85 set_up, ");
}

TEST_CASE("announcer: what waits to be said when somebody goes back is said once") {
    Evening e;
    e.set_up = std::string(60, 'a'); // 2.4 s
    e.until(0.2);
    e.session.back();
    e.until(12);
    INFO(e.said());
    CHECK(e.said().find("set_up") != std::string::npos);
    CHECK(e.said().find("set_up") == e.said().rfind("set_up"));
}

TEST_CASE("announcer: a pause takes the countdown back; on going on it is counted again") {
    Evening e;
    e.until(18.5);
    e.session.pause();
    e.until(30);
    CHECK(same(e.times(Tone::countdown), {17, 18}));
    CHECK(e.times(Tone::go).empty());
    e.session.resume();
    e.until(34);
    CHECK(e.times(Tone::go).size() == 1);
}

TEST_CASE("announcer: work that goes on after a pause is counted down") {
    Evening e;
    e.until(30);
    e.session.pause();
    e.until(50);
    e.session.resume();
    e.until(60);
    REQUIRE(e.times(Tone::go).size() == 2);
    const double go = e.times(Tone::go)[1];
    CHECK(same(e.times(Tone::countdown), {17, 18, 19, go - 3, go - 2, go - 1}, 0.05));
}

TEST_CASE("announcer: over a pause nothing is said but that it is one; the rest comes after it") {
    Evening e{{}, {{{"today", "today light"}}, {{"claim", "not there"}}}};
    e.until(0.7); // "today" is being said
    e.session.pause();
    e.until(120);
    INFO(e.said());
    CHECK(e.said() == "0 rule, 5 today, 12 event, ");
    e.session.skip(); // and what is left is not told any more, the next one is named
    e.until(125);
    CHECK(e.said().find("set_up") == std::string::npos);
    Evening on{{}, {{{"today", "today light"}}, {{"claim", "not there"}}}};
    on.until(0.7);
    on.session.pause();
    on.until(300); // longer than anything is worth saying
    on.session.resume();
    on.until(310);
    INFO(on.said());
    const auto after = on.said().find("event, ", on.said().find("event, ") + 1);
    REQUIRE(after != std::string::npos);
    for (const char* id : {"claim", "ready", "set_up"}) {
        CAPTURE(id);
        CHECK(on.said().find(id) > after);
        CHECK(on.said().find(id) != std::string::npos);
    }
}

TEST_CASE("announcer: in a pause it is said again to whoever asks") {
    Evening e;
    e.until(3);
    e.session.pause();
    e.until(10);
    const auto before = e.said();
    e.announcer.say_again(e.session.view(), e.session.view().now);
    e.until(15);
    CHECK(e.said().substr(before.size()) == "100 ready, 105 set_up, ");
}

TEST_CASE("announcer: of a step that is left nothing is said in the next one") {
    Evening e;
    e.until(80); // five seconds into the second side
    REQUIRE(e.session.view().place.phase == guide::Phase::work);
    // Both became known in the same moment as the skip.
    const auto at = e.session.view().now;
    std::vector<session::Event> events{
        {.at = at, .kind = session::EventKind::cue, .step = 1, .cue = CueKind::half_time},
        {.at = at, .kind = session::EventKind::cue, .step = 1, .cue = CueKind::slower}};
    e.session.skip();
    for (auto& event : e.session.advance({}, true, false, units::HostTime{80s + 100ms}).events)
        events.push_back(event);
    const auto coming = e.session.coming(Announcer::looks_ahead);
    e.announcer.advance({events, e.session.view(), coming}, e.session.view().now);
    e.now = 80.2;
    e.until(90);
    INFO(e.said());
    CHECK(e.said().find("slower") == std::string::npos);
    CHECK(e.said().rfind("half") < e.said().find("swap")); // of the first side alone
}

TEST_CASE("announcer: where no pause follows the end of a work is told before the next get ready") {
    Evening e;
    e.routine.steps[0].rest = e.routine.steps[1].rest = 0s;
    e.routine.steps[0].switch_sides = false;
    e.session = session::Session{e.beginning(), units::HostTime{}};
    e.until(70);
    INFO(e.said());
    const auto ended = e.said().find("event, ");
    REQUIRE(ended != std::string::npos);
    CHECK(e.said().find("ready", ended) != std::string::npos);
    const auto before = e.said().size();
    e.until(75);
    e.session.skip(); // it was not done
    e.until(85);
    CHECK(e.said().find("event", before) == std::string::npos);
}

TEST_CASE("announcer: who stops has done with it: the voice fades at once") {
    Evening e;
    e.set_up = std::string(300, 'a');
    e.until(3);
    CHECK_FALSE(e.announcer.speaking(units::session_time(2.9)).empty());
    e.session.stop();
    e.until(20);
    CHECK(e.announcer.quiet());
    CHECK(e.samples.size() > 4 * 48000u);
    CHECK(loudest(e.part(3.5, 1.0)) < 1e-3);
}

TEST_CASE("announcer: what is to be said now waits for whoever speaks, and is said after a stop") {
    Evening e;
    e.set_up = std::string(100, 'a'); // 4 s
    e.until(3);
    const auto speaks = e.announcer.speaking(units::session_time(2.9));
    REQUIRE(speaks.starts_with("aaa"));
    e.announcer.say_now({"plan.session_ends.6", "the plan ends it"}, units::session_time(e.now));
    e.session.stop();
    e.until(20);
    INFO(e.said());
    const auto told = std::find_if(e.heard.begin(), e.heard.end(),
                                   [](const auto& h) { return h.id == "plan.session_ends.6"; });
    REQUIRE(told != e.heard.end());
    const auto before = std::find_if(e.heard.begin(), e.heard.end(),
                                     [](const auto& h) { return h.id == "set_up"; });
    REQUIRE(before != e.heard.end());
    CHECK(told->at >= before->at + before->lasts); // nobody is cut off
    CHECK(e.announcer.quiet());
}

TEST_CASE("announcer: an author's recording gives way to a stop, and to whoever goes on") {
    const std::string bytes = tone_wav(700.0, 11.0);
    const auto wav = std::make_shared<const std::vector<std::uint8_t>>(bytes.begin(), bytes.end());
    Evening e{{}, {{{"plan.said", "slowly", wav}}}};
    e.until(4);
    REQUIRE(e.said() == "0 rule, 5 plan.said, ");
    REQUIRE(share_of(700.0, e.part(3.0, 0.5)) > 0.95);
    SUBCASE("what the plan says of it is heard at once") {
        e.announcer.say_now({"plan.session_ends.6", "ended"}, units::session_time(e.now));
        e.session.stop();
        e.until(20);
        const auto told = std::find_if(e.heard.begin(), e.heard.end(),
                                       [](const auto& h) { return h.id == "plan.session_ends.6"; });
        REQUIRE(told != e.heard.end());
        CHECK(seconds(told->at) < 5.0);
        CHECK(loudest(e.part(5.5, 1.0)) < 1e-3);
    }
    SUBCASE("so is the next thing to do") {
        e.session.skip();
        e.until(20);
        INFO(e.said());
        CHECK(share_of(700.0, e.part(4.5, 1.0)) < 0.1);
        const auto next = std::find_if(e.heard.begin(), e.heard.end(), [](const auto& h) {
            return !h.text.empty() && seconds(h.at) > 3.9;
        });
        REQUIRE(next != e.heard.end());
        CHECK(seconds(next->at) < 6.0);
    }
}

TEST_CASE("announcer: what is to be said now is said in a pause, before all else") {
    Evening e;
    e.until(25);
    e.session.pause();
    e.until(26);
    e.announcer.say_now({"plan.exercise_ends.4", "by the plan"}, units::session_time(e.now));
    e.until(30);
    CHECK(e.said().find("plan.exercise_ends.4") != std::string::npos);
}

TEST_CASE("announcer: mute each: no voice, no tones, nothing at all") {
    Settings mute;
    mute.voice.muted = true;
    Evening tones{mute};
    tones.until(62);
    CHECK(tones.said().empty());
    CHECK(share_of(880.0, tones.part(20.02, 0.4)) > 0.95);
    mute.tones.muted = true;
    Evening nothing{mute};
    nothing.until(62);
    CHECK(nothing.heard.empty());
    CHECK(loudest(nothing.samples) < 1e-4);
    Settings spoken;
    spoken.tones.muted = true;
    Evening voice{spoken};
    voice.until(62);
    CHECK(voice.times(Tone::go).empty());
    CHECK_FALSE(voice.said().empty());
}

TEST_CASE("announcer: no voice at all: the same tones at the same moments") {
    Evening e;
    sound::Speaker nobody;
    nobody.program = "/nonexistent/espeak-ng";
    auto mixer = std::make_shared<sound::Mixer>();
    sound::Samples samples;
    Announcer mute{e.routine,
                   e.words(),
                   {},
                   mixer,
                   std::make_unique<Ear>(mixer, samples),
                   std::make_unique<sound::Voice>(nobody, fs::path{}),
                   units::SessionTime{}};
    mute.wait_for_voice();
    std::size_t troubles = 0;
    for (double now = 0.0; now < 62.0; now += 0.033) {
        const auto events =
            e.session.advance({}, true, false, units::HostTime{units::duration_of(now)}).events;
        const auto coming = e.session.coming(Announcer::looks_ahead);
        mute.advance({events, e.session.view(), coming}, e.session.view().now);
        troubles += mute.troubles().size();
    }
    CHECK(troubles == 1);
    CHECK(share_of(880.0, Heard{samples}.subspan(20 * 48000 + 1000, 20000)) > 0.95);
    CHECK(mute.quiet());
}

TEST_CASE("announcer: whatever is pressed whenever, lines and countdowns never meet") {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        std::mt19937 random{seed};
        Settings settings;
        settings.delay = std::chrono::milliseconds{random() % 501};
        Evening e{settings};
        e.set_up = std::string(20 + random() % 200, 'a');
        while (e.now < 300.0 && !e.session.over()) {
            e.until(e.now + 0.5 + static_cast<double>(random() % 120) * 0.1);
            switch (random() % 9) {
            case 0: e.session.pause(); break;
            case 1: e.session.resume(); break;
            case 2: e.session.skip(); break;
            case 3: e.session.back(); break;
            case 4: e.session.interrupted(); break;
            default: break;
            }
            e.session.resume();
        }
        CAPTURE(seed);
        for (const auto& line : e.heard) {
            if (line.text.empty()) continue;
            for (const auto& other : e.heard) {
                if (&other == &line) continue;
                const bool meets =
                    other.at < line.at + line.lasts && line.at < other.at + other.lasts;
                const bool counts = other.id == "tone.countdown";
                CAPTURE(line.id);
                CAPTURE(other.id);
                CAPTURE(seconds(line.at));
                if (counts || !other.text.empty()) CHECK_FALSE(meets);
            }
        }
        CHECK(loudest(e.samples) < 1.0);
    }
}

TEST_CASE("timeline: frames follow the session's time within a block, whatever the looks are") {
    std::mt19937 random{5};
    sound::Timeline timeline;
    const double block = 512.0 / sound::rate_hz, starts = 3.2;
    double worst = 0.0;
    for (double now = starts; now < 60.0;
         now += 0.005 + static_cast<double>(random() % 33) * 1e-3) {
        const auto blocks = std::floor((now - starts) / block) + 1.0;
        timeline.look(units::session_time(now), static_cast<sound::Frame>(blocks * 512.0));
        if (now < starts + 2.0) continue;
        const auto frame = static_cast<double>(timeline.frame_at(units::session_time(now)));
        worst = std::max(worst, std::abs(frame - 512.0 - (now - starts) * sound::rate_hz));
    }
    CHECK(worst / sound::rate_hz < 0.004);
}

TEST_CASE("timeline: a loudspeaker that stood still is found again at once") {
    sound::Timeline timeline;
    for (double now = 0.0; now < 10.0; now += 0.03)
        timeline.look(units::session_time(now), sound::frames_of(units::duration_of(now)));
    timeline.look(units::session_time(13.0), sound::frames_of(10s));
    CHECK(std::abs(timeline.frame_at(units::session_time(13.0)) - 10 * sound::rate_hz) < 100);
}
