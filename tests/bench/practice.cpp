// bench_practice [FOLDER=/tmp] [CLIENTS=300] [REPLIES=78] [EXERCISES=exercises]: a practice whose
// clients replied every fortnight for three years, all of it seen but the last reply of each. What
// its desk reads: the list of clients, and all rows of the review, with the page of one client; and
// the most memory that took. Ends with 1 when a goal is missed.
#include "main/review_work.h"
#include "plan/library.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

constexpr double list_goal_ms = 500.0, review_goal_ms = 200.0, memory_goal_mb = 300.0;
constexpr int sessions_of_a_reply = 6;

double ms_since(Clock::time_point begun) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
}

std::size_t number(const char* text, std::size_t otherwise) {
    std::from_chars(text, text + std::strlen(text), otherwise);
    return otherwise;
}

double most_memory_mb() {
    std::ifstream status{"/proc/self/status"};
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024.0;
    return 0.0;
}

bundle::Randomness chance(std::size_t n) { return bundle::Randomness::repeatable(n); }

review::Session session(const routine::Routine& routine, units::Day day, std::size_t id) {
    review::Session s;
    s.id = std::to_string(id);
    s.day = day;
    s.routine = routine.id;
    s.measured = s.usable = true;
    s.seconds = 600.0;
    s.before = 3, s.after = 2;
    for (const routine::Step& from : routine.steps) {
        review::Step step;
        step.exercise = routine.exercises.at(from.exercise).id;
        step.side = "left";
        step.set = from.set;
        step.seconds = 60.0;
        step.measured = true;
        step.strokes = 12;
        step.seconds_per_stroke = 4.0 + 0.1 * static_cast<double>(id % 20);
        step.set_seconds_per_stroke = from.seconds_per_stroke;
        step.mean_force_n = 180.0;
        step.in_pace_band_percent = step.in_force_band_percent = step.in_both_bands_percent = 71.5;
        s.steps.push_back(step);
    }
    return s;
}

struct Made {
    review::Places places;
    units::Day today{};
    std::string client; // one of them
};

bool fill(const Made& made, const plan::Templates& templates, const routine::Library& catalogue,
          std::size_t clients, std::size_t replies, std::string& last) {
    using std::chrono::days;
    auto all = review::Clients::open(made.places.clients);
    const plan::Template* const from = templates.find("slow_pace");
    if (!all || from == nullptr) return false;
    const auto first = made.today - days{14 * static_cast<int>(replies)};
    for (std::size_t i = 0; i < clients; ++i) {
        review::Client client;
        client.id = review::new_client_id(chance(3 * i));
        client.known_as = bundle::new_id<bundle::ClientId>(chance(3 * i + 1));
        client.label = "K-" + std::to_string(i);
        const std::string text = plan::made_from(
            *from, {"slow_" + std::to_string(i), "Praxis am Markt", client.label, first, first},
            catalogue);
        const auto plan = plan::read(text, client.label, catalogue);
        if (!plan) return false;
        client.plans.push_back(
            {bundle::new_id<bundle::PlanId>(chance(3 * i + 2)), plan->id, 1, text});
        if (!all->keep(client)) return false;
        for (std::size_t n = 0; n < replies; ++n) {
            review::Reply reply;
            reply.from = first + days{14 * static_cast<int>(n)},
            reply.until = reply.from + days{13};
            for (int k = 0; k < sessions_of_a_reply; ++k)
                reply.sessions.push_back(
                    session(plan->routines.front().routine, reply.from + days{2 * k}, 100 * n + k));
            review::GotReply got;
            got.content = bundle::new_id<bundle::Digest>(chance(1'000'000 + i * replies + n));
            got.plan = client.plans.front().plan;
            got.counter = n + 1;
            got.from = reply.from, got.until = reply.until;
            if (!all->take(client, got, reply, bundle::KeyPair::fresh(chance(i)).open()))
                return false;
        }
        last = client.id;
        std::fprintf(stderr, "\r%zu of %zu", i + 1, clients);
    }
    std::fprintf(stderr, "\n");
    return true;
}

bool see_all_but_the_last(const Made& made) {
    const auto lock = std::make_shared<std::timed_mutex>();
    const auto now = units::wall_time("2026-11-27T08:00:00+01:00").value();
    return app::review_work::change(made.places, lock,
                                    [&](mailbox::Kept& kept) {
                                        for (const review::Client& client :
                                             review::Clients::look(made.places.clients).all().all) {
                                            auto replies = app::review_work::unseen(client, {});
                                            replies.pop_back();
                                            app::review_work::see(kept, client, now, replies);
                                        }
                                        return true;
                                    })
        .good;
}

} // namespace

int main(int argc, char** argv) {
    std::string name = std::string{argc > 1 ? argv[1] : "/tmp"} + "/bench-practice-XXXXXX";
    const std::size_t clients = argc > 2 ? number(argv[2], 300) : 300;
    const std::size_t replies = argc > 3 ? number(argv[3], 78) : 78;
    const fs::path exercises = argc > 4 ? argv[4] : "exercises";
    if (::mkdtemp(name.data()) == nullptr) return 2;
    const auto catalogue = routine::Library::read({exercises});
    const std::array folders{exercises};
    Made made{review::places_in(name), *units::day("2026-11-27"), {}};
    bool good =
        review::practice_keys_made(made.places.keys).has_value() &&
        fill(made, plan::templates(folders, catalogue), catalogue, clients, replies, made.client) &&
        see_all_but_the_last(made);
    bool met = good;
    for (int i = 0; good && i < 5; ++i) {
        const auto begun = Clock::now();
        const auto found = review::Clients::look(made.places.clients).all();
        const double list = ms_since(begun);
        const auto again = Clock::now();
        const auto rows = app::review_work::list(made.places, catalogue, made.today);
        const double review = ms_since(again);
        const auto once_more = Clock::now();
        good =
            app::review_work::client(made.places, catalogue, made.today, made.client).has_value() &&
            found.all.size() == clients && rows.rows.size() == clients;
        std::printf("%zu clients, %zu replies each: list %.0f, rows %.0f, one client %.0f ms\n",
                    clients, replies, list, review, ms_since(once_more));
        met = met && list <= list_goal_ms && review <= review_goal_ms;
    }
    std::error_code none;
    fs::remove_all(name, none);
    if (!good) return std::fprintf(stderr, "bench_practice: %s\n", name.c_str()), 2;
    std::printf("memory at most %.0f MB\n", most_memory_mb());
    return met && most_memory_mb() <= memory_goal_mb ? 0 : 1;
}
