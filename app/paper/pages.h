// Text and tables from the top of a page down, page after page, each with a foot. Millimetres.
#pragma once
#include "paper/columns.h"
#include "paper/document.h"

#include <string>
#include <vector>

namespace paper {

constexpr Letters of_title{15.0, Weight::bold};
constexpr Letters of_heading{10.5, Weight::bold};
constexpr Letters of_text{9.0}, of_notes{8.0};

class Pages {
  public:
    static constexpr double margin = 14.0, gap = 2.0;

    // `of` pages are said to be there; `foot` stands at the foot of each.
    Pages(Document&, std::string foot, int of);

    Document& document() { return d_; }
    double width() const { return wide_; }
    double y() const { return y_; }
    void go_down(double height) { y_ += height; }
    bool room(double height) const;
    void need(double height); // else it goes on on the next page
    void turn();
    int close(); // the last page; their number

    void text(const std::string& words, Letters, double after = 0.8);
    void heading(const std::string& words, double with); // with so much of what follows at once
    // Its head stands again on each page that it goes on to.
    void table(std::vector<Column>, const std::vector<std::vector<std::string>>& rows);

  private:
    Document& d_;
    std::string foot_;
    int of_ = 0, page_ = 1;
    double wide_, y_ = margin;

    double bottom() const;
    void draw_foot();
};

} // namespace paper
