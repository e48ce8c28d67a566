#include "review/disk.h"

#include "store/files.h"
#include "store/private_file.h"
#include "store/trouble.h"

#include <fstream>

namespace review {

namespace fs = std::filesystem;

namespace {
constexpr std::uintmax_t most_bytes = 64u << 20;
}

store::Result<std::string> text_in(const fs::path& file) {
    std::error_code failed;
    const auto what = fs::status(file, failed);
    if (!fs::exists(what)) return tl::unexpected{store::StoreError::not_found};
    const auto size = fs::is_regular_file(what) ? fs::file_size(file, failed) : most_bytes + 1;
    if (failed || size > most_bytes) return tl::unexpected{store::StoreError::cannot_open};
    std::ifstream in{file, std::ios::binary};
    std::string text(size, '\0');
    in.read(text.data(), static_cast<std::streamsize>(size));
    if (!in) return tl::unexpected{store::StoreError::cannot_open};
    return text;
}

store::Result<void> keep_text(const fs::path& file, std::string_view text) {
    if (text.size() > most_bytes) return tl::unexpected{store::StoreError::out_of_range};
    const auto folder = store::guarded([&] {
        store::make_private_folder(file.parent_path());
        return true;
    });
    if (!folder) return tl::unexpected{folder.error()};
    const auto written = store::write_private(file, text, store::Existing::replace);
    if (!written) return tl::unexpected{written.error()};
    return {};
}

} // namespace review
