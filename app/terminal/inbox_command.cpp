// inbox, client: the practice's list.
#include "terminal/exchange_commands.h"

#include "plan/plan_file.h"
#include "report/client_record.h"
#include "review/rows.h"
#include "terminal/exchange.h"
#include "terminal/exports.h"
#include "terminal/here.h"
#include "terminal/mail.h"
#include "terminal/printing.h"
#include "wording/review.h"
#include "wording/wording.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace terminal {

using wording::filled, wording::number, wording::tr, wording::trn;

namespace sealed {

namespace {

const char* text_of(review::Reason reason) {
    switch (reason) {
    case review::Reason::stopped: return tr("stopped");
    case review::Reason::over_mark: return tr("over the comfort mark");
    case review::Reason::discomfort_up: return tr("discomfort up");
    case review::Reason::too_fast: return tr("too fast");
    case review::Reason::silent: return tr("nothing heard");
    case review::Reason::bad_signal: return tr("bad signal");
    }
    return "";
}

// What nobody told is null, not 0.
Json document(const review::Figures& f) {
    const bool measured = !f.nowhere_told(&review::NotTold::measured);
    return {{"done", f.done},
            {"planned", f.planned},
            {"sessions", f.sessions},
            {"stopped", f.stopped},
            {"times_over_mark", or_null(f.times_over_mark)},
            {"bad_signal", measured ? Json(f.bad_signal) : Json(nullptr)},
            {"seconds_per_stroke", or_null(f.seconds_per_stroke)},
            {"set_seconds_per_stroke", or_null(f.set_seconds_per_stroke)},
            {"in_both_bands_percent", or_null(f.in_both_bands_percent)},
            {"discomfort_before", or_null(f.before)},
            {"discomfort_after", or_null(f.after)},
            {"most_discomfort_up", f.before ? Json(f.most_discomfort_up) : Json(nullptr)},
            {"not_told",
             {{"measured", f.not_told.measured},
              {"discomfort", f.not_told.discomfort},
              {"pain", f.not_told.pain},
              {"traces", f.not_told.traces}}}};
}

Json document(const review::Row& row) {
    const std::size_t replies = row.replies;
    Json reasons = Json::array();
    for (const review::Reason reason : row.reasons) reasons.push_back(review::word(reason));
    Json all{{"client", row.client}, {"label", row.label}, {"replies", replies}};
    all["reasons"] = std::move(reasons);
    all["last_session"] = row.last_session ? Json(units::text(*row.last_session)) : Json(nullptr);
    all["silent_days"] = or_null(row.silent_days);
    all["now"] = replies > 0 ? document(row.now) : Json(nullptr);
    all["last"] = row.last ? document(*row.last) : Json(nullptr);
    all["practice"] = row.practice;
    all["fresh"] = row.fresh;
    all["two_plans"] = row.two_plans;
    all["notes"] = row.notes;
    return all;
}

std::string short_number(const std::optional<double>& value, int decimals) {
    return value ? number(*value, decimals) : std::string{"–"};
}

std::string was(const review::Row& row, std::optional<double> review::Figures::*value,
                int decimals) {
    if (!row.last || !((*row.last).*value)) return {};
    return filled(tr(" (last time {n})"), {{"n", number(*((*row.last).*value), decimals)}});
}

void tell_figures(Desk& desk, const review::Row& row) {
    const review::Figures& f = row.now;
    const bool measured = !f.nowhere_told(&review::NotTold::measured);
    // Of a plan's first days the share may be less than one.
    std::string line = filled(f.planned > 0 ? tr("{done} of {planned} done, stopped {stopped}")
                                            : tr("{done} done so far, stopped {stopped}"),
                              {{"done", std::to_string(f.done)},
                               {"planned", std::to_string(f.planned)},
                               {"stopped", std::to_string(f.stopped)}});
    if (measured)
        line += ", " + filled(tr("bad signal {bad}"), {{"bad", std::to_string(f.bad_signal)}});
    desk.say("    " + line);
    if (measured)
        desk.say("    " +
                 filled(tr("{pace} s per stroke, set {set}"),
                        {{"pace", short_number(f.seconds_per_stroke, 1)},
                         {"set", short_number(f.set_seconds_per_stroke, 1)}}) +
                 was(row, &review::Figures::seconds_per_stroke, 1) + "; " +
                 filled(tr("within both bands {share} %"),
                        {{"share", short_number(f.in_both_bands_percent, 0)}}) +
                 was(row, &review::Figures::in_both_bands_percent, 0));
    line.clear();
    if (f.times_over_mark)
        line = filled(tr("over the mark {times} times"),
                      {{"times", std::to_string(*f.times_over_mark)}});
    if (!f.nowhere_told(&review::NotTold::discomfort))
        line.append(line.empty() ? "" : "; ")
            .append(
                filled(tr("discomfort {before} → {after}"), {{"before", short_number(f.before, 1)},
                                                             {"after", short_number(f.after, 1)}}))
            .append(was(row, &review::Figures::after, 1));
    if (!line.empty()) desk.say("    " + line);
    if (const auto left_out = wording::not_told(f); !left_out.empty()) desk.say("    " + left_out);
}

void tell(Desk& desk, const review::Row& row, bool replied) {
    std::string head = row.label.empty() ? row.client : row.client + "  " + row.label;
    for (std::size_t i = 0; i < row.reasons.size(); ++i)
        head.append(i == 0 ? "  ** " : ", ").append(text_of(row.reasons[i]));
    if (row.practice) head.append("  ").append(tr("(practice)"));
    if (replied && row.fresh == 0) head.append("  ").append(tr("(seen)"));
    desk.say(head);
    if (row.two_plans)
        desk.say("    " + filled(tr("Two desks sent the same version of the plan in different "
                                    "words; rolltakt client show {client} shows both."),
                                 {{"client", row.client}}));
    if (row.notes > 0)
        desk.say("    " + trn("{n} note; client show has it.", "{n} notes; client show has them.",
                              static_cast<unsigned long>(row.notes)));
    if (!replied) return desk.say("    " + std::string{tr("No reply yet.")});
    tell_figures(desk, row);
}

std::string deleted(const review::Client& client) {
    return filled(tr("{client} is deleted: plans, replies and the name they are known by. Their "
                     "next reply will not be taken."),
                  {{"client", review::called(client)}});
}

} // namespace

const review::SentPlan& current_plan(const Looked& looked, const review::Client& client) {
    return review::current(looked.practice.value_or(bundle::PublicKey{}), client, looked.courses);
}

std::string title_of(const review::SentPlan& sent, const routine::Library& library) {
    const auto plan = plan::read(sent.text, sent.name, library);
    return plan ? plan->title.in(wording::language()) : sent.name;
}

Outcome inbox(Desk& desk) {
    const auto looked = look(desk);
    if (!looked) return tl::unexpected{looked.error()};
    const auto library = desk.library();
    const units::Day today = units::day_at(here(desk.around(), {}).now);
    std::vector<review::Row> rows;
    const review::Looking at{looked->clients, looked->practice.value_or(bundle::PublicKey{}),
                             looked->courses, library, today};
    for (const review::Client& one : looked->found.all) {
        auto row = review::row_of(at, one);
        for (const store::StoreError error : row.not_read)
            desk.warn(failure(error, clients_of(desk).string()).message);
        if (row.unread == review::Row::Unread::nothing)
            rows.push_back(std::move(row));
        else
            desk.warn(filled(tr("The plan of {client} cannot be read any more."),
                             {{"client", review::called(one)}}));
    }
    review::put_in_order(rows);
    Json list = Json::array();
    for (const review::Row& row : rows) {
        tell(desk, row, row.replies > 0);
        list.push_back(document(row));
    }
    if (rows.empty() && looked->found.unreadable.empty())
        desk.say(tr("No clients yet; rolltakt export plan NAME FILE makes one with the plan."));
    desk.answer({{"clients", std::move(list)}, {"mailbox", looked->exchanged}});
    return 0;
}

Outcome list_clients(Desk& desk) {
    const auto looked = look(desk);
    if (!looked) return tl::unexpected{looked.error()};
    const auto library = desk.library();
    Json list = Json::array();
    for (const review::Client& one : looked->found.all) {
        const review::SentPlan& plan = current_plan(*looked, one);
        const std::string title = title_of(plan, library);
        desk.say(filled(trn("{client}  {label}  {plan}, version {version}, {n} reply",
                            "{client}  {label}  {plan}, version {version}, {n} replies",
                            one.replies.size()),
                        {{"client", one.id},
                         {"label", one.label},
                         {"plan", title},
                         {"version", std::to_string(plan.version)}}));
        list.push_back({{"id", one.id},
                        {"label", one.label},
                        {"plan", plan.name},
                        {"title", title},
                        {"version", plan.version},
                        {"replies", one.replies.size()},
                        {"practice", one.practice}});
    }
    if (looked->found.all.empty() && looked->found.unreadable.empty())
        desk.say(tr("No clients yet; rolltakt export plan NAME FILE makes one with the plan."));
    desk.answer({{"clients", std::move(list)}});
    return 0;
}

namespace {

// Every reply that can be read, in the order of their counters.
report::ClientRecord record_of(const review::Clients& clients, const review::Client& client) {
    report::ClientRecord record;
    record.label = client.label;
    record.id = client.id;
    record.practice = client.practice;
    record.plans = client.plans;
    std::vector<review::Reply> replies;
    for (const review::GotReply& got : client.replies) {
        auto reply = clients.reply(client, got);
        if (reply)
            replies.push_back(*std::move(reply));
        else
            ++record.unreadable;
    }
    record.sessions = report::once_each(replies);
    return record;
}

} // namespace

namespace {

std::vector<report::ClientRecord::Note> notes_of(const Office& office,
                                                 const review::Client& client) {
    std::vector<report::ClientRecord::Note> all;
    const auto courses = review::by_client(office.mail.desk.events);
    if (const auto course = courses.find(client.known_as); course != courses.end())
        for (const auto& note : course->second.notes)
            if (!note.told.text.empty()) // else it was taken back
                all.push_back({units::day_at(note.at), note.told.text});
    return all;
}

// Told first: what is cut short goes on when the desk is opened next.
tl::expected<void, Failure> remove(Desk& desk, Office& office, const review::Client& client) {
    mailbox::add(office.mail.desk, client.known_as, mailbox::Closed{}, here(desk.around(), {}).now);
    if (const auto kept = keep(desk, office); !kept) return tl::unexpected{kept.error()};
    if (const auto gone = office.clients.remove(client.id); !gone)
        return tl::unexpected{failure(gone.error(), (clients_of(desk) / client.id).string())};
    return send(desk, office);
}

// What is not on the paper is not deleted unasked: a backup, or a newer program, may read it.
Failure not_all_read(const std::string& file, const review::Client& client, unsigned long n) {
    return {"unreadable_replies",
            filled(trn("The record {file} is written without {n} reply that cannot be read, and "
                       "nothing is deleted. Restore the latest backup; or client delete {client} "
                       "deletes it all.",
                       "The record {file} is written without {n} replies that cannot be read, and "
                       "nothing is deleted. Restore the latest backup; or client delete {client} "
                       "deletes it all.",
                       n),
                   {{"file", file}, {"client", client.id}}),
            file};
}

} // namespace

Outcome close_client(Desk& desk, const Closing& closing) {
    const auto size = paper_typed(closing.paper);
    if (!size) return tl::unexpected{size.error()};
    if (const auto there = client_named(review::Clients::look(clients_of(desk)).all(), closing.id);
        !there)
        return tl::unexpected{there.error()};
    auto desk_of = office(desk); // no other desk takes a reply meanwhile
    if (!desk_of) return tl::unexpected{desk_of.error()};
    const auto client = client_named(desk_of->clients.all(), closing.id);
    if (!client) return tl::unexpected{client.error()};
    const auto library = desk.library();
    auto record = record_of(desk_of->clients, *client);
    record.closed = units::day_at(here(desk.around(), {}).now);
    record.notes = notes_of(*desk_of, *client);
    record.exercises = library.exercises();
    record.routines = library.routines();
    const auto printed = report::print(record, *size);
    if (!printed) return tl::unexpected{failure(printed.error())};
    if (const auto done = exports::write(closing.file, closing.replace, printed->pdf); !done)
        return tl::unexpected{done.error()};
    if (record.unreadable > 0)
        return tl::unexpected{
            not_all_read(closing.file, *client, static_cast<unsigned long>(record.unreadable))};
    if (const auto gone = remove(desk, *desk_of, *client); !gone)
        return tl::unexpected{gone.error()};
    desk.say(filled(trn("{n} page is written: {file}", "{n} pages are written: {file}",
                        static_cast<unsigned long>(printed->pages)),
                    {{"file", closing.file}}));
    desk.say(deleted(*client));
    desk.answer({{"client", client->id},
                 {"file", closing.file},
                 {"pages", printed->pages},
                 {"sessions", record.sessions.size()},
                 {"unreadable_replies", record.unreadable},
                 {"deleted", true}});
    return 0;
}

namespace {

// Of a client whose file cannot be read nothing is known but the folder's name.
std::optional<std::string> unreadable_named(const review::Clients::Found& found,
                                            const std::string& id) {
    for (const std::string& file : found.unreadable)
        if (std::filesystem::path{file}.parent_path().filename() == id) return file;
    return std::nullopt;
}

Outcome delete_unreadable(Desk& desk, Office& office, const std::string& id,
                          const std::string& file) {
    review::Client client;
    client.id = id;
    if (const auto whose = review::whose(file, office.mail.desk.events)) {
        client.known_as = *whose;
        if (const auto gone = remove(desk, office, client); !gone)
            return tl::unexpected{gone.error()};
        desk.say(deleted(client));
    } else {
        if (const auto gone = office.clients.remove(id); !gone)
            return tl::unexpected{failure(gone.error(), (clients_of(desk) / id).string())};
        desk.say(filled(tr("{client} is deleted here; the file could not be read, so what other "
                           "desks keep of them stays there."),
                        {{"client", id}}));
    }
    desk.answer({{"client", id}, {"deleted", true}});
    return 0;
}

} // namespace

Outcome delete_client(Desk& desk, const std::string& id) {
    const auto there = review::Clients::look(clients_of(desk)).all();
    if (const auto named = client_named(there, id); !named && !unreadable_named(there, id))
        return tl::unexpected{named.error()};
    auto desk_of = office(desk);
    if (!desk_of) return tl::unexpected{desk_of.error()};
    const auto found = desk_of->clients.all();
    const auto client = client_named(found, id);
    if (const auto file = unreadable_named(found, id); !client && file)
        return delete_unreadable(desk, *desk_of, id, *file);
    if (!client) return tl::unexpected{client.error()};
    if (const auto gone = remove(desk, *desk_of, *client); !gone)
        return tl::unexpected{gone.error()};
    desk.say(deleted(*client));
    desk.answer({{"client", client->id}, {"deleted", true}});
    return 0;
}

} // namespace sealed

