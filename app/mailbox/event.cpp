#include "mailbox/event.h"

#include "store/bytes.h"

#include <algorithm>

namespace mailbox {
namespace {

template <class A> using OrConst = typename A::template Value<Event>;

template <class A, class Name> void name(A& a, Name& id) {
    for (auto& byte : id.bytes) a.byte(byte);
}
template <class A, class K> void key(A& a, K& key) {
    store::number(a, key.counter);
    name(a, key.desk);
}

// One list of fields for both directions.
template <class A> struct Fields {
    A& a;
    template <class T> using Value = typename A::template Value<T>;

    void operator()(Value<PlanSent>& sent) {
        name(a, sent.plan);
        store::number(a, sent.version);
        name(a, sent.content);
    }
    void operator()(Value<ReplyArrived>& reply) {
        name(a, reply.content);
        name(a, reply.plan);
        store::number(a, reply.version);
        store::number(a, reply.counter);
        store::moment(a, reply.from);
        store::moment(a, reply.until, reply.from);
    }
    void operator()(Value<Note>& note) {
        a.words(note.text);
        store::maybe(a, note.reply, [this](auto& digest) { name(a, digest); });
        store::maybe(a, note.replaces, [this](auto& before) { key(a, before); });
    }
    void operator()(Value<Seen>& seen) { name(a, seen.reply); }
    void operator()(Value<Closed>&) {}
};

template <class A> void fields(A& a, OrConst<A>& event) {
    key(a, event.key);
    store::moment(a, event.at.utc);
    store::moment(a, event.at.offset);
    name(a, event.client);
    std::visit(Fields<A>{a}, event.what);
}

What empty(std::uint8_t which) {
    switch (which) {
    case 0: return PlanSent{};
    case 1: return ReplyArrived{};
    case 2: return Note{};
    case 3: return Seen{};
    default: return Closed{};
    }
}

bool in_calendar(units::Day day) {
    static const units::Day first = *units::day("1900-01-01"), last = *units::day("2199-12-31");
    return first <= day && day <= last;
}

bool in_range(const Event& event) {
    using namespace std::chrono_literals;
    const auto* note = std::get_if<Note>(&event.what);
    const auto* reply = std::get_if<ReplyArrived>(&event.what);
    const units::Day utc{std::chrono::floor<std::chrono::days>(event.at.utc).time_since_epoch()};
    return event.key.counter > 0 && event.key.counter < (std::uint64_t{1} << 48) &&
           in_calendar(utc) && -24h <= event.at.offset && event.at.offset <= 24h &&
           (!note || note->text.size() <= longest_note) &&
           (!reply || (in_calendar(reply->from) && in_calendar(reply->until)));
}

} // namespace

bool Events::add(const Event& event) {
    highest_ = std::max(highest_, event.key.counter);
    const bool closes = std::holds_alternative<Closed>(event.what);
    if (!closes && closed(event.client)) return false;
    if (closes && closed_.insert(event.client).second)
        std::erase_if(events_, [&](const Event& e) { return e.client == event.client; });
    return events_.insert(event).second;
}

void Events::add(const Events& others) {
    for (const auto& event : others.events_) add(event);
    highest_ = std::max(highest_, others.highest_);
}

bundle::Bytes encoded(const Event& event) {
    store::ByteWriter out;
    out.byte(static_cast<std::uint8_t>(event.what.index()));
    fields(out, event);
    return out.take();
}

std::optional<Event> event(std::span<const std::uint8_t> bytes) {
    store::ByteReader in{bytes};
    std::uint8_t which = 0;
    in.byte(which);
    if (which >= std::variant_size_v<What>) return std::nullopt;
    Event read;
    read.what = empty(which);
    fields(in, read);
    if (!in.at_end() || !in_range(read)) return std::nullopt;
    const auto again = encoded(read); // what can be said in one way only is there once
    if (!std::equal(again.begin(), again.end(), bytes.begin(), bytes.end())) return std::nullopt;
    return read;
}

} // namespace mailbox
