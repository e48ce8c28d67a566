// log sheet: the fortnight sheet as a file to be printed.
#include "terminal/log_sheet.h"

#include "entering/sheet.h"
#include "terminal/exports.h"
#include "terminal/printing.h"
#include "wording/wording.h"

namespace terminal::log {

using wording::filled, wording::tr, wording::trn;
template <class T> using Result = tl::expected<T, Failure>;

Result<paper::SheetFacts> sheet_facts(Desk& desk, Book& book, units::Day from) {
    const auto days = entering::sheet_reads(from, book.here.today());
    if (const auto read = look(desk, book, days.first, days.last); !read)
        return tl::unexpected{read.error()};
    auto facts = entering::sheet_facts(book.diary, book.choice, from, book.here.today());
    facts.practice = desk.common().person == practice;
    return facts;
}

Outcome sheet(Desk& desk, const SheetTyped& typed) {
    const auto size = paper_typed(typed.paper);
    if (!size) return tl::unexpected{size.error()};
    auto book = look(desk);
    if (!book) return tl::unexpected{book.error()};
    units::Day from = book->here.today();
    if (const auto wrong = read_day("--from", typed.from, from)) return tl::unexpected{*wrong};
    const auto read = sheet_facts(desk, *book, from);
    if (!read) return tl::unexpected{read.error()};
    const paper::SheetFacts& facts = *read;
    const auto printed = paper::print(paper::sheet_of(facts), *size);
    if (!printed) return tl::unexpected{failure(printed.error())};
    if (const auto done = exports::write(typed.out, typed.replace, printed->pdf); !done)
        return tl::unexpected{done.error()};
    warn_of(desk, book->diary.lost);
    const auto pages = static_cast<unsigned long>(printed->pages);
    desk.say(filled(trn("{n} page is written: {file}", "{n} pages are written: {file}", pages),
                    {{"file", typed.out}}));
    const units::Day to = facts.from + std::chrono::days{paper::sheet_days - 1};
    desk.answer({{"file", typed.out},
                 {"kind", "sheet"},
                 {"paper", typed.paper},
                 {"from", units::text(facts.from)},
                 {"to", units::text(to)},
                 {"pages", printed->pages},
                 {"practice", facts.practice}});
    return 0;
}

} // namespace terminal::log
