// bench_report [FOLDER=/tmp] [SESSIONS=156] [SECONDS=600]: how long a report and a reply of one
// year take, three sessions a week: reading them from the person's file, counting, and making the
// pages; gathering and sealing. The file is packed, as it is after the sessions.
#include "report/print.h"
#include "store/material.h"
#include "terminal/replying.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

double ms_since(Clock::time_point begun) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
}

std::size_t number(const char* text, std::size_t otherwise) {
    std::from_chars(text, text + std::strlen(text), otherwise);
    return otherwise;
}

// The same recording, begun every seven thirds of a day.
bool fill(store::Store& store, std::size_t sessions, const std::vector<session::Block>& blocks) {
    for (std::size_t i = 0; i < sessions; ++i) {
        auto beginning = material::beginning();
        beginning.started.utc += std::chrono::hours{56 * i};
        const auto id = store.begin(beginning);
        if (!id) return false;
        for (const auto& block : blocks) store.append(*id, block);
        if (!store.finish(*id, session::Completion::done) || !store.pack(*id)) return false;
        std::fprintf(stderr, "\r%zu of %zu", i + 1, sessions);
    }
    std::fprintf(stderr, "\n");
    return store.sessions().has_value(); // keeps what lists and reports are made of
}

bool measure_it(const fs::path& file) {
    const auto begun = Clock::now();
    auto store = store::Store::open_read_only(file);
    if (!store) return false;
    report::Facts f;
    f.from = units::day_at(material::beginning().started);
    f.to = f.from + std::chrono::days{364};
    auto found = report::read(*store, f.from, f.to);
    if (!found) return false;
    f.sessions = std::move(found->sessions);
    const double read = ms_since(begun);
    const auto made = report::report_of(f);
    const double counted = ms_since(begun);
    const auto printed = report::print(made, paper::Size::a4);
    if (!printed) return false;
    const double all = ms_since(begun);
    std::printf("%d sessions, %d pages, %zu kB: read %.0f, counted %.0f, printed %.0f, all %.0f "
                "ms\n",
                made.sessions(), printed->pages, printed->pdf.size() / 1000, read, counted - read,
                all - counted, all);
    return all <= 1000.0;
}

bool reply_it(const fs::path& file) {
    review::Practice to;
    to.key = bundle::KeyPair::fresh(bundle::Randomness::repeatable(1)).open();
    to.secret = review::secret_of(bundle::KeyPair::fresh(bundle::Randomness::repeatable(2)));
    const auto from = units::day_at(material::beginning().started);
    const auto begun = Clock::now();
    auto store = store::Store::open_read_only(file);
    if (!store) return false;
    auto gathered = terminal::sealed::gather(
        *store, false, {from, from + std::chrono::days{364}, {}}, file.string());
    if (!gathered) return false;
    const double read = ms_since(begun);
    if (!terminal::sealed::add_traces(*store, *gathered, file.string())) return false;
    const double traced = ms_since(begun);
    const auto sealed = terminal::sealed::sealed_reply(to, *gathered);
    if (!sealed) return false;
    const double all = ms_since(begun);
    std::printf("reply of %zu sessions, %zu with traces, %zu kB: gathered %.0f, traces %.0f, "
                "sealed %.0f, all %.0f ms\n",
                gathered->reply.sessions.size(), gathered->reply.traces.size(),
                sealed->size() / 1000, read, traced - read, all - traced, all);
    return all <= 3000.0;
}

} // namespace

int main(int argc, char** argv) {
    const fs::path where = argc > 1 ? argv[1] : "/tmp";
    const std::size_t sessions = argc > 2 ? number(argv[2], 156) : 156;
    const std::size_t seconds = argc > 3 ? number(argv[3], 600) : 600;
    const auto folder = where / ("bench-report-" + std::to_string(::getpid()));
    const auto file = folder / "person.db";
    bool good = false;
    {
        auto store = store::Store::open(file);
        good = store && fill(*store, sessions, material::blocks(seconds));
    }
    for (int i = 0; good && i < 3; ++i) good = measure_it(file) && reply_it(file);
    fs::remove_all(folder);
    std::printf("goals %s: a report of a year <= 1 s, a reply <= 3 s\n", good ? "kept" : "missed");
    return good ? 0 : 1;
}
