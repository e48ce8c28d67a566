// What a self-test found, in lines and as a document: all of it.
#pragma once
#include "measure/self_test.h"
#include "terminal/document.h"

#include <string>
#include <vector>

namespace terminal {

// Of each cell what is wrong and its figures, then of the roller as a whole.
std::vector<std::string> lines_of(const measure::SelfTestReport&);

// cells, noise_n, pressed_n, was_pressed, verdicts (the worst first), faults.
Json document(const measure::SelfTestReport&);

} // namespace terminal
