// gettext. Its catalogues are chosen by LANGUAGE, whatever LC_ALL and LANG say; the only thing it
// asks of the C library is a message locale that is not plain "C".
#include "wording/wording.h"

#include <libintl.h>

#include <clocale>
#include <cstdlib>

namespace wording {
namespace {

constexpr const char* domain = "rolltakt";

Language present = Language::en;

// Any locale will do, for it only has to be there; LOCPATH can hide all of them.
bool message_locale() {
    for (const char* locale : {"C.UTF-8", "C.utf8", "en_US.UTF-8", "de_DE.UTF-8"})
        if (std::setlocale(LC_MESSAGES, locale) != nullptr) return true;
    return false;
}

} // namespace

void begin(const std::filesystem::path& locale_folder, Language language) {
    if (!message_locale()) {
        unsetenv("LOCPATH");
        message_locale();
    }
    bindtextdomain(domain, locale_folder.c_str());
    bind_textdomain_codeset(domain, "UTF-8");
    speak(language);
}

Language language() { return present; }

void speak(Language language) {
    present = language;
    setenv("LANGUAGE", language == Language::de ? "de" : "en", 1);
    textdomain(domain); // also tells gettext that the environment has changed
}

const char* tr(const char* english) {
    if (*english == '\0') return english; // gettext keeps its header there
    return dgettext(domain, english);
}

std::string trn(const char* one, const char* many, unsigned long n) {
    return filled(dngettext(domain, one, many, n), {{"n", std::to_string(n)}});
}

std::string filled(std::string_view text, std::initializer_list<Fill> fills) {
    std::string out;
    while (!text.empty()) {
        const auto open = text.find('{');
        out += text.substr(0, open);
        if (open == std::string_view::npos) break;
        text.remove_prefix(open);
        const auto close = text.find('}');
        const Fill* fill = nullptr;
        if (close != std::string_view::npos)
            for (const Fill& f : fills)
                if (f.name == text.substr(1, close - 1)) fill = &f;
        out += fill != nullptr ? std::string_view{fill->value} : text.substr(0, 1);
        text.remove_prefix(fill != nullptr ? close + 1 : 1);
    }
    return out;
}

} // namespace wording
