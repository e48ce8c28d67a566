// A whole routine at speed on the simulated roller, listened to: what was said and played, and
// when.
#include "sound/listening.h"
#include "sound/speech.h"
#include "sound/tones.h"
#include "terminal/rig.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

using rig::Rig;
using sound::Tone;

namespace {

struct Line {
    double at_s = 0.0;
    std::string id, text;
};

std::vector<Line> transcript(const std::filesystem::path& file) {
    std::vector<Line> lines;
    std::ifstream in{file};
    for (std::string line; std::getline(in, line);) {
        const auto id = line.find('\t'), text = line.find('\t', id + 1);
        REQUIRE(text != std::string::npos);
        lines.push_back({std::stod(line.substr(0, id)), line.substr(id + 1, text - id - 1),
                         line.substr(text + 1)});
    }
    return lines;
}

sound::Samples samples(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    REQUIRE(bytes.size() > 44);
    sound::Samples out((bytes.size() - 44) / 2);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto low = static_cast<unsigned char>(bytes[44 + 2 * i]);
        const auto high = static_cast<unsigned char>(bytes[45 + 2 * i]);
        out[i] = static_cast<float>(static_cast<std::int16_t>(low | high << 8)) / 32767.0f;
    }
    return out;
}

struct Played {
    rig::Said said;
    std::vector<Line> lines;
    sound::Samples samples;

    std::size_t count(const std::string& id) const {
        return static_cast<std::size_t>(
            std::count_if(lines.begin(), lines.end(), [&](const Line& l) { return l.id == id; }));
    }
    // All that was said from the line with this text on, up to the next "get_ready".
    std::string step(const std::string& ready) const {
        const auto from = std::find_if(lines.begin(), lines.end(), [&](const Line& l) {
            return l.id == "get_ready" && l.text == ready;
        });
        std::string ids;
        for (auto l = from; l != lines.end() && (l == from || l->id != "get_ready"); ++l)
            if (!l->text.empty()) ids += l->id + ' ';
        return ids;
    }
};

Played play(Rig& rolltakt, const std::string& routine, const std::string& more) {
    const auto wav = rolltakt.folder / "heard.wav", text = rolltakt.folder / "heard.txt";
    Played p;
    p.said = rolltakt("play " + routine + " --headless --speed 1000 --sound-file " + wav.string() +
                      " --transcript " + text.string() + " --replace " + more);
    REQUIRE(p.said.exit_code == 0);
    p.lines = transcript(text);
    p.samples = samples(wav);
    return p;
}

std::string sets_routine(const Rig& rolltakt) {
    return rolltakt.file("sets.toml", R"(kind = "routine"
title.de = "Sätze"
title.en = "Sets"
about.de = "Zum Probieren."
about.en = "To try."

[[part]]
exercise = "calf"
sets = 2
sides = ["left"]
work_s = 20
rest_s = 12
rest_after_s = 20

[[part]]
exercise = "foot_sole"
sides = ["right"]
work_s = 30
)");
}

const std::map<std::string, Tone>& tones() {
    static const auto all = [] {
        std::map<std::string, Tone> map;
        for (std::size_t i = 0; i < sound::tone_kinds; ++i) {
            const auto tone = static_cast<Tone>(i);
            map["tone." + std::string{sound::name(tone)}] = tone;
        }
        return map;
    }();
    return all;
}

bool is_told(const std::string& id) {
    return id.starts_with("set_up.") || id.starts_with("variant.") || id.starts_with("path.") ||
           id.starts_with("caution.") || id.starts_with("tool");
}

} // namespace

