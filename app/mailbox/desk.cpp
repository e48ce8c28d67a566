#include "mailbox/desk.h"

#include <algorithm>
#include <array>

namespace mailbox {
namespace {

using bundle::Kind, bundle::Refusal;

constexpr std::string_view ending = ".rolltakt", event_part = "event", proof_part = "proof";

std::string chance(bundle::Randomness& randomness, std::size_t bytes) {
    std::vector<std::uint8_t> made(bytes);
    randomness.fill(made);
    return bundle::detail::hexadecimal(made);
}

bool ends_in_part_number(std::string_view name) { // "..part-1", as store/ writes them
    const auto last = name.find_last_not_of("0123456789");
    return last != name.npos && last + 1 < name.size() &&
           name.substr(0, last + 1).ends_with(".part-");
}

Taken refused(Refusal refusal) {
    Taken taken;
    taken.outcome = refusal == Refusal::truncated ? Outcome::not_whole : Outcome::refused;
    taken.refusal = refusal;
    return taken;
}

// Nothing unless a desk of this practice told it.
std::optional<Event> believed(const bundle::KeyPair& practice, const bundle::Opened& opened) {
    const auto* told = bundle::only(opened.parts, event_part);
    const auto* proof = bundle::only(opened.parts, proof_part);
    Digest digest;
    if (!told || !proof || proof->bytes.size() != digest.bytes.size()) return std::nullopt;
    std::copy(proof->bytes.begin(), proof->bytes.end(), digest.bytes.begin());
    if (!bundle::vouches(practice, told->bytes, digest)) return std::nullopt;
    return event(told->bytes);
}

std::optional<ClientId> of_whom(const Event& told) { // to be removed with them
    if (std::holds_alternative<Closed>(told.what)) return std::nullopt;
    return told.client;
}

Taken of(Outcome outcome) {
    Taken taken;
    taken.outcome = outcome;
    return taken;
}

Taken take_event(Desk& desk, const bundle::KeyPair& practice, const std::string& name,
                 bundle::Opened opened) {
    const auto told = believed(practice, opened);
    if (!told) return refused(Refusal::damaged);
    desk.read[name] = of_whom(*told);
    if (!desk.events.add(*told)) return of(Outcome::nothing_new);
    Taken taken = of(Outcome::fresh);
    taken.event = *told;
    std::erase_if(opened.parts, [](const bundle::Part& part) {
        return part.kind == event_part || part.kind == proof_part;
    });
    taken.along = std::move(opened.parts);
    return taken;
}

Taken take_reply(Desk& desk, const std::string& name, bundle::Opened opened) {
    const auto about = bundle::reply_about(opened);
    if (!about) return refused(Refusal::damaged);
    desk.read[name] = about->client;
    const Digest content = bundle::digest(opened.parts);
    const bool fresh = !desk.events.closed(about->client) && desk.replies.insert(content).second;
    Taken taken = of(fresh ? Outcome::fresh : Outcome::nothing_new);
    taken.content = content;
    if (!fresh) return taken;
    taken.reply = Reply{*about, std::move(opened.parts), content};
    return taken;
}

} // namespace

std::string event_name(const Key& key, bundle::Randomness& randomness) {
    return "event-" + bundle::text(key.desk) + "-" + std::to_string(key.counter) + "-" +
           chance(randomness, 8) + std::string{ending};
}

std::string file_name(Kind kind, bundle::Randomness& randomness) {
    return (kind == Kind::plan ? std::string{"plan-"} : std::string{"reply-"}) +
           chance(randomness, 16) + std::string{ending};
}

Named named(std::string_view name) {
    constexpr std::array<std::string_view, 6> unfinished{"~",     ".tmp",        ".temp",
                                                         ".part", ".crdownload", ".partial"};
    const auto ends = [name](std::string_view how) { return name.ends_with(how); };
    if (name.starts_with(".") || name.starts_with("~") || ends_in_part_number(name) ||
        std::any_of(unfinished.begin(), unfinished.end(), ends))
        return Named::passing;
    return ends(ending) ? Named::ours : Named::foreign;
}

Taken take(Desk& desk, const bundle::KeyPair& practice, const File& file) {
    const auto head = bundle::head(file.bytes);
    if (!head) return refused(head.error());
    if (file.bytes.size() < head->file_size) return refused(Refusal::truncated);
    if (head->kind == Kind::plan) { // sealed to somebody else
        desk.read[file.name] = std::nullopt;
        return of(Outcome::for_client);
    }
    auto opened = bundle::open_with(practice, file.bytes);
    if (!opened) return refused(opened.error());
    if (opened->kind == Kind::event)
        return take_event(desk, practice, file.name, *std::move(opened));
    if (opened->kind == Kind::reply) return take_reply(desk, file.name, *std::move(opened));
    return refused(Refusal::damaged);
}

void put_off(Desk& desk, const std::string& name, const Event& told) {
    desk.events.put_off(told);
    desk.read.erase(name);
}

std::optional<Event> add(Desk& desk, const ClientId& client, const What& what, units::WallTime at) {
    const Event told{{desk.events.next_counter(), desk.id}, at, client, what};
    const auto* note = std::get_if<Note>(&what);
    if (note && note->text.size() > longest_note) return std::nullopt;
    desk.events.add(told);
    return told;
}

tl::expected<File, bundle::SealError> file_of(Desk& desk, const bundle::KeyPair& practice,
                                              const Event& told, const bundle::Parts& along,
                                              bundle::Randomness randomness) {
    const auto bytes = encoded(told);
    const auto proof = bundle::vouched(practice, bytes);
    const std::string name = event_name(told.key, randomness);
    bundle::Parts parts{bundle::part(std::string{event_part}, bytes),
                        bundle::part(std::string{proof_part}, proof.bytes)};
    parts.insert(parts.end(), along.begin(), along.end());
    auto file = bundle::seal_to(practice.open(), Kind::event, parts, std::move(randomness));
    if (!file) return tl::unexpected{file.error()};
    desk.read[name] = of_whom(told);
    return File{name, *std::move(file)};
}

tl::expected<File, bundle::SealError> tell(Desk& desk, const bundle::KeyPair& practice,
                                           const ClientId& client, const What& what,
                                           units::WallTime at, bundle::Randomness randomness) {
    const auto told = add(desk, client, what, at);
    if (!told) return tl::unexpected{bundle::SealError::unfit};
    return file_of(desk, practice, *told, {}, std::move(randomness));
}

std::vector<std::string> to_remove(const Desk& desk) {
    std::vector<std::string> names;
    for (const auto& [name, client] : desk.read)
        if (client && desk.events.closed(*client)) names.push_back(name);
    return names;
}

} // namespace mailbox
