#include "terminal/printing.h"

#include "terminal/typed.h"
#include "wording/wording.h"

namespace terminal {

using wording::tr;

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
