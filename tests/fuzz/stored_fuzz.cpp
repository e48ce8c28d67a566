// Any bytes as a blob of the store. First byte: which kind. The rest is read as it is, and once
// more as the content of a blob with a right checksum, so that what lies behind the checksum is met
// too. What can be read must come back the same when it is written again.
#include "store/encoding.h"
#include "store/packing.h"
#include "store/trace_bytes.h"

#include <algorithm>
#include <cstdlib>

namespace {

using Blob = std::span<const std::uint8_t>;

void demand(bool law) {
    if (!law) std::abort();
}

void block(Blob blob) {
    const auto read = store::decode_block(blob);
    if (!read) return;
    const auto again = store::decode_block(store::encode(*read));
    demand(again.has_value() && store::encode(*again) == store::encode(*read));
}

void beginning(Blob blob) {
    const auto read = store::decode_beginning(blob);
    if (read) demand(store::decode_beginning(store::encode(*read)).has_value());
}

void series(Blob blob) {
    const auto read = store::decode_series(blob);
    if (!read) return;
    const auto again = store::decode_series(store::encode(*read));
    demand(again.has_value() && again->counters == read->counters && again->ticks == read->ticks &&
           again->values == read->values && again->remarks == read->remarks);
}

// Parts one after the other, each with its length in two bytes before it.
void recording(Blob bytes) {
    std::vector<store::Bytes> parts;
    while (bytes.size() >= 2) {
        const auto length = std::min<std::size_t>(bytes[0] + 256U * bytes[1], bytes.size() - 2);
        const auto content = bytes.subspan(2, length);
        parts.push_back(store::sealed(
            parts.empty() ? store::BlobKind::frames : store::BlobKind::series, 1, content));
        bytes = bytes.subspan(2 + length);
    }
    const auto read = store::unpacked(parts);
    if (!read) return;
    const auto packed_again = store::packed(*read);
    demand(packed_again.has_value() && store::unpacked(*packed_again).has_value());
}

void trace(Blob blob) {
    if (const auto part = store::decode_part(blob))
        demand(store::decode_part(store::encode(std::span{*part})) == *part);
    if (const auto pyramid = store::decode_pyramid(blob)) {
        const auto again = store::decode_pyramid(store::encode(*pyramid));
        demand(again.has_value() && again->base() == pyramid->base());
    }
}

} // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const Blob bytes{data + 1, size - 1};
    switch (data[0] % 6) {
    case 0:
        block(bytes);
        block(store::sealed(store::BlobKind::block, 1, bytes));
        break;
    case 1:
        beginning(bytes);
        beginning(store::sealed(store::BlobKind::beginning, 1, bytes));
        break;
    case 2:
        series(bytes);
        series(store::sealed(store::BlobKind::series, 1, bytes));
        break;
    case 3: recording(bytes); break;
    case 4: trace(store::sealed(store::BlobKind::trace_part, 1, bytes)); break;
    default: trace(store::sealed(store::BlobKind::pyramid, 1, bytes)); break;
    }
    return 0;
}
