// export reply, import reply: from the client back to the desk.
#include "terminal/exchange.h"

#include "review/practices.h"
#include "terminal/exports.h"
#include "terminal/here.h"
#include "terminal/mail.h"
#include "terminal/replying.h"
#include "terminal/typed.h"
#include "wording/plans.h"
#include "wording/wording.h"

#include <algorithm>

namespace terminal::sealed {

using wording::filled, wording::tr, wording::trn;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

constexpr const char* reply_part = "reply";

// --- at the client's

// The plan that is answered: the one that is named, else the only one.
Result<std::size_t> chosen(const std::vector<review::Practice>& known,
                           const std::optional<std::string>& name) {
    std::vector<std::size_t> fitting;
    std::string names;
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (name && known[i].plan_name != *name) continue;
        fitting.push_back(i);
        names.append(names.empty() ? "" : ", ").append(known[i].plan_name);
    }
    if (fitting.size() == 1) return fitting.front();
    if (!fitting.empty())
        return tl::unexpected{
            Failure{"which_plan", filled(tr("Several plans came from a practice ({plans}); say "
                                            "which one is answered with --plan."),
                                         {{"plans", names}})}};
    if (name) return tl::unexpected{Failure{"not_found", wording::no_plan(*name)}};
    return tl::unexpected{
        Failure{"not_found", tr("No plan came from a practice yet; rolltakt import plan FILE "
                                "takes one, and replies go where it came from.")}};
}

Result<std::pair<units::Day, units::Day>> days(const Desk& desk, const ReplyOut& asked,
                                               const review::Practice& to) {
    const auto at = here(desk);
    if (!at) return tl::unexpected{at.error()};
    const units::Day today = units::day_at(at->now);
    units::Day until = today;
    if (const auto wrong = read_day("--to", asked.to, until)) return tl::unexpected{*wrong};
    until = std::min(until, today); // what comes later is not told yet
    auto store = desk.open_to_read();
    if (!store) return tl::unexpected{store.error()};
    auto from = first_day_of(*store, desk.library(), to, until, desk.file());
    if (!from) return tl::unexpected{from.error()};
    if (const auto wrong = read_day("--from", asked.from, *from)) return tl::unexpected{*wrong};
    if (until < *from) return tl::unexpected{Failure{"usage", tr("--to lies before --from.")}};
    return std::pair{*from, until};
}

// Where nobody else writes, what is not kept of a session yet is made and kept: its traces, too.
Result<store::Store> store_of(Desk& desk) {
    if (auto store = desk.open()) return store;
    return desk.open_to_read();
}

Json lines_of(const std::vector<std::string>& lines) {
    Json list = Json::array();
    for (const std::string& line : lines) list.push_back(line);
    return list;
}

// The file, or its name in the mailbox.
Result<std::string> put_out(Desk& desk, const ReplyOut& asked, const bundle::Bytes& bytes) {
    if (!asked.file)
        return post(desk, bundle::Kind::reply, bytes, [](const auto&) { return Result<void>{}; });
    if (const auto done = write(*asked.file, asked.replace, bytes); !done)
        return tl::unexpected{done.error()};
    return *asked.file;
}

// --- at the desk

Result<bundle::Opened> opened(const Desk& desk, const std::string& file, const Sealed& sealed) {
    const auto keys_file = practice_keys_of(desk);
    const auto keys = review::practice_keys(keys_file);
    if (!keys && keys.error() == store::StoreError::not_found)
        return tl::unexpected{Failure{
            "no_keys",
            filled(tr("{file} cannot be opened here: this computer has sent no plan yet, and a "
                      "reply opens only where its plan came from."),
                   {{"file", file}}),
            file}};
    if (!keys) return tl::unexpected{failure(keys.error(), keys_file.string())};
    auto result = bundle::open_with(*keys, sealed.bytes);
    if (!result) return tl::unexpected{refused(file, result.error())};
    return *std::move(result);
}

struct Came {
    bundle::ReplyAbout about;
    bundle::Digest content;
    review::Reply reply;
};

Result<Came> read(const std::string& file, const bundle::Opened& opened) {
    const auto about = bundle::reply_about(opened);
    if (!about) return tl::unexpected{not_as_made(file)};
    const auto reply = review::reply_in(*about, opened.parts);
    if (!reply)
        return tl::unexpected{reply.error() == bundle::Refusal::newer ? newer(file)
                                                                      : not_as_made(file)};
    return Came{*about, bundle::digest(opened.parts), *reply};
}

} // namespace

