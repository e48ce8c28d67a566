// import: bringing files in, and what came of earlier ones: listed, undone, ranked.
#include "terminal/imports.h"

#include "exchange/rank.h"
#include "importing/ranking.h"
#include "importing/words.h"
#include "wording/imports.h"
#include "wording/wording.h"

#include <algorithm>
#include <filesystem>

namespace terminal::imports {

using wording::filled, wording::tr, wording::trn;

namespace {

Failure trouble(const Desk& desk, store::StoreError error) { return failure(error, desk.file()); }

// Nothing for a person without a file.
tl::expected<std::optional<store::Store>, Failure> there(Desk& desk) {
    auto store = desk.open_to_read();
    if (store) return std::optional{std::move(*store)};
    if (store.error().code == "not_found") return std::optional<store::Store>{};
    return tl::unexpected{store.error()};
}

// The import with this id or a beginning of it, four characters or more; "last": made last.
tl::expected<store::Import, Failure> import_of(Desk& desk, const std::string& id) {
    auto store = there(desk);
    if (!store) return tl::unexpected{store.error()};
    std::vector<store::Import> found;
    if (*store) {
        const auto all = (*store)->imports();
        if (!all) return tl::unexpected{trouble(desk, all.error())};
        for (const auto& one : *all)
            if (!one.undone && (one.id == id || (id == "last" && found.empty()) ||
                                (id.size() >= 4 && one.id.starts_with(id))))
                found.push_back(one);
    }
    if (found.size() > 1) return tl::unexpected{failure(store::StoreError::ambiguous, id)};
    if (found.size() == 1) return found.front();
    if (id == "last")
        return tl::unexpected{
            Failure{"not_found", tr("There is no import that could be undone. rolltakt import "
                                    "list tells what there is.")}};
    return tl::unexpected{
        Failure{"not_found", filled(tr("There is no import {id} that could be undone. rolltakt "
                                       "import list tells what there is."),
                                    {{"id", id.substr(0, 100)}})}};
}

Failure failed(const importing::Unread& unread) {
    Failure made{unread.code, unread.message};
    if (!unread.file.empty()) made.file = unread.file;
    made.line = unread.row;
    return made;
}

} // namespace

Outcome bring(Desk& desk, const Asked& asked) {
    const auto kind = importing::kind_named(asked.kind);
    if (!kind) return tl::unexpected{unusable(tr("KIND"), asked.kind, "sleep, intake, diary")};
    const auto now_and_here = here(desk);
    if (!now_and_here) return tl::unexpected{now_and_here.error()};
    const auto how = options(desk, asked, *now_and_here);
    if (!how) return tl::unexpected{how.error()};
    const auto read = importing::read(asked.files, *how);
    if (!read) return tl::unexpected{failed(read.error())};
    if (read->person == practice && desk.common().person != practice)
        return tl::unexpected{failed(importing::of_practice(asked.files))};
    if (asked.preview) {
        auto store = there(desk);
        if (!store) return tl::unexpected{store.error()};
        const auto planned =
            importing::plan(*store ? &**store : nullptr, *read, *kind, now_and_here->now);
        if (!planned) return tl::unexpected{trouble(desk, planned.error())};
        tell(desk, asked, *read, *planned, {std::nullopt, true});
        return 0;
    }
    auto store = desk.open(); // nobody else writes from here on
    if (!store) return tl::unexpected{store.error()};
    const auto planned = importing::plan(&*store, *read, *kind, now_and_here->now);
    if (!planned) return tl::unexpected{trouble(desk, planned.error())};
    Taken taken;
    if (!planned->entries.empty()) {
        const auto kept =
            store->keep(importing::made_of(asked.kind, asked.files, *read, now_and_here->now),
                        planned->entries);
        if (!kept) return tl::unexpected{trouble(desk, kept.error())};
        taken.id = kept->id;
    }
    tell(desk, asked, *read, *planned, taken);
    return 0;
}

Outcome list(Desk& desk) {
    auto store = there(desk);
    if (!store) return tl::unexpected{store.error()};
    std::vector<store::Import> all;
    if (*store) {
        auto found = (*store)->imports();
        if (!found) return tl::unexpected{trouble(desk, found.error())};
        all = *std::move(found);
    }
    Json documents = Json::array();
    for (const auto& one : all) {
        const auto entries = trn("{n} entry", "{n} entries", one.entries);
        desk.say(one.id.substr(0, 8) + "  " + wording::date_time(one.made) + "  " +
                 wording::source(one.source) + ", " + one.file + ": " + entries +
                 (one.undone ? std::string{", "} + tr("undone") : ""));
        documents.push_back({{"id", one.id},
                             {"made", units::iso8601(one.made)},
                             {"kind", one.kind},
                             {"source", one.source},
                             {"file", one.file},
                             {"entries", one.entries},
                             {"undone", one.undone}});
    }
    if (all.empty()) desk.say(tr("Nothing was imported yet."));
    desk.answer({{"imports", std::move(documents)}});
    return 0;
}

namespace {

void say_told_since(Desk& desk, const std::vector<importing::ToldSince>& all) {
    if (all.empty()) return;
    std::vector<std::string> imports;
    for (const auto& one : all)
        if (std::find(imports.begin(), imports.end(), one.import) == imports.end())
            imports.push_back(one.import);
    std::string names;
    for (const auto& one : imports) names.append(names.empty() ? "" : ", ").append(one, 0, 8);
    desk.say(filled(trn("{n} entry stays, because a later import told it otherwise: {imports}. "
                        "rolltakt import undo takes that one back, too.",
                        "{n} entries stay, because later imports told them otherwise: {imports}. "
                        "rolltakt import undo takes those back, too.",
                        all.size()),
                    {{"imports", names}}));
}

Json document(const std::vector<importing::ToldSince>& all) {
    Json list = Json::array();
    for (const auto& one : all) list.push_back({{"id", one.id}, {"import", one.import}});
    return list;
}

} // namespace

Outcome undo(Desk& desk, const std::string& id) {
    const auto which = import_of(desk, id);
    if (!which) return tl::unexpected{which.error()};
    const auto now_and_here = here(desk);
    if (!now_and_here) return tl::unexpected{now_and_here.error()};
    auto store = desk.open();
    if (!store) return tl::unexpected{store.error()};
    const auto undone = store->undo_import(which->id, now_and_here->now);
    if (!undone) return tl::unexpected{trouble(desk, undone.error())};
    const auto left = importing::stays(*store, undone->corrected_since);
    if (!left) return tl::unexpected{trouble(desk, left.error())};
    for (const auto& line : importing::told_of(*undone, *left)) desk.say(line);
    say_told_since(desk, left->told);
    desk.answer({{"import", which->id},
                 {"taken_back", undone->taken_back.size()},
                 {"restored", undone->restored.size()},
                 {"corrected_since", left->corrected},
                 {"told_since", document(left->told)}});
    return 0;
}

// --- sources

namespace {

struct Sources {
    std::vector<importing::SourceOfNights> nights; // in the order in which they count
    std::vector<std::string> ranking;
};

tl::expected<Sources, Failure> sources_of(Desk& desk, store::Store& store) {
    const auto settings = store.diary_settings();
    if (!settings) return tl::unexpected{trouble(desk, settings.error())};
    const auto diary = store.diary(first_day, last_day);
    if (!diary) return tl::unexpected{trouble(desk, diary.error())};
    Sources found;
    found.ranking = settings->ranking;
    found.nights = importing::in_order(diary::current(diary->nights), found.ranking);
    return found;
}

bool is_known(const Sources& sources, const std::string& word) {
    return word == "typed" ||
           std::any_of(sources.nights.begin(), sources.nights.end(), [&](const auto& one) {
               return one.name == word || exchange::source_named(one.name).program == word;
           });
}

std::optional<Failure> set_ranking(Desk& desk, const Sources& known,
                                   const std::vector<std::string>& sources) {
    std::string all = "typed";
    for (const auto& [name, n] : known.nights)
        if (name != "typed") all += ", " + name;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const bool twice = std::count(sources.begin(), sources.end(), sources[i]) > 1;
        if (twice || !is_known(known, sources[i])) return unusable(tr("SOURCE"), sources[i], all);
    }
    auto store = desk.open();
    if (!store) return store.error();
    auto settings = store->diary_settings();
    if (!settings) return trouble(desk, settings.error());
    settings->ranking = sources;
    if (const auto saved = store->save(*settings); !saved) return trouble(desk, saved.error());
    return std::nullopt;
}

} // namespace

