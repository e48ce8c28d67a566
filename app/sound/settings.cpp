#include "sound/settings.h"

#include "routine/disk.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace sound {
namespace {

std::optional<int> number_in(std::string_view text, int least, int most) {
    int value = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data(), end, value);
    if (fault != std::errc{} || stop != end || value < least || value > most) return std::nullopt;
    return value;
}

void take(Volume& volume, std::string_view key, std::string_view name, std::string_view value) {
    if (key == name)
        if (const auto percent = number_in(value, 0, 100)) volume.percent = *percent;
    if (key == std::string{name} + "_muted")
        if (const auto muted = number_in(value, 0, 1)) volume.muted = *muted == 1;
}

double gain(const Volume& v) {
    const double share = v.percent / 100.0;
    return v.muted ? 0.0 : share * share;
}

} // namespace

bool Settings::voice_sounds() const { return !voice.muted && voice.percent > 0; }

bool Settings::soft_tone_sounds() const {
    return !soft.muted && soft.percent > 0 && delay <= live_up_to;
}

Gains gains(const Settings& s) { return {gain(s.voice), gain(s.tones), gain(s.soft)}; }

namespace {

// Without what editors of other systems put there: a mark at the beginning, CR before each LF.
std::optional<std::vector<std::string>> lines_of(const std::filesystem::path& file) {
    auto text = routine::text_of(file);
    if (!text) return std::nullopt;
    if (text->starts_with("\xEF\xBB\xBF")) text->erase(0, 3);
    std::istringstream in{*text};
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line); lines.push_back(line))
        if (line.ends_with('\r')) line.pop_back();
    return lines;
}

} // namespace

Settings read_settings(const std::filesystem::path& file) {
    Settings settings;
    auto lines = lines_of(file).value_or(std::vector<std::string>{});
    constexpr std::size_t most_lines = 50;
    lines.resize(std::min(lines.size(), most_lines));
    for (const std::string& line : lines) {
        const auto equals = line.find('=');
        if (equals == std::string::npos) continue;
        const auto key = std::string_view{line}.substr(0, equals);
        const auto value = std::string_view{line}.substr(equals + 1);
        take(settings.voice, key, "voice", value);
        take(settings.tones, key, "tones", value);
        take(settings.soft, key, "soft", value);
        if (key == "delay_ms")
            if (const auto ms = number_in(value, 0, 500))
                settings.delay = std::chrono::milliseconds{*ms};
    }
    return settings;
}

namespace {

std::string text_of(const Settings& s) {
    std::ostringstream out;
    const auto put = [&out](const char* name, const Volume& v) {
        out << name << '=' << v.percent << '\n' << name << "_muted=" << (v.muted ? 1 : 0) << '\n';
    };
    put("voice", s.voice);
    put("tones", s.tones);
    put("soft", s.soft);
    out << "delay_ms=" << s.delay.count() / 1000 << '\n';
    return out.str();
}

} // namespace

// Each line would be written again as it is; which of them are there, and in which order, is free.
bool damaged(const std::filesystem::path& file) {
    std::error_code failed;
    if (!std::filesystem::exists(std::filesystem::symlink_status(file, failed))) return false;
    const auto lines = lines_of(file);
    if (!lines) return true;
    const std::string known = '\n' + text_of(read_settings(file));
    return std::any_of(lines->begin(), lines->end(), [&](const std::string& line) {
        return !line.empty() && known.find('\n' + line + '\n') == std::string::npos;
    });
}

namespace {

bool there(const std::filesystem::path& file) {
    std::error_code none;
    return std::filesystem::exists(std::filesystem::symlink_status(file, none));
}

bool written(const std::filesystem::path& file, const std::string& text) {
    std::ofstream out{file, std::ios::trunc};
    out << text;
    out.close();
    return !out.fail();
}

} // namespace

std::filesystem::path kept_damaged(const std::filesystem::path& file) {
    std::filesystem::path kept = file;
    kept += ".damaged";
    const std::filesystem::path first = kept;
    for (int n = 2; there(kept); ++n) kept = first.string() + '-' + std::to_string(n);
    return kept;
}

// One that is damaged and cannot be kept is not written over.
bool write_settings(const std::filesystem::path& file, const Settings& s) {
    std::error_code failed, none;
    std::filesystem::create_directories(file.parent_path(), none);
    std::filesystem::path fresh = file;
    fresh += ".new";
    std::filesystem::remove(fresh, none); // a pipe would be waited for
    const bool good = written(fresh, text_of(s));
    if (good && damaged(file)) std::filesystem::rename(file, kept_damaged(file), failed);
    if (good && !failed) std::filesystem::rename(fresh, file, failed);
    if (good && !failed) return true;
    std::filesystem::remove(fresh, none);
    return false;
}

} // namespace sound
