// Paper on the command line: its size as it is typed, and why no page was made.
#pragma once
#include "paper/document.h"
#include "terminal/failure.h"

namespace CLI {
class App;
}

namespace terminal {

// FILE.pdf, --paper, --replace.
void add_paper_options(CLI::App&, std::string& file, std::string& paper, bool& replace);

tl::expected<paper::Size, Failure> paper_typed(const std::string& word); // of --paper
Failure failure(paper::PaperError);

} // namespace terminal
