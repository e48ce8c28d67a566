#include "importing/words.h"
#include "screen/import_screen.h"
#include "wording/diary.h"
#include "wording/imports.h"
#include "wording/wording.h"

#include <algorithm>
#include <filesystem>

namespace screen {
namespace {

using wording::filled, wording::tr, wording::trn;

constexpr std::size_t most_rows = 8, most_imports = 12;

ImportView::File file_of(const ImportFacts& f, std::size_t place) {
    ImportView::File file;
    file.name = std::filesystem::path{f.files.at(place)}.filename().string();
    file.source = wording::source(f.read->formats.at(place));
    file.told = importing::told_of(f.summary->files.at(place));
    return file;
}

// With the place on the page that settles it.
std::string told(const exchange::Rejected& row) {
    std::string text = importing::row(row);
    if (row.reason == exchange::Reason::basis_unknown)
        text.append("; ").append(tr("it can be said below"));
    return text;
}

void tell_refused(ImportView& v, const exchange::Read& read) {
    std::vector<std::size_t> refused(v.files.size());
    for (const auto& row : read.rejected)
        if (++refused.at(row.file) <= most_rows) v.files[row.file].rows.push_back(told(row));
    for (std::size_t i = 0; i < v.files.size(); ++i) {
        const std::size_t n = refused[i];
        if (n > 0)
            v.files[i].refused = trn("{n} row cannot be used:", "{n} rows cannot be used:", n);
        if (n > most_rows) v.files[i].more = trn("and {n} more", "and {n} more", n - most_rows);
    }
}

bool leaves_basis_open(const exchange::Read& read) {
    return std::any_of(read.rejected.begin(), read.rejected.end(), [](const auto& row) {
        return row.reason == exchange::Reason::basis_unknown;
    });
}

void tell_open_amounts(ImportView& v, const ImportFacts& f) {
    v.may_be_elemental = !f.magnesium && leaves_basis_open(*f.read);
    if (v.may_be_elemental)
        for (int i = 0; i < diary::forms; ++i) {
            const auto form = static_cast<diary::Form>(i);
            v.forms.push_back({"form:" + std::string{diary::word(form)}, wording::name(form)});
        }
    if (!f.magnesium) return;
    v.said_magnesium =
        f.magnesium->form
            ? filled(
                  tr("Amounts of which nothing tells what they are count as a compound: {form}."),
                  {{"form", wording::name(*f.magnesium->form)}})
            : tr("Amounts of which nothing tells what they are count as magnesium.");
}

void tell_stays(ImportView& v, const ImportFacts& f) {
    v.asks_stays = importing::zone_is_guessed(f.summary->all) || !f.stays.empty();
    for (const auto& stay : f.stays)
        v.stays.push_back({"no-stay:" + units::text(stay.from),
                           filled(tr("From {from} on you were in {zone}."),
                                  {{"from", wording::date(stay.from)}, {"zone", stay.zone}})});
    v.stay_refused = f.stay_refused;
}

void tell_what_comes(ImportView& v, const ImportFacts& f) {
    const importing::Summary& summary = *f.summary;
    for (std::size_t i = 0; i < summary.files.size(); ++i) v.files.push_back(file_of(f, i));
    tell_refused(v, *f.read);
    const auto note = [&v](const std::string& text) {
        if (!text.empty()) v.notes.push_back(text);
    };
    note(importing::period(summary.all));
    note(importing::repeated(*f.read));
    for (const auto& zone : importing::zones(summary.all)) note(zone);
    note(importing::rivals(*f.plan));
    v.columns = importing::columns(*f.read);
    v.brings = !f.plan->entries.empty();
    tell_open_amounts(v, f);
    tell_stays(v, f);
    v.may_be_supplements = !f.supplements && summary.all.food > 0;
    v.said_supplements = f.supplements;
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
    if (f.read != nullptr && f.plan != nullptr && f.summary != nullptr) tell_what_comes(v, f);
    for (std::size_t i = 0; i < std::min(f.earlier.size(), most_imports); ++i)
        v.earlier.push_back(earlier_of(f.earlier[i]));
    if (f.earlier.size() > most_imports)
        v.more =
            trn("and {n} more; rolltakt import list shows them",
                "and {n} more; rolltakt import list shows them", f.earlier.size() - most_imports);
    for (std::size_t i = 0; f.sources.size() > 1 && i < f.sources.size(); ++i)
        v.sources.push_back(
            {i > 0 ? "rank:" + f.sources[i].name : std::string{},
             std::to_string(i + 1) + ". " + wording::source(f.sources[i].name),
             trn("{n} night", "{n} nights", static_cast<unsigned long>(f.sources[i].nights))});
    v.said = f.said;
    v.trouble = f.trouble;
    return v;
}

} // namespace screen
