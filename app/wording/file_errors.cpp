// What is wrong in an exercise or routine file.
#include "wording/wording.h"

namespace wording {
namespace {

// The words by which routine/library.h names a kind of value.
std::string kind_of_value(const std::string& word) {
    if (word == "text") return tr("a text in quotation marks");
    if (word == "number") return tr("a number");
    if (word == "whole number") return tr("a whole number");
    if (word == "true or false") return tr("true or false");
    if (word == "list") return tr("a list");
    if (word == "table") return tr("a table");
    if (word == "day") return tr("a day of the calendar in quotation marks, as \"2026-11-20\"");
    if (word == "two numbers") return tr("a list of two numbers");
    return word;
}

} // namespace

std::string message(const routine::FileError& error) {
    using routine::FileErrorCode;
    const auto with = [&](const char* text) {
        return filled(text, {{"key", error.key}, {"allowed", error.allowed}});
    };
    switch (error.code) {
    case FileErrorCode::cannot_read: return tr("The file cannot be read.");
    case FileErrorCode::too_large:
        return with(error.key.empty() ? tr("The file is larger than {allowed} bytes.")
                                      : tr("“{key}” is longer than {allowed} letters."));
    case FileErrorCode::not_utf8:
        return tr("This is not UTF-8 text. Save the file with the encoding UTF-8.");
    case FileErrorCode::syntax:
        return tr("Not understood from here on. Check quotation marks, brackets, equals signs and "
                  "numbers.");
    case FileErrorCode::needs_quotes:
        return with(tr("“{key}” may stand only in a text in quotation marks or in a comment."));
    case FileErrorCode::missing_key: return with(tr("“{key}” is missing."));
    case FileErrorCode::unknown_key:
        return with(tr("“{key}” is not known here; known are: {allowed}."));
    case FileErrorCode::wrong_type:
        return filled(tr("“{key}” must be {kind}."),
                      {{"key", error.key}, {"kind", kind_of_value(error.allowed)}});
    case FileErrorCode::out_of_range: return with(tr("“{key}”: allowed is {allowed}."));
    case FileErrorCode::unknown_exercise: return with(tr("There is no exercise “{key}”."));
    case FileErrorCode::unknown_variant:
        return with(tr("The exercise has no variant “{key}”; it has: {allowed}."));
    case FileErrorCode::missing_language:
        return with(tr("“{key}” is missing: every text stands there in German and English."));
    case FileErrorCode::empty: return with(tr("“{key}” is empty."));
    case FileErrorCode::too_many_steps:
        return with(tr("The routine has more than {allowed} steps."));
    case FileErrorCode::too_deep: return tr("Nested too deeply.");
    case FileErrorCode::control_character:
        return tr("There is a character that cannot be shown. Type the text anew.");
    case FileErrorCode::duplicate_key: return tr("The same is given twice.");
    }
    return {};
}

std::string sentence(const routine::FileError& error) {
    // A plain word was meant as a routine's name, not as a path.
    if (error.code == routine::FileErrorCode::cannot_read &&
        error.file.find_first_of("./") == std::string::npos)
        return filled(
            tr("There is no routine “{name}”. “rolltakt routine list” lists what there is."),
            {{"name", error.file}});
    const std::string what = message(error);
    if (error.line == 0)
        return filled(tr("{file}: {what}"), {{"file", error.file}, {"what", what}});
    return filled(tr("{file}, line {line}, column {column}: {what}"),
                  {{"file", error.file},
                   {"line", std::to_string(error.line)},
                   {"column", std::to_string(error.column)},
                   {"what", what}});
}

} // namespace wording
