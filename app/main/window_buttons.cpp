#include "main/window_buttons.h"

#include <array>
#include <fstream>
#include <string_view>

namespace app {

screen::Buttons read_buttons(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::array<char, 1024> text{}; // three lines; what is longer is none of ours
    in.read(text.data(), text.size());
    return screen::Buttons::from({text.data(), static_cast<std::size_t>(in.gcount())});
}

void write_buttons(const std::filesystem::path& file, const screen::Buttons& buttons) {
    std::ofstream out{file, std::ios::binary | std::ios::trunc};
    out << buttons.text();
}

} // namespace app
