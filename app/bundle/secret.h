// Bytes that nobody should find later: keys in memory that is locked, guarded and wiped; what was
// sealed or opened in memory that is wiped when it is given back.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace bundle {

void wipe(std::span<std::uint8_t>);
void wipe(std::string&); // all that it has room for; empty afterwards

// A key. It is moved, never copied. Throws std::bad_alloc where there is no memory.
class Secret {
  public:
    explicit Secret(std::size_t size); // zeros
    std::span<std::uint8_t> bytes() { return {held_.get(), size_}; }
    std::span<const std::uint8_t> bytes() const { return {held_.get(), size_}; }
    const std::uint8_t* data() const { return held_.get(); }
    std::uint8_t* data() { return held_.get(); }

  private:
    struct Free {
        void operator()(std::uint8_t*) const;
    };
    std::unique_ptr<std::uint8_t[], Free> held_;
    std::size_t size_ = 0;
};

template <class T> struct Wiping { // an allocator
    using value_type = T;
    Wiping() = default;
    template <class U> explicit Wiping(const Wiping<U>&) {}
    T* allocate(std::size_t n) { return std::allocator<T>{}.allocate(n); }
    void deallocate(T* held, std::size_t n) {
        wipe({reinterpret_cast<std::uint8_t*>(held), n * sizeof(T)});
        std::allocator<T>{}.deallocate(held, n);
    }
    bool operator==(const Wiping&) const { return true; }
};

using Bytes = std::vector<std::uint8_t>;                              // anybody may see them
using PrivateBytes = std::vector<std::uint8_t, Wiping<std::uint8_t>>; // of the person

} // namespace bundle
