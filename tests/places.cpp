#include "places.h"

namespace places {

std::string source(const std::string& below) { return SOURCE_DIR + below; }

std::string build(const std::string& below) { return BUILD_DIR + below; }

} // namespace places
