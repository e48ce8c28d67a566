#include "sound/ear.h"
#include "sound/listening.h"
#include "sound/tone_wav.h"
#include "sound/trial.h"

#include <doctest/doctest.h>

#include <thread>

using namespace std::chrono_literals;
using namespace listening;

namespace {

struct Tried {
    sound::Samples samples;
    std::shared_ptr<sound::Mixer> mixer = std::make_shared<sound::Mixer>();
    sound::Trial trial;
    double now = 0.0;

    explicit Tried(const sound::Settings& settings)
        : trial{settings,
                mixer,
                std::make_unique<Ear>(mixer, samples),
                std::make_unique<sound::Voice>(sound::Speaker{}, ""),
                {}} {}
    void until(double end) {
        for (; now < end; now += 0.033) trial.advance(units::session_time(now));
    }
};

} // namespace

TEST_CASE("trial: the beat is played ahead by the delay that is set, so that it is heard on time") {
    for (const auto delay : {0ms, 180ms, 500ms}) {
        sound::Settings settings;
        settings.delay = delay;
        Tried t{settings};
        t.trial.beat(true);
        t.until(12.0);
        const auto heard = stretches(t.samples, 0.05);
        REQUIRE(heard.size() >= 6);
        for (const auto& beat : heard) {
            const double on_time = beat.from_s + units::seconds(units::Duration{delay});
            if (on_time < 1.0) continue;
            const double off = on_time - 1.5 * std::round(on_time / 1.5);
            CHECK(std::abs(off) < 0.01);
        }
        CHECK_FALSE(t.trial.quiet());
    }
}

TEST_CASE("trial: a recording is heard even where the voice is turned down") {
    sound::Settings settings;
    settings.voice = {0, true};
    Tried t{settings};
    const std::string bytes = tone_wav(700.0, 1.0);
    t.trial.read({{"plan.said", "slowly",
                   std::make_shared<const std::vector<std::uint8_t>>(bytes.begin(), bytes.end())}});
    for (int i = 0; i < 200 && stretches(t.samples, 0.01).empty(); ++i) {
        t.until(t.now + 0.1);
        std::this_thread::sleep_for(std::chrono::milliseconds{1}); // a thread reads it
    }
    CHECK(loudest(t.samples) > 0.02);
}

TEST_CASE("trial: the beat's phase is zero when the tone is heard") {
    CHECK(sound::beat_phase(units::session_time(3.0)) == doctest::Approx(0.0));
    CHECK(sound::beat_phase(units::session_time(3.75)) == doctest::Approx(0.5));
    CHECK(sound::beat_phase(units::session_time(4.4)) == doctest::Approx(1.4 / 1.5));
}

TEST_CASE("trial: examples are heard although muted, at the volume that is set, and end") {
    sound::Settings settings;
    settings.soft = {100, true};
    settings.tones = {50, true};
    Tried t{settings};
    t.trial.play(sound::Channel::tones, {});
    t.until(3.0);
    const auto heard = stretches(t.samples, 0.02);
    CHECK(heard.size() == 4);
    CHECK(loudest(t.samples) < 0.2);
    CHECK(loudest(t.samples) > 0.1);
    CHECK(t.trial.quiet());
    t.trial.play(sound::Channel::soft, {});
    t.until(10.5);
    const auto part = [&](double from_s, double to_s) {
        return Heard{t.samples}.subspan(static_cast<std::size_t>(from_s * sound::rate_hz),
                                        static_cast<std::size_t>((to_s - from_s) * sound::rate_hz));
    };
    CHECK(level(part(4.0, 5.0)) > 0.05);
    CHECK(loudest(part(9.8, 10.2)) < 1e-3);
    CHECK(t.trial.quiet());
}
