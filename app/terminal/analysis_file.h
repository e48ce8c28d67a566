// Force over time from a file of comma-separated values, as `analyse` reads it: a head line with
// t_s and force_n, in any order among position_m, angle_rad, the four cells of a bed (front_left_n,
// front_right_n, rear_left_n, rear_right_n: the position of the reference build follows from them,
// where no position_m stands) and columns it does not know. Rows may be uneven in time but their
// times rise. Limits: 512 MiB, 10 million rows, a week.
#pragma once
#include "measure/findings.h"
#include "measure/moment.h"

#include <tl/expected.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace terminal {

struct AnalysisFile {
    std::vector<measure::Moment> moments;
    measure::PaceSource best_source = measure::PaceSource::force; // by the values there are
};

struct RowError {
    enum class Code {
        cannot_read,
        no_head,
        missing_column,
        column_twice,
        not_a_number,
        out_of_range,
        too_few_fields,
        too_many_fields,
        time_not_rising,
        too_long,
        too_large,
        empty
    } code{};
    int line = 0, column = 0; // from 1; 0 = the whole file; column = field
    std::string what;         // the field or the column's name
};

tl::expected<AnalysisFile, RowError> read_analysis_file(const std::filesystem::path&);
tl::expected<AnalysisFile, RowError> parse_analysis(std::string_view text);

} // namespace terminal
