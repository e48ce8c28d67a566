#include "importing/read.h"

#include "importing/foreign_tables.h"
#include "wording/imports.h"
#include "wording/wording.h"

#include <algorithm>
#include <array>
#include <deque>
#include <fstream>

namespace importing {

using wording::filled, wording::tr;
template <class T> using Result = tl::expected<T, Unread>;

namespace {

// Opened when it is its turn: a Takeout has more files than a program may have open.
class FileInput : public exchange::Input {
  public:
    explicit FileInput(std::string file) : file_{std::move(file)} {}
    std::optional<std::size_t> read(std::span<char> out) override {
        if (ended_) return 0;
        if (!in_.is_open()) in_.open(file_, std::ios::binary);
        if (!in_.is_open()) return std::nullopt;
        const auto count = exchange::StreamInput{in_}.read(out);
        ended_ = count == std::size_t{0};
        if (ended_) in_.close();
        return count;
    }

  private:
    std::string file_;
    std::ifstream in_;
    bool ended_ = false;
};

Unread failed(const exchange::Error& error, const std::string& file) {
    Unread made{std::string{exchange::word(error.code)}, wording::sentence(error, file), file};
    if (error.row > 0) made.row = static_cast<int>(error.row);
    return made;
}

bool is_database(const std::string& file) {
    std::array<char, 15> head{};
    std::ifstream in{file, std::ios::binary};
    in.read(head.data(), head.size());
    return std::string_view{head.data(), head.size()} == "SQLite format 3";
}

Result<exchange::Read> tables_of(const std::string& file, const exchange::Options& options) {
    auto tables = store::ForeignTables::open(file);
    if (!tables && tables.error() == store::StoreError::in_use)
        return tl::unexpected{
            Unread{"in_use",
                   filled(tr("{file}: its newest rows lie in a file beside it. Export it anew in "
                             "the program it comes from. Nothing was taken."),
                          {{"file", file}}),
                   file}};
    if (!tables) {
        const bool closed = tables.error() == store::StoreError::cannot_open;
        return tl::unexpected{closed ? failed({exchange::ErrorCode::unreadable, 0, {}}, file)
                                     : Unread{"damaged",
                                              filled(tr("{file}: this database is damaged or cut "
                                                        "off. Export or copy it anew. Nothing was "
                                                        "taken."),
                                                     {{"file", file}}),
                                              file}};
    }
    OfFile of_file{*tables};
    auto read = exchange::read(of_file, options);
    if (read) {
        read->formats = {read->format};
        return *std::move(read);
    }
    auto error = read.error();
    if (error.code == exchange::ErrorCode::unknown_format)
        error.code = exchange::ErrorCode::database;
    if (error.code == exchange::ErrorCode::unreadable)
        error.code = exchange::ErrorCode::cut_off; // it could be opened
    return tl::unexpected{failed(error, file)};
}

} // namespace

Result<exchange::Read> read(const std::vector<std::string>& files,
                            const exchange::Options& options) {
    std::deque<FileInput> inputs;
    std::vector<exchange::Input*> all;
    for (const auto& file : files) {
        std::error_code none;
        if (!std::filesystem::exists(file, none))
            return tl::unexpected{Unread{
                "not_found", filled(tr("There is no file {file}."), {{"file", file}}), file}};
        if (!std::filesystem::is_regular_file(file, none)) // a pipe would be waited for
            return tl::unexpected{failed({exchange::ErrorCode::unreadable, 0, {}}, file)};
        all.push_back(&inputs.emplace_back(file));
        if (!is_database(file)) continue;
        if (files.size() == 1) return tables_of(file, options);
        return tl::unexpected{
            Unread{"usage",
                   filled(tr("{file} is a database: import it alone. Nothing was taken."),
                          {{"file", file}}),
                   file}};
    }
    auto found = exchange::read(all, options);
    if (!found) return tl::unexpected{failed(found.error(), files[found.error().place])};
    return *std::move(found);
}

Unread of_practice(const std::vector<std::string>& files) {
    std::string names;
    for (const auto& file : files) names.append(names.empty() ? "" : ", ").append(file);
    return {"practice",
            filled(tr("{file}: this is the practising person's and no part of a real diary; "
                      "with --person practice it can be taken. Nothing was taken."),
                   {{"file", names}}),
            files.size() == 1 ? files.front() : ""};
}

} // namespace importing
