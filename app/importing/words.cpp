#include "importing/words.h"

#include "wording/diary.h"
#include "wording/imports.h"
#include "wording/wording.h"

namespace importing {

using wording::filled, wording::tr, wording::trn;

namespace {

void append(std::string& list, const std::string& more) {
    list += (list.empty() ? "" : ", ") + more;
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

} // namespace

std::vector<std::string> told_of(const Counts& c) {
    const auto kinds = kinds_of(c);
    std::vector<std::string> lines{
        filled(tr("New: {what}"), {{"what", kinds.empty() ? tr("nothing") : kinds}})};
    const auto line = [&lines](std::size_t n, const char* text) {
        if (n > 0) lines.push_back(filled(text, {{"n", std::to_string(n)}}));
    };
    line(c.changed, tr("{n} of these were told otherwise before: further revisions"));
    line(c.known, tr("In the diary already: {n}"));
    line(c.corrected, tr("Left as you entered or corrected them: {n}"));
    return lines;
}

std::vector<std::string> columns(const exchange::Read& read) {
    std::vector<std::string> lines;
    const auto line = [&lines](const char* text, const std::vector<std::string>& names) {
        std::string all;
        for (const auto& name : names) append(all, name);
        if (!names.empty()) lines.push_back(filled(text, {{"names", all}}));
    };
    line(tr("Used: {names}"), read.mapped);
    line(tr("Left out: {names}"), read.left_out);
    line(tr("Not looked at: {names}"), read.other_files);
    return lines;
}

std::vector<std::string> zones(const Overall& all) {
    std::vector<std::string> lines;
    for (const auto& [zone, n] : all.zones)
        lines.push_back(
            filled(tr("Time zone {zone}: {n}, {known}."), {{"zone", zone.first},
                                                           {"n", std::to_string(n)},
                                                           {"known", wording::name(zone.second)}}));
    return lines;
}

bool zone_is_guessed(const Overall& all) {
    using exchange::Known;
    bool guessed = false;
    for (const auto& [zone, n] : all.zones)
        guessed |= zone.second == Known::utc_in_file || zone.second == Known::told_zone;
    return guessed;
}

std::string period(const Overall& all) {
    if (!all.from) return {};
    return filled(tr("From {from} to {to}."),
                  {{"from", wording::date(*all.from)}, {"to", wording::date(*all.to)}});
}

std::string repeated(const exchange::Read& read) {
    if (read.repeated == 0) return {};
    return trn("{n} row stands there twice and counts once.",
               "{n} rows stand there twice and count once.", read.repeated);
}

std::string rivals(const Plan& plan) {
    if (plan.told_by_others.empty()) return {};
    std::string all;
    for (const auto& one : plan.rivals) append(all, wording::source(one));
    return filled(trn("Of {n} night another source tells, too: {sources}. rolltakt import rank "
                      "shows which one counts.",
                      "Of {n} nights other sources tell, too: {sources}. rolltakt import rank "
                      "shows which one counts.",
                      plan.told_by_others.size()),
                  {{"sources", all}});
}

std::vector<std::string> told_of(const diary::Undone& undone, const Stays& left) {
    std::vector<std::string> lines{trn("{n} entry of the import is taken back.",
                                       "{n} entries of the import are taken back.",
                                       undone.taken_back.size())};
    if (const auto n = undone.restored.size(); n > 0)
        lines.push_back(
            trn("{n} entry is as it was before it.", "{n} entries are as they were before it.", n));
    if (const auto n = left.corrected.size(); n > 0)
        lines.push_back(trn("{n} entry stays, because you corrected it since.",
                            "{n} entries stay, because you corrected them since.", n));
    return lines;
}

std::string row(const exchange::Rejected& rejected) {
    return filled(tr("row {row}: {why}"),
                  {{"row", std::to_string(rejected.row)}, {"why", wording::why(rejected)}});
}

} // namespace importing
