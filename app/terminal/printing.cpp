#include "terminal/printing.h"

#include "terminal/typed.h"
#include "wording/wording.h"

#include <CLI/CLI.hpp>

namespace terminal {

using wording::tr;

void add_paper_options(CLI::App& command, std::string& file, std::string& paper, bool& replace) {
    command.add_option("FILE.pdf", file, tr("to be written; for you alone to read"))->required();
    command.add_option("--paper", paper, tr("a4 or letter; a4 otherwise"))->type_name(tr("paper"));
    command.add_flag("--replace", replace, tr("writes an older file anew"));
}

tl::expected<paper::Size, Failure> paper_typed(const std::string& word) {
    if (word == "a4") return paper::Size::a4;
    if (word == "letter") return paper::Size::letter;
    return tl::unexpected{unusable("--paper", word, "a4, letter")};
}

Failure failure(paper::PaperError error) {
    if (error == paper::PaperError::no_letters)
        return {"no_letters", tr("The letters for the page are missing on this computer: install "
                                 "fonts-inter and try again.")};
    return {"failed", tr("The page could not be made. rolltakt verify looks whether the diary "
                         "is whole.")};
}

} // namespace terminal
