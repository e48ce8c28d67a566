// Tables of another program's file as the room exchange asks for them: Gadgetbridge's export.
#pragma once
#include "exchange/tables.h"
#include "store/foreign.h"

namespace importing {

class OfFile : public exchange::Tables {
  public:
    explicit OfFile(store::ForeignTables& tables) : tables_{tables} {} // stays the caller's
    Columns columns(std::string_view table) override;
    bool rows(std::string_view table, std::span<const std::string_view> columns,
              const std::function<bool(std::span<const exchange::Cell>)>& row) override;

  private:
    store::ForeignTables& tables_;
};

} // namespace importing
