// A PDF as other programs see it: poppler's tools look at it.
#pragma once
#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

namespace pdf {

namespace fs = std::filesystem;

class File {
  public:
    explicit File(const std::string& bytes) {
        std::string name = (fs::temp_directory_path() / "rolltakt-paper-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
        std::ofstream{path(), std::ios::binary} << bytes;
    }
    ~File() {
        std::error_code none;
        fs::remove_all(folder_, none);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    std::string text() const { return said("pdftotext -layout " + path() + " -"); }
    std::string info() const { return said("pdfinfo " + path()); }
    std::string fonts() const { return said("pdffonts " + path()); }

    // How light the first page is at a place in millimetres: 0 = black, 255 = white.
    int light_at(int x, int y) const {
        said("pdftoppm -r 25.4 -gray -singlefile " + path() + " " + (folder_ / "page").string());
        std::ifstream file{folder_ / "page.pgm", std::ios::binary};
        std::string kind;
        int width = 0, height = 0, most = 0;
        file >> kind >> width >> height >> most;
        REQUIRE(kind == "P5");
        REQUIRE(x < width);
        REQUIRE(y < height);
        file.ignore(1 + y * width + x);
        return file.get();
    }

  private:
    fs::path folder_;
    std::string path() const { return (folder_ / "page.pdf").string(); }
    static std::string said(const std::string& command) {
        std::FILE* const out = ::popen(command.c_str(), "r");
        REQUIRE(out != nullptr);
        std::string all;
        for (int c = std::fgetc(out); c != EOF; c = std::fgetc(out)) all += static_cast<char>(c);
        REQUIRE(::pclose(out) == 0);
        return all;
    }
};

inline bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace pdf
