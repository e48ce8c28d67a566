// doctest's main. ROLLTAKT_TEST_LOCALE=de_DE.UTF-8 runs every test under that locale, and fails if
// it cannot really be set.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <clocale>
#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv) {
    if (const char* locale = std::getenv("ROLLTAKT_TEST_LOCALE"); locale != nullptr) {
        if (std::setlocale(LC_ALL, locale) == nullptr) {
            std::fprintf(stderr, "locale %s is not there\n", locale);
            return 2;
        }
    }
    return doctest::Context(argc, argv).run();
}
