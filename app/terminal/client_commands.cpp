// client show, seen, note: what is known of a client, what was looked at, and the desks' own notes.
#include "terminal/exchange_commands.h"

#include "plan/plan_file.h"
#include "review/export.h"
#include "review/rows.h"
#include "terminal/exchange.h"
#include "terminal/exports.h"
#include "terminal/here.h"
#include "terminal/mail.h"
#include "terminal/typed.h"
#include "wording/review.h"
#include "wording/wording.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

namespace terminal {

using wording::filled, wording::tr, wording::trn;
template <class T> using Result = tl::expected<T, Failure>;

namespace sealed {
namespace {

struct Seeing {
    std::vector<std::string> clients;
    bool all = false;
};

struct Noting {
    std::string client;
    std::optional<std::string> text;
    std::optional<int> instead, remove; // of the notes, as client show counts them
};

std::string date(units::WallTime at) {
    return wording::date(std::chrono::year_month_day{units::day_at(at)});
}

std::string date(units::Day day) { return wording::date(std::chrono::year_month_day{day}); }

const mailbox::Course* course_of(const review::Courses& courses, const review::Client& client) {
    const auto found = courses.find(client.known_as);
    return found == courses.end() ? nullptr : &found->second;
}

bool is_seen(const mailbox::Course* course, const review::GotReply& got) {
    return course != nullptr && course->seen.contains(got.content);
}

// --- show

Json plans_of(Desk& desk, const Looked& looked, const review::Client& client,
              const routine::Library& library) {
    Json list = Json::array();
    const review::SentPlan& current = current_plan(looked, client);
    for (const review::SentPlan& sent : client.plans) {
        const bool conflict = review::in_conflict(client, sent), holds = &sent == &current;
        std::string line =
            filled(tr("  {plan}, version {version}"),
                   {{"plan", title_of(sent, library)}, {"version", std::to_string(sent.version)}});
        if (holds) line.append("  ").append(tr("(holds)"));
        if (conflict) line.append("  ** ").append(tr("sent twice in different words"));
        desk.say(line);
        list.push_back({{"plan", sent.name},
                        {"title", title_of(sent, library)},
                        {"version", sent.version},
                        {"holds", holds},
                        {"conflict", conflict},
                        {"text", sent.text}});
    }
    return list;
}

// Of one version in two contents, both texts are shown: a person decides.
void show_both(Desk& desk, const review::Client& client, const review::SentPlan& current) {
    if (!review::in_conflict(client, current)) return;
    for (const review::SentPlan& sent : client.plans)
        if (sent.plan == current.plan && sent.version == current.version) {
            desk.say("---");
            desk.say(sent.text);
        }
    desk.say("---");
    desk.say(tr("The next version, with client answer, puts an end to it."));
}

// "2 Nov 2026  Slowly  12 min  4 → 3  stopped: pain"
std::string line_of(const review::Session& s, const std::map<std::string, std::string>& titles) {
    const auto level = [](const std::optional<int>& n) {
        return n ? std::to_string(*n) : std::string{"–"};
    };
    const auto title = titles.find(s.routine);
    std::string line = date(s.day) + "  ";
    line.append(title == titles.end() ? s.routine : title->second).append("  ");
    line += filled(tr("{n} min"), {{"n", wording::number(std::round(s.seconds / 60.0), 0)}});
    if (s.before || s.after)
        line.append("  ").append(level(s.before)).append(" → ").append(level(s.after));
    if (s.stopped) line.append("  ").append(tr("stopped"));
    if (!s.pain.empty())
        line.append("  ").append(trn("{n} time pain told", "{n} times pain told", s.pain.size()));
    if (s.measured && !s.usable) line.append("  ").append(tr("bad signal"));
    if (const auto left_out = wording::not_told(s.left_out); !left_out.empty())
        line.append("  ").append(left_out);
    return line;
}

Json document(const review::Session& s) {
    const auto told = [](bool left_out, auto value) {
        return left_out ? Json(nullptr) : Json(value);
    };
    return {{"day", units::text(s.day)},
            {"routine", s.routine},
            {"duration_s", s.seconds},
            {"stopped", s.stopped},
            {"ended_by", s.ended_by ? Json(*s.ended_by) : Json(nullptr)},
            {"measured", told(s.left_out.measured, s.measured)},
            {"usable", told(s.left_out.measured, s.usable)},
            {"discomfort_before", or_null(s.before)},
            {"discomfort_after", or_null(s.after)},
            {"pain", told(s.left_out.pain, s.pain.size())},
            {"not_told", review::words(s.left_out)}};
}

// Of the routines in the plans that were sent.
std::map<std::string, std::string> titles_in(const review::Client& client,
                                             const routine::Library& library) {
    std::map<std::string, std::string> titles;
    for (const review::SentPlan& sent : client.plans)
        if (const auto plan = plan::read(sent.text, sent.name, library))
            for (const plan::Planned& planned : plan->routines)
                titles[planned.routine.id] = planned.routine.title.in(wording::language());
    return titles;
}

// What is in it, a line for each session.
Json sessions_of(Desk& desk, const Looked& looked, const review::Client& client,
                 const review::GotReply& got, const std::map<std::string, std::string>& titles) {
    const auto reply = looked.clients.reply(client, got);
    if (!reply) {
        desk.warn(failure(reply.error(), clients_of(desk).string()).message);
        return nullptr;
    }
    Json list = Json::array();
    for (const review::Session& s : reply->sessions) {
        desk.say("    " + line_of(s, titles));
        list.push_back(document(s));
    }
    return list;
}

Json replies_of(Desk& desk, const Looked& looked, const mailbox::Course* course,
                const review::Client& client, const routine::Library& library) {
    const auto titles = titles_in(client, library);
    Json list = Json::array();
    for (const review::GotReply& got : client.replies) {
        const bool seen = is_seen(course, got);
        std::string line = filled(tr("  {from} to {until}, of version {version}"),
                                  {{"from", date(got.from)},
                                   {"until", date(got.until)},
                                   {"version", std::to_string(got.version)}});
        if (seen) line.append("  ").append(tr("(seen)"));
        desk.say(line);
        Json sessions = sessions_of(desk, looked, client, got, titles);
        list.push_back({{"counter", got.counter},
                        {"version", got.version},
                        {"from", units::text(got.from)},
                        {"to", units::text(got.until)},
                        {"sessions", std::move(sessions)},
                        {"seen", seen}});
    }
    return list;
}

Json notes_of(Desk& desk, const mailbox::Course* course) {
    Json list = Json::array();
    if (course == nullptr) return list;
    for (std::size_t i = 0; i < course->notes.size(); ++i) {
        const auto& note = course->notes[i];
        std::string line = "  " + std::to_string(i + 1) + "  " + date(note.at) + "  ";
        line.append(note.told.text.empty() ? tr("(taken back)") : note.told.text);
        if (note.conflict) line.append("  ** ").append(tr("changed on two desks at once"));
        desk.say(line);
        list.push_back({{"number", i + 1},
                        {"at", units::iso8601(note.at)},
                        {"text", note.told.text},
                        {"conflict", note.conflict}});
    }
    return list;
}

Outcome show_client(Desk& desk, const std::string& who) {
    const auto looked = look(desk);
    if (!looked) return tl::unexpected{looked.error()};
    const auto client = client_named(looked->found, who);
    if (!client) return tl::unexpected{client.error()};
    const mailbox::Course* course = course_of(looked->courses, *client);
    desk.say(client->label.empty() ? client->id : client->id + "  " + client->label);
    desk.say(tr("Plans:"));
    const auto library = desk.library();
    Json plans = plans_of(desk, *looked, *client, library);
    desk.say(client->replies.empty() ? tr("No reply yet.") : tr("Replies:"));
    Json replies = replies_of(desk, *looked, course, *client, library);
    if (course != nullptr && !course->notes.empty()) desk.say(tr("Notes:"));
    Json notes = notes_of(desk, course);
    show_both(desk, *client, current_plan(*looked, *client));
    desk.answer({{"id", client->id},
                 {"label", client->label},
                 {"practice", client->practice},
                 {"plans", std::move(plans)},
                 {"replies", std::move(replies)},
                 {"notes", std::move(notes)}});
    return 0;
}

// --- seen

Result<std::vector<review::Client>> meant(const review::Clients::Found& found,
                                          const Seeing& asked) {
    if (asked.all) return found.all;
    if (asked.clients.empty())
        return tl::unexpected{
            Failure{"usage", tr("Say whose replies were seen, or --all for everybody's.")}};
    std::vector<review::Client> clients; // all of them, or nobody
    for (const std::string& who : asked.clients) {
        auto client = client_named(found, who);
        if (!client) return tl::unexpected{client.error()};
        clients.push_back(*std::move(client));
    }
    return clients;
}

unsigned long see(Office& office, const review::Client& client, units::WallTime now) {
    const auto courses = review::by_client(office.mail.desk.events);
    const mailbox::Course* course = course_of(courses, client);
    unsigned long n = 0;
    for (const review::GotReply& got : client.replies) {
        if (is_seen(course, got)) continue;
        mailbox::add(office.mail.desk, client.known_as, mailbox::Seen{got.content}, now);
        ++n;
    }
    return n;
}

// What came while it was looked at was not seen: only what was there before counts.
Outcome mark_seen(Desk& desk, const Seeing& asked) {
    const auto found = review::Clients::look(clients_of(desk)).all();
    warn_of(desk, found);
    const auto before = meant(found, asked);
    if (!before) return tl::unexpected{before.error()};
    auto desk_of = office(desk);
    if (!desk_of) return tl::unexpected{desk_of.error()};
    const auto now = here(desk.around(), {}).now;
    Json list = Json::array();
    for (const review::Client& client : *before) {
        if (desk_of->mail.desk.events.closed(client.known_as)) continue;
        const auto n = see(*desk_of, client, now);
        if (n > 0)
            desk.say(
                filled(trn("{client}: {n} reply is seen.", "{client}: {n} replies are seen.", n),
                       {{"client", review::called(client)}}));
        list.push_back({{"client", client.id}, {"replies", n}});
    }
    if (const auto sent = send(desk, *desk_of); !sent) return tl::unexpected{sent.error()};
    if (found.unreadable.empty() &&
        std::all_of(list.begin(), list.end(), [](const Json& one) { return one["replies"] == 0; }))
        desk.say(tr("Everything was seen already; nothing is new."));
    desk.answer({{"seen", std::move(list)}});
    return 0;
}

// --- note

Result<mailbox::Note> note_of(const Noting& asked, const mailbox::Course* course) {
    mailbox::Note note;
    if (asked.text) {
        auto text = text_typed("--text", *asked.text);
        if (!text) return tl::unexpected{text.error()};
        note.text = *std::move(text);
    }
    if (note.text.empty() == !asked.remove)
        return tl::unexpected{
            Failure{"usage", tr("Say the note with --text, or with --remove which one goes.")}};
    if (asked.instead && asked.remove)
        return tl::unexpected{Failure{
            "usage", tr("Either --instead or --remove: a note is changed, or taken back.")}};
    if (!asked.instead && !asked.remove) return note;
    const int number = asked.remove ? *asked.remove : *asked.instead;
    const int there = course == nullptr ? 0 : static_cast<int>(course->notes.size());
    if (number < 1 || number > there)
        return tl::unexpected{
            Failure{"not_found",
                    filled(tr("There is no note {n}; client show counts those that are there."),
                           {{"n", std::to_string(number)}})}};
    note.replaces = course->notes[static_cast<std::size_t>(number - 1)].key;
    return note;
}

// Counted as they were shown: what comes now may stand before it.
Result<mailbox::Note> note_shown(const Desk& desk, const Noting& asked) {
    if (!asked.instead && !asked.remove) return note_of(asked, nullptr);
    const auto client = client_named(review::Clients::look(clients_of(desk)).all(), asked.client);
    if (!client) return tl::unexpected{client.error()};
    const auto courses = courses_here(desk);
    if (!courses) return tl::unexpected{courses.error()};
    return note_of(asked, course_of(*courses, *client));
}

// Two notes that were changed at once both stand; which one is meant is clear by its key alone.
Outcome add_note(Desk& desk, const Noting& asked) {
    const auto note = note_shown(desk, asked);
    if (!note) return tl::unexpected{note.error()};
    auto desk_of = office(desk);
    if (!desk_of) return tl::unexpected{desk_of.error()};
    const auto client = client_named(desk_of->clients.all(), asked.client);
    if (!client) return tl::unexpected{client.error()};
    if (!mailbox::add(desk_of->mail.desk, client->known_as, *note, here(desk.around(), {}).now))
        return tl::unexpected{Failure{"usage", tr("The note is too long; 16,000 letters fit.")}};
    if (const auto sent = send(desk, *desk_of); !sent) return tl::unexpected{sent.error()};
    desk.say(filled(asked.remove
                        ? tr("The note on {client} is taken back.")
                        : tr("The note on {client} is kept; no reply and no plan tells it."),
                    {{"client", review::called(*client)}}));
    desk.answer({{"client", client->id}, {"text", note->text}});
    return 0;
}

// --- export

struct Exporting {
    std::string client, file;
    bool replace = false;
};

Outcome export_client(Desk& desk, const Exporting& asked) {
    const auto looked = look(desk);
    if (!looked) return tl::unexpected{looked.error()};
    const auto client = client_named(looked->found, asked.client);
    if (!client) return tl::unexpected{client.error()};
    const auto mail = review::mail(review::places_in(desk.data()).mail);
    if (!mail) return tl::unexpected{failure(mail.error(), desk.data().string())};
    const auto all = review::everything_of(looked->clients, *client, mail->desk.events);
    if (const auto done = exports::write(asked.file, asked.replace, all.text); !done)
        return tl::unexpected{done.error()};
    if (const auto less = wording::not_exported(all); !less.empty()) desk.warn(less);
    desk.say(filled(tr("{file} is written; whoever has it can read it."), {{"file", asked.file}}));
    desk.answer({{"client", client->id},
                 {"file", asked.file},
                 {"unreadable_replies", all.unreadable},
                 {"unreadable_traces", all.unreadable_traces}});
    return 0;
}

} // namespace
} // namespace sealed

void add_client_review(CLI::App& client, Command& chosen) {
    const auto who = std::make_shared<std::string>();
    CLI::App* show = client.add_subcommand("show", tr("plans, replies and notes of one of them"));
    show->add_option("ID", *who, tr("as client list names it"))->required();
    show->callback(
        [who, &chosen] { chosen = [who](Desk& desk) { return sealed::show_client(desk, *who); }; });

    const auto seeing = std::make_shared<sealed::Seeing>();
    CLI::App* seen =
        client.add_subcommand("seen", tr("their replies were looked at; changes count from here"));
    seen->add_option("ID", seeing->clients, tr("one or several, as client list names them"));
    seen->add_flag("--all", seeing->all, tr("everybody's"));
    seen->callback([seeing, &chosen] {
        chosen = [seeing](Desk& desk) { return sealed::mark_seen(desk, *seeing); };
    });

    const auto noting = std::make_shared<sealed::Noting>();
    CLI::App* note = client.add_subcommand("note", tr("a note of your own, for the desks alone"));
    note->add_option("ID", noting->client, tr("as client list names it"))->required();
    note->add_option("--text", noting->text, tr("the note"))->type_name(tr("words"));
    note->add_option("--instead", noting->instead, tr("of this note, as client show counts them"));
    note->add_option("--remove", noting->remove, tr("takes this note back"));
    note->callback([noting, &chosen] {
        chosen = [noting](Desk& desk) { return sealed::add_note(desk, *noting); };
    });

    const auto exporting = std::make_shared<sealed::Exporting>();
    CLI::App* all = client.add_subcommand("export", tr("everything of one of them, as one file"));
    all->add_option("ID", exporting->client, tr("as client list names it"))->required();
    all->add_option("FILE", exporting->file, tr("to be written; for you alone to read"))
        ->required();
    all->add_flag("--replace", exporting->replace, tr("writes an older file anew"));
    all->callback([exporting, &chosen] {
        chosen = [exporting](Desk& desk) { return sealed::export_client(desk, *exporting); };
    });
}

} // namespace terminal
