// Sleep by day and values of a laboratory behind the window: a form, what is noted, and the entry
// that comes of it. What is kept on the disk is an errand of whoever asks.
#pragma once
#include "screen/noted_screen.h"
#include "terminal/here.h"

#include <optional>

namespace app {

template <class Value, class Typed> class Noting {
  public:
    // `noted`: of a laboratory all of it, of sleep by day the nights, too. What was typed and is
    // not noted stays.
    void come_in(units::Day, store::Diary noted);

    enum class Way { stay, leave, keep };
    Way act(const std::string& wish, const terminal::Here&);
    const store::DiaryEntry& entry() const { return *entry_; } // with Way::keep
    void kept(store::Diary noted);
    // `noted`: as it stands now, where it can be read.
    void not_kept(std::string why, std::optional<store::Diary> noted);

    units::Day day() const { return day_; } // that is looked at
    screen::FormView view() const;
    screen::FormTyping& typing() { return typing_; }

  private:
    void begin_anew();
    void flush();
    void set(const std::string& box, const std::string& text);
    void show_day_of(units::Day typed, const terminal::Here&);
    const diary::Entry<Value>* holding(const std::string& id) const;
    Way keep(const terminal::Here&);
    void correct(const std::string& id);
    Way take_back(const std::string& id, const terminal::Here&);

    units::Day day_{};
    store::Diary noted_;
    std::vector<diary::Entry<Value>> entries_; // of it, those that hold
    Typed form_, pristine_;
    std::string corrects_; // the id of the entry
    screen::FormTyping typing_;
    entering::Refused refused_;
    std::string said_, trouble_, will_say_;
    std::optional<store::DiaryEntry> entry_;
    units::Day entry_day_{};
};

using Naps = Noting<diary::Nap, entering::NapTyped>;
using Laboratory = Noting<diary::LabNote, entering::LabTyped>;
extern template class Noting<diary::Nap, entering::NapTyped>;
extern template class Noting<diary::LabNote, entering::LabTyped>;

} // namespace app
