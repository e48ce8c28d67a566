// The mailbox on a real disk.
#include "mailbox/desks.h"
#include "mailbox/folder.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace mailbox;
using desks::at, desks::chance, desks::client, desks::desk, desks::practice;

namespace {

namespace fs = std::filesystem;

struct Folder {
    fs::path path;
    Folder() {
        std::string name = (fs::temp_directory_path() / "rolltakt-mailbox-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path = name;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code none;
        fs::remove_all(path, none);
    }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream{path / name} << text;
    }
};

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator{folder}, fs::directory_iterator{}));
}

} // namespace

TEST_CASE("folder: what one desk puts there another reads") {
    const Folder folder;
    Desk one = desk(1), other = desk(2);
    const auto file = tell(one, practice(), client(1), Note{"slower", {}, {}}, at(), chance(1));
    REQUIRE(put(folder.path, *file).has_value());
    const auto listing = list(folder.path, other);
    REQUIRE(listing.has_value());
    REQUIRE(listing->ours.size() == 1);
    const auto read = read_file(folder.path, listing->ours[0]);
    REQUIRE(read.has_value());
    CHECK(take(other, practice(), *read).outcome == Outcome::fresh);
    CHECK(other.events == one.events);
    CHECK(list(folder.path, other)->ours.empty()); // not twice
    CHECK(list(folder.path, one)->ours.empty());   // its own neither
}

TEST_CASE("folder: a file is the owner's alone, whole, and leaves nothing beside it") {
    const Folder folder;
    const auto before = ::umask(0);
    REQUIRE(put(folder.path, desks::reply(1, 1, 1)).has_value());
    ::umask(before);
    CHECK(files_in(folder.path) == 1);
    const auto path = fs::directory_iterator { folder.path } -> path();
    struct stat found {};
    REQUIRE(::stat(path.c_str(), &found) == 0);
    CHECK((found.st_mode & 0777) == 0600);
    CHECK(fs::file_size(path) == desks::reply(1, 1, 1).bytes.size());
}

TEST_CASE("folder: a file that is there is never changed") {
    const Folder folder;
    folder.write("a.rolltakt", "first");
    REQUIRE(put(folder.path, {"a.rolltakt", {1, 2, 3}}).has_value());
    CHECK(read_file(folder.path, "a.rolltakt")->bytes.size() == 5);
}

TEST_CASE("folder: what else lies there is told or passed over") {
    const Folder folder;
    folder.write(".syncthing.a.rolltakt.tmp", "x");
    folder.write("a.rolltakt~", "x");
    folder.write("letter.pdf", "x");
    folder.write("b.rolltakt", "x");
    fs::create_directory(folder.path / "c.rolltakt");
    fs::create_symlink("/etc/hostname", folder.path / "d.rolltakt");
    REQUIRE(::mkfifo((folder.path / "e.rolltakt").c_str(), 0600) == 0);
    const auto listing = list(folder.path, desk(1));
    REQUIRE(listing.has_value());
    CHECK(listing->ours == std::vector<std::string>{"b.rolltakt"});
    CHECK(listing->foreign == std::vector<std::string>{"letter.pdf"});
    Desk one = desk(1);
    CHECK(take(one, practice(), *read_file(folder.path, "b.rolltakt")).refusal ==
          bundle::Refusal::foreign);
    for (const char* name : {"c.rolltakt", "d.rolltakt", "e.rolltakt", "none.rolltakt"})
        CHECK(read_file(folder.path, name).error() == FolderError::cannot_read);
}

TEST_CASE("folder: a file beyond the limit is not read") {
    const Folder folder;
    folder.write("large.rolltakt", "");
    fs::resize_file(folder.path / "large.rolltakt", bundle::most_file_size + 1);
    CHECK(read_file(folder.path, "large.rolltakt").error() == FolderError::too_large);
}

TEST_CASE("folder: one that is not there is told as that") {
    const fs::path nowhere = "/nowhere/at/all";
    CHECK(list(nowhere, desk(1)).error() == FolderError::not_there);
    CHECK(put(nowhere, {"a.rolltakt", {}}).error() == FolderError::not_there);
    CHECK(remove(nowhere, "a.rolltakt").error() == FolderError::not_there);
    CHECK_FALSE(fs::exists("/nowhere"));
}

TEST_CASE("folder: whether one can serve is tried, and leaves nothing there") {
    const Folder folder;
    CHECK(usable(folder.path).has_value());
    CHECK(files_in(folder.path) == 0);
    CHECK(usable("/nowhere/at/all").error() == FolderError::not_there);
    CHECK(usable("/proc").error() == FolderError::cannot_write);
    folder.write("a.rolltakt", "x");
    CHECK(usable(folder.path / "a.rolltakt").error() == FolderError::not_there);
}

TEST_CASE("folder: files of a client who was closed are removed, once or twice") {
    const Folder folder;
    Desk one = desk(1);
    const auto note = tell(one, practice(), client(1), Note{"slower", {}, {}}, at(), chance(1));
    REQUIRE(put(folder.path, *note).has_value());
    REQUIRE(put(folder.path, *tell(one, practice(), client(1), Closed{}, at(), chance(2))));
    for (int n = 0; n < 2; ++n)
        for (const auto& name : to_remove(one)) CHECK(remove(folder.path, name).has_value());
    CHECK(files_in(folder.path) == 1);
}
