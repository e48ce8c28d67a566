#include "mailbox/simulation.h"

#include "mailbox/desks.h"

#include <algorithm>
#include <array>
#include <random>

namespace simulation {
namespace {

using namespace mailbox;

constexpr std::size_t desks_there = 3, clients_there = 4;

struct Delivery { // one file to one desk's folder
    std::size_t to = 0;
    File file;
    bool whole = true;
};

class Run {
  public:
    Run(std::uint64_t seed, Tally& tally) : random_{seed}, tally_{tally} {
        for (std::size_t n = 0; n < desks_there; ++n) {
            desks_[n] = desks::desk(n);
            backups_[n] = desks_[n];
        }
    }

    void live() {
        for (int step = 0; step < 80; ++step) {
            const std::size_t at = below(desks_there);
            switch (below(10)) {
            case 0:
            case 1: say(at); break;
            case 2: client_answers(); break;
            case 3: look(at); break;
            case 4: backups_[at] = desks_[at]; break;
            case 5:
                if (below(6) == 0) play_back(at);
                break;
            default: deliver_one();
            }
        }
        do { // what is read makes a desk tell something more, until all is told
            while (!under_way_.empty()) deliver_one();
            for (std::size_t n = 0; n < desks_there; ++n) look(n);
        } while (!under_way_.empty());
        compare();
    }

  private:
    std::size_t below(std::size_t n) { return random_() % n; }
    bundle::Randomness chance() { return bundle::Randomness::repeatable(random_()); }

    What anything(std::size_t at, std::size_t client) {
        const std::size_t die = below(32);
        if (die == 0) return Closed{};
        if (die < 8)
            return PlanSent{desks::plan(client), next_version(at, client),
                            desks::digest(below(1000))};
        if (die < 14) return Seen{desks::digest(below(5))};
        if (die < 20)
            if (const auto before = any_note(at, client))
                return Note{"another " + std::to_string(below(99)), {}, before};
        return Note{"note " + std::to_string(random_()), {}, {}};
    }
    std::uint32_t next_version(std::size_t at, std::size_t client) {
        std::uint32_t last = 0;
        for (const auto& course : courses(desks_[at].events))
            if (course.client == desks::client(client))
                for (const auto& plan : course.plans) last = std::max(last, plan.told.version);
        return last + 1;
    }
    std::optional<Key> any_note(std::size_t at, std::size_t client) {
        for (const auto& course : courses(desks_[at].events))
            if (course.client == desks::client(client) && !course.notes.empty())
                return course.notes[below(course.notes.size())].key;
        return std::nullopt;
    }

    void say(std::size_t at) {
        const std::size_t client = below(clients_there);
        tell_all(at, client, anything(at, client));
    }
    void tell_all(std::size_t at, std::size_t client, const What& what) {
        auto file = tell(desks_[at], desks::practice(), desks::client(client), what,
                         desks::at(minute_++), chance());
        if (std::holds_alternative<Closed>(what)) ++tally_.closed;
        // Ended between the two: the file is there, and the desk does not know that it told.
        if (below(20) == 0) desks_[at] = backups_[at];
        spread(at, *file);
    }
    void client_answers() {
        const std::size_t client = below(clients_there);
        auto file = desks::reply(client, 1 + below(6), random_());
        replies_.push_back({client, file});
        spread(below(desks_there), file);
    }

    // It lies in one folder at once and reaches the others some time.
    void spread(std::size_t from, const File& file) {
        ++tally_.files;
        told_.push_back(file);
        folders_[from][file.name] = file.bytes;
        for (std::size_t to = 0; to < desks_there; ++to)
            if (to != from) send(to, file);
    }
    void send(std::size_t to, const File& file) {
        if (below(4) == 0) { // in pieces, under its last name
            File piece = file;
            piece.bytes.resize(below(file.bytes.size()));
            if (below(2) == 0) piece.bytes.resize(file.bytes.size()); // the rest is zeros yet
            under_way_.push_back({to, piece, false});
            ++tally_.in_pieces;
        }
        under_way_.push_back({to, file, true});
        if (below(4) != 0) return;
        File copy = file;
        copy.name = copy.name.substr(0, copy.name.size() - 9) + ".sync-conflict-20261127.rolltakt";
        under_way_.push_back({to, copy, true});
        ++tally_.twice;
    }
    void deliver_one() {
        if (under_way_.empty()) return;
        const std::size_t n = below(under_way_.size());
        const Delivery delivery = under_way_[n];
        under_way_.erase(under_way_.begin() + static_cast<std::ptrdiff_t>(n));
        auto& folder = folders_[delivery.to];
        ++tally_.deliveries;
        if (delivery.whole || !folder.contains(delivery.file.name))
            folder[delivery.file.name] = delivery.file.bytes;
        if (below(2) == 0) look(delivery.to);
    }
    void look(std::size_t at) {
        Desk& desk = desks_[at];
        std::vector<Reply> arrived;
        for (const auto& [name, bytes] : folders_[at]) {
            if (named(name) != Named::ours || desk.read.contains(name)) continue;
            auto taken = take(desk, desks::practice(), {name, bytes});
            if (taken.reply) arrived.push_back(*std::move(taken.reply));
        }
        for (const auto& name : to_remove(desk)) folders_[at].erase(name);
        // Every desk that has it says so: what it was is known before the others have it.
        for (const auto& reply : arrived)
            if (!desk.events.closed(reply.about.client)) tell_arrival(at, reply);
    }
    void tell_arrival(std::size_t at, const Reply& reply) {
        const auto& about = reply.about;
        for (std::size_t client = 0; client < clients_there; ++client)
            if (desks::client(client) == about.client)
                tell_all(at, client,
                         ReplyArrived{reply.content, about.plan, about.version, about.counter,
                                      about.from, about.until});
    }
    void play_back(std::size_t at) {
        ++tally_.played_back;
        desks_[at] = backups_[at];
    }

    void trouble(std::size_t& count, const std::string& what) {
        if (tally_.first_trouble.empty()) tally_.first_trouble = what;
        ++count;
    }
    void compare() {
        for (std::size_t n = 1; n < desks_there; ++n) {
            if (!(desks_[n].events == desks_[0].events)) trouble(tally_.different, "events");
            if (courses(desks_[n].events) != courses(desks_[0].events))
                trouble(tally_.different, "courses");
        }
        // What was ever told, read by somebody who was never there before.
        Desk all = desks::desk(9);
        for (const auto& file : told_) take(all, desks::practice(), file);
        if (!(all.events == desks_[0].events)) trouble(tally_.lost, "an event");
        for (const auto& [client, file] : replies_)
            for (const auto& desk : desks_)
                if (!desk.events.closed(desks::client(client)) && !desk.read.contains(file.name))
                    trouble(tally_.lost, "a reply");
    }

    std::mt19937_64 random_;
    Tally& tally_;
    std::array<Desk, desks_there> desks_, backups_;
    std::array<std::map<std::string, bundle::Bytes>, desks_there> folders_;
    std::vector<Delivery> under_way_;
    std::vector<File> told_;
    std::vector<std::pair<std::size_t, File>> replies_;
    int minute_ = 0;
};

} // namespace

Tally run(std::size_t runs, std::uint64_t seed) {
    Tally tally;
    for (; tally.runs < runs; ++tally.runs) Run{seed + tally.runs, tally}.live();
    return tally;
}

} // namespace simulation
