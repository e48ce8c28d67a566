// The history behind the window: read when its page is opened; what a part of it draws is read by
// errands of its own.
#include "main/desktop.h"
#include "plan/plan_file.h"
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

// What plans in use mean for a week: the most days that one of their routines is for.
store::Result<std::vector<screen::HistoryRead::Meant>> meant(store::Store& store,
                                                             const routine::Library& library) {
    const auto kept = store.plans();
    if (!kept) return tl::unexpected{kept.error()};
    std::vector<screen::HistoryRead::Meant> all;
    for (const store::KeptPlan& one : store::holding(*kept)) {
        const auto plan = plan::read(one.text.value_or(std::string{}), one.id, library);
        if (!plan) continue;
        for (const plan::Planned& planned : plan->routines) {
            const plan::Days days = plan::days_of(*plan, planned);
            all.push_back({days.first, days.last, plan::days_a_week(planned)});
        }
    }
    return all;
}

// The list of sessions has told what all of them are; whatever it could not is told here.
store::Result<store::History> whole_history(store::Store& store) {
    auto kept = store.history();
    if (!kept || kept->missing.empty()) return kept;
    for (const std::string& id : kept->missing)
        static_cast<void>(store.make_history(id)); // one that cannot be read stays out
    return store.history();
}

// But for the series of exercises: all steps of ten years are many times what the rest is.
store::Result<screen::HistoryRead> all_of(store::Store& store,
                                          std::span<const store::SessionLine> lines,
                                          const routine::Library& library, units::Day today) {
    auto kept = whole_history(store);
    if (!kept) return tl::unexpected{kept.error()};
    auto plans = meant(store, library);
    if (!plans) return tl::unexpected{plans.error()};
    screen::HistoryRead made;
    made.meant = *std::move(plans);
    made.sessions = std::move(kept->sessions);
    made.series_read = false;
    made.first = made.today = today;
    for (const store::SessionLine& line : lines) {
        if (!line.counts || line.completion == session::Completion::unfinished) continue;
        made.first = std::min(made.first, units::day_at(line.started));
        made.lines.push_back(line);
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
    if (report(wish)) return true;
    if (wish.what != What::history || page_ != Page::history || !history_seen_) return false;
    screen::choose(history_asking_, wish.id, history_seen_->read);
    read_history_shown();
    return true;
}

bool Desktop::report(const screen::Wish& wish) {
    if (wish.what == What::history && page_ == Page::history && wish.id == "report") {
        if (!report_) report_ = std::make_unique<ReportDesk>(*around_, desk_.common());
        report_->open(today());
        return show(Page::report), true;
    }
    if (wish.what != What::practice || page_ != Page::report || !report_) return false;
    if (report_->act(wish.id) == ReportDesk::Way::leave) return show(Page::history), true;
    if (auto errand = report_->errand())
        send([errand = *std::move(errand)]() -> Ending {
            return [ending = errand()](units::HostTime) { ending(); };
        });
    return true;
}

void Desktop::open_history() {
    send([this, today = units::day_at(here().now)]() -> Ending {
        return [this, made = all_of(*store_, sessions_, library_, today)](units::HostTime) mutable {
            if (!made) {
                complain(made.error());
                return show(Page::home);
            }
            HistorySeen seen;
            seen.read = *std::move(made);
            history_seen_ = std::move(seen);
            show(Page::history);
            read_history_shown();
        };
    });
}

void Desktop::read_history_shown() {
    history_seen_->trouble.clear();
    if (history_asking_.part == screen::HistoryPart::times) read_line_of_time();
    if (history_asking_.part == screen::HistoryPart::together) read_two_sessions();
    if (!errand_.valid()) read_next_of_history();
}

void Desktop::read_next_of_history() {
    if (history_seen_->read.series_read || !history_seen_->series_trouble.empty()) return;
    send([this]() -> Ending {
        auto series = store_->done().map([](const auto& done) { return history::series(done); });
        return [this, series = std::move(series)](units::HostTime) mutable {
            if (!history_seen_) return;
            history_seen_->read.series_read = series.has_value();
            if (series)
                history_seen_->read.series = *std::move(series);
            else
                history_seen_->series_trouble = wording::sentence(series.error(), file_.string());
        };
    });
    unasked_ = true;
}

void Desktop::read_line_of_time() {
    HistorySeen& seen = *history_seen_;
    const history::Quantity quantity = history_asking_.quantity;
    const history::Grid grid = screen::grid_of(history_asking_, seen.read);
    if (!grid.possible()) return;
    if (seen.line && seen.line->of == quantity && same(seen.line->grid, grid)) return;
    if (!seen.times || seen.times_of != quantity)
        seen.times = timeline(seen.read, *store_, quantity);
    seen.times_of = quantity;
    send([this, times = seen.times, quantity, grid]() -> Ending {
        return [this, quantity, grid, picture = times->columns(grid)](units::HostTime) mutable {
            history_seen_->line = HistorySeen::Line{quantity, grid, std::move(picture)};
            read_next_of_history();
        };
    });
}

void Desktop::read_two_sessions() {
    const history::Quantity quantity = history_asking_.quantity;
    const auto two = screen::two_of(history_asking_, history_seen_->read);
    if (two[0].empty()) return;
    const auto& pair = history_seen_->pair;
    if (pair && pair->of == quantity && pair->sessions == two) return;
    const history::Grid grid = screen::grid_of_two(two, history_seen_->read, quantity);
    send([this, two, grid, quantity]() -> Ending {
        auto first = columns_of(*store_, two[0], quantity, grid);
        auto second = columns_of(*store_, two[1], quantity, grid);
        return [this, two, quantity, first = std::move(first),
                second = std::move(second)](units::HostTime) mutable {
            history_seen_->pair.reset();
            if (first && second)
                history_seen_->pair =
                    HistorySeen::Pair{quantity, two, {*std::move(first), *std::move(second)}};
            else
                history_seen_->trouble =
                    wording::sentence(store::StoreError::damaged, file_.string());
            read_next_of_history();
        };
    });
}

screen::HistoryView Desktop::history_view() const {
    const HistorySeen& seen = *history_seen_;
    screen::HistoryFacts facts;
    facts.read = &seen.read;
    facts.asking = history_asking_;
    facts.exercises = library_.exercises();
    facts.routines = library_.routines();
    const history::Quantity quantity = history_asking_.quantity;
    if (seen.line && seen.line->of == quantity &&
        same(seen.line->grid, screen::grid_of(history_asking_, seen.read)))
        facts.times = &seen.line->picture;
    if (seen.pair && seen.pair->of == quantity &&
        seen.pair->sessions == screen::two_of(history_asking_, seen.read))
        facts.two = {&seen.pair->columns[0], &seen.pair->columns[1]};
    facts.trouble = seen.trouble;
    if (history_asking_.part == screen::HistoryPart::exercises && facts.trouble.empty())
        facts.trouble = seen.series_trouble;
    return screen::view_of(facts);
}

} // namespace app
