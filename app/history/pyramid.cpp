#include "history/pyramid.h"

#include <algorithm>

namespace history {

namespace {

constexpr std::size_t most_columns = 100000;
constexpr std::int64_t longest_ms = std::int64_t{100} * 366 * 24 * 3600 * 1000;

bool earlier(const Sample& sample, std::int64_t ms) { return sample.at_ms < ms; }

Extremes both(const Extremes& a, const Extremes& b) {
    return {std::min(a.low, b.low), std::max(a.high, b.high)};
}

Extremes of_samples(std::span<const Sample> samples) {
    Extremes e{samples.front().value, samples.front().value};
    for (const Sample& s : samples) e = both(e, {s.value, s.value});
    return e;
}

} // namespace

bool Grid::possible() const {
    const bool in_range = from_ms > -longest_ms && to_ms < 2 * longest_ms;
    return in_range && from_ms < to_ms && to_ms - from_ms <= longest_ms && count >= 1 &&
           count <= most_columns;
}

std::int64_t Grid::border(std::size_t i) const {
    return from_ms +
           (to_ms - from_ms) * static_cast<std::int64_t>(i) / static_cast<std::int64_t>(count);
}

// The last i whose border is not after it: span i / count < since + 1.
std::size_t Grid::column_at(std::int64_t ms) const {
    const std::int64_t n = static_cast<std::int64_t>(count), since = ms - from_ms;
    return static_cast<std::size_t>(((since + 1) * n - 1) / (to_ms - from_ms));
}

Pyramid::Pyramid(std::span<const Sample> samples) {
    if (samples.empty()) return;
    base_.samples = samples.size();
    base_.last_ms = samples.back().at_ms;
    for (std::size_t at = 0; at < samples.size(); at += samples_a_bin) {
        const auto bin = samples.subspan(at, std::min(samples_a_bin, samples.size() - at));
        base_.starts_ms.push_back(bin.front().at_ms);
        base_.bins.push_back(of_samples(bin));
    }
    build();
}

std::optional<Pyramid> Pyramid::of(Base base) {
    const std::size_t bins = (base.samples + samples_a_bin - 1) / samples_a_bin;
    if (base.samples > most_samples || base.bins.size() != bins || base.starts_ms.size() != bins)
        return std::nullopt;
    if (bins == 0) return base.last_ms == 0 ? std::optional{Pyramid{}} : std::nullopt;
    const bool rising = std::is_sorted(base.starts_ms.begin(), base.starts_ms.end()) &&
                        base.starts_ms.back() <= base.last_ms;
    const bool sound = std::all_of(base.bins.begin(), base.bins.end(),
                                   [](const Extremes& e) { return e.low <= e.high; });
    if (!rising || !sound) return std::nullopt;
    Pyramid made;
    made.base_ = std::move(base);
    made.build();
    return made;
}

void Pyramid::build() {
    const std::vector<Extremes>* below = &base_.bins;
    above_.reserve(8); // 16 * 8^8 samples are more than there can be
    while (below->size() > 1) {
        std::vector<Extremes> level;
        level.reserve(below->size() / fan_out + 1);
        for (std::size_t i = 0; i < below->size(); ++i)
            if (i % fan_out == 0)
                level.push_back((*below)[i]);
            else
                level.back() = both(level.back(), (*below)[i]);
        above_.push_back(std::move(level));
        below = &above_.back();
    }
}

std::size_t Pyramid::part_size(std::size_t part) const {
    return part < parts() ? std::min(samples_a_part, base_.samples - part * samples_a_part) : 0;
}

std::optional<Extremes> Pyramid::whole() const {
    if (empty()) return std::nullopt;
    return above_.empty() ? base_.bins.front() : above_.back().front();
}

std::size_t Pyramid::bytes() const {
    std::size_t all = sizeof *this + base_.starts_ms.size() * sizeof(std::uint32_t) +
                      base_.bins.size() * sizeof(Extremes);
    for (const auto& level : above_) all += level.size() * sizeof(Extremes);
    return all;
}

// Single bins at both ends until the rest is whole bins of the level above.
Extremes Pyramid::of_bins(std::size_t from, std::size_t to) const {
    const std::vector<Extremes>* level = &base_.bins;
    Extremes e = (*level)[from];
    for (auto next = above_.begin();; ++next) {
        const bool top = next == above_.end();
        for (; from < to && (top || from % fan_out != 0); ++from) e = both(e, (*level)[from]);
        for (; from < to && to % fan_out != 0; --to) e = both(e, (*level)[to - 1]);
        if (from >= to) return e;
        from /= fan_out;
        to /= fan_out;
        level = &*next;
    }
}

// One walk over the columns; the last part read is at hand for the next border.
class Pyramid::Reading {
  public:
    Reading(const Pyramid& pyramid, const PartLoader& load)
        : base_{pyramid.base_}, pyramid_{pyramid}, load_{load} {}

