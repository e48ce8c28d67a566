#include "paper/columns.h"

#include <algorithm>

namespace paper {
namespace {

constexpr double points = 7.5, head_points = 7.0, gap = 1.2, above = 0.5,
                 thin = 0.12; // millimetres but the first

} // namespace

Columns::Columns(Document& document, double x, double width, std::vector<Column> columns)
    : d_{document}, x_{x}, width_{width}, columns_{std::move(columns)} {
    for (const Column& one : columns_) whole_ += one.share;
}

double Columns::width_of(std::size_t column) const {
    return width_ * columns_.at(column).share / whole_;
}

double Columns::height(const std::vector<std::string>& row) {
    double most = 0.0;
    for (std::size_t i = 0; i < row.size(); ++i)
        most = std::max(most,
                        d_.height_of(width_of(i) - gap, row[i].empty() ? "x" : row[i], {points}));
    return most + 2.0 * above;
}

double Columns::head_height() {
    double most = 0.0;
    for (std::size_t i = 0; i < columns_.size(); ++i)
        most = std::max(
            most, d_.height_of(width_of(i) - gap, columns_[i].head, {head_points, Weight::bold}));
    return most + 2.0 * above;
}

void Columns::head(double y) {
    std::vector<std::string> heads;
    for (const Column& one : columns_) heads.push_back(one.head);
    d_.grey({x_, y, width_, head_height()}, 0.9);
    cells(y, head_height(), heads, Weight::bold);
}

void Columns::row(double y, const std::vector<std::string>& row) {
    d_.grey({x_, y, width_, thin}, 0.6);
    cells(y, height(row), row, Weight::regular);
}

void Columns::cells(double y, double height, const std::vector<std::string>& texts, Weight weight) {
    double x = x_;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        d_.text({x + gap / 2.0, y + above, width_of(i) - gap, height}, texts[i],
                {weight == Weight::bold ? head_points : points, weight, columns_[i].align});
        x += width_of(i);
    }
}

} // namespace paper
