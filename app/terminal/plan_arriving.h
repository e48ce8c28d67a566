// A sealed plan as it arrives at the client's, in a file or in the mailbox: opened, believed, read.
// For window and command line alike; whoever takes it has the person's file.
#pragma once
#include "plan/plan.h"
#include "review/practices.h"
#include "terminal/exchange.h"
#include "terminal/mail.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace terminal::sealed {

using Practices = std::vector<review::Practice>;

// With the keys of this person; nothing where none of them opens it.
std::optional<bundle::Opened> opened_by_key(const bundle::Bytes&, const Practices&);

struct CamePlan {
    bundle::PlanAbout about;
    plan::Plan plan;
    std::string text;
    routine::Recording recording = {}; // of its author
};
// What is in it; refused where it was made to be.
tl::expected<CamePlan, Failure> read_plan(Desk&, const std::string& file, const bundle::Opened&,
                                          bundle::Lock, const Practices&);
// Whose the plan is that was taken; where that is known already nothing is written.
tl::expected<void, Failure> keep_practice(const Desk&, Practices&, const CamePlan&);

// What of the mailbox was not looked at. Looking waits for the folder, for as long as it takes.
struct MailSeen {
    std::filesystem::path folder;
    mailbox::Kept mail;                     // of the person: what was looked at
    std::vector<mailbox::File> files;       // plans that the person's keys open; the rest next time
    std::vector<std::string> by_passphrase; // names of plans
    std::optional<mailbox::FolderError> trouble;
    bool noted = false; // `mail` is to be kept
    bool nothing_new() const { return files.empty() && by_passphrase.empty() && !noted; }
};
tl::expected<MailSeen, Failure> look_for_plans(const Desk&, const std::filesystem::path& folder);

struct Takes { // into the person's file
    std::function<tl::expected<bool, Failure>(const CamePlan&)> has, stopped;
    std::function<tl::expected<void, Failure>(const CamePlan&)> take;
};
struct Stopped { // a later version of a plan that is not followed any more; once
    std::string file, title;
    Sealed sealed;
};
struct Collected {
    std::vector<std::string> troubles;      // sentences; of a plan that cannot be read once
    std::vector<std::string> by_passphrase; // files, where no practice is known yet
    std::vector<Stopped> stopped;
    int taken = 0;
};
// Plans of practices that are known; what was looked at is kept.
Collected collect(Desk&, MailSeen, const Takes&);

} // namespace terminal::sealed
