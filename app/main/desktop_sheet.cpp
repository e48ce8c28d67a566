// The paper sheet behind the window: what is typed of it is kept box by box, by errands.
#include "main/desktop.h"
#include "terminal/log.h"
#include "wording/wording.h"

#include <algorithm>

namespace app {

using What = screen::Wish::What;

bool Desktop::type_sheet(const screen::Wish& wish) {
    if (wish.what == What::show_sheet) {
        if (!store_) return true;
        const units::Day today = units::day_at(here().now);
        const units::Day usual = today - std::chrono::days{paper::sheet_days};
        const units::Day last = sheet_ ? sheet_->sitting.facts.from : usual;
        open_sheet(std::min(units::day(wish.id).value_or(last), today));
        return true;
    }
    if (wish.what != What::keep_sheet) return false;
    if (page_ == Page::sheet && sheet_) keep_sheet();
    return true;
}

screen::SheetFacts Desktop::sheet_facts() const {
    const terminal::Here here_now = here();
    return {&sheet_->sitting, here_now.now, here_now.zone, sheet_->said, sheet_->trouble};
}

// What is not kept of the sheet that is open: it waits for other boxes, or cannot be.
entering::SheetCells Desktop::not_kept_of_sheet() const {
    const entering::Sitting& sitting = sheet_->sitting;
    const entering::SheetCells& cells = sheet_->typing.cells;
    if (!sheet_->trouble.empty()) return cells;
    const terminal::Here here_now = here();
    return entering::still_open(
        cells,
        entering::told(sitting.facts, cells, {&sitting.before, here_now.now, here_now.zone}));
}

// It still stands there, each box on its date.
void Desktop::open_sheet(units::Day from) {
    const units::Day today = units::day_at(here().now);
    send([this, from, today]() -> Ending {
        const auto days = entering::sheet_reads(from, today);
        auto diary = store_->diary(days.first, days.last);
        auto own = store_->diary_settings();
        return [this, from, today, diary = std::move(diary),
                own = std::move(own)](units::HostTime) mutable {
            if (!diary || !own) {
                complain(diary ? own.error() : diary.error());
                return show(Page::home);
            }
            Sheet sheet;
            if (sheet_)
                sheet.typing.cells =
                    entering::moved(not_kept_of_sheet(),
                                    static_cast<int>((from - sheet_->sitting.facts.from).count()));
            auto facts = entering::sheet_facts(*diary, own->choice, from, today);
            sheet.own = *std::move(own);
            sheet.sitting = entering::sitting(std::move(facts), *std::move(diary));
            sheet_ = std::move(sheet);
            show(Page::sheet);
        };
    });
}

void Desktop::keep_sheet() {
    sheet_->typing.touched = false;
    sheet_->trouble.clear();
    const terminal::Here here_now = here();
    const auto list =
        entering::changes(sheet_->sitting, sheet_->typing.cells, here_now.now, here_now.zone);
    if (list.empty()) return;
    std::vector<store::DiaryEntry> entries;
    for (const auto& one : list) entries.push_back(one.entry);
    const auto& facts = sheet_->sitting.facts;
    const auto days = entering::sheet_reads(facts.from, units::day_at(here_now.now));
    send([this, list, entries, days]() -> Ending {
        const auto ids = store_->keep(entries);
        auto diary = store_->diary(days.first, days.last);
        return [this, list, ids, diary = std::move(diary),
                all = read(*store_)](units::HostTime) mutable {
            take(std::move(all));
            if (!ids) {
                sheet_->trouble = wording::sentence(ids.error(), file_.string());
                sheet_->typing.leaving = false;
                return;
            }
            entering::take(sheet_->sitting, list, *ids);
            if (morning_) morning_->from = morning_->to = {}; // is to be read anew
            if (diary) hear_of_sheet(list, *std::move(diary));
        };
    });
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
    book.cautions = sheet_->own.cautions;
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
