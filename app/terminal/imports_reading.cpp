// import: files and options into records, without the store.
#include "terminal/imports.h"

#include "exchange/tables.h"
#include "store/foreign.h"
#include "wording/imports.h"
#include "wording/wording.h"

#include <algorithm>
#include <array>
#include <deque>
#include <fstream>

namespace terminal::imports {

using wording::filled, wording::tr;
template <class T> using Result = tl::expected<T, Failure>;

namespace {

constexpr std::uint64_t between_lines = std::uint64_t{64} << 20U; // bytes

// Gadgetbridge's tables as the room exchange asks for them.
class OfFile : public exchange::Tables {
  public:
    explicit OfFile(store::ForeignTables& tables) : tables_{tables} {}
    Columns columns(std::string_view table) override {
        return tables_.columns(table).map_error([](store::StoreError error) {
            return error == store::StoreError::not_found ? NoColumns::no_table
                                                         : NoColumns::unreadable;
        });
    }
    bool rows(std::string_view table, std::span<const std::string_view> columns,
              const std::function<bool(std::span<const exchange::Cell>)>& row) override {
        return tables_.rows(table, columns, row);
    }

  private:
    store::ForeignTables& tables_;
};

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

Failure failed(const exchange::Error& error, const std::string& file) {
    Failure made{std::string{exchange::word(error.code)}, wording::sentence(error, file), file};
    if (error.row > 0) made.line = static_cast<int>(error.row);
    return made;
}

// Of several files an error names the place, "2"; in a zip it names the file in it.
Failure failed(exchange::Error error, const std::vector<std::string>& files) {
    if (files.size() == 1) return failed(error, files.front());
    std::size_t place = 0;
    for (std::size_t i = 0; i < files.size(); ++i)
        if (error.file == std::to_string(i + 1)) place = i;
    error.file.clear();
    return failed(error, files[place]);
}

Result<std::vector<exchange::Stay>> stays(const Asked& asked) {
    std::vector<exchange::Stay> all;
    for (const auto& text : asked.stays) {
        const auto equals = text.find('=');
        const auto day = calendar_day_typed(text.substr(0, equals));
        const std::string zone = equals == std::string::npos ? "" : text.substr(equals + 1);
        if (!day && units::known_zone(zone))
            return tl::unexpected{no_day("--stay", text.substr(0, equals))};
        if (!day || zone.size() > 64 || !units::known_zone(zone))
            return tl::unexpected{
                unusable("--stay", text,
                         tr("a journey is written as 2026-04-01=America/New_York, the way back as "
                            "2026-04-15=Europe/Berlin"))};
        all.push_back({*day, zone});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.from < b.from; });
    return all;
}

Result<std::optional<diary::Component>> magnesium(const Asked& asked) {
    if (!asked.magnesium) return std::optional<diary::Component>{};
    diary::Component part;
    if (*asked.magnesium == "elemental") return std::optional{part};
    part.basis = diary::Basis::compound;
    part.form = diary::form_named(*asked.magnesium);
    if (part.form) return std::optional{part};
    std::string all = "elemental";
    for (int i = 0; i < diary::forms; ++i)
        all += ' ' + std::string{diary::word(static_cast<diary::Form>(i))};
    return tl::unexpected{unusable("--magnesium", *asked.magnesium, all)};
}

Result<exchange::Options> options(Desk& desk, const Asked& asked, const Here& here) {
    exchange::Options o;
    o.zone = here.zone;
    if (asked.zone && (asked.zone->size() > 64 || !units::known_zone(*asked.zone)))
        return tl::unexpected{unusable("--zone", *asked.zone, "Europe/Berlin, America/New_York")};
    if (asked.zone) o.zone = *asked.zone;
    auto journeys = stays(asked);
    if (!journeys) return tl::unexpected{journeys.error()};
    o.stays = *std::move(journeys);
    const auto part = magnesium(asked);
    if (!part) return tl::unexpected{part.error()};
    o.magnesium = *part;
    o.dietary_is_supplement = asked.supplements;
    o.language = wording::language() == routine::Language::de ? "de" : "en";
    o.entered_at = here.now;
    o.progress = [&desk, told = std::uint64_t{0}](exchange::Progress at) mutable {
        if (at.bytes >= told + between_lines) {
            told = at.bytes;
            desk.warn(filled(tr("{n} MB read .."), {{"n", std::to_string(at.bytes >> 20U)}}));
        }
        return !desk.around().stop_asked || !desk.around().stop_asked();
    };
    return o;
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
            Failure{"in_use",
                    filled(tr("{file}: its newest rows lie in a file beside it. Export it anew in "
                              "the program it comes from. Nothing was taken."),
                           {{"file", file}}),
                    file}};
    if (!tables) {
        const bool closed = tables.error() == store::StoreError::cannot_open;
        return tl::unexpected{closed ? failed({exchange::ErrorCode::unreadable, 0, {}}, file)
                                     : Failure{"damaged",
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

Result<exchange::Read> read(Desk& desk, const Asked& asked, const Here& here) {
    const auto how = options(desk, asked, here);
    if (!how) return tl::unexpected{how.error()};
    std::deque<FileInput> inputs;
    std::vector<exchange::Input*> all;
    for (const auto& file : asked.files) {
        std::error_code none;
        if (!std::filesystem::exists(file, none)) return tl::unexpected{no_file(file)};
        if (!std::filesystem::is_regular_file(file, none)) // a pipe would be waited for
            return tl::unexpected{failed({exchange::ErrorCode::unreadable, 0, {}}, file)};
        all.push_back(&inputs.emplace_back(file));
        if (!is_database(file)) continue;
        if (asked.files.size() == 1) return tables_of(file, *how);
        return tl::unexpected{
            Failure{"usage",
                    filled(tr("{file} is a database: import it alone. Nothing was taken."),
                           {{"file", file}}),
                    file}};
    }
    auto found = exchange::read(all, *how);
    if (!found) return tl::unexpected{failed(found.error(), asked.files)};
    return *std::move(found);
}

} // namespace terminal::imports
