// Which ports to try for a roller, in which order, and which ones never again: a device that did
// not say hello is somebody else's, and opening its port may restart it.
#pragma once
#include "device/link.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace device {

class Candidates {
  public:
    // A path: only that port, until a roller was found there; nothing: any port.
    explicit Candidates(std::optional<std::string> path) : wanted_{std::move(path)} {}

    struct Refusal {
        Trouble why = Trouble::not_a_roller;
        std::string detail;
    };
    void remember_foreign(const std::string& path, Refusal);
    void remember_roller(const std::string& path) { roller_path_ = path; }

    // The wanted or known port first, then likely ones, then the rest. `list` as device::ports()
    // gives it. Forgets foreign devices that were pulled out (those with a USB serial number stay
    // known).
    std::vector<std::string> to_try(const std::vector<PortFound>& list);
    // Why a port that matters was refused; nothing = none was.
    std::optional<Refusal> refusal() const;
    // Trouble with it is worth telling: asked for, known, or likely to be a roller.
    bool matters(const std::string& path) const;

    const std::optional<std::string>& wanted() const { return wanted_; }
    const std::optional<std::string>& roller_path() const { return roller_path_; }

  private:
    std::optional<std::string> wanted_, roller_path_;
    std::vector<PortFound> list_;
    std::map<std::string, Refusal> foreign_; // by identity
    std::string identity_of(const std::string& path) const;
    void forget_pulled_out();
    bool is_foreign(const std::string& path) const;
};

} // namespace device
