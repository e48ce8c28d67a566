// inbox, client: the practice's list.
#include "terminal/exchange_commands.h"

#include "plan/plan_file.h"
#include "report/client_record.h"
#include "review/row.h"
#include "terminal/document.h"
#include "terminal/exchange.h"
#include "terminal/exports.h"
#include "terminal/here.h"
#include "terminal/printing.h"
#include "wording/wording.h"

#include <CLI/CLI.hpp>

#include <map>
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

// Sessions of the last replies; what several of them tell is counted once.
struct Told {
    std::vector<review::Session> now, last;
    units::Day from{}, until{}, last_from{}, last_until{};
    bool has_last = false;
    std::optional<units::Day> last_session;
};

Told told(Desk& desk, const review::Clients& clients, const review::Client& client) {
    Told all;
    const std::size_t n = client.replies.size();
    for (std::size_t i = n; i-- > 0;) {
        const review::GotReply& got = client.replies[i];
        const bool shown = n - i <= 2;
        if (!shown && all.last_session) break;
        const auto reply = clients.reply(client, got);
        if (!reply) {
            desk.warn(failure(reply.error(), clients_of(desk).string()).message);
            continue;
        }
        for (const review::Session& s : reply->sessions)
            all.last_session = std::max(all.last_session.value_or(s.day), s.day);
        if (i + 1 == n) {
            all.now = reply->sessions;
            all.from = got.from, all.until = got.until;
        } else if (shown) {
            all.last = reply->sessions;
            all.last_from = got.from, all.last_until = got.until;
            all.has_last = true;
        }
    }
    return all;
}

// The version that is the highest, of it the one sent last; of the plan sent last.
const review::SentPlan& sent(const review::Client& client) {
    const review::SentPlan* found = &client.plans.back();
    for (const review::SentPlan& one : client.plans)
        if (one.plan == client.plans.back().plan && one.version >= found->version) found = &one;
    return *found;
}

std::optional<review::Row> row_of(Desk& desk, const review::Clients& clients,
                                  const review::Client& client, const routine::Library& library,
                                  units::Day today) {
    const auto plan = plan::read(sent(client).text, sent(client).name, library);
    if (!plan) return std::nullopt;
    const Told all = told(desk, clients, client);
    review::Row row;
    row.client = client.id;
    row.label = client.label;
    row.practice = client.practice;
    if (!client.replies.empty()) row.now = review::figures(*plan, all.now, all.from, all.until);
    if (all.has_last) row.last = review::figures(*plan, all.last, all.last_from, all.last_until);
    row.last_session = all.last_session;
    row.silent_days = review::silence(*plan, all.last_session, today);
    row.reasons = review::reasons(plan->review, row.now, row.silent_days);
    return row;
}

Json document(const review::Figures& f) {
    return {{"done", f.done},
            {"planned", f.planned},
            {"sessions", f.sessions},
            {"stopped", f.stopped},
            {"times_over_mark", f.times_over_mark},
            {"bad_signal", f.bad_signal},
            {"seconds_per_stroke", or_null(f.seconds_per_stroke)},
            {"set_seconds_per_stroke", or_null(f.set_seconds_per_stroke)},
            {"in_both_bands_percent", or_null(f.in_both_bands_percent)},
            {"discomfort_before", or_null(f.before)},
            {"discomfort_after", or_null(f.after)},
            {"most_discomfort_up", f.most_discomfort_up}};
}

Json document(const review::Row& row, std::size_t replies) {
    Json reasons = Json::array();
    for (const review::Reason reason : row.reasons) reasons.push_back(review::word(reason));
    Json all{{"client", row.client}, {"label", row.label}, {"replies", replies}};
    all["reasons"] = std::move(reasons);
    all["last_session"] = row.last_session ? Json(units::text(*row.last_session)) : Json(nullptr);
    all["silent_days"] = or_null(row.silent_days);
    all["now"] = replies > 0 ? document(row.now) : Json(nullptr);
    all["last"] = row.last ? document(*row.last) : Json(nullptr);
    all["practice"] = row.practice;
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

void tell(Desk& desk, const review::Row& row, bool replied) {
    std::string head = row.label.empty() ? row.client : row.client + "  " + row.label;
    for (std::size_t i = 0; i < row.reasons.size(); ++i)
        head.append(i == 0 ? "  ** " : ", ").append(text_of(row.reasons[i]));
    if (row.practice) head.append("  ").append(tr("(practice)"));
    desk.say(head);
    if (!replied) return desk.say("    " + std::string{tr("No reply yet.")});
    const review::Figures& f = row.now;
    desk.say("    " + filled(tr("{done} of {planned} done, stopped {stopped}, bad signal {bad}"),
                             {{"done", std::to_string(f.done)},
                              {"planned", std::to_string(f.planned)},
                              {"stopped", std::to_string(f.stopped)},
                              {"bad", std::to_string(f.bad_signal)}}));
    desk.say("    " +
             filled(tr("{pace} s per stroke, set {set}"),
                    {{"pace", short_number(f.seconds_per_stroke, 1)},
                     {"set", short_number(f.set_seconds_per_stroke, 1)}}) +
             was(row, &review::Figures::seconds_per_stroke, 1) + "; " +
             filled(tr("within both bands {share} %"),
                    {{"share", short_number(f.in_both_bands_percent, 0)}}) +
             was(row, &review::Figures::in_both_bands_percent, 0));
    desk.say("    " +
             filled(tr("over the mark {times} times; discomfort {before} → {after}"),
                    {{"times", std::to_string(f.times_over_mark)},
                     {"before", short_number(f.before, 1)},
                     {"after", short_number(f.after, 1)}}) +
             was(row, &review::Figures::after, 1));
}

std::string deleted(const review::Client& client) {
    return filled(tr("{client} is deleted: plans, replies and the name they are known by. Their "
                     "next reply will not be taken."),
                  {{"client", client.label.empty() ? client.id : client.label}});
}

} // namespace

