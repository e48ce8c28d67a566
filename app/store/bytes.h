// Values to bytes and back, byte by byte: the two archives offer the same calls, so that one list
// of fields (encoding.cpp) serves both directions and cannot disagree with itself. Nothing that a
// damaged blob holds leads to undefined behaviour: a reader that ran dry stays failed and gives
// zeros.
#pragma once
#include <bit>
#include <cstdint>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace store {

using Bytes = std::vector<std::uint8_t>;

namespace detail {
// Every integer as 64 bits, so that differences wrap the same way for all of them.
template <class T> constexpr std::uint64_t widened(T value) {
    if constexpr (std::is_signed_v<T>)
        return static_cast<std::uint64_t>(static_cast<std::int64_t>(value));
    else
        return static_cast<std::uint64_t>(value);
}
constexpr std::uint64_t zigzag(std::uint64_t difference) {
    return (difference << 1) ^ ((difference >> 63) != 0 ? ~std::uint64_t{0} : 0);
}
constexpr std::uint64_t unzigzag(std::uint64_t coded) {
    return (coded >> 1) ^ ((coded & 1) != 0 ? ~std::uint64_t{0} : 0);
}
} // namespace detail

class ByteWriter {
  public:
    static constexpr bool writing = true;
    template <class T> using Value = const T;

    bool ok() const { return true; }
    void byte(const std::uint8_t& value) { bytes_.push_back(value); }
    void flag(const bool& value) { byte(value ? 1 : 0); }
    void natural(std::uint64_t value); // 7 bits a byte, lowest first; the high bit = more follow
    void words(std::string_view text);
    void real(double value); // the 64 bits of IEEE 754, lowest byte first
    void real_near(double value, double before) {
        natural(std::bit_cast<std::uint64_t>(value) ^ std::bit_cast<std::uint64_t>(before));
    }
    // An integer as its small distance from an expected one.
    template <class T> void difference(const T& value, std::type_identity_t<T> expected) {
        natural(detail::zigzag(detail::widened(value) - detail::widened(expected)));
    }
    template <class E> void one_of(const E& value, E) {
        natural(static_cast<std::uint64_t>(value));
    }
    void count(std::size_t n) { natural(n); }

    std::size_t size() const { return bytes_.size(); }
    Bytes take() { return std::move(bytes_); }

  private:
    Bytes bytes_;
};

class ByteReader {
  public:
    static constexpr bool writing = false;
    template <class T> using Value = T;

    explicit ByteReader(std::span<const std::uint8_t> bytes) : left_{bytes} {}

    bool ok() const { return ok_; }
    bool at_end() const { return ok_ && left_.empty(); }
    void fail() { ok_ = false, left_ = {}; }
    void byte(std::uint8_t& value) { value = next(); }
    void flag(bool& value);
    std::uint64_t natural();
    void words(std::string& text);
    void real(double& value);
    void real_near(double& value, double before) {
        value = std::bit_cast<double>(natural() ^ std::bit_cast<std::uint64_t>(before));
    }
    template <class T> void difference(T& value, std::type_identity_t<T> expected) {
        const std::uint64_t wide = detail::widened(expected) + detail::unzigzag(natural());
        value = static_cast<T>(wide);
        if (detail::widened(value) != wide) fail();
    }
    // `last` is the highest enumerator; anything above it is damage.
    template <class E> void one_of(E& value, E last) {
        const std::uint64_t coded = natural();
        if (coded > static_cast<std::uint64_t>(last)) return fail();
        value = static_cast<E>(coded);
    }
    std::size_t count(); // never more than there are bytes left

  private:
    std::uint8_t next();
    std::span<const std::uint8_t> left_;
    bool ok_ = true;
};

// What follows is written once for both archives.

template <class A, class T> void number(A& a, T& value) { a.difference(value, T{}); }

template <class A, class Time> void moment(A& a, Time& at, std::type_identity_t<Time> expected) {
    using Plain = std::remove_const_t<Time>;
    const auto ticks = [](const Plain& t) {
        if constexpr (requires { t.time_since_epoch(); })
            return static_cast<std::int64_t>(t.time_since_epoch().count());
        else
            return static_cast<std::int64_t>(t.count());
    };
    std::int64_t count = ticks(at);
    a.difference(count, ticks(expected));
    if constexpr (!A::writing) {
        if constexpr (requires { typename Plain::duration; })
            at = Plain{typename Plain::duration{static_cast<typename Plain::rep>(count)}};
        else
            at = Plain{static_cast<typename Plain::rep>(count)};
    }
}
template <class A, class Time> void moment(A& a, Time& at) {
    moment(a, at, std::remove_const_t<Time>{});
}

template <class A, class List, class Each> void list(A& a, List& values, Each each) {
    if constexpr (A::writing) {
        a.count(values.size());
        for (const auto& value : values) each(value);
    } else {
        values.clear();
        for (std::size_t n = a.count(); n > 0 && a.ok(); --n) each(values.emplace_back());
    }
}

template <class A, class Optional, class Each> void maybe(A& a, Optional& value, Each each) {
    bool there = value.has_value();
    a.flag(there);
    if constexpr (!A::writing) {
        value.reset();
        if (there) value.emplace();
    }
    if (there) each(*value);
}

} // namespace store
