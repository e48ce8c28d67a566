#include "sound/listening.h"
#include "sound/soft_tone.h"

#include <doctest/doctest.h>

using namespace listening;
using sound::Rolling, sound::SoftTone, sound::Timbre;

namespace {

Rolling calm() {
    Rolling r;
    r.force_n = 100.0;
    r.force_band = routine::Band{80.0, 120.0};
    r.seconds_per_stroke = 6.0;
    r.pace_band = routine::Band{5.0, 7.5};
    return r;
}

sound::Samples sounding(SoftTone& tone, double seconds) {
    sound::Samples out(static_cast<std::size_t>(seconds * sound::rate_hz), 0.0f);
    tone.add_to(out);
    return out;
}

Heard last(const sound::Samples& s, double seconds) {
    return Heard{s}.last(static_cast<std::size_t>(seconds * sound::rate_hz));
}

sound::Samples settled(const Rolling& r) {
    SoftTone tone;
    tone.follow(sound::timbre_of(r));
    sounding(tone, 1.0);
    return sounding(tone, 0.5);
}

} // namespace

TEST_CASE(
    "soft tone: its pitch leads along the stroke, up on the way there, down on the way back") {
    Rolling r = calm();
    double before = 0.0;
    for (const double place : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        r.place = place;
        const double hz = pitch_hz(settled(r));
        CHECK(hz == doctest::Approx(sound::timbre_of(r).hz).epsilon(0.005));
        CHECK(hz > before);
        before = hz;
    }
}

TEST_CASE("soft tone: clean in the band, rough above it and when too fast") {
    const auto clean = settled(calm());
    CHECK(share_of(sound::timbre_of(calm()).hz, clean) > 0.99);
    Rolling heavy = calm();
    heavy.force_n = 180.0;
    CHECK(sound::timbre_of(heavy).roughness == doctest::Approx(1.0));
    CHECK(share_of(sound::timbre_of(heavy).hz, settled(heavy)) < 0.75);
    Rolling hasty = calm();
    hasty.seconds_per_stroke = 3.0;
    CHECK(sound::timbre_of(hasty).roughness == doctest::Approx(1.0));
    heavy.force_n = 130.0; // a little beyond, a little rough
    CHECK(sound::timbre_of(heavy).roughness > 0.1);
    CHECK(sound::timbre_of(heavy).roughness < 0.3);
}

TEST_CASE("soft tone: lighter or slower is clean, only quieter: nobody is called to do more") {
    for (const bool light : {true, false}) {
        Rolling r = calm();
        if (light)
            r.force_n = 20.0;
        else
            r.seconds_per_stroke = 15.0;
        CHECK(sound::timbre_of(r).roughness == 0.0);
        CHECK(level(settled(r)) < 0.6 * level(settled(calm())));
        CHECK(level(settled(r)) > 0.0);
    }
}

TEST_CASE("soft tone: without bands, or with a pace that cannot be told, it is clean") {
    Rolling r;
    r.force_n = 1000.0;
    CHECK(sound::timbre_of(r).roughness == 0.0);
    r = calm();
    r.seconds_per_stroke.reset();
    CHECK(sound::timbre_of(r).roughness == 0.0);
    r.seconds_per_stroke = 0.0;
    CHECK(sound::timbre_of(r).roughness == 0.0);
}

TEST_CASE("soft tone: whatever it is told, it never clicks and never grows loud") {
    SoftTone tone;
    sound::Samples out;
    for (int i = 0; i < 200; ++i) {
        std::optional<Timbre> wanted;
        if (i % 7 != 3)
            wanted = Timbre{i % 2 == 0 ? 220.0 : 330.0, i % 3 == 0 ? 1.0 : 0.0, i % 5 * 0.5};
        tone.follow(wanted);
        const auto part = sounding(tone, 0.037);
        out.insert(out.end(), part.begin(), part.end());
    }
    tone.follow(std::nullopt);
    const auto end = sounding(tone, 1.0);
    out.insert(out.end(), end.begin(), end.end());
    CHECK(loudest(out) <= 0.3);
    CHECK(largest_step(out) < 1.1 * 0.3 * 2.0 * std::numbers::pi * (330.0 + 70.0) / sound::rate_hz);
    CHECK(loudest(last(end, 0.2)) < 1e-3);
    CHECK(tone.silent());
}
