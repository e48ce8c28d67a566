#include "mailbox/kept.h"

#include "store/bytes.h"

namespace mailbox {
namespace {

constexpr std::uint8_t without_refused = 1, layout = 2; // the first one is read, too
constexpr std::uint8_t no_layout = 32;                  // rises by one at a time: more is damage

template <class A, class Name> void name(A& a, Name& id) {
    for (auto& byte : id.bytes) a.byte(byte);
}

void write(store::ByteWriter& out, const Event& event, bool there) {
    const auto bytes = encoded(event);
    out.words({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    out.flag(there);
}

void read_event(store::ByteReader& in, Kept& kept) {
    std::string bytes;
    bool there = false;
    in.words(bytes);
    in.flag(there);
    const auto told = event({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    if (!told) return in.fail();
    kept.desk.events.add(*told);
    if (there) kept.there.insert(told->key);
}

void read_name(store::ByteReader& in, Kept& kept) {
    std::string file;
    std::optional<ClientId> client;
    in.words(file);
    store::maybe(in, client, [&](ClientId& id) { name(in, id); });
    kept.desk.read[file] = client;
}

void read_refused(store::ByteReader& in, Kept& kept) {
    Digest content;
    name(in, content);
    kept.refused.insert(content);
}

bool is_plan(const std::string& file) { return file.starts_with("plan-"); } // see file_name()

} // namespace

bundle::Bytes encoded(const Kept& kept) {
    store::ByteWriter out;
    out.byte(layout);
    out.words(kept.folder);
    name(out, kept.desk.id);
    out.count(kept.desk.events.in_order().size());
    for (const Event& event : kept.desk.events.in_order())
        write(out, event, kept.there.contains(event.key));
    out.count(kept.desk.read.size());
    for (const auto& [file, client] : kept.desk.read) {
        out.words(file);
        store::maybe(out, client, [&](const ClientId& id) { name(out, id); });
    }
    out.count(kept.refused.size());
    for (const Digest& content : kept.refused) name(out, content);
    return out.take();
}

bool of_newer_player(std::span<const std::uint8_t> bytes) {
    return !bytes.empty() && bytes.front() > layout && bytes.front() < no_layout;
}

std::optional<Kept> kept(std::span<const std::uint8_t> bytes) {
    store::ByteReader in{bytes};
    std::uint8_t found = 0;
    in.byte(found);
    if (found != layout && found != without_refused) return std::nullopt;
    Kept kept;
    in.words(kept.folder);
    name(in, kept.desk.id);
    for (std::size_t n = in.count(); n > 0 && in.ok(); --n) read_event(in, kept);
    for (std::size_t n = in.count(); n > 0 && in.ok(); --n) read_name(in, kept);
    if (found == layout)
        for (std::size_t n = in.count(); n > 0 && in.ok(); --n) read_refused(in, kept);
    if (!in.at_end()) return std::nullopt;
    return kept;
}

void name_folder(Kept& kept, const std::string& folder) {
    if (kept.folder == folder) return;
    kept.folder = folder;
    // Whose a plan is that was put there is known here alone: it is sealed to somebody else.
    std::erase_if(kept.desk.read,
                  [](const auto& one) { return !one.second || !is_plan(one.first); });
    kept.there.clear();
    kept.refused.clear();
}

} // namespace mailbox
