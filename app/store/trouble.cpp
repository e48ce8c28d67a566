#include "store/trouble.h"

#include <sqlite3.h>

namespace store {

bool may_pass(StoreError error) {
    return error == StoreError::disk_full || error == StoreError::failed ||
           error == StoreError::in_use;
}

StoreError error_of(const std::error_code& code) {
    if (code == std::errc::no_space_on_device) return StoreError::disk_full;
    if (code == std::errc::read_only_file_system) return StoreError::read_only;
    for (const auto closed : {std::errc::permission_denied, std::errc::operation_not_permitted,
                              std::errc::no_such_file_or_directory, std::errc::not_a_directory,
                              std::errc::is_a_directory, std::errc::too_many_symbolic_link_levels,
                              std::errc::filename_too_long})
        if (code == closed) return StoreError::cannot_open;
    return StoreError::failed;
}

StoreError error_of(const SQLite::Exception& exception) {
    if (exception.getExtendedErrorCode() == SQLITE_IOERR_CORRUPTFS) return StoreError::damaged;
    switch (exception.getErrorCode() & 0xFF) {
    case SQLITE_FULL: return StoreError::disk_full;
    case SQLITE_ERROR: // our statements are right: it is the file that does not fit them
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return StoreError::damaged;
    case SQLITE_READONLY: return StoreError::read_only;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH: return StoreError::cannot_open;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return StoreError::in_use;
    default: return StoreError::failed;
    }
}

} // namespace store
