#include "measure/findings.h"

namespace measure {

std::string_view name_of(FaultKind kind) {
    switch (kind) {
    case FaultKind::desynchronised: return "desynchronised";
    case FaultKind::late: return "late";
    case FaultKind::missed: return "missed";
    case FaultKind::saturated: return "saturated";
    case FaultKind::restarted: return "restarted";
    case FaultKind::settling: return "settling";
    case FaultKind::disconnected: return "disconnected";
    case FaultKind::stuck: return "stuck";
    case FaultKind::drift: return "drift";
    }
    return "unknown";
}

} // namespace measure
