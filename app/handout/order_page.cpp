// The order sheet on its page.
#include "handout/order_sheet.h"
#include "wording/wording.h"

#include <algorithm>

namespace handout {
namespace {

using paper::Align, paper::Document, paper::Letters, paper::Place, paper::Weight;
using wording::tr;

// Millimetres.
constexpr double margin = 10.0, title_height = 8.0, field_height = 8.5, head_height = 8.5;
constexpr double box = 5.0, side_box = 4.6, day_box = 4.4, seconds_box = 7.6, apart = 1.8;
constexpr double lowest = 5.9, tallest = 7.6; // a row
constexpr double number_width = 7.0, thin = 0.15, thick = 0.4;
constexpr int own_rows = 2;
constexpr std::size_t most_variants = 3;

constexpr Letters of_title{14.0, Weight::bold}, of_field{8.5};
constexpr Letters of_head{7.0, Weight::bold}, of_name{8.5};
constexpr Letters of_number{10.0, Weight::bold};
constexpr Letters in_box{6.5, Weight::regular, Align::middle};
constexpr Letters of_notes{7.5};

std::string two_letters(const std::string& day) { return day.substr(0, 2); } // ASCII in both

class Page {
  public:
    Page(Document& document, const OrderSheet& sheet)
        : d_{document}, s_{sheet}, wide_{d_.width() - 2.0 * margin} {
        // From the right: days, variants, pace, amount, sets, sides; the name has what is left.
        double x = margin + wide_;
        days_ = x -= 7.0 * day_box;
        variants_ = x -= apart + most_variants * box;
        pace_ = x -= apart + (std::size(paces) + 1.3) * box;
        amount_ = x -= apart + 3.0 * seconds_box + 1.5 * box;
        sets_ = x -= apart + 4.0 * box;
        sides_ = x -= apart + 2.0 * side_box;
        name_ = margin + number_width;
    }

    void draw() {
        d_.text({margin, margin, wide_, title_height}, s_.title, of_title);
        fields(margin + title_height);
        const double top = margin + title_height + 2.0 * field_height + 2.0;
        heads(top);
        double y = top + head_height;
        const double high = row_height(y);
        for (const OrderRow& one : s_.rows) {
            if ((&one - s_.rows.data()) % 2 == 0) d_.grey({margin, y, wide_, high}, 0.94);
            row(one, y, high);
            y += high;
        }
        for (int i = 0; i < own_rows; ++i, y += high) own_row(y, high);
        d_.line(margin, y, margin + wide_, y, thick);
        y += 1.5;
        for (const std::string& note : s_.notes)
            y += d_.text({margin, y, wide_, 20.0}, note, of_notes) + 0.6;
    }

  private:
    double notes_height() {
        double all = 1.5;
        for (const std::string& note : s_.notes) all += d_.height_of(wide_, note, of_notes) + 0.6;
        return all;
    }
    double row_height(double y) {
        const double room = d_.height() - margin - notes_height() - y;
        const auto rows = static_cast<double>(s_.rows.size()) + own_rows;
        return std::clamp(room / rows, lowest, tallest);
    }

    // --- for whom, by whom, when

    void blank(double x, double y, double w, const char* label) {
        d_.text({x, y + 2.6, w, 5.0}, label, of_field);
        const double after = d_.width_of(label, of_field) + 1.5;
        d_.line(x + after, y + 6.6, x + w - 2.0, y + 6.6, thin);
    }
    void fields(double y) {
        blank(margin, y, 0.38 * wide_, tr("For"));
        blank(margin + 0.38 * wide_, y, 0.38 * wide_, tr("By"));
        blank(margin + 0.76 * wide_, y, 0.24 * wide_, tr("From"));
        y += field_height;
        double x = labelled(margin, y, tr("Weeks"));
        for (const char* weeks : {"2", "4", "6", "8"}) x = a_box(x, y + 1.8, box, weeks);
        x = a_box(x, y + 1.8, 1.6 * box, "") + 5.0;
        x = labelled(x, y, tr("Days a week"));
        for (int i = 1; i <= 7; ++i) x = a_box(x, y + 1.8, box, std::to_string(i));
        x = labelled(x + 4.0, y, tr("or on"));
        for (const std::string& day : s_.days) x = a_box(x, y + 1.8, box, two_letters(day));
    }
    double labelled(double x, double y, const char* label) {
        d_.text({x, y + 2.6, 60.0, 5.0}, label, of_field);
        return x + d_.width_of(label, of_field) + 1.5;
    }

