// Pages and a pen: cairo ends here. The file it makes is a PDF whose letters lie in it, whose text
// can be taken out again, and whose bytes are the same for the same calls.
#pragma once
#include <tl/expected.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace paper {

enum class Size : std::uint8_t { a4, letter };
enum class Turn : std::uint8_t { upright, across };

struct Place { // millimetres; x, y: from the upper left corner of the page
    double x = 0.0, y = 0.0, w = 0.0, h = 0.0;
};
struct Point {
    double x = 0.0, y = 0.0;
};

enum class Weight : std::uint8_t { regular, bold };
enum class Align : std::uint8_t { left, middle, right };
struct Letters {
    double points = 9.0;
    Weight weight = Weight::regular;
    Align align = Align::left;
};

enum class PaperError : std::uint8_t {
    no_letters, // neither Inter nor DejaVu is on this computer
    failed      // what cairo refused
};

// Black on white. After a failure it draws nothing more, and `finish` says which it was.
class Document {
  public:
    Document(Size, Turn, const std::string& title);
    ~Document();
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    double width() const;
    double height() const;

    void line(double x, double y, double to_x, double to_y, double thick);
    void dashes(double x, double y, double to_x, double to_y, double thick);
    void grey(Place, double lightness);                            // 0 = black, 1 = white
    void dot(double x, double y, double radius, double lightness); // with a black edge
    void frame(Place, double thick);                               // its edge
    // Two circles and what lies between them; the same twice is one circle.
    void limb(Point, double radius, Point other, double other_radius, double lightness);
    void patch(const std::vector<Point>& corners, double lightness);

    // Broken at spaces, as many lines as fit; what does not is cut off with "…". Returns the height
    // that was needed, which is less than the place has.
    double text(Place, std::string_view, Letters);
    double height_of(double width, std::string_view, Letters);
    double width_of(std::string_view, Letters); // in one line

    void next_page();
    tl::expected<std::string, PaperError> finish(); // the whole file; nothing is drawn after it

  private:
    struct Pen;
    std::unique_ptr<Pen> pen_;
};

} // namespace paper
