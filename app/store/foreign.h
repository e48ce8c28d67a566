// An SQLite file of another program: only ever read, never trusted. Nothing is written beside it,
// no trigger, view or function of its schema runs, and a hostile one ends in an error.
#pragma once
#include "store/store.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

namespace store {

class ForeignTables {
  public:
    using Cell =
        std::variant<std::monostate, std::int64_t, double, std::string>; // NULL, blobs: none

    // in_use: what was written last lies beside it, where the program that writes it left it;
    // not_found; cannot_open: it may not be read, or is no file; damaged: no SQLite file, or its
    // schema cannot be read.
    static Result<ForeignTables> open(const std::filesystem::path&);
    ForeignTables(ForeignTables&&) noexcept;
    ForeignTables& operator=(ForeignTables&&) noexcept;
    ~ForeignTables();

    // not_found: there is no such table; a view is none, and computed columns are not told. Else
    // the file cannot be read any further.
    Result<std::vector<std::string>> columns(std::string_view table);
    // Each row with the cells in that order, by the first of them; `row` ends it by false. False
    // when the file cannot be read any further. Names are ours.
    bool rows(std::string_view table, std::span<const std::string_view> columns,
              const std::function<bool(std::span<const Cell>)>& row);

  private:
    struct Open;
    explicit ForeignTables(std::unique_ptr<Open>);
    std::unique_ptr<Open> open_;
};

} // namespace store
