#include "history/timeline.h"

#include <algorithm>

namespace history {

Timeline::Timeline(std::vector<Strip> strips, Loader loader)
    : strips_{std::move(strips)}, loader_{std::move(loader)} {
    std::erase_if(strips_, [](const Strip& s) {
        return !s.counts || !s.usable || s.samples == 0 || s.last_ms < s.first_ms;
    });
    std::stable_sort(strips_.begin(), strips_.end(),
                     [](const Strip& a, const Strip& b) { return a.first() < b.first(); });
}

// All are looked at: two may overlap where the computer's clock was put back, and a few thousand
// comparisons are nothing.
std::vector<const Strip*> Timeline::within(std::int64_t from_ms, std::int64_t to_ms) const {
    std::vector<const Strip*> found;
    for (const Strip& strip : strips_)
        if (strip.first() < to_ms && strip.last() >= from_ms) found.push_back(&strip);
    return found;
}

Picture Timeline::columns(const Grid& grid) {
    Picture picture;
    if (!grid.possible()) return picture;
    picture.columns.resize(grid.count);
    for (const Strip* strip : within(grid.from_ms, grid.to_ms))
        add(static_cast<std::size_t>(strip - strips_.data()), grid, picture);
    return picture;
}

void Timeline::add(std::size_t number, const Grid& grid, Picture& picture) {
    const Strip& strip = strips_[number];
    if (strip.first() >= grid.from_ms && strip.last() < grid.to_ms) {
        const std::size_t column = grid.column_at(strip.first());
        if (column == grid.column_at(strip.last()))
            return history::add(picture.columns[column], strip.whole);
    }
    if (!add_levels(number, grid, picture.columns)) picture.unreadable.push_back(strip.session);
}

bool Timeline::add_levels(std::size_t number, const Grid& grid, Columns& columns) {
    const auto levels = pyramid(number);
    if (!levels) return false;
    const std::int64_t started = strips_[number].started_ms;
    const Grid own{grid.from_ms - started, grid.to_ms - started, grid.count};
    return levels->add(
        own, [&](std::size_t p) { return part(number, p); }, columns);
}

// One that tells otherwise than its strip is of another edition of the session.
std::shared_ptr<const Pyramid> Timeline::pyramid(std::size_t number) {
    if (const auto* kept = pyramids_.find(number)) return *kept;
    const Strip& strip = strips_[number];
    auto loaded = loader_.pyramid(strip.session);
    if (!loaded || loaded->samples() != strip.samples || loaded->first_ms() != strip.first_ms ||
        loaded->last_ms() != strip.last_ms || loaded->whole() != strip.whole)
        return nullptr;
    const std::size_t bytes = loaded->bytes();
    return pyramids_.keep(number, std::move(loaded), bytes);
}

Part Timeline::part(std::size_t number, std::size_t which) {
    if (const auto* kept = parts_.find({number, which})) return *kept;
    auto loaded = loader_.part(strips_[number].session, which);
    if (!loaded) return nullptr;
    const std::size_t bytes = loaded->size() * sizeof(Sample);
    return parts_.keep({number, which}, std::move(loaded), bytes);
}

} // namespace history
