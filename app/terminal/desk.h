// What every command finds on its desk: where this player's files are, whose file it is about,
// where to write, and how to answer.
#pragma once
#include "terminal/failure.h"
#include "terminal/run.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace terminal {

using Json = nlohmann::ordered_json;

struct Common { // the options of every command
    std::string data, person, language;
    bool json = false;
};

// As a terminal may be given it: what cannot be shown, which may come from a file or a name, as
// "?"; in one line its ends and tabs, too.
std::string printable(std::string text, bool one_line = false);

class Desk {
  public:
    Desk(const Surroundings&, Streams, Common);

    const Surroundings& around() const { return around_; }
    const Common& common() const { return common_; }
    bool json() const { return common_.json; }

    // A plain line for people; nothing with --json, whose standard output is one document.
    void say(const std::string& line);
    void warn(const std::string& line); // on standard error
    std::ostream& out() { return streams_.out; }
    void answer(const Json&); // the document; nothing without --json

    std::filesystem::path data() const;
    routine::Library library() const; // the program's exercises and the person's own

    // The person's name: --person, else the only one; the first command that keeps something makes
    // "me". The reserved person "practice" is never the only one.
    tl::expected<std::string, Failure> person() const;
    std::vector<std::string> people() const; // who have a file, sorted; not "practice"
    void choose(std::string person) { common_.person = std::move(person); }
    // The one who is named is nobody of those who are here: a slip of somebody who sits there, as
    // long as the command is not there to make somebody. The first one, "practice", and those whom
    // scripts name come with whatever keeps something.
    std::optional<Failure> nobody() const;
    std::optional<Failure> no_folder() const; // --data names a file
    std::filesystem::path file_of(const std::string& person) const;
    std::string file() const; // of the person, to be named; empty while it is not clear whose
    // Less than 500 MB free where the person's file is: a session may not find room.
    bool disk_nearly_full() const;
    // For writing; made when absent, with this computer's country. Backs it up first when a backup
    // is due, and says on standard error when that fails.
    tl::expected<store::Store, Failure> open();
    tl::expected<store::Store, Failure> open_to_read() const;

  private:
    const Surroundings& around_;
    Streams streams_;
    Common common_;
};

// Safe as a file's name and in a line: 1 to 64 bytes that can be shown, no slash, no leading . or
// -.
bool good_name(const std::string& person);
constexpr const char* practice = "practice"; // the reserved person

} // namespace terminal
