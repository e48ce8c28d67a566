// log from-sheet: what was written on the paper sheet, row by row as it is read from it. A row is
// typed in one line; what cannot be kept is asked once more, box by box, and all is kept at once.
#include "terminal/check_in.h"
#include "terminal/log_sheet.h"

#include "diary/morning.h"
#include "entering/sheet.h"
#include "wording/diary.h"
#include "wording/insight.h"
#include "wording/wording.h"

#include <algorithm>
#include <set>
#include <sstream>

namespace terminal::log {

using entering::SheetCells, entering::SheetFault;
using wording::filled, wording::tr, wording::trn;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

std::vector<std::string> words_of(const std::string& line) {
    std::istringstream in{line};
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

std::vector<const paper::SheetRow*> rows_of(const paper::Sheet& sheet) {
    std::vector<const paper::SheetRow*> rows;
    for (const auto& block : sheet.blocks)
        for (const auto& row : block.rows)
            if (row.word != "rolled") rows.push_back(&row); // the diary has no place for it
    return rows;
}

std::string too_many(std::size_t typed) {
    return filled(tr("A row has {days} boxes; you typed {n}. Type - for an empty one."),
                  {{"days", std::to_string(paper::sheet_days)}, {"n", std::to_string(typed)}});
}
bool too_many(const std::vector<std::string>& words) {
    return words.size() > static_cast<std::size_t>(paper::sheet_days);
}

// --- as options

Result<SheetCells> cells_of(const std::vector<std::string>& typed, const paper::Sheet& sheet) {
    SheetCells cells;
    for (const auto& one : typed) {
        const auto equals = std::min(one.find('='), one.size());
        const std::string word = one.substr(0, equals);
        const auto rows = rows_of(sheet);
        const bool known = std::any_of(rows.begin(), rows.end(),
                                       [&](const auto* row) { return row->word == word; });
        if (!known || equals == one.size()) {
            std::string all;
            for (const auto* row : rows) all.append(all.empty() ? "" : " ").append(row->word);
            return tl::unexpected{unusable("--row", one, all)};
        }
        auto words = words_of(one.substr(equals + 1));
        if (too_many(words))
            return tl::unexpected{Failure{"usage", word + ": " + too_many(words.size())}};
        cells[word] = std::move(words);
    }
    return cells;
}

// --- as somebody types them

class Asking {
  public:
    Asking(Desk& desk, const paper::Sheet& sheet) : desk_{desk}, sheet_{sheet} {}

    // Nothing when nobody answers any more.
    std::optional<SheetCells> all() {
        std::string days;
        for (const auto& day : sheet_.days)
            days.append(days.empty() ? "" : "  ").append(day.weekday + ' ' + day.date);
        desk_.say(days);
        desk_.say(tr("Type each row in one line, a box behind the other: - for an empty one, < for "
                     "the row before. Enter leaves the rest of a row empty."));
        const auto rows = rows_of(sheet_);
        std::vector<std::size_t> asked;
        for (std::size_t at = 0; at < rows.size();) {
            if (rows[at]->belongs && !told(above(rows, at))) {
                ++at;
                continue;
            }
            const auto line = ask(desk_, rows[at]->name + " (" + rows[at]->how + "):");
            if (!line) return std::nullopt;
            auto words = words_of(*line);
            if (words == std::vector<std::string>{"<"}) {
                at = asked.empty() ? 0 : asked.back();
                if (!asked.empty()) asked.pop_back();
            } else if (too_many(words))
                desk_.say(too_many(words.size()));
            else {
                cells_[rows[at]->word] = std::move(words);
                asked.push_back(at++);
            }
        }
        return cells_;
    }

    // One box again, of which the sentence tells why.
    bool again(const SheetFault& fault, SheetCells& cells, units::Day day) {
        const auto rows = rows_of(sheet_);
        const auto row = std::find_if(rows.begin(), rows.end(),
                                      [&](const auto* one) { return one->word == fault.row; });
        desk_.say(fault.message);
        const auto line = ask(desk_, wording::weekday_date(day) + ", " +
                                         (row == rows.end() ? fault.row : (*row)->name) + ":");
        if (!line) return false;
        auto& boxes = cells[fault.row];
        boxes.resize(std::max(boxes.size(), fault.day + 1));
        const auto words = words_of(*line);
        boxes[fault.day] = words.empty() ? "" : words.front();
        return true;
    }

  private:
    using Rows = std::vector<const paper::SheetRow*>;

    static const std::string& above(const Rows& rows, std::size_t at) {
        while (rows[at]->belongs) --at;
        return rows[at]->word;
    }
    // Something that has parts: "0" has none.
    bool told(const std::string& word) const {
        const auto found = cells_.find(word);
        if (found == cells_.end()) return false;
        return std::any_of(found->second.begin(), found->second.end(), [](const auto& text) {
            return text != "-" && text != "–" && text != "0" && text != "n";
        });
    }

    Desk& desk_;
    const paper::Sheet& sheet_;
    SheetCells cells_;
};

struct SheetTaken {
    std::vector<store::DiaryEntry> entries; // all from the sheet
    std::size_t unchanged = 0;              // was in the diary like that
};
// All of it, or the first box that cannot be kept.
tl::expected<SheetTaken, SheetFault> taken(const paper::SheetFacts& facts, const SheetCells& cells,
                                           const Book& book) {
    auto told = entering::told(facts, cells, {&book.diary, book.here.now, book.here.zone});
    if (!told.faults.empty()) return tl::unexpected{std::move(told.faults.front())};
    SheetTaken all;
    for (auto& one : told.things)
        if (one.unchanged)
            ++all.unchanged;
        else
            all.entries.push_back(std::move(one.entry));
    return all;
}

Failure nobody() {
    return {"not_answered",
            tr("Nothing of the sheet is noted: nobody typed it to its end. Rows can "
               "be told with --row, too.")};
}

Result<SheetTaken> asked_for(Desk& desk, const paper::SheetFacts& facts, const paper::Sheet& sheet,
                             const Book& book) {
    Asking asking{desk, sheet};
    auto cells = asking.all();
    if (!cells) return tl::unexpected{nobody()};
    auto made = taken(facts, *cells, book);
    while (!made) {
        const auto day = facts.from + std::chrono::days{made.error().day};
        if (!asking.again(made.error(), *cells, day)) return tl::unexpected{nobody()};
        made = taken(facts, *cells, book);
    }
    return *std::move(made);
}

Result<SheetTaken> told_by_options(const std::vector<std::string>& typed,
                                   const paper::SheetFacts& facts, const paper::Sheet& sheet,
                                   const Book& book) {
    if (typed.empty()) return tl::unexpected{nobody()};
    const auto cells = cells_of(typed, sheet);
    if (!cells) return tl::unexpected{cells.error()};
    auto made = taken(facts, *cells, book);
    if (made) return *std::move(made);
    const SheetFault& fault = made.error();
    const auto rows = rows_of(sheet);
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const auto* one) { return one->word == fault.row; });
    // Some sentences begin with the row's name; here its word stands, as it was typed.
    std::string message = fault.message;
    if (row != rows.end() && message.starts_with((*row)->name + ": "))
        message.erase(0, (*row)->name.size() + 2);
    return tl::unexpected{
        Failure{fault.code, wording::weekday_date(facts.from + std::chrono::days{fault.day}) +
                                ", " + fault.row + ": " + message}};
}

