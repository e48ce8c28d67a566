// Formats that are tables with named columns, as CSV or as JSON: which columns, under which names
// in which languages, and what a row says.
#pragma once
#include "exchange/format.h"

#include <utility>

namespace exchange {

struct Column {
    std::string_view field;              // our name for it
    std::vector<std::string_view> names; // theirs; capitals do not matter. Empty: as the field
    bool needed = false;                 // without it, it is another format
};

struct Table {
    std::vector<Column> columns;
    std::string_view line_before{}; // how a line before the header begins; empty = there is none
    bool sections = false;          // a line with a single cell begins another table: left out
};

class Row {
  public:
    std::size_t number = 0;
    std::size_t table = 0;
    std::size_t file = 0; // of those handed in together

    // Trimmed; empty where it is not there.
    std::string_view operator[](std::string_view field) const;
    // With the blanks at its edges, for what a person wrote.
    std::string_view as_written(std::string_view field) const;
    void put(std::string_view field, std::string_view text);

  private:
    std::vector<std::pair<std::string_view, std::string_view>> cells_;
};

// Which of the tables a file begins with.
std::optional<std::size_t> table_of(const Head&, std::span<const Table>);

class TableReader : public Reader {
  public:
    Result<void> take(PeekedInput&, Sink&) override;

  protected:
    virtual std::span<const Table> tables() const = 0;
    virtual void row(const Row&, Sink&) = 0;

  private:
    Result<void> csv(PeekedInput&, std::size_t table, Sink&);
    Result<void> json(PeekedInput&, std::size_t table, Sink&);
};

} // namespace exchange
