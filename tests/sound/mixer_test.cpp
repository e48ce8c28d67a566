#include "sound/listening.h"
#include "sound/mixer.h"
#include "sound/tones.h"

#include <doctest/doctest.h>

#include <random>

using namespace listening;
using namespace std::chrono_literals;
using sound::Channel, sound::Frame, sound::Mixer, sound::Samples, sound::Tone;

namespace {

std::shared_ptr<const Samples> tone(Tone t) {
    return std::make_shared<const Samples>(sound::samples_of(t));
}
std::shared_ptr<const Samples> hum(double hz, double seconds, float size = 0.5f) {
    Samples s(static_cast<std::size_t>(seconds * sound::rate_hz));
    for (std::size_t i = 0; i < s.size(); ++i)
        s[i] = size * static_cast<float>(std::sin(2.0 * std::numbers::pi * hz *
                                                  static_cast<double>(i) / sound::rate_hz));
    return std::make_shared<const Samples>(std::move(s));
}
Samples rendered(Mixer& mixer, double seconds, std::size_t at_once = 512) {
    Samples all(static_cast<std::size_t>(seconds * sound::rate_hz));
    for (std::size_t done = 0; done < all.size(); done += at_once)
        mixer.render(std::span{all}.subspan(done, std::min(at_once, all.size() - done)));
    return all;
}
Heard part(const Samples& s, double from_s, double to_s) {
    const auto at = [](double t) { return static_cast<std::size_t>(t * sound::rate_hz); };
    return Heard{s}.subspan(at(from_s), at(to_s) - at(from_s));
}

} // namespace

TEST_CASE("mixer: a sound begins at its frame, however many samples are taken at once") {
    Samples first;
    for (const std::size_t at_once : {1u, 64u, 511u, 48000u}) {
        Mixer mixer;
        mixer.play(Channel::tones, tone(Tone::go), sound::frames_of(250ms));
        const Samples out = rendered(mixer, 1.0, at_once);
        if (first.empty()) first = out;
        CHECK(out == first);
        const auto heard = stretches(out);
        REQUIRE(heard.size() == 1);
        CHECK(std::abs(heard[0].from_s - 0.25) < 0.004);
        CHECK(mixer.quiet());
    }
}

TEST_CASE("mixer: what comes too late begins at once and is heard as a whole") {
    Mixer mixer;
    rendered(mixer, 0.5);
    mixer.play(Channel::tones, tone(Tone::countdown), 0);
    CHECK_FALSE(mixer.quiet());
    const auto heard = stretches(rendered(mixer, 0.5));
    REQUIRE(heard.size() == 1);
    CHECK(heard[0].from_s < 0.005);
    CHECK(heard[0].to_s - heard[0].from_s == doctest::Approx(0.15).epsilon(0.07));
}

TEST_CASE("mixer: own volumes for voice and tones; none is silence") {
    for (const Channel channel : {Channel::voice, Channel::tones}) {
        double levels[3] = {};
        const double gains[3] = {1.0, 0.5, 0.0};
        for (int i = 0; i < 3; ++i) {
            Mixer mixer;
            sound::Gains all{1.0, 1.0, 1.0};
            all.at(static_cast<std::size_t>(channel)) = gains[i];
            mixer.set(all);
            rendered(mixer, 0.2);
            mixer.play(channel, hum(300.0, 1.0), 0);
            levels[i] = level(rendered(mixer, 1.0));
        }
        CHECK(levels[1] == doctest::Approx(0.5 * levels[0]).epsilon(0.01));
        CHECK(levels[2] < 1e-5);
    }
}

TEST_CASE("mixer: a volume turned in the middle of a sound does not click") {
    Mixer mixer;
    mixer.play(Channel::voice, hum(300.0, 1.0), 0);
    Samples out = rendered(mixer, 0.403);
    mixer.set({0.0, 1.0, 1.0});
    const Samples after = rendered(mixer, 0.597);
    out.insert(out.end(), after.begin(), after.end());
    CHECK(largest_step(out) < 1.3 * 0.5 * 2.0 * std::numbers::pi * 300.0 / sound::rate_hz);
    CHECK(level(part(out, 0.5, 0.9)) < 1e-3);
}