Outcome export_reply(Desk& desk, const ReplyOut& asked) {
    collect_plans(desk); // the reply tells which version it answers
    const auto file = practices_of(desk);
    if (!file) return tl::unexpected{file.error()};
    auto known = review::practices(*file);
    if (!known) return tl::unexpected{failure(known.error(), file->string())};
    const auto which = chosen(*known, asked.plan);
    if (!which) return tl::unexpected{which.error()};
    const review::Practice& to = (*known)[*which];
    const auto span = days(desk, asked, to);
    if (!span) return tl::unexpected{span.error()};
    auto store = store_of(desk);
    if (!store) return tl::unexpected{store.error()};
    auto all = gather(*store, exports::practising(desk), {span->first, span->second, asked.without},
                      desk.file());
    if (!all) return tl::unexpected{all.error()};
    if (const auto read = add_traces(*store, *all, desk.file()); !read)
        return tl::unexpected{read.error()};
    const auto lines = told_in(*all);
    const auto sealed = sealed_reply(to, *all);
    if (!sealed) return tl::unexpected{sealed.error()};
    if (const auto kept = count_one(*file, to); !kept) return tl::unexpected{kept.error()};
    const auto out = put_out(desk, asked, *sealed);
    if (!out) {
        take_back_one(*file, to);
        return tl::unexpected{out.error()};
    }
    // What was not noted is told once more with the next one.
    if (const auto kept = told_until(*file, to, span->second); !kept)
        desk.warn(kept.error().message);
    desk.say(filled(tr("The reply is sealed: {file}. Only the practice can open it."),
                    {{"file", *out}}));
    for (const std::string& line : lines) desk.say(line);
    desk.answer({{"file", *out},
                 {"mailbox", !asked.file},
                 {"plan", to.plan_name},
                 {"version", to.version},
                 {"counter", to.replies + 1},
                 {"from", units::text(span->first)},
                 {"to", units::text(span->second)},
                 {"sessions", all->reply.sessions.size()},
                 {"traces", all->reply.traces.size()},
                 {"practice", all->reply.practice},
                 {"left_out",
                  {{"simulated", all->simulated},
                   {"unfinished", all->unfinished},
                   {"unreadable", all->unreadable}}},
                 {"without", review::words(asked.without)},
                 {"lines", lines_of(lines)}});
    return 0;
}

Outcome import_reply(Desk& desk, const std::string& file) {
    const auto sealed = sealed_file(file, bundle::Kind::reply);
    if (!sealed) return tl::unexpected{sealed.error()};
    const auto content = opened(desk, file, *sealed);
    if (!content) return tl::unexpected{content.error()};
    const auto came = read(file, *content);
    if (!came) return tl::unexpected{came.error()};
    auto desk_of = office(desk);
    if (!desk_of) return tl::unexpected{desk_of.error()};
    auto found = desk_of->clients.all();
    warn_of(desk, found);
    review::Client* client = review::who_answers(found.all, came->about);
    if (client == nullptr)
        return tl::unexpected{Failure{
            "unknown_client",
            filled(tr("{file} is of nobody in the list: the client was deleted, or the plan was "
                      "sent from another computer. Nothing was changed."),
                   {{"file", file}}),
            file}};
    const review::GotReply got = review::got_of(came->about, came->content);
    // The other desks read it, too, as soon as there is a mailbox. Before it is taken: afterwards
    // it is nothing new, and would never be kept.
    if (!review::has(*client, got.content))
        if (const auto kept = desk_of->clients.keep_sealed(*client, got.content, sealed->bytes);
            !kept)
            return tl::unexpected{not_kept(desk, *client, kept.error())};
    const auto fresh = desk_of->clients.take(*client, got, came->reply, came->about.answer_to);
    if (!fresh) return tl::unexpected{not_kept(desk, *client, fresh.error())};
    if (const auto told = send(desk, *desk_of); !told) return tl::unexpected{told.error()};
    const std::string label = review::called(*client);
    if (came->reply.practice) desk.say(tr("Practice: nothing of this is anybody's history."));
    desk.say(*fresh ? filled(trn("{n} session of {client} is kept.",
                                 "{n} sessions of {client} are kept.", came->reply.sessions.size()),
                             {{"client", label}})
                    : std::string{tr("This reply was taken already; nothing is new.")});
    desk.answer({{"client", client->id},
                 {"label", client->label},
                 {"new", *fresh},
                 {"counter", got.counter},
                 {"from", units::text(got.from)},
                 {"to", units::text(got.until)},
                 {"sessions", came->reply.sessions.size()},
                 {"practice", came->reply.practice}});
    return 0;
}

} // namespace terminal::sealed
