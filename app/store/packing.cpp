#include "store/packing.h"

#include "store/encoding.h"
#include "store/sample_order.h"

#include <algorithm>
#include <map>

namespace store {

using session::Block;

namespace {

constexpr std::uint8_t layout_version = 1;

using Key = std::pair<std::uint32_t, std::uint32_t>; // segment, channel
using SeriesByKey = std::map<Key, Series>;

Series& series_of(SeriesByKey& all, std::uint32_t segment, std::uint32_t channel) {
    Series& series = all[{segment, channel}];
    series.segment = segment;
    series.channel = channel;
    return series;
}

SeriesByKey series_in(std::span<const Block> blocks) {
    SeriesByKey all;
    for (const auto& block : blocks) {
        for (const auto& [cell, counter, ticks, counts] : block.samples) {
            Series& series = series_of(all, block.segment, cell);
            series.counters.push_back(counter);
            series.ticks.push_back(ticks);
            series.values.push_back(counts);
        }
        for (const auto& [counter, ticks, angle, magnet] : block.angles) {
            Series& series = series_of(all, block.segment, angle_channel);
            series.counters.push_back(counter);
            series.ticks.push_back(ticks);
            series.values.push_back(angle);
            series.remarks.push_back(static_cast<std::uint8_t>(magnet));
        }
    }
    return all;
}

// What a block can hold, whether or not a sensor would say it.
bool is_angle(const Series& series, std::size_t i) {
    return i < series.remarks.size() &&
           series.remarks[i] <= static_cast<std::uint8_t>(protocol::Magnet::no_answer) &&
           series.values[i] >= 0 && series.values[i] <= 0xFFFF;
}

session::RawAngle angle_at(const Series& series, std::size_t i) {
    return {series.counters[i], series.ticks[i], static_cast<std::uint16_t>(series.values[i]),
            static_cast<protocol::Magnet>(series.remarks[i])};
}

void add(SeriesSize& sum, const SeriesSize& more) {
    sum.counters += more.counters;
    sum.ticks += more.ticks;
    sum.values += more.values;
    sum.remarks += more.remarks;
}

// The series being used up again, block by block.
class Taking {
  public:
    explicit Taking(const SeriesByKey& all) : all_{all} {}

    bool sample(std::uint32_t segment, std::uint32_t channel, session::RawSample& into) {
        const auto at = next(segment, channel);
        if (!at) return false;
        const auto& [series, i] = *at;
        into = {static_cast<std::uint8_t>(channel), series->counters[i], series->ticks[i],
                series->values[i]};
        return true;
    }
    bool angle(std::uint32_t segment, session::RawAngle& into) {
        const auto at = next(segment, angle_channel);
        if (!at) return false;
        const auto& [series, i] = *at;
        if (!is_angle(*series, i)) return false;
        into = angle_at(*series, i);
        return true;
    }
    bool all_taken() const {
        return std::all_of(all_.begin(), all_.end(), [this](const auto& entry) {
            const auto found = taken_.find(entry.first);
            return found != taken_.end() && found->second == entry.second.counters.size();
        });
    }

  private:
    std::optional<std::pair<const Series*, std::size_t>> next(std::uint32_t segment,
                                                              std::uint32_t channel) {
        const auto found = all_.find({segment, channel});
        if (found == all_.end()) return std::nullopt;
        std::size_t& taken = taken_[found->first];
        if (taken == found->second.counters.size()) return std::nullopt;
        return std::pair{&found->second, taken++};
    }

    const SeriesByKey& all_;
    std::map<Key, std::size_t> taken_;
};

Tracks tracks_of(const SeriesByKey& all, std::uint32_t segment) {
    Tracks tracks;
    for (const auto& [key, series] : all)
        if (key.first == segment && key.second != angle_channel)
            tracks.push_back({key.second, series.ticks});
    return tracks;
}

// The segments in the order of the blocks, and the cells of all samples of each.
std::map<std::uint32_t, std::vector<std::uint32_t>> order_in(std::span<const Block> blocks) {
    std::map<std::uint32_t, std::vector<std::uint32_t>> order;
    for (const auto& block : blocks)
        for (const auto& sample : block.samples) order[block.segment].push_back(sample.cell);
    return order;
}

Bytes frames_part(std::span<const Block> blocks, const SeriesByKey& all) {
    ByteWriter out;
    put_frames(out, blocks);
    std::size_t samples = 0, angles = 0;
    for (const auto& block : blocks) {
        out.difference(block.samples.size(), samples);
        out.difference(block.angles.size(), angles);
        samples = block.samples.size();
        angles = block.angles.size();
    }
    for (const auto& [segment, cells] : order_in(blocks))
        put_order(out, cells, tracks_of(all, segment));
    return sealed(BlobKind::frames, layout_version, out.take());
}

struct Count {
    std::size_t samples = 0, angles = 0;
};

std::vector<Count> counts_of(ByteReader& in, std::size_t blocks) {
    std::vector<Count> counts;
    Count last;
    for (std::size_t i = 0; i < blocks && in.ok(); ++i) {
        in.difference(last.samples, last.samples);
        in.difference(last.angles, last.angles);
        counts.push_back(last);
    }
    return counts;
}

// Puts samples and angles back into their blocks; false when they do not fit together.
bool fill(std::vector<Block>& blocks, const SeriesByKey& all, ByteReader& in) {
    const auto counts = counts_of(in, blocks.size());
    std::map<std::uint32_t, std::size_t> total;
    for (std::size_t i = 0; i < blocks.size() && in.ok(); ++i) {
        if (counts[i].samples > longest_series * 256 || counts[i].angles > longest_series)
            return false;
        if (counts[i].samples > 0) total[blocks[i].segment] += counts[i].samples;
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> order;
    for (const auto& [segment, count] : total)
        order[segment] = order_of(in, count, tracks_of(all, segment));
    if (!in.at_end()) return false;
    Taking taking{all};
    std::map<std::uint32_t, std::size_t> placed;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        Block& block = blocks[i];
        for (std::size_t n = 0; n < counts[i].samples; ++n) {
            const std::uint32_t cell = order[block.segment][placed[block.segment]++];
            if (!taking.sample(block.segment, cell, block.samples.emplace_back())) return false;
        }
        for (std::size_t n = 0; n < counts[i].angles; ++n)
            if (!taking.angle(block.segment, block.angles.emplace_back())) return false;
    }
    return taking.all_taken();
}

// Blocks of one segment, in their order, and where a reading of that segment belongs.
class Seconds {
  public:
    Seconds(std::vector<Block>& all, std::uint32_t segment) {
        for (Block& block : all)
            if (block.segment == segment) blocks_.push_back(&block);
    }
    Block* of(std::uint64_t ticks) { // ticks do not fall
        if (blocks_.empty()) return nullptr;
        while (at_ + 1 < blocks_.size() &&
               measure::host_time(blocks_[at_]->clock, ticks).time_since_epoch() >=
                   blocks_[at_]->end.time_since_epoch())
            ++at_;
        return blocks_[at_];
    }

