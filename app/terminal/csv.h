// Force over time as comma-separated values: t_s,force_n,position_m,angle_rad and one column per
// cell; unknown = empty. Numbers in full, with a point.
#pragma once
#include "measure/moment.h"

#include <iosfwd>
#include <vector>

namespace terminal {

void write_csv(std::ostream&, const std::vector<measure::Moment>&, std::size_t cells);

} // namespace terminal
