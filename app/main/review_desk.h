// The review behind the window: what was read of the desk's files, what is chosen and typed, and
// what is on its way. Files are read and changed by errands of the window; whatever touches the
// folder that is shared works aside, because it may hang.
#pragma once
#include "main/aside.h"
#include "main/dictation.h"
#include "main/review_work.h"
#include "main/trace_shown.h"

#include <deque>
#include <functional>
#include <set>
#include <string>
#include <variant>

namespace app {

class ReviewDesk {
  public:
    using View = std::variant<screen::ReviewView, screen::ClientView, screen::ClientTraceView,
                              screen::AnswerView, screen::CloseView>;
    using Ending = std::function<void(units::HostTime)>;
    using Errand = std::function<Ending()>;
    using Probe = std::function<void(const std::filesystem::path&)>; // of the folder

    ReviewDesk(const terminal::Surroundings&, std::filesystem::path data, const routine::Library&,
               Probe = review_work::probe);

    void open();                               // its page was opened
    void act(const std::string& wish);         // see the pages
    void take_files(std::vector<std::string>); // replies
    // Whatever page is shown, once its own was. `looks`: into the folder again, when it is time;
    // what is on its way goes on without. True: something is new.
    bool advance(units::HostTime, bool looks = true);
    std::optional<Errand> errand();       // what is to be done next, if anything
    bool waits() const { return waits_; } // somebody, for the last one
    // Whoever closes the window is told once that something would be lost. True: it was told now.
    bool refuse_close();
    void finish(units::HostTime); // the window closes: what was asked for, while the folder answers
    bool busy() const { return aside_ || !waiting_.empty(); } // with the folder
    void wait(std::chrono::milliseconds);                     // for that, once

    View view(units::HostTime) const;
    bool take_recording(const std::string& file); // dropped; false: nobody is answered
    Dictation& dictation() { return dictation_; }

    // What is typed on the pages.
    screen::ReviewTyping review_typing;
    screen::ClientTyping client_typing;
    screen::AnswerTyping answer_typing;
    screen::CloseTyping close_typing;

  private:
    enum class At { list, client, trace, answer, close };
    enum class Job { look, take, send, close, remove, folder };
    struct Closing {
        bool asked = false;
        std::vector<std::filesystem::path> plans; // of this desk, that go along
    };

    units::Day today() const;
    review_work::Around around() const;
    void to(At);
    void read_list();
    enum class Reads { opens, anew };
    void read_client(const std::string& id, Reads);
    void read_traces(const std::string& session);
    void read_draft();
    void drop_draft();
    // `kept`: what is done when it is.
    void change(review_work::Change, std::string said, std::function<void()> kept = {});
    void see(const std::vector<std::string>& clients);
    void act_on_list(const std::string& wish);
    void act_on_client(const std::string& wish);
    void act_on_answer(const std::string& wish);
    void act_on_close(const std::string& wish);
    void alter(const std::string& wish);
    void begin_from_own();
    void note(const std::string& text, std::optional<mailbox::Key> replaces, std::string said,
              std::function<void()> kept = {});
    void send();
    static std::string not_recorded_yet();
    struct Waiting {
        Job job{};
        std::string client, called; // whom it is about, if one
        std::function<review_work::Outcome()> work;
    };
    void work(Waiting);
    bool under_way(Job, const std::string& client) const;
    bool asked_under_way() const; // anything but looking
    void hear(const review_work::Outcome&);
    void hear_look(const review_work::Outcome&);
    bool shows(const std::string& client) const; // its pages
    std::string waits(units::HostTime) const;    // the folder does not answer
    screen::ClientFacts client_facts() const;
    screen::ReviewView list_view(units::HostTime) const;
    screen::AnswerView answer_view(units::HostTime) const;
    screen::CloseView close_view(units::HostTime) const;

    const terminal::Surroundings* around_;
    std::filesystem::path data_;
    review::Places places_;
    const routine::Library* library_;
    Probe probe_;
    review_work::Lock lock_ = std::make_shared<std::timed_mutex>();

    At at_ = At::list;
    std::optional<review_work::Listed> listed_;
    std::set<std::string> chosen_;
    std::string asked_remove_; // a client who cannot be read
    std::size_t first_ = 0;    // row that is shown
    std::optional<screen::ClientRead> client_;
    screen::ClientPart part_{};
    std::optional<TraceShown> trace_;
    std::optional<review_work::Draft> draft_;
    Dictation dictation_; // that goes along with it
    bool from_sent_ = false, weekdays_go_ = false;
    std::optional<Closing> closing_;
    std::string said_, trouble_;
    std::vector<std::string> came_; // until the list was left
    std::string folder_trouble_;

    struct ToDo {
        Errand errand;
        bool asked = true; // else nobody waits for it
    };
    std::deque<ToDo> errands_;
    bool waits_ = false, changing_ = false, refused_close_ = false;
    std::deque<Waiting> waiting_; // for the folder, in order
    std::optional<Aside<review_work::Outcome>> aside_;
    Waiting now_; // aside
    std::string aside_since_;
    bool given_up_ = false;                      // to wait for it
    std::optional<units::HostTime> looks_again_; // into the folder
    bool looks_now_ = false;
    std::string looked_;
};

} // namespace app
