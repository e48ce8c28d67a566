// Takes what the formats find, and makes the values of the diary of it: which night a sleep belongs
// to, what is a nap, what was said twice, and what the diary does not take.
#pragma once
#include "exchange/read.h"
#include "exchange/times.h"

#include <map>
#include <set>

namespace exchange {

// Two numbers of 64 bits over what a row says (FNV-1a, and the same mixed): for telling the same
// from another, not against forgery.
class Fingerprint {
  public:
    explicit Fingerprint(std::string_view format) { add(format); }
    Fingerprint& add(std::string_view);
    Fingerprint& add(units::WallTime t) {
        return add(std::to_string(t.utc.time_since_epoch().count()));
    }
    Fingerprint& add_minutes(std::optional<double>); // to the thousandth, in every locale
    std::string text() const;                        // 32 hexadecimal digits

  private:
    std::uint64_t a_ = 14695981039346656037U, b_ = 1099511628211U;
};

// One sleep as a source tells it.
struct Sleep {
    enum class Kind : std::uint8_t { by_rule, night, nap };
    Source source;
    std::size_t row = 0;
    std::optional<std::size_t> file; // nothing = the one that is read now
    std::string hash;
    Moment begin, end;
    bool in_bed = false; // begin and end are of lying in bed, not of sleeping
    std::optional<double> asleep_min;
    std::optional<int> awakenings;
    std::string note;
    Kind kind = Kind::by_rule;
};

class Sink {
  public:
    Sink(const Options& options, std::string format)
        : options_{options}, format_{std::move(format)} {}

    const Options& options() const { return options_; }
    std::size_t file() const { return file_; } // which of those handed in is read
    void file(std::size_t place) { file_ = place; }

    void mapped(std::string_view column);
    void left_out(std::string_view column);
    void other_file(std::string_view name);
    void of_person(std::string_view name) { read_.person = name; }
    void reject(std::size_t row, Reason, std::string_view what = {}, Fault = {});
    void sleep(Sleep);
    // More than anybody's diary holds: what comes after is not kept, and the whole is refused.
    bool overfull() const { return taken_ > most_taken; }
    void value(Record); // nights and naps that are whole already, doses, observations

    Read finish();

  private:
    using Sleeps = std::vector<Sleep>;
    Sleeps without_overlaps(Sleeps);
    Sleeps united(Sleeps);
    void of_source(Sleeps);
    void night(const Sleep&);
    void nap(const Sleep&);
    void refuse(const Sleep&, Reason, Fault = {});
    Record record_of(const Sleep&, Value, Known) const;

    static constexpr std::size_t most_taken = 200000;
    bool is_new(const std::string& hash);
    const Options& options_;
    std::string format_;
    std::size_t taken_ = 0, file_ = 0;
    Read read_;
    std::map<Source, Sleeps> sleeps_;
    std::set<std::string> hashes_;
    std::set<std::string, std::less<>> mapped_, left_out_;
};

} // namespace exchange
