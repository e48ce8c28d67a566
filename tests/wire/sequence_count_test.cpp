// Counting by 16-bit numbers: missing = sent - arrived, also after a number that damage invented.
#include "wire/sequence_count.h"

#include <doctest/doctest.h>

#include <initializer_list>

namespace {

std::uint64_t missing_after(std::initializer_list<int> numbers) {
    wire::SequenceCount count;
    for (const int number : numbers) count.arrived(static_cast<std::uint16_t>(number));
    return count.missing();
}

} // namespace

TEST_CASE("sequence: what was left out is missing, over the end of the numbers too") {
    CHECK(missing_after({5}) == 0);
    CHECK(missing_after({5, 6, 7}) == 0);
    CHECK(missing_after({5, 7, 10}) == 3);
    CHECK(missing_after({65534, 65535, 0, 1}) == 0);
    CHECK(missing_after({65534, 2}) == 3);
}

TEST_CASE("sequence: a wild number is set right by the next sound one") {
    CHECK(missing_after({5, 6, 20000, 8, 9}) == 0); // it took the place of 7
    CHECK(missing_after({5, 6, 60000, 8, 9}) == 0);
    CHECK(missing_after({5, 6, 4, 8, 9}) == 0);
    CHECK(missing_after({5, 6, 9, 8, 9}) == 0);
    CHECK(missing_after({5, 6, 40000, 9, 10}) == 1); // 7 replaced, 8 lost
}

TEST_CASE("sequence: a gap of more than half a turn is counted whole") {
    CHECK(missing_after({5, 6, 40007, 40008}) == 40000);
    CHECK(missing_after({5, 6, 30007, 30008}) == 30000);
    CHECK(missing_after({5, 6, 4, 5}) == 65533);
}

TEST_CASE("sequence: a frame that tells its whole number brings lost turns to light") {
    wire::SequenceCount count;
    count.arrived(10);
    count.confirm(10);
    count.arrived(11);
    count.arrived(12); // of which turn, nobody knows yet
    CHECK(count.missing() == 0);
    count.arrived(13);
    count.confirm(13 + 3 * 65536);
    CHECK(count.missing() == 3 * 65536);
    count.arrived(14);
    CHECK(count.missing() == 3 * 65536);
}

TEST_CASE("sequence: a whole number over the end of its 32 bits, and one that does not fit") {
    wire::SequenceCount count;
    count.arrived(0xFFFE);
    count.confirm(0xFFFFFFFE);
    count.arrived(0);
    count.confirm(0x00020000); // two turns and two frames on
    CHECK(count.missing() == 2 * 65536 + 1);
    count.arrived(1);
    count.confirm(77); // damage: it is not its own sequence
    CHECK(count.missing() == 2 * 65536 + 1);
    count.arrived(2);
    count.confirm(2); // less than before: it restarted without a word
    CHECK(count.missing() == 2 * 65536 + 1);
}

TEST_CASE("sequence: a restart keeps what was counted") {
    wire::SequenceCount count;
    for (const int number : {1, 4}) count.arrived(static_cast<std::uint16_t>(number));
    count.restart();
    CHECK(count.missing() == 2);
    for (const int number : {900, 902}) count.arrived(static_cast<std::uint16_t>(number));
    CHECK(count.missing() == 3);
}
