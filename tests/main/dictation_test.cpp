// The author's sentence as a recording at the desk: from a file, by a microphone, with the plan on
// its way, and gone with its version.
#include "bundle/bundle.h"
#include "main/practising.h"
#include "main/reviewing.h"
#include "sound/tone_wav.h"

#include <doctest/doctest.h>

using namespace tests;

namespace {

// A microphone that hears what a test says.
struct Said {
    sound::Samples samples;
    bool there = true;
    int opened = 0, open = 0;

    std::function<std::unique_ptr<sound::Microphone>()> microphone() {
        struct Hears : sound::Microphone {
            Said* said;
            explicit Hears(Said* of) : said{of} { ++said->opened, ++said->open; }
            ~Hears() override { --said->open; }
            Hears(const Hears&) = delete;
            Hears& operator=(const Hears&) = delete;
            State state() override { return said->there ? State::hears : State::none; }
            sound::Samples heard() override { return std::exchange(said->samples, {}); }
        };
        return [this] { return std::make_unique<Hears>(this); };
    }
    void say(double seconds) {
        for (int i = 0; i < static_cast<int>(seconds * sound::rate_hz); ++i)
            samples.push_back(
                static_cast<float>(0.4 * std::sin(2.0 * std::numbers::pi * 440.0 * i / 48000.0)));
    }
};

// A loudspeaker that is none.
struct Deaf : sound::Outlet {
    int* open;
    std::optional<sound::OutletTrouble> lost = sound::OutletTrouble::no_device;
    explicit Deaf(int* of) : open{of} { ++*open; }
    ~Deaf() override { --*open; }
    Deaf(const Deaf&) = delete;
    Deaf& operator=(const Deaf&) = delete;
    void advance(units::SessionTime) override {}
    std::optional<sound::OutletTrouble> trouble() override { return std::exchange(lost, {}); }
};

std::string wav(const Computer& computer, const char* name, double seconds) {
    const fs::path file = computer.folder.path / name;
    const std::string bytes = listening::tone_wav(440.0, seconds);
    std::ofstream{file, std::ios::binary}.write(bytes.data(),
                                                static_cast<std::streamsize>(bytes.size()));
    return file.string();
}

// The recording in a sealed plan; empty: none.
std::string recorded_in(const bundle::Result<bundle::Opened>& opened) {
    REQUIRE(opened);
    const bundle::Part* const part = bundle::only(opened->parts, "voice");
    return part == nullptr ? std::string{} : std::string{bundle::text_of(*part)};
}

std::string recorded_in(const Practising& here, const char* name) {
    std::ifstream in{here.computer.folder.path / name, std::ios::binary};
    const bundle::Bytes bytes{std::istreambuf_iterator<char>{in}, {}};
    return recorded_in(bundle::open_with_passphrase(bytes, "vier warme Wadenwickel"));
}

void settle(Practising& here) {
    for (int i = 0; i < 4; ++i) here.computer.advance(here.desktop);
}

std::string warnings(const app::Desktop& desktop) {
    std::string all;
    for (const auto& card : page(desktop)->right)
        for (const auto& item : card.items)
            if (item.kind == screen::FormItem::Kind::warning) all += item.title;
    return all;
}

bool has(const Practising& here, const char* id) { return item_of(*page(here.desktop), id); }

} // namespace

TEST_CASE("dictation: a WAV file is taken, kept beside the plan, sealed with it, and taken out") {
    Practising here;
    here.make();
    CHECK(has(here, "voice-file"));
    CHECK_FALSE(has(here, "voice-record"));        // no microphone here
    here.type("voice-file", here.file().string()); // no sound
    settle(here);
    CHECK(has(here, "voice-file"));
    CHECK(warnings(here.desktop).find("it is no WAV file") != std::string::npos);
    here.type("voice-file", wav(here.computer, "said.wav", 3.0));
    settle(here);
    CHECK(has(here, "voice-play"));
    REQUIRE(fs::exists(here.file(".voice")));
    CHECK(fs::status(here.file(".voice")).permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));
    here.press("hand-over");
    here.seal("a.sealed");
    CHECK(recorded_in(here, "a.sealed").starts_with("RIFF"));
    here.press("list"); // it is there again when the plan is opened
    here.press("open:calves_standing");
    settle(here);
    CHECK(has(here, "voice-remove"));
    here.press("voice-remove");
    settle(here);
    CHECK_FALSE(fs::exists(here.file(".voice")));
    CHECK(has(here, "voice-file"));
    here.desktop.leave();
}

