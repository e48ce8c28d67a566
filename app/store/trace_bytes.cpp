#include "store/trace_bytes.h"

#include "store/columns.h"

#include <algorithm>
#include <limits>

namespace store {

using history::Extremes, history::Pyramid, history::Sample;

namespace {

constexpr std::uint8_t layout = 1;
constexpr std::int64_t least_value = std::numeric_limits<std::int16_t>::min(),
                       most_value = std::numeric_limits<std::int16_t>::max(),
                       last_time = std::numeric_limits<std::uint32_t>::max();

using Numbers = std::vector<std::int64_t>;

template <class List, class Number> Numbers numbers(const List& list, Number number) {
    Numbers all;
    all.reserve(list.size());
    for (const auto& one : list) all.push_back(number(one));
    return all;
}

} // namespace

Bytes encode(const Pyramid& pyramid) {
    const auto& [samples, last_ms, starts, bins] = pyramid.base();
    ByteWriter out;
    out.natural(samples);
    out.natural(last_ms);
    put_column(out, numbers(starts, [](std::uint32_t ms) { return std::int64_t{ms}; }));
    put_column(out, numbers(bins, [](const Extremes& e) { return std::int64_t{e.low}; }));
    put_column(out, numbers(bins, [](const Extremes& e) { return std::int64_t{e.high}; }));
    return sealed(BlobKind::pyramid, layout, out.take());
}

tl::expected<Pyramid, DecodeError> decode_pyramid(std::span<const std::uint8_t> blob) {
    const auto content = unsealed(BlobKind::pyramid, layout, blob);
    if (!content) return tl::unexpected{content.error()};
    ByteReader in{content->bytes};
    const std::uint64_t samples = in.natural(), last = in.natural();
    if (samples > history::most_samples || last > static_cast<std::uint64_t>(last_time)) in.fail();
    const auto bins = static_cast<std::size_t>(
        in.ok() ? (samples + history::samples_a_bin - 1) / history::samples_a_bin : 0);
    Pyramid::Base base{static_cast<std::size_t>(samples), static_cast<std::uint32_t>(last), {}, {}};
    for (const std::int64_t ms : column(in, bins, 0, last_time))
        base.starts_ms.push_back(static_cast<std::uint32_t>(ms));
    const Numbers lows = column(in, bins, least_value, most_value),
                  highs = column(in, bins, least_value, most_value);
    if (!in.at_end()) return tl::unexpected{DecodeError::damaged};
    for (std::size_t i = 0; i < bins; ++i)
        base.bins.push_back(
            {static_cast<std::int16_t>(lows[i]), static_cast<std::int16_t>(highs[i])});
    auto made = Pyramid::of(std::move(base));
    if (!made) return tl::unexpected{DecodeError::damaged};
    return *std::move(made);
}

Bytes encode(std::span<const Sample> part) {
    ByteWriter out;
    out.natural(part.size());
    put_column(out, numbers(part, [](const Sample& s) { return std::int64_t{s.at_ms}; }));
    put_column(out, numbers(part, [](const Sample& s) { return std::int64_t{s.value}; }));
    return sealed(BlobKind::trace_part, layout, out.take());
}

tl::expected<std::vector<Sample>, DecodeError> decode_part(std::span<const std::uint8_t> blob) {
    const auto content = unsealed(BlobKind::trace_part, layout, blob);
    if (!content) return tl::unexpected{content.error()};
    ByteReader in{content->bytes};
    const std::uint64_t count = in.natural();
    if (count > history::samples_a_part) in.fail();
    const auto n = static_cast<std::size_t>(in.ok() ? count : 0);
    const Numbers times = column(in, n, 0, last_time),
                  values = column(in, n, least_value, most_value);
    if (!in.at_end() || !std::is_sorted(times.begin(), times.end()))
        return tl::unexpected{DecodeError::damaged};
    std::vector<Sample> samples(n);
    for (std::size_t i = 0; i < n; ++i)
        samples[i] = {static_cast<std::uint32_t>(times[i]), static_cast<std::int16_t>(values[i])};
    return samples;
}

} // namespace store
