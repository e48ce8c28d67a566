#include "paper/document.h"

#include <cairo-ft.h>
#include <cairo-pdf.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <initializer_list>
#include <utility>
#include <vector>

namespace paper {
namespace {

constexpr double points_per_mm = 72.0 / 25.4;
constexpr double line_height = 1.25; // of the size of the letters
constexpr double above_base = 0.95;  // of it, from the top of a line to where letters stand
constexpr std::string_view ellipsis = "…";
constexpr double around = 6.283185307179586;

struct Sides {
    double w = 0.0, h = 0.0; // millimetres
};
Sides sides(Size size, Turn turn) {
    Sides s = size == Size::a4 ? Sides{210.0, 297.0} : Sides{215.9, 279.4};
    if (turn == Turn::across) std::swap(s.w, s.h);
    return s;
}

const char* first_of(std::initializer_list<const char*> paths) {
    for (const char* path : paths)
        if (std::error_code ignored; std::filesystem::exists(path, ignored)) return path;
    return nullptr;
}

const char* file_of(Weight weight) {
    if (weight == Weight::bold)
        return first_of({"/usr/share/fonts/opentype/inter/Inter-SemiBold.otf",
                         "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"});
    return first_of({"/usr/share/fonts/opentype/inter/Inter-Regular.otf",
                     "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"});
}

FT_Library freetype() {
    static const FT_Library library = [] {
        FT_Library made = nullptr;
        return FT_Init_FreeType(&made) == 0 ? made : nullptr;
    }();
    return library;
}

cairo_font_face_t* opened(Weight weight) {
    const char* const file = file_of(weight);
    FT_Face letters = nullptr;
    if (file == nullptr || freetype() == nullptr || FT_New_Face(freetype(), file, 0, &letters) != 0)
        return nullptr;
    return cairo_ft_font_face_create_for_ft_face(letters, 0);
}

// Opened once and kept: cairo tells fonts by their faces, and holds on to them as long as it likes.
cairo_font_face_t* face_of(Weight weight) {
    static const std::array faces{opened(Weight::regular), opened(Weight::bold)};
    return faces.at(static_cast<std::size_t>(weight));
}

cairo_status_t append(void* to, const unsigned char* bytes, unsigned count) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

// Without its last letter, which may be several bytes.
void drop_letter(std::string& text) {
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U)
        text.pop_back();
    if (!text.empty()) text.pop_back();
}

} // namespace

struct Document::Pen {
    std::string bytes;
    Sides page;
    cairo_surface_t* surface = nullptr;
    cairo_t* cairo = nullptr;
    bool no_letters = false;

