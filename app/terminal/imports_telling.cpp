// import: what came, or would come, as lines and as a document.
#include "terminal/imports.h"

#include "importing/words.h"
#include "wording/imports.h"
#include "wording/wording.h"

#include <algorithm>

namespace terminal::imports {

using importing::Counts, importing::Overall, importing::Plan, importing::Summary;
using wording::filled, wording::tr, wording::trn;

namespace {

constexpr std::size_t most_lines = 20; // of rejected rows; --json has them all

// --- in words

// With the option that settles it.
std::string with_option(const exchange::Rejected& row, std::string told) {
    if (row.reason == exchange::Reason::basis_unknown)
        told.append("; ").append(tr("--magnesium says it"));
    return told;
}

void say_rejected(Desk& desk, const exchange::Read& read, std::size_t file) {
    std::vector<const exchange::Rejected*> rows;
    for (const auto& row : read.rejected)
        if (row.file == file) rows.push_back(&row);
    if (rows.empty()) return;
    desk.say("  " + trn("{n} row cannot be used:", "{n} rows cannot be used:", rows.size()));
    for (std::size_t i = 0; i < std::min(rows.size(), most_lines); ++i)
        desk.say("    " + with_option(*rows[i], importing::row(*rows[i])));
    if (rows.size() > most_lines)
        desk.say("    " + trn("and {n} more; --json lists them all",
                              "and {n} more; --json lists them all", rows.size() - most_lines));
}

void say_file(Desk& desk, const Asked& asked, const exchange::Read& read, const Summary& summary,
              std::size_t file) {
    const Counts& c = summary.files[file];
    desk.say(asked.files[file] + ": " + wording::source(read.formats[file]));
    for (const std::string& line : importing::told_of(c)) desk.say("  " + line);
    if (c.other_kind > 0)
        desk.say("  " + filled(tr("Of a kind that was not asked for: {n}. rolltakt import diary "
                                  "takes everything."),
                               {{"n", std::to_string(c.other_kind)}}));
    say_rejected(desk, read, file);
}

// Where the place was taken for granted, how to say another one.
void say_zones(Desk& desk, const Overall& all, const Taken& taken) {
    for (const std::string& line : importing::zones(all)) desk.say(line);
    if (!importing::zone_is_guessed(all)) return;
    if (taken.id)
        desk.say(filled(tr("If you were elsewhere then: rolltakt import undo {id}, and import it "
                           "again with --zone or --stay."),
                        {{"id", taken.id->substr(0, 8)}}));
    else
        desk.say(tr("If you were elsewhere then, say --zone or --stay."));
}

void say_overall(Desk& desk, const exchange::Read& read, const Plan& plan, const Overall& all,
                 const Taken& taken) {
    const auto say = [&desk](const std::string& line) {
        if (!line.empty()) desk.say(line);
    };
    say(importing::period(all));
    say(importing::repeated(read));
    if (taken.preview || taken.id) say_zones(desk, all, taken);
    if (taken.preview)
        for (const std::string& line : importing::columns(read)) desk.say(line);
    if (all.food > 0)
        desk.say(tr("Magnesium that may be from food is kept apart and is no dose. If that program "
                    "holds supplements only, say --supplements."));
    say(importing::rivals(plan));
}

// --- as a document

Json rejected_of(const exchange::Read& read, std::size_t file) {
    Json list = Json::array();
    for (const auto& row : read.rejected)
        if (row.file == file)
            list.push_back({{"row", row.row},
                            {"why", exchange::word(row.reason)},
                            {"what", row.what.empty() ? Json(nullptr) : Json(row.what)},
                            {"message", with_option(row, wording::why(row))}});
    return list;
}

Json document(const Asked& asked, const exchange::Read& read, const Plan& plan,
              const Summary& summary, const Taken& taken) {
    Json files = Json::array();
    for (std::size_t i = 0; i < summary.files.size(); ++i) {
        const Counts& c = summary.files[i];
        files.push_back(
            {{"file", asked.files[i]},
             {"source", read.formats[i].empty() ? Json(nullptr) : Json(read.formats[i])},
             {"new", c.fresh + c.changed},
             {"duplicate", c.known},
             {"rejected", rejected_of(read, i)},
             {"changed", c.changed},
             {"corrected", c.corrected},
             {"other_kind", c.other_kind},
             {"kinds",
              {{"nights", c.nights},
               {"naps", c.naps},
               {"doses", c.doses},
               {"may_be_food", c.food},
               {"intakes", c.intakes},
               {"observations", c.observations},
               {"others", c.others}}}});
    }
    Json zones = Json::array();
    for (const auto& [zone, n] : summary.all.zones)
        zones.push_back(
            {{"zone", zone.first}, {"known", exchange::word(zone.second)}, {"count", n}});
    const auto day = [](const auto& d) { return d ? Json(units::text(*d)) : Json(nullptr); };
    return {{"import", or_null(taken.id)},
            {"files", std::move(files)},
            {"preview", taken.preview},
            {"from", day(summary.all.from)},
            {"to", day(summary.all.to)},
            {"zones", std::move(zones)},
            {"repeated", read.repeated},
            {"rejected_rows", read.rejected_rows},
            {"mapped", read.mapped},
            {"left_out", read.left_out},
            {"other_files", read.other_files},
            {"told_by_others", plan.told_by_others.size()},
            {"rivals", plan.rivals}};
}

} // namespace

void tell(Desk& desk, const Asked& asked, const exchange::Read& read, const Plan& plan,
          const Taken& taken) {
    const auto summary = importing::summary_of(read, plan);
    for (std::size_t i = 0; i < summary.files.size(); ++i) say_file(desk, asked, read, summary, i);
    say_overall(desk, read, plan, summary.all, taken);
    if (taken.preview)
        desk.say(tr("Nothing was kept. Without --preview it is taken."));
    else if (taken.id)
        desk.say(filled(tr("Taken as import {id}. rolltakt import undo {id} takes exactly this "
                           "back."),
                        {{"id", *taken.id}}));
    else
        desk.say(tr("Nothing new: the diary stays as it was."));
    desk.answer(document(asked, read, plan, summary, taken));
}

} // namespace terminal::imports
