// Any bytes as what comes from outside in sealed files: a refusal, or something that can be written
// again and is then the same. The first byte chooses who reads: a whole file, what was in it, or
// what stands in front.
#include "bundle/about.h"
#include "bundle/stream.h"
#include "mailbox/desk.h"

#include <algorithm>
#include <cstdlib>

namespace {

using Bytes = std::span<const std::uint8_t>;

void demand(bool law) {
    if (!law) std::abort();
}

bool same(const auto& one, Bytes other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end());
}

// The corpus is sealed to this pair.
const bundle::KeyPair& pair() {
    static const auto one = bundle::KeyPair::fresh(bundle::Randomness::repeatable(1));
    return one;
}

void as_file(Bytes bytes) {
    const auto head = bundle::head(bytes);
    mailbox::Desk desk;
    const auto taken = mailbox::take(desk, pair(), {"a.rolltakt", {bytes.begin(), bytes.end()}});
    if (!head) return demand(taken.refusal == head.error());
    const auto opened = bundle::open_with(pair(), bytes);
    if (opened) demand(bytes.size() == head->file_size && bundle::fits(opened->parts));
    if (opened) demand(opened->kind == head->kind && head->lock == bundle::Lock::key);
    // A key that costs little is tried; what the others cost is known before.
    const bool cheap = head->work.memory_kib <= 64 && head->work.passes == 1;
    if (head->lock == bundle::Lock::passphrase && cheap)
        static_cast<void>(bundle::open_with_passphrase(bytes, "said"));
}

void as_content(Bytes bytes) {
    const auto parts = bundle::decoded(bytes);
    if (!parts) return;
    demand(bundle::fits(*parts) && same(bundle::encoded(*parts), bytes));
}

void as_about(Bytes bytes) {
    const auto part = bundle::part(std::string{bundle::about_kind}, bytes);
    const auto plan = bundle::plan_about({bundle::Kind::plan, {part}});
    if (plan) demand(bundle::about_part(*plan) == part);
    const auto reply = bundle::reply_about({bundle::Kind::reply, {part}});
    if (reply) demand(bundle::about_part(*reply) == part && reply->from <= reply->until);
}

void as_event(Bytes bytes) {
    const auto event = mailbox::event(bytes);
    if (!event) return;
    demand(same(mailbox::encoded(*event), bytes));
    mailbox::Events events;
    demand(events.add(*event) && !events.add(*event));
    demand(mailbox::courses(events).size() == 1);
}

} // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const Bytes bytes{data + 1, size - 1};
    switch (data[0] % 4) {
    case 0: as_file(bytes); break;
    case 1: as_content(bytes); break;
    case 2: as_about(bytes); break;
    default: as_event(bytes);
    }
    return 0;
}