TEST_CASE("sound: the starter routine by ear alone, in both languages") {
    for (const std::string language : {"en", "de"}) {
        CAPTURE(language);
        Rig rolltakt;
        const Played p = play(rolltakt, "starter", "--roller sim --language " + language);
        const bool german = language == "de";
        CHECK(p.said.err.empty());
        CHECK(p.count("stop_rule") == 1);
        CHECK(p.count("done") == 1);
        CHECK(p.lines.back().id == "done");
        CHECK(p.count("get_ready") == 5);
        CHECK(p.count("switch_sides") == 2);
        CHECK(p.count("rest") == 1);
        CHECK(p.count("half_time") == 0); // of 30 s: ten seconds left would follow at once
        CHECK(p.count("ten_seconds_left") == 4);
        CHECK(p.count("go.roll") == 4);
        CHECK(p.count("go.lie_quiet") == 1);
        // Step, side and how it is done, each in words; every sentence of it once.
        for (const char* id :
             {"set_up.calf.1", "variant.calf.normal", "path.calf.1", "caution.calf.1",
              "caution.calf.2", "caution.calf.3", "caution.calf.4", "tool_away.roller",
              "set_up.front_thigh.1", "variant.front_thigh.normal", "path.front_thigh.1",
              "caution.front_thigh.1", "caution.front_thigh.2", "caution.front_thigh.3",
              "set_up.lie_quiet.1", "variant.lie_quiet.normal", "caution.lie_quiet.1"}) {
            CAPTURE(id);
            CHECK(p.count(id) == 1);
        }
        const auto says = [&](const std::string& text) {
            return std::any_of(p.lines.begin(), p.lines.end(),
                               [&](const Line& l) { return l.text == text; });
        };
        CHECK(says(german ? "Mach dich bereit. Wade, links." : "Get ready. Calf, left."));
        CHECK(says(german ? "Wechsle die Seite. Danach: Wade, rechts."
                          : "Switch sides. Next: Calf, right."));
        // Every line on the screen too: how it is done is printed as well as the cues.
        CHECK(p.said.says(
            german ? "Setz dich auf den Boden, die Wade auf der Rolle, die Hände hinter dir."
                   : "Sit on the floor, your calf on the roller, your hands behind you."));
        std::size_t told = 0;
        for (const Line& l : p.lines) {
            if (!is_told(l.id)) continue;
            CAPTURE(l.text);
            CHECK(p.said.says(l.text));
            ++told;
        }
        CHECK(told == 17);
    }
}

TEST_CASE("sound: without sound every line of a session stands there all the same") {
    // From the first step on, without their times: who reads does not wait for the voice, and sees
    // the name of the routine and the keys elsewhere.
    const auto lines = [](const std::string& out) {
        std::vector<std::string> list;
        std::istringstream in{out};
        for (std::string line; std::getline(in, line);)
            if (const auto text = line.find("  "); text != std::string::npos)
                list.push_back(line.substr(text));
        list.erase(list.begin(), std::find_if(list.begin(), list.end(), [](const auto& line) {
                       return line.find("Get ready") != line.npos;
                   }));
        return list;
    };
    Rig loud, silent;
    const Played p = play(loud, "low_back", "--roller none --language en");
    const auto said =
        silent("play low_back --headless --speed 1000 --roller none --no-sound --language en");
    CHECK(said.says("Nothing is rolled on the low back, because"));
    CHECK(said.says("Keep off the kneecap and the groin."));
    CHECK(said.says("Roll in short strokes from the upper rim of the pelvis to the sitting bone."));
    CHECK(lines(said.out).size() > 80);
    CHECK(lines(said.out) == lines(p.said.out));
}

TEST_CASE("sound: nobody begins before the last word, with the roller loaded at once or not") {
    sound::Speaker speaker;
    speaker.limit = std::chrono::seconds{20};
    for (const std::string language : {"en", "de"})
        for (const std::string more : {"--roller none", "--roller sim"}) {
            CAPTURE(language);
            CAPTURE(more);
            Rig rolltakt;
            const Played p = play(rolltakt, "after_running", more + " --language " + language);
            speaker.voice = language;
            double told_until = 0.0;
            std::size_t told = 0, begun = 0;
            for (const Line& l : p.lines) {
                if (is_told(l.id)) {
                    const auto samples = sound::spoken(speaker, l.text);
                    REQUIRE(samples);
                    told_until = l.at_s + static_cast<double>(samples->size()) / sound::rate_hz;
                    ++told;
                }
                if (l.id != "tone.go") continue;
                CHECK(told_until <= l.at_s);
                ++begun;
            }
            CHECK(begun == 12);
            CHECK(told >= 20);
        }
}

TEST_CASE(
    "sound: why it is lighter today is said before all else, and why nothing is rolled there") {
    Rig rolltakt;
    const Played p = play(rolltakt, "low_back",
                          "--roller none --language en --person practice --painkiller yes");
    const auto at = [&](const std::string& id) {
        return std::find_if(p.lines.begin(), p.lines.end(),
                            [&](const Line& l) { return l.id == id; });
    };
    REQUIRE(at("today.1") != p.lines.end());
    CHECK(at("today.1")->text.find("Light today: a painkiller hides what is too much.") == 0);
    CHECK(at("stop_rule") < at("today.1"));
    CHECK(at("today.1") < at("claim.low_back.1"));
    CHECK(at("claim.low_back.1") < at("get_ready"));
    CHECK(at("caution.front_thigh.1") < at("tone.go"));
    for (const Line& l : p.lines)
        if (l.id.starts_with("today.")) CHECK(p.said.says(l.text));
}

