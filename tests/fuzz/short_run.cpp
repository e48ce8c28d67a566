// Runs a fuzz target over the files of a corpus, each as it is and in seeded changes, and over
// noise: the same inputs every time.
//   NAME_fuzz_short CORPUS RUNS
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Bytes = std::vector<std::uint8_t>;

std::vector<Bytes> files_of(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<Bytes> files{{}};
    for (const auto& path : paths) {
        std::ifstream in{path, std::ios::binary};
        files.emplace_back(std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{});
    }
    return files;
}

void change(Bytes& bytes, std::mt19937_64& random) {
    const auto place = [&](std::size_t size) {
        return static_cast<std::ptrdiff_t>(random() % size);
    };
    const auto byte = static_cast<std::uint8_t>(random());
    if (bytes.empty() || random() % 4 == 0) {
        bytes.insert(bytes.begin() + place(bytes.size() + 1), random() % 2 == 0 ? 0 : byte);
    } else if (random() % 3 == 0) {
        const auto from = place(bytes.size());
        const auto most = static_cast<std::ptrdiff_t>(bytes.size()) - from;
        bytes.erase(bytes.begin() + from, bytes.begin() + from + std::min<std::ptrdiff_t>(most, 5));
    } else {
        bytes[static_cast<std::size_t>(place(bytes.size()))] = byte;
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    const auto corpus = files_of(argv[1]);
    const int runs = std::atoi(argv[2]);
    std::mt19937_64 random{1};
    for (const auto& file : corpus) LLVMFuzzerTestOneInput(file.data(), file.size());
    for (int run = 0; run < runs; ++run) {
        Bytes bytes = corpus[random() % corpus.size()];
        for (auto changes = 1 + random() % 8; changes > 0; --changes) change(bytes, random);
        LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    }
    std::printf("%d changed inputs from %zu files\n", runs, corpus.size() - 1);
    return 0;
}
