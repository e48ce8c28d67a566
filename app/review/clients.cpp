#include "review/clients.h"

#include "review/disk.h"
#include "review/json.h"
#include "store/files.h"
#include "store/trouble.h"

#include <algorithm>
#include <tuple>

namespace review {

namespace fs = std::filesystem;
using store::StoreError;

namespace {

constexpr const char* schema = "rolltakt-client-1";
constexpr const char* file_name = "client.json";
constexpr const char* outgoing = "out"; // a folder
constexpr std::size_t most_plans = 1000, most_replies = 10000, longest_text = 65536;

Json json_of(const SentPlan& p) {
    return {
        {"plan", bundle::text(p.plan)}, {"name", p.name}, {"version", p.version}, {"text", p.text}};
}

Json json_of(const GotReply& r) {
    return {{"content", bundle::text(r.content)},
            {"plan", bundle::text(r.plan)},
            {"version", r.version},
            {"counter", r.counter},
            {"from", units::text(r.from)},
            {"until", units::text(r.until)}};
}

template <class T> Json list_of(const std::vector<T>& values) {
    Json list = Json::array();
    for (const T& value : values) list.push_back(json_of(value));
    return list;
}

void read(Reader& in, SentPlan& p) {
    in.read_id("plan", p.plan);
    in.read("name", p.name);
    in.read_whole("version", p.version, std::uint32_t{1}, UINT32_MAX);
    in.read_text("text", p.text, longest_text);
}

void read(Reader& in, GotReply& r) {
    in.read_id("content", r.content);
    in.read_id("plan", r.plan);
    in.read_whole("version", r.version, std::uint32_t{1}, UINT32_MAX);
    in.read_whole("counter", r.counter, std::uint64_t{1}, std::uint64_t{INT64_MAX});
    in.read("from", r.from);
    in.read("until", r.until);
}

std::string text_of(const Client& c) {
    return Json{{"schema", schema},
                {"known_as", bundle::text(c.known_as)},
                {"label", c.label},
                {"practice", c.practice},
                {"plans", list_of(c.plans)},
                {"replies", list_of(c.replies)},
                {"answer_to", c.answer_to ? Json(bundle::text(*c.answer_to)) : Json(nullptr)}}
        .dump(1);
}

std::optional<Client> client_of(std::string id, std::string_view text) {
    const Json all = parsed(text);
    bool good = all.is_object();
    if (!good) return std::nullopt;
    Client c;
    c.id = std::move(id);
    std::string kind;
    Reader in{all, good};
    in.read("schema", kind);
    in.read_id("known_as", c.known_as);
    in.read_text("label", c.label, longest_text);
    in.read("practice", c.practice);
    in.read_list("plans", c.plans, most_plans, [](Reader& one, SentPlan& p) { read(one, p); });
    in.read_list("replies", c.replies, most_replies,
                 [](Reader& one, GotReply& r) { read(one, r); });
    if (!in.is_null("answer_to")) in.read_id("answer_to", c.answer_to.emplace());
    if (!good || kind != schema || c.plans.empty()) return std::nullopt;
    return c;
}

// By its content: the same reply has one file, whatever name it came under.
fs::path file_of(const fs::path& folder, const Client& client, const GotReply& reply) {
    return folder / client.id / ("reply-" + bundle::text(reply.content) + ".json");
}

// By what went out: of a version in other words another one.
fs::path recording_of(const fs::path& folder, const Client& client, const SentPlan& sent) {
    const auto whole = bundle::digest({bundle::part("plan", bundle::text(sent.plan)),
                                       bundle::part("version", std::to_string(sent.version)),
                                       bundle::part("text", sent.text)});
    return folder / client.id / ("voice-" + bundle::text(whole) + ".wav");
}

fs::path file_of_traces(const fs::path& folder, const Client& client, const GotReply& reply) {
    return folder / client.id / ("traces-" + bundle::text(reply.content) + ".json");
}

} // namespace

std::string called(const Client& client) { return client.label.empty() ? client.id : client.label; }

bool has(const Client& client, const bundle::Digest& reply) {
    return std::any_of(client.replies.begin(), client.replies.end(),
                       [&](const GotReply& got) { return got.content == reply; });
}

Clients::Clients(fs::path folder, std::unique_ptr<store::WriterLock> lock)
    : folder_{std::move(folder)}, lock_{std::move(lock)} {}
Clients::Clients(Clients&&) noexcept = default;
Clients::~Clients() = default;

Clients Clients::look(fs::path folder) { return {std::move(folder), nullptr}; }

store::Result<Clients> Clients::open(fs::path folder) {
    return store::guarded([&] {
        store::make_private_folder(folder);
        auto lock = std::make_unique<store::WriterLock>(folder / "desk");
        return Clients{folder, std::move(lock)};
    });
}

Clients::Found Clients::all() const {
    Found found;
    std::error_code failed;
    for (fs::directory_iterator it{folder_, failed}, end; !failed && it != end;
         it.increment(failed)) {
        std::error_code none;
        if (!fs::is_directory(fs::symlink_status(it->path(), none))) continue;
        const fs::path file = it->path() / file_name;
        const auto text = text_in(file);
        // Without it nothing was acknowledged: what is there was cut short.
        if (!text && text.error() == StoreError::not_found) continue;
        auto client = text ? client_of(it->path().filename().string(), *text) : std::nullopt;
        if (client)
            found.all.push_back(*std::move(client));
        else
            found.unreadable.push_back(file.string());
    }
    std::sort(found.all.begin(), found.all.end(), [](const Client& one, const Client& other) {
        return std::tie(one.label, one.id) < std::tie(other.label, other.id);
    });
    std::sort(found.unreadable.begin(), found.unreadable.end());
    return found;
}

store::Result<Reply> Clients::reply(const Client& client, const GotReply& got) const {
    const auto text = text_in(file_of(folder_, client, got));
    if (!text) return tl::unexpected{text.error()};
    auto reply = reply_of(*text);
    if (!reply) return tl::unexpected{StoreError::damaged};
    return *std::move(reply);
}

store::Result<Traces> Clients::traces(const Client& client, const GotReply& got,
                                      const Reply& of) const {
    const auto text = text_in(file_of_traces(folder_, client, got));
    if (!text && text.error() == StoreError::not_found) return Traces{};
    if (!text) return tl::unexpected{text.error()};
    auto traces = review::traces_of(*text, of);
    if (!traces) return tl::unexpected{StoreError::damaged};
    return *std::move(traces);
}

store::Result<void> Clients::keep(const Client& client) {
    const std::string text = text_of(client);
    if (!client_of(client.id, text)) return tl::unexpected{StoreError::out_of_range};
    return keep_text(folder_ / client.id / file_name, text);
}

store::Result<bool> Clients::take(Client& client, const GotReply& got, const Reply& reply,
                                  const bundle::PublicKey& answer_to) {
    if (has(client, got.content)) return false;
    Client after = client;
    const bool latest = after.replies.empty() || after.replies.back().counter <= got.counter;
    if (latest) after.answer_to = answer_to;
    after.practice = after.practice || reply.practice;
    after.replies.push_back(got);
    std::sort(
        after.replies.begin(), after.replies.end(), [](const GotReply& one, const GotReply& other) {
            return std::tie(one.counter, one.content) < std::tie(other.counter, other.content);
        });
    if (!client_of(after.id, text_of(after))) return tl::unexpected{StoreError::out_of_range};
    if (!reply.traces.empty())
        if (const auto kept =
                keep_text(file_of_traces(folder_, client, got), review::text_of(reply.traces));
            !kept)
            return tl::unexpected{kept.error()};
    if (const auto kept = keep_text(file_of(folder_, client, got), review::text_of(reply)); !kept)
        return tl::unexpected{kept.error()};
    if (const auto kept = keep(after); !kept) return tl::unexpected{kept.error()};
    client = std::move(after);
    return true;
}

store::Result<void> Clients::remove(const std::string& id) {
    std::error_code failed;
    const fs::path folder = folder_ / id;
    // What names the rest goes last: a removal that was cut short can be repeated.
    for (fs::directory_iterator it{folder, failed}, end; !failed && it != end;) {
        const fs::path path = it->path();
        it.increment(failed);
        if (!failed && path.filename() != file_name) fs::remove_all(path, failed);
    }
    if (!failed) fs::remove_all(folder, failed);
    if (failed) return tl::unexpected{StoreError::failed};
    return {};
}

store::Result<void> Clients::keep_recording(const Client& client, const SentPlan& sent,
                                            std::span<const std::uint8_t> wav) {
    return keep_text(recording_of(folder_, client, sent),
                     {reinterpret_cast<const char*>(wav.data()), wav.size()});
}

std::string Clients::recording(const Client& client, const SentPlan& sent) const {
    return text_in(recording_of(folder_, client, sent)).value_or(std::string{});
}

store::Result<void> Clients::keep_sealed(const Client& client, const bundle::Digest& content,
                                         std::span<const std::uint8_t> bytes) {
    return keep_text(folder_ / client.id / outgoing / (bundle::text(content) + ".rolltakt"),
                     {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::vector<fs::path> Clients::sealed(const Client& client) const {
    std::vector<fs::path> found;
    std::error_code failed;
    for (fs::directory_iterator it{folder_ / client.id / outgoing, failed}, end;
         !failed && it != end; it.increment(failed))
        if (it->path().extension() == ".rolltakt") found.push_back(it->path());
    std::sort(found.begin(), found.end());
    return found;
}

store::Result<std::optional<SessionTraces>>
told_over_time(const Clients& clients, const Client& client, const Session& session) {
    std::optional<StoreError> unread; // a reply that may have had it
    for (auto got = client.replies.rbegin(); got != client.replies.rend(); ++got) {
        if (session.day < got->from || got->until < session.day) continue;
        const auto reply = clients.reply(client, *got);
        if (!reply) {
            unread = reply.error();
            continue;
        }
        const bool has = std::any_of(reply->sessions.begin(), reply->sessions.end(),
                                     [&](const Session& one) { return one.id == session.id; });
        if (!has) continue;
        auto traces = clients.traces(client, *got, *reply);
        if (!traces) return tl::unexpected{traces.error()};
        for (SessionTraces& one : *traces) // of the steps that are shown
            if (one.id == session.id && one.steps.size() == session.steps.size())
                return std::optional{std::move(one)};
    }
    if (unread) return tl::unexpected{*unread};
    return std::optional<SessionTraces>{};
}

std::string new_client_id(bundle::Randomness randomness) {
    return bundle::text(bundle::new_id<bundle::Id<struct of_folder, 4>>(std::move(randomness)));
}

store::Result<bundle::KeyPair> practice_keys(const fs::path& file) {
    auto text = text_in(file);
    if (!text) return tl::unexpected{text.error()};
    auto pair =
        bundle::KeyPair::of({reinterpret_cast<const std::uint8_t*>(text->data()), text->size()});
    bundle::wipe(*text);
    if (!pair) return tl::unexpected{StoreError::damaged};
    return *std::move(pair);
}

store::Result<bundle::KeyPair> practice_keys_made(const fs::path& file) {
    auto there = practice_keys(file);
    if (there || there.error() != StoreError::not_found) return there;
    auto fresh = bundle::KeyPair::fresh(bundle::Randomness::fresh());
    if (const auto kept = keep_practice_keys(file, fresh); !kept)
        return tl::unexpected{kept.error()};
    return fresh;
}

store::Result<void> keep_practice_keys(const fs::path& file, const bundle::KeyPair& keys) {
    const auto secret = keys.secret().bytes();
    return keep_text(file, {reinterpret_cast<const char*>(secret.data()), secret.size()});
}

} // namespace review
