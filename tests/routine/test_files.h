// A folder of routine and exercise files that goes away with the test.
#pragma once
#include "routine/library.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>
#include <vector>

namespace files {

class Folder {
  public:
    Folder() {
        std::string name = std::filesystem::temp_directory_path() / "rolltakt_routine_XXXXXX";
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::filesystem::path write(const std::string& name, const std::string& text) const {
        const auto file = path_ / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream{file, std::ios::binary} << text;
        return file;
    }
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

struct Words : std::vector<std::string> {
    using vector::vector;
    friend std::ostream& operator<<(std::ostream& out, const Words& words) {
        for (const auto& word : words) out << "\n    " << word;
        return out;
    }
};

// "3:5 unknown_key work": where, what, about which key.
inline Words words(const std::vector<routine::FileError>& errors) {
    Words words;
    for (const auto& e : errors) {
        std::string word = std::to_string(e.line) + ":" + std::to_string(e.column) + " " +
                           std::string{routine::name_of(e.code)};
        if (!e.key.empty()) word += " " + e.key;
        if (!e.allowed.empty()) word += " (" + e.allowed + ")";
        words.push_back(word);
    }
    return words;
}

inline const std::string calf = R"(kind = "exercise"
activity = "roll"
tool = "roller"
measured_by = ["bed", "single"]
seconds_per_stroke = 6
stroke_share_of_height = 0.14
name.de = "Wade"
name.en = "Calf"
region.de = "Unterschenkel"
region.en = "Lower leg"
set_up.de = "Hinsetzen."
set_up.en = "Sit down."
path.de = "Hin und zurück."
path.en = "There and back."
caution.de = "Sanft."
caution.en = "Gently."
[[variant]]
id = "normal"
share_of_body_weight = 0.34
name.de = "Normal"
name.en = "Normal"
how.de = "So."
how.en = "Like this."
[[variant]]
id = "lighter"
share_of_body_weight = 0.2
name.de = "Leichter"
name.en = "Lighter"
how.de = "Weniger."
how.en = "Less."
)";

inline const std::string lying = R"(kind = "exercise"
activity = "lie_quiet"
tool = "none"
sided = false
name.de = "Liegen"
name.en = "Lying"
region.de = "Alles"
region.en = "Everything"
set_up.de = "Hinlegen."
set_up.en = "Lie down."
caution.de = "Langsam aufstehen."
caution.en = "Get up slowly."
[[variant]]
id = "normal"
name.de = "Normal"
name.en = "Normal"
how.de = "So."
how.en = "Like this."
)";

inline const std::string routine_head = R"(kind = "routine"
title.de = "Waden"
title.en = "Calves"
about.de = "Kurz."
about.en = "Short."
)";

// What check says about this routine, with the two exercises above in the library.
inline Words checked(const std::string& routine_text) {
    const Folder folder;
    folder.write("calf.toml", calf);
    folder.write("lying.toml", lying);
    const auto library = routine::Library::read({folder.path()});
    REQUIRE(library.errors().empty());
    return words(library.check(folder.write("mine/mine.toml", routine_text)).errors);
}

inline Words checked_exercise(const std::string& text) {
    const Folder folder;
    const auto library = routine::Library::read({});
    return words(library.check(folder.write("calf.toml", text)).errors);
}

inline std::string with(std::string text, const std::string& line, const std::string& other) {
    const auto at = text.find(line);
    REQUIRE(at != std::string::npos);
    return text.replace(at, line.size(), other);
}

} // namespace files
