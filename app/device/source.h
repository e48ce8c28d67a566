// Which roller: the text after --roller, as a value.
#pragma once
#include <tl/expected.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace device {

struct AnyPort {}; // "auto": the first roller that answers
struct Port {
    std::string path;
};                  // "/dev/ttyUSB0", or a pseudo-terminal
struct NoRoller {}; // "none": play unmeasured
struct Simulated {  // "sim" or "sim:person=calm,peaks=1,build=bed,rate=10,seed=1,fault=late"
    std::string person = "calm"; // calm study hurried fidgety holding still
    int peaks = 1;               // of this person's force per there-and-back, 1 or 2
    std::string build = "bed";   // bed cradle single
    int rate = 80;               // 10 or 80: what the board's rate pin says
    std::uint64_t seed = 1;
    std::vector<std::string> faults; // fault kinds of the contract
};
struct Recording {
    std::string path;
}; // "replay:FILE"

using Source = std::variant<AnyPort, Port, NoRoller, Simulated, Recording>;

struct SourceError {
    enum class Code { unknown_key, unknown_value, missing_value, empty } code{};
    std::string what; // the offending piece of the text
};
tl::expected<Source, SourceError> source(std::string_view text);

} // namespace device
