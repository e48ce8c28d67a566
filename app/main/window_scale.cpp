#include "main/window_scale.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <string>
#include <string_view>

namespace app {
namespace {

constexpr std::string_view key = "scale=";

} // namespace

double read_scale(const std::filesystem::path& file) {
    std::ifstream in{file};
    std::string line;
    if (!std::getline(in, line) || !line.starts_with(key)) return 1.0;
    double scale = 1.0;
    const char* const end = line.data() + line.size();
    const auto [stop, fault] = std::from_chars(line.data() + key.size(), end, scale);
    if (fault != std::errc{} || stop != end || !(scale >= 0.75 && scale <= 3.0)) return 1.0;
    return scale;
}

void write_scale(const std::filesystem::path& file, double scale) {
    std::array<char, 32> digits{};
    const auto [end, fault] = std::to_chars(digits.data(), digits.data() + digits.size(), scale);
    if (fault != std::errc{}) return;
    std::ofstream out{file, std::ios::trunc};
    out << key << std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data()))
        << '\n';
}

} // namespace app
