#include "store/series.h"

#include "store/flac.h"

#include <limits>

namespace store {

namespace {

enum class Coding : std::uint8_t { differences, flac };

constexpr std::int64_t least = std::numeric_limits<std::int32_t>::min();
constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();

// Numbers that are likely to follow each other by one: (distance from the expected, how many).
template <class T> void put_runs(ByteWriter& out, const std::vector<T>& values, T step) {
    std::vector<std::pair<T, std::size_t>> runs;
    T expected{};
    for (const T value : values) {
        if (runs.empty() || value != expected) runs.emplace_back(value, 0);
        ++runs.back().second;
        expected = static_cast<T>(value + step);
    }
    out.count(runs.size());
    expected = T{};
    for (const auto& [first, length] : runs) {
        out.difference(first, expected);
        out.natural(length);
        expected = static_cast<T>(first + static_cast<T>(step * static_cast<T>(length)));
    }
}

template <class T> std::vector<T> runs(ByteReader& in, std::size_t count, T step) {
    std::vector<T> values;
    T expected{};
    for (std::size_t n = in.count(); n > 0 && in.ok(); --n) {
        T value{};
        in.difference(value, expected);
        const std::uint64_t length = in.natural();
        if (length > count - values.size()) in.fail();
        if (!in.ok()) break;
        for (std::uint64_t i = 0; i < length; ++i, value = static_cast<T>(value + step))
            values.push_back(value);
        expected = value;
    }
    if (values.size() != count) in.fail();
    return values;
}

void put_column(ByteWriter& out, const std::vector<std::int64_t>& column) {
    ByteWriter differences;
    std::int64_t before = 0;
    std::vector<std::int32_t> narrow;
    for (const std::int64_t value : column) {
        differences.difference(value, before);
        before = value;
        if (value >= least && value <= most) narrow.push_back(static_cast<std::int32_t>(value));
    }
    const Bytes plain = differences.take();
    const auto coded = narrow.size() == column.size() ? flac(narrow) : std::nullopt;
    const bool smaller = coded && coded->size() < plain.size();
    out.one_of(smaller ? Coding::flac : Coding::differences, Coding::flac);
    const Bytes& chosen = smaller ? *coded : plain;
    out.count(chosen.size());
    for (const auto& byte : chosen) out.byte(byte);
}

std::vector<std::int64_t> column(ByteReader& in, std::size_t count) {
    Coding coding{};
    in.one_of(coding, Coding::flac);
    Bytes bytes(in.count());
    for (auto& byte : bytes) in.byte(byte);
    std::vector<std::int64_t> values;
    if (coding == Coding::flac) {
        if (const auto decoded = from_flac(bytes, count))
            values.assign(decoded->begin(), decoded->end());
    } else {
        ByteReader differences{bytes};
        std::int64_t before = 0;
        while (values.size() < count && differences.ok()) {
            differences.difference(values.emplace_back(), before);
            before = values.back();
        }
        if (!differences.at_end()) in.fail();
    }
    if (values.size() != count) in.fail();
    return values;
}

// The line through first and last: ticks per counter in steps of 2^-16, in whole numbers, so that
// every machine draws the same one. Where it does not fit (a board that began again), the distances
// are large but still exact.
struct Line {
    std::uint64_t ticks = 0, per_counter_q16 = 0;
    std::uint32_t counter = 0;

    std::uint64_t at(std::uint32_t n) const {
        return ticks + ((static_cast<std::uint64_t>(n - counter) * per_counter_q16) >> 16);
    }
};

Line line_through(const Series& series) {
    if (series.ticks.empty()) return {};
    Line line{series.ticks.front(), 0, series.counters.front()};
    const std::uint32_t steps = series.counters.back() - line.counter;
    const std::uint64_t length = series.ticks.back() - line.ticks;
    if (steps > 0 && length < (std::uint64_t{1} << 47))
        line.per_counter_q16 = ((length << 16) + steps / 2) / steps;
    return line;
}

constexpr std::uint8_t layout_version = 1;

} // namespace

Bytes encode(const Series& series, SeriesSize* size) {
    ByteWriter out;
    SeriesSize part;
    out.natural(series.segment);
    out.natural(series.channel);
    out.natural(series.counters.size());
    const std::size_t head = out.size();
    put_runs(out, series.counters, std::uint32_t{1});
    part.counters = out.size() - head;
    const Line line = line_through(series);
    out.natural(line.ticks);
    out.natural(line.per_counter_q16);
    std::vector<std::int64_t> distances;
    for (std::size_t i = 0; i < series.ticks.size(); ++i)
        distances.push_back(
            static_cast<std::int64_t>(series.ticks[i] - line.at(series.counters[i])));
    put_column(out, distances);
    part.ticks = out.size() - head - part.counters;
    put_column(out, {series.values.begin(), series.values.end()});
    part.values = out.size() - head - part.counters - part.ticks;
    out.flag(!series.remarks.empty());
    if (!series.remarks.empty()) put_runs(out, series.remarks, std::uint8_t{0});
    part.remarks = out.size() - head - part.counters - part.ticks - part.values;
    if (size != nullptr) *size = part;
    return sealed(BlobKind::series, layout_version, out.take());
}

tl::expected<Series, DecodeError> decode_series(std::span<const std::uint8_t> blob) {
    const auto content = unsealed(BlobKind::series, layout_version, blob);
    if (!content) return tl::unexpected{content.error()};
    ByteReader in{content->bytes};
    Series series;
    series.segment = static_cast<std::uint32_t>(in.natural());
    series.channel = static_cast<std::uint32_t>(in.natural());
    const auto count = static_cast<std::size_t>(in.natural());
    if (count > longest_series) return tl::unexpected{DecodeError::damaged};
    series.counters = runs(in, count, std::uint32_t{1});
    if (!in.ok()) return tl::unexpected{DecodeError::damaged};
    Line line;
    line.ticks = in.natural();
    line.per_counter_q16 = in.natural();
    line.counter = series.counters.empty() ? 0 : series.counters.front();
    const auto distances = column(in, count);
    const auto values = column(in, count);
    bool remarked = false;
    in.flag(remarked);
    if (remarked) series.remarks = runs(in, count, std::uint8_t{0});
    if (!in.at_end()) return tl::unexpected{DecodeError::damaged};
    for (std::size_t i = 0; i < count; ++i) {
        series.ticks.push_back(line.at(series.counters[i]) +
                               static_cast<std::uint64_t>(distances[i]));
        if (values[i] < least || values[i] > most) return tl::unexpected{DecodeError::damaged};
        series.values.push_back(static_cast<std::int32_t>(values[i]));
    }
    return series;
}

} // namespace store
