// What the program behind the window lets somebody hear: a loudspeaker that keeps what it is given.
#include "main/computer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <thread>

using namespace tests;

namespace {

struct Loudspeaker {
    sound::Samples heard;
    int opened = 0;

    terminal::MakeOutlet outlet() {
        return [this](std::shared_ptr<sound::Mixer> mixer) {
            ++opened;
            auto ear = std::make_unique<Ear>();
            ear->mixer = std::move(mixer);
            ear->heard = &heard;
            return ear;
        };
    }

  private:
    struct Ear : sound::Outlet {
        std::shared_ptr<sound::Mixer> mixer;
        sound::Samples* heard = nullptr;
        units::SessionTime last{};
        void advance(units::SessionTime now) override {
            sound::Samples part(static_cast<std::size_t>(sound::frames_of(now - last)));
            mixer->render(part);
            heard->insert(heard->end(), part.begin(), part.end());
            last = now;
        }
        std::optional<sound::OutletTrouble> trouble() override { return {}; }
    };
};

float loudest(const sound::Samples& samples) {
    float most = 0.0f;
    for (const float x : samples) most = std::max(most, std::abs(x));
    return most;
}

} // namespace

TEST_CASE("desktop: a session sounds, and what is said last is heard to its end") {
    Computer computer{"none"};
    Loudspeaker loudspeaker;
    computer.around.loudspeaker = loudspeaker.outlet();
    app::Desktop desktop = computer.desktop();
    CHECK(loudspeaker.opened == 0); // not before somebody wants to hear something
    computer.begin(desktop, What::start_unmeasured, "starter");
    CHECK(loudspeaker.opened > 0);
    loudspeaker.heard.clear(); // the questions
    computer.pass(desktop, 25s);
    CHECK(loudest(loudspeaker.heard) > 0.1f);
    computer.stop(desktop);
    computer.pass(desktop, 5s);
    const std::size_t heard = loudspeaker.heard.size();
    computer.pass(desktop, 5s);
    CHECK(loudspeaker.heard.size() == heard); // closed
}

TEST_CASE("desktop: silent when asked for, and where there is no loudspeaker") {
    Computer computer{"none"};
    Loudspeaker loudspeaker;
    computer.around.loudspeaker = loudspeaker.outlet();
    computer.start.sound = false;
    app::Desktop desktop = computer.desktop();
    computer.begin(desktop, What::start_unmeasured, "starter");
    computer.pass(desktop, 2s);
    CHECK(desktop.in_session());
    CHECK(loudspeaker.opened == 0);
}

TEST_CASE("desktop: a session is muted by key, and it stands there; locked, nothing is") {
    Computer computer{"none"};
    Loudspeaker loudspeaker;
    computer.around.loudspeaker = loudspeaker.outlet();
    app::Desktop desktop = computer.desktop();
    computer.begin(desktop, What::start_unmeasured, "starter");
    computer.wish(desktop, What::mute, "tones");
    computer.wish(desktop, What::mute, "voice");
    const auto cue = [&] { return shown<screen::SessionView>(desktop)->cue; };
    CHECK(cue() == "Voice and tones are off: V and T.");
    computer.pass(desktop, 1s); // what was handed over
    loudspeaker.heard.clear();
    computer.pass(desktop, 20s);
    CHECK(loudest(loudspeaker.heard) < 1e-4f);
    computer.wish(desktop, What::mute, "tones");
    CHECK(cue() == "The voice is off. V: on again.");
    computer.pass(desktop, 60s); // beats of the work
    CHECK(cue() != "The voice is off. V: on again.");
    CHECK(loudest(loudspeaker.heard) > 0.05f);
    computer.wish(desktop, What::lock);
    CHECK(shown<screen::SessionView>(desktop)->locked);
    CHECK(cue().starts_with("Locked."));
    computer.wish(desktop, What::lock);
    CHECK_FALSE(shown<screen::SessionView>(desktop)->locked);
    computer.stop(desktop);
    const auto kept = sound::read_settings(computer.folder.path / "sound");
    CHECK(kept.voice.muted);
    CHECK_FALSE(kept.tones.muted);
}

TEST_CASE("desktop: volumes and delay are kept, and heard at once") {
    Computer computer{"none"};
    Loudspeaker loudspeaker;
    computer.around.loudspeaker = loudspeaker.outlet();
    {
        app::Desktop desktop = computer.desktop();
        computer.wish(desktop, What::show_settings);
        computer.wish(desktop, What::quieter, "voice");
        computer.wish(desktop, What::mute, "tones");
        computer.wish(desktop, What::hear, "tones");
        computer.pass(desktop, 3s);
        CHECK(loudest(loudspeaker.heard) > 0.05f);
        computer.wish(desktop, What::show_delay);
        const auto* delay = shown<screen::DelayView>(desktop);
        REQUIRE(delay != nullptr);
        CHECK(delay->mark.has_value());
        CHECK_FALSE(delay->can_less);
        for (int i = 0; i < 12; ++i) computer.wish(desktop, What::delay_more);
        CHECK(shown<screen::DelayView>(desktop)->delay == "120 ms");
        computer.wish(desktop, What::show_settings);
        const auto* settings = shown<screen::SettingsView>(desktop);
        REQUIRE(settings != nullptr);
        CHECK(settings->volumes.at(0).volume == "70 %");
        CHECK(settings->volumes.at(1).muted);
        CHECK(settings->delay == "120 ms");
    }
    const auto kept = sound::read_settings(computer.folder.path / "sound");
    CHECK(kept.voice.percent == 70);
    CHECK(kept.tones.muted);
    CHECK(kept.delay == 120ms);
}

