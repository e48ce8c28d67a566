#include "exchange/zip.h"

#include "exchange/csv.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace exchange {
namespace {

constexpr std::size_t most_files = 20000; // a Takeout has one file per day and kind
constexpr std::uint64_t longest = std::uint64_t{8} << 30U;
constexpr std::uint64_t harmless = std::uint64_t{16} << 20U;
constexpr std::uint64_t most_growth = 200; // texts shrink to a fifth or a thirtieth
constexpr std::size_t longest_name = 1024;

struct Packed {
    Input& in;
    std::string piece = std::string(65536, '\0');
    std::uint64_t taken = 0;
    bool broken = false;
};

la_ssize_t more(archive* reader, void* user, const void** bytes) {
    auto& source = *static_cast<Packed*>(user);
    const auto count = source.in.read(source.piece);
    if (!count) {
        source.broken = true;
        archive_set_error(reader, -1, "unreadable");
        return -1;
    }
    source.taken += *count;
    *bytes = source.piece.data();
    return static_cast<la_ssize_t>(*count);
}

class File : public Input {
  public:
    File(archive* reader, const Packed& source, std::uint64_t& grown)
        : reader_{reader}, source_{source}, grown_{grown} {}

    std::optional<std::size_t> read(std::span<char> out) override {
        if (fault) return std::nullopt;
        const auto count = archive_read_data(reader_, out.data(), out.size());
        if (count < 0) {
            fault = archive_read_has_encrypted_entries(reader_) > 0 ? ErrorCode::encrypted
                                                                    : ErrorCode::damaged;
            return std::nullopt;
        }
        grown_ += static_cast<std::uint64_t>(count);
        if (grown_ > longest || (grown_ > harmless && grown_ / most_growth > source_.taken)) {
            fault = ErrorCode::bomb;
            return std::nullopt;
        }
        return static_cast<std::size_t>(count);
    }

    std::optional<ErrorCode> fault;

  private:
    archive* reader_;
    const Packed& source_;
    std::uint64_t& grown_;
};

// For messages only.
std::string name_of(archive_entry* entry) {
    const char* name = archive_entry_pathname(entry);
    std::string all = name == nullptr ? "" : name;
    if (all.size() > longest_name) all.resize(longest_name);
    return valid_utf8(all) ? all : std::string{};
}

// What was not read is passed over under the same limits.
void pass_over(File& file) {
    std::string piece(65536, '\0');
    while (file.read(piece).value_or(0) > 0) {
    }
}

} // namespace

bool looks_like_zip(std::string_view head) {
    return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06");
}

Result<void> each_file(Input& zip,
                       const std::function<Result<void>(const std::string&, Input&)>& file) {
    const std::unique_ptr<archive, decltype(&archive_read_free)> reader{archive_read_new(),
                                                                        &archive_read_free};
    Packed source{zip};
    std::uint64_t grown = 0;
    const auto error = [&](ErrorCode code, std::string name = {}) {
        return tl::unexpected{
            Error{source.broken ? ErrorCode::unreadable : code, 0, std::move(name)}};
    };
    if (!reader || archive_read_support_format_zip_streamable(reader.get()) != ARCHIVE_OK ||
        archive_read_open(reader.get(), &source, nullptr, more, nullptr) != ARCHIVE_OK)
        return error(ErrorCode::damaged);
    for (std::size_t files = 0;; ++files) {
        archive_entry* entry = nullptr;
        const int next = archive_read_next_header(reader.get(), &entry);
        if (next == ARCHIVE_EOF) return {};
        if (next != ARCHIVE_OK && next != ARCHIVE_WARN) return error(ErrorCode::damaged);
        if (files == most_files) return error(ErrorCode::too_many);
        const auto name = name_of(entry);
        if (archive_entry_is_encrypted(entry) != 0) return error(ErrorCode::encrypted, name);
        File content{reader.get(), source, grown};
        if (archive_entry_filetype(entry) == AE_IFREG) {
            const auto done = file(name, content);
            if (content.fault) return error(*content.fault, name);
            if (!done) {
                Error e = done.error();
                if (e.code != ErrorCode::cancelled) e.file = name;
                return tl::unexpected{e};
            }
        }
        pass_over(content);
        if (content.fault) return error(*content.fault, name);
    }
}

} // namespace exchange
