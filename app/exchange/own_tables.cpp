#include "exchange/own_tables.h"

#include <algorithm>

namespace exchange {
namespace {

using Single = std::array<Table, own_tables_count - 1>;

const Single& single_tables() {
    static const Single all{{{{
                                 {"wake_date", {}, true},
                                 {"zone", {}, false},
                                 {"waking_zone", {}, false},
                                 {"into_bed", {}, true},
                                 {"tried_to_sleep", {}, true},
                                 {"latency_min", {}, false},
                                 {"awakenings", {}, false},
                                 {"awake_min", {}, false},
                                 {"final_wake", {}, true},
                                 {"out_of_bed", {}, true},
                                 {"measured_asleep_min", {}, false},
                                 {"quality_0_10", {}, false},
                                 {"note", {}, false},
                             }},
                             {{
                                 {"nap_begin", {}, true},
                                 {"zone", {}, false},
                                 {"nap_asleep_min", {}, true},
                             }},
                             {{
                                 {"dose_taken", {}, true},
                                 {"zone", {}, false},
                                 {"product", {}, false},
                                 {"route", {}, false},
                                 {"pieces", {}, false},
                                 {"components_form_basis_mg", {}, true},
                                 {"label_elemental_mg", {}, true},
                                 {"note", {}, false},
                             }},
                             {{
                                 {"intake_taken", {}, true},
                                 {"zone", {}, false},
                                 {"kind", {}, true},
                                 {"name", {}, false},
                                 {"amount", {}, false},
                                 {"unit", {}, false},
                                 {"note", {}, false},
                             }},
                             {{
                                 {"day", {}, true},
                                 {"item", {}, true},
                                 {"value", {}, true},
                                 {"unit", {}, false},
                                 {"time", {}, false},
                                 {"zone", {}, false},
                                 {"region", {}, false},
                                 {"side", {}, false},
                                 {"muscle", {}, false},
                                 {"occasion", {}, false},
                                 {"worst_0_10", {}, false},
                                 {"minutes_min", {}, false},
                                 {"relieved_by_moving", {}, false},
                                 {"sudden", {}, false},
                                 {"name", {}, false},
                                 {"note", {}, false},
                             }},
                             {{
                                 {"laboratory_day", {}, true},
                                 {"what", {}, true},
                                 {"measured", {}, true},
                                 {"measured_unit", {}, true},
                                 {"note", {}, false},
                             }},
                             {{
                                 {"answer_day", {}, true},
                                 {"compared_-3_3", {}, true},
                             }}}};
    return all;
}

Table all_in_one() {
    Table one{
        {{"entry", {}, true}, {"told_by", {}, false}, {"person", {}, false}, {"check", {}, false}}};
    for (const auto& table : single_tables())
        for (const auto& column : table.columns)
            if (std::none_of(one.columns.begin(), one.columns.end(),
                             [&](const Column& c) { return c.field == column.field; }))
                one.columns.push_back({column.field, {}, false});
    return one;
}

} // namespace

const std::array<Table, own_tables_count>& own_tables() {
    static const auto all = [] {
        std::array<Table, own_tables_count> made;
        made[all_kinds] = all_in_one();
        std::copy(single_tables().begin(), single_tables().end(), made.begin() + 1);
        return made;
    }();
    return all;
}

} // namespace exchange
