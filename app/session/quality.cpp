#include "session/quality.h"

#include "session/placing.h"
#include "session/roller.h"

#include "measure/quality.h"

#include <map>

namespace session {

namespace {

struct Stretch { // of the first cell within one segment
    const RawSample* first = nullptr;
    const RawSample* last = nullptr;
    std::uint32_t conversions() const { return last->counter - first->counter; }
};

// Conversions per second of the first cell by the board's own clock, good and faulty ones, from the
// longest segment.
std::optional<double> rate(std::span<const Block> blocks, double ticks_per_second) {
    std::map<std::uint32_t, Stretch> segments;
    for (const Block& block : blocks)
        for (const RawSample& sample : block.samples) {
            if (sample.cell != 0) continue;
            Stretch& stretch = segments[block.segment];
            if (stretch.first == nullptr) stretch.first = &sample;
            stretch.last = &sample;
        }
    Stretch longest;
    for (const auto& [segment, stretch] : segments)
        if (longest.first == nullptr || stretch.conversions() > longest.conversions())
            longest = stretch;
    if (longest.first == nullptr || longest.last->ticks <= longest.first->ticks)
        return std::nullopt;
    return longest.conversions() * ticks_per_second /
           static_cast<double>(longest.last->ticks - longest.first->ticks);
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
    found.rate_hz = rate(blocks, ticks_per_second(beginning));
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
