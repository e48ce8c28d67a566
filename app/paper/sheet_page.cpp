// The sheet on its page or pages.
#include "paper/sheet.h"

#include <algorithm>
#include <span>

namespace paper {
namespace {

// Millimetres.
constexpr double margin = 10.0, names = 66.0, title_height = 8.0, days_height = 9.5, band = 5.5;
constexpr double lowest = 7.2, tallest = 9.5; // of a box: two lines beside it, and a pen in it
constexpr double thin = 0.15, thick = 0.45, inset = 1.2, further_in = 4.0;

constexpr Letters of_title{13.0, Weight::bold}, of_band{8.5, Weight::bold};
constexpr Letters of_weekday{8.5, Weight::bold, Align::middle};
constexpr Letters of_date{8.0, Weight::regular, Align::middle};
constexpr Letters of_name{8.5}, of_how{7.0}, of_notes{7.5};

using Blocks = std::span<const SheetBlock>;

class Page {
  public:
    Page(Document& document, const Sheet& sheet)
        : d_{document}, s_{sheet}, wide_{d_.width() - 2.0 * margin}, day_{(wide_ - names) /
                                                                          static_cast<double>(
                                                                              sheet.days.size())} {}

    bool fit(Blocks blocks) { return box_height(blocks) >= lowest; }

    void draw(Blocks blocks) {
        d_.text({margin, margin, wide_, title_height}, s_.title, of_title);
        const double top = margin + title_height;
        double y = top;
        days(y);
        y += days_height;
        box_ = std::min(box_height(blocks), tallest);
        for (const auto& one : blocks) y = block(one, y);
        grid(top, y);
        d_.text({margin, y + 2.0, wide_, notes_height()}, s_.notes, of_notes);
    }

  private:
    double notes_height() { return d_.height_of(wide_, s_.notes, of_notes) + 2.0; }

    double box_height(Blocks blocks) {
        double room = d_.height() - 2.0 * margin - title_height - days_height - notes_height();
        double rows = 0.0;
        for (const auto& one : blocks) {
            room -= band;
            rows += static_cast<double>(one.rows.size());
        }
        return room / rows;
    }

    double left_of(std::size_t day) const {
        return margin + names + day_ * static_cast<double>(day);
    }

    void days(double y) {
        for (std::size_t i = 0; i < s_.days.size(); ++i) {
            d_.text({left_of(i), y + 1.0, day_, 4.0}, s_.days[i].weekday, of_weekday);
            d_.text({left_of(i), y + 5.0, day_, 4.0}, s_.days[i].date, of_date);
        }
    }

    double block(const SheetBlock& b, double y) {
        d_.grey({margin, y, wide_, band}, 0.88);
        d_.text({margin + inset, y + 0.9, wide_, band}, b.title, of_band);
        y += band;
        for (const auto& one : b.rows) {
            if (&one != &b.rows.front())
                d_.line(one.belongs ? margin + further_in : margin, y, margin + wide_, y, thin);
            row(one, y);
            y += box_;
        }
        return y;
    }

    // Both in two lines, one each where that has room.
    void row(const SheetRow& r, double y) {
        const double in = r.belongs ? further_in : inset;
        const double w = names - in - inset;
        const double name_line = d_.height_of(w, "x", of_name);
        const double how_line = d_.height_of(w, "x", of_how);
        const Place all{margin + in, y + (box_ - name_line - how_line) / 2.0, w, 2.0 * how_line};
        const bool long_name = d_.height_of(w, r.name, of_name) > 1.5 * name_line;
        const std::string both = r.name + ": " + r.how;
        if (long_name && d_.height_of(w, both, of_how) < 2.5 * how_line) {
            d_.text(all, both, of_how);
            return;
        }
        const double below =
            d_.text({all.x, all.y, w, name_line}, r.name, long_name ? of_how : of_name);
        d_.text({all.x, all.y + below, w, how_line}, r.how, of_how);
    }

    void grid(double top, double bottom) {
        for (std::size_t i = 0; i < s_.days.size(); ++i)
            d_.line(left_of(i), top, left_of(i), bottom,
                    s_.days[i].monday || i == 0 ? thick : thin);
        d_.line(margin, top, margin, bottom, thick);
        d_.line(margin + wide_, top, margin + wide_, bottom, thick);
        d_.line(margin, top, margin + wide_, top, thick);
        d_.line(margin, bottom, margin + wide_, bottom, thick);
    }

    Document& d_;
    const Sheet& s_;
    double wide_, day_, box_ = tallest;
};

} // namespace

tl::expected<Printed, PaperError> print(const Sheet& sheet, Size size) {
    Document document{size, Turn::across, sheet.title};
    Page page{document, sheet};
    const Blocks all{sheet.blocks};
    Printed printed;
    if (page.fit(all))
        page.draw(all);
    else
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i > 0) document.next_page();
            page.draw(all.subspan(i, 1));
            printed.pages = static_cast<int>(i) + 1;
        }
    auto file = document.finish();
    if (!file) return tl::unexpected{file.error()};
    printed.pdf = *std::move(file);
    return printed;
}

} // namespace paper
