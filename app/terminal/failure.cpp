#include "terminal/failure.h"

#include "wording/wording.h"

namespace terminal {

std::string_view code(store::StoreError error) {
    using enum store::StoreError;
    switch (error) {
    case cannot_open: return "cannot_open";
    case in_use: return "in_use";
    case newer_schema: return "newer_schema";
    case disk_full: return "disk_full";
    case read_only: return "read_only";
    case damaged: return "damaged";
    case not_found: return "not_found";
    case ambiguous: return "ambiguous";
    case failed: return "failed";
    case not_finished: return "not_finished";
    case out_of_range: return "out_of_range";
    case incomplete: return "incomplete";
    }
    return "failed";
}

std::string_view code(device::Trouble trouble) {
    using enum device::Trouble;
    switch (trouble) {
    case none: return "none";
    case not_found: return "not_found";
    case permission_denied: return "permission_denied";
    case busy: return "busy";
    case not_a_roller: return "not_a_roller";
    case protocol_too_new: return "protocol_too_new";
    case protocol_too_old: return "protocol_too_old";
    case not_a_recording: return "not_a_recording";
    case damaged_recording: return "damaged_recording";
    case io_error: return "io_error";
    }
    return "io_error";
}

std::string_view code(device::SourceError::Code error) {
    using enum device::SourceError::Code;
    switch (error) {
    case unknown_key: return "unknown_key";
    case unknown_value: return "unknown_value";
    case missing_value: return "missing_value";
    case empty: return "empty";
    }
    return "unknown_value";
}

std::string_view code(routine::FileErrorCode error) { return routine::name_of(error); }

std::string_view code(measure::TareError error) {
    using enum measure::TareError;
    switch (error) {
    case too_few_samples: return "too_few_samples";
    case unsteady: return "unsteady";
    case loaded: return "loaded";
    case saturated: return "saturated";
    case cell_missing: return "cell_missing";
    }
    return "unsteady";
}

std::string_view code(measure::CalibrationError error) {
    using enum measure::CalibrationError;
    switch (error) {
    case too_few_samples: return "too_few_samples";
    case unsteady: return "unsteady";
    case load_too_small: return "load_too_small";
    case saturated: return "saturated";
    case too_few_spots: return "too_few_spots";
    case implausible_slope: return "implausible_slope";
    case cells_disagree: return "cells_disagree";
    case mass_out_of_range: return "mass_out_of_range";
    }
    return "unsteady";
}

std::string_view code(measure::BuildFlaw flaw) {
    using enum measure::BuildFlaw;
    switch (flaw) {
    case cells: return "cells";
    case too_far: return "too_far";
    case too_close: return "too_close";
    case one_side: return "one_side";
    case radius: return "radius";
    case capacity: return "capacity";
    }
    return "cells";
}

namespace {

Failure made(std::string_view code, std::string message) {
    return {std::string{code}, std::move(message)};
}

} // namespace

Failure failure(store::StoreError error, const std::string& what) {
    Failure made_of = made(code(error), wording::sentence(error, what));
    made_of.file = what;
    return made_of;
}
Failure no_file(const std::string& file) {
    Failure made_of = made(
        "not_found", wording::filled(wording::tr("There is no file {file}."), {{"file", file}}));
    made_of.file = file;
    return made_of;
}
Failure failure(device::Trouble trouble, const std::string& detail) {
    return made(code(trouble), wording::sentence(trouble, detail));
}
Failure failure(const device::SourceError& error) {
    return made(code(error.code), wording::sentence(error));
}
Failure failure(measure::TareError error) { return made(code(error), wording::sentence(error)); }
Failure failure(measure::CalibrationError error) {
    return made(code(error), wording::sentence(error));
}

Failure failure(const routine::FileError& error) {
    Failure made_of = made(code(error.code), wording::sentence(error));
    made_of.file = error.file;
    if (error.line > 0) made_of.line = error.line;
    if (error.column > 0) made_of.column = error.column;
    return made_of;
}

} // namespace terminal