Outcome inbox(Desk& desk) {
    const auto clients = review::Clients::look(clients_of(desk));
    const auto found = clients.all();
    warn_of(desk, found);
    const auto library = desk.library();
    const units::Day today = units::day_at(here(desk.around(), {}).now);
    std::vector<review::Row> rows;
    std::map<std::string, std::size_t> replies;
    for (const review::Client& one : found.all) {
        replies[one.id] = one.replies.size();
        if (auto row = row_of(desk, clients, one, library, today))
            rows.push_back(*std::move(row));
        else
            desk.warn(filled(tr("The plan of {client} cannot be read any more."),
                             {{"client", one.label.empty() ? one.id : one.label}}));
    }
    review::put_in_order(rows);
    Json list = Json::array();
    for (const review::Row& row : rows) {
        tell(desk, row, replies[row.client] > 0);
        list.push_back(document(row, replies[row.client]));
    }
    if (rows.empty())
        desk.say(tr("No clients yet; rolltakt export plan NAME FILE makes one with the plan."));
    desk.answer({{"clients", std::move(list)}});
    return 0;
}

Outcome list_clients(Desk& desk) {
    const auto found = review::Clients::look(clients_of(desk)).all();
    warn_of(desk, found);
    Json list = Json::array();
    for (const review::Client& one : found.all) {
        const review::SentPlan& plan = sent(one);
        desk.say(filled(trn("{client}  {label}  {plan}, version {version}, {n} reply",
                            "{client}  {label}  {plan}, version {version}, {n} replies",
                            one.replies.size()),
                        {{"client", one.id},
                         {"label", one.label},
                         {"plan", plan.name},
                         {"version", std::to_string(plan.version)}}));
        list.push_back({{"id", one.id},
                        {"label", one.label},
                        {"plan", plan.name},
                        {"version", plan.version},
                        {"replies", one.replies.size()},
                        {"practice", one.practice}});
    }
    if (found.all.empty())
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

Outcome close_client(Desk& desk, const Closing& closing) {
    const auto size = paper_typed(closing.paper);
    if (!size) return tl::unexpected{size.error()};
    const auto folder = clients_of(desk);
    const auto client = client_named(review::Clients::look(folder).all(), closing.id);
    if (!client) return tl::unexpected{client.error()};
    auto clients = review::Clients::open(folder); // no other desk takes a reply meanwhile
    if (!clients) return tl::unexpected{failure(clients.error(), folder.string())};
    const auto library = desk.library();
    auto record = record_of(*clients, *client);
    record.closed = units::day_at(here(desk.around(), {}).now);
    record.exercises = library.exercises();
    record.routines = library.routines();
    const auto printed = report::print(record, *size);
    if (!printed) return tl::unexpected{failure(printed.error())};
    if (const auto done = exports::write(closing.file, closing.replace, printed->pdf); !done)
        return tl::unexpected{done.error()};
    if (const auto gone = clients->remove(client->id); !gone)
        return tl::unexpected{failure(gone.error(), (folder / client->id).string())};
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

Outcome delete_client(Desk& desk, const std::string& id) {
    const auto folder = clients_of(desk);
    const auto client = client_named(review::Clients::look(folder).all(), id);
    if (!client) return tl::unexpected{client.error()};
    auto clients = review::Clients::open(folder);
    if (!clients) return tl::unexpected{failure(clients.error(), folder.string())};
    if (const auto gone = clients->remove(client->id); !gone)
        return tl::unexpected{failure(gone.error(), (folder / client->id).string())};
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
    const auto id = std::make_shared<std::string>();
    CLI::App* deleting =
        client->add_subcommand("delete", tr("deletes all that is kept of a client"));
    deleting->add_option("ID", *id, tr("as client list names it"))->required();
    deleting->callback(
        [id, &chosen] { chosen = [id](Desk& desk) { return sealed::delete_client(desk, *id); }; });
}

} // namespace terminal
