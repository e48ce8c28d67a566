// Stored counts to moments: the same weighing as live, with the clock fits of hindsight.
#include "session/session.h"

#include "session/attempts.h"
#include "session/placing.h"
#include "session/roller.h"

#include "measure/cells.h"

namespace session {

namespace {

// Samples and angles of a block in the order of the board's clock.
template <class Sample, class Angle>
void in_order(const Block& block, const Sample& sample, const Angle& angle) {
    auto next = block.angles.begin();
    for (const RawSample& raw : block.samples) {
        for (; next != block.angles.end() && next->ticks < raw.ticks; ++next) angle(*next);
        sample(raw);
    }
    for (; next != block.angles.end(); ++next) angle(*next);
}

} // namespace

std::vector<measure::Moment> moments(const Beginning& beginning, std::span<const Block> blocks) {
    std::vector<measure::Moment> all;
    const measure::Roller roller = roller_of(beginning);
    std::optional<measure::Merger> merger;
    const auto collect = [&] {
        while (auto moment = merger->pop())
            if (all.empty() || all.back().at < moment->at) all.push_back(*moment);
    };
    Placing place{blocks};
    const auto attempts = history(blocks).attempts;
    auto next = attempts.begin();
    units::Newtons loose = roller.loose_roller;
    const Block* weighed = nullptr; // the last with a zero
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Block& block = blocks[i];
        if (!block.tare) continue; // no newtons before the zero is known
        if (weighed == nullptr || block.segment != weighed->segment)
            merger.emplace(roller, beginning.calibration, *block.tare);
        else if (weighed->tare->zero != block.tare->zero)
            merger->tare(*block.tare);
        weighed = &block;
        for (; next != attempts.end() && next->work.start < block.end; ++next)
            loose = loose_piece(beginning.routine, next->step, roller);
        merger->rolled_on(loose);
        in_order(
            block,
            [&](const RawSample& raw) {
                merger->sample(raw.cell, place(i, raw), raw.counts);
                collect();
            },
            [&](const RawAngle& raw) {
                merger->angle(place(i, raw), raw.angle, raw.magnet);
                collect();
            });
    }
    return all;
}

} // namespace session
