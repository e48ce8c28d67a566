#include "exchange/own_tables.h"

namespace exchange {

const std::array<Table, own_tables_count>& own_tables() {
    static const std::array<Table, own_tables_count> all{
        {{{
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
         }}}};
    return all;
}

} // namespace exchange
