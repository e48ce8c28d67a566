// A report as a PDF: one page, and an appendix with all figures and how they were counted.
#pragma once
#include "paper/document.h"
#include "report/report.h"

#include <string>

namespace report {

struct Printed {
    std::string pdf;
    int pages = 1;
};
tl::expected<Printed, paper::PaperError> print(const Report&, paper::Size); // in this language

} // namespace report
