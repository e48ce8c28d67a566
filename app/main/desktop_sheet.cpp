// The paper sheet behind the window: what is typed of it is kept box by box, by errands.
#include "main/desktop.h"
#include "store/cautions.h"
#include "store/private_file.h"
#include "terminal/log.h"
#include "wording/wording.h"

#include <algorithm>

namespace app {

using What = screen::Wish::What;

namespace {

store::Result<entering::WaitingRead> waiting_in(const std::filesystem::path& file) {
    return store::read_private(file).map(
        [](const auto& text) { return entering::read_waiting(text.value_or(std::string{})); });
}

// Empty where all of it was.
std::string not_read(const store::Result<entering::WaitingRead>& found,
                     const std::filesystem::path& file) {
    if (found && found->not_understood == 0) return {};
    const auto text =
        found ? wording::tr("{file}: not all of it can be read. Compare what waits here with the "
                            "paper.")
              : wording::tr("{file} cannot be read and will be set aside: compare this page with "
                            "the paper.");
    return wording::filled(text, {{"file", file.string()}});
}

store::Result<void> keep_beside(const std::filesystem::path& file, const std::string& text,
                                bool set_aside) {
    if (set_aside)
        if (const auto done = store::set_aside(file); !done) return tl::unexpected{done.error()};
    if (!text.empty())
        return store::write_private(file, text, store::Existing::replace).map([](bool) {});
    std::error_code gone;
    std::filesystem::remove(file, gone);
    if (gone) return tl::unexpected{store::StoreError::failed};
    return {};
}

} // namespace

bool Desktop::type_sheet(const screen::Wish& wish) {
    if (wish.what == What::show_sheet) {
        if (keep_in_hand())
            waited_ = wish; // behind that
        else if (store_)
            open_sheet(units::day(wish.id));
        return true;
    }
    if (print_sheet(wish)) return true;
    if (wish.what != What::keep_sheet) return false;
    if (page_ == Page::sheet && sheet_) keep_sheet();
    return true;
}

// As the command line prints it; what is in hand of the one that is typed in is kept before.
bool Desktop::print_sheet(const screen::Wish& wish) {
    if (wish.what != What::practice || !store_) return false;
    if (page_ == Page::sheet && wish.id == "print") {
        if (keep_in_hand()) {
            waited_ = wish; // behind that
            return true;
        }
        if (!sheet_desk_) sheet_desk_ = std::make_unique<SheetDesk>(*around_, desk_.common());
        sheet_desk_->open(here().today());
        return show(Page::sheet_print), true;
    }
    if (page_ != Page::sheet_print || !sheet_desk_) return false;
    if (sheet_desk_->act(wish.id) == SheetDesk::Way::leave)
        return show(sheet_ ? Page::sheet : Page::home), true;
    if (auto errand = sheet_desk_->errand())
        send([errand = *std::move(errand)]() -> Ending {
            return [ending = errand()](units::HostTime) { ending(); };
        });
    return true;
}

screen::SheetFacts Desktop::sheet_facts() const {
    const terminal::Here here_now = here();
    const units::Day from = sheet_->sitting.facts.from;
    screen::SheetFacts facts{&sheet_->sitting, here_now.now, here_now.zone, sheet_->said,
                             sheet_->trouble};
    for (const auto& [day, boxes] : sheet_->waiting.boxes)
        if (!facts.elsewhere && (day < from || day >= from + std::chrono::days{paper::sheet_days}))
            facts.elsewhere = day;
    return facts;
}

std::filesystem::path Desktop::sheet_file() const { return store::sheet_beside(file_); }

// What is not kept of the sheet that is open: it waits for other boxes, or cannot be.
entering::SheetCells Desktop::not_kept_of_sheet() const {
    const entering::Sitting& sitting = sheet_->sitting;
    const entering::SheetCells& cells = sheet_->typing.cells;
    if (sheet_->refused) return cells;
    const terminal::Here here_now = here();
    return entering::still_open(
        cells,
        entering::told(sitting.facts, cells, {&sitting.before, here_now.now, here_now.zone}));
}

// What waits still stands there, each box on its date.
void Desktop::open_sheet(std::optional<units::Day> from) {
    const units::Day today = units::day_at(here().now);
    entering::Waiting known;
    if (sheet_) {
        known = sheet_->waiting;
        entering::lay_aside(known, not_kept_of_sheet(), sheet_->sitting.facts.from);
    }
    send([this, from, today, known = std::move(known), first = !sheet_]() mutable -> Ending {
        std::string unread;
        if (first) {
            auto found = waiting_in(sheet_file());
            unread = not_read(found, sheet_file());
            if (found) known = std::move(found->waiting);
        }
        const bool waits = !first || !known.boxes.empty();
        const units::Day last = waits ? known.from : today - std::chrono::days{paper::sheet_days};
        const units::Day begins = std::min(from.value_or(last), today);
        const auto days = entering::sheet_reads(begins, today);
        auto diary = store_->diary(days.first, days.last);
        auto own = store_->diary_settings();
        return [this, begins, today, unread, known = std::move(known), diary = std::move(diary),
                own = std::move(own)](units::HostTime) mutable {
            if (!diary || !own) {
                complain(diary ? own.error() : diary.error());
                return show(Page::home);
            }
            Sheet sheet;
            sheet.beside = sheet_ ? sheet_->beside : entering::text(known);
            sheet.unkept = sheet_ && sheet_->unkept;
            sheet.set_aside = sheet_ ? sheet_->set_aside : !unread.empty();
            sheet.typing.cells = entering::on_sheet(known, begins);
            sheet.typing.touched = !sheet.typing.cells.empty(); // it may be whole by now
            sheet.waiting = std::move(known);
            if (!unread.empty()) sheet.said.push_back(std::move(unread));
            auto facts = entering::sheet_facts(*diary, own->choice, begins, today);
            sheet.own = *std::move(own);
            sheet.sitting = entering::sitting(std::move(facts), *std::move(diary));
            sheet_ = std::move(sheet);
            show(Page::sheet);
        };
    });
}

// What waits is kept beside the person's file, so that nothing is lost with the window.
void Desktop::keep_sheet() {
    sheet_->typing.touched = false;
    sheet_->told = false;
    const auto facts_from = sheet_->sitting.facts.from;
    auto refused = sheet_->waiting, open = sheet_->waiting;
    entering::lay_aside(refused, sheet_->typing.cells, facts_from); // if the diary takes nothing
    sheet_->trouble.clear();
    sheet_->refused = false;
    entering::lay_aside(open, not_kept_of_sheet(), facts_from);
    const terminal::Here here_now = here();
    const auto list =
        entering::changes(sheet_->sitting, sheet_->typing.cells, here_now.now, here_now.zone);
    if (list.empty() && entering::text(open) == sheet_->beside) {
        sheet_->unkept = false;
        return;
    }
    std::vector<store::DiaryEntry> entries;
    for (const auto& one : list) entries.push_back(one.entry);
    const auto days = entering::sheet_reads(facts_from, units::day_at(here_now.now));
    send([this, list, entries, days, open, refused, aside = sheet_->set_aside]() -> Ending {
        const auto ids =
            entries.empty() ? store::Result<std::vector<std::string>>{} : store_->keep(entries);
        const auto& waits = ids ? open : refused;
        const auto beside = keep_beside(sheet_file(), entering::text(waits), aside);
        auto diary = store_->diary(days.first, days.last);
        return [this, list, ids, waits, beside, diary = std::move(diary),
                all = read(*store_)](units::HostTime) mutable {
            take(std::move(all));
            sheet_->waiting = std::move(waits);
            if (beside) sheet_->beside = entering::text(sheet_->waiting);
            if (beside) sheet_->set_aside = false;
            sheet_->unkept = !beside;
            sheet_->refused = !ids;
            if (!ids)
                tell_unkept_sheet(ids.error(), file_);
            else if (!beside)
                tell_unkept_sheet(beside.error(), sheet_file());
            if (!ids) return;
            entering::take(sheet_->sitting, list, *ids);
            if (morning_) morning_->from = morning_->to = {}; // is to be read anew
            if (diary) hear_of_sheet(list, *std::move(diary));
        };
    });
}

void Desktop::tell_unkept_sheet(store::StoreError why, const std::filesystem::path& file) {
    sheet_->trouble = wording::sentence(why, file.string());
    sheet_->typing.leaving = false;
    if (!away_ || !sheet_->unkept) return;
    away_.reset();
    sheet_->told = true;
    sheet_->trouble.append(" ").append(
        wording::tr("What is typed here is not kept yet, and lost for whoever goes all the same."));
    show(Page::sheet);
}

// A box whose digits are still coming holds what came, whichever page lies over it.
bool Desktop::keep_in_hand() {
    if (!sheet_ || !store_ || errand_.valid()) return false;
    screen::SheetTyping& typing = sheet_->typing;
    if (!typing.in_hand.empty())
        screen::go_to(typing, screen::view_of(sheet_facts(), typing), typing.row, typing.day);
    if (typing.touched) keep_sheet();
    return errand_.valid();
}

// What the disk did not take is tried once more, too.
void Desktop::leave_sheet() {
    if (keep_in_hand() || !sheet_ || !store_ || errand_.valid()) return;
    if (sheet_->unkept && !sheet_->told) keep_sheet();
}

// What has to be read of what was kept now, each sentence once.
void Desktop::hear_of_sheet(const std::vector<entering::SheetChange>& kept, store::Diary diary) {
    const auto say = [&](const std::string& sentence) {
        auto& said = sheet_->said;
        if (std::find(said.begin(), said.end(), sentence) == said.end()) said.push_back(sentence);
    };
    terminal::log::Book book;
    book.here = here();
    book.country = settings_.country;
    book.cautions = store::heeded(cautions_, history_.screening);
    book.diary = std::move(diary);
    for (const auto& one : kept) {
        const auto* dose = std::get_if<diary::Entry<diary::Dose>>(&one.entry);
        const auto* answer = std::get_if<diary::Entry<diary::Observation>>(&one.entry);
        if (dose != nullptr && dose->value)
            for (const auto& notice :
                 terminal::log::beside_doses(book, units::day_at(dose->value->taken)).notices)
                say(notice.message);
        if (answer != nullptr && answer->value)
            for (const auto& sign : entering::signs(*answer, book.diary, book.country))
                say(sign.message);
    }
}

} // namespace app
