#include "store/encoding.h"

namespace store {

using session::Block;

namespace {

// The numbers of these enumerators are on disk; new ones go to the end.
static_assert(static_cast<int>(session::EventKind::stopped_by_pain) == 21);
static_assert(static_cast<int>(guide::CueKind::no_longer) == 25 && guide::cue_kinds == 26);
static_assert(static_cast<int>(guide::Pause::countdown) == 3);
static_assert(static_cast<int>(guide::Phase::rest) == 3);
static_assert(static_cast<int>(measure::FaultKind::drift) == 9);
static_assert(static_cast<int>(routine::Activity::lie_quiet) == 4);
static_assert(static_cast<int>(routine::Region::forearm) + 1 == routine::regions);
static_assert(static_cast<int>(routine::Position::chair) == 6);

template <class A, class T> using In = typename A::template Value<T>;

template <class A> void lay_out(A& a, In<A, routine::Text>& text) {
    auto& [de, en] = text;
    a.words(de);
    a.words(en);
}

template <class A> void lay_out(A& a, In<A, routine::Variant>& variant) {
    auto& [id, name, how, share, place, position, tool, figure] = variant; // it is not kept
    a.words(id);
    lay_out(a, name);
    lay_out(a, how);
    a.real(share);
}

template <class A> void lay_out(A& a, In<A, routine::Exercise>& exercise) {
    auto& [id, name, region, set_up, path, caution, activity, tool, sided, bed, cradle, single,
           stroke_share, seconds_per_stroke, variants, place, position, targets, instead_of, usual,
           against, figure] = exercise; // a figure is not kept
    a.words(id);
    lay_out(a, name);
    lay_out(a, region);
    lay_out(a, set_up);
    lay_out(a, path);
    lay_out(a, caution);
    a.one_of(activity, routine::Activity::lie_quiet);
    a.one_of(tool, routine::Tool::ball);
    a.flag(sided);
    a.flag(bed);
    a.flag(cradle);
    a.flag(single);
    a.real(stroke_share);
    a.real(seconds_per_stroke);
    list(a, variants, [&a](auto& variant) { lay_out(a, variant); });
}

// Where and on what part of the body. What the library says beyond what was done (usual sets, what
// speaks against it) is not kept.
template <class A> void lay_out_body(A& a, In<A, routine::Exercise>& exercise) {
    a.one_of(exercise.place, routine::Place::table);
    a.one_of(exercise.position, routine::Position::chair);
    list(a, exercise.targets, [&a](auto& target) { a.one_of(target, routine::Region::forearm); });
    for (auto& variant : exercise.variants) {
        maybe(a, variant.place, [&a](auto& value) { a.one_of(value, routine::Place::table); });
        maybe(a, variant.position,
              [&a](auto& value) { a.one_of(value, routine::Position::chair); });
        maybe(a, variant.tool, [&a](auto& value) { a.one_of(value, routine::Tool::ball); });
    }
}

template <class A> void lay_out(A& a, In<A, routine::Step>& step) {
    auto& [exercise, side, variant, set, sets, effort, get_ready, work, rest, switch_sides,
           seconds_per_stroke, pace_band, known, ready_as_set] = step; // told again in full

    number(a, exercise);
    a.one_of(side, routine::Side::both);
    number(a, variant);
    number(a, set);
    number(a, sets);
    a.one_of(effort, routine::Effort::strong);
    moment(a, get_ready);
    moment(a, work);
    moment(a, rest);
    a.flag(switch_sides);
    maybe(a, seconds_per_stroke, [&a](auto& value) { a.real(value); });
    maybe(a, pace_band, [&a](auto& band) {
        a.real(band.low);
        a.real(band.high);
    });
}

template <class A> void lay_out(A& a, In<A, routine::Routine>& routine) {
    auto& [id, title, about, exercises, steps, claims, opening] = routine; // not what was only said
    a.words(id);
    lay_out(a, title);
    lay_out(a, about);
    list(a, exercises, [&a](auto& exercise) { lay_out(a, exercise); });
    list(a, steps, [&a](auto& step) { lay_out(a, step); });
}

// In the layout of the wire, which is versioned by itself.
template <class A> void lay_out(A& a, In<A, protocol::Hello>& hello) {
    std::array<std::uint8_t, protocol::hello_size> bytes{};
    if constexpr (A::writing) protocol::put(bytes.data(), hello);
    for (auto& byte : bytes) a.byte(byte);
    if constexpr (!A::writing) {
        hello = protocol::hello(bytes.data());
        if (hello.build.build > protocol::Build::single || hello.build.cells > protocol::most_cells)
            a.fail();
    }
}

template <class A> void lay_out(A& a, In<A, measure::Calibration>& calibration) {
    auto& [id, newtons_per_count] = calibration;
    number(a, id);
    for (auto& slope : newtons_per_count) a.real(slope);
}

template <class A> void lay_out(A& a, In<A, care::Mark>& mark) {
    auto& [exercise, variant, tool, force, reached] = mark;
    a.words(exercise);
    a.words(variant);
    a.one_of(tool, routine::Tool::ball);
    a.real(force.value);
    a.flag(reached);
}

// Up to the third layout; a comfort mark that told no exercise stood there, but nothing ever set
// it.
template <class A> void lay_out(A& a, In<A, guide::Person>& person) {
    auto& [mass, marks, ramps, reads] = person; // marks and ramps: see the end of the beginning
    maybe(a, mass, [&a](auto& value) { a.real(value.value); });
    std::optional<double> mark;
    maybe(a, mark, [&a](auto& value) { a.real(value); });
}

template <class A> void lay_out(A& a, In<A, session::Profile>& profile) {
    auto& [exercise, variant, side, peaks] = profile;
    a.words(exercise);
    a.words(variant);
    a.one_of(side, routine::Side::both);
    number(a, peaks);
    if constexpr (!A::writing)
        if (peaks < 1 || peaks > 2) a.fail();
}

template <class A> void lay_out(A& a, In<A, session::Beginning>& beginning, std::uint8_t version) {
    auto& [started, routine, roller, practice, hello, calibration, reference_zero, person,
           profiles] = beginning;
    auto& [utc, offset] = started;
    moment(a, utc);
    moment(a, offset);
    lay_out(a, routine);
    a.one_of(roller, session::RollerKind::none);
    a.flag(practice);
    maybe(a, hello, [&a](auto& value) { lay_out(a, value); });
    lay_out(a, calibration);
    maybe(a, reference_zero, [&a](auto& zeros) {
        for (auto& zero : zeros) a.real(zero);
    });
    lay_out(a, person);
    if (version >= 2) list(a, profiles, [&a](auto& profile) { lay_out(a, profile); });
    if (version >= 3)
        for (auto& exercise : routine.exercises) lay_out_body(a, exercise);
    if (version < 4) return;
    list(a, person.marks, [&a](auto& mark) { lay_out(a, mark); });
    list(a, person.ramps, [&a](auto& step) { number(a, step); });
}

template <class A>
void lay_out(A& a, In<A, measure::ClockFit>& fit, const measure::ClockFit& before) {
    auto& [ticks, host, microseconds_per_tick] = fit;
    a.difference(ticks, before.ticks);
    moment(a, host, before.host);
    a.real_near(microseconds_per_tick, before.microseconds_per_tick);
}

template <class A>
void lay_out(A& a, In<A, std::optional<measure::Tare>>& tare,
             const std::optional<measure::Tare>& before) {
    const measure::Tare known = before.value_or(measure::Tare{});
    maybe(a, tare, [&a, &known](auto& value) {
        auto& [zero, noise] = value;
        for (std::size_t i = 0; i < zero.size(); ++i) a.real_near(zero[i], known.zero[i]);
        for (std::size_t i = 0; i < noise.size(); ++i) a.real_near(noise[i], known.noise[i]);
    });
}

template <class A> void lay_out(A& a, In<A, measure::Fault>& fault) {
    auto& [at, kind, cell] = fault;
    moment(a, at);
    a.one_of(kind, measure::FaultKind::drift);
    maybe(a, cell, [&a](auto& value) { a.byte(value); });
}

template <class A> void lay_out(A& a, In<A, session::Event>& event, units::SessionTime start) {
    auto& [at, kind, step, cue, fault, tare_error] = event;
    moment(a, at, start);
    a.one_of(kind, session::EventKind::stopped_by_pain);
    number(a, step);
    maybe(a, cue, [&a](auto& value) { a.one_of(value, guide::CueKind::no_longer); });
    maybe(a, fault, [&a](auto& value) { lay_out(a, value); });
    maybe(a, tare_error, [&a](auto& value) { a.one_of(value, measure::TareError::cell_missing); });
}

template <class A> void lay_out(A& a, In<A, measure::Gap>& gap, units::SessionTime start) {
    auto& [from, to, samples_lost] = gap;
    moment(a, from, start);
    moment(a, to, start);
    number(a, samples_lost);
}

template <class A> void lay_out(A& a, In<A, guide::Playing>& playing, const guide::Bookmark& near) {
    auto& [step, phase, done, off_since, added] = playing; // added is in what the bookmark says
    a.difference(step, near.step);
    a.one_of(phase, guide::Phase::rest);
    moment(a, done, near.done);
    maybe(a, off_since, [&a](auto& since) { moment(a, since); });
}

template <class A> void lay_out(A& a, In<A, guide::Where>& where, const guide::Bookmark& near) {
    std::size_t which = where.index();
    number(a, which);
    if constexpr (!A::writing) {
        if (which == 1) where = guide::Paused{};
        if (which == 2) where = guide::Finished{};
        if (which > 2) a.fail();
    }
    if (auto* playing = std::get_if<guide::Playing>(&where)) lay_out(a, *playing, near);
    if (auto* paused = std::get_if<guide::Paused>(&where)) {
        auto& [from, why, since] = *paused;
        lay_out(a, from, near);
        a.one_of(why, guide::Pause::countdown);
        moment(a, since);
    }
    if (auto* finished = std::get_if<guide::Finished>(&where)) {
        auto& [how, from] = *finished;
        a.one_of(how, guide::Ended::stopped);
        lay_out(a, from, near);
    }
}

// What the guide's transitions remember from call to call is not kept: a session goes on from its
// bookmark.
template <class A>
void lay_out(A& a, In<A, guide::State>& state, const guide::Bookmark& near,
             units::SessionTime end) {
    auto& [where, at, skipped, ended_off_roller, stopped, found, due, loaded_since, call, reads,
           lifted, said_waiting, said_profile, lost, back_at, coaching, ramp, feel] = state;
    lay_out(a, where, near);
    moment(a, at, end);
    list(a, skipped, [&a](auto& step) { number(a, step); });
    list(a, ended_off_roller, [&a](auto& step) { number(a, step); });
}

// Each cell's sample as its distance from where its last two would put it.
template <class A> void lay_out(A& a, In<A, std::vector<session::RawSample>>& samples) {
    struct Before {
        session::RawSample sample;
        std::uint64_t period = 0;
    };
    std::vector<Before> cells(256);
    list(a, samples, [&a, &cells](auto& sample) {
        auto& [cell, counter, ticks, counts] = sample;
        a.byte(cell);
        auto& [last, period] = cells[cell];
        a.difference(counter, last.counter + 1);
        a.difference(ticks, last.ticks + period);
        a.difference(counts, last.counts);
        period = last.ticks == 0 ? 0 : ticks - last.ticks;
        last = sample;
    });
}

template <class A> void lay_out(A& a, In<A, std::vector<session::RawAngle>>& angles) {
    session::RawAngle last;
    std::uint64_t period = 0;
    list(a, angles, [&a, &last, &period](auto& value) {
        auto& [counter, ticks, angle, magnet] = value;
        a.difference(counter, last.counter + 1);
        a.difference(ticks, last.ticks + period);
        a.difference(angle, last.angle);
        a.one_of(magnet, protocol::Magnet::no_answer);
        period = last.ticks == 0 ? 0 : ticks - last.ticks;
        last = value;
    });
}

// Wraps instead of overflowing: the times may come from a damaged blob.
units::SessionTime plus_length_of(const Block& block, units::SessionTime start) {
    const auto unsigned_of = [](units::SessionTime t) {
        return static_cast<std::uint64_t>(t.time_since_epoch().count());
    };
    const std::uint64_t sum =
        unsigned_of(start) + unsigned_of(block.end) - unsigned_of(block.start);
    return units::SessionTime{units::Duration{static_cast<std::int64_t>(sum)}};
}

template <class A> void lay_out(A& a, In<A, Block>& block, const Block& before, bool with_samples) {
    auto& [block_number, start, end, segment, clock, tare, faulty, samples, angles, events, gaps,
           bookmark, state] = block;
    a.difference(block_number, before.number + 1);
    moment(a, start, before.end);
    moment(a, end, plus_length_of(before, start));
    a.difference(segment, before.segment);
    lay_out(a, clock, before.clock);
    lay_out(a, tare, before.tare);
    for (std::size_t i = 0; i < faulty.size(); ++i) a.difference(faulty[i], before.faulty[i]);
    if (with_samples) {
        lay_out(a, samples);
        lay_out(a, angles);
    }
    const units::SessionTime start_of_all = start;
    list(a, events, [&a, start_of_all](auto& event) { lay_out(a, event, start_of_all); });
    list(a, gaps, [&a, start_of_all](auto& gap) { lay_out(a, gap, start_of_all); });
    auto& [step, phase, done] = bookmark;
    a.difference(step, before.bookmark.step);
    a.one_of(phase, guide::Phase::rest);
    moment(a, done, before.bookmark.done);
    lay_out(a, state, bookmark, end);
}

constexpr std::uint8_t layout_version = 1;
// 1: without profiles; 2: without place, position and targets of exercises
constexpr std::uint8_t beginning_version = 4;

template <class T, class LayOut>
Decoded<T> decoded(BlobKind kind, std::uint8_t newest, std::span<const std::uint8_t> blob,
                   LayOut lay_out_of) {
    const auto content = unsealed(kind, newest, blob);
    if (!content) return tl::unexpected{content.error()};
    ByteReader in{content->bytes};
    T value;
    lay_out_of(in, value, content->version);
    if (!in.at_end()) return tl::unexpected{DecodeError::damaged};
    return value;
}

} // namespace

Bytes encode(const session::Beginning& beginning) {
    ByteWriter out;
    lay_out(out, beginning, beginning_version);
    return sealed(BlobKind::beginning, beginning_version, out.take());
}

Bytes encode(const Block& block) {
    ByteWriter out;
    lay_out(out, block, Block{}, true);
    return sealed(BlobKind::block, layout_version, out.take());
}

Bytes encode(const measure::Calibration& calibration) {
    ByteWriter out;
    lay_out(out, calibration);
    return sealed(BlobKind::calibration, layout_version, out.take());
}

Decoded<session::Beginning> decode_beginning(std::span<const std::uint8_t> blob) {
    return decoded<session::Beginning>(
        BlobKind::beginning, beginning_version, blob,
        [](auto& in, auto& value, std::uint8_t version) { lay_out(in, value, version); });
}

Decoded<Block> decode_block(std::span<const std::uint8_t> blob) {
    return decoded<Block>(
        BlobKind::block, layout_version, blob,
        [](auto& in, auto& value, std::uint8_t) { lay_out(in, value, Block{}, true); });
}

Decoded<measure::Calibration> decode_calibration(std::span<const std::uint8_t> blob) {
    return decoded<measure::Calibration>(
        BlobKind::calibration, layout_version, blob,
        [](auto& in, auto& value, std::uint8_t) { lay_out(in, value); });
}

void put_frames(ByteWriter& out, std::span<const Block> blocks) {
    const Block first;
    out.count(blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i)
        lay_out(out, blocks[i], i == 0 ? first : blocks[i - 1], false);
}

std::vector<Block> frames(ByteReader& in) {
    std::vector<Block> blocks;
    for (std::size_t n = in.count(); n > 0 && in.ok(); --n) {
        Block block;
        lay_out(in, block, blocks.empty() ? Block{} : blocks.back(), false);
        blocks.push_back(std::move(block));
    }
    return blocks;
}

} // namespace store
