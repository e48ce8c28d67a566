#include "session/running.h"

#include "session/profiles.h"
#include "session/roller.h"

#include <algorithm>
#include <utility>

namespace session {

using units::HostTime, units::SessionTime;

namespace {

constexpr units::Duration beat_length = units::duration_of(0.010);

// So late the guide follows the host when the roller is silent. Longer would leave the guide
// waiting, shorter would let it run ahead of samples still on the way.
constexpr units::Duration latency = hole;

// More than any stroke, hold or profile lasts; at most 2.7 MB.
constexpr units::Duration remembered = std::chrono::minutes{10};

// Profile strokes are six; people dawdle.
constexpr double profile_wait_strokes = 10.0, profile_wait_s = 5.0;

constexpr units::Duration lost_after = units::duration_of(1.0);
constexpr units::Duration first_sample_within = units::duration_of(3.0);

} // namespace

Session::Running::Running(Beginning b, HostTime o, const guide::State& state, Book bk)
    : beginning{std::move(b)}, origin{o}, course{beginning.routine, beginning.person, state},
      book{std::move(bk)}, roller_{roller_of(beginning)}, clock_{ticks_per_second(beginning)},
      zero_{roller_, beginning.calibration, beginning.reference_zero}, chain_{best_source(roller_)},
      profiles_{beginning.profiles}, next_beat_{o + state.at.time_since_epoch()},
      heard_{next_beat_ + first_sample_within - lost_after} {
    if (beginning.hello) boot_ = beginning.hello->boot_id;
    view.now = state.at;
    look();
}

SessionTime Session::Running::session_time(HostTime t) const { return SessionTime{t - origin}; }

void Session::Running::advance(std::span<const Arrival> arrivals, bool connected,
                               bool new_connection, HostTime now) {
    if (new_connection) {
        reader_.restart();
        if (last_frame_) new_segment(arrivals.empty() ? now : arrivals.front().at, false);
    }
    for (const Arrival& arrival : arrivals) {
        while (next_beat_ < arrival.at && next_beat_ <= now) beat(next_beat_);
        take(arrival);
    }
    connected_ = connected;
    while (next_beat_ <= now) beat(next_beat_);
    view.now = std::max(view.now, session_time(now));
    look();
}

// --- what the line says

void Session::Running::take(const Arrival& arrival) {
    reader_.push(arrival.bytes);
    while (const auto frame = reader_.pop())
        if (const auto message = wire::decode(*frame))
            hear(*message, measure::passage_of(*frame, arrival.at, arrived_));
    arrived_ = arrival.at;
}

void Session::Running::hear(const wire::Message& message, const measure::Passage& passage) {
    if (!measured() || course.over()) return;
    if (const auto* hello = std::get_if<protocol::Hello>(&message)) hear(*hello, passage.whole);
    if (const auto* sample = std::get_if<protocol::Sample>(&message)) hear(*sample, passage);
    if (const auto* angle = std::get_if<protocol::Angle>(&message)) hear(*angle, passage);
    if (const auto* fault = std::get_if<protocol::Fault>(&message)) hear(*fault, passage);
    if (const auto* status = std::get_if<protocol::Status>(&message)) place(status->ticks, passage);
    if (const auto* time = std::get_if<protocol::Time>(&message)) place(time->ticks, passage);
}

void Session::Running::hear(const protocol::Hello& hello, HostTime arrived) {
    if (boot_ && *boot_ != hello.boot_id) new_segment(arrived, true);
    boot_ = hello.boot_id;
}

// Where a frame's ticks stand on the unwrapped clock; nothing when they cannot be true: long before
// the frame before, or in the future (a damaged frame that got past the CRC). When all frames are
// strange for a second, it is the clock that changed: the board restarted without a word.
std::optional<std::uint64_t> Session::Running::place(std::uint32_t ticks,
                                                     const measure::Passage& passage) {
    constexpr auto tolerated = units::duration_of(2.0);
    const HostTime arrived = passage.whole;
    if (last_frame_) {
        const double counted = static_cast<std::int32_t>(ticks - last_frame_->ticks);
        const auto passed = units::duration_of(counted / ticks_per_second(beginning));
        const HostTime then = clock_.host_time(last_frame_->unwrapped) + passed;
        if (passed < -tolerated || then > arrived + tolerated) {
            if (!strange_since_) strange_since_ = arrived;
            if (arrived - *strange_since_ < lost_after) return std::nullopt;
            new_segment(arrived, true);
        }
    }
    strange_since_.reset();
    last_frame_ = {ticks, clock_.unwrap(ticks)};
    clock_.arrived(last_frame_->unwrapped, passage);
    return last_frame_->unwrapped;
}

void Session::Running::hear(const protocol::Sample& sample, const measure::Passage& passage) {
    if (sample.cell >= roller_.cells) return;
    const auto ticks = place(sample.ticks, passage);
    if (!ticks) return;
    const SessionTime at = session_time(clock_.host_time(*ticks));
    const bool anew = tally_.sample(sample.cell, sample.counter, at);
    if (tally_.found_restart()) tell_restart(at);
    if (!anew) return;
    heard_ = passage.whole;
    book.open().samples.push_back({sample.cell, sample.counter, *ticks, sample.counts});
    ++view.quality.samples;
    zero_.sample(sample.cell, at, sample.counts);
    if (!merger_) return;
    merger_->sample(sample.cell, at, sample.counts);
    merge();
}

void Session::Running::hear(const protocol::Angle& angle, const measure::Passage& passage) {
    const auto ticks = place(angle.ticks, passage);
    if (!ticks) return;
    book.open().angles.push_back({angle.counter, *ticks, angle.angle, angle.magnet});
    if (!merger_) return;
    merger_->angle(session_time(clock_.host_time(*ticks)), angle.angle, angle.magnet);
    merge();
}

void Session::Running::merge() {
    while (const auto moment = merger_->pop()) feel(*moment);
    for (const measure::Fault& fault : merger_->take_faults()) {
        zero_doubtful_ = zero_doubtful_ || fault.kind == measure::FaultKind::drift;
        tell(fault);
    }
}

void Session::Running::hear(const protocol::Fault& fault, const measure::Passage& passage) {
    if (fault.cell >= roller_.cells) return;
    const auto ticks = place(fault.ticks, passage);
    if (!ticks) return;
    const SessionTime at = session_time(clock_.host_time(*ticks));
    const bool anew = tally_.fault(fault.cell, fault.counter, fault.count, at);
    if (tally_.found_restart()) tell_restart(at);
    if (!anew) return;
    const auto kind = static_cast<measure::FaultKind>(fault.kind);
    book.open().faulty.at(static_cast<std::size_t>(kind)) += fault.count;
    if (kind == measure::FaultKind::saturated) view.quality.saturated += fault.count;
    if (kind == measure::FaultKind::desynchronised) view.quality.desynchronised += fault.count;

    tell({at, kind, fault.cell});
}

// A fault that goes on is told once: again only after a second without it.
void Session::Running::tell(const measure::Fault& fault) {
    auto [told, first] = told_faults_.try_emplace({fault.kind, fault.cell}, fault.at);
    if (first || told->second + lost_after < fault.at)
        book.event(
            {.at = fault.at, .kind = EventKind::fault, .step = course.step(), .fault = fault});
    told->second = std::max(told->second, fault.at);
}

// The roller was lost in it: then it was not the line that lost samples.
void Session::Running::tell(const measure::Gap& gap) {
    book.gap(gap);
    ++view.quality.gaps;
    if (!lost_since_ || *lost_since_ < gap.start || *lost_since_ > gap.end) return;
    const SessionTime at = *std::exchange(lost_since_, std::nullopt);
    book.event({.at = at,
                .kind = EventKind::fault,
                .step = course.step(),
                .fault = measure::Fault{at, measure::FaultKind::disconnected, std::nullopt}});
}

void Session::Running::weigh(const measure::Tare& tare) {
    merger_.emplace(roller_, beginning.calibration, tare);
    merger_->rolled_on(loose_piece(beginning.routine, course.step(), roller_));
}

void Session::Running::new_segment(HostTime at, bool board_restarted) {
    close_block(session_time(at));
    book.new_segment();
    clock_.restart();
    if (merger_) weigh(*zero_.tare());
    zero_.forget();
    last_frame_.reset();
    strange_since_.reset();
    zero_doubtful_ = true;
    if (!board_restarted) return;
    tally_.restart();
    tell_restart(session_time(at));
}

void Session::Running::tell_restart(SessionTime at) {
    book.event({.at = at, .kind = EventKind::roller_restarted, .step = course.step()});
}

void Session::Running::feel(const measure::Moment& moment) {
    if (moment_ && moment.at <= *moment_) return;
    if (moment_ && moment.at - *moment_ > hole) {
        chain_.gap(*moment_, moment.at);
        presses_.gap();
    }
    moment_ = moment.at;
    chain_.push(moment);
    watch_profile(moment.at);
    course.tick(felt(moment.at), moment.at);
    watch_presses(moment);
    tell_course();
}

// While nobody rolls the roller is a remote control, but for the question of pain and what is said
// after strong pain: those are answered. What counts is when the gesture began: a long press may
// look like somebody getting on until it ends.
void Session::Running::watch_presses(const measure::Moment& moment) {
    const auto began = presses_.began();
    const auto told = presses_.push(moment.at, moment.force);
    if (presses_.began() != began) {
        const auto step = course.working();
        listens_ =
            !asks_pain && !strong_pain_ &&
            (!step || course.paused() || !measurable(beginning.routine, *step, roller_.build));
    }
    if (!told || !listens_ || asks_pain || strong_pain_ || course.over()) return;
    const bool two = *told == measure::Presses::two;
    book.event({.at = moment.at,
                .kind = two ? EventKind::two_presses : EventKind::long_press,
                .step = course.step()});
    if (two)
        course.go_on();
    else
        course.skip();
}

guide::Feel Session::Running::felt(SessionTime at) const {
    const measure::Live& live = chain_.live();
    guide::Feel feel;
    const bool fresh = !lost_ && zero_.tare() && moment_ && at - *moment_ <= hole;
    feel.measured = fresh && measurable(beginning.routine, course.step(), roller_.build);
    feel.contact = feel.measured && live.contact;
    feel.slowest_s = live.slowest_s;
    feel.strokes = live.strokes;
    feel.force = live.force;
    if (feel.measured) feel.profile = view.profile;
    return feel;
}

// --- what the time says

void Session::Running::beat(HostTime now) {
    next_beat_ = now + beat_length;
    const SessionTime at = session_time(now);
    if (measured() && !course.over()) {
        watch_line(at);
        watch_zero(at);
        if (profile_left_ && at - profile_from_ > lost_after) watch_profile(at); // silent
    }
    const SessionTime decided = measured() ? at - latency : at;
    course.tick(felt(decided), decided);
    tell_course();
    for (const measure::Gap& gap : tally_.closed(at)) tell(gap);
    if (book.due(at)) close_block(at);
}

void Session::Running::watch_line(SessionTime at) {
    const bool silent = at - session_time(heard_) > lost_after;
    if (!lost_ && (!connected_ || silent)) {
        lost_ = true;
        lost_since_ = at;
        zero_.forget();
        zero_doubtful_ = true;
        tally_.silent();
        course.roller_lost();
    } else if (lost_ && connected_ && !silent && zero_.full(at)) {
        // Back, with a second of samples: the zero is looked at before the person lies down again.
        take_zero(at, true);
        lost_ = false;
        course.roller_back();
    }
}

// The zero is taken as soon as the roller lies unloaded and still, but never during the work. Its
// slow drift is followed in measure/; here it is taken anew only when it cannot be trusted.
void Session::Running::watch_zero(SessionTime at) {
    constexpr units::Newtons lighter_than_empty{-20.0};
    if (lost_ || !zero_.full(at)) return;
    if (retare_asked) {
        retare_asked = false;
        return take_zero(at, true);
    }
    if (course.working() && !course.paused()) return;
    if (!zero_.tare()) return take_zero(at, true);
    if (chain_.live().contact) return;
    if (zero_doubtful_) return take_zero(at, false);
    const auto force = zero_.still_force();
    if (!force || *force > lighter_than_empty) return;
    zero_.distrust(); // it was loaded when the zero was taken
    take_zero(at, false);
}

void Session::Running::take_zero(SessionTime at, bool tell_refusal) {
    const auto taken = zero_.take(at);
    if (taken) {
        zero_doubtful_ = false;
        view.tare_error.reset();
        close_block(at);
        book.tare(*taken);
        if (merger_)
            merger_->tare(*taken);
        else
            weigh(*taken);
        chain_.tared();
        book.event({.at = at, .kind = EventKind::tared, .step = course.step()});
    } else if (tell_refusal && view.tare_error != taken.error()) {
        view.tare_error = taken.error();
        book.event({.at = at,
                    .kind = EventKind::tare_refused,
                    .step = course.step(),
                    .tare_error = taken.error()});
    }
}

void Session::Running::tell_course() {
    for (const care::Mark& mark : course.found()) {
        care::replace(beginning.person.marks, mark);
        found_.push_back(mark);
    }
    for (const Event& event : course.told()) {
        book.event(event);
        if (event.kind == EventKind::resumed) strong_pain_ = false;
        if (event.kind == EventKind::work_began) begin_work(event.step, event.at);
        if (event.kind == EventKind::work_ended) end_work(event.step, event.at);
    }
}

// Where only the force is known, and not yet how it moves, the first strokes are to show it.
void Session::Running::begin_work(std::size_t step, SessionTime at) {
    strokes_before_ = chain_.live().strokes;
    own_way_.begin();
    const auto expected = expectation(beginning.routine, step, roller_, profiles_);
    chain_.expect(expected);
    if (merger_) merger_->rolled_on(loose_piece(beginning.routine, step, roller_));
    const routine::Step& set = beginning.routine.steps.at(step);
    const routine::Exercise& exercise = beginning.routine.exercises.at(set.exercise);
    profile_left_.reset();
    const bool unknown = measured() && expected.best_source == measure::PaceSource::force &&
                         !expected.peaks_per_there_and_back && expected.seconds_per_stroke &&
                         exercise.activity == routine::Activity::roll && set.set == 1 &&
                         measurable(beginning.routine, step, roller_.build);
    if (!unknown) return;
    view.profile = guide::Profile::wanted;
    profile_left_ =
        units::duration_of(profile_wait_s + profile_wait_strokes * *expected.seconds_per_stroke);
    profile_from_ = at;
}

void Session::Running::end_work(std::size_t step, SessionTime at) {
    view.profile = guide::Profile::none;
    profile_left_.reset();
    const routine::Step& set = beginning.routine.steps.at(step);
    if (beginning.routine.exercises.at(set.exercise).activity != routine::Activity::roll) return;
    const auto peaks = chain_.peaks_seen();
    if (peaks && peaks != peaks_of(profiles_, beginning.routine, step)) learn(*peaks, step, at);
}

// Their time counts while the work goes on; strokes that a pause or a gap broke off are not
// counted, and those after it are. Whoever was asked is told to roll on, understood or not.
void Session::Running::watch_profile(SessionTime at) {
    const auto step = course.working();
    if (view.profile != guide::Profile::wanted || !step) return;
    const auto passed = at - std::exchange(profile_from_, at);
    if (course.paused()) return;
    *profile_left_ -= passed;
    const measure::ProfileStrokes strokes = chain_.profile_strokes();
    if (!strokes.over && *profile_left_ > units::Duration::zero()) return;
    view.profile = guide::Profile::done;
    if (!strokes.peaks) return;
    learn(*strokes.peaks, *step, at);
    chain_.expect(expectation(beginning.routine, *step, roller_, profiles_));
}

void Session::Running::learn(int peaks, std::size_t step, SessionTime at) {
    const auto kind = peaks == 1 ? EventKind::one_peak : EventKind::two_peaks;
    const Event event{.at = at, .kind = kind, .step = step};
    session::learn(profiles_, beginning.routine, event);
    book.event(event);
}

void Session::Running::close_block(SessionTime at) {
    measure::ClockFit fit = clock_.fit();
    fit.host -= origin.time_since_epoch();
    book.close(at, course.state(), fit);
    chain_.forget_before(at - remembered); // the record is made from the blocks
}

void Session::Running::finish() {
    tell_course();
    for (const measure::Gap& gap : tally_.over(view.now)) tell(gap);
    close_block(view.now);
}

Changes Session::Running::changes() {
    return {book.told(), book.closed(), std::exchange(found_, {}), std::exchange(pain_, {})};
}

void Session::Running::ask_pain() {
    if (asks_pain || course.over()) return;
    asks_pain = true;
    paused_before_pain_ = course.paused() == guide::Pause::asked;
    course.pause();
}

void Session::Running::wait_after_pain() {
    strong_pain_ = true;
    course.pause();
}

void Session::Running::end_question_of_pain() {
    if (std::exchange(asks_pain, false) && !paused_before_pain_) course.resume();
}

bool Session::Running::tell_pain(care::Pain pain) {
    if (course.over()) return false;
    const auto& steps = beginning.routine.steps;
    if (course.step() < steps.size())
        pain.exercise = beginning.routine.exercises.at(steps[course.step()].exercise).id;
    pain_.push_back(pain);
    if (care::stops_exercise(pain)) {
        asks_pain = false;
        strong_pain_ = true;
        course.stop_exercise();
        tell_course(); // it may have been the last one: there may be no beat any more
        return true;
    }
    end_question_of_pain();
    if (pain.discomfort.value_or(0) >= care::lighten) course.lighten();
    return false;
}

std::optional<double> Session::Running::set_pace() const {
    const auto& steps = beginning.routine.steps;
    return course.step() < steps.size() ? steps[course.step()].seconds_per_stroke : std::nullopt;
}

void Session::Running::look() {
    const guide::State& state = course.state();
    view.place = guide::place(beginning.routine, state, std::max(view.now, state.at));
    view.live = chain_.live();
    view.tared = zero_.tare().has_value();
    view.quality.rate_hz = merger_ ? merger_->rate_hz(0) : std::nullopt;
    if (course.working())
        view.strokes_this_step = view.live.strokes - std::min(strokes_before_, view.live.strokes);
    view.own_place = own_way_.look(view.live, view.place.lasts - view.place.left, set_pace());
    view.force_band = band_of_force(beginning, course.step());
    view.ramp_top.reset();
    if (view.place.ramp) {
        view.force_band = guide::ramp_band(state.ramp);
        view.ramp_top = state.ramp.top;
    }
    if (!measured())
        view.signal = Signal::none;
    else if (lost_)
        view.signal = Signal::lost;
    else if (view.now - session_time(heard_) <= hole)
        view.signal = Signal::fresh;
    else
        view.signal = Signal::stale;
}

} // namespace session