TEST_CASE("sound: a newcomer hears how long it takes, how to pause and what the tones mean") {
    Rig rolltakt;
    const Played p = play(rolltakt, "starter", "--roller sim --language en");
    const auto at = [&](const std::string& id) {
        return std::find_if(p.lines.begin(), p.lines.end(),
                            [&](const Line& l) { return l.id == id; });
    };
    auto before = at("stop_rule");
    for (const char* id : {"title.starter.5", "how_to_stop.roller.1", "how_to_stop.roller.2",
                           "about_tones.turn", "get_ready", "go.roll"}) {
        CAPTURE(id);
        REQUIRE(at(id) != p.lines.end());
        CHECK(before < at(id));
        before = at(id);
    }
    CHECK(at("about_tones.soft") == p.lines.end()); // it does not sound
}

TEST_CASE("sound: a rest says what comes next, with its side, its set and how to lie") {
    Rig rolltakt;
    const Played p = play(rolltakt, sets_routine(rolltakt), "--roller none --language en");
    std::string rests;
    for (const Line& l : p.lines)
        if (l.id == "rest") rests += l.text + '|';
    CHECK(rests ==
          "Rest. Come off the roller and sit comfortably. Next: Calf, left. Set 2 of 2.|Rest. Come "
          "off the roller and sit comfortably. Next: Sole of the foot, right.|");
    // Before the step is even called up.
    const auto at = [&](const std::string& id) {
        return std::find_if(p.lines.begin(), p.lines.end(),
                            [&](const Line& l) { return l.id == id; });
    };
    const auto set_up = at("set_up.foot_sole.1");
    REQUIRE(set_up != p.lines.end());
    CHECK(std::find_if(set_up, p.lines.end(), [](const Line& l) { return l.id == "get_ready"; }) !=
          p.lines.end());
}

namespace {

// Pitch and place of a tone in the captured sound.
void check_tone(const Played& p, const Line& line, Tone tone) {
    const sound::Note note = sound::notes(tone).front();
    const auto frame = [](double s) { return static_cast<std::size_t>(s * sound::rate_hz); };
    REQUIRE(frame(line.at_s + note.lasts_s) < p.samples.size());
    const auto all = listening::Heard{p.samples};
    CHECK(listening::share_of(
              note.hz, all.subspan(frame(line.at_s + 0.01), frame(note.lasts_s - 0.02))) > 0.8);
    const auto onset = listening::stretches(
        all.subspan(frame(line.at_s - 0.1), frame(0.1 + 0.9 * note.lasts_s)), 0.02, 0.01f);
    REQUIRE_FALSE(onset.empty());
    CHECK(std::abs(onset.back().from_s - 0.1) < 0.04);
}

} // namespace

TEST_CASE("sound: every tone of the captured sound lies within 40 ms of its event, at its pitch") {
    Rig rolltakt;
    std::filesystem::create_directories(rolltakt.around.data);
    std::ofstream{rolltakt.around.data / "sound"} << "voice_muted=1\n";
    const Played p = play(rolltakt, "first_week", "--roller sim:seed=4");
    std::size_t measured = 0;
    for (const Line& line : p.lines) {
        CHECK(line.text.empty());
        const auto tone = tones().find(line.id);
        if (tone == tones().end() || line.at_s < 1.0) continue;
        CAPTURE(line.id);
        CAPTURE(line.at_s);
        check_tone(p, line, tone->second);
        ++measured;
    }
    CHECK(measured > 50);
    CHECK(listening::loudest(p.samples) < 1.0);
}

TEST_CASE("sound: with the voice of either language no word lies on a tone that counts") {
    for (const std::string language : {"en", "de"}) {
        CAPTURE(language);
        Rig rolltakt;
        const Played p = play(rolltakt, "first_week", "--roller none --language " + language);
        std::size_t measured = 0;
        for (const Line& line : p.lines) {
            const bool counts = line.id == "tone.countdown" || line.id == "tone.go" ||
                                line.id == "tone.half_time" || line.id == "tone.ten_seconds_left" ||
                                line.id == "tone.switch_sides" || line.id == "tone.done";
            if (!counts) continue;
            CAPTURE(line.id);
            CAPTURE(line.at_s);
            check_tone(p, line, tones().at(line.id));
            ++measured;
        }
        CHECK(measured > 35);
        CHECK(listening::loudest(p.samples) < 1.0);
    }
}

