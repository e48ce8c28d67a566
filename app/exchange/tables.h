// Gadgetbridge keeps its data in an SQLite file. SQLite ends in store/; here the rows come through
// this door, whoever opens it.
#pragma once
#include "exchange/read.h"

#include <span>

namespace exchange {

using Cell = std::variant<std::monostate, std::int64_t, double, std::string>; // monostate: NULL

class Tables {
  public:
    Tables() = default;
    virtual ~Tables() = default;
    Tables(const Tables&) = delete;
    Tables& operator=(const Tables&) = delete;

    // As PRAGMA table_info has them. Names are ours, never a file's.
    enum class NoColumns : std::uint8_t { no_table, unreadable };
    using Columns = tl::expected<std::vector<std::string>, NoColumns>;
    virtual Columns columns(std::string_view table) = 0;

    // Each row with the cells in that order, sorted by the first of them. `row` ends it by false.
    // Returns false when the file cannot be read.
    virtual bool rows(std::string_view table, std::span<const std::string_view> columns,
                      const std::function<bool(std::span<const Cell>)>& row) = 0;
};

// Nights of Xiaomi, CMF, Garmin and Colmi devices as Gadgetbridge's export has them. Rows count
// within their table, the table's name is in `what` of a rejected one. Devices are told by the kind
// of table and DEVICE_ID.
Result<Read> read(Tables&, const Options&);

} // namespace exchange
