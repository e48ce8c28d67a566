// Text files to routines. Every error names file, line and column; nothing aborts, whatever the
// file holds (see exercises/README.md for the format).
#pragma once
#include "routine/routine.h"

#include <tl/expected.hpp>

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace routine {

enum class FileErrorCode {
    cannot_read,
    too_large,
    not_utf8,
    syntax,
    missing_key,
    unknown_key,
    wrong_type,
    out_of_range,
    unknown_exercise,
    unknown_variant,
    missing_language,
    empty,
    too_many_steps,
    too_deep,
    needs_quotes, // letters beyond ASCII outside a text
    control_character,
    duplicate_key
};
std::string_view name_of(FileErrorCode); // the word for programs, "unknown_key"

struct FileError {
    std::string file;
    int line = 0, column = 0; // from 1; 0 = the whole file
    FileErrorCode code{};
    std::string key;     // what it is about, "work_s"
    std::string allowed; // range ("5 .. 600"), list of words, or a kind of value: "text", "number",
                         // "whole number", "true or false", "list", "table", "two numbers"
};

struct FileResult {
    std::string file;
    std::vector<FileError> errors; // empty = good
};

class Library {
  public:
    // Reads every exercise and routine (*.toml) below the folders, in their order: the same id in a
    // later folder replaces the earlier one. A broken file is left out and reported; what it would
    // have replaced stays. A folder that is not there is empty.
    static Library read(const std::vector<std::filesystem::path>& folders);
    const std::vector<Exercise>& exercises() const { return exercises_; }
    const std::vector<Routine>& routines() const { return routines_; }
    const std::vector<FileError>& errors() const { return errors_; }
    // By id ("starter") or by path of a file. Exercises the library does not know are looked for
    // beside that file. Of a routine that was left out: what is wrong with its file.
    tl::expected<Routine, std::vector<FileError>> routine(std::string_view id_or_path) const;
    FileResult check(const std::filesystem::path&) const; // an exercise or a routine

  private:
    std::vector<Exercise> exercises_;
    std::vector<Routine> routines_;
    std::vector<FileError> errors_; // in the order of the files
    // Of what was left out and may be a routine, by id; the last folder's.
    std::map<std::string, std::vector<FileError>, std::less<>> left_out_;
};

} // namespace routine
