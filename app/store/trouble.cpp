#include "store/trouble.h"

#include <sqlite3.h>

namespace store {

StoreError error_of(const SQLite::Exception& exception) {
    if (exception.getExtendedErrorCode() == SQLITE_IOERR_CORRUPTFS) return StoreError::damaged;
    switch (exception.getErrorCode() & 0xFF) {
    case SQLITE_FULL: return StoreError::disk_full;
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
