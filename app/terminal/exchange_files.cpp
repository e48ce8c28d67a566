// Sealed files on the disk, the secrets that open them, and why one does not open.
#include "terminal/exchange.h"

#include "review/rows.h"
#include "routine/disk.h"
#include "terminal/exports.h"
#include "wording/exchange_files.h"
#include "wording/wording.h"

#include <fstream>

namespace terminal::sealed {

namespace fs = std::filesystem;
using wording::filled, wording::tr;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

constexpr units::Duration between_looks = std::chrono::milliseconds{100};

Failure of_file(std::string code, const char* text, const std::string& file) {
    return {std::move(code), filled(text, {{"file", file}}), file};
}

Failure other_kind(const std::string& file, bundle::Kind wanted) {
    const char* text = wanted == bundle::Kind::plan ? tr("{file} is a sealed file, but no plan.")
                       : wanted == bundle::Kind::reply
                           ? tr("{file} is a sealed file, but no reply.")
                           : tr("{file} is a sealed file, but holds no "
                                "keys of a practice.");
    return of_file("other_kind", text, file);
}

Result<std::string> typed_passphrase(Desk& desk) {
    const Surroundings& around = desk.around();
    if (!around.typed || desk.json())
        return tl::unexpected{
            Failure{"no_passphrase", tr("The passphrase is missing: write it into a file and name "
                                        "that with --passphrase-file.")}};
    desk.say(tr("The passphrase, then Enter (it can be seen while you type):"));
    for (;;) {
        if (auto line = around.typed()) return *std::move(line);
        if (around.stop_asked && around.stop_asked())
            return tl::unexpected{Failure{"stopped", tr("Stopped; nothing was changed.")}};
        around.wait(-1, between_looks);
    }
}

} // namespace

fs::path clients_of(const Desk& desk) { return review::places_in(desk.data()).clients; }
fs::path practice_keys_of(const Desk& desk) { return review::places_in(desk.data()).keys; }

Result<fs::path> practices_of(const Desk& desk) {
    const auto person = desk.person();
    if (!person) return tl::unexpected{person.error()};
    return desk.data() / "people" / (*person + ".practices.json");
}

Result<std::string> passphrase(Desk& desk, const std::optional<std::string>& file) {
    Result<std::string> secret = std::string{};
    if (file) {
        auto text = routine::text_of(*file);
        if (!text) return tl::unexpected{no_file(*file)};
        secret = text->substr(0, text->find('\n'));
        bundle::wipe(*text);
    } else {
        secret = typed_passphrase(desk);
        if (!secret) return secret;
    }
    if (!secret->empty() && secret->back() == '\r') secret->pop_back();
    if (!secret->empty()) return secret;
    return tl::unexpected{
        Failure{"no_passphrase", tr("The passphrase is empty: its first line is taken, and there "
                                    "is nothing in it.")}};
}

Failure refused(const std::string& file, bundle::Refusal refusal) {
    return {wording::code(refusal), wording::sentence(file, refusal), file};
}

Failure refused(bundle::SealError error) { return {"not_sealed", wording::sentence(error)}; }

Failure not_as_made(const std::string& file) {
    return of_file("damaged",
                   tr("{file} opens, and what is in it cannot be used: it was not made "
                      "by Rolltakt. Nothing was changed."),
                   file);
}

Failure newer(const std::string& file) {
    return of_file("newer",
                   tr("{file} was made by a newer Rolltakt. Update this one, then take it "
                      "again; nothing was changed."),
                   file);
}

Failure full(const std::string& client) {
    return {"full",
            filled(tr("No more can be kept of {client}: 10,000 replies and 1,000 plans of 64 KB "
                      "are the most. Close the record, then begin a new one."),
                   {{"client", client}})};
}

Failure not_kept(Desk& desk, const review::Client& client, store::StoreError error) {
    return error == store::StoreError::out_of_range ? full(review::called(client))
                                                    : failure(error, clients_of(desk).string());
}

Result<Sealed> sealed_file(const std::string& file, bundle::Kind wanted) {
    std::error_code failed;
    const auto what = fs::status(file, failed);
    if (!fs::is_regular_file(what)) return tl::unexpected{no_file(file)};
    const auto size = fs::file_size(file, failed);
    if (failed) return tl::unexpected{failure(store::StoreError::cannot_open, file)};
    if (size > bundle::most_file_size)
        return tl::unexpected{refused(file, bundle::Refusal::too_large)};
    Sealed found{bundle::Bytes(size), {}};
    std::ifstream in{file, std::ios::binary};
    in.read(reinterpret_cast<char*>(found.bytes.data()), static_cast<std::streamsize>(size));
    if (!in) return tl::unexpected{failure(store::StoreError::cannot_open, file)};
    const auto head = bundle::head(found.bytes);
    if (!head) return tl::unexpected{refused(file, head.error())};
    if (head->kind != wanted) return tl::unexpected{other_kind(file, wanted)};
    found.lock = head->lock;
    return found;
}

Result<void> write(const std::string& file, bool replace, const bundle::Bytes& bytes) {
    return exports::write(file, replace,
                          std::string{reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

Result<review::Client> client_named(const review::Clients::Found& found, const std::string& who,
                                    Naming naming) {
    std::vector<review::Client> labelled, fitting;
    for (const review::Client& one : found.all) {
        if (one.id == who) return one;
        if (!who.empty() && one.label == who) labelled.push_back(one);
        if (naming == Naming::by_a_beginning && who.size() >= 4 && one.id.starts_with(who))
            fitting.push_back(one);
    }
    if (!labelled.empty()) fitting = std::move(labelled);
    if (fitting.size() == 1) return fitting.front();
    if (fitting.size() > 1)
        return tl::unexpected{failure(store::StoreError::ambiguous, who.substr(0, 100))};
    return tl::unexpected{
        Failure{"not_found",
                filled(tr("There is no client {who}. rolltakt client list tells who is there."),
                       {{"who", who.substr(0, 100)}})}};
}

void warn_of(Desk& desk, const review::Clients::Found& found) {
    for (const std::string& file : found.unreadable)
        desk.warn(failure(store::StoreError::damaged, file).message);
}

} // namespace terminal::sealed
