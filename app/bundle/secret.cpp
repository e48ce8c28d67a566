#include "bundle/secret.h"

#include "bundle/sodium.h"

#include <new>

namespace bundle {

void wipe(std::span<std::uint8_t> bytes) { sodium_memzero(bytes.data(), bytes.size()); }

void wipe(std::string& text) {
    text.resize(text.capacity()); // letters that were there before are still in it
    sodium_memzero(text.data(), text.size());
    text.clear();
}

void Secret::Free::operator()(std::uint8_t* held) const { sodium_free(held); }

Secret::Secret(std::size_t size) : size_{size} {
    start_sodium();
    held_.reset(static_cast<std::uint8_t*>(sodium_malloc(size)));
    if (!held_) throw std::bad_alloc{};
    wipe(bytes());
}

} // namespace bundle
