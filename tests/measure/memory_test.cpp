// A live chain needs no more memory after hours than after minutes, and says the same.
#include "measure/chain.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

using measure::Chain, measure::PaceSource;

namespace {

// Rolls for 100 s, holds for 20 s, is away for 20 s, and again; strokes of 3 s.
measure::Moment moment(double t) {
    const double u = std::fmod(t, 140.0);
    const double place = -std::cos(std::numbers::pi * std::min(u, 100.0) / 3.0);
    measure::Moment m;
    m.at = units::session_time(t);
    m.force = {u > 120.0 ? 0.0 : 200.0 - 60.0 * place};
    if (u <= 120.0) m.position = measure::Located{{0.12 * place}, {0.001}};
    return m;
}

bool same(const measure::Live& a, const measure::Live& b) {
    return a.contact == b.contact && a.pace.seconds_per_stroke == b.pace.seconds_per_stroke &&
           a.pace.confidence == b.pace.confidence && a.stroke_phase == b.stroke_phase;
}

} // namespace

TEST_CASE(
    "memory: bounded however long it lasts, and the live view is that of one that keeps all") {
    constexpr double rate_hz = 11.7, hours = 1.5, kept_s = 300.0;
    for (const PaceSource source : {PaceSource::position, PaceSource::force})
        for (const int peaks : {1, 2}) {
            CAPTURE(peaks);
            Chain all{source}, recent{source};
            measure::Expectation expected;
            expected.peaks_per_there_and_back = peaks;
            all.expect(expected);
            recent.expect(expected);
            std::size_t most = 0, differs = 0;
            std::uint32_t strokes_differ = 0;
            for (int n = 0; n < static_cast<int>(hours * 3600.0 * rate_hz); ++n) {
                const double t = n / rate_hz;
                all.push(moment(t));
                recent.push(moment(t));
                if (n % 12 == 0) recent.forget_before(units::session_time(t - kept_s));
                differs += same(all.live(), recent.live()) ? 0 : 1;
                strokes_differ =
                    std::max(strokes_differ, all.live().strokes > recent.live().strokes
                                                 ? all.live().strokes - recent.live().strokes
                                                 : recent.live().strokes - all.live().strokes);
                most = std::max(most, recent.moments_kept());
            }
            CHECK(differs == 0);
            CHECK(strokes_differ == 0);
            CHECK(all.live().strokes > 500);
            CHECK(static_cast<double>(most) < 2.1 * kept_s * rate_hz);
            const auto found = recent.findings();
            CHECK(found.pace.size() < 700);
            CHECK(found.strokes.size() < 400);
            CHECK(found.strokes.size() > static_cast<std::size_t>(50 / peaks));
            CHECK(found.contact.size() < 6);
        }
}
