// A session's trace as a min-max pyramid: bins of 16 samples, eight of them to the bin above, and
// so on to one (signal sheet, section 5; after the M4 aggregation of Jugel et al., VLDB 2014:
// lowest and highest of a column make the drawn line exact). So a column costs what its borders
// cost, not what lies in it. Only where a border cuts a bin its samples are asked for, and what
// comes out is what a scan of all samples gives.
#pragma once
#include "history/trace.h"

#include <functional>
#include <memory>
#include <optional>

namespace history {

constexpr std::size_t samples_a_bin = 16, fan_out = 8;
// Samples are kept, and asked for, in parts of so many; the last one is shorter.
constexpr std::size_t samples_a_part = 1024;
static_assert(samples_a_part % samples_a_bin == 0);
constexpr std::size_t most_samples = std::size_t{1} << 24; // 50 h at 92.8/s, as in a recording

struct Extremes { // of one sample or more, in steps of the trace
    std::int16_t low = 0, high = 0;
    bool operator==(const Extremes&) const = default;
};
using Columns = std::vector<std::optional<Extremes>>; // nothing: no sample lies in it

// [from, to) in equal columns: number i begins at from + (to - from) i / count, in whole
// milliseconds. from < to, 1 <= count <= 100000, and no more than 100 years.
struct Grid {
    std::int64_t from_ms = 0, to_ms = 1; // of whatever clock the samples are on
    std::size_t count = 1;
    bool possible() const;
    std::int64_t border(std::size_t i) const;     // i = 0 .. count
    std::size_t column_at(std::int64_t ms) const; // of a time within [from, to)
};

using Part = std::shared_ptr<const std::vector<Sample>>;
using PartLoader = std::function<Part(std::size_t part)>; // nothing: it cannot be read

class Pyramid {
  public:
    Pyramid() = default;                       // of no samples
    explicit Pyramid(std::span<const Sample>); // their times never fall; at most most_samples

    // What is kept of one: all above it is made anew.
    struct Base {
        std::size_t samples = 0;
        std::uint32_t last_ms = 0;            // of the last sample
        std::vector<std::uint32_t> starts_ms; // of the first sample of each bin
        std::vector<Extremes> bins;
        bool operator==(const Base&) const = default;
    };
    static std::optional<Pyramid> of(Base); // nothing where no samples can have made it
    const Base& base() const { return base_; }

    bool empty() const { return base_.samples == 0; }
    std::size_t samples() const { return base_.samples; }
    std::size_t parts() const { return (base_.samples + samples_a_part - 1) / samples_a_part; }
    std::size_t part_size(std::size_t part) const; // samples in it
    std::uint32_t first_ms() const { return empty() ? 0 : base_.starts_ms.front(); }
    std::uint32_t last_ms() const { return base_.last_ms; }
    std::optional<Extremes> whole() const;
    std::size_t bytes() const; // in memory

    // Adds the samples of each column to what is there; `columns` holds grid.count. The grid is on
    // the session's time. False: a part was asked for and could not be read, or was not as long as
    // part_size; the columns then hold what was found before.
    bool add(const Grid&, const PartLoader&, Columns& columns) const;

  private:
    class Reading;
    void build();
    Extremes of_bins(std::size_t from, std::size_t to) const; // not empty

    Base base_;
    std::vector<std::vector<Extremes>> above_; // each of an eighth of the bins below it
};

inline void add(std::optional<Extremes>& column, const Extremes& more) {
    if (!column) column = more;
    if (more.low < column->low) column->low = more.low;
    if (more.high > column->high) column->high = more.high;
}

} // namespace history
