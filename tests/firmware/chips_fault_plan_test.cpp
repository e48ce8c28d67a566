// When faults strike a simulated roller, and the roller itself.
#include "chips/fault_plan.h"
#include "chips/sample_roller.h"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

using chips::FaultPlan, chips::FaultWord;

TEST_CASE("fault plan: the contract's words, and no others") {
    for (const auto* word : {"desynchronised", "late", "missed", "saturated", "restarted",
                             "settling", "disconnected", "stuck", "drift"}) {
        REQUIRE(chips::fault_word(word));
        CHECK(chips::name_of(*chips::fault_word(word)) == word);
    }
    CHECK_FALSE(chips::fault_word("broken"));
    CHECK_FALSE(chips::fault_word(""));
}

TEST_CASE("fault plan: without words nothing ever strikes") {
    FaultPlan plan({}, 4, 0.01, 1);
    CHECK(std::isinf(plan.next_s()));
    CHECK(plan.due(1e6).empty());
}

TEST_CASE(
    "fault plan: repeatable, in order, every word in turn, on all cells, however it is asked") {
    const std::vector<FaultWord> words = {FaultWord::desynchronised, FaultWord::stuck,
                                          FaultWord::late};
    FaultPlan whole(words, 4, 0.0107, 5), pieces(words, 4, 0.0107, 5);
    const auto all = whole.due(600.0);
    std::size_t seen = 0;
    for (int i = 0; i <= 600; ++i)
        for (const auto& fault : pieces.due(i)) {
            REQUIRE(seen < all.size());
            CHECK(fault.at_s == all[seen].at_s);
            CHECK(fault.cell == all[seen].cell);
            ++seen;
        }
    CHECK(seen == all.size());
    CHECK(all.size() > 40);
    std::set<int> cells;
    for (std::size_t i = 0; i < all.size(); ++i) {
        CHECK(all[i].word == words[i % 3]);
        cells.insert(all[i].cell);
        if (i > 0) CHECK(all[i].at_s > all[i - 1].at_s + 8.9);
    }
    CHECK(cells.size() == 4);
}

TEST_CASE("sample roller: cells differ by percents, the calibration knows them within 0.2 %") {
    for (std::uint64_t seed = 1; seed < 20; ++seed) {
        for (const auto build :
             {protocol::Build::bed, protocol::Build::cradle, protocol::Build::single}) {
            const auto roller = chips::sample_roller(build, seed);
            REQUIRE(roller.build.cells >= 1);
            CHECK(roller.calibration.id != 0);
            for (std::size_t i = 0; i < roller.build.cells; ++i) {
                const double product = roller.cell[i].counts_per_newton *
                                       static_cast<double>(roller.calibration.newtons_per_count[i]);
                CHECK(product == doctest::Approx(1.0).epsilon(0.0021));
                const double nominal =
                    protocol::nominal_counts_at_capacity / roller.build.cell[i].capacity_n;
                CHECK(roller.cell[i].counts_per_newton == doctest::Approx(nominal).epsilon(0.051));
                CHECK(std::abs(roller.oscillator[i] - 1.0) <= 0.04);
            }
        }
    }
}

TEST_CASE("load cell: a drift begins in its time and ends at its most") {
    chips::LoadCell cell{100.0, 5000.0, 0.25, 10.0, 20.0};
    CHECK(cell.counts(3.0, 5.0) == doctest::Approx(5300.0));
    CHECK(cell.counts(3.0, 14.0) == doctest::Approx(5400.0));
    CHECK(cell.counts(3.0, 1000.0) == doctest::Approx(7300.0));
}
