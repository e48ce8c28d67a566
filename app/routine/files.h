// The two kinds of file, from tree to value. The limits stand in exercises/README.md.
#pragma once
#include "routine/fields.h"

#include <functional>

namespace routine {

// The longest a work may last: nobody rolls longer than two minutes or presses one spot longer than
// one and a half, whatever a file says (evidence sheet 1.5, R4).
double longest_work_s(Activity);

enum class FileKind { exercise, routine };
std::optional<FileKind> kind_of(const Value& file, Errors&); // the key `kind`

Exercise exercise_of(const Value& file, std::string id, Errors&);

// Of the table [figure]. The exercise's tool and length of stroke must be known: the path on the
// body has to be as long.
Figure figure_of(const Value& table, const Exercise&, Errors&);

// `find` gives an exercise by id; nullptr = there is none.
using FindExercise = std::function<const Exercise*(const std::string& id)>;
Routine routine_of(const Value& file, std::string id, const FindExercise& find, Errors&);

} // namespace routine
