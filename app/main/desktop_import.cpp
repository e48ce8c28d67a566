// Files of other programs behind the window: read on a thread of their own, planned and kept by
// errands.
#include "diary/day.h"
#include "entering/typed.h"
#include "importing/take.h"
#include "importing/words.h"
#include "main/desktop.h"
#include "main/typed_path.h"
#include "review/rows.h"
#include "terminal/typed.h"
#include "wording/wording.h"

#include <algorithm>
#include <utility>

namespace app {

using What = screen::Wish::What;
using wording::filled, wording::trn;

namespace {

constexpr std::size_t longest_zone = 64;
constexpr const char* everything = "diary"; // the kind, as the command line names it

// Of all nights; none where they cannot be read.
std::vector<importing::SourceOfNights> sources_of(store::Store& store) {
    const auto own = store.diary_settings();
    const auto all = store.diary(diary::first_day, diary::last_day);
    if (!own || !all) return {};
    return importing::in_order(diary::current(all->nights), own->ranking);
}

std::string undone_told(const diary::Undone& undone, const importing::Stays& left) {
    std::string told;
    for (const auto& line : importing::told_of(undone, left))
        told.append(told.empty() ? "" : " ").append(line);
    if (const auto n = left.told.size(); n > 0)
        told += ' ' + trn("{n} entry stays, because a later import told it otherwise.",
                          "{n} entries stay, because later imports told them otherwise.", n);
    return told;
}

} // namespace

// They wait where somebody is in the middle of something: of a session, of questions, of a name.
void Desktop::dropped(std::vector<std::string> files) {
    if (!store_) return;
    for (auto& file : files)
        if (std::find(dropped_.begin(), dropped_.end(), file) == dropped_.end())
            dropped_.push_back(std::move(file));
    if (playing_)
        playing_->note(wording::tr("The file waits until the session is over."));
    else if (page_ == Page::summary && !errand_.valid()) {
        const screen::Wish home{What::show_home, {}, 0.0};
        if (!keep_note(home)) navigate(home); // the page of files comes behind it
    }
}

bool Desktop::opens_files(units::HostTime now) const {
    if (dropped_.empty() || pending_ || away_) return false;
    switch (page_) {
    case Page::home:
    case Page::morning:
    case Page::day:
    case Page::sheet:
    case Page::imports:
    case Page::weeks:
    case Page::insight:
    case Page::asking:
    case Page::history:
    case Page::plan:
    case Page::report:
    case Page::intakes: // what is typed there stays
    case Page::naps:
    case Page::laboratory:
    case Page::sheet_print:
    case Page::doses:
    case Page::sessions:
    case Page::care:
    case Page::tight:
    case Page::settings: return true;
    case Page::roller: {
        using screen::RollerTask;
        return !bench_ ||
               bench_->readings(roller_.facts(), settings_.mass, now).task == RollerTask::none;
    }
    default: return false;
    }
}

void Desktop::read_morning_anew() { // with what is typed in it
    if (morning_) morning_->from = morning_->to = {};
}

screen::ImportFacts Desktop::import_facts() const {
    screen::ImportFacts facts;
    facts.files = imports_->files;
    if (imports_->sorting) facts.reading = 0;
    if (imports_->reading) facts.reading = imports_->reading->bytes();
    if (imports_->read && imports_->plan) {
        facts.read = &*imports_->read;
        facts.plan = &*imports_->plan;
        facts.summary = &imports_->summary;
    }
    facts.magnesium = imports_->magnesium;
    facts.stays = imports_->stays;
    facts.stay_refused = imports_->stay_refused;
    facts.supplements = imports_->supplements;
    facts.earlier = imports_->earlier;
    facts.sources = imports_->sources;
    facts.said = imports_->said;
    facts.trouble = imports_->trouble;
    return facts;
}

bool Desktop::bring_in(const screen::Wish& wish) {
    if (wish.what == What::show_import) {
        if (store_) open_imports();
        return true;
    }
    if (wish.what != What::import || page_ != Page::imports || !imports_) return false;
    Imports& i = *imports_;
    if (wish.id.starts_with("read:")) {
        const std::string path = path_of(wish.id.substr(5));
        if (path.empty()) return true;
        i.magnesium.reset();
        i.supplements = false;
        i.stays.clear();
        sort_files({path});
    } else if (say_of_files(wish.id))
        read_files(i.files);
    if (wish.id == "leave") leave_files();
    if (wish.id == "take" && i.plan && !i.plan->entries.empty()) take_files();
    if (wish.id.starts_with("undo:")) take_back(wish.id.substr(5));
    if (wish.id.starts_with("rank:")) rank_higher(wish.id.substr(5));
    return true;
}

bool Desktop::say_of_files(const std::string& what) {
    Imports& i = *imports_;
    if (what.starts_with("stay:")) return say_stay(what.substr(5));
    if (what.starts_with("no-stay:")) {
        const std::string from = what.substr(8);
        return std::erase_if(i.stays,
                             [&](const auto& one) { return units::text(one.from) == from; }) > 0;
    }
    if (what == "unclear")
        i.magnesium.reset();
    else if (what == "elemental")
        i.magnesium = diary::Component{};
    else if (what == "supplements")
        i.supplements = !i.supplements;
    else if (const auto form =
                 what.starts_with("form:") ? diary::form_named(what.substr(5)) : std::nullopt)
        i.magnesium = diary::Component{*form, diary::Basis::compound, {}};
    else
        return false;
    return true;
}

// "2026-04-01=America/New_York": in that zone from that day on.
bool Desktop::say_stay(const std::string& day_and_zone) {
    Imports& i = *imports_;
    const auto equals = day_and_zone.find('=');
    const std::string typed{entering::trimmed(day_and_zone.substr(0, equals))};
    const std::string zone{entering::trimmed(
        equals == std::string::npos ? std::string{} : day_and_zone.substr(equals + 1))};
    const auto day = terminal::calendar_day_typed(typed);
    i.stay_refused.clear();
    if (!day)
        i.stay_refused = terminal::no_day(wording::tr("Day"), typed).message;
    else if (zone.size() > longest_zone || !units::known_zone(zone))
        i.stay_refused = filled(wording::tr("“{zone}” is no time zone. Write it as continent and "
                                            "city: America/New_York."),
                                {{"zone", zone}});
    if (!i.stay_refused.empty()) return false;
    const exchange::Stay stay{*day, zone};
    std::erase_if(i.stays, [&](const auto& one) { return one.from == stay.from; });
    i.stays.insert(
        std::upper_bound(i.stays.begin(), i.stays.end(), stay,
                         [](const auto& one, const auto& other) { return one.from < other.from; }),
        stay);
    i.typing.stay_day.clear();
    i.typing.stay_zone.clear();
    return true;
}

void Desktop::open_imports() {
    if (keep_in_hand()) {
        waited_ = {What::show_import, {}, 0.0}; // behind that
        return;
    }
    send([this]() -> Ending {
        auto earlier = store_->imports();
        return [this, earlier = std::move(earlier),
                sources = sources_of(*store_)](units::HostTime) mutable {
            if (!earlier) {
                complain(earlier.error());
                return show(Page::home);
            }
            imports_ = Imports{};
            imports_->earlier = *std::move(earlier);
            imports_->sources = std::move(sources);
            show(Page::imports);
            if (!dropped_.empty()) sort_files(std::exchange(dropped_, {}));
        };
    });
}

void Desktop::leave_files() {
    Imports& i = *imports_;
    i.sorting.reset();
    if (i.reading) { // a file may lie where reading takes long: nobody waits for it
        i.reading->stop();
        stopping_.push_back(std::move(i.reading));
    }
    i.read.reset();
    i.plan.reset();
    i.summary = {};
    i.files.clear();
}

// Sealed files are told by what they hold, whatever they are called.
void Desktop::sort_files(std::vector<std::string> files) {
    leave_files();
    imports_->said.clear();
    imports_->trouble.clear();
    imports_->sorting.emplace(
        [files = std::move(files), keys = review::places_in(desk_.data()).keys] {
            std::error_code none;
            return sorted(files, std::filesystem::exists(keys, none));
        });
}

void Desktop::hear_of_sorted(Sorted sorted) {
    imports_->sorting.reset();
    if (sorted.plans.empty() && sorted.replies.empty()) {
        if (!sorted.others.empty()) read_files(std::move(sorted.others));
        if (!sorted.trouble.empty()) imports_->trouble = sorted.trouble;
        return;
    }
    later_.insert(later_.end(), sorted.others.begin(), sorted.others.end());
    if (!sorted.replies.empty()) take_replies(std::move(sorted.replies));
    if (sorted.plans.empty()) return;
    if (auto work = plans_.arrived(std::move(sorted.plans))) work_on(std::move(*work));
    show(Page::plan);
}

void Desktop::read_files(std::vector<std::string> files) {
    Imports& i = *imports_;
    leave_files();
    i.said.clear();
    i.trouble.clear();
    i.stay_refused.clear();
    i.files = std::move(files);
    const terminal::Here here_now = here();
    exchange::Options how;
    how.zone = here_now.zone;
    how.language = wording::language() == routine::Language::de ? "de" : "en";
    how.entered_at = here_now.now;
    how.dietary_is_supplement = i.supplements;
    how.magnesium = i.magnesium;
    how.stays = i.stays;
    i.reading = std::make_unique<importing::Reading>(i.files, std::move(how));
}

// A look at what is read; true: it is over.
bool Desktop::hear_of_files() {
    std::erase_if(stopping_, [](const auto& one) { return one->over(); });
    if (imports_ && imports_->sorting) {
        auto sorted = imports_->sorting->take();
        if (sorted && imports_->sorting->failed())
            sorted->trouble = wording::tr("The files could not be read.");
        if (sorted) hear_of_sorted(*std::move(sorted));
        return sorted.has_value();
    }
    if (!imports_ || !imports_->reading || !imports_->reading->over()) return false;
    auto read = imports_->reading->take();
    imports_->reading.reset();
    if (read && read->person == terminal::practice && !practice())
        read = tl::unexpected{importing::of_practice(imports_->files)};
    if (!read) {
        imports_->trouble = read.error().message;
        imports_->files.clear();
        return true;
    }
    imports_->read = *std::move(read);
    send([this, now = here().now]() -> Ending {
        auto plan = importing::plan(&*store_, *imports_->read, importing::Kind::diary, now);
        return [this, plan = std::move(plan)](units::HostTime) mutable {
            if (plan) {
                imports_->plan = *std::move(plan);
                imports_->summary = importing::summary_of(*imports_->read, *imports_->plan);
                return;
            }
            imports_->trouble = wording::sentence(plan.error(), file_.string());
            leave_files();
        };
    });
    return true;
}

// Planned once more: what it was compared with may be older than the diary is now.
void Desktop::take_files() {
    send([this, now = here().now]() -> Ending {
        store::Result<store::ImportCount> kept{tl::unexpected{store::StoreError::failed}};
        if (const auto plan =
                importing::plan(&*store_, *imports_->read, importing::Kind::diary, now))
            kept =
                store_->keep(importing::made_of(everything, imports_->files, *imports_->read, now),
                             plan->entries);
        else
            kept = tl::unexpected{plan.error()};
        return [this, kept, earlier = store_->imports(), sources = sources_of(*store_),
                all = read(*store_)](units::HostTime) mutable {
            take(std::move(all));
            imports_->sources = std::move(sources);
            if (earlier) imports_->earlier = *std::move(earlier);
            if (!kept) {
                imports_->trouble = wording::sentence(kept.error(), file_.string());
                return;
            }
            leave_files();
            imports_->trouble.clear();
            imports_->said =
                trn("{n} entry is in the diary now. It can be taken back below.",
                    "{n} entries are in the diary now. They can be taken back below.", kept->fresh);
            read_morning_anew();
        };
    });
}

void Desktop::take_back(const std::string& id) {
    send([this, id, now = here().now]() -> Ending {
        const auto undone = store_->undo_import(id, now);
        auto left =
            undone
                ? importing::stays(*store_, undone->corrected_since)
                : tl::expected<importing::Stays, store::StoreError>{tl::unexpected{undone.error()}};
        return [this, undone, left = std::move(left), earlier = store_->imports(),
                sources = sources_of(*store_), all = read(*store_)](units::HostTime) mutable {
            take(std::move(all));
            imports_->sources = std::move(sources);
            if (earlier) imports_->earlier = *std::move(earlier);
            imports_->said = undone && left ? undone_told(*undone, *left) : "";
            imports_->trouble = left ? "" : wording::sentence(left.error(), file_.string());
            read_morning_anew();
        };
    });
}

// The order as it holds on the disk is what changes, not the one on the page.
void Desktop::rank_higher(const std::string& source) {
    send([this, source]() -> Ending {
        auto own = store_->diary_settings();
        const auto all = store_->diary(diary::first_day, diary::last_day);
        store::Result<void> saved;
        if (own && all) {
            const auto order = importing::in_order(diary::current(all->nights), own->ranking);
            own->ranking = importing::one_up(order, own->ranking, source);
            saved = store_->save(*own);
        }
        std::string why;
        if (!own || !all || !saved)
            why = wording::sentence(!own   ? own.error()
                                    : !all ? all.error()
                                           : saved.error(),
                                    file_.string());
        return [this, why, sources = sources_of(*store_)](units::HostTime) mutable {
            imports_->said.clear();
            imports_->trouble = why;
            imports_->sources = std::move(sources);
            read_morning_anew();
        };
    });
}

} // namespace app
