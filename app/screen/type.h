// The letters: Inter, baked by FreeType in a ladder of sizes, so that a screen can step down the
// ladder until a text fits its place. Up to half again as large as body text every rung is a baked
// size (crisp); larger ones are drawn from the next larger baked one, in steps too small to see.
#pragma once
#include <string_view>
#include <vector>

struct ImFont;

namespace screen {

enum class Weight { regular, bold, digits }; // digits: 0-9 and the signs of a clock, very large

// Height of a capital or a digit / px: Inter's is 2048 of the 3408 units between its ascender and
// its descender, which is what FreeType takes px for.
constexpr float capitals_of_letters = 0.6f;
constexpr float digits_of_letters = 0.63f; // with what round ones stand out above and below

struct Face {
    ImFont* font = nullptr;
    float px = 0.0f; // of the line
};

struct Extent {
    float w = 0.0f, h = 0.0f;
};

// Letters to be read from the floor are most of the pixels, and a program that starts shows none.
enum class Baking { of_pages, all };

class Type {
  public:
    // Bakes into the present ImGui context. `em` = pixels of body text, `tallest` = of the largest
    // digits. Without Inter on this computer, DejaVu or the letters inside ImGui serve. With
    // `of_pages` the rungs above a page's title are the same ones, stretched from those below.
    void bake(float em, float tallest, Baking = Baking::all);

    // The largest face of that weight not above `px`; the smallest when all are above.
    const Face& at_most(Weight, float px) const;
    const std::vector<Face>& ladder(Weight) const; // rising

  private:
    std::vector<Face> regular_, bold_, digits_;
};

// Of one line.
Extent extent(const Face&, std::string_view);

// Where to break so that every line is at most `width` wide; at spaces, a longer word in itself.
std::vector<std::string_view> lines(const Face&, std::string_view, float width);

// No word is wider than `width`: nothing would be torn inside a word.
bool words_fit(const Face&, std::string_view, float width);

} // namespace screen
