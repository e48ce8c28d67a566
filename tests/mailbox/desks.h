// A practice with its desks and clients: the same in every run.
#pragma once
#include "mailbox/desk.h"

namespace desks {

inline bundle::Randomness chance(std::uint64_t n) { return bundle::Randomness::repeatable(n); }

inline const bundle::KeyPair& practice() {
    static const auto pair = bundle::KeyPair::fresh(chance(1));
    return pair;
}
inline mailbox::ClientId client(std::uint64_t n) {
    return bundle::new_id<mailbox::ClientId>(chance(100 + n));
}
inline mailbox::Desk desk(std::uint64_t n) {
    mailbox::Desk made;
    made.id = bundle::new_id<mailbox::DeskId>(chance(200 + n));
    return made;
}
inline mailbox::PlanId plan(std::uint64_t n = 1) {
    return bundle::new_id<mailbox::PlanId>(chance(300 + n));
}
inline mailbox::Digest digest(std::uint64_t n) {
    return bundle::new_id<mailbox::Digest>(chance(400 + n));
}
inline units::WallTime at(int minute = 0) {
    auto time = units::wall_time("2026-11-27T08:00:00+01:00").value();
    time.utc += std::chrono::minutes{minute};
    return time;
}
inline mailbox::Event event(std::uint64_t counter, std::uint64_t from_desk, mailbox::What what,
                            std::uint64_t of_client = 1) {
    return {{counter, desk(from_desk).id}, at(), client(of_client), std::move(what)};
}

// As a client seals it; the chance makes the file, the counter its content.
inline mailbox::File reply(std::uint64_t of_client, std::uint64_t counter, std::uint64_t n) {
    bundle::ReplyAbout about;
    about.client = client(of_client);
    about.plan = plan(of_client);
    about.counter = counter;
    about.from = *units::day("2026-11-02");
    about.until = *units::day("2026-11-15");
    auto random = chance(n);
    auto name = mailbox::file_name(bundle::Kind::reply, random);
    auto bytes = bundle::seal_to(practice().open(), bundle::Kind::reply,
                                 {bundle::about_part(about), bundle::part("sessions", "{}")},
                                 std::move(random));
    return {std::move(name), bytes.value()};
}

} // namespace desks