    // --- rows

    double a_box(double x, double y, double w, const std::string& text) {
        d_.grey({x, y, w, box}, 1.0);
        d_.frame({x, y, w, box}, thin);
        if (!text.empty()) d_.text({x, y + 0.5 * (box - 2.9), w, box}, text, in_box);
        return x + w;
    }
    void heads(double y) {
        const auto head = [&](double x, double to, const char* text) {
            const double h = d_.height_of(to - x, text, of_head);
            d_.text({x, y + head_height - h - 0.8, to - x, h}, text, of_head);
        };
        head(margin, name_, tr("No."));
        head(name_, sides_, tr("Exercises"));
        head(sides_, sets_, tr("Side"));
        head(sets_, amount_, tr("Sets"));
        head(amount_, pace_, tr("Strokes or seconds of a set"));
        head(pace_, variants_, tr("Pace, seconds per stroke"));
        head(variants_, days_, tr("Variant"));
        head(days_, margin + wide_, tr("Days, where different"));
        d_.line(margin, y + head_height, margin + wide_, y + head_height, thick);
    }
    void row(const OrderRow& r, double y, double high) {
        d_.text({margin, y + 0.5 * (high - 4.4), number_width, high}, std::to_string(r.number),
                of_number);
        name(r.name, y, high);
        const double top = y + 0.5 * (high - box);
        if (r.sided)
            for (double x = sides_; const char* side : {tr("L"), tr("R")})
                x = a_box(x, top, side_box, side);
        boxes(top, r.amounts, r.paced, r.variants);
    }
    void own_row(double y, double high) {
        d_.line(margin, y + high - 1.4, sides_ - 2.0, y + high - 1.4, thin);
        const double top = y + 0.5 * (high - box);
        for (double x = sides_; const char* side : {tr("L"), tr("R")})
            x = a_box(x, top, side_box, side);
        boxes(top, {"", "", ""}, true, most_variants);
    }
    void boxes(double top, const std::vector<std::string>& amounts, bool paced,
               std::size_t variants) {
        double x = sets_;
        for (int i = 1; i <= 4; ++i) x = a_box(x, top, box, std::to_string(i));
        x = amount_;
        for (const std::string& amount : amounts) x = a_box(x, top, seconds_box, amount);
        a_box(x, top, 1.5 * box, "");
        x = pace_;
        if (paced) {
            for (const int pace : paces) x = a_box(x, top, box, std::to_string(pace));
            a_box(x, top, 1.3 * box, "");
        }
        x = variants_;
        if (variants > 1)
            for (std::size_t i = 0; i < std::min(variants, most_variants); ++i)
                x = a_box(x, top, box, {static_cast<char>('A' + i)});
        x = days_;
        for (const std::string& day : s_.days) x = a_box(x, top, day_box, two_letters(day));
    }
    void name(const std::string& text, double y, double high) {
        const double w = sides_ - name_ - 1.0;
        const bool two = d_.height_of(w, text, of_name) > 1.5 * d_.height_of(w, "x", of_name);
        const Letters letters = two ? Letters{7.0} : of_name;
        const double h = std::min(d_.height_of(w, text, letters), high);
        d_.text({name_, y + 0.5 * (high - h), w, h}, text, letters);
    }

    Document& d_;
    const OrderSheet& s_;
    double wide_;
    double name_, sides_, sets_, amount_, pace_, variants_, days_; // where columns begin
};

} // namespace

tl::expected<paper::Printed, paper::PaperError> print(const OrderSheet& sheet, paper::Size size) {
    Document document{size, paper::Turn::upright, sheet.title};
    Page{document, sheet}.draw();
    auto file = document.finish();
    if (!file) return tl::unexpected{file.error()};
    return paper::Printed{*std::move(file), 1};
}

} // namespace handout