void add_inbox_commands(CLI::App& app, Command& chosen) {
    app.add_subcommand("inbox", tr("what clients did of their plans; whoever is to be looked at "
                                   "first stands on top"))
        ->callback([&chosen] { chosen = sealed::inbox; });
    CLI::App* client = app.add_subcommand("client", tr("the clients of this practice"));
    client->require_subcommand(1);
    client->add_subcommand("list", tr("who is there"))->callback([&chosen] {
        chosen = sealed::list_clients;
    });
    const auto closing = std::make_shared<sealed::Closing>();
    CLI::App* close = client->add_subcommand(
        "close", tr("a record on paper, then all that is kept of a client is deleted"));
    close->add_option("ID", closing->id, tr("as client list names it"))->required();
    close->add_option("FILE.pdf", closing->file, tr("to be written; for you alone to read"))
        ->required();
    close->add_option("--paper", closing->paper, tr("a4 or letter; a4 otherwise"))
        ->type_name(tr("paper"));
    close->add_flag("--replace", closing->replace, tr("writes an older file anew"));
    close->callback([closing, &chosen] {
        chosen = [closing](Desk& desk) { return sealed::close_client(desk, *closing); };
    });
    add_client_review(*client, chosen);
    add_answer(*client, chosen);
    const auto id = std::make_shared<std::string>();
    CLI::App* deleting =
        client->add_subcommand("delete", tr("deletes all that is kept of a client"));
    deleting->add_option("ID", *id, tr("as client list names it"))->required();
    deleting->callback(
        [id, &chosen] { chosen = [id](Desk& desk) { return sealed::delete_client(desk, *id); }; });
}

} // namespace terminal
