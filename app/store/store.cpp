#include "store/store.h"

#include "store/open.h"
#include "store/schema.h"

#include <algorithm>

namespace store {

namespace {

// A file that was made here and could not be opened goes again: on a full disk one without tables
// would be left, and look like somebody's. While the lock is held nobody else made it.
class NewFile {
  public:
    explicit NewFile(const fs::path& file) : file_{file} {
        std::error_code none;
        made_ = !fs::exists(fs::symlink_status(file, none));
        make_private(file);
    }
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    ~NewFile() {
        if (opened || !made_) return;
        std::error_code none;
        for (const char* ending : {"", "-journal"}) fs::remove(beside(file_, ending), none);
    }

    bool opened = false;

  private:
    const fs::path& file_;
    bool made_ = false;
};

} // namespace

Store::Store(std::unique_ptr<Open> open) : open_{std::move(open)} {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::filesystem::path& file) {
    return guarded([&] {
        auto lock = std::make_unique<WriterLock>(file);
        NewFile ours{file};
        auto db = connected(file, Access::write);
        bring_up_to_date(db, file);
        check_sound(db, Depth::quick);
        ours.opened = true;
        auto open = std::make_unique<Open>(file, Access::write, std::move(lock), std::move(db));
        auto& at = *open;
        open->writer = std::make_unique<Writer>(
            [&at](std::span<const Writer::Waiting> blocks) { return at.commit(blocks); });
        return Store{std::move(open)};
    });
}

Result<Store> Store::open_read_only(const std::filesystem::path& file) {
    return guarded([&] {
        if (!fs::exists(file)) throw Trouble{StoreError::not_found};
        auto db = connected_for_reading(file);
        // Cut short while it was made: nothing is lost of it, and it is made now.
        const bool empty = user_version(db) == 0 && fs::file_size(file) == 0;
        if (!empty) check_ours(db);
        if (user_version(db) < schema_version) {
            value_or_trouble(open(file)); // and closed again
            db = connected_for_reading(file);
        }
        return Store{std::make_unique<Open>(file, Access::read, nullptr, std::move(db))};
    });
}

Result<void> Store::Open::write_begun() {
    if (begun.empty()) return {};
    const auto written = change([&](SQLite::Database& all) {
        for (const Begun& one : begun) insert_session(all, one.id, one.beginning);
    });
    if (written) begun.clear();
    return written;
}

Result<SessionId> Store::Open::begin(const session::Beginning& beginning) {
    const SessionId id = fresh_id();
    begun.push_back({id, beginning});
    const auto written = write_begun();
    if (!written && written.error() != StoreError::disk_full) {
        begun.pop_back();
        return tl::unexpected{written.error()};
    }
    const std::lock_guard mine{turn};
    running.push_back(id);
    return id;
}

std::future<Result<SessionId>> Store::begin_soon(session::Beginning beginning) {
    auto& at = *open_;
    return at.soon<SessionId>([&at, beginning = std::move(beginning)](
                                  const Result<void>&) { return at.begin(beginning); },
                              false);
}

Result<SessionId> Store::begin(const session::Beginning& beginning) {
    return begin_soon(beginning).get();
}

std::future<Result<void>> Store::append(const SessionId& id, session::Block block) {
    if (open_->writer) return open_->writer->push(id, std::move(block));
    std::promise<Result<void>> refused;
    refused.set_value(tl::unexpected{StoreError::read_only});
    return refused.get_future();
}

Result<void> Store::Open::commit(std::span<const Writer::Waiting> blocks) {
    if (const auto written = write_begun(); !written) return written;
    return change([&](SQLite::Database& all) {
        for (const auto& [id, block] : blocks) {
            const Row row = find_row(all, id);
            if (row.id != id || row.completion != session::Completion::unfinished)
                throw Trouble{StoreError::not_found};
            insert_block(all, row, block);
            try {
                keep_profiles(all, row, block);
            } catch (const SQLite::Exception& exception) { // they can be learned again
                if (error_of(exception) != StoreError::damaged) throw;
            }
            if (std::count(running.begin(), running.end(), id) == 0) running.push_back(id);
        }
    });
}

Result<void> Store::Open::finish(const SessionId& id, session::Completion how) {
    if (const auto written = write_begun(); !written) return written;
    return change([&](SQLite::Database& all) {
        const Row row = find_row(all, id);
        if (row.completion == how) return;
        if (row.completion != session::Completion::unfinished)
            throw Trouble{StoreError::out_of_range};
        SQLite::Statement finish{all, "UPDATE session SET completion = ? WHERE session = ?"};
        finish.bind(1, word(how));
        finish.bind(2, row.session);
        finish.exec();
    });
}

std::future<Result<void>> Store::finish_soon(const SessionId& id, session::Completion how) {
    auto& at = *open_;
    return at.soon<void>(
        [&at, id, how](const Result<void>& written) {
            return written ? at.finish(id, how) : written;
        },
        true);
}

Result<void> Store::finish(const SessionId& id, session::Completion how) {
    return finish_soon(id, how).get();
}

std::size_t Store::waiting() const { return open_->writer ? open_->writer->waiting() : 0; }

std::optional<StoreError> Store::trouble() const {
    return open_->writer ? open_->writer->trouble() : std::nullopt;
}

namespace {

// What no person has, nobody told; a damaged file may hold it.
std::optional<double> told(const SQLite::Column& column, double least, double most) {
    if (column.isNull()) return std::nullopt;
    const double value = column.getDouble();
    return value >= least && value <= most ? std::optional{value} : std::nullopt;
}

} // namespace

Result<Settings> Store::settings() {
    return open_->with([](SQLite::Database& db) {
        SQLite::Statement person{
            db, "SELECT mass_kg, height_m, language, last_roller, zone, country FROM person"};
        Settings settings;
        if (!person.executeStep()) return settings;
        if (const auto kg = told(person.getColumn(0), 20.0, 300.0))
            settings.mass = units::Kilograms{*kg};
        if (const auto m = told(person.getColumn(1), 1.0, 2.3)) settings.height = units::Metres{*m};
        settings.language = person.getColumn(2).getString();
        settings.last_roller = person.getColumn(3).getString();
        settings.zone = person.getColumn(4).getString();
        settings.country = person.getColumn(5).getString();
        return settings;
    });
}

Result<void> Store::save(const Settings& settings) {
    return open_->change([&](SQLite::Database& db) {
        SQLite::Statement save{db, "INSERT OR REPLACE INTO person "
                                   "(one, mass_kg, height_m, language, last_roller, zone, country) "
                                   "VALUES (1, ?, ?, ?, ?, ?, ?)"};
        if (settings.mass) save.bind(1, settings.mass->value);
        if (settings.height) save.bind(2, settings.height->value);
        save.bind(3, settings.language);
        save.bind(4, settings.last_roller);
        save.bind(5, settings.zone);
        save.bind(6, settings.country);
        save.exec();
    });
}

Result<std::vector<session::Profile>> Store::profiles() {
    return open_->look([](SQLite::Database& db) { return store::profiles(db); });
}

} // namespace store