Outcome rank(Desk& desk, const std::vector<std::string>& sources, bool none) {
    const auto look = [&]() -> tl::expected<Sources, Failure> {
        auto store = there(desk);
        if (!store) return tl::unexpected{store.error()};
        if (!*store) return Sources{};
        return sources_of(desk, **store);
    };
    auto known = look();
    if (!known) return tl::unexpected{known.error()};
    if (!sources.empty() || none) {
        if (const auto wrong = set_ranking(desk, *known, sources)) return tl::unexpected{*wrong};
        known = look();
        if (!known) return tl::unexpected{known.error()};
    }
    Json documents = Json::array();
    for (std::size_t i = 0; i < known->nights.size(); ++i) {
        const auto& [name, n] = known->nights[i];
        desk.say(std::to_string(i + 1) + ". " + wording::source(name) + " (" + name +
                 "): " + trn("{n} night", "{n} nights", n));
        documents.push_back({{"source", name}, {"nights", n}});
    }
    desk.say(known->nights.empty()
                 ? tr("No night is in the diary yet.")
                 : tr("Where several tell of a night, the first of them counts; nights are never "
                      "averaged. rolltakt import rank SOURCE.. says it otherwise."));
    desk.answer({{"ranking", known->ranking}, {"sources", std::move(documents)}});
    return 0;
}

} // namespace terminal::imports
