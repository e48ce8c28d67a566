// roller describe: what a board says it is, and telling a fresh one.
#include "terminal/roller_commands.h"

#include "terminal/document.h"
#include "terminal/meet.h"
#include "wording/wording.h"

#include "measure/build.h"
#include "protocol/reference_build.h"
#include "session/roller.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace terminal {

using protocol::Build, protocol::BuildRecord, wording::filled, wording::tr;

namespace {

Build build_of(const std::string& word) {
    if (word == "bed") return Build::bed;
    if (word == "cradle") return Build::cradle;
    return Build::single;
}

std::optional<double> millimetres(std::string_view text) {
    double value = 0.0;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stopped != end || !(std::abs(value) < 10000.0)) return std::nullopt;
    return value;
}

// "-150,210"
std::optional<protocol::CellPlace> place(const std::string& text) {
    const auto comma = std::min(text.find(','), text.size());
    const auto x = millimetres(std::string_view{text}.substr(0, comma));
    const auto y =
        comma < text.size() ? millimetres(std::string_view{text}.substr(comma + 1)) : std::nullopt;
    if (!x || !y) return std::nullopt;
    return protocol::CellPlace{static_cast<std::int16_t>(std::lround(*x)),
                               static_cast<std::int16_t>(std::lround(*y)), 0};
}

// The reference build with two cells under each end block.
void spread_over_four(BuildRecord& record) {
    const auto capacity = record.cell[0].capacity_n;
    record.cells = 4;
    record.cell[0] = {-220, 30, capacity};
    record.cell[1] = {220, 30, capacity};
    record.cell[2] = {-220, -30, capacity};
    record.cell[3] = {220, -30, capacity};
}

tl::expected<BuildRecord, Failure> told(const BuildOptions& options) {
    BuildRecord record = protocol::reference_build(build_of(*options.build));
    if (record.build == Build::cradle && options.cells == 4) spread_over_four(record);
    const auto cells = static_cast<std::size_t>(options.cells.value_or(record.cells));
    if (!options.at.empty()) {
        if (options.at.size() != cells)
            return tl::unexpected{
                Failure{"wrong_number_of_places",
                        filled(tr("{cells} cells need {cells} places, and {places} were given."),
                               {{"cells", std::to_string(cells)},
                                {"places", std::to_string(options.at.size())}})}};
        for (std::size_t i = 0; i < std::min<std::size_t>(cells, protocol::most_cells); ++i) {
            const auto at = place(options.at[i]);
            if (!at)
                return tl::unexpected{Failure{
                    "not_a_place",
                    filled(tr("\"{what}\" is no place; write millimetres from the middle, to "
                              "the right and to the front: -150,210"),
                           {{"what", options.at[i]}})}};
            record.cell[i].x_mm = at->x_mm;
            record.cell[i].y_mm = at->y_mm;
        }
    }
    record.cells = static_cast<std::uint8_t>(cells);
    if (options.without_angle) record.has_angle = 0;
    if (options.radius_mm)
        record.sleeve_radius_tenth_mm = static_cast<std::uint16_t>(
            std::lround(std::clamp(*options.radius_mm, 0.1, 6000.0) * 10));
    if (options.capacity_kg)
        for (std::size_t i = 0; i < std::min<std::size_t>(cells, protocol::most_cells); ++i)
            record.cell[i].capacity_n = static_cast<std::uint16_t>(std::lround(
                units::weight_of({std::clamp(*options.capacity_kg, 0.0, 6000.0)}).value));
    if (const auto why = measure::flaw(record))
        return tl::unexpected{Failure{std::string{code(*why)}, wording::sentence(*why)}};
    return record;
}

bool has_serial(const BuildRecord& record) {
    return std::any_of(std::begin(record.serial), std::end(record.serial),
                       [](std::uint8_t byte) { return byte != 0; });
}

// A board keeps its number; a fresh one gets the moment of its description and its boot id.
void give_serial(BuildRecord& record, const protocol::Hello& hello, const Desk& desk) {
    if (has_serial(hello.build)) {
        std::copy(std::begin(hello.build.serial), std::end(hello.build.serial), record.serial);
        return;
    }
    auto ms = static_cast<std::uint64_t>(desk.around().wall_now().utc.time_since_epoch().count());
    for (std::size_t i = 6; i-- > 0; ms >>= 8) record.serial[i] = static_cast<std::uint8_t>(ms);
    protocol::put_u16(record.serial + 6, static_cast<std::uint16_t>(hello.boot_id));
}

bool same(const BuildRecord& a, const BuildRecord& b) {
    std::array<std::uint8_t, protocol::build_record_size> left{}, right{};
    protocol::put(left.data(), a);
    protocol::put(right.data(), b);
    return left == right;
}