TEST_CASE("dictation: it belongs to its version, unless it is kept on purpose") {
    for (const bool keeps : {false, true}) {
        CAPTURE(keeps);
        Practising here;
        here.make();
        here.type("said", "Langsam.");
        here.type("voice-file", wav(here.computer, "said.wav", 3.0));
        settle(here);
        here.press("hand-over");
        here.seal("a.sealed");
        const std::string first = recorded_in(here, "a.sealed");
        REQUIRE_FALSE(first.empty());
        here.press("plan");
        here.type("title", "Beide Waden");
        if (keeps) here.press("voice-keep");
        here.press("hand-over");
        here.seal("b.sealed");
        CHECK(here.text().find("version = 2") != std::string::npos);
        CHECK(recorded_in(here, "b.sealed") == (keeps ? first : std::string{}));
        settle(here);
        CHECK(fs::exists(here.file(".voice")) == keeps);
        here.desktop.leave();
    }
}

TEST_CASE("dictation: the same plan with another recording goes out as the next version") {
    Practising here;
    here.make();
    here.type("said", "Langsam.");
    here.press("hand-over");
    here.seal("a.sealed");
    CHECK(recorded_in(here, "a.sealed").empty());
    here.desktop.dropped({wav(here.computer, "said.wav", 2.0)}); // onto the window
    settle(here);
    CHECK(page(here.desktop)->page == "plan"); // where it stands
    here.press("hand-over");
    here.seal("b.sealed");
    CHECK(here.text().find("version = 2") != std::string::npos);
    CHECK(here.text().find("Langsam.") != std::string::npos); // the sentence that was recorded
    CHECK_FALSE(recorded_in(here, "b.sealed").empty());
    here.seal("c.sealed"); // the same again
    CHECK(here.text().find("version = 2") != std::string::npos);
    CHECK_FALSE(recorded_in(here, "c.sealed").empty());
    here.desktop.leave();
}

TEST_CASE("dictation: the sentence of a new recording stays, whatever else was altered") {
    Practising here;
    here.make();
    here.type("said", "Langsam.");
    here.press("hand-over");
    here.seal("a.sealed");
    here.press("plan");
    here.type("title", "Beide Waden");
    here.type("voice-file", wav(here.computer, "said.wav", 2.0));
    settle(here);
    here.press("hand-over");
    here.seal("b.sealed");
    CHECK(here.text().find("version = 2") != std::string::npos);
    CHECK(here.text().find("Langsam.") != std::string::npos);
    CHECK_FALSE(recorded_in(here, "b.sealed").empty());
    here.desktop.leave();
}

TEST_CASE("dictation: of a version raised by hand that is told, and it goes when the plan is out") {
    Practising here;
    here.make();
    here.type("voice-file", wav(here.computer, "said.wav", 2.0));
    settle(here);
    here.press("hand-over");
    here.seal("a.sealed");
    here.press("text");
    const std::string text = here.text();
    const std::size_t at = text.find("version = 1");
    REQUIRE(at != std::string::npos);
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<long>(at), '\n');
    here.type("line:" + std::to_string(line), "version = 2");
    settle(here);
    REQUIRE(here.text().find("version = 2") != std::string::npos);
    here.press("hand-over");
    std::ofstream{here.computer.folder.path / "b.sealed"} << "there already";
    here.seal("b.sealed"); // it is not written over
    settle(here);
    CHECK(fs::exists(here.file(".voice"))); // nothing is out
    here.seal("c.sealed");
    CHECK(here.said().find("The recording was of version 1 and is taken out.") !=
          std::string::npos);
    CHECK(recorded_in(here, "c.sealed").empty());
    settle(here);
    CHECK_FALSE(fs::exists(here.file(".voice")));
    here.desktop.leave();
}

TEST_CASE("dictation: what was recorded for one label does not go out to another") {
    Practising here;
    here.make();
    here.type("voice-file", wav(here.computer, "said.wav", 2.0));
    settle(here);
    here.press("hand-over");
    here.seal("a.sealed");
    REQUIRE_FALSE(recorded_in(here, "a.sealed").empty());
    here.type("seal-for", "K-018");
    CHECK(here.said().find("The recording was for another label and is taken out.") !=
          std::string::npos);
    here.seal("b.sealed");
    CHECK(recorded_in(here, "b.sealed").empty());
    CHECK_FALSE(fs::exists(here.file(".voice")));
    here.desktop.leave();
}

TEST_CASE("dictation: whoever goes to another page, or looks how it runs, is not heard any more") {
    Said said;
    Practising here{said.microphone()};
    here.make();
    for (const char* away : {"hand-over", "rules", "text", "list"}) {
        CAPTURE(away);
        here.press("plan");
        here.press("voice-record");
        CHECK(said.open == 1);
        here.press(away);
        CHECK(said.open == 0);
    }
    here.press("open:calves_standing");
    settle(here);
    here.press("voice-record");
    CHECK(said.open == 1);
    here.press("preview:0");
    CHECK(said.open == 0);
    here.desktop.leave();
}

