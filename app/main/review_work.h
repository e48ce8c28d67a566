// What the review does with the desk's files, away from the window: reading them, noting what was
// seen, and whatever touches the folder that is shared. Of the same parts as the command line.
#pragma once
#include "screen/client_trace_screen.h"
#include "terminal/desk.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>

namespace app::review_work {

namespace fs = std::filesystem;

// The whole list, without what the folder may have brought since.
struct Listed {
    std::vector<review::Row> rows; // in order
    std::vector<review::Client> clients;
    std::optional<fs::path> folder; // that is shared
    std::string trouble;
};
Listed list(const review::Places&, const routine::Library&, units::Day today);
store::Result<screen::ClientRead> client(const review::Places&, const routine::Library&,
                                         units::Day today, const std::string& id);

// Of a session that one of the client's replies told.
store::Result<std::optional<review::SessionTraces>>
traces(const review::Places&, const std::string& client, const review::Session&);

// The desk's own text of a plan.
struct Own {
    fs::path file;
    std::string text;
    plan::Plan plan;
};
struct Draft { // of an answer
    review::Client client;
    std::string text; // that the answer is made from
    plan::Plan holds, begins, next;
    std::optional<Own> own;
    bool asks_own = false;         // it is newer or otherwise than what was sent
    std::vector<std::string> seen; // replies that were shown
};
store::Result<Draft> draft(const review::Places&, const routine::Library&, units::Day today,
                           const std::string& id);

// Files of this desk with plans of that client and of nobody else, and what was made of them. None
// while there is a client who cannot be read.
std::vector<fs::path> plans_of(const review::Places&, const routine::Library&,
                               const std::string& id);

std::string not_in_list(); // not_found, of a client
std::string damaged_mail(const fs::path& file, const fs::path& kept, bool has_folder);

// One who writes at the desk; the others wait for a moment, and not for ever.
using Lock = std::shared_ptr<std::timed_mutex>;
using Change = std::function<bool(mailbox::Kept&)>; // false: it cannot be told
struct Changed {
    bool good = false;
    std::string trouble;
};
Changed change(const review::Places&, const Lock&, const Change&);

// Replies that were shown: looked at, from here on.
bool see(mailbox::Kept&, const review::Client&, units::WallTime now,
         const std::vector<std::string>& only);
std::vector<std::string> unseen(const review::Client&, const review::Courses&);

Changed export_all(const review::Places&, const std::string& client, const fs::path& file);

// --- where the folder is touched

struct Around { // owned by the thread that works
    terminal::Surroundings surroundings;
    fs::path data;
    units::WallTime now{};
    Lock lock;
    std::function<void(const fs::path&)> probe; // touches the folder, holding nothing
};
struct Outcome {
    bool good = false;
    std::vector<std::string> told;
    std::string code, trouble;
};
Outcome look(const Around&);
Outcome take(const Around&, const std::vector<std::string>& files);
struct Answer {
    Draft draft;
    std::string said, passphrase;
    std::optional<std::string> file;   // the shared folder otherwise
    bool from_sent = false;            // though the own text is another one
    routine::Recording recording = {}; // that goes along
};
Outcome send(const Around&, const Answer&);
Outcome close(const Around&, const std::string& client, const std::string& file,
              const std::vector<fs::path>& plans);

Outcome remove_unreadable(const Around&, const std::string& id);
Outcome use_folder(const Around&, const std::string& folder); // shared from now on

void probe(const fs::path& folder); // as an exchange will

} // namespace app::review_work