TEST_CASE(
    "sound: countdown tones are three, a second apart, zero a second after; no words between") {
    Rig rolltakt;
    const Played p = play(rolltakt, "starter", "--roller none --language de");
    const auto& l = p.lines;
    std::size_t countdowns = 0;
    for (std::size_t i = 0; i + 3 < l.size(); ++i) {
        if (l[i].id != "tone.countdown" || (i > 0 && l[i - 1].id == "tone.countdown")) continue;
        ++countdowns;
        CHECK(l[i + 1].id == "tone.countdown");
        CHECK(l[i + 2].id == "tone.countdown");
        CHECK(l[i + 3].id == "tone.go");
        for (std::size_t k = 1; k <= 3; ++k)
            CHECK(l[i + k].at_s - l[i].at_s ==
                  doctest::Approx(static_cast<double>(k)).epsilon(0.02));
    }
    CHECK(countdowns == 5);
}

TEST_CASE("sound: the same session whether its sound is kept or only its transcript") {
    Rig kept, told;
    play(kept, "starter", "--roller sim:seed=9");
    REQUIRE(told("play starter --headless --speed 1000 --roller sim:seed=9 --transcript " +
                 (told.folder / "told.txt").string())
                .exit_code == 0);
    auto a = kept("session last --json").json(), b = told("session last --json").json();
    for (auto* session : {&a, &b}) session->erase("id"), session->erase("started");
    CHECK(a == b);
}

TEST_CASE("sound: nothing is opened where nobody listens") {
    Rig rolltakt;
    int opened = 0;
    rolltakt.around.loudspeaker = [&](std::shared_ptr<sound::Mixer> mixer) {
        ++opened;
        return sound::no_outlet(std::move(mixer), {});
    };
    const std::string play = "play " + rolltakt.short_routine() + " --roller none --headless ";
    rolltakt.stop_after = std::chrono::seconds{9};
    CHECK(rolltakt(play + "--json").exit_code == 0);
    rolltakt.now = {};
    CHECK(rolltakt(play + "--no-sound").exit_code == 0);
    rolltakt.now = {};
    CHECK(rolltakt(play + "--speed 50").exit_code == 0);
    CHECK(opened == 0);
    rolltakt.now = {};
    const auto aloud = rolltakt(play);
    CHECK(aloud.exit_code == 0);
    CHECK(opened == 1);
}

TEST_CASE("sound: clips of the person's own folder are heard; a broken one is named once") {
    Rig rolltakt;
    const auto clips = rolltakt.around.data / "voice" / "en";
    std::filesystem::create_directories(clips);
    std::ofstream{clips / "ten_seconds_left.wav"} << "this is no sound";
    const Played p = play(rolltakt, "starter", "--roller none --language en");
    CHECK(p.count("ten_seconds_left") == 4); // spoken instead
    CHECK(p.said.complains("ten_seconds_left.wav is not used: it is no WAV file"));
    CHECK(p.said.err.find("ten_seconds_left") == p.said.err.rfind("ten_seconds_left"));
}

TEST_CASE("sound: a file that cannot be written is said, and the session is kept all the same") {
    Rig rolltakt;
    const auto played =
        rolltakt("play " + rolltakt.short_routine() +
                 " --roller none --headless --speed 1000 --sound-file /nowhere/x.wav "
                 "--transcript /nowhere/x.txt --language en");
    CHECK(played.exit_code == 0);
    CHECK(played.complains("The sound file cannot be written."));
    CHECK(played.complains("/nowhere/x.txt cannot be written."));
}

TEST_CASE("sound: what was heard earlier is not written over unless it is said so") {
    Rig rolltakt;
    const std::string play = "play " + rolltakt.short_routine() + " --roller none --headless" +
                             " --speed 1000 --language en --transcript ";
    const std::string old = rolltakt.file("old.txt", "mine"), empty = rolltakt.file("new.txt", "");
    for (const std::string& option : {std::string{}, "--sound-file " + old + " --transcript "}) {
        const auto refused = rolltakt("play " + rolltakt.short_routine() + " --roller none " +
                                      (option.empty() ? "--transcript " + old : option + empty));
        CHECK(refused.exit_code == 1);
        CHECK(refused.complains(old + " is there already."));
        CHECK(refused.complains("--replace"));
    }
    CHECK(std::filesystem::file_size(old) == 4);
    CHECK(rolltakt("sessions --json").json()["sessions"].empty());
    CHECK(rolltakt(play + empty).exit_code == 0);
    CHECK(std::filesystem::file_size(empty) > 0);
    CHECK(rolltakt(play + old + " --replace").exit_code == 0);
    CHECK(std::filesystem::file_size(old) > 4);
}
