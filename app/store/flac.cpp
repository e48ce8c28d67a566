#include "store/flac.h"

#include <FLAC/stream_decoder.h>
#include <FLAC/stream_encoder.h>

#include <algorithm>
#include <memory>

namespace store {

namespace {

constexpr std::size_t fewest = 64;           // below this FLAC's headers outweigh what it saves
constexpr std::uint32_t piece = 4096;        // samples predicted together: 44 s at 92.8/s
constexpr std::uint32_t highest_order = 32;  // of the linear prediction
constexpr std::uint32_t most_partitions = 8; // as a power of two, each with its own Rice parameter
constexpr std::uint32_t some_rate = 100;     // FLAC wants one; nobody reads it

struct Encoding {
    std::unique_ptr<FLAC__StreamEncoder, decltype(&FLAC__stream_encoder_delete)> encoder{
        FLAC__stream_encoder_new(), FLAC__stream_encoder_delete};
    Bytes bytes;
};

FLAC__StreamEncoderWriteStatus keep(const FLAC__StreamEncoder*, const FLAC__byte buffer[],
                                    std::size_t size, std::uint32_t, std::uint32_t, void* into) {
    auto& bytes = static_cast<Encoding*>(into)->bytes;
    bytes.insert(bytes.end(), buffer, buffer + size);
    return FLAC__STREAM_ENCODER_WRITE_STATUS_OK;
}

std::uint32_t bits_for(std::span<const std::int32_t> values) {
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    for (const std::uint32_t bits : {16U, 24U})
        if (*least >= -(1 << (bits - 1)) && *most < (1 << (bits - 1))) return bits;
    return 0;
}

void set_up(FLAC__StreamEncoder* encoder, std::uint32_t bits, std::size_t count) {
    FLAC__stream_encoder_set_channels(encoder, 1);
    FLAC__stream_encoder_set_bits_per_sample(encoder, bits);
    FLAC__stream_encoder_set_sample_rate(encoder, some_rate);
    FLAC__stream_encoder_set_compression_level(encoder, 8);
    FLAC__stream_encoder_set_streamable_subset(encoder, 0);
    FLAC__stream_encoder_set_blocksize(encoder, piece);
    FLAC__stream_encoder_set_max_lpc_order(encoder, highest_order);
    FLAC__stream_encoder_set_max_residual_partition_order(encoder, most_partitions);
    FLAC__stream_encoder_set_total_samples_estimate(encoder, count);
}

struct Decoding {
    std::unique_ptr<FLAC__StreamDecoder, decltype(&FLAC__stream_decoder_delete)> decoder{
        FLAC__stream_decoder_new(), FLAC__stream_decoder_delete};
    std::span<const std::uint8_t> left;
    std::vector<std::int32_t> values;
    std::size_t count = 0;
    bool damaged = false;
};

FLAC__StreamDecoderReadStatus feed(const FLAC__StreamDecoder*, FLAC__byte buffer[],
                                   std::size_t* size, void* from) {
    auto& decoding = *static_cast<Decoding*>(from);
    const std::size_t n = std::min(*size, decoding.left.size());
    std::copy_n(decoding.left.begin(), n, buffer);
    decoding.left = decoding.left.subspan(n);
    *size = n;
    return n == 0 ? FLAC__STREAM_DECODER_READ_STATUS_END_OF_STREAM
                  : FLAC__STREAM_DECODER_READ_STATUS_CONTINUE;
}

FLAC__StreamDecoderWriteStatus take(const FLAC__StreamDecoder*, const FLAC__Frame* frame,
                                    const FLAC__int32* const buffer[], void* into) {
    auto& decoding = *static_cast<Decoding*>(into);
    const std::size_t n = frame->header.blocksize;
    if (frame->header.channels != 1 || n > decoding.count - decoding.values.size()) {
        decoding.damaged = true;
        return FLAC__STREAM_DECODER_WRITE_STATUS_ABORT;
    }
    decoding.values.insert(decoding.values.end(), buffer[0], buffer[0] + n);
    return FLAC__STREAM_DECODER_WRITE_STATUS_CONTINUE;
}

void notice(const FLAC__StreamDecoder*, FLAC__StreamDecoderErrorStatus, void* into) {
    static_cast<Decoding*>(into)->damaged = true;
}

} // namespace

std::optional<Bytes> flac(std::span<const std::int32_t> values) {
    if (values.size() < fewest) return std::nullopt;
    const std::uint32_t bits = bits_for(values);
    Encoding encoding;
    auto* const encoder = encoding.encoder.get();
    if (bits == 0 || encoder == nullptr) return std::nullopt;
    set_up(encoder, bits, values.size());
    if (FLAC__stream_encoder_init_stream(encoder, keep, nullptr, nullptr, nullptr, &encoding) !=
        FLAC__STREAM_ENCODER_INIT_STATUS_OK)
        return std::nullopt;
    const FLAC__int32* const channel[] = {values.data()};
    const bool all = FLAC__stream_encoder_process(encoder, channel,
                                                  static_cast<std::uint32_t>(values.size())) != 0;
    const bool ended = FLAC__stream_encoder_finish(encoder) != 0;
    if (!all || !ended) return std::nullopt;
    return std::move(encoding.bytes);
}

tl::expected<std::vector<std::int32_t>, DecodeError> from_flac(std::span<const std::uint8_t> bytes,
                                                               std::size_t count) {
    Decoding decoding;
    decoding.left = bytes;
    decoding.count = count;
    auto* const decoder = decoding.decoder.get();
    const bool decoded = decoder != nullptr &&
                         FLAC__stream_decoder_init_stream(
                             decoder, feed, nullptr, nullptr, nullptr, nullptr, take, nullptr,
                             notice, &decoding) == FLAC__STREAM_DECODER_INIT_STATUS_OK &&
                         FLAC__stream_decoder_process_until_end_of_stream(decoder) != 0;
    if (!decoded || decoding.damaged || decoding.values.size() != count)
        return tl::unexpected{DecodeError::damaged};
    return std::move(decoding.values);
}

} // namespace store
