// Files of the person's data for other programs: nobody else's, whole, and nothing lost for them.
#include "store/expecting.h"
#include "store/private_file.h"

#include <doctest/doctest.h>

#include <csignal>
#include <fstream>
#include <sstream>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using material::Folder;
using store::Existing, store::StoreError;
namespace fs = std::filesystem;

namespace {

std::string text_of(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream{file}.rdbuf();
    return text.str();
}

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator{folder}, fs::directory_iterator{}));
}

} // namespace

TEST_CASE("private file: 0600 whatever the umask, and nothing beside it") {
    const Folder folder;
    const auto file = folder.path() / "diary.csv";
    const auto before = ::umask(0);
    CHECK(good(store::write_private(file, "a,b\n", Existing::keep)));
    ::umask(before);
    CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(text_of(file) == "a,b\n");
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("private file: what is there is kept, or replaced when told") {
    const Folder folder;
    const auto file = folder.path() / "diary.csv";
    good(store::write_private(file, "first", Existing::keep));
    ::chmod(file.c_str(), 0644);
    CHECK_FALSE(good(store::write_private(file, "second", Existing::keep)));
    CHECK(text_of(file) == "first");
    CHECK(good(store::write_private(file, "third", Existing::replace)));
    CHECK(text_of(file) == "third");
    CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("private file: a link, a folder or a place that is not there is an error") {
    const Folder folder;
    const auto victim = folder.path() / "victim";
    std::ofstream{victim} << "mine";
    fs::create_symlink(victim, folder.path() / "link");
    CHECK_FALSE(good(store::write_private(folder.path() / "link", "x", Existing::keep)));
    CHECK(error_of(store::write_private(folder.path() / "link", "x", Existing::replace)) ==
          StoreError::cannot_open);
    CHECK(text_of(victim) == "mine");
    CHECK(error_of(store::write_private(folder.path(), "x", Existing::replace)) ==
          StoreError::cannot_open);
    CHECK(error_of(store::write_private(folder.path() / "no" / "x", "x", Existing::keep)) ==
          StoreError::cannot_open);
    if (::geteuid() == 0) return; // root writes everywhere
    ::chmod(folder.path().c_str(), 0500);
    CHECK(error_of(store::write_private(folder.path() / "x", "x", Existing::keep)) ==
          StoreError::read_only);
    ::chmod(folder.path().c_str(), 0700);
}

TEST_CASE("private file: only a full disk is called one, and nothing is left of the attempt") {
    const Folder folder;
    const auto before = std::signal(SIGXFSZ, SIG_IGN);
    struct rlimit limit {};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    struct rlimit small {
        10, limit.rlim_max
    };
    ::setrlimit(RLIMIT_FSIZE, &small); // this process may write no file longer than that
    const auto refused =
        store::write_private(folder.path() / "x", std::string(100, 'x'), Existing::keep);
    ::setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, before);
    CHECK(error_of(refused) == StoreError::failed);
    CHECK(files_in(folder.path()) == 0);
}
