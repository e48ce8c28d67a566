#include "store/companions.h"

#include "store/files.h"
#include "store/private_file.h"
#include "store/trouble.h"

#include <array>

namespace store {
namespace {

constexpr std::array endings{".plans.json", ".practices.json", ".mailbox"};

} // namespace

std::vector<fs::path> beside_person(const fs::path& file) {
    Companions all{sheet_beside(file)};
    for (const char* ending : endings) all.push_back(fs::path{file}.replace_extension(ending));
    return all;
}

std::vector<fs::path> beside_copy(const fs::path& copy) {
    Companions all{sheet_beside(copy)};
    for (const char* ending : endings) all.push_back(beside(copy, ending));
    return all;
}

void copy_companions(const Companions& from, const Companions& to) {
    for (std::size_t i = 0; i < from.size(); ++i) {
        const auto text = read_private(from[i]);
        if (text && *text)
            value_or_trouble(write_private(to[i], **text, Existing::replace));
        else
            fs::remove(to[i]);
    }
}

void move_companions(const Companions& from, const Companions& to) {
    for (std::size_t i = 0; i < from.size(); ++i)
        if (fs::exists(fs::symlink_status(from[i]))) rename_durably(from[i], to[i]);
}

void remove_companions(const Companions& all) {
    for (const fs::path& one : all) fs::remove(one);
}

} // namespace store