// --- what is said of what was kept

struct Saying {
    Desk& desk;
    const Book& book; // with what was kept
    std::set<std::string> said = {};
    Json nights = Json::array(), flags = Json::array();

    void once(const std::string& sentence) {
        if (said.insert(sentence).second) desk.say(sentence);
    }
    void operator()(const diary::Entry<diary::Night>& e) {
        const auto times = diary::times(*e.value, e.entered_at).value_or(diary::NightTimes{});
        const int late = diary::days_late(e.value->wake_date, e.entered_at);
        std::string words = line(*e.value, times);
        if (late > 0) words.append(". ").append(wording::entered_late(late));
        desk.say(words);
        nights.push_back({{"wake_date", units::text(e.value->wake_date)},
                          {"total_sleep_min", or_null(times.total_sleep_min)},
                          {"days_late", late}});
    }
    void operator()(const diary::Entry<diary::Dose>& e) {
        for (const auto& one : beside_doses(book, units::day_at(e.value->taken)).notices)
            once(one.message);
    }
    void operator()(const diary::Entry<diary::Observation>& e) {
        for (const auto& sign : entering::signs(e, book.diary, book.country)) {
            if (!sign.code.empty() && !said.contains(sign.message))
                flags.push_back({{"code", sign.code}, {"message", sign.message}});
            once(sign.message);
        }
    }
    template <class Other> void operator()(const diary::Entry<Other>& /*none on the sheet*/) {}
};

} // namespace

Outcome from_sheet(Desk& desk, const FromSheetTyped& typed) {
    auto book = look(desk);
    if (!book) return tl::unexpected{book.error()};
    units::Day from = book->here.today() - std::chrono::days{paper::sheet_days};
    if (const auto wrong = read_day("--from", typed.from, from)) return tl::unexpected{*wrong};
    const auto facts = sheet_facts(desk, *book, from);
    if (!facts) return tl::unexpected{facts.error()};
    const auto sheet = paper::sheet_of(*facts);
    const bool may_ask = typed.rows.empty() && !desk.json();
    const auto made = may_ask ? asked_for(desk, *facts, sheet, *book)
                              : told_by_options(typed.rows, *facts, sheet, *book);
    if (!made) return tl::unexpected{made.error()};
    if (!made->entries.empty()) {
        const auto ids = keep(desk, made->entries);
        if (!ids) return tl::unexpected{ids.error()};
        if (const auto read = sheet_facts(desk, *book, from); !read)
            return tl::unexpected{read.error()};
    }
    Saying saying{desk, *book};
    for (const auto& entry : made->entries) std::visit(saying, entry);
    desk.say(trn("{n} entry of the sheet is noted.", "{n} entries of the sheet are noted.",
                 made->entries.size()));
    desk.answer({{"from", units::text(from)},
                 {"to", units::text(from + std::chrono::days{paper::sheet_days - 1})},
                 {"entries", made->entries.size()},
                 {"unchanged", made->unchanged},
                 {"nights", std::move(saying.nights)},
                 {"red_flags", std::move(saying.flags)}});
    return 0;
}

} // namespace terminal::log
