#include "screen/picture.h"

#include "screen/display.h"
#include "screen/example.h"

#include <stb_image_write.h>

#include <algorithm>
#include <fstream>

namespace screen {
namespace {

constexpr int settling_frames = 3; // ImGui knows a page's height after the first

bool write_png(const std::filesystem::path& path, Size size, const std::vector<std::uint8_t>& rgb) {
    std::ofstream file{path, std::ios::binary};
    const auto write = [](void* to, void* bytes, int count) {
        static_cast<std::ofstream*>(to)->write(static_cast<const char*>(bytes), count);
    };
    const int ok = stbi_write_png_to_func(write, &file, size.width, size.height, 3, rgb.data(),
                                          size.width * 3);
    file.flush();
    if (ok != 0 && file.good()) return true;
    std::error_code none; // half a picture is none
    if (std::filesystem::is_regular_file(path, none)) std::filesystem::remove(path, none);
    return false;
}

std::string all_names() {
    std::string names;
    for (const std::string_view name : example_screens())
        names.append(names.empty() ? "" : ", ").append(name);
    return names;
}

} // namespace

tl::expected<void, PictureError> take_picture(const std::filesystem::path& file,
                                              std::string_view name, Size size, double scale) {
    using Code = PictureError::Code;
    const auto& known = example_screens();
    if (std::find(known.begin(), known.end(), name) == known.end())
        return tl::unexpected{PictureError{Code::no_such_screen, all_names()}};
    Stage stage{size, scale};
    auto display = Display::open(size, DisplayKind::picture);
    if (!display) return tl::unexpected{PictureError{Code::no_graphics, display.error().detail}};
    display->attach(stage);
    const ImDrawData* frame = nullptr;
    for (int i = 0; i < settling_frames; ++i) {
        draw_example(stage.begin(1.0 / 60.0), name);
        frame = &stage.end();
    }
    if (!write_png(file, size, display->pixels(*frame)))
        return tl::unexpected{PictureError{Code::cannot_write, file.string()}};
    return {};
}

} // namespace screen
