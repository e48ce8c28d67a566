// What a test has to know of the graphics driver.
#pragma once
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#else
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming)
inline void __lsan_disable() {}
inline void __lsan_enable() {}
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)
#endif

namespace tests {

// The graphics driver leaks and is unloaded before the leaks are counted, so that they bear no name
// a suppression could tell; what is allocated while it draws is left out.
struct DriverMayLeak {
    DriverMayLeak() { __lsan_disable(); }
    ~DriverMayLeak() { __lsan_enable(); }
    DriverMayLeak(const DriverMayLeak&) = delete;
    DriverMayLeak& operator=(const DriverMayLeak&) = delete;
};

} // namespace tests
