#include "review/export.h"

#include "review/json.h"
#include "units/wall_time.h"

namespace review {
namespace {

// RFC 4648, section 4.
Json base64_or_null(const std::string& bytes) {
    if (bytes.empty()) return nullptr;
    constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t three = 0;
        for (std::size_t k = 0; k < 3; ++k)
            three =
                three << 8 | (i + k < bytes.size() ? static_cast<std::uint8_t>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            text += i + k > bytes.size() ? '=' : letters[three >> (18 - 6 * k) & 63];
    }
    return text;
}

std::string written(const Json& value, int indent) {
    return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

// The object with one more value, which stands on one line: with each number of a trace on a line
// of its own the file would be many times as long.
std::string with_line(const Json& object, const char* key, const std::string& line) {
    std::string text = written(object, 1);
    text.resize(text.size() - 2); // "\n}"
    return text.append(",\n \"").append(key).append("\": ").append(line).append("\n}");
}

} // namespace

Everything everything_of(const Clients& clients, const Client& client,
                         const mailbox::Events& events) {
    Everything all;
    Json plans = Json::array(), notes = Json::array(), seen = Json::array();
    std::string replies;
    for (const SentPlan& sent : client.plans)
        plans.push_back({{"plan", sent.name},
                         {"version", sent.version},
                         {"text", sent.text},
                         {"recording_wav", base64_or_null(clients.recording(client, sent))}});
    for (const GotReply& got : client.replies) {
        const auto reply = clients.reply(client, got);
        if (!reply) {
            ++all.unreadable;
            continue;
        }
        const auto traces = clients.traces(client, got, *reply);
        if (!traces) ++all.unreadable_traces;
        const bool told = traces && !traces->empty();
        replies.append(replies.empty() ? "\n" : ",\n")
            .append(with_line({{"counter", got.counter},
                               {"version", got.version},
                               {"reply", parsed(text_of(*reply))}},
                              "traces", written(told ? json_of(*traces) : Json(nullptr), -1)));
    }
    const Courses courses = by_client(events);
    if (const auto course = courses.find(client.known_as); course != courses.end())
        for (const auto& note : course->second.notes)
            notes.push_back({{"at", units::iso8601(note.at)}, {"text", note.told.text}});
    for (const mailbox::Event& event : events.in_order()) {
        const auto* told = std::get_if<mailbox::Seen>(&event.what);
        if (told != nullptr && event.client == client.known_as)
            seen.push_back(
                {{"at", units::iso8601(event.at)}, {"reply", bundle::text(told->reply)}});
    }
    Json file;
    file["schema"] = "rolltakt-client-export-1";
    file["label"] = client.label;
    file["practice"] = client.practice;
    file["plans"] = std::move(plans);
    file["unreadable_replies"] = all.unreadable;
    file["unreadable_traces"] = all.unreadable_traces;
    file["notes"] = std::move(notes);
    file["seen"] = std::move(seen);
    all.text = with_line(file, "replies", "[" + replies + "]") + "\n";
    return all;
}

} // namespace review
