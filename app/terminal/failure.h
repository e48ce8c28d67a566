// Why a request could not be met: a code for programs, a sentence for people.
#pragma once
#include "device/link.h"
#include "measure/build.h"
#include "measure/calibration.h"
#include "routine/library.h"
#include "store/store.h"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace terminal {

struct Failure {
    std::string code, message;
    std::optional<std::string> file = {};
    std::optional<int> line = {}, column = {};
};

using Outcome = tl::expected<int, Failure>; // the exit code

// Codes are the enumerators' names; sentences come from wording.
std::string_view code(store::StoreError);
std::string_view code(device::Trouble);
std::string_view code(device::SourceError::Code);
std::string_view code(routine::FileErrorCode);
std::string_view code(measure::TareError);
std::string_view code(measure::CalibrationError);
std::string_view code(measure::BuildFlaw);

Failure failure(store::StoreError, const std::string& what);
Failure failure(device::Trouble, const std::string& detail);
Failure no_file(const std::string& file); // not_found, of a file instead of a session
Failure failure(const device::SourceError&);
Failure failure(const routine::FileError&);
Failure failure(measure::TareError);
Failure failure(measure::CalibrationError);

} // namespace terminal
