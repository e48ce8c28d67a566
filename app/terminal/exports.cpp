// export csv, export json.
#include "terminal/exports.h"

#include "diary/day.h"
#include "exchange/own_csv.h"
#include "store/private_file.h"
#include "terminal/log.h"
#include "wording/wording.h"

#include <algorithm>

namespace terminal::exports {

using wording::filled, wording::tr, wording::trn;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

// What holds now, day by day.
std::vector<exchange::Written> written(const store::Diary& diary, const Days& days) {
    std::vector<std::pair<units::Day, exchange::Written>> found;
    const auto add = [&](const auto& all) {
        for (const auto& one : diary::current(all)) {
            const auto day = diary::day_of(*one.value);
            if (day >= days.from && day <= days.to)
                found.emplace_back(day, exchange::Written{*one.value, one.source.told_by, one.id});
        }
    };
    add(diary.nights), add(diary.naps), add(diary.doses), add(diary.intakes);
    add(diary.observations), add(diary.laboratory), add(diary.answers);
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<exchange::Written> all;
    for (auto& [day, one] : found) all.push_back(std::move(one));
    return all;
}

std::string private_matter() {
    return tr("What stands in it is private; whoever has the file can read it.");
}

Outcome said(Desk& desk, const std::string& file, const char* kind, std::size_t entries) {
    desk.say(filled(trn("{n} entry is written: {file}", "{n} entries are written: {file}", entries),
                    {{"file", file}}));
    desk.say(private_matter());
    desk.answer({{"file", file}, {"kind", kind}, {"entries", entries}});
    return 0;
}

} // namespace

Result<Days> days_of(const Span& span) {
    Days days;
    if (const auto wrong = read_day("--from", span.from, days.from)) return tl::unexpected{*wrong};
    if (const auto wrong = read_day("--to", span.to, days.to)) return tl::unexpected{*wrong};
    if (days.to < days.from)
        return tl::unexpected{Failure{"usage", tr("--to lies before --from.")}};
    return days;
}

bool practising(const Desk& desk) { return desk.common().person == practice; }

Result<void> write(const std::string& file, bool replace, const std::string& text) {
    if (file.empty())
        return tl::unexpected{Failure{"usage", tr("The file to be written needs a name.")}};
    std::error_code none;
    const auto there = std::filesystem::symlink_status(file, none);
    if (std::filesystem::exists(there) && !std::filesystem::is_regular_file(there))
        return tl::unexpected{Failure{
            "not_a_file",
            filled(tr("{file} is a folder, a link or a device. Name a file that can be written."),
                   {{"file", file}}),
            file}};
    const auto done = store::write_private(
        file, text, replace ? store::Existing::replace : store::Existing::keep);
    if (!done) return tl::unexpected{failure(done.error(), file)};
    if (*done) return {};
    return tl::unexpected{Failure{
        "exists",
        filled(tr("{file} is there already. Name another file, or say --replace to write it anew."),
               {{"file", file}}),
        file}};
}

Outcome csv(Desk& desk, const Csv& asked) {
    const auto days = days_of(asked.span);
    if (!days) return tl::unexpected{days.error()};
    auto book = log::look(desk);
    if (!book) return tl::unexpected{book.error()};
    if (const auto read = log::look(desk, *book, days->from, days->to); !read)
        return tl::unexpected{read.error()};
    auto all = written(book->diary, *days);
    const auto left_out = std::erase_if(all, [&](const exchange::Written& one) {
        return !exchange::own_hash(one.value, book->here.now);
    });
    exchange::CsvForm form;
    if (asked.semicolons) form = {';', true, true};
    const auto text = exchange::csv_of(all, book->here.now, form, practising(desk) ? practice : "");
    if (const auto done = write(asked.file, asked.replace, text); !done)
        return tl::unexpected{done.error()};
    log::warn_of(desk, book->diary.lost);
    if (left_out > 0)
        desk.warn(trn("{n} entry is left out: it breaks a rule of the diary now, for instance it "
                      "is still to come by this computer's clock.",
                      "{n} entries are left out: they break a rule of the diary now, for instance "
                      "they are still to come by this computer's clock.",
                      left_out));
    return said(desk, asked.file, "csv", all.size());
}

Outcome json(Desk& desk, const JsonFile& asked) {
    const auto days = days_of(asked.span);
    if (!days) return tl::unexpected{days.error()};
    const auto book = log::look(desk);
    if (!book) return tl::unexpected{book.error()};
    const auto noted = log::noted(desk, days->from, days->to, asked.all);
    if (!noted) return tl::unexpected{noted.error()};
    auto told = sessions_told(desk, *days);
    if (!told) return tl::unexpected{told.error()};
    Json document{{"program", std::string{"rolltakt "} + version},
                  {"schema", "rolltakt-export-1"}, // assets/schemas/export.json
                  {"exported", units::iso8601(book->here.now)},
                  {"practice", practising(desk)},
                  {"ranking", book->ranking}};
    std::size_t entries = 0;
    for (const auto& [key, list] : noted->items()) {
        if (!list.is_array()) continue; // the days that were asked for
        if (key != "lost") entries += list.size();
        document[key] = list;
    }
    const std::size_t sessions = (*told)["sessions"].size();
    document.update(*told);
    const auto text = document.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
    if (const auto done = write(asked.file, asked.replace, text); !done)
        return tl::unexpected{done.error()};
    desk.say(filled(tr("{entries} and {sessions} are written: {file}"),
                    {{"entries", trn("{n} entry", "{n} entries", entries)},
                     {"sessions", trn("{n} session", "{n} sessions", sessions)},
                     {"file", asked.file}}));
    desk.say(private_matter());
    desk.answer(
        {{"file", asked.file}, {"kind", "json"}, {"entries", entries}, {"sessions", sessions}});
    return 0;
}

} // namespace terminal::exports
