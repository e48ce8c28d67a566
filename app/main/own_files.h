// The small files that belong to this computer, not to a person: looking, buttons, sound. Each is
// written half a second after its last change, on a thread of its own; what waits at the end is
// written then.
#pragma once
#include "units/session_time.h"

#include <filesystem>
#include <functional>
#include <future>
#include <map>
#include <vector>

namespace app {

class OwnFiles {
  public:
    using Write = std::function<bool()>; // of a copy of what is to be kept; false: it could not

    OwnFiles() = default;
    ~OwnFiles() { finish(); }
    OwnFiles(const OwnFiles&) = delete;
    OwnFiles& operator=(const OwnFiles&) = delete;

    void change(const std::filesystem::path&, Write, units::HostTime now);
    struct Written {
        std::filesystem::path file;
        bool good = false;
    };
    std::vector<Written> advance(units::HostTime now); // since the last one
    std::vector<Written> finish();                     // waits until all is written

  private:
    void begin();

    std::map<std::filesystem::path, Write> waiting_;
    units::HostTime due_{};
    std::future<std::vector<Written>> under_way_;
};

} // namespace app
