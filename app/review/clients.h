// The desk's files: a folder for each client, in it what was sent and what came back; traces beside
// the reply they came with, so that rows are read without them. Nothing else
// knows of a client: the list is what lies there, and whoever removes the folder removes them.
#pragma once
#include "bundle/about.h"
#include "review/reply.h"
#include "store/store.h"

#include <filesystem>
#include <memory>
#include <span>

namespace store {
class WriterLock;
}

namespace review {

struct SentPlan {
    bundle::PlanId plan; // the same in all versions of a plan
    std::string name;    // plan::Plan::id
    std::uint32_t version = 1;
    std::string text;
    bool operator==(const SentPlan&) const = default;
};

struct GotReply {
    bundle::Digest content;
    bundle::PlanId plan;
    std::uint32_t version = 1; // of the plan it answers
    std::uint64_t counter = 1;
    Day from{}, until{};
    bool operator==(const GotReply&) const = default;
};

struct Client {
    std::string id;                // of the folder: by chance, and nothing to do with known_as
    bundle::ClientId known_as;     // what the client's replies are believed by
    std::string label;             // the author's; "" = none
    bool practice = false;         // a reply of the practising person came
    std::vector<SentPlan> plans;   // as they were sent
    std::vector<GotReply> replies; // by counter and content
    std::optional<bundle::PublicKey> answer_to; // of the last one: later plans are sealed to it
    bool operator==(const Client&) const = default;
};

std::string called(const Client&); // by the label, else by the id
bool has(const Client&, const bundle::Digest& reply);

class Clients {
  public:
    static Clients look(std::filesystem::path folder);                // to read only
    static store::Result<Clients> open(std::filesystem::path folder); // in_use: one desk at a time
    Clients(Clients&&) noexcept;
    ~Clients();

    struct Found {
        std::vector<Client> all;             // by label and id
        std::vector<std::string> unreadable; // their files
    };
    Found all() const;
    store::Result<Reply> reply(const Client&, const GotReply&) const; // without its traces
    // Of this one that was read; none where none came.
    store::Result<Traces> traces(const Client&, const GotReply&, const Reply&) const;

    // out_of_range, and all stays as it was: what would not be read again, such as one reply more
    // than a client may have.
    store::Result<void> keep(const Client&);
    // The reply with its traces before the client who has it; false when it came before.
    store::Result<bool> take(Client&, const GotReply&, const Reply&,
                             const bundle::PublicKey& answer_to);
    store::Result<void> remove(const std::string& id); // failed: it can still be repeated

    // What was recorded for a version, as it went out with it: a WAV, beside the client.
    store::Result<void> keep_recording(const Client&, const SentPlan&,
                                       std::span<const std::uint8_t>);
    std::string recording(const Client&, const SentPlan&) const; // empty: none that can be read

    // A reply as it was sealed, for the other desks, until it lies in the mailbox.
    store::Result<void> keep_sealed(const Client&, const bundle::Digest& content,
                                    std::span<const std::uint8_t>);
    std::vector<std::filesystem::path> sealed(const Client&) const; // such files

  private:
    Clients(std::filesystem::path, std::unique_ptr<store::WriterLock>);
    std::filesystem::path folder_;
    std::unique_ptr<store::WriterLock> lock_;
};

// Of a session: as the latest reply tells it that has any, and an error where that cannot be read;
// nothing where none has.
store::Result<std::optional<SessionTraces>> told_over_time(const Clients&, const Client&,
                                                           const Session&);

std::string new_client_id(bundle::Randomness);

// The practice's own keys, in a file of their own (0600).
store::Result<bundle::KeyPair> practice_keys(const std::filesystem::path& file); // not_found
store::Result<bundle::KeyPair> practice_keys_made(const std::filesystem::path& file);
store::Result<void> keep_practice_keys(const std::filesystem::path& file, const bundle::KeyPair&);

} // namespace review
