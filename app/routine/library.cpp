#include "routine/library.h"

#include "routine/disk.h"
#include "routine/files.h"

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <optional>

namespace routine {
namespace {

namespace fs = std::filesystem;

struct Source {
    fs::path path;
    Errors errors;
    Value tree;
    std::optional<FileKind> kind;
};

Source source_of(const fs::path& path) {
    Source source{path, Errors{path.string()}, {}, {}};
    const auto text = text_of(path);
    if (!text) {
        source.errors.add({}, FileErrorCode::cannot_read);
        return source;
    }
    source.tree = parse(*text, source.errors);
    if (!source.errors.any()) source.kind = kind_of(source.tree, source.errors);
    return source;
}

// Plans lie beside routines and are read elsewhere.
bool is_plan(const Source& source) {
    Errors none{""};
    Fields fields{source.tree, none};
    return fields.word("kind", {{"plan", 0}, {"plan_template", 1}}).has_value();
}

std::string id_of(const fs::path& path) { return path.stem().string(); }

template <class Thing> const Thing* with_id(const std::vector<Thing>& things, std::string_view id) {
    const auto found =
        std::find_if(things.begin(), things.end(), [&](const Thing& t) { return t.id == id; });
    return found == things.end() ? nullptr : &*found;
}

template <class Thing> void put(std::vector<Thing>& things, Thing thing) {
    for (Thing& old : things)
        if (old.id == thing.id) {
            old = std::move(thing);
            return;
        }
    things.push_back(std::move(thing));
}

// Exercises for a routine: those of the library, and those beside the routine's own file.
class Finder {
  public:
    Finder(const std::vector<Exercise>& known, const fs::path& folder, Errors& errors)
        : known_{known}, folder_{folder}, errors_{errors} {}

    const Exercise* operator()(const std::string& id) {
        if (const Exercise* e = with_id(known_, id)) return e;
        for (const auto& e : beside_)
            if (e->id == id) return e.get();
        const fs::path path = folder_ / (id + ".toml");
        std::error_code failed;
        if (!plain(id) || !fs::exists(path, failed)) return nullptr;
        Source source = source_of(path);
        if (source.kind != FileKind::exercise) {
            errors_.add(source.errors.sorted());
            return nullptr;
        }
        auto e = std::make_unique<Exercise>(exercise_of(source.tree, id, source.errors));
        errors_.add(source.errors.sorted());
        beside_.push_back(std::move(e));
        return beside_.back().get();
    }

  private:
    const std::vector<Exercise>& known_;
    fs::path folder_;
    Errors& errors_;
    std::vector<std::unique_ptr<Exercise>> beside_;
};

Routine routine_in(Source& source, const std::vector<Exercise>& known) {
    Finder finder{known, source.path.parent_path(), source.errors};
    return routine_of(source.tree, id_of(source.path), std::ref(finder), source.errors);
}

} // namespace

std::string_view name_of(FileErrorCode code) {
    static constexpr std::array<std::string_view, 17> names{
        "cannot_read",      "too_large",       "not_utf8",         "syntax",
        "missing_key",      "unknown_key",     "wrong_type",       "out_of_range",
        "unknown_exercise", "unknown_variant", "missing_language", "empty",
        "too_many_steps",   "too_deep",        "needs_quotes",     "control_character",
        "duplicate_key"};
    return names.at(static_cast<std::size_t>(code));
}

Library Library::read(const std::vector<fs::path>& folders) {
    Library library;
    std::vector<Source> sources;
    for (const fs::path& folder : folders)
        for (const fs::path& file : toml_files_below(folder))
            if (Source source = source_of(file); !is_plan(source))
                sources.push_back(std::move(source));
    for (Source& source : sources) {
        if (source.kind != FileKind::exercise) continue;
        Exercise e = exercise_of(source.tree, id_of(source.path), source.errors);
        if (!source.errors.any()) put(library.exercises_, std::move(e));
    }
    for (Source& source : sources) {
        if (source.kind != FileKind::routine) continue;
        Routine r = routine_in(source, library.exercises_);
        if (!source.errors.any()) put(library.routines_, std::move(r));
    }
    for (const Source& source : sources) {
        const auto errors = source.errors.sorted();
        library.errors_.insert(library.errors_.end(), errors.begin(), errors.end());
        if (!errors.empty() && source.kind != FileKind::exercise)
            library.left_out_[id_of(source.path)] = errors;
    }
    return library;
}

tl::expected<Routine, std::vector<FileError>> Library::routine(std::string_view id_or_path) const {
    if (const Routine* known = with_id(routines_, id_or_path)) return *known;
    if (const auto broken = left_out_.find(id_or_path); broken != left_out_.end())
        return tl::unexpected{broken->second};
    Source source = source_of(fs::path{id_or_path});
    if (source.kind == FileKind::exercise) {
        Fields fields{source.tree, source.errors};
        fields.wrong("kind", FileErrorCode::out_of_range, "routine");
    }
    Routine routine;
    if (source.kind == FileKind::routine) routine = routine_in(source, exercises_);
    if (source.errors.any()) return tl::unexpected{source.errors.sorted()};
    return routine;
}

FileResult Library::check(const fs::path& path) const {
    Source source = source_of(path);
    if (source.kind == FileKind::exercise) exercise_of(source.tree, id_of(path), source.errors);
    if (source.kind == FileKind::routine) routine_in(source, exercises_);
    return {path.string(), source.errors.sorted()};
}

} // namespace routine
