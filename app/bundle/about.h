// What stands in front in a bundle: whom it is for and what it belongs to. Always sealed with it.
#pragma once
#include "bundle/bundle.h"

#include "units/local_time.h"

namespace bundle {

// Of a plan: the key that replies are sealed to, and the name the practice knows this client by.
// A later plan is sealed to the key of the client's last reply; it is the practice's own when it
// names the client: nobody else knows that name (compare with same()).
struct PlanAbout {
    PublicKey practice;
    ClientId client;
    PlanId plan;
    std::uint32_t version = 1; // 1, 2, 3 ..
    bool operator==(const PlanAbout&) const = default;
};

// Of a reply: which plan it answers, and which days were chosen, both included.
struct ReplyAbout {
    ClientId client;
    PlanId plan;
    std::uint32_t version = 1;
    std::uint64_t counter = 1; // 1, 2, 3 .. of this client's replies
    units::Day from{}, until{};
    PublicKey answer_to; // the client's own, for later plans
    bool operator==(const ReplyAbout&) const = default;
};

constexpr std::string_view about_kind = "about", key_kind = "practice-key";

Part about_part(const PlanAbout&);
Part about_part(const ReplyAbout&);
// Nothing when it is of another kind, has no such part or more than one, or that holds something
// out of range: days before 1900 or after 2199, the last before the first, a number 0,
// a counter of 2^48 and more.
std::optional<PlanAbout> plan_about(const Opened&);
std::optional<ReplyAbout> reply_about(const Opened&);

// The keys of a practice for a further desk, to be sealed by a passphrase.
Part practice_part(const KeyPair&);
std::optional<KeyPair> practice_key(const Opened&);

} // namespace bundle
