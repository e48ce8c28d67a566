#include "paper/pages.h"

#include "wording/wording.h"

#include <utility>

namespace paper {

using wording::filled, wording::tr;

namespace {

constexpr double foot_height = 9.0, between = 5.0;
constexpr Letters of_foot{7.5}, of_page{7.5, Weight::regular, Align::right};

} // namespace

Pages::Pages(Document& document, std::string foot, int of)
    : d_{document}, foot_{std::move(foot)}, of_{of}, wide_{d_.width() - 2.0 * margin} {}

double Pages::bottom() const { return d_.height() - margin - foot_height + 4.0; }
bool Pages::room(double height) const { return y_ + height <= bottom(); }
void Pages::need(double height) {
    if (!room(height)) turn();
}

void Pages::turn() {
    draw_foot();
    d_.next_page();
    ++page_;
    y_ = margin;
}

int Pages::close() {
    draw_foot();
    return page_;
}

void Pages::draw_foot() {
    const double y = d_.height() - margin - 2.0;
    d_.line(margin, y - 1.2, margin + wide_, y - 1.2, 0.15);
    d_.text({margin, y, wide_ * 0.8, 4.0}, foot_, of_foot);
    d_.text({margin + wide_ * 0.8, y, wide_ * 0.2, 4.0},
            filled(tr("page {n} of {all}"),
                   {{"n", std::to_string(page_)}, {"all", std::to_string(of_)}}),
            of_page);
}

void Pages::text(const std::string& words, Letters letters, double after) {
    const double height = d_.height_of(wide_, words, letters);
    need(height);
    y_ += d_.text({margin, y_, wide_, height}, words, letters) + after;
}

void Pages::heading(const std::string& words, double with) {
    need(with + between + 6.0);
    if (y_ > margin + 1.0) y_ += between;
    text(words, of_heading, gap - 0.6);
}

void Pages::table(std::vector<Column> columns, const std::vector<std::vector<std::string>>& rows) {
    Columns c{d_, margin, wide_, std::move(columns)};
    const auto head = [&] {
        c.head(y_);
        y_ += c.head_height();
    };
    need(c.head_height() + 12.0);
    head();
    for (const auto& row : rows) {
        if (!room(c.height(row))) {
            turn();
            head();
        }
        c.row(y_, row);
        y_ += c.height(row);
    }
}

} // namespace paper
