// The hand-out on its pages: cards one below the other, none torn apart.
#include "handout/handout.h"
#include "handout/picture.h"
#include "paper/pages.h"
#include "wording/wording.h"

#include <algorithm>
#include <future>
#include <map>

namespace handout {
namespace {

using paper::Align, paper::Document, paper::Letters, paper::Pages, paper::Place, paper::Weight;
using wording::filled, wording::tr;

// Millimetres.
constexpr double margin = Pages::margin;
constexpr double picture_width = 64.0, one_picture = 34.0;
constexpr double lowest_picture = 54.0, highest_picture = 70.0; // of two, as high as the text
constexpr double beside = 5.0, labels = 21.0, after_line = 1.0, after_card = 4.0;
constexpr double box = 5.2, box_row = 8.6, week_number = 7.0, between_weeks = 3.0;
constexpr int most_rows = 3, free_boxes = 20;
constexpr double thin = 0.15, thick = 0.4;

constexpr Letters of_name{12.0, Weight::bold}, of_way{9.5};
constexpr Letters of_label{9.0, Weight::bold}, of_line{9.5};
constexpr Letters of_day{6.0, Weight::regular, Align::middle};
constexpr Letters of_week{8.0, Weight::bold, Align::right};
constexpr Letters of_head{10.0}, of_stop{10.0, Weight::bold};

// By Card::look; worked out once for both drawings.
using Drawn = std::map<std::string, std::vector<Picture>>;

class Drawing {
  public:
    Drawing(Document& document, const Handout& handout, const Drawn& drawn, int of)
        : d_{document}, h_{handout}, drawn_{drawn}, pages_{document, handout.foot, of},
          wide_{pages_.width()} {}

    int draw() {
        pages_.text(h_.title, paper::of_title, 1.0);
        for (const std::string& line : h_.head) pages_.text(line, of_head);
        for (const std::string& line : h_.rules)
            pages_.text(line, &line == h_.rules.data() ? of_stop : of_head);
        pages_.go_down(2.0);
        for (const Section& s : h_.sections) section(s);
        return pages_.close();
    }

  private:
    void section(const Section& s) {
        if (!s.title.empty())
            pages_.heading(s.title + ": " + s.when, s.cards.empty() ? 0.0 : height(s.cards[0], s));
        else
            pages_.text(s.when, of_head, 1.5);
        for (const std::string& line : s.more) pages_.text(line, paper::of_text);
        if (const int last = s.ticks.first_week + rows_of(s.ticks).weeks - 1;
            last < s.ticks.last_week)
            pages_.text(filled(tr("Boxes up to week {n}; those for later weeks come on another "
                                  "hand-out."),
                               {{"n", std::to_string(last)}}),
                        paper::of_text);
        for (const Card& one : s.cards) {
            pages_.need(height(one, s));
            card(one, s);
        }
    }

    // --- a card

    const std::vector<Picture>* pictures(const Card& card) const {
        const auto found = drawn_.find(card.look);
        return found == drawn_.end() ? nullptr : &found->second;
    }
    double pictures_height(const Card& card) {
        const auto* const all = pictures(card);
        if (all == nullptr) return 0.0;
        if (all->size() == 1) return one_picture;
        return std::clamp(name_height(card) + lines_height(card), lowest_picture, highest_picture);
    }
    double text_left(const Card& card) const {
        return margin + (pictures(card) == nullptr ? 0.0 : picture_width + beside);
    }
    double text_width(const Card& card) const { return margin + wide_ - text_left(card); }
    double name_height(const Card& card) {
        return d_.height_of(text_width(card), card.name, of_name) +
               d_.height_of(text_width(card), card.way, of_way) + 1.5;
    }
    double lines_height(const Card& card) {
        double all = 0.0;
        for (const Line& line : card.lines)
            all += d_.height_of(text_width(card) - labels, line.text, of_line) + after_line;
        return all;
    }
    double upper_height(const Card& card) {
        return std::max(name_height(card) + lines_height(card), pictures_height(card));
    }
    double height(const Card& card, const Section& s) {
        return 2.0 + upper_height(card) + 2.0 + ticks_height(s.ticks) + after_card;
    }

