// verify, backup, restore.
#include "terminal/commands.h"

#include "review/practices.h"
#include "store/companions.h"
#include "terminal/document.h"
#include "terminal/exchange.h"
#include "terminal/log.h"
#include "wording/wording.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>
#include <optional>

namespace terminal {

using wording::filled, wording::tr;

namespace {

// Session by session: what is lost, and that the rest is whole.
void name_the_damage(Desk& desk, store::Store& store) {
    const auto sessions = store.sessions();
    if (!sessions) return;
    for (const store::SessionLine& line : *sessions) {
        const auto raw = store.raw(line.id);
        if (raw && raw->damaged.empty()) continue;
        if (!raw)
            desk.warn(filled(tr("Session {id} of {when} cannot be read any more."),
                             {{"id", line.id}, {"when", wording::date_time(line.started)}}));
        else
            for (const measure::Gap& part : raw->damaged) desk.warn(damage(line.id, part));
    }
    if (const auto diary = store.diary(units::Day::min(), units::Day::max()))
        log::warn_of(desk, diary->lost);
}

Outcome verify(Desk& desk) {
    auto store = desk.open_to_read();
    if (!store) return tl::unexpected{store.error()};
    if (const auto sound = store->verify(); !sound) {
        if (sound.error() == store::StoreError::damaged) name_the_damage(desk, *store);
        return tl::unexpected{failure(sound.error(), desk.file_of(*desk.person()).string())};
    }
    desk.say(tr("Everything is sound."));
    desk.answer({{"sound", true}});
    return 0;
}

Failure refused(const char* code, const char* text, const std::string& file) {
    return {code, filled(text, {{"file", file}}), file};
}

bool there(const std::filesystem::path& file) {
    std::error_code none;
    return std::filesystem::exists(std::filesystem::symlink_status(file, none));
}

// An older backup may be written anew, with what stands beside it; nothing else is, and no person's
// file.
std::optional<std::string> in_the_way(const std::string& file) {
    if (there(file)) return store::Store::is_backup(file) ? std::nullopt : std::optional{file};
    for (const auto& beside : store::beside_copy(file))
        if (there(beside)) return beside.string();
    return std::nullopt;
}

// Of a practice nothing goes back: its keys open what it sends next, and a number of a reply that
// was used already would stand before those that came after it.
std::optional<Failure> keep_practices(const std::filesystem::path& file,
                                      const store::Result<std::vector<review::Practice>>& before) {
    if (!before || before->empty()) return std::nullopt; // what cannot be read was moved aside
    const auto restored = review::practices(file);
    const auto kept = restored ? review::keep(file, review::joined(*restored, *before))
                               : store::Result<void>{tl::unexpected{restored.error()}};
    if (kept) return std::nullopt;
    return failure(kept.error(), file.string());
}

Outcome backup(Desk& desk, const std::string& file) {
    if (const auto kept = in_the_way(file))
        return tl::unexpected{refused(
            "exists", tr("{file} is there already and no backup of Rolltakt; name another file."),
            *kept)};
    auto store = desk.open_to_read();
    if (!store) return tl::unexpected{store.error()};
    if (const auto made = store->backup(file); !made) {
        const bool busy =
            made.error() == store::StoreError::in_use && !store::Store::is_of_a_person(file);
        return tl::unexpected{failure(made.error(), busy ? desk.file() : file)};
    }
    desk.say(filled(tr("Backup written and checked: {file}"), {{"file", file}}));
    desk.answer({{"file", file}});
    return 0;
}

Outcome restore(Desk& desk, const std::string& file) {
    const auto person = desk.person();
    if (!person) return tl::unexpected{person.error()};
    const auto practices = sealed::practices_of(desk);
    if (!practices) return tl::unexpected{practices.error()};
    const auto known = review::practices(*practices);
    const auto kept = store::Store::restore(file, desk.file_of(*person));
    if (!kept && kept.error() == store::StoreError::not_found) return tl::unexpected{no_file(file)};
    if (!kept && (kept.error() == store::StoreError::damaged ||
                  kept.error() == store::StoreError::cannot_open))
        return tl::unexpected{refused(
            "damaged",
            tr("{file} is no whole backup of Rolltakt; choose another. Nothing was changed."),
            file)};
    if (!kept)
        return tl::unexpected{failure(kept.error(), kept.error() == store::StoreError::newer_schema
                                                        ? file
                                                        : desk.file_of(*person).string())};
    if (const auto trouble = keep_practices(*practices, known)) desk.warn(trouble->message);
    desk.say(filled(tr("Restored from {file}."), {{"file", file}}));
    if (*kept)
        desk.say(
            filled(tr("What was there before is kept: {file}"), {{"file", (*kept)->string()}}));
    desk.answer({{"file", file}, {"kept", *kept ? Json((*kept)->string()) : Json(nullptr)}});
    return 0;
}

} // namespace

void add_store_commands(CLI::App& app, Command& chosen) {
    app.add_subcommand("verify", tr("checks the person's file"))->callback([&chosen] {
        chosen = verify;
    });
    const auto file = std::make_shared<std::string>();
    CLI::App* making = app.add_subcommand("backup", tr("a checked copy of the person's file"));
    making->add_option(tr("FILE"), *file, tr("a new file, or an older backup to write anew"))
        ->required();
    making->callback(
        [file, &chosen] { chosen = [file](Desk& desk) { return backup(desk, *file); }; });
    CLI::App* returning = app.add_subcommand("restore", tr("puts a backup back"));
    returning->add_option(tr("FILE"), *file, tr("a backup"))->required();
    returning->callback(
        [file, &chosen] { chosen = [file](Desk& desk) { return restore(desk, *file); }; });
}

} // namespace terminal
