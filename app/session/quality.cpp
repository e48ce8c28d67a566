#include "session/quality.h"

#include "session/placing.h"
#include "session/roller.h"

#include "measure/quality.h"
#include "measure/rate.h"

#include <algorithm>
#include <map>

namespace session {

namespace {

// Conversions per second of the first cell, good and faulty ones, from the longest stretch of them
// within one segment; the board's clock put right by the segment's last fit.
std::optional<double> rate(std::span<const Block> blocks) {
    struct Segment {
        measure::RateMeter meter;
        measure::ClockFit clock;
    };
    std::map<std::uint32_t, Segment> segments;
    for (const Block& block : blocks) {
        Segment& segment = segments[block.segment];
        segment.clock = block.clock;
        for (const RawSample& sample : block.samples)
            if (sample.cell == 0) segment.meter.sample(sample.counter, sample.ticks);
    }
    const auto longest =
        std::max_element(segments.begin(), segments.end(), [](const auto& a, const auto& b) {
            return a.second.meter.conversions() < b.second.meter.conversions();
        });
    if (longest == segments.end()) return std::nullopt;
    return longest->second.meter.rate_hz(longest->second.clock);
}

// Noise, drift and hum need newtons; so they come from the blocks with a tare.
measure::Quality figures(const Beginning& beginning, std::span<const Block> blocks) {
    const measure::Roller roller = roller_of(beginning);
    measure::QualityMeter meter{roller, beginning.calibration};
    Placing place{blocks};
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!blocks[i].tare) continue;
        for (const RawSample& sample : blocks[i].samples)
            meter.sample(sample.cell, place(i, sample),
                         measure::force(sample.counts, blocks[i].tare->zero.at(sample.cell),
                                        beginning.calibration.newtons_per_count.at(sample.cell))
                             .value);
    }
    return meter.quality();
}

} // namespace

measure::Quality quality(const Beginning& beginning, std::span<const Block> blocks) {
    measure::Quality found = figures(beginning, blocks);
    found.rate_hz = rate(blocks);
    found.samples = found.gaps = found.saturated = found.desynchronised = 0;
    std::uint64_t faulty = 0, lost = 0;
    for (const Block& block : blocks) {
        found.samples += block.samples.size();
        found.gaps += block.gaps.size();
        for (const measure::Gap& gap : block.gaps) lost += gap.samples_lost;
        for (const std::uint32_t conversions : block.faulty) faulty += conversions;
        const auto of = [&](measure::FaultKind kind) {
            return block.faulty.at(static_cast<std::size_t>(kind));
        };
        found.saturated += of(measure::FaultKind::saturated);
        found.desynchronised += of(measure::FaultKind::desynchronised);
    }
    found.usable = measure::usable(found, faulty, lost);
    return found;
}

} // namespace session