    Pen(Size size, Turn turn, const std::string& title) : page{sides(size, turn)} {
        surface = cairo_pdf_surface_create_for_stream(append, &bytes, page.w * points_per_mm,
                                                      page.h * points_per_mm);
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
        // Else it would be the moment of making it, and no two files were alike.
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
        cairo = cairo_create(surface);
        cairo_scale(cairo, points_per_mm, points_per_mm);
        cairo_font_options_t* const exact = cairo_font_options_create();
        cairo_font_options_set_hint_style(exact, CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(exact, CAIRO_HINT_METRICS_OFF);
        cairo_set_font_options(cairo, exact);
        cairo_font_options_destroy(exact);
    }
    ~Pen() {
        cairo_destroy(cairo);
        cairo_surface_destroy(surface);
    }
    Pen(const Pen&) = delete;
    Pen& operator=(const Pen&) = delete;

    bool take(const Letters& letters) {
        cairo_font_face_t* const face = face_of(letters.weight);
        no_letters = no_letters || face == nullptr;
        if (no_letters) return false;
        cairo_set_font_face(cairo, face);
        cairo_set_font_size(cairo, letters.points / points_per_mm);
        return true;
    }
    void fill(double lightness) const { // what was outlined
        cairo_set_source_rgb(cairo, lightness, lightness, lightness);
        cairo_fill(cairo);
        cairo_set_source_rgb(cairo, 0.0, 0.0, 0.0);
    }
    double width_of(const std::string& text) const {
        cairo_text_extents_t extents{};
        cairo_text_extents(cairo, text.c_str(), &extents);
        return extents.x_advance;
    }
    // Letters stand as far apart in a line as in its words: none of them is moved for its
    // neighbour.
    std::vector<std::string> broken(double width, std::string_view text) const {
        std::vector<std::string> lines;
        const double blank = width_of(" ");
        double so_far = 0.0;
        while (!text.empty()) {
            const auto stop = std::min(text.find(' '), text.size());
            const std::string word{text.substr(0, stop)};
            text.remove_prefix(std::min(stop + 1, text.size()));
            const double wide = width_of(word);
            if (!lines.empty() && so_far + blank + wide <= width) {
                lines.back() += ' ' + word;
                so_far += blank + wide;
            } else {
                lines.push_back(word);
                so_far = wide;
            }
        }
        return lines;
    }
    std::string cut(double width, std::string text) const {
        while (!text.empty() && width_of(text + std::string{ellipsis}) > width) drop_letter(text);
        return text + std::string{ellipsis};
    }
    void cut_to(std::vector<std::string>& lines, std::size_t most, double width) const {
        const bool more = lines.size() > most;
        if (more) lines.resize(most);
        for (auto& one : lines)
            if ((more && &one == &lines.back()) || width_of(one) > width) one = cut(width, one);
    }
};

Document::Document(Size size, Turn turn, const std::string& title)
    : pen_{std::make_unique<Pen>(size, turn, title)} {}
Document::~Document() = default;

double Document::width() const { return pen_->page.w; }
double Document::height() const { return pen_->page.h; }

void Document::line(double x, double y, double to_x, double to_y, double thick) {
    cairo_set_line_width(pen_->cairo, thick);
    cairo_move_to(pen_->cairo, x, y);
    cairo_line_to(pen_->cairo, to_x, to_y);
    cairo_stroke(pen_->cairo);
}

void Document::dashes(double x, double y, double to_x, double to_y, double thick) {
    constexpr std::array pattern{1.0, 0.8}; // millimetres
    cairo_set_dash(pen_->cairo, pattern.data(), static_cast<int>(pattern.size()), 0.0);
    line(x, y, to_x, to_y, thick);
    cairo_set_dash(pen_->cairo, nullptr, 0, 0.0);
}

void Document::dot(double x, double y, double radius, double lightness) {
    constexpr double edge = 0.2;
    cairo_save(pen_->cairo);
    cairo_new_path(pen_->cairo);
    cairo_arc(pen_->cairo, x, y, radius, 0.0, around);
    cairo_set_source_rgb(pen_->cairo, lightness, lightness, lightness);
    cairo_fill_preserve(pen_->cairo);
    cairo_set_source_rgb(pen_->cairo, 0.0, 0.0, 0.0);
    cairo_set_line_width(pen_->cairo, edge);
    cairo_stroke(pen_->cairo);
    cairo_restore(pen_->cairo);
}

void Document::frame(Place p, double thick) {
    cairo_set_line_width(pen_->cairo, thick);
    cairo_rectangle(pen_->cairo, p.x, p.y, p.w, p.h);
    cairo_stroke(pen_->cairo);
}

// Both arcs between the common tangents.
void Document::limb(Point p, double radius, Point other, double other_radius, double lightness) {
    const double dx = other.x - p.x, dy = other.y - p.y, way = std::hypot(dx, dy);
    cairo_new_path(pen_->cairo);
    if (way <= std::abs(radius - other_radius) + 1e-6) { // one circle hides the other
        const bool first = radius >= other_radius;
        cairo_arc(pen_->cairo, first ? p.x : other.x, first ? p.y : other.y,
                  std::max(radius, other_radius), 0.0, around);
    } else {
        const double along = std::atan2(dy, dx), open = std::acos((radius - other_radius) / way);
        cairo_arc(pen_->cairo, p.x, p.y, radius, along + open, along + around - open);
        cairo_arc(pen_->cairo, other.x, other.y, other_radius, along - open, along + open);
    }
    pen_->fill(lightness);
}

void Document::patch(const std::vector<Point>& corners, double lightness) {
    cairo_new_path(pen_->cairo);
    for (const Point& p : corners) cairo_line_to(pen_->cairo, p.x, p.y);
    pen_->fill(lightness);
}

void Document::grey(Place p, double lightness) {
    cairo_rectangle(pen_->cairo, p.x, p.y, p.w, p.h);
    pen_->fill(lightness);
}

double Document::text(Place p, std::string_view text, Letters letters) {
    if (!pen_->take(letters)) return 0.0;
    const double size = letters.points / points_per_mm, step = size * line_height;
    auto lines = pen_->broken(p.w, text);
    pen_->cut_to(lines, static_cast<std::size_t>(std::max(1.0, p.h / step + 0.01)), p.w);
    double y = p.y;
    for (const auto& one : lines) {
        const double over = letters.align == Align::left ? 0.0 : p.w - pen_->width_of(one);
        const double aside = letters.align == Align::middle ? over / 2.0 : over;
        cairo_move_to(pen_->cairo, p.x + aside, y + size * above_base);
        cairo_show_text(pen_->cairo, one.c_str());
        y += step;
    }
    return y - p.y;
}

double Document::height_of(double width, std::string_view text, Letters letters) {
    if (!pen_->take(letters)) return 0.0;
    return static_cast<double>(pen_->broken(width, text).size()) * letters.points / points_per_mm *
           line_height;
}

double Document::width_of(std::string_view text, Letters letters) {
    return pen_->take(letters) ? pen_->width_of(std::string{text}) : 0.0;
}

void Document::next_page() { cairo_show_page(pen_->cairo); }

tl::expected<std::string, PaperError> Document::finish() {
    if (pen_->no_letters) return tl::unexpected{PaperError::no_letters};
    cairo_surface_finish(pen_->surface);
    if (cairo_status(pen_->cairo) != CAIRO_STATUS_SUCCESS ||
        cairo_surface_status(pen_->surface) != CAIRO_STATUS_SUCCESS)
        return tl::unexpected{PaperError::failed};
    return std::move(pen_->bytes);
}

} // namespace paper
