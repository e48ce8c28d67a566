// import: what came, or would come, as lines and as a document.
#include "terminal/imports.h"

#include "diary/day.h"
#include "exchange/rank.h"
#include "wording/diary.h"
#include "wording/imports.h"
#include "wording/wording.h"

#include <algorithm>
#include <map>

namespace terminal::imports {

using wording::filled, wording::tr, wording::trn;

namespace {

constexpr std::size_t most_lines = 20; // of rejected rows; --json has them all

struct Counts {
    std::size_t fresh = 0, changed = 0, known = 0, corrected = 0, other_kind = 0;
    std::size_t nights = 0, naps = 0, doses = 0, intakes = 0, observations = 0, others = 0,
                food = 0;
};

struct Counting {
    Counts& to;
    void operator()(const diary::Night&) const { ++to.nights; }
    void operator()(const diary::Nap&) const { ++to.naps; }
    void operator()(const diary::Dose& d) const {
        ++(d.product.route == diary::Route::food ? to.food : to.doses);
    }
    void operator()(const diary::Intake&) const { ++to.intakes; }
    void operator()(const diary::Observation&) const { ++to.observations; }
    template <class Other> void operator()(const Other&) const { ++to.others; }
};

struct ZoneOf {
    std::string operator()(const diary::LabNote&) const { return {}; }
    std::string operator()(const diary::GlobalAnswer&) const { return {}; }
    template <class Value> std::string operator()(const Value& v) const { return v.zone; }
};

// Of what was asked for.
struct Overall {
    std::optional<units::Day> from, to;
    std::map<std::pair<std::string, exchange::Known>, std::size_t> zones;
    std::size_t food = 0; // of what comes
};

struct Summary {
    std::vector<Counts> files;
    Overall all;
};

Summary summary_of(const exchange::Read& read, const Plan& plan) {
    Summary made;
    made.files.resize(read.formats.size());
    for (std::size_t i = 0; i < read.records.size(); ++i) {
        const auto& record = read.records[i];
        Counts& c = made.files.at(record.file);
        const Fate fate = plan.fates[i];
        if (fate == Fate::other_kind) {
            ++c.other_kind;
            continue;
        }
        const auto day =
            std::visit([](const auto& value) { return diary::day_of(value); }, record.value);
        made.all.from = std::min(made.all.from.value_or(day), day);
        made.all.to = std::max(made.all.to.value_or(day), day);
        if (const auto zone = std::visit(ZoneOf{}, record.value); !zone.empty())
            ++made.all.zones[{zone, record.known}];
        if (fate == Fate::known) ++c.known;
        if (fate == Fate::corrected) ++c.corrected;
        if (fate == Fate::changed) ++c.changed;
        if (fate == Fate::fresh) ++c.fresh;
        if (fate == Fate::fresh || fate == Fate::changed) std::visit(Counting{c}, record.value);
    }
    for (const auto& c : made.files) made.all.food += c.food;
    return made;
}

// --- in words

void append(std::string& list, const std::string& more) {
    list += (list.empty() ? "" : ", ") + more;
}

std::string listed(const std::vector<std::string>& names) {
    std::string all;
    for (const auto& name : names) append(all, name);
    return all;
}

std::string kinds_of(const Counts& c) {
    std::string all;
    const auto add = [&all](std::size_t n, const std::string& text) {
        if (n > 0) append(all, text);
    };
    add(c.nights, trn("{n} night", "{n} nights", c.nights));
    add(c.naps, trn("{n} sleep by day", "{n} sleeps by day", c.naps));
    add(c.doses, trn("{n} dose of magnesium", "{n} doses of magnesium", c.doses));
    add(c.food, trn("{n} amount of magnesium that may be from food",
                    "{n} amounts of magnesium that may be from food", c.food));
    add(c.intakes, trn("{n} other intake", "{n} other intakes", c.intakes));
    add(c.observations, trn("{n} symptom or factor", "{n} symptoms and factors", c.observations));
    add(c.others, trn("{n} other entry", "{n} other entries", c.others));
    return all;
}

void say_rejected(Desk& desk, const exchange::Read& read, std::size_t file) {
    std::vector<const exchange::Rejected*> rows;
    for (const auto& row : read.rejected)
        if (row.file == file) rows.push_back(&row);
    if (rows.empty()) return;
    desk.say("  " + trn("{n} row cannot be used:", "{n} rows cannot be used:", rows.size()));
    for (std::size_t i = 0; i < std::min(rows.size(), most_lines); ++i)
        desk.say("    " + filled(tr("row {row}: {why}"), {{"row", std::to_string(rows[i]->row)},
                                                          {"why", wording::why(*rows[i])}}));
    if (rows.size() > most_lines)
        desk.say("    " + trn("and {n} more; --json lists them all",
                              "and {n} more; --json lists them all", rows.size() - most_lines));
}

void say_file(Desk& desk, const Asked& asked, const exchange::Read& read, const Summary& summary,
              std::size_t file) {
    const Counts& c = summary.files[file];
    desk.say(asked.files[file] + ": " + wording::source(read.formats[file]));
    const auto line = [&](std::size_t n, const char* text) {
        if (n > 0) desk.say("  " + filled(text, {{"n", std::to_string(n)}}));
    };
    const auto kinds = kinds_of(c);
    desk.say("  " + filled(tr("New: {what}"), {{"what", kinds.empty() ? tr("nothing") : kinds}}));
    line(c.changed, tr("{n} of these were told otherwise before: further revisions"));
    line(c.known, tr("In the diary already: {n}"));
    line(c.corrected, tr("Left as you entered or corrected them: {n}"));
    line(c.other_kind,
         tr("Of a kind that was not asked for: {n}. rolltakt import diary takes everything."));
    say_rejected(desk, read, file);
}

void say_columns(Desk& desk, const exchange::Read& read) {
    const auto line = [&](const char* text, const std::vector<std::string>& names) {
        if (!names.empty()) desk.say(filled(text, {{"names", listed(names)}}));
    };
    line(tr("Used: {names}"), read.mapped);
    line(tr("Left out: {names}"), read.left_out);
    line(tr("Not looked at: {names}"), read.other_files);
}

// Where the place was taken for granted, how to say another one.
void say_zones(Desk& desk, const Overall& all, const Taken& taken) {
    bool granted = false;
    for (const auto& [zone, n] : all.zones) {
        granted |= zone.second == exchange::Known::utc_in_file ||
                   zone.second == exchange::Known::told_zone;
        desk.say(
            filled(tr("Time zone {zone}: {n}, {known}."), {{"zone", zone.first},
                                                           {"n", std::to_string(n)},
                                                           {"known", wording::name(zone.second)}}));
    }
    if (!granted) return;
    if (taken.id)
        desk.say(filled(tr("If you were elsewhere then: rolltakt import undo {id}, and import it "
                           "again with --zone or --stay."),
                        {{"id", taken.id->substr(0, 8)}}));
    else
        desk.say(tr("If you were elsewhere then, say --zone or --stay."));
}

void say_overall(Desk& desk, const exchange::Read& read, const Plan& plan, const Overall& all,
                 const Taken& taken) {
    if (all.from)
        desk.say(filled(tr("From {from} to {to}."),
                        {{"from", wording::date(*all.from)}, {"to", wording::date(*all.to)}}));
    if (read.repeated > 0)
        desk.say(trn("{n} row stands there twice and counts once.",
                     "{n} rows stand there twice and count once.", read.repeated));
    if (taken.preview || taken.id) say_zones(desk, all, taken);
    if (taken.preview) say_columns(desk, read);
    if (all.food > 0)
        desk.say(tr("Magnesium that may be from food is kept apart and is no dose. If that program "
                    "holds supplements only, say --supplements."));
    if (plan.told_by_others.empty()) return;
    std::string rivals;
    for (const auto& one : plan.rivals) append(rivals, wording::source(one));
    desk.say(filled(trn("Of {n} night another source tells, too: {sources}. rolltakt import rank "
                        "shows which one counts.",
                        "Of {n} nights other sources tell, too: {sources}. rolltakt import rank "
                        "shows which one counts.",
                        plan.told_by_others.size()),
                    {{"sources", rivals}}));
}

// --- as a document

Json rejected_of(const exchange::Read& read, std::size_t file) {
    Json list = Json::array();
    for (const auto& row : read.rejected)
        if (row.file == file)
            list.push_back({{"row", row.row},
                            {"why", exchange::word(row.reason)},
                            {"what", row.what.empty() ? Json(nullptr) : Json(row.what)},
                            {"message", wording::why(row)}});
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
    const auto summary = summary_of(read, plan);
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
