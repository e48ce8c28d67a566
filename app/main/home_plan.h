// The plans that the person follows, behind the window: what the first page and their own page
// show, a sealed plan that arrives, the mailbox. Whatever waits for the person's file or a
// passphrase is work for an errand; a folder that may be away is looked into aside.
#pragma once
#include "main/aside.h"
#include "screen/home_plan_screen.h"
#include "screen/home_screen.h"
#include "screen/reply_screen.h"
#include "sound/line.h"
#include "terminal/plan_arriving.h"
#include "terminal/plans_in_use.h"
#include "terminal/replying.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace app {

struct ArrivedFile {
    std::string file;
    terminal::sealed::Sealed sealed;
};
struct Sorted { // files, by what they hold
    std::vector<ArrivedFile> plans;
    std::vector<std::string> replies, others;
    std::string trouble; // of a sealed file that is neither, is not whole, or is not for here
};
// `practises`: plans went out from this computer, so that replies can be for it.
Sorted sorted(const std::vector<std::string>& files, bool practises);

class HomePlan {
  public:
    using Done = std::function<void()>;
    using Work = std::function<Done(store::Store&)>; // away from the window; Done on its thread
    template <class T> using Result = tl::expected<T, terminal::Failure>;

    HomePlan(const terminal::Surroundings&, const routine::Library&);

    void open(terminal::Common, std::filesystem::path file); // of a person
    void take(Result<terminal::plans::Used>);
    // What was done aside; a mailbox that is named is looked into again every minute.
    std::optional<Work> advance(units::HostTime);
    bool busy() const; // aside
    // A reply that goes into the mailbox is waited for so long.
    std::optional<Work> leave(std::chrono::milliseconds);
    void look_into_mailbox();

    std::vector<screen::HomeFacts::Plan> at_home(units::Day) const;
    std::optional<routine::Routine> routine_named(const std::string& id, units::Day) const;
    plan::Within within(units::Day) const;              // for what is composed
    std::vector<routine::Routine> own_routines() const; // that stand in plans
    // What is to be said of a changed plan before this routine, until it was.
    std::vector<routine::Said> news(const std::string& routine, units::Day) const;
    void news_was_said(const std::string& routine, units::Day);

    std::optional<Work> open_page();          // what is new was looked at
    std::optional<sound::Part> to_be_heard(); // what somebody asked to hear, once
    void was_not_heard(std::string why) { tell({}, std::move(why)); }
    std::optional<Work> act(const std::string& what, units::WallTime now);
    screen::HomePlanView view(units::Day) const;
    screen::HomePlanTyping& typing() { return typing_; }
    const std::string& mailbox() const { return mailbox_; }

    std::optional<Work> arrived(std::vector<ArrivedFile>);
    bool arriving() const { return arriving_.has_value(); }
    screen::ArrivingView arriving_view() const;

    // In home_reply.cpp.
    bool replying() const { return reply_.has_value(); }
    screen::ReplyView reply_view() const;
    screen::ReplyTyping& reply_typing() { return reply_typing_; }

  private:
    struct Arriving {
        ArrivedFile from;
        std::optional<terminal::sealed::CamePlan> came;
        std::vector<std::string> news;
        bool known = false;
        std::string trouble;
    };
    struct MailLooked {
        std::string folder, trouble;
        std::optional<terminal::sealed::MailSeen> seen;
    };
    using Looked = Result<terminal::sealed::Sealed>;
    struct Reply { // to be
        std::string plan, title, author;
        terminal::sealed::ReplyChoice choice;
        // That the plan came from, without their secrets; of several one is to be chosen.
        std::vector<review::Practice> from;
        std::optional<review::Practice> to;
        std::vector<std::string> lines;
        std::string said, trouble;
    };
    using Posted = mailbox::OnDisk<void>;
    struct Posting {                     // into the mailbox; it is counted
        std::filesystem::path practices; // of whoever sent it
        review::Practice to;
        units::Day until{};
        std::string folder;
        Aside<Posted> done;
    };

    const terminal::plans::InUse* shown() const;
    std::optional<Work> act_on_arriving(const std::string& what, units::WallTime now);
    std::optional<Work> act_on_mailbox(const std::string& what);
    std::optional<Work> open_first();
    Work unlock(std::string passphrase); // empty: by the person's keys
    Work take_arrived(units::WallTime now);
    void tell_taken(const plan::Plan&, const terminal::plans::Taken&, std::string trouble);
    Work name_mailbox(const std::string& folder); // empty: none
    void forget_typed();
    bool choose_paper(const std::string& what); // "a4", "letter"
    Work print(const std::string& file, units::Day);
    Work end(const std::string& id, units::WallTime now);
    Work collect(terminal::sealed::MailSeen, units::WallTime now);
    void tell(std::string said, std::string trouble = {});
    std::optional<Work> open_reply(units::WallTime now);
    std::optional<Work> act_on_reply(const std::string& what, units::WallTime now);
    std::optional<Work> choose_days(const std::string& typed, units::Day today);
    Work gather(bool first);
    Work seal(std::optional<std::string> file);
    Work print_reply(const std::string& file);
    std::optional<Work> hear_of_post();
    void tell_of_reply(std::string said, std::string trouble);

    const terminal::Surroundings* around_;
    const routine::Library* library_;
    terminal::Common common_;
    std::filesystem::path file_;
    terminal::plans::Used used_;
    std::string unread_; // why there is none of that
    std::string at_;     // the plan that is shown
    bool asks_end_ = false;
    bool letter_ = false; // paper of whatever is printed here
    std::string said_, trouble_, mailbox_;
    // Of the mailbox: until it is looked into again, and of what came, until something good does.
    std::string mail_told_, mail_came_;
    std::vector<std::string> told_locked_; // files that ask for a passphrase, told already
    // What is new of a plan stands on its page as long as that is open: baseline versions.
    std::vector<std::pair<std::string, std::vector<std::string>>> looked_at_;
    std::vector<ArrivedFile> waiting_;
    std::optional<Arriving> arriving_;
    std::optional<Aside<MailLooked>> looking_into_mailbox_;
    std::optional<units::HostTime> looks_again_;                      // into it
    std::optional<std::pair<std::string, Aside<Looked>>> looking_at_; // a file that was typed
    std::optional<std::pair<std::string, Aside<Posted>>> naming_; // a mailbox: whether it can serve
    std::map<std::string, int> said_now_; // of plans: numbers of versions, to be kept
    bool said_to_keep_ = false;
    std::optional<sound::Part> to_be_heard_;
    std::optional<Reply> reply_;
    std::optional<Posting> posting_;
    screen::ReplyTyping reply_typing_;
    screen::HomePlanTyping typing_;
};

} // namespace app
