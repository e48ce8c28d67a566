#include "main/looking.h"

#include "routine/disk.h"
#include "store/private_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>

namespace app {
namespace {

constexpr std::array screens{10.1, 11.6, 13.3, 14.0, 15.6, 17.3, 21.5,
                             24.0, 27.0, 32.0, 43.0, 55.0, 65.0, 75.0};

std::optional<double> number_of(std::string_view text, double least, double most) {
    double value = 0.0;
    const char* const end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data(), end, value);
    if (fault != std::errc{} || stop != end || !(value >= least && value <= most)) return {};
    return value;
}

void take(screen::Looking& l, std::string_view key, std::string_view text) {
    if (key == "scale") l.scale = number_of(text, 0.75, 3.0).value_or(l.scale);
    if (key == "distance_m") l.distance_m = number_of(text, 0.5, 6.0).value_or(l.distance_m);
    if (key == "diagonal_in") l.diagonal_in = number_of(text, 7.0, 100.0).value_or(l.diagonal_in);
    for (int turn = 0; key == "turn" && turn < 4; ++turn)
        if (text == std::to_string(90 * turn)) l.turn = static_cast<screen::Turn>(turn);
    if (key == "reduced_motion") l.reduced_motion = text == "yes";
    if (key == "full_screen") l.full_screen = text != "no";
}

std::string shortest(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

} // namespace

screen::Looking read_looking(const std::filesystem::path& file) {
    screen::Looking looking;
    std::istringstream in{routine::text_of(file).value_or("")};
    std::string line;
    for (int lines = 0; lines < 100 && std::getline(in, line); ++lines)
        if (const auto equals = line.find('='); equals != line.npos)
            take(looking, std::string_view{line}.substr(0, equals),
                 std::string_view{line}.substr(equals + 1));
    return looking;
}

bool write_looking(const std::filesystem::path& file, const screen::Looking& l) {
    std::ostringstream out;
    out << "scale=" << shortest(l.scale) << "\ndistance_m=" << shortest(l.distance_m)
        << "\ndiagonal_in=" << shortest(l.diagonal_in) << "\nturn=" << 90 * static_cast<int>(l.turn)
        << "\nreduced_motion=" << (l.reduced_motion ? "yes" : "no")
        << "\nfull_screen=" << (l.full_screen ? "yes" : "no") << '\n';
    return store::write_private(file, out.str(), store::Existing::replace).has_value();
}

double wider_screen(double diagonal_in) {
    const auto next = std::upper_bound(screens.begin(), screens.end(), diagonal_in + 0.01);
    return next == screens.end() ? std::max(diagonal_in, screens.back()) : *next;
}

double smaller_screen(double diagonal_in) {
    const auto here = std::lower_bound(screens.begin(), screens.end(), diagonal_in - 0.01);
    return here == screens.begin() ? std::min(diagonal_in, screens.front()) : *std::prev(here);
}

} // namespace app
