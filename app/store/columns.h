// Columns of whole numbers that change little from one to the next. The first one as it is; then by
// sixteens the smallest difference, and how far each lies above it in as many bits as the largest
// takes. Steady times cost a bit, a steady slope costs nothing.
#pragma once
#include "store/bytes.h"

#include <cstdint>
#include <span>
#include <vector>

namespace store {

void put_column(ByteWriter&, std::span<const std::int64_t>); // differences within 40 bits

// `count` numbers, each low .. high; the reader fails when there are others, or fewer.
std::vector<std::int64_t> column(ByteReader&, std::size_t count, std::int64_t low,
                                 std::int64_t high);

} // namespace store