TEST_CASE("dictation: that nothing can be heard is told, and the microphone hears no playback") {
    int open = 0;
    Said said;
    Computer computer{"none"};
    computer.around.microphone = said.microphone();
    computer.around.loudspeaker = [&open](const std::shared_ptr<sound::Mixer>&) {
        return std::make_unique<Deaf>(&open);
    };
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_home);
    computer.wish(desktop, What::show_practice);
    for (const std::string& id :
         {std::string{"new:calves_standing"}, std::string{"set:author=Praxis am Markt"},
          std::string{"make"}, "set:voice-file=" + wav(computer, "said.wav", 2.0)}) {
        computer.wish(desktop, What::practice, id);
        computer.advance(desktop);
    }
    REQUIRE(item_of(*page(desktop), "voice-play"));
    const std::string none = wording::sentence(sound::OutletTrouble::no_device);
    CHECK(warnings(desktop).find(none) == std::string::npos);
    computer.wish(desktop, What::practice, "voice-play");
    CHECK(open == 1);
    computer.pass(desktop, 200ms);
    CHECK(warnings(desktop).find(none) != std::string::npos);
    computer.wish(desktop, What::practice, "voice-remove");
    CHECK(open == 1);
    computer.wish(desktop, What::practice, "voice-record");
    CHECK(said.open == 1);
    CHECK(open == 0);
    desktop.leave();
}

TEST_CASE("dictation: a dropped file goes into the plan that is open, not into a later one") {
    Practising here;
    here.make();
    here.press("list");
    settle(here);
    here.desktop.dropped({wav(here.computer, "said.wav", 2.0)});
    settle(here);
    CHECK(here.said().find("Open a plan first, then drop the recording.") != std::string::npos);
    here.press("open:calves_standing");
    settle(here);
    CHECK(has(here, "voice-file"));
    here.type("voice-file", wav(here.computer, "first.wav", 3.0));
    settle(here);
    REQUIRE(has(here, "voice-remove"));
    const auto kept = routine::text_of(here.file(".voice")).value_or("");
    here.desktop.dropped({wav(here.computer, "second.wav", 1.0)});
    settle(here);
    CHECK(here.said().find("Take out the recording first.") != std::string::npos);
    CHECK(routine::text_of(here.file(".voice")).value_or("") == kept);
    here.desktop.leave();
}

TEST_CASE("dictation: what was finished for a plan is kept with it when the list is opened") {
    Practising here;
    here.make();
    settle(here);
    const std::string file = wav(here.computer, "said.wav", 2.0);
    for (const std::string& id : {"set:voice-file=" + file, std::string{"list"}}) { // at once
        here.desktop.wish({What::practice, id, 0.0});
        here.desktop.act(here.computer.now);
    }
    settle(here);
    settle(here);
    CHECK(fs::exists(here.file(".voice")));
    here.desktop.leave();
}

TEST_CASE("dictation: a microphone hears one sentence, thirty seconds at most") {
    Computer computer{"none"};
    Said said;
    computer.around.microphone = said.microphone();
    app::Dictation dictation{computer.around.microphone};
    const auto finish = [&] {
        CHECK(dictation.busy());
        auto work = dictation.work();
        REQUIRE(work);
        CHECK(dictation.busy());
        dictation.hear((*work)());
        CHECK_FALSE(dictation.busy());
    };
    dictation.act("voice-record");
    said.say(2.0);
    dictation.advance();
    REQUIRE(dictation.facts().since_s);
    CHECK(*dictation.facts().since_s == doctest::Approx(2.0));
    SUBCASE("until somebody says that was it") {
        dictation.act("voice-stop");
        CHECK(said.open == 0);
        finish();
        CHECK(dictation.take_changed());
        CHECK(dictation.recording().lasts_s == doctest::Approx(2.0).epsilon(0.02));
        dictation.act("voice-play");
        const auto part = dictation.to_be_heard();
        REQUIRE(part);
        CHECK(part->recording == dictation.recording().wav);
        CHECK_FALSE(dictation.to_be_heard()); // once
    }
    SUBCASE("it ends by itself") {
        said.say(29.0);
        dictation.advance();
        CHECK(said.open == 0);
        finish();
        CHECK(dictation.recording().lasts_s <= 30.0);
        CHECK(dictation.recording().lasts_s > 29.0);
    }
    SUBCASE("one that is pulled out: what was said so far") {
        said.there = false;
        dictation.advance();
        finish();
        CHECK(dictation.recording());
    }
    SUBCASE("whoever leaves the page keeps nothing of it") {
        dictation.leave();
        CHECK(said.open == 0);
        CHECK_FALSE(dictation.work());
    }
}