TEST_CASE("mixer: the voice stands out from the tones, which are there again after it") {
    Mixer mixer;
    mixer.play(Channel::tones, hum(440.0, 3.0), 0);
    mixer.play(Channel::voice, hum(200.0, 1.0, 0.0001f), sound::frames_of(1s));
    const Samples out = rendered(mixer, 3.0);
    CHECK(level(part(out, 1.2, 1.8)) ==
          doctest::Approx(0.5 * level(part(out, 0.2, 0.8))).epsilon(0.02));
    CHECK(level(part(out, 2.2, 2.8)) == doctest::Approx(level(part(out, 0.2, 0.8))).epsilon(0.02));
}

TEST_CASE("mixer: any number of sounds at once does not clip") {
    Mixer mixer;
    for (int i = 0; i < 30; ++i)
        mixer.play(i % 2 == 0 ? Channel::voice : Channel::tones, hum(200.0 + i, 1.0), i * 37);
    const Samples out = rendered(mixer, 1.1);
    CHECK(loudest(out) < 1.0);
    CHECK(loudest(out) > 0.8);
}

TEST_CASE("mixer: limited keeps what is small, bends what is large, and stays in order") {
    for (float x = -0.8f; x <= 0.8f; x += 0.05f) CHECK(sound::limited(x) == x);
    float before = -1.0f;
    for (float x = -40.0f; x <= 40.0f; x += 0.01f) {
        const float y = sound::limited(x);
        CHECK(std::abs(y) < 1.0f);
        CHECK(y >= before);
        before = y;
    }
}

TEST_CASE("mixer: hush fades what sounds, forgets what was to come, and does not click") {
    Mixer mixer;
    mixer.play(Channel::voice, hum(300.0, 5.0), 0);
    mixer.play(Channel::tones, tone(Tone::go), sound::frames_of(2s));
    mixer.follow(sound::Timbre{220.0, 0.0, 0.3});
    Samples out = rendered(mixer, 1.003);
    mixer.hush();
    const Samples after = rendered(mixer, 2.0);
    out.insert(out.end(), after.begin(), after.end());
    CHECK(largest_step(out) <
          1.3 * 2.0 * std::numbers::pi * (0.5 * 300.0 + 0.3 * 220.0) / sound::rate_hz);
    CHECK(loudest(part(out, 1.6, 3.0)) < 1e-3);
    CHECK(mixer.quiet());
}

TEST_CASE("mixer: a channel that is cut does not click, and goes on with what comes then") {
    Mixer mixer;
    mixer.play(Channel::voice, hum(300.0, 5.0), 0);
    mixer.play(Channel::voice, hum(300.0, 5.0), sound::frames_of(6s));
    Samples out = rendered(mixer, 1.003);
    mixer.cut(Channel::voice);
    mixer.play(Channel::voice, hum(300.0, 0.5), sound::frames_of(1500ms));
    const Samples after = rendered(mixer, 6.0);
    out.insert(out.end(), after.begin(), after.end());
    CHECK(largest_step(out) < 1.3 * 2.0 * std::numbers::pi * 0.5 * 300.0 / sound::rate_hz);
    CHECK(loudest(part(out, 1.05, 1.45)) < 1e-6);
    CHECK(loudest(part(out, 1.6, 1.9)) > 0.3);
    CHECK(loudest(part(out, 2.1, 6.9)) < 1e-6);
    CHECK(mixer.quiet());
}

TEST_CASE("mixer: random sounds at random times: none is lost, none is cut, nothing clips") {
    std::mt19937 random{7};
    for (int round = 0; round < 20; ++round) {
        Mixer mixer;
        double energy = 0.0;
        const int count = 1 + static_cast<int>(random() % 6);
        for (int i = 0; i < count; ++i) {
            const auto sounds = hum(300.0, 0.2, 0.1f);
            mixer.play(Channel::tones, sounds, i * 12000 + static_cast<Frame>(random() % 2000));
            energy += level(*sounds) * level(*sounds) * static_cast<double>(sounds->size());
        }
        const Samples out = rendered(mixer, 2.0, 1 + random() % 3000);
        CHECK(level(out) * level(out) * static_cast<double>(out.size()) ==
              doctest::Approx(energy).epsilon(0.001));
        CHECK(mixer.quiet());
    }
}
