// The physiotherapist's desk behind the window: the plans that are made here, as files beside the
// people's; one of them while it is altered. What is done on the disk is an errand of whoever asks.
#pragma once
#include "main/aside.h"
#include "main/dictation.h"
#include "main/order_typing.h"
#include "main/plan_preview.h"
#include "main/plan_text.h"
#include "main/review_work.h"
#include "plan/library.h"
#include "screen/plan_editor_screen.h"
#include "screen/practice_screen.h"
#include "terminal/sending.h"

#include <functional>
#include <memory>
#include <optional>
#include <set>

namespace app {

class Practice {
  public:
    using Probe = std::function<void(const std::filesystem::path&)>; // of the shared folder

    // The catalogue outlives it.
    Practice(const terminal::Surroundings&, terminal::Common, const routine::Library&,
             Probe = review_work::probe);

    using Ending = std::function<void()>;   // on the window's thread
    using Errand = std::function<Ending()>; // anywhere; it holds copies of what it needs
    void come_in();                         // its page is opened; what was altered is kept first
    void leave() { flush(); }               // what stands in a box is to be kept, too
    std::optional<Errand> errand();         // what is to be done on the disk next
    bool busy() const { return sealing_; }  // a plan is on its way
    void wait(std::chrono::milliseconds);   // for that, once

    enum class Way { stay, leave };
    Way act(const screen::Wish&, units::HostTime now);
    bool take_recording(const std::string& file); // dropped; false: later, while a preview runs
    Dictation& dictation() { return dictation_; }
    void advance(units::HostTime now);
    const PlanPreview* preview() const { return preview_.get(); }

    screen::FormView view(units::HostTime now) const;
    screen::FormTyping& typing() { return typing_; }

  private:
    struct Open { // a plan that is altered
        std::string name;
        std::unique_ptr<plan::Draft> draft;
        screen::PlanPage page{};
        std::size_t routine = 0, exercise = 0;
        screen::PlanRule rule;
        screen::PlanHandOver hand_over;
        std::string kept;                 // as it lies on the disk
        std::string label;                // whom it is for
        std::string client;               // the id of the one of that label that it went to last
        std::string secret, secret_again; // as they are typed
        bool begins_own = false;          // what is added begins a routine of its own
    };
    struct Unkept { // what the disk did not take
        std::string text;
        bool alone = false; // the text of a plan: nothing typed beside it holds any more
    };

    struct Sealed { // what came of it
        std::string wrong, name, client, file, raised;
        bool by_key = false, carried = false;
        routine::Recording forgets = {};
    };
    struct Raised {
        std::string told;
        routine::Recording forgets = {}; // it was of the version before, and does not go along
        bool carried = false;            // it was, and goes along with this one, too
    };
    using ToSeal = std::shared_ptr<terminal::sealed::ToSeal>;

    std::filesystem::path folder() const;
    std::filesystem::path file(const std::string& name) const;
    units::Day today() const;
    Errand open(); // reads what is there
    Errand keeping();
    Errand writing(const std::filesystem::path&, Unkept);
    void lay_over(const std::filesystem::path&, const Unkept&); // what was read
    bool may_leave();
    void close(); // the plan that is altered
    void flush();
    void forget_secrets();
    void forget_part(); // what was typed of an exercise
    void follow_label();
    void check_typed(); // of the text
    void look_for_client();
    void look_for_recording();
    void keep_recording();
    void keep_recording(const std::filesystem::path& plan, const routine::Recording&);
    void forget_recording();
    void forget_recording(const std::string& name, const routine::Recording&); // once it is out
    Errand making(std::function<Dictation::Made()>, const std::string& name);  // of a recording
    // `recorded`: what went out with the last version.
    void ready_to_seal(const ToSeal&, const std::optional<review::Client>&,
                       const std::string& recorded);
    tl::expected<Raised, std::string> raise_above(const review::Client&,
                                                  const std::string& recorded);
    void send_out(const ToSeal&, const Raised&);
    void hear(const Sealed&);
    void set(const std::string& box, const std::string& text);
    void set_plan(const std::string& box, const std::string& text);
    void set_part(const std::string& box, const std::string& text);
    void set_band(const std::string& box, const std::string& text);
    void set_rule(const std::string& box, const std::string& text);
    void set_line(int line, const std::string& text);
    bool press_plan(const std::string& what, const std::string& of);
    bool press_part(const std::string& what, const std::string& of);
    void add(const std::string& exercise);
    void press_rule(const std::string& what);
    void press_hand_over(const std::string& what);
    void make();
    void make_from_sheet();
    std::string free_name(const std::string& base) const; // for a new plan
    void begin_plan(const std::string& name, const std::string& text, const std::string& author);
    void seal(bool mailbox);
    void change(const std::string& box, const plan::Draft::Edit&);
    void open_plan(const std::string& name);
    void show(screen::PlanPage);
    void show_figure();
    void play(double speed);

    const terminal::Surroundings* around_;
    terminal::Common common_;
    const routine::Library* library_;
    Probe probe_;
    std::optional<plan::Templates> templates_; // once they are read
    std::vector<screen::PlanRow> rows_;
    std::map<std::string, std::string> texts_; // by name; the one with mistakes where there is one
    std::map<std::string, std::string> clients_; // by name of the plan: whom it went to
    std::set<std::string> left_; // names of plans that are gone, of which something lies there
    std::string author_, from_, new_client_, new_begins_;
    std::optional<OrderTyping> order_; // an order sheet that is typed in
    bool on_sheet_ = false;            // its page is the one that is shown
    std::optional<Open> open_;
    TypedLine typed_; // of its text
    std::optional<figure::Drawing> figure_;
    std::unique_ptr<PlanPreview> preview_;
    Dictation dictation_; // of the plan that is altered
    screen::FormTyping typing_;
    std::map<std::string, std::string> refused_;
    std::string said_, trouble_;
    std::vector<Errand> errands_;
    bool sealing_ = false;
    std::map<std::filesystem::path, Unkept> unkept_;
    std::string not_kept_;                        // why
    std::optional<units::HostTime> again_;        // when they are tried again
    std::optional<std::filesystem::path> trying_; // of these the last one so far
    bool told_leaving_ = false;                   // that it would be lost
    std::optional<Aside<Sealed>> aside_;          // it touches the shared folder
    std::string aside_since_;
    bool given_up_ = false; // to wait for it
};

} // namespace app
