// The history behind the window: read once when its page is opened; what a part of it draws is
// read by errands of its own, and older sessions get their traces one after the other.
#include "main/desktop.h"
#include "wording/wording.h"

#include <algorithm>
#include <utility>

namespace app {

using What = screen::Wish::What;

namespace {

history::Loader loader(store::Store& store, history::Quantity quantity) {
    history::Loader made;
    made.pyramid = [&store,
                    quantity](const std::string& id) -> std::shared_ptr<const history::Pyramid> {
        auto read = store.pyramid(id, quantity);
        return read ? std::make_shared<const history::Pyramid>(*std::move(read)) : nullptr;
    };
    made.part = [&store, quantity](const std::string& id, std::size_t part) -> history::Part {
        auto read = store.samples(id, quantity, part);
        return read ? std::make_shared<const std::vector<history::Sample>>(*std::move(read))
                    : nullptr;
    };
    return made;
}

std::shared_ptr<history::Timeline> timeline(const screen::HistoryRead& read, store::Store& store,
                                            history::Quantity quantity) {
    std::vector<history::Strip> strips;
    for (const auto& session : read.sessions)
        strips.push_back(session.strips.at(static_cast<std::size_t>(quantity)));
    return std::make_shared<history::Timeline>(std::move(strips), loader(store, quantity));
}

struct Read {
    screen::HistoryRead read;
    std::vector<std::string> missing;
};

store::Result<Read> all_of(store::Store& store, std::span<const store::SessionLine> lines,
                           units::Day today) {
    auto kept = store.history();
    if (!kept) return tl::unexpected{kept.error()};
    const auto done = store.done();
    if (!done) return tl::unexpected{done.error()};
    Read made;
    made.read.sessions = std::move(kept->sessions);
    made.missing = std::move(kept->missing);
    made.read.missing = made.missing.size();
    made.read.series = history::series(*done);
    made.read.sides = history::side_by_side(made.read.series);
    made.read.first = made.read.today = today;
    for (const store::SessionLine& line : lines) {
        if (!line.counts || line.completion == session::Completion::unfinished) continue;
        made.read.first = std::min(made.read.first, units::day_at(line.started));
        made.read.lines.push_back(line);
    }
    return made;
}

// What of a session lies in the columns; nothing when it cannot be read.
std::optional<history::Columns> columns_of(store::Store& store, const std::string& id,
                                           history::Quantity quantity, const history::Grid& grid) {
    const history::Loader load = loader(store, quantity);
    const auto pyramid = load.pyramid(id);
    if (!pyramid) return std::nullopt;
    history::Columns columns(grid.count);
    const auto part = [&](std::size_t number) { return load.part(id, number); };
    if (!pyramid->add(grid, part, columns)) return std::nullopt;
    return columns;
}

bool same(const history::Grid& a, const history::Grid& b) {
    return a.from_ms == b.from_ms && a.to_ms == b.to_ms && a.count == b.count;
}

} // namespace

bool Desktop::look_back(const screen::Wish& wish) {
    if (wish.what == What::show_history) {
        if (store_) open_history();
        return true;
    }
    if (wish.what != What::history || page_ != Page::history || !history_seen_) return false;
    screen::choose(history_asking_, wish.id, history_seen_->read);
    read_history_shown();
    return true;
}

void Desktop::open_history() {
    send([this, today = units::day_at(here().now)]() -> Ending {
        return [this, made = all_of(*store_, sessions_, today)](units::HostTime) mutable {
            if (!made) {
                complain(made.error());
                return show(Page::home);
            }
            HistorySeen seen;
            seen.read = std::move(made->read);
            seen.missing = std::move(made->missing);
            history_seen_ = std::move(seen);
            show(Page::history);
            read_history_shown();
        };
    });
}

void Desktop::read_history_shown() {
    using screen::HistoryPart;
    HistorySeen& seen = *history_seen_;
    const screen::HistoryAsking& asking = history_asking_;
    seen.trouble.clear();
    if (asking.part == HistoryPart::times) {
        const history::Grid grid = screen::grid_of(asking, seen.read);
        if (!grid.possible()) return;
        if (seen.picture && seen.of == asking.quantity && same(grid, seen.grid)) return;
        if (!seen.times || seen.of != asking.quantity)
            seen.times = timeline(seen.read, *store_, asking.quantity);
        seen.of = asking.quantity;
        send([this, times = seen.times, grid]() -> Ending {
            return [this, grid, picture = times->columns(grid)](units::HostTime) mutable {
                history_seen_->picture = std::move(picture);
                history_seen_->grid = grid;
            };
        });
    }
    if (asking.part == HistoryPart::together) {
        const auto two = screen::two_of(asking, seen.read);
        if (two[0].empty()) return;
        const history::Grid grid = screen::grid_of_two(two, seen.read, asking.quantity);
        send([this, two, grid, quantity = asking.quantity]() -> Ending {
            std::array<std::optional<history::Columns>, 2> columns;
            for (std::size_t i = 0; i < two.size(); ++i)
                columns.at(i) = columns_of(*store_, two.at(i), quantity, grid);
            return [this, columns = std::move(columns)](units::HostTime) mutable {
                history_seen_->columns = std::move(columns);
                if (!history_seen_->columns[0] || !history_seen_->columns[1])
                    history_seen_->trouble =
                        wording::sentence(store::StoreError::damaged, file_.string());
            };
        });
    }
}

// One after the other, while nobody asks for anything else. True: one is on its way.
bool Desktop::make_missing_traces() {
    if (page_ != Page::history || !history_seen_ || history_seen_->missing.empty() ||
        errand_.valid())
        return false;
    std::string id = std::move(history_seen_->missing.back());
    history_seen_->missing.pop_back();
    send([this, id = std::move(id), last = history_seen_->missing.empty(),
          today = units::day_at(here().now)]() -> Ending {
        const auto made = store_->make_history(id);
        std::optional<store::Result<Read>> anew;
        if (last) anew = all_of(*store_, sessions_, today);
        return [this, made, anew = std::move(anew)](units::HostTime) mutable {
            if (history_seen_->read.missing > 0) --history_seen_->read.missing;
            if (!made) history_seen_->trouble = wording::sentence(made.error(), file_.string());
            if (!anew || !*anew) return;
            const std::string trouble = history_seen_->trouble;
            history_seen_->read = std::move((*anew)->read);
            history_seen_->read.missing = 0; // what could not be made was told
            history_seen_->times.reset();
            history_seen_->picture.reset();
            read_history_shown();
            history_seen_->trouble = trouble;
        };
    });
    unasked_ = true; // what is wished for meanwhile is done then
    return true;
}

screen::HistoryView Desktop::history_view() const {
    const HistorySeen& seen = *history_seen_;
    screen::HistoryFacts facts;
    facts.read = &seen.read;
    facts.asking = history_asking_;
    facts.exercises = library_.exercises();
    facts.routines = library_.routines();
    facts.zone = here().zone;
    facts.times = seen.picture && seen.of == history_asking_.quantity ? &*seen.picture : nullptr;
    for (std::size_t i = 0; i < seen.columns.size(); ++i)
        facts.two.at(i) = seen.columns.at(i) ? &*seen.columns.at(i) : nullptr;
    facts.trouble = seen.trouble;
    return screen::view_of(facts);
}

} // namespace app
