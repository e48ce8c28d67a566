// SDL's audio as a whole, begun and ended from any thread: its count of who uses it knows no
// threads.
#pragma once

namespace sound {

bool begin_audio(); // false: there is none
void end_audio();   // once for each that began

} // namespace sound
