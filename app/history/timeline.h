// Many sessions on the wall clock: ten years in as many columns as a screen has. A session that
// lies in one column takes part with its two ends; pyramids, and samples, are asked for only where
// a border cuts a session, and stay at hand.
#pragma once
#include "history/pyramid.h"
#include "history/recent.h"

#include <string>
#include <utility>

namespace history {

struct Strip { // a session on the wall clock, known without its pyramid
    std::string session;
    std::int64_t started_ms = 0; // UTC, since 1970
    bool counts = false;         // session::part_of_history: real, or of the person "practice"
    bool usable = false;         // its signal
    std::size_t samples = 0;
    std::uint32_t first_ms = 0, last_ms = 0; // of the first and last sample, since its beginning
    Extremes whole;
    std::int64_t first() const { return started_ms + first_ms; }
    std::int64_t last() const { return started_ms + last_ms; }
};

// Where finer levels come from; nothing = cannot be read. `part` as in Pyramid::part_size.
struct Loader {
    std::function<std::shared_ptr<const Pyramid>(const std::string& session)> pyramid;
    std::function<Part(const std::string& session, std::size_t part)> part;
};

struct Picture {
    Columns columns;
    // Sessions whose finer levels could not be read: those columns do not hold all of them.
    std::vector<std::string> unreadable;
};

class Timeline {
  public:
    // What does not count, is not usable or has no samples is left out.
    Timeline(std::vector<Strip>, Loader);

    // Lowest and highest of all samples in each column; the grid is on UTC since 1970 and possible,
    // else there are no columns. What was asked for stays at hand for the next time: at most about
    // `most_bytes` of pyramids and as much of samples.
    Picture columns(const Grid&);
    static constexpr std::size_t most_bytes = std::size_t{32} << 20;

    std::span<const Strip> strips() const { return strips_; } // by their beginning
    // Those with a sample in [from, to).
    std::vector<const Strip*> within(std::int64_t from_ms, std::int64_t to_ms) const;

  private:
    void add(std::size_t strip, const Grid&, Picture&);
    bool add_levels(std::size_t strip, const Grid&, Columns&);
    std::shared_ptr<const Pyramid> pyramid(std::size_t strip);
    Part part(std::size_t strip, std::size_t number);

    std::vector<Strip> strips_;
    Loader loader_;
    using PartOf = std::pair<std::size_t, std::size_t>; // strip, number
    Recent<std::size_t, std::shared_ptr<const Pyramid>> pyramids_{most_bytes};
    Recent<PartOf, Part> parts_{most_bytes};
};

} // namespace history
