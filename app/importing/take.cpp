#include "importing/take.h"

#include "diary/span.h"

#include <filesystem>
#include <map>

namespace importing {

store::Import made_of(const std::string& kind, const std::vector<std::string>& files,
                      const exchange::Read& read, units::WallTime now) {
    store::Import made;
    made.made = now;
    made.kind = kind;
    made.source = read.format;
    for (const auto& file : files)
        made.file +=
            (made.file.empty() ? "" : ", ") + std::filesystem::path{file}.filename().string();
    constexpr std::size_t longest = 1000;
    if (made.file.size() > longest) made.file = made.file.substr(0, made.file.find(',')) + ", ..";
    return made;
}

tl::expected<Stays, store::StoreError> stays(store::Store& store,
                                             const std::vector<std::string>& entries) {
    Stays found;
    if (entries.empty()) return found;
    const auto diary = store.diary(diary::first_day, diary::last_day);
    if (!diary) return tl::unexpected{diary.error()};
    std::map<std::string, std::string> imports; // of the revision that holds
    const auto add = [&imports](const auto&... lists) {
        const auto each = [&imports](const auto& list) {
            for (const auto& one : list) imports[one.id] = one.source.import;
        };
        (each(lists), ...);
    };
    add(diary->doses, diary->nights, diary->naps, diary->intakes, diary->observations,
        diary->laboratory, diary->answers);
    for (const auto& id : entries)
        if (const auto& import = imports[id]; import.empty())
            found.corrected.push_back(id);
        else
            found.told.push_back({id, import});
    return found;
}

} // namespace importing
