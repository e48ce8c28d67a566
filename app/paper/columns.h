// A table on a page: columns with heads, rows as high as their text.
#pragma once
#include "paper/document.h"

#include <string>
#include <vector>

namespace paper {

struct Column {
    std::string head;
    double share = 1.0; // of the width
    Align align = Align::left;
};

class Columns {
  public:
    Columns(Document&, double x, double width, std::vector<Column>);

    double head_height();
    void head(double y);
    double height(const std::vector<std::string>& row);
    void row(double y, const std::vector<std::string>& row); // with a line above it

  private:
    Document& d_;
    double x_, width_;
    std::vector<Column> columns_;
    double whole_ = 0.0; // of all shares
    double width_of(std::size_t column) const;
    void cells(double y, double height, const std::vector<std::string>&, Weight);
};

} // namespace paper