TEST_CASE("dictation: where there is no microphone, or nothing was said, one sentence says so") {
    Said said;
    app::Dictation dictation{said.microphone()};
    said.there = false;
    dictation.act("voice-record");
    dictation.advance();
    CHECK(dictation.facts().refused.starts_with("No microphone was found."));
    CHECK_FALSE(dictation.listens());
    said.there = true;
    dictation.act("voice-record");
    said.samples.assign(48000, 0.0f);
    dictation.act("voice-stop");
    auto work = dictation.work();
    REQUIRE(work);
    dictation.hear((*work)());
    CHECK(dictation.facts().refused.find("there is nothing to hear in it") != std::string::npos);
    CHECK_FALSE(dictation.recording());
    CHECK_FALSE(dictation.take_changed());
}

TEST_CASE("dictation: an answer goes out with a sentence that was only spoken") {
    Computer computer{"none"};
    Said said;
    computer.around.microphone = said.microphone();
    PracticeOfClients practice{computer};
    const auto one = practice.add("one");
    practice.post(one, 2.0);
    fs::create_directories(practice.places.plans);
    const auto own = practice.places.plans / "one.toml";
    std::ofstream{own} << plan::text_of(practice.plan("one"));
    std::ofstream{own.string() + ".voice"} << "of the version before";
    app::Desktop desktop = computer.desktop();
    reviewing::open(computer, desktop);
    reviewing::wish(computer, desktop, "open:" + one.id);
    reviewing::wish(computer, desktop, "answer");
    REQUIRE(shown<screen::AnswerView>(desktop));
    reviewing::wish(computer, desktop, "voice-record");
    CHECK(said.open == 1);
    said.say(1.5);
    reviewing::wish(computer, desktop, "voice-stop");
    REQUIRE(shown<screen::AnswerView>(desktop));
    reviewing::wish(computer, desktop, "send");
    CHECK(reviewing::list(desktop).said == "Version 2 is on its way to one.");
    std::string recorded;
    for (const auto& entry : fs::directory_iterator{practice.folder}) {
        const auto file = mailbox::read_file(practice.folder, entry.path().filename().string());
        if (!file) continue;
        const auto head = bundle::head(file->bytes);
        if (!head || head->kind != bundle::Kind::plan) continue;
        recorded += recorded_in(bundle::open_with(practice.of_client, file->bytes));
    }
    CHECK(recorded.starts_with("RIFF"));
    std::ifstream in{own.string() + ".voice", std::ios::binary}; // the desk goes on from it
    CHECK(std::string{std::istreambuf_iterator<char>{in}, {}} == recorded);
    desktop.leave();
}

TEST_CASE("dictation: an answer waits for its recording") {
    Computer computer{"none"};
    Said said;
    computer.around.microphone = said.microphone();
    PracticeOfClients practice{computer};
    const auto one = practice.add("one");
    practice.post(one, 2.0);
    app::ReviewDesk desk{computer.around, computer.folder.path, practice.library};
    const auto settle = [&] {
        const auto until = std::chrono::steady_clock::now() + 60s;
        for (int quiet = 0; quiet < 3 && std::chrono::steady_clock::now() < until; ++quiet) {
            computer.now += 5ms;
            desk.advance(computer.now);
            while (auto errand = desk.errand()) (*errand)()(computer.now), quiet = 0;
            if (desk.busy()) desk.wait(1s), quiet = 0;
        }
    };
    const auto answer = [&] {
        const auto view = desk.view(computer.now);
        REQUIRE(std::holds_alternative<screen::AnswerView>(view));
        return std::get<screen::AnswerView>(view);
    };
    const std::string not_yet = "The recording is not ready yet; send in a moment.";
    desk.open();
    settle();
    desk.act("open:" + one.id);
    settle();
    desk.act("answer");
    settle();
    desk.answer_typing.said = "Slower.";
    SUBCASE("the microphone is on, and then it is made") {
        desk.act("voice-record");
        said.say(1.5);
        desk.act("send");
        CHECK(answer().trouble == not_yet);
        desk.act("voice-stop");
        desk.act("send");
        CHECK(answer().trouble == not_yet);
    }
    SUBCASE("its path is typed") {
        desk.answer_typing.voice = wav(computer, "said.wav", 1.5);
        desk.act("send");
        CHECK(answer().trouble == not_yet);
    }
    CHECK_FALSE(answer().sending);
    settle();
    CHECK(answer().trouble.empty());
    CHECK(desk.dictation().recording());
    desk.act("send");
    CHECK(answer().sending);
    settle();
}
