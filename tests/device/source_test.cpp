// The text after --roller.
#include "device/source.h"

#include <doctest/doctest.h>

using namespace device;
using Code = SourceError::Code;

namespace {

template <class Kind> Kind read(std::string_view text) {
    const auto source = device::source(text);
    REQUIRE(source);
    REQUIRE(std::holds_alternative<Kind>(*source));
    return std::get<Kind>(*source);
}

void refused(std::string_view text, Code code, std::string_view what) {
    const auto source = device::source(text);
    REQUIRE_FALSE(source);
    CHECK(source.error().code == code);
    CHECK(source.error().what == what);
}

} // namespace

TEST_CASE("source: words for any port and for none, paths for ports") {
    read<AnyPort>("auto");
    read<NoRoller>("none");
    CHECK(read<Port>("/dev/ttyUSB0").path == "/dev/ttyUSB0");
    CHECK(read<Port>("/dev/pts/3").path == "/dev/pts/3");
    CHECK(read<Recording>("replay:a,b=c.rollrec").path == "a,b=c.rollrec");
}

TEST_CASE("source: a simulated roller has defaults and takes each key") {
    const auto plain = read<Simulated>("sim");
    CHECK(plain.person == "calm");
    CHECK(plain.peaks == 1);
    CHECK(plain.build == "bed");
    CHECK(plain.rate == 80);
    const auto all =
        read<Simulated>("sim:person=holding,peaks=2,build=cradle,rate=10,seed=18446744073709551615,"
                        "fault=late,fault=drift");
    CHECK(all.person == "holding");
    CHECK(all.peaks == 2);
    CHECK(all.build == "cradle");
    CHECK(all.rate == 10);
    CHECK(all.seed == 18446744073709551615ULL);
    CHECK(all.faults == std::vector<std::string>{"late", "drift"});
}

TEST_CASE("source: a mistake is named by its piece") {
    refused("", Code::empty, "");
    refused("replay:", Code::missing_value, "replay");
    refused("sim:person", Code::missing_value, "person");
    refused("sim:seed=", Code::missing_value, "seed");
    refused("sim:colour=red", Code::unknown_key, "colour");
    refused("sim:rate=10,,seed=1", Code::unknown_key, "");
    for (const char* pair : {"person=angry", "peaks=3", "build=chair", "rate=20", "rate=10x", "seed=-1",
                             "seed=1.5", "fault=gremlin"})
        refused(std::string{"sim:"} + pair, Code::unknown_value, pair);
}
