#include "bundle/about.h"

#include "store/bytes.h"

namespace bundle {
namespace {

template <class A, class Name> void name(A& a, Name& id) {
    for (auto& byte : id.bytes) a.byte(byte);
}

// One list of fields for both directions.
template <class A> void fields(A& a, typename A::template Value<PlanAbout>& about) {
    name(a, about.practice);
    name(a, about.client);
    name(a, about.plan);
    store::number(a, about.version);
}

template <class A> void fields(A& a, typename A::template Value<ReplyAbout>& about) {
    name(a, about.client);
    name(a, about.plan);
    store::number(a, about.version);
    store::number(a, about.counter);
    store::moment(a, about.from);
    store::moment(a, about.until, about.from);
    name(a, about.answer_to);
}

bool in_range(const PlanAbout& about) { return about.version > 0; }
bool in_range(const ReplyAbout& about) {
    constexpr std::uint64_t most_replies = std::uint64_t{1} << 48; // as of what desks tell
    static const units::Day first = *units::day("1900-01-01"), last = *units::day("2199-12-31");
    return about.version > 0 && about.counter > 0 && about.counter < most_replies &&
           first <= about.from && about.from <= about.until && about.until <= last;
}

template <class About> Part written(const About& about) {
    store::ByteWriter out;
    fields(out, about);
    return part(std::string{about_kind}, out.take());
}

template <class About> std::optional<About> about_of(const Opened& opened, Kind kind) {
    const Part* found = only(opened.parts, about_kind);
    if (opened.kind != kind || !found) return std::nullopt;
    store::ByteReader in{found->bytes};
    About about;
    fields(in, about);
    // Written again: what can be said in one way only has one digest.
    if (!in.at_end() || !in_range(about) || written(about) != *found) return std::nullopt;
    return about;
}

} // namespace

Part about_part(const PlanAbout& about) { return written(about); }
Part about_part(const ReplyAbout& about) { return written(about); }

std::optional<PlanAbout> plan_about(const Opened& opened) {
    return about_of<PlanAbout>(opened, Kind::plan);
}

std::optional<ReplyAbout> reply_about(const Opened& opened) {
    return about_of<ReplyAbout>(opened, Kind::reply);
}

Part practice_part(const KeyPair& pair) {
    return part(std::string{key_kind}, pair.secret().bytes());
}

std::optional<KeyPair> practice_key(const Opened& opened) {
    const Part* found = only(opened.parts, key_kind);
    if (opened.kind != Kind::practice || !found) return std::nullopt;
    return KeyPair::of(found->bytes);
}

} // namespace bundle