    void card(const Card& c, const Section& s) {
        const double top = pages_.y();
        d_.line(margin, top, margin + wide_, top, thick);
        pages_.go_down(2.0);
        const double y = pages_.y(), x = text_left(c), w = text_width(c);
        if (const auto* const all = pictures(c))
            handout::draw(d_, {margin, y, picture_width, pictures_height(c)}, *all);
        double down = y + d_.text({x, y, w, 20.0}, c.name, of_name);
        down += d_.text({x, down, w, 10.0}, c.way, of_way) + 1.5;
        for (const Line& one : c.lines) down = line(one, x, down, w);
        pages_.go_down(upper_height(c) + 2.0);
        ticks(s.ticks);
        pages_.go_down(after_card);
    }

    double line(const Line& line, double x, double y, double w) {
        const double high = d_.height_of(w - labels, line.text, of_line);
        d_.text({x, y, labels - 1.0, high}, line.label, of_label);
        d_.text({x + labels, y, w - labels, high}, line.text, of_line);
        if (line.heed) d_.line(x - 2.0, y, x - 2.0, y + high, 0.9);
        return y + high + after_line;
    }

    // --- boxes

    struct Rows {
        int in_a_row = 1, rows = 1, weeks = 0;
    };
    double week_width(const Ticks& t) const {
        return week_number + box * static_cast<double>(t.days.size()) + between_weeks;
    }
    Rows rows_of(const Ticks& t) const {
        if (t.days.empty()) return {free_boxes, 1, 0};
        const int all = std::max(t.last_week - t.first_week + 1, 0);
        const int in_a_row = std::max(static_cast<int>((wide_ + between_weeks) / week_width(t)), 1);
        const int weeks = std::min(all, in_a_row * most_rows);
        return {in_a_row, (weeks + in_a_row - 1) / in_a_row, weeks};
    }
    double ticks_height(const Ticks& t) const { return rows_of(t).rows * box_row; }

    void ticks(const Ticks& t) {
        const Rows rows = rows_of(t);
        if (t.days.empty()) {
            for (int i = 0; i < free_boxes; ++i)
                d_.frame(
                    {margin + i * (wide_ - box) / (free_boxes - 1), pages_.y() + 2.6, box, box},
                    thin);
        }
        for (int i = 0; i < rows.weeks; ++i)
            week(t, t.first_week + i, margin + (i % rows.in_a_row) * week_width(t),
                 pages_.y() + (i / rows.in_a_row) * box_row);
        pages_.go_down(rows.rows * box_row);
    }
    void week(const Ticks& t, int number, double x, double y) {
        constexpr double labels_height = 2.6;
        d_.text({x, y + labels_height + 0.7, week_number - 1.0, box}, std::to_string(number),
                of_week);
        for (std::size_t i = 0; i < t.days.size(); ++i) {
            const double left = x + week_number + box * static_cast<double>(i);
            d_.text({left - 1.0, y, box + 2.0, labels_height}, t.days[i], of_day);
            d_.frame({left, y + labels_height, box, box}, thin);
        }
    }

    Document& d_;
    const Handout& h_;
    const Drawn& drawn_;
    Pages pages_;
    double wide_;
};

// Each takes some hundredths of a second, and there may be a dozen.
Drawn drawn_of(const Handout& h) {
    std::map<std::string, std::future<std::vector<Picture>>> begun;
    for (const Section& s : h.sections)
        for (const Card& card : s.cards)
            if (card.drawn && !begun.contains(card.look))
                begun[card.look] = std::async(
                    std::launch::async, [&card] { return pictures_of(*card.drawn, card.side); });
    Drawn all;
    for (auto& [look, pictures] : begun) all[look] = pictures.get();
    return all;
}

} // namespace

tl::expected<paper::Printed, paper::PaperError> print(const Handout& h, paper::Size size) {
    const Drawn drawn = drawn_of(h);
    Document counting{size, paper::Turn::upright, h.title};
    paper::Printed printed;
    printed.pages = Drawing{counting, h, drawn, 1}.draw();
    Document document{size, paper::Turn::upright, h.title};
    Drawing{document, h, drawn, printed.pages}.draw();
    auto file = document.finish();
    if (!file) return tl::unexpected{file.error()};
    printed.pdf = *std::move(file);
    return printed;
}

} // namespace handout
