// The time left for what is told, against the real voice: every exercise in every variant, in both
// languages.
#include "places.h"
#include "wording/wording.h"

#include "routine/library.h"
#include "routine/part.h"
#include "routine/telling.h"
#include "sound/speech.h"

#include <doctest/doctest.h>

#include <map>

using namespace std::chrono_literals;
using routine::Language, routine::Routine;
using units::Duration;

namespace {

constexpr Duration tone = 400ms, between_parts = 150ms, between_lines = 300ms;

Duration spoken(const std::string& text) {
    static std::map<std::pair<Language, std::string>, Duration> known;
    const auto key = std::pair{wording::language(), text};
    if (const auto found = known.find(key); found != known.end()) return found->second;
    sound::Speaker speaker;
    speaker.voice = wording::language() == Language::de ? "de" : "en";
    speaker.limit = 20s;
    const auto samples = sound::spoken(speaker, text);
    REQUIRE(samples);
    return known[key] = sound::duration_of(static_cast<sound::Frame>(samples->size()));
}

Duration line(const std::vector<sound::Part>& parts) {
    Duration sum = between_lines;
    for (const sound::Part& part : parts) sum += spoken(part.text) + between_parts;
    return sum - between_parts;
}

Duration estimate(const Routine& r, std::size_t step) {
    return routine::telling_time(r, step, routine::as_planned(r, step));
}

// From the tone of get ready to the end of the last word.
Duration real_time(const Routine& r, std::size_t step) {
    auto ready = wording::spoken(guide::CueKind::get_ready, r, step);
    Duration sentences{};
    for (const auto& sentence : wording::spoken_told(r, step, routine::as_planned(r, step).told))
        sentences += line(sentence);
    if (step > 0 && r.steps[step - 1].rest > Duration{}) { // named in the pause, and begun
        ready.resize(1);
        const auto kind =
            r.steps[step - 1].switch_sides ? guide::CueKind::switch_sides : guide::CueKind::rest;
        sentences -= r.steps[step - 1].rest - tone - line(wording::spoken(kind, r, step - 1));
    }
    Duration sum = tone + line(ready) + std::max(Duration{}, sentences);
    if (step > 0 && r.steps[step - 1].rest == Duration{})
        sum += line(wording::spoken(session::Event{.kind = session::EventKind::work_ended}));
    if (step == 0) sum += line(wording::spoken(guide::CueKind::stop_rule, r, step));
    if (step == 0)
        for (const auto& sentence : wording::spoken_opening(r)) sum += line(sentence);
    return sum - between_lines;
}

const routine::Library& library() {
    static const auto read = routine::Library::read({places::source("/exercises")});
    return read;
}

} // namespace

TEST_CASE("telling: no word of any routine is left when its work begins, in either language") {
    for (const Language language : {Language::de, Language::en}) {
        wording::begin(places::build("/share/locale"), language);
        for (const Routine& r : library().routines())
            for (std::size_t i = 0; i < r.steps.size(); ++i) {
                CAPTURE(r.id);
                CAPTURE(i);
                const Duration real = real_time(r, i);
                CHECK(units::seconds(real) <= units::seconds(estimate(r, i)));
                CHECK(units::seconds(real) <= units::seconds(r.steps[i].get_ready) - 3.0);
                if (i + 1 == r.steps.size() || r.steps[i].rest == Duration{}) continue;
                const auto kind =
                    r.steps[i].switch_sides ? guide::CueKind::switch_sides : guide::CueKind::rest;
                const Duration announced = 2 * tone + line(wording::spoken(kind, r, i));
                CHECK(units::seconds(announced) <= units::seconds(r.steps[i].rest));
            }
    }
}

TEST_CASE("telling: nor of any exercise in any variant, and nobody waits long for nothing") {
    Duration estimated{}, real{};
    for (const Language language : {Language::de, Language::en}) {
        wording::begin(places::build("/share/locale"), language);
        for (const routine::Exercise& e : library().exercises())
            for (std::size_t variant = 0; variant < e.variants.size(); ++variant) {
                Routine r;
                routine::Part part;
                part.exercise = kept(r, e);
                part.variant = variant;
                part.sides = e.sided ? std::vector{routine::Side::left, routine::Side::right}
                                     : std::vector{routine::Side::none};
                part.sets = 2;
                part.get_ready = part.change = part.rest = 3s;
                part.work = 30s;
                unroll(part, r);
                make_room(r);
                for (std::size_t i = 0; i < r.steps.size(); ++i) {
                    CAPTURE(e.id);
                    CAPTURE(variant);
                    CAPTURE(i);
                    const Duration needed = real_time(r, i);
                    CHECK(units::seconds(needed) <= units::seconds(estimate(r, i)));
                    if (i > 0 || language == Language::en) continue; // the slower one decides
                    estimated += estimate(r, i);
                    real += needed;
                }
            }
    }
    CHECK(units::seconds(estimated) <= 1.1 * units::seconds(real));
}
