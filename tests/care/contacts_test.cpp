// Whom to call, by country.
#include "care/contacts.h"

#include <doctest/doctest.h>

TEST_CASE("contacts: of a territory its own numbers, those of the EU, or those of elsewhere") {
    for (const char* listed : {"DE", "AT", "CH", "GB", "US"})
        CHECK(care::country_of(listed) == listed);
    CHECK(care::country_of("FR") == "EU");
    CHECK(care::country_of("IE") == "EU");
    for (const char* elsewhere : {"NO", "AU", "", "de"}) CHECK(care::country_of(elsewhere).empty());
    CHECK(care::contacts(care::country_of("AT")).emergency == "144");
    CHECK(care::contacts(care::country_of("SE")).emergency == "112");
}
