// Material for the store's tests and benchmarks: sessions with every field in use, and a folder
// that goes away.
#pragma once
#include "store/encoding.h"
#include "store/store.h"

#include <filesystem>
#include <random>
#include <string>

namespace material {

namespace fs = std::filesystem;
using session::Block;

// An empty private folder, removed with everything in it when the test ends.
class Folder {
  public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const fs::path& path() const { return path_; }
    fs::path file() const { return path_ / "person.rolltakt"; }

  private:
    fs::path path_;
};

session::Beginning beginning(session::RollerKind = session::RollerKind::port);

// Seconds of a session on a bed: cells at 92.8/s and a few percent apart, an angle sensor, an event
// and a gap now and then, every field of a block in use. The same each time for a seed.
struct Shape {
    std::uint64_t seed = 1;
    int cells = 4;
    double noise_counts = 38.7;  // white, one standard deviation
    double swing_counts = 60000; // of a there-and-back of 3 s
    bool angles = true;
};
class Recorder {
  public:
    explicit Recorder(const Shape& shape = {});
    Block next();         // one second more
    void restart_board(); // counters and ticks begin again, in a new segment

  private:
    struct Cell {
        double period_ticks = 0, next_ticks = 0;
        std::uint32_t counter = 0;
    };
    void samples(Block&, double until_ticks);
    void angles(Block&, double until_ticks);
    void events(Block&) const;

    Shape shape_;
    std::mt19937_64 random_;
    std::vector<Cell> cells_;
    double next_angle_ = 0;
    std::uint32_t number_ = 0, segment_ = 0, booted_ = 0, angle_counter_ = 0;
};
std::vector<Block> blocks(std::size_t seconds, const Shape& = {});

bool same(const Block&, const Block&); // every field, bit by bit
bool same(const std::vector<Block>&, const std::vector<Block>&);

} // namespace material
