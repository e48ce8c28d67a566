#include "importing/words.h"
#include "screen/import_screen.h"
#include "wording/imports.h"
#include "wording/wording.h"

#include <algorithm>
#include <filesystem>

namespace screen {
namespace {

using wording::filled, wording::tr, wording::trn;

constexpr std::size_t most_rows = 8, most_imports = 12;

ImportView::File file_of(const ImportFacts& f, const importing::Counts& counts, std::size_t place) {
    ImportView::File file;
    file.name = std::filesystem::path{f.files.at(place)}.filename().string();
    file.source = wording::source(f.read->formats.at(place));
    file.told = importing::told_of(counts);
    std::size_t refused = 0;
    for (const auto& row : f.read->rejected) {
        if (row.file != place) continue;
        if (++refused <= most_rows) file.rows.push_back(importing::row(row));
    }
    if (refused > 0)
        file.refused = trn("{n} row cannot be used:", "{n} rows cannot be used:", refused);
    if (refused > most_rows) file.more = trn("and {n} more", "and {n} more", refused - most_rows);
    return file;
}

bool leaves_basis_open(const exchange::Read& read) {
    return std::any_of(read.rejected.begin(), read.rejected.end(), [](const auto& row) {
        return row.reason == exchange::Reason::basis_unknown;
    });
}

void tell_what_comes(ImportView& v, const ImportFacts& f) {
    const auto summary = importing::summary_of(*f.read, *f.plan);
    for (std::size_t i = 0; i < summary.files.size(); ++i)
        v.files.push_back(file_of(f, summary.files[i], i));
    const auto note = [&v](const std::string& text) {
        if (!text.empty()) v.notes.push_back(text);
    };
    note(importing::period(summary.all));
    note(importing::repeated(*f.read));
    for (const auto& zone : importing::zones(summary.all)) note(zone);
    if (importing::zone_is_guessed(summary.all))
        note(tr("If you were elsewhere then, rolltakt import --stay tells it."));
    note(importing::rivals(*f.plan));
    v.columns = importing::columns(*f.read);
    v.brings = !f.plan->entries.empty();
    v.may_be_elemental = !f.elemental && leaves_basis_open(*f.read);
    v.may_be_supplements = !f.supplements && summary.all.food > 0;
}

ImportView::Earlier earlier_of(const store::Import& one) {
    std::string facts = wording::date_time(one.made) + "  ·  " + one.file + "  ·  " +
                        trn("{n} entry", "{n} entries", one.entries);
    if (one.undone) facts.append("  ·  ").append(tr("undone"));
    return {one.id, wording::source(one.source), std::move(facts), one.undone};
}

} // namespace

ImportView view_of(const ImportFacts& f) {
    ImportView v;
    if (f.reading)
        v.reading = filled(tr("{n} MB read .."), {{"n", std::to_string(*f.reading >> 20U)}});
    if (f.read != nullptr && f.plan != nullptr) tell_what_comes(v, f);
    for (std::size_t i = 0; i < std::min(f.earlier.size(), most_imports); ++i)
        v.earlier.push_back(earlier_of(f.earlier[i]));
    v.said = f.said;
    v.trouble = f.trouble;
    return v;
}

} // namespace screen
