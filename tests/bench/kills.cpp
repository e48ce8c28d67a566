// kills [N=200]: N kills (SIGKILL) and N power cuts at random moments of a running session. Ends
// with 1 when anything acknowledged was lost, a file unsound or a session stuck.
#include "store/crashes.h"
#include "store/material.h"

#include <charconv>
#include <cstdio>
#include <cstring>

namespace {

bool told(const char* what, const crashes::Tally& tally) {
    std::printf(
        "%-10s %6zu runs, %zu in the middle of a change; %zu blocks acknowledged, %zu lost, "
        "%zu files unsound, %zu sessions stuck%s%s\n",
        what, tally.runs, tally.in_a_change, tally.acknowledged, tally.lost, tally.unsound,
        tally.stuck, tally.good() ? "" : ": ", tally.first_trouble.c_str());
    return tally.good();
}

} // namespace

int main(int argc, char** argv) {
    std::size_t runs = 200;
    if (argc > 1) std::from_chars(argv[1], argv[1] + std::strlen(argv[1]), runs);
    const material::Folder folder;
    const bool kills = told("kills", crashes::kill_runs(runs, 20, folder.path()));
    const bool cuts = told("power cuts", crashes::power_cuts(runs, 20, folder.path()));
    return kills && cuts ? 0 : 1;
}
