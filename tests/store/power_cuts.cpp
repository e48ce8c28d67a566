#include "store/crashes.h"
#include "store/cut.h"
#include "store/faulty_disk.h"
#include "store/material.h"

#include <algorithm>
#include <map>

namespace crashes {

using session::Block, session::Completion;
using store::SessionId, store::Store;
using units::SessionTime;

namespace {

using namespace std::chrono_literals;

// What must be on the disk: everything acknowledged; and what may be, being under way at the cut.
struct Promise {
    std::vector<Block> blocks;      // acknowledged
    std::optional<Block> under_way; // handed over, not yet acknowledged
    bool finished = false;
    bool finishing = false, trimming = false, removing = false; // under way
};

std::vector<Block> trimmed(const std::vector<Block>& blocks) {
    return store::cut(blocks, SessionTime{1s}, SessionTime{4s});
}

// One life of the program: until the power goes.
class Life {
  public:
    Life(const faults::FaultyDisk& disk, std::map<SessionId, Promise>& promises,
         const std::vector<Block>& material, std::mt19937_64& random)
        : disk_{disk}, promises_{promises}, material_{material}, random_{random} {}

    // False as soon as something failed.
    bool live(Store& open) {
        if (!make_room(open)) return false;
        const auto left = open.unfinished();
        if (!left) return false;
        SessionId id;
        std::uint32_t next = 0;
        if (*left) {
            id = (*left)->id;
            next = (*left)->next_block;
        } else {
            const auto begun = open.begin(material::beginning());
            if (!begun) return false;
            id = *begun;
        }
        for (const std::uint32_t end = next + 2 + random_() % 8; next < end; ++next)
            if (!append(open, id, next)) return false;
        return random_() % 2 == 0 || end(open, id);
    }

  private:
    bool append(Store& open, const SessionId& id, std::uint32_t number) {
        Promise& promise = promises_[id];
        promise.under_way = material_[number % material_.size()];
        promise.under_way->number = number;
        auto written = open.append(id, *promise.under_way);
        while (written.wait_for(1ms) != std::future_status::ready) // without power it never will be
            if (disk_.power_is_off()) return false;
        if (!written.get()) return false;
        promise.blocks.push_back(*std::move(promise.under_way));
        promise.under_way.reset();
        return true;
    }

    // Finishes, and then does one of the things that are done to finished sessions.
    bool end(Store& open, const SessionId& id) {
        Promise& promise = promises_[id];
        promise.finishing = true;
        if (!open.finish(id, Completion::done)) return false;
        promise.finishing = false;
        promise.finished = true;
        switch (random_() % 4) {
        case 0: return true;
        case 1: return open.pack(id).has_value();
        case 2: {
            promise.trimming = true;
            if (!open.trim(id, SessionTime{1s}, SessionTime{4s})) return false;
            promise.blocks = trimmed(promise.blocks);
            promise.trimming = false;
            return open.pack(id).has_value();
        }
        default: return remove(open, id);
        }
    }

    bool remove(Store& open, const SessionId& id) {
        promises_[id].removing = true;
        if (!open.remove(id)) return false;
        promises_.erase(id);
        return true;
    }

    // A file with many sessions takes long to look at.
    bool make_room(Store& open) {
        if (promises_.size() < 5) return true;
        const auto old = std::find_if(promises_.begin(), promises_.end(),
                                      [](const auto& entry) { return entry.second.finished; });
        return old == promises_.end() || remove(open, SessionId{old->first});
    }

    const faults::FaultyDisk& disk_;
    std::map<SessionId, Promise>& promises_;
    const std::vector<Block>& material_;
    std::mt19937_64& random_;
};

// What is found after a cut, against what was promised; takes over what was under way and got
// through.
class Inspection {
  public:
    Inspection(Store& open, Tally& tally) : open_{open}, tally_{tally} {}

    // False when the session is gone, rightly or not.
    bool holds(const SessionId& id, Promise& promise) {
        const auto raw = open_.raw(id);
        if (!raw && raw.error() == store::StoreError::not_found && promise.removing) return false;
        if (!raw) {
            trouble(tally_.lost, "a session cannot be read");
            return false;
        }
        const bool finished = raw->completion == Completion::done;
        if (finished != promise.finished && !promise.finishing)
            trouble(tally_.lost, "finished and not finished are mixed up");
        if (!as_promised(raw->blocks, promise))
            trouble(tally_.lost, "blocks are missing or others");
        promise = {raw->blocks, std::nullopt, finished, false, false, false};
        return true;
    }
    void trouble(std::size_t& count, const std::string& what) {
        ++count;
        if (tally_.first_trouble.empty()) tally_.first_trouble = what;
    }

  private:
    static bool as_promised(const std::vector<Block>& found, const Promise& promise) {
        if (material::same(found, promise.blocks)) return true;
        if (promise.trimming) return material::same(found, trimmed(promise.blocks));
        if (!promise.under_way) return false;
        auto more = promise.blocks;
        more.push_back(*promise.under_way);
        return material::same(found, more);
    }

    Store& open_;
    Tally& tally_;
};

// Opens it again and looks at everything; false when it cannot be opened.
bool inspect(const std::filesystem::path& file, std::map<SessionId, Promise>& promises,
             Tally& tally) {
    auto open = Store::open(file);
    if (!open) {
        ++tally.unsound;
        tally.first_trouble = "cannot be opened after a power cut";
        return false;
    }
    Inspection inspection{*open, tally};
    if (!open->verify()) inspection.trouble(tally.unsound, "does not verify after a power cut");
    for (auto it = promises.begin(); it != promises.end();)
        it = inspection.holds(it->first, it->second) ? std::next(it) : promises.erase(it);
    const auto left = open->unfinished();
    if (!left) inspection.trouble(tally.stuck, "unfinished sessions cannot be read");
    return true;
}

} // namespace

Tally power_cuts(std::size_t cuts, std::uint64_t seed, const std::filesystem::path& folder) {
    std::mt19937_64 random{seed};
    faults::FaultyDisk disk;
    Tally tally;
    const auto file = folder / "cut.rolltakt";
    const auto material = material::blocks(30, {seed, 1, 38.7, 60000, true});
    std::map<SessionId, Promise> promises;
    while (tally.runs < cuts) {
        disk.cut_power_after(1 + random() % 300);
        std::size_t before = 0, after = 0;
        for (const auto& [id, promise] : promises) before += promise.blocks.size();
        if (auto open = Store::open(file)) {
            Life life{disk, promises, material, random};
            while (!disk.power_is_off() && life.live(*open)) {
            }
        }
        if (!disk.power_is_off()) {
            ++tally.stuck;
            tally.first_trouble = "something failed with the power on";
            return tally;
        }
        for (const auto& [id, promise] : promises) after += promise.blocks.size();
        tally.acknowledged += after > before ? after - before : 0;
        const auto loss = random() % 4 == 0 ? faults::Loss::everything : faults::Loss::some_sectors;
        disk.power_on(random, loss);
        if (disk.there(file.string() + "-journal")) ++tally.in_a_change;
        ++tally.runs;
        if (!inspect(file, promises, tally)) return tally;
    }
    return tally;
}

} // namespace crashes
