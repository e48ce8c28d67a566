#include "main/told.h"

#include "wording/wording.h"

#include <algorithm>

namespace app {

using wording::filled, wording::tr;

std::string told(const terminal::Failure& why) {
    const std::string file = why.file.value_or(std::string{});
    if (why.code == "exists")
        return filled(tr("{file} is there already. Name another file."), {{"file", file}});
    if (why.code == "not_found" && !file.empty())
        return filled(tr("There is no file {file}."), {{"file", file}});
    if (why.code == "usage") return tr("The file to be written needs a name.");
    return why.message;
}

std::string in_one_line(std::string lines) {
    while (!lines.empty() && lines.back() == '\n') lines.pop_back();
    std::replace(lines.begin(), lines.end(), '\n', ' ');
    return lines;
}

} // namespace app
