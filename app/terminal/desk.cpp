#include "terminal/desk.h"

#include "routine/utf8.h"
#include "wording/wording.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace terminal {

namespace fs = std::filesystem;
using wording::filled, wording::tr;

namespace {

constexpr const char* first_person = "me";

// A file that was begun and never written, as on a full disk, is nobody.
bool is_person(const fs::directory_entry& entry) {
    std::error_code none;
    return entry.path().extension() == ".db" && good_name(entry.path().stem().string()) &&
           entry.file_size(none) > 0;
}

bool is_new(const fs::path& file) {
    std::error_code none;
    return !fs::exists(file, none) || fs::file_size(file, none) == 0;
}

// Until the person chooses another one; a disk that does not take it leaves it to that.
void preset_country(store::Store& store, const std::string& country) {
    auto settings = store.settings();
    if (!settings || country.empty()) return;
    settings->country = country;
    static_cast<void>(store.save(*settings));
}

} // namespace

bool good_name(const std::string& person) {
    return person.find_first_not_of(' ') != std::string::npos && person.size() <= 64 &&
           person.front() != '.' && person.front() != '-' &&
           person.find_first_of("/\\") == std::string::npos && routine::characters(person);
}

std::string printable(std::string text, bool one_line) {
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = std::string_view{text}.substr(at);
        const auto bytes = routine::utf8_length(rest).value_or(1);
        const bool blank = text[at] == '\n' || text[at] == '\t';
        if ((blank && !one_line) || routine::characters(rest.substr(0, bytes))) {
            at += bytes;
        } else {
            text.replace(at, bytes, "?");
            ++at;
        }
    }
    return text;
}

Desk::Desk(const Surroundings& around, Streams streams, Common common)
    : around_{around}, streams_{streams}, common_{std::move(common)} {}

void Desk::say(const std::string& line) {
    if (!json()) streams_.out << printable(line) << '\n' << std::flush;
}

void Desk::warn(const std::string& line) { streams_.err << printable(line) << '\n' << std::flush; }

void Desk::answer(const Json& document) {
    if (json())
        streams_.out << document.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

fs::path Desk::data() const { return common_.data.empty() ? around_.data : fs::path{common_.data}; }

routine::Library Desk::library() const {
    auto folders = around_.exercises;
    std::error_code none;
    if (const fs::path own = data() / "routines"; fs::is_directory(own, none))
        folders.push_back(own);
    return routine::Library::read(folders);
}

tl::expected<std::string, Failure> Desk::person() const {
    if (!common_.person.empty()) {
        if (good_name(common_.person)) return common_.person;
        return tl::unexpected{Failure{
            "bad_name",
            filled(tr("“{name}” cannot be a person's name: it has 1 to 64 letters, no slash "
                      "and no control characters, and begins with neither . nor -."),
                   {{"name", common_.person}})}};
    }
    const auto names = people();
    if (names.empty()) return first_person;
    if (names.size() == 1) return names.front();
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    return tl::unexpected{
        Failure{"which_person",
                filled(tr("Several people use this player ({names}); say whose with --person."),
                       {{"names", list}})}};
}

std::vector<std::string> Desk::people() const {
    std::vector<std::string> names;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(data() / "people", none))
        if (is_person(entry)) names.push_back(entry.path().stem().string());
    std::erase(names, practice);
    std::sort(names.begin(), names.end());
    return names;
}

std::optional<Failure> Desk::nobody() const {
    if (!around_.typed || json()) return std::nullopt;
    const std::string& name = common_.person;
    const auto names = people();
    const bool here = std::find(names.begin(), names.end(), name) != names.end();
    if (here || names.empty() || name == practice || !good_name(name)) return std::nullopt;
    std::string list;
    for (const std::string& one : names) list += (list.empty() ? "" : ", ") + one;
    return Failure{"unknown_person",
                   filled(tr("Nobody here is named {name}; there are: {names}. rolltakt person "
                             "--new --person NAME adds somebody."),
                          {{"name", name}, {"names", list}})};
}

std::optional<Failure> Desk::no_folder() const {
    std::error_code none;
    const auto what = fs::status(data(), none);
    if (!fs::exists(what) || fs::is_directory(what)) return std::nullopt;
    const std::string path = data().string();
    return Failure{
        "not_a_folder",
        filled(tr("{path} is a file; say the folder of this player's files with --data."),
               {{"path", path}}),
        path};
}

fs::path Desk::file_of(const std::string& person) const {
    return data() / "people" / (person + ".db");
}

std::string Desk::file() const {
    const auto name = person();
    return name ? file_of(*name).string() : std::string{};
}

bool Desk::disk_nearly_full() const {
    constexpr std::uintmax_t little = 500'000'000;
    const auto name = person();
    if (!name || !around_.room) return false;
    const auto room = around_.room(file_of(*name));
    return room && *room < little;
}

tl::expected<store::Store, Failure> Desk::open() {
    const auto name = person();
    if (!name) return tl::unexpected{name.error()};
    const fs::path file = file_of(*name);
    const bool fresh = is_new(file);
    auto store = store::Store::open(file);
    if (store && fresh) preset_country(*store, around_.country);
    if (!store) return tl::unexpected{failure(store.error(), file.string())};
    if (const auto backup = store->backup_if_due(around_.wall_now()); !backup)
        warn(std::string{tr("No backup was made.")} + ' ' +
             failure(backup.error(), (file.parent_path() / "backups").string()).message);
    return std::move(*store);
}

tl::expected<store::Store, Failure> Desk::open_to_read() const {
    const auto name = person();
    if (!name) return tl::unexpected{name.error()};
    const fs::path file = file_of(*name);
    auto store = store::Store::open_read_only(file);
    if (!store && store.error() == store::StoreError::not_found)
        return tl::unexpected{no_file(file.string())};
    if (!store) return tl::unexpected{failure(store.error(), file.string())};
    return std::move(*store);
}

} // namespace terminal
