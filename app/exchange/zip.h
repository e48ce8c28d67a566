// The files of a zip, one after the other as it streams by. Nothing is written anywhere: names are
// only looked at.
#pragma once
#include "exchange/read.h"

namespace exchange {

bool looks_like_zip(std::string_view head);

// `file` reads as much of each as it likes; an error of its ends everything.
Result<void> each_file(Input& zip,
                       const std::function<Result<void>(const std::string& name, Input&)>& file);

} // namespace exchange
