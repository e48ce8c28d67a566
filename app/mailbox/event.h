// What desks of a practice tell each other: records that never change, in a set that only grows.
// Each desk ends with the same set in the same order, however late, often or mixed up they arrive.
#pragma once
#include "bundle/about.h"

#include <set>
#include <variant>

namespace mailbox {

using bundle::ClientId, bundle::DeskId, bundle::Digest, bundle::PlanId;

// Told later means a higher counter: one more than the highest that the desk had seen. Of one
// counter the desk's id decides, which is as good as any rule and the same everywhere.
struct Key {
    std::uint64_t counter = 0; // from 1
    DeskId desk;
    auto operator<=>(const Key&) const = default;
};

struct PlanSent {
    PlanId plan;
    std::uint32_t version = 1;
    Digest content; // bundle::digest of what was sent
    auto operator<=>(const PlanSent&) const = default;
};
struct ReplyArrived {
    Digest content;
    PlanId plan;
    std::uint32_t version = 1; // of the plan it answers
    std::uint64_t counter = 1; // of the client's replies
    units::Day from{}, until{};
    auto operator<=>(const ReplyArrived&) const = default;
};
struct Note {
    std::string text; // at most longest_note bytes
    std::optional<Digest> reply;
    std::optional<Key> replaces; // an earlier note; an empty text takes it back
    auto operator<=>(const Note&) const = default;
};
struct Seen { // a reply in the review
    Digest reply;
    auto operator<=>(const Seen&) const = default;
};
struct Closed { // all else of the client is dropped, also what arrives later
    auto operator<=>(const Closed&) const = default;
};
using What = std::variant<PlanSent, ReplyArrived, Note, Seen, Closed>; // in this order on disk
constexpr std::size_t longest_note = 16 * 1024;

struct Event {
    Key key;
    units::WallTime at{}; // as its desk's clock told; shown, never compared with another desk's
    ClientId client;
    What what;
    auto operator<=>(const Event&) const = default;
};

class Events {
  public:
    bool add(const Event&); // false: nothing new, or of a client who was closed
    void add(const Events&);
    void put_off(const Event& event) { events_.erase(event); } // it is to come again

    // By key; two desks that had the same id and counter (a backup that was played back) stand
    // beside each other, both.
    const std::set<Event>& in_order() const { return events_; }
    bool closed(const ClientId& client) const { return closed_.contains(client); }
    std::uint64_t next_counter() const { return highest_ + 1; }
    bool operator==(const Events& other) const { return events_ == other.events_; }

  private:
    std::set<Event> events_;
    std::set<ClientId> closed_;
    std::uint64_t highest_ = 0; // also of what was dropped
};

// As it lies in a sealed file. Nothing when it is anything else.
bundle::Bytes encoded(const Event&);
std::optional<Event> event(std::span<const std::uint8_t>);

} // namespace mailbox
