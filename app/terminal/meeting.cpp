#include "terminal/meeting.h"

#include "session/roller.h"
#include "wording/wording.h"

namespace terminal {

using units::HostTime;

namespace {

constexpr units::Duration answer_within = units::duration_of(1.0);

} // namespace

Meeting::Meeting(std::unique_ptr<device::Link> link) : link_{std::move(link)} {}

Meeting::Stage Meeting::advance(HostTime now) {
    if (stage_ == Stage::ready || stage_ == Stage::failed) return stage_;
    const device::Intake intake = link_->take(now);
    trouble_ = intake.trouble;
    detail_ = intake.detail;
    link_->ask(device::Asked::step_off, 0.0);
    switch (intake.state) {
    case device::LinkState::refused:
    case device::LinkState::ended: return stage_ = Stage::failed;
    case device::LinkState::identifying: return stage_ = Stage::greeting;
    case device::LinkState::ready: break;
    default: return stage_ = Stage::searching;
    }
    stage_ = Stage::reading;
    if (!asked_) {
        asked_ = now;
        wire::Commands commands;
        link_->send(commands.read_record(protocol::RecordKind::calibration));
    }
    listen(intake);
    if (answered_ || now - *asked_ >= answer_within) stage_ = Stage::ready;
    return stage_;
}

void Meeting::listen(const device::Intake& intake) {
    for (const device::Chunk& chunk : intake.chunks) {
        reader_.push(chunk.bytes);
        while (const auto frame = reader_.pop()) {
            const auto message = wire::decode(*frame);
            if (!message) continue;
            const auto* record = std::get_if<wire::Record>(&*message);
            if (record == nullptr || record->kind != protocol::RecordKind::calibration) continue;
            answered_ = true;
            const bool whole = record->state != protocol::RecordState::absent &&
                               record->bytes.size() >= protocol::calibration_record_size;
            if (whole) calibration_ = protocol::calibration_record(record->bytes.data());
        }
    }
}

Meeting::Met Meeting::met() {
    Met met;
    met.hello = link_->hello().value_or(protocol::Hello{});
    const measure::Roller roller = measure::roller_of(met.hello);
    met.calibration = measure::nominal(roller);
    if (calibration_ && calibration_->id != 0) {
        met.calibration = measure::calibration_of(*calibration_, roller);
        met.reference_zero.emplace();
        for (std::size_t cell = 0; cell < met.reference_zero->size(); ++cell)
            met.reference_zero->at(cell) = calibration_->zero_counts[cell];
    }
    met.link = std::move(link_);
    return met;
}

void introduce(session::Beginning& beginning, const Meeting::Met& met) {
    beginning.hello = met.hello;
    beginning.calibration = met.calibration;
    beginning.reference_zero = met.reference_zero;
}

tl::expected<void, Failure> same_roller(const session::Beginning& begun, session::RollerKind kind,
                                        const protocol::Hello* met) {
    using wording::tr;
    if (kind != begun.roller)
        return tl::unexpected{Failure{
            "other_roller", tr("This session was begun with a roller of another kind, or without "
                               "one; go on with that, or finish it.")}};
    if (met == nullptr || !begun.hello) return {};
    const bool real = kind == session::RollerKind::port;
    const bool same = met->build.build == begun.hello->build.build &&
                      (!real || session::serial_of(*met) == session::serial_of(*begun.hello));
    if (same) return {};
    return tl::unexpected{Failure{"other_roller", tr("This is not the roller that this session was "
                                                     "begun with; plug that one in, or finish the "
                                                     "session.")}};
}

store::Result<void> keep_calibration(store::Store& store, const protocol::Hello& hello,
                                     const measure::Calibration& calibration) {
    return store.keep_calibration(session::serial_of(hello), calibration);
}

std::optional<measure::Calibration> kept_calibration(store::Store& store,
                                                     const protocol::Hello& hello) {
    const auto kept = store.kept_calibration(session::serial_of(hello));
    return kept ? *kept : std::nullopt;
}

std::string calibration_remembered() {
    return wording::tr("The roller forgot its calibration; the one kept on this computer is used.");
}

} // namespace terminal
