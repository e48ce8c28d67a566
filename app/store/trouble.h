// Inside the store failures are exceptions; they become values here and nowhere else.
#pragma once
#include "store/store.h"

#include <SQLiteCpp/Exception.h>

#include <new>

namespace store {

struct Trouble { // thrown inside the store, never seen outside
    StoreError error{};
};

StoreError error_of(const SQLite::Exception&);
StoreError error_of(const std::error_code&); // of the file system

template <class Work> auto guarded(Work work) -> Result<decltype(work())> {
    try {
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (const Trouble& trouble) {
        return tl::unexpected{trouble.error};
    } catch (const SQLite::Exception& exception) {
        return tl::unexpected{error_of(exception)};
    } catch (const std::filesystem::filesystem_error& exception) {
        return tl::unexpected{error_of(exception.code())};
    } catch (const std::bad_alloc&) {
        return tl::unexpected{StoreError::failed};
    }
}

// The value, or the error thrown on.
template <class T> T value_or_trouble(Result<T> result) {
    if (!result) throw Trouble{result.error()};
    if constexpr (!std::is_void_v<T>) return *std::move(result);
}

} // namespace store
