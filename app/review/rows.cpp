#include "review/rows.h"

#include "review/versions.h"

#include <algorithm>

namespace review {
namespace {

void add(std::vector<Session>& all, const Reply& reply) {
    for (const Session& s : reply.sessions) {
        const auto known = std::find_if(all.begin(), all.end(),
                                        [&](const Session& one) { return one.id == s.id; });
        if (known == all.end())
            all.push_back(s);
        else
            *known = joined(*known, s);
    }
}

std::optional<Reply> read(const Clients& clients, const Client& client, const GotReply& got,
                          Told& all) {
    auto reply = clients.reply(client, got);
    if (!reply) {
        all.not_read.push_back(reply.error());
        return std::nullopt;
    }
    for (const Session& s : reply->sessions)
        all.last_session = std::max(all.last_session.value_or(s.day), s.day);
    return *std::move(reply);
}

// A reply begins on the last day of the one before it: what was seen there is not looked at twice.
void drop_seen(Told& all, const std::vector<Session>& seen) {
    std::erase_if(all.now, [&](const Session& s) {
        const auto before = std::find_if(seen.begin(), seen.end(),
                                         [&](const Session& one) { return one.id == s.id; });
        return before != seen.end() && !tells_more(s, *before);
    });
}

bool is_in(const std::vector<GotReply>& all, const GotReply& got) {
    return std::any_of(all.begin(), all.end(),
                       [&](const GotReply& one) { return one.content == got.content; });
}

} // namespace

Places places_in(const std::filesystem::path& data) {
    return {data / "clients", data / "practice.key", data / "mailbox.desk", data / "mailbox.folder",
            data / "plans"};
}

Told told(const Clients& clients, const Client& client, const ToLookAt& at) {
    Told all;
    for (const GotReply& got : at.now) {
        all.from = &got == &at.now.front() ? got.from : std::min(all.from, got.from);
        all.until = std::max(all.until, got.until);
        if (const auto reply = read(clients, client, got, all)) add(all.now, *reply);
    }
    if (!at.last) return all;
    if (const auto reply = read(clients, client, *at.last, all)) {
        all.last = reply->sessions;
        all.last_from = at.last->from, all.last_until = at.last->until;
        all.has_last = true;
        drop_seen(all, all.last);
    }
    for (const GotReply& got : seen(client, at)) { // what tells of the same days
        if (got.until < all.from || all.until < got.from || got.content == at.last->content)
            continue;
        if (const auto seen = clients.reply(client, got)) drop_seen(all, seen->sessions);
    }
    // Earlier ones are asked for the last session only.
    for (std::size_t i = client.replies.size(); i-- > 0 && !all.last_session;)
        read(clients, client, client.replies[i], all);
    return all;
}

std::vector<GotReply> seen(const Client& client, const ToLookAt& at) {
    std::vector<GotReply> all = client.replies;
    std::erase_if(all, [&](const GotReply& got) { return is_in(at.now, got); });
    return all;
}

Row row_of(const Looking& at, const Client& client) {
    const SentPlan& sent = current(at.practice, client, at.courses);
    const ToLookAt wanted = to_look_at(client, at.courses);
    const auto course = at.courses.find(client.known_as);
    Row row;
    row.client = client.id;
    row.label = client.label;
    row.practice = client.practice;
    row.fresh = wanted.fresh;
    row.replies = client.replies.size();
    row.two_plans = in_conflict(client, sent);
    row.notes = course == at.courses.end() ? 0 : course->second.notes.size();
    const auto plan = plan::read(sent.text, sent.name, at.library);
    if (!plan) {
        row.unread = Row::Unread::plan;
        return row;
    }
    const Told all = told(at.clients, client, wanted);
    row.not_read = all.not_read;
    Versions versions{client, sent, *plan, at.library};
    if (!client.replies.empty())
        row.now =
            figures(versions.held(wanted.now, seen(client, wanted)), all.now, all.from, all.until);
    if (all.has_last)
        row.last =
            figures(versions.held({&*wanted.last, 1}), all.last, all.last_from, all.last_until);
    row.last_session = all.last_session;
    row.silent_days = silence(*plan, all.last_session, at.today);
    row.reasons = reasons(plan->review, row.now, row.silent_days);
    return row;
}

Row row_of_unreadable(const std::filesystem::path& file) {
    Row row;
    row.client = file.parent_path().filename().string();
    row.unread = Row::Unread::file;
    return row;
}

bool inconspicuous(const Row& row) {
    NotTold hidden = row.now.not_told;
    hidden.traces = 0; // all figures are told without them
    return row.fresh > 0 && row.reasons.empty() && row.unread == Row::Unread::nothing &&
           row.not_read.empty() && !row.two_plans && hidden == NotTold{};
}

} // namespace review
