#include "screen/status.h"

#include "wording/wording.h"

namespace screen {

using wording::filled;
using wording::tr;

std::string build_name(protocol::Build build) {
    switch (build) {
    case protocol::Build::bed: return tr("Bed");
    case protocol::Build::cradle: return tr("Cradle");
    case protocol::Build::single: return tr("Single cell");
    default: return tr("Unknown build");
    }
}

Status status_of(const RollerFacts& facts) {
    using Stage = RollerFacts::Stage;
    const bool trouble =
        facts.trouble != device::Trouble::none && facts.trouble != device::Trouble::not_found;
    if (facts.stage == Stage::ready && facts.hello) {
        const bool calibrated = facts.calibration_id.value_or(0) != 0;
        return {Shape::tick, theme::green,
                filled(facts.simulated ? tr("Simulated roller ready: {build}")
                                       : tr("Roller ready: {build}"),
                       {{"build", build_name(facts.hello->build.build)}}),
                calibrated ? tr("Calibrated. The zero is taken by itself.")
                           : tr("Not calibrated yet: forces are rough. Two minutes are enough.")};
    }
    if (trouble)
        return {Shape::warning, theme::orange, tr("The roller cannot be used"),
                wording::sentence(facts.trouble, facts.detail)};
    if (facts.stage == Stage::greeting)
        return {Shape::dots, theme::sky, tr("Asking for a roller …"), {}};
    if (facts.looked_a_while)
        return {Shape::cross, theme::orange, tr("No roller found"),
                tr("Plug in its cable; it is found by itself. You can also begin without it.")};
    return {Shape::dots, theme::sky, tr("Looking for the roller …"), {}};
}

} // namespace screen
