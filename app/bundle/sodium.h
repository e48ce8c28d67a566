// libsodium, for the .cpp files of this room only.
#pragma once
#include <sodium.h>

namespace bundle {

void start_sodium(); // once; ends the process where the system has no randomness to give

} // namespace bundle
