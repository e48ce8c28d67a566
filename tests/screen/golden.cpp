#include "golden.h"

#include <png.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace tests {
namespace {

// Between 1, at which a card (1.4 levels) would not be told from the page, and 0.5, at which softer
// letters differ as much as a button moved by 8 pixels: measured on every screen.
constexpr double darks_apart = 0.8;

std::uint8_t lightness(int level) { // of a level, as it stands in the file
    return static_cast<std::uint8_t>(
        std::lround(255.0 * std::pow(level / (levels - 1.0), 1.0 / darks_apart)));
}

constexpr int most_luma = 2550;

std::uint8_t level_of(int luma) { // 0..most_luma
    static const auto table = [] {
        std::array<std::uint8_t, most_luma + 1> made{};
        for (std::size_t i = 0; i < made.size(); ++i)
            made.at(i) = static_cast<std::uint8_t>(std::lround(
                (levels - 1) * std::pow(static_cast<double>(i) / most_luma, darks_apart)));
        return made;
    }();
    return table.at(static_cast<std::size_t>(luma));
}

int luma_of(const std::uint8_t* rgb) { // 0..most_luma, by the weights of Rec. 709
    return (2126 * rgb[0] + 7152 * rgb[1] + 722 * rgb[2]) / 1000;
}

png_image image_of(screen::Size size, png_uint_32 format) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(size.width);
    image.height = static_cast<png_uint_32>(size.height);
    image.format = format;
    return image;
}

// The sum of 3 x 3 around a place, what lies outside being 0.
int sum_around(const std::vector<int>& of, screen::Size size, int x, int y) {
    int sum = 0;
    for (int dy = std::max(y - 1, 0); dy <= std::min(y + 1, size.height - 1); ++dy)
        for (int dx = std::max(x - 1, 0); dx <= std::min(x + 1, size.width - 1); ++dx)
            sum += of[static_cast<std::size_t>(dy) * static_cast<std::size_t>(size.width) +
                      static_cast<std::size_t>(dx)];
    return sum;
}

} // namespace

Small small(const Pixels& pixels, int square) {
    Small made;
    made.size = {pixels.size.width / square, pixels.size.height / square};
    made.level.reserve(static_cast<std::size_t>(made.size.width * made.size.height));
    for (int y = 0; y < made.size.height; ++y)
        for (int x = 0; x < made.size.width; ++x) {
            int sum = 0;
            for (int row = 0; row < square; ++row) {
                const std::uint8_t* from = pixels.at(x * square, y * square + row);
                for (int i = 0; i < square; ++i) sum += luma_of(from + 3 * i);
            }
            made.level.push_back(level_of(sum / (square * square)));
        }
    return made;
}

Difference difference(const Small& a, const Small& b) {
    Difference found;
    if (a.level == b.level) return found;
    std::vector<int> apart(a.level.size());
    for (std::size_t i = 0; i < apart.size(); ++i) apart[i] = int{a.level[i]} - int{b.level[i]};
    for (int y = 0; y < a.size.height; ++y)
        for (int x = 0; x < a.size.width; ++x) {
            const double mean = std::abs(sum_around(apart, a.size, x, y)) / 9.0;
            if (mean > found.most) found = {mean, x, y};
        }
    return found;
}

bool write(const std::filesystem::path& file, const Small& picture) {
    png_image image = image_of(picture.size, PNG_FORMAT_RGB_COLORMAP);
    image.colormap_entries = levels;
    std::array<std::uint8_t, 3 * levels> colours{};
    for (int i = 0; i < 3 * levels; ++i) colours.at(static_cast<std::size_t>(i)) = lightness(i / 3);
    return png_image_write_to_file(&image, file.c_str(), 0, picture.level.data(), 0,
                                   colours.data()) != 0;
}

std::optional<Small> read(const std::filesystem::path& file) {
    png_image image = image_of({}, 0);
    if (png_image_begin_read_from_file(&image, file.c_str()) == 0) return std::nullopt;
    image.format = PNG_FORMAT_GRAY;
    Small picture;
    picture.size = {static_cast<int>(image.width), static_cast<int>(image.height)};
    picture.level.resize(PNG_IMAGE_SIZE(image));
    if (png_image_finish_read(&image, nullptr, picture.level.data(), 0, nullptr) == 0)
        return std::nullopt;
    for (std::uint8_t& level : picture.level) level = level_of(10 * level);
    return picture;
}

bool write(const std::filesystem::path& file, const Pixels& pixels) {
    png_image image = image_of(pixels.size, PNG_FORMAT_RGB);
    return png_image_write_to_file(&image, file.c_str(), 0, pixels.rgb.data(), 0, nullptr) != 0;
}

Pixels side_by_side(const Small& reference, const Small& now) {
    constexpr int larger = 4;
    const int w = now.size.width, h = now.size.height;
    Pixels made{{3 * w * larger, h * larger}, {}};
    made.rgb.resize(static_cast<std::size_t>(made.size.width * made.size.height) * 3);
    for (int y = 0; y < made.size.height; ++y)
        for (int x = 0; x < made.size.width; ++x) {
            const int at_x = x / larger % w, at_y = y / larger;
            const int before = reference.at(at_x, at_y), after = now.at(at_x, at_y);
            const int panel = x / larger / w;
            const std::uint8_t grey = lightness(panel == 0 ? before : after);
            std::uint8_t* to = made.at(x, y);
            const bool differs = panel == 2 && before != after;
            const auto quiet = static_cast<std::uint8_t>(panel == 2 ? grey / 2 : grey);
            to[0] = differs ? static_cast<std::uint8_t>(100 + 5 * std::abs(before - after)) : quiet;
            to[1] = to[2] = differs ? 0 : quiet;
        }
    return made;
}

} // namespace tests
