#include "sound/listening.h"
#include "sound/tones.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace listening;
using sound::Tone;

namespace {

std::vector<Tone> all() {
    std::vector<Tone> list;
    for (std::size_t i = 0; i < sound::tone_kinds; ++i) list.push_back(static_cast<Tone>(i));
    return list;
}

Heard middle(const sound::Samples& s, const sound::Note& note) {
    const auto from = static_cast<std::size_t>((note.from_s + 0.3 * note.lasts_s) * sound::rate_hz);
    return Heard{s}.subspan(from, static_cast<std::size_t>(0.3 * note.lasts_s * sound::rate_hz));
}

} // namespace

TEST_CASE("tones: every note has its pitch and its length") {
    for (const Tone tone : all()) {
        CAPTURE(sound::name(tone));
        const auto samples = sound::samples_of(tone);
        REQUIRE_FALSE(sound::notes(tone).empty());
        double end_s = 0.0;
        for (const sound::Note& note : sound::notes(tone)) {
            CHECK(note.from_s >= end_s);
            end_s = note.from_s + note.lasts_s;
            CHECK(pitch_hz(middle(samples, note)) == doctest::Approx(note.hz).epsilon(0.005));
        }
        CHECK(static_cast<double>(samples.size()) / sound::rate_hz ==
              doctest::Approx(end_s).epsilon(0.001));
        const auto heard = stretches(samples);
        REQUIRE(heard.size() == sound::notes(tone).size());
        for (std::size_t i = 0; i < heard.size(); ++i) {
            CHECK(std::abs(heard[i].from_s - sound::notes(tone)[i].from_s) < 0.005);
            CHECK(std::abs(heard[i].to_s - heard[i].from_s - sound::notes(tone)[i].lasts_s) < 0.01);
        }
    }
}

TEST_CASE("tones: none clips, none clicks") {
    for (const Tone tone : all()) {
        CAPTURE(sound::name(tone));
        const auto samples = sound::samples_of(tone);
        double highest = 0.0;
        for (const sound::Note& note : sound::notes(tone)) highest = std::max(highest, note.hz);
        CHECK(loudest(samples) <= 0.6);
        CHECK(loudest(samples) > 0.25);
        // No steeper than its highest note is anyway.
        CHECK(largest_step(samples) <
              1.05 * 0.5 * 2.0 * std::numbers::pi * highest / sound::rate_hz);
        CHECK(std::abs(samples.front()) < 1e-6);
        CHECK(std::abs(samples.back()) < 1e-3);
    }
}

TEST_CASE("tones: zero is told from three, two, one by more than its place") {
    const auto one = sound::notes(Tone::countdown), zero = sound::notes(Tone::go);
    CHECK(zero[0].hz >= 1.9 * one[0].hz);
    CHECK(zero[0].lasts_s >= 2.0 * one[0].lasts_s);
}

TEST_CASE("tones: no two sound alike") {
    std::set<std::string> shapes, names;
    for (const Tone tone : all()) {
        std::string shape;
        for (const sound::Note& n : sound::notes(tone))
            shape += std::to_string(n.hz) + '+' + std::to_string(n.lasts_s) + ' ';
        shapes.insert(shape);
        names.insert(std::string{sound::name(tone)});
    }
    CHECK(shapes.size() == sound::tone_kinds);
    CHECK(names.size() == sound::tone_kinds);
}