bool other_cells(const BuildRecord& a, const BuildRecord& b) {
    if (a.cells != b.cells) return true;
    for (std::size_t i = 0; i < std::min<std::size_t>(a.cells, protocol::most_cells); ++i)
        if (a.cell[i].capacity_n != b.cell[i].capacity_n) return true;
    return false;
}

double kilograms(std::uint16_t newtons) { return newtons / units::standard_gravity; }

std::string distance(int mm, const char* positive, const char* negative) {
    return filled(mm < 0 ? negative : positive, {{"mm", std::to_string(std::abs(mm))}});
}

void show(Desk& desk, const BuildRecord& record) {
    if (record.build == Build::unknown)
        return desk.say(tr("This board was not told yet what it is: rolltakt roller describe "
                           "--build bed, cradle or single tells it."));
    desk.say(
        wording::name(record.build) + ", " + wording::trn("1 cell", "{n} cells", record.cells) +
        (record.has_angle != 0 ? std::string{", "} + tr("with angle sensor") : "") +
        (record.sleeve_radius_tenth_mm != 0
             ? ", " + filled(tr("sleeve radius {mm} mm"),
                             {{"mm", wording::number(record.sleeve_radius_tenth_mm / 10.0, 1)}})
             : ""));
    for (std::size_t i = 0; i < std::min<std::size_t>(record.cells, protocol::most_cells); ++i)
        desk.say("  " + filled(tr("Cell {number}: {across}, {along}, up to {kg} kg"),
                               {{"number", std::to_string(i + 1)},
                                {"across", distance(record.cell[i].x_mm, tr("{mm} mm to the right"),
                                                    tr("{mm} mm to the left"))},
                                {"along", distance(record.cell[i].y_mm, tr("{mm} mm to the front"),
                                                   tr("{mm} mm to the rear"))},
                                {"kg", wording::number(kilograms(record.cell[i].capacity_n), 0)}}));
}

Json document(const BuildRecord& record) {
    Json cells = Json::array();
    for (std::size_t i = 0; i < std::min<std::size_t>(record.cells, protocol::most_cells); ++i)
        cells.push_back({{"x_mm", record.cell[i].x_mm},
                         {"y_mm", record.cell[i].y_mm},
                         {"capacity_n", record.cell[i].capacity_n}});
    protocol::Hello hello;
    hello.build = record;
    return {{"build", word_or_null(record.build)},
            {"cells", std::move(cells)},
            {"angle_sensor", record.has_angle != 0},
            {"sleeve_radius_mm", record.sleeve_radius_tenth_mm != 0
                                     ? Json(record.sleeve_radius_tenth_mm / 10.0)
                                     : Json(nullptr)},
            {"serial", has_serial(record) ? Json(session::serial_of(hello)) : Json(nullptr)}};
}

// Written, and read back: only what the board says itself counts.
tl::expected<BuildRecord, Failure> stored(Listening& listening, const BuildRecord& record) {
    const Outcome kept = kept_by_roller(listening.write(record));
    if (!kept) return tl::unexpected{kept.error()};
    const auto back = listening.read(protocol::RecordKind::build);
    if (!back) return tl::unexpected{kept_by_roller(std::nullopt).error()};
    const bool good = back->state == protocol::RecordState::good &&
                      back->bytes.size() >= protocol::build_record_size;
    const auto read = good ? protocol::build_record(back->bytes.data()) : BuildRecord{};
    if (!same(read, record))
        return tl::unexpected{kept_by_roller(protocol::Result::storage_failed).error()};
    return read;
}

} // namespace

Outcome describe_roller(Desk& desk, const RollerOptions& options) {
    const auto source = source_of(options.roller);
    if (!source) return tl::unexpected{source.error()};
    std::optional<BuildRecord> wanted;
    if (options.build.build) {
        const auto record = told(options.build);
        if (!record) return tl::unexpected{record.error()};
        wanted = *record;
    }
    Timing timing{desk.around(), real_time(*source), options.speed};
    auto met = meet(desk, *source, timing);
    if (!met) return tl::unexpected{met.error()};
    const BuildRecord before = met->hello.build;
    if (!wanted) {
        show(desk, before);
        desk.answer({{"record", document(before)}, {"stored", false}});
        return 0;
    }
    give_serial(*wanted, met->hello, desk);
    Listening listening{*met, timing, desk.around()};
    const auto now = stored(listening, *wanted);
    if (!now) return tl::unexpected{now.error()};
    const bool calibrate = met->hello.calibration_id == 0 || other_cells(before, *now);
    show(desk, *now);
    desk.say(tr("The roller keeps it."));
    if (calibrate)
        desk.say(tr("Its cells are not calibrated as they are now: rolltakt roller calibrate."));
    desk.answer({{"record", document(*now)},
                 {"before", before.build == Build::unknown ? Json(nullptr) : document(before)},
                 {"calibrate", calibrate},
                 {"stored", true}});
    return 0;
}

} // namespace terminal
