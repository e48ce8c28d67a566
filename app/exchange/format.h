// One format of other programs: how it is told by its beginning, and who reads it. The next one is
// one file with its functions, one line in the table of format.cpp, and one fixture in the tests.
#pragma once
#include "exchange/sink.h"

#include <memory>
#include <span>

namespace exchange {

class Reader {
  public:
    Reader() = default;
    virtual ~Reader() = default;
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    // One file; of a zip one after the other. The sink stays the same.
    virtual Result<void> take(PeekedInput&, Sink&) = 0;
    virtual void finish(Sink&) {}
};

// The beginning of a file, looked at once for all formats.
struct Head {
    explicit Head(std::string_view bytes);

    std::string_view bytes;                 // without a byte-order mark
    std::vector<std::string> first, second; // rows of cells; empty where the head has no whole one
    bool json = false;
};

struct Format {
    std::string_view name; // a word, kept with what was imported
    bool (*knows)(const Head&);
    std::unique_ptr<Reader> (*reader)();
};

std::span<const Format> formats();
const Format* format_of(const Head&);

extern const Format own_csv, sleep_as_android, fitbit_website, fitbit_takeout, fitbit_google,
    health_sync, oura, oura_v1, apple_health, garmin, samsung_health, withings, dreem,
    track_and_graph, med_timer;

} // namespace exchange
