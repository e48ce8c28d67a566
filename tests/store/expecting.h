// The value or the error that a test expects of the store.
#pragma once
#include "store/material.h"

#include <doctest/doctest.h>

template <class T> T good(store::Result<T> result) {
    REQUIRE(result.has_value());
    if constexpr (!std::is_void_v<T>) return *std::move(result);
}

template <class T> store::StoreError error_of(const store::Result<T>& result) {
    REQUIRE_FALSE(result.has_value());
    return result.error();
}

// An unfinished session of these blocks, all of them on disk.
inline store::SessionId stored(store::Store& open, const std::vector<session::Block>& blocks,
                               session::RollerKind roller = session::RollerKind::port) {
    const auto id = good(open.begin(material::beginning(roller)));
    for (const auto& block : blocks) good(open.append(id, block).get());
    return id;
}