    // How many samples lie before this time; nothing where a part cannot be read.
    std::optional<std::size_t> before(std::int64_t ms) {
        if (ms <= base_.starts_ms.front()) return 0;
        if (ms > base_.last_ms) return base_.samples;
        const auto after = std::lower_bound(base_.starts_ms.begin(), base_.starts_ms.end(), ms);
        const auto bin = static_cast<std::size_t>(after - base_.starts_ms.begin()) - 1;
        const auto cut = samples_of(bin);
        if (cut.empty()) return std::nullopt;
        const auto first = std::lower_bound(cut.begin(), cut.end(), ms, earlier);
        return bin * samples_a_bin + static_cast<std::size_t>(first - cut.begin());
    }

    // Of the samples [from, to), which are some; false where a part cannot be read.
    bool add(std::size_t from, std::size_t to, std::optional<Extremes>& column) {
        const std::size_t whole_from = (from + samples_a_bin - 1) / samples_a_bin,
                          whole_to = to == base_.samples ? base_.bins.size() : to / samples_a_bin;
        if (whole_from > whole_to) return add_some(from, to, column); // within one bin
        if (whole_from < whole_to) history::add(column, pyramid_.of_bins(whole_from, whole_to));
        return add_some(from, std::min(to, whole_from * samples_a_bin), column) &&
               add_some(std::max(from, whole_to * samples_a_bin), to, column);
    }

  private:
    bool add_some(std::size_t from, std::size_t to, std::optional<Extremes>& column) {
        if (from >= to) return true;
        const std::size_t bin = from / samples_a_bin, first = bin * samples_a_bin;
        const auto samples = samples_of(bin);
        if (samples.empty()) return false;
        history::add(column, of_samples(samples.subspan(from - first, to - from)));
        return true;
    }

    std::span<const Sample> samples_of(std::size_t bin) {
        const std::size_t first = bin * samples_a_bin, part = first / samples_a_part;
        if (!part_ || number_ != part) {
            part_ = load_(part);
            number_ = part;
        }
        if (!part_ || part_->size() != pyramid_.part_size(part)) return {};
        const std::size_t at = first % samples_a_part;
        return std::span{*part_}.subspan(at, std::min(samples_a_bin, part_->size() - at));
    }

    const Base& base_;
    const Pyramid& pyramid_;
    const PartLoader& load_;
    Part part_;
    std::size_t number_ = 0;
};

bool Pyramid::add(const Grid& grid, const PartLoader& load, Columns& columns) const {
    if (empty() || grid.to_ms <= first_ms() || grid.from_ms > last_ms()) return true;
    const std::size_t first = grid.column_at(std::max<std::int64_t>(first_ms(), grid.from_ms)),
                      last = grid.column_at(std::min<std::int64_t>(last_ms(), grid.to_ms - 1));
    Reading reading{*this, load};
    auto from = reading.before(grid.border(first));
    for (std::size_t i = first; i <= last && from; ++i) {
        const auto to = reading.before(grid.border(i + 1));
        if (!to) return false;
        if (*from < *to && !reading.add(*from, *to, columns[i])) return false;
        from = to;
    }
    return from.has_value();
}

} // namespace history