TEST_CASE("desktop: a damaged file of volumes is told, in the settings and in the first session") {
    Computer computer{"none"};
    Loudspeaker loudspeaker;
    computer.around.loudspeaker = loudspeaker.outlet();
    const fs::path file = computer.folder.path / "sound";
    std::ofstream{file} << "voice=quiet\ntones=30\n";
    app::Desktop desktop = computer.desktop();
    const auto told = [](const std::string& text) {
        return text.find("sound cannot be read as a whole") != std::string::npos;
    };
    computer.wish(desktop, What::show_settings);
    CHECK(told(shown<screen::SettingsView>(desktop)->sound_trouble));
    for (const bool first : {true, false}) {
        computer.begin(desktop, What::start_unmeasured, "starter");
        computer.pass(desktop, 1s);
        REQUIRE(shown<screen::SessionView>(desktop) != nullptr);
        CHECK(told(shown<screen::SessionView>(desktop)->cue) == first);
        computer.stop(desktop);
        computer.wish(desktop, What::show_home);
    }
    computer.wish(desktop, What::show_settings);
    computer.wish(desktop, What::louder, "voice");
    CHECK_FALSE(told(shown<screen::SettingsView>(desktop)->sound_trouble));
    CHECK(fs::exists(file.string() + ".damaged"));
}

TEST_CASE("desktop: without a loudspeaker the settings say so") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_settings);
    computer.wish(desktop, What::hear, "voice");
    CHECK_FALSE(shown<screen::SettingsView>(desktop)->sound_trouble.empty());
}

TEST_CASE("desktop: a question is read out as soon as it is asked, unless the voice is muted") {
    for (const bool muted : {false, true}) {
        Computer computer{"none"};
        Loudspeaker loudspeaker;
        computer.around.loudspeaker = loudspeaker.outlet();
        app::Desktop desktop = computer.desktop();
        if (muted) computer.wish(desktop, What::mute, "voice");
        computer.wish(desktop, What::start_unmeasured, "starter");
        computer.wish(desktop, What::screening_done);
        const auto* question = shown<screen::QuestionView>(desktop);
        REQUIRE(question != nullptr);
        CHECK(question->spoken.starts_with("How much discomfort do you feel now?"));
        for (int i = 0; i < 100 && !muted && loudest(loudspeaker.heard) < 0.1f; ++i) {
            std::this_thread::sleep_for(20ms); // the voice is a process of its own
            computer.pass(desktop, 200ms);
        }
        CHECK((loudest(loudspeaker.heard) > 0.1f) == !muted);
        CHECK(loudspeaker.opened == (muted ? 0 : 2)); // the safety questions before it
        computer.wish(desktop, What::answer);         // the next one: anew
        CHECK(loudspeaker.opened == (muted ? 0 : 3));
    }
}

TEST_CASE(
    "desktop: the first steps are read out, each once, and the safety questions with a way back") {
    Computer computer{"none"};
    Loudspeaker loudspeaker;
    computer.around.loudspeaker = loudspeaker.outlet();
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_welcome);
    for (int i = 0; i < 100 && loudest(loudspeaker.heard) < 0.1f; ++i) {
        std::this_thread::sleep_for(20ms); // the voice is a process of its own
        computer.pass(desktop, 200ms);
    }
    CHECK(loudest(loudspeaker.heard) > 0.1f);
    CHECK(loudspeaker.opened == 1);
    for (int i = 0; i < 4; ++i) computer.wish(desktop, What::welcome_next);
    const auto* safety = shown<screen::ScreeningView>(desktop);
    REQUIRE(safety != nullptr);
    CHECK(safety->progress == "First steps, 5 of 6");
    CHECK(loudspeaker.opened == 5);
    computer.wish(desktop, What::tick, "fever");
    CHECK(loudspeaker.opened == 5); // not anew
    computer.wish(desktop, What::welcome_back);
    const auto* body = shown<screen::WelcomeView>(desktop);
    REQUIRE(body != nullptr);
    CHECK(body->step == screen::WelcomeStep::body);
    computer.wish(desktop, What::welcome_next);
    computer.wish(desktop, What::screening_later);
    const auto* roller = shown<screen::WelcomeView>(desktop);
    REQUIRE(roller != nullptr);
    CHECK(roller->first == "The first session: Starter, about 5 minutes.");
}
