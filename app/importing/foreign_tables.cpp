#include "importing/foreign_tables.h"

namespace importing {

OfFile::Columns OfFile::columns(std::string_view table) {
    return tables_.columns(table).map_error([](store::StoreError error) {
        return error == store::StoreError::not_found ? NoColumns::no_table : NoColumns::unreadable;
    });
}

bool OfFile::rows(std::string_view table, std::span<const std::string_view> columns,
                  const std::function<bool(std::span<const exchange::Cell>)>& row) {
    return tables_.rows(table, columns, row);
}

} // namespace importing
