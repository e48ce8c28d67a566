// The board's end of a serial line: a pseudo-terminal. Its other end looks like a port to the
// player.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace simulator {

class PseudoTerminal {
  public:
    // `link`, where not empty: a symbolic link to the other end, replaced if there is one. Throws
    // std::system_error.
    explicit PseudoTerminal(std::string link);
    ~PseudoTerminal(); // whoever has the other end open sees it hang up
    PseudoTerminal(const PseudoTerminal&) = delete;
    PseudoTerminal& operator=(const PseudoTerminal&) = delete;

    const std::string& path() const { return path_; } // of the other end
    int descriptor() const { return ours_; }
    std::vector<std::uint8_t> read();
    // What nobody fetches is lost, as on a wire; with patience, only what nobody fetches for a
    // second, for a board that is faster than a wire.
    void write(std::span<const std::uint8_t>, bool patient);

  private:
    bool fetched_within(int ms) const;

    std::string link_, path_;
    bool fetched_ = true;
    int ours_ = -1, theirs_ = -1; // theirs stays open, so that a closed player is no hang-up for us
};

} // namespace simulator
