// What the person asked for on a screen. Screens only wish; main/ decides and acts.
#pragma once
#include <string>

namespace screen {

struct Wish {
    enum class What {
        none,
        // before, during and after a session
        answer,          // id: the word, see care::answer_of; "" = skipped
        question_back,   // to the one before
        tell_pain,       // it hurts: asks how much
        say_again,       // what is to be done now
        five_of_ten,     // in a ramp
        tick,            // id: a statement of the screening; on the page of care a diary::Caution
        tick_near,       // id: "skin_disease:calf"
        clear_condition, // id: a condition, to say who cleared it
        save_clearance,
        drop_clearance,
        screening_done,
        screening_later,
        show_screening,
        show_care,
        forget_mark, // id: its place in the list
        set_country, // id: ISO 3166, "" = elsewhere
        // anywhere
        show_home,
        show_roller,
        show_sessions,
        show_settings,
        show_tight,
        show_record,
        show_morning,  // id: a day, "2026-11-26"; "" = today
        keep_morning,  // as it is typed
        show_day,      // id: a day as above: as it went
        show_intakes,  // id: a day: what was taken on it, to be noted
        show_doses,    // the person's own plan for magnesium
        show_asking,   // what is asked in the morning, to be chosen
        toggle_asked,  // id: an item of the diary
        show_sheet,    // id: the day on which it begins; "" = a fortnight ago
        keep_sheet,    // as it is typed
        show_import,   // files of other programs
        show_history,  // of sessions, as charts
        history,       // id: see choose(HistoryAsking&, ..)
        import,        // id: "read:PATH", "take", "leave", "undo:ID", "elemental", ..
        show_plan,     // of the person: what it says, what goes back to its author
        plan,          // id: what is done about it, as the page says it
        show_practice, // plans that are made here
        practice,      // id: what is done to them, the same; also on other pages of forms
        show_review,   // of clients
        review,        // id: what is done about them, the same
        show_help,
        show_welcome, // the first steps
        welcome_next, // value: kilograms typed, 0 = none
        welcome_back,
        welcome_leave,
        show_people,
        choose_person, // id: a name
        add_person,    // id: a name
        close_help,
        show_claims, // id: a topic; "" = the first, or as it was left
        open_claim,  // id: a claim
        close_claim,
        close_claims,
        quit,
        // home
        cancel_start,
        start,            // id: routine; with the roller that is there
        start_unmeasured, // id: routine
        start_simulated,  // id: routine
        toggle_tight,     // id: "calf:left"
        tight_minutes,    // value: 3, 5, 10, 20
        continue_unfinished,
        finish_unfinished,
        discard_unfinished, // id: session
        // session
        pause,
        resume,
        skip,
        back,
        stop,
        retare,
        go_on_unmeasured,
        longer,
        other_side,
        lock, // or no longer
        told_locked,
        // roller
        self_test,
        tare,
        calibrate_mass,
        calibrate_standing, // value: kilograms
        take_spot,
        accept_calibration,
        abort,
        // sessions
        ask_delete,
        keep,
        remove, // id: session
        // summary
        keep_note, // as it is typed
        // settings
        german,
        english,
        larger,
        smaller,
        louder, // id: voice, tones or soft
        quieter,
        mute, // or no longer
        hear, // an example
        show_delay,
        // delay of the loudspeaker
        delay_more,
        delay_less,
        farther, // the screen is looked at from
        nearer,
        wider_screen,
        smaller_screen,
        turn_picture, // a quarter further
        reduce_motion,
        toggle_full_screen, // of a session
        set_mass,           // value: kilograms, 0 = forget it
        set_height,         // value: centimetres, the same
        learn_go_on,
        learn_next,
        learn_back,
        learn_again, // the next button that is pressed
        learn_nothing,
        forget_buttons,
        keep_reminders, // as they are set
        // differences in the log
        show_insight,
        show_weeks,
        weeks_beside, // id: "night:quality", "day:tension"
        insight, // id: "outcome:quality", "about:magnesium", "hidden", "ask", "begin", "drop" ..
    };
    What what = What::none;
    std::string id;
    double value = 0.0;

    explicit operator bool() const { return what != What::none; }
};

} // namespace screen
