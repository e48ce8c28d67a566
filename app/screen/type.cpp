#include "screen/type.h"

#include <imgui.h>
#include <imgui_freetype.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>
#include <filesystem>
#include <span>

namespace screen {
namespace {

// Western and central European letters, dashes, quotes, ellipsis, bullet, euro, arrows, minus.
constexpr std::array<ImWchar, 17> text_glyphs{0x0020, 0x017F, 0x2010, 0x2026, 0x202F, 0x202F,
                                              0x20AC, 0x20AC, 0x2190, 0x2193, 0x2212, 0x2212,
                                              0x2248, 0x2248, 0x2264, 0x2265, 0};
constexpr std::array<ImWchar, 11> large_glyphs{0x0020, 0x00FF, 0x2010, 0x2026, 0x20AC, 0x20AC,
                                               0x2190, 0x2193, 0x2248, 0x2248, 0};
constexpr std::array<ImWchar, 7> digit_glyphs{'0', ':', ',', '.', 0x2013, 0x2013, 0};

// Multiples of the size of body text.
constexpr float title_of_pages = 1.9f;
constexpr std::array regular_steps{0.25f, 0.35f, 0.5f, 0.7f, 0.85f, 1.0f, 1.2f};
constexpr std::array bold_steps{0.25f, 0.35f, 0.5f, 0.7f, 0.85f, 1.0f, 1.2f,
                                1.5f,  1.9f,  2.5f, 3.2f, 4.2f,  5.5f, 7.2f};
constexpr std::array digit_steps{1.0f, 1.3f, 1.7f, 2.2f,  2.9f,  3.8f,
                                 5.0f, 6.5f, 8.5f, 10.5f, 13.0f, 16.0f};
constexpr float fine_from = 1.5f, fine_step = 1.03f; // between them, drawn smaller than baked

constexpr float smallest = 13.0f; // px; nobody reads less

// ImGui 1.86's FreeType builder keeps each glyph's bitmap in pieces of 256 KiB (4 bytes a pixel)
// and writes past the end with a larger one. So the widest letters stay below 300 px and digits,
// 0.31 of the square of their size, below 440 px; larger digits are drawn from those, stretched.
constexpr float largest_baked_text = 300.0f, largest_baked_digits = 440.0f;

std::filesystem::path first_of(std::initializer_list<const char*> paths) {
    for (const char* path : paths)
        if (std::error_code ignored; std::filesystem::exists(path, ignored)) return path;
    return {};
}

std::filesystem::path file_of(Weight weight) {
    switch (weight) {
    case Weight::regular:
        return first_of({"/usr/share/fonts/opentype/inter/Inter-Medium.otf",
                         "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"});
    case Weight::bold:
    case Weight::digits:
        return first_of({"/usr/share/fonts/opentype/inter/Inter-SemiBold.otf",
                         "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"});
    }
    return {};
}

Face baked(Weight weight, float px, const ImWchar* glyphs) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    const auto file = file_of(weight);
    ImFontConfig config;
    config.OversampleH = config.OversampleV = 1;
    config.SizePixels = px;
    ImFont* font =
        file.empty() ? nullptr : atlas.AddFontFromFileTTF(file.c_str(), px, &config, glyphs);
    return {font != nullptr ? font : atlas.AddFontDefault(&config), px};
}

// What of the ladder is baked / px; what is above it is stretched.
struct Limits {
    float text = largest_baked_text, digits = largest_baked_digits;
};
Limits limits_of(Baking baking, float em) {
    if (baking == Baking::all) return {};
    return {std::min(largest_baked_text, std::round(title_of_pages * em)), 0.0f};
}

// Faces at these multiples of `em`, at least the first one; none above `tallest`.
std::vector<Face> ladder_of(Weight weight, std::span<const float> steps, float em, float tallest,
                            Limits limits) {
    const float limit = weight == Weight::digits ? limits.digits : limits.text;
    std::vector<Face> faces;
    for (const float step : steps) {
        const float px = std::round(step * em);
        if (px < smallest || (!faces.empty() && (px > tallest || px <= faces.back().px))) continue;
        if (!faces.empty() && px > limit) {
            faces.push_back({faces.back().font, px}); // stretched
            continue;
        }
        const ImWchar* glyphs = weight == Weight::digits ? digit_glyphs.data()
                                : step > 1.3f            ? large_glyphs.data()
                                                         : text_glyphs.data();
        faces.push_back(baked(weight, px, glyphs));
    }
    return faces;
}

// With the rungs between, from `from` pixels on, and up to `tallest`, stretched.
std::vector<Face> refined(std::vector<Face> baked, float from, float tallest) {
    if (baked.back().px < tallest) baked.push_back({baked.back().font, tallest});
    std::vector<Face> faces;
    for (const Face& face : baked) {
        if (!faces.empty() && faces.back().px >= from)
            for (float px = faces.back().px * fine_step; px < face.px - 0.5f; px *= fine_step)
                faces.push_back({face.font, px});
        faces.push_back(face);
    }
    return faces;
}

} // namespace

void Type::bake(float em, float tallest, Baking baking) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
    atlas.TexDesiredWidth = 2048;
    const float words = 0.36f * tallest;
    const Limits limits = limits_of(baking, em);
    regular_ = ladder_of(Weight::regular, regular_steps, em, tallest, limits);
    bold_ = refined(ladder_of(Weight::bold, bold_steps, em, words, limits), fine_from * em, words);
    digits_ = refined(ladder_of(Weight::digits, digit_steps, em, tallest, limits), fine_from * em,
                      tallest);
    atlas.Build();
}

const std::vector<Face>& Type::ladder(Weight weight) const {
    switch (weight) {
    case Weight::regular: return regular_;
    case Weight::bold: return bold_;
    case Weight::digits: return digits_;
    }
    return regular_;
}

const Face& Type::at_most(Weight weight, float px) const {
    const auto& faces = ladder(weight);
    const auto above =
        std::find_if(faces.begin(), faces.end(), [px](const Face& f) { return f.px > px + 0.5f; });
    return above == faces.begin() ? *above : *std::prev(above);
}

Extent extent(const Face& face, std::string_view text) {
    if (text.empty()) return {0.0f, face.px}; // ImGui would look for its end
    const ImVec2 size =
        face.font->CalcTextSizeA(face.px, FLT_MAX, 0.0f, text.data(), text.data() + text.size());
    return {size.x, face.px};
}

std::vector<std::string_view> lines(const Face& face, std::string_view text, float width) {
    const float scale = face.px / face.font->FontSize;
    std::vector<std::string_view> found;
    const char* at = text.data();
    const char* const end = text.data() + text.size();
    while (at < end) {
        const char* const newline = std::find(at, end, '\n');
        const char* stop = face.font->CalcWordWrapPositionA(scale, at, newline, width);
        if (stop == at) stop = std::min(at + 1, end); // a place narrower than a letter
        found.emplace_back(at, static_cast<std::size_t>(stop - at));
        at = stop;
        while (at < end && *at == ' ') ++at;
        if (at == newline && at < end) ++at;
    }
    return found;
}

bool words_fit(const Face& face, std::string_view text, float width) {
    while (!text.empty()) {
        const auto stop = std::min(text.find_first_of(" \n"), text.size());
        if (extent(face, text.substr(0, stop)).w > width) return false;
        text.remove_prefix(std::min(stop + 1, text.size()));
    }
    return true;
}

} // namespace screen
