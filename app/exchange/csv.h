// Rows of cells: RFC 4180 with `,` `;` or tabs, as real programs write it. Row by row, so that a
// file may be larger than the memory; a row beyond every real one is an error.
#pragma once
#include "exchange/read.h"

namespace exchange {

// The separator that the first line with any of them has most of, outside quotes; else a comma.
char separator_of(std::string_view head);

class CsvReader {
  public:
    // A byte-order mark at the beginning is passed over.
    CsvReader(Input&, char separator);

    struct Row {
        std::size_t line = 0; // where it begins, from 1
        std::vector<std::string> cells;
    };
    // Nothing = the end. Empty lines are passed over.
    Result<std::optional<Row>> next();

  private:
    enum class Take { cell, row, end };
    Result<int> byte(); // -1 = the end
    Result<void> quoted(std::string& cell);
    Result<Take> cell(std::string& cell);
    tl::unexpected<Error> error(ErrorCode) const;
    Result<void> checked(const Row&) const;

    Input& in_;
    char separator_;
    std::string buffer_;
    std::size_t at_ = 0, size_ = 0, line_ = 1, row_line_ = 1, row_bytes_ = 0, rows_ = 0;
    int back_ = -2; // a byte read too many
};

// A whole first row of a file, for telling formats apart; nothing where the head has no whole one.
std::vector<std::string> first_row(std::string_view head, std::size_t skip_lines = 0);

bool valid_utf8(std::string_view); // and without zero bytes

} // namespace exchange
