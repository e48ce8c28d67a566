#include "review/practices.h"

#include "review/disk.h"
#include "review/json.h"

namespace review {
namespace {

constexpr const char* schema = "rolltakt-practices-1";
constexpr std::size_t most_practices = 1000;

using PrivateKey = bundle::Id<struct of_private_key, 32>; // as text only

Json json_of(const Practice& p) {
    return {{"key", bundle::text(p.key)},
            {"known_as", bundle::text(p.known_as)},
            {"plan", bundle::text(p.plan)},
            {"plan_name", p.plan_name},
            {"version", p.version},
            {"replies", p.replies},
            {"told_until", p.told_until ? Json(units::text(*p.told_until)) : Json(nullptr)},
            {"secret", p.secret}};
}

void read(Reader& in, Practice& p) {
    in.read_id("key", p.key);
    in.read_id("known_as", p.known_as);
    in.read_id("plan", p.plan);
    in.read("plan_name", p.plan_name);
    in.read_whole("version", p.version, std::uint32_t{1}, std::uint32_t{1000000});
    in.read_whole("replies", p.replies, std::uint64_t{0}, std::uint64_t{1000000000});
    if (!in.is_null("told_until")) in.read("told_until", p.told_until.emplace());
    in.read("secret", p.secret);
}

} // namespace

std::optional<bundle::KeyPair> pair_of(const Practice& practice) {
    const auto bytes = bundle::id<PrivateKey>(practice.secret);
    if (!bytes) return std::nullopt;
    return bundle::KeyPair::of(bytes->bytes);
}

std::string secret_of(const bundle::KeyPair& pair) {
    PrivateKey key;
    std::copy(pair.secret().bytes().begin(), pair.secret().bytes().end(), key.bytes.begin());
    return bundle::text(key);
}

std::vector<Practice> joined(std::vector<Practice> restored, const std::vector<Practice>& before) {
    for (const Practice& one : before) {
        const auto same = std::find_if(restored.begin(), restored.end(), [&](const Practice& p) {
            return p.plan == one.plan && bundle::same(p.known_as, one.known_as);
        });
        if (same != restored.end()) {
            same->replies = std::max(same->replies, one.replies);
            same->secret = one.secret; // what comes next is sealed to the last one
        } else if (restored.size() < most_practices) {
            restored.push_back(one);
        }
    }
    return restored;
}

store::Result<std::vector<Practice>> practices(const std::filesystem::path& file) {
    const auto text = text_in(file);
    if (!text && text.error() == store::StoreError::not_found) return std::vector<Practice>{};
    if (!text) return tl::unexpected{text.error()};
    const Json all = parsed(*text);
    bool good = all.is_object();
    std::vector<Practice> found;
    std::string kind;
    if (good) {
        Reader in{all, good};
        in.read("schema", kind);
        in.read_list("practices", found, most_practices,
                     [](Reader& one, Practice& p) { read(one, p); });
    }
    if (!good || kind != schema) return tl::unexpected{store::StoreError::damaged};
    return found;
}

store::Result<void> keep(const std::filesystem::path& file, const std::vector<Practice>& all) {
    Json list = Json::array();
    for (const Practice& one : all) list.push_back(json_of(one));
    return keep_text(file, Json{{"schema", schema}, {"practices", std::move(list)}}.dump(1));
}

} // namespace review