  private:
    std::vector<Block*> blocks_;
    std::size_t at_ = 0;
};

void place(const Series& series, std::vector<Block>& blocks) {
    Seconds seconds{blocks, series.segment};
    for (std::size_t i = 0; i < series.counters.size(); ++i) {
        Block* const block = seconds.of(series.ticks[i]);
        if (block == nullptr) return;
        if (series.channel == angle_channel)
            block->angles.push_back(angle_at(series, i));
        else
            block->samples.push_back({static_cast<std::uint8_t>(series.channel), series.counters[i],
                                      series.ticks[i], series.values[i]});
    }
}

bool sound(const Series& series) {
    if (series.channel != angle_channel) return series.channel < protocol::most_cells;
    for (std::size_t i = 0; i < series.counters.size(); ++i)
        if (!is_angle(series, i)) return false;
    return true;
}

} // namespace

tl::expected<Salvage, DecodeError> salvaged(std::span<const Bytes> parts) {
    const tl::unexpected damaged{DecodeError::damaged};
    if (parts.empty()) return damaged;
    const auto content = unsealed(BlobKind::frames, layout_version, parts.front());
    if (!content) return tl::unexpected{content.error()};
    ByteReader in{content->bytes};
    Salvage found;
    found.blocks = frames(in);
    const auto counts = counts_of(in, found.blocks.size());
    if (!in.ok()) return damaged;
    std::map<std::uint32_t, std::int64_t> missing;
    for (std::size_t i = 0; i < counts.size(); ++i)
        missing[found.blocks[i].segment] +=
            static_cast<std::int64_t>(counts[i].samples + counts[i].angles);
    for (const auto& part : parts.subspan(1)) {
        const auto series = decode_series(part);
        if (!series && series.error() == DecodeError::newer) return tl::unexpected{series.error()};
        if (!series || !sound(*series)) continue;
        place(*series, found.blocks);
        missing[series->segment] -= static_cast<std::int64_t>(series->counters.size());
    }
    for (Block& block : found.blocks)
        std::stable_sort(block.samples.begin(), block.samples.end(),
                         [](const auto& a, const auto& b) { return a.ticks < b.ticks; });
    for (const auto& [segment, count] : missing)
        if (count != 0) found.damaged.push_back(segment);
    return found;
}

std::optional<std::vector<Bytes>> packed(std::span<const Block> blocks, PackedSize* size) {
    const SeriesByKey all = series_in(blocks);
    std::vector<Bytes> parts{frames_part(blocks, all)};
    PackedSize sum;
    sum.frames = sum.whole = parts.front().size();
    for (const auto& [key, series] : all) {
        if (series.counters.size() > longest_series) return std::nullopt;
        SeriesSize columns;
        parts.push_back(encode(series, &columns));
        add(key.second == angle_channel ? sum.angles : sum.samples, columns);
        sum.whole += parts.back().size();
    }
    if (size != nullptr) *size = sum;
    return parts;
}

tl::expected<std::vector<Block>, DecodeError> unpacked(std::span<const Bytes> parts) {
    const tl::unexpected damaged{DecodeError::damaged};
    if (parts.empty()) return damaged;
    SeriesByKey all;
    for (const auto& part : parts.subspan(1)) {
        auto series = decode_series(part);
        if (!series) return tl::unexpected{series.error()};
        const Key key{series->segment, series->channel};
        if (!all.emplace(key, *std::move(series)).second) return damaged;
    }
    const auto content = unsealed(BlobKind::frames, layout_version, parts.front());
    if (!content) return tl::unexpected{content.error()};
    ByteReader in{content->bytes};
    auto blocks = frames(in);
    if (!in.ok() || !fill(blocks, all, in)) return damaged;
    return blocks;
}

} // namespace store
