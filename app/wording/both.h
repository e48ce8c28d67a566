// The same text in both languages, whichever is spoken. For this room.
#pragma once
#include "wording/wording.h"

namespace wording {

template <class Make> routine::Text in_both(Make make) {
    const Language before = language();
    routine::Text text;
    speak(Language::de);
    text.de = make();
    speak(Language::en);
    text.en = make();
    speak(before);
    return text;
}

} // namespace wording
