// What was taken on a day, behind the window: the form as it is typed, and the entry that comes of
// it. What is kept on the disk is an errand of whoever asks.
#pragma once
#include "screen/intakes_screen.h"
#include "screen/wish.h"
#include "store/diary.h"
#include "terminal/here.h"

#include <optional>

namespace app {

constexpr std::size_t most_products = 6; // of those noted before, that are offered

class Intakes {
  public:
    struct Around {
        terminal::Here here;
        const store::Diary* diary = nullptr; // of the days from .. to
        units::Day from{}, to{};
        units::Day day{}; // that is looked at
        diary::Person person;
    };
    void come_in(units::Day); // what was typed and is not noted stays
    // The day of what is typed, where the entries beside it were not read so far: to be read with
    // the days `beside` it.
    std::optional<units::Day> to_read(const Around&) const;
    static constexpr std::chrono::days beside{2};
    void hear(units::Day, std::optional<store::Diary>); // nothing: they cannot be read

    enum class Way { stay, leave, keep };
    Way act(const screen::Wish&, const Around&);
    // With Way::keep: what is to be kept, and the day that is looked at then.
    const store::DiaryEntry& entry() const { return *entry_; }
    units::Day day_of_entry() const { return entry_day_; }
    void kept();
    void not_kept(std::string why);

    screen::FormView view(const Around&) const;
    screen::FormTyping& typing() { return typing_; }

  private:
    void begin_anew(units::Day, std::optional<diary::Kind>);
    void flush();
    static void set(entering::TakenTyped&, const std::string& box, const std::string& text);
    bool press_form(const std::string& what, const std::string& of, const Around&);
    bool turn_page(const std::string& what, const std::string& of);
    Way keep(const Around&);
    bool correct(const std::string& id, const Around&);
    bool find_corrected(const Around&);
    Way take_back(const std::string& id, const Around&);
    // When it was taken, and where; refused: "day", "time".
    tl::expected<entering::TakenAt, entering::Refused> moment(const entering::TakenTyped&,
                                                              const terminal::Here&) const;
    tl::expected<entering::Taken, entering::Refused> read(const entering::TakenTyped&,
                                                          const terminal::Here&) const;
    std::optional<entering::Taken> typed(const terminal::Here&) const; // with what is in the boxes
    void add_other_day(screen::IntakesFacts&, const Around&) const;

    entering::TakenTyped form_, pristine_;
    // What is corrected: an entry, and how it was typed.
    std::optional<store::DiaryEntry> corrects_;
    std::string corrected_id_;
    std::optional<entering::TakenAt> corrected_at_;
    struct OtherDay { // of what is typed
        units::Day day{};
        std::optional<store::Diary> diary; // nothing: it cannot be read
    };
    std::optional<OtherDay> other_;
    screen::IntakesPage page_{};
    std::size_t part_ = 0; // whose form is chosen
    screen::FormTyping typing_;
    entering::Refused refused_;
    std::string said_, trouble_, will_say_;
    std::optional<store::DiaryEntry> entry_;
    units::Day entry_day_{};
};

} // namespace app
