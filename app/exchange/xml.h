// XML as it streams by: elements with their attributes. Words that a file defines for itself
// (entities) are refused, and its document type is not read: iPhones write broken ones.
#pragma once
#include "exchange/read.h"

namespace exchange {

class Elements {
  public:
    Elements() = default;
    virtual ~Elements() = default;
    Elements(const Elements&) = delete;
    Elements& operator=(const Elements&) = delete;

    // Names and values by turns, a null pointer at the end; they live until the call returns.
    virtual void begins(std::string_view name, const char** attributes, std::size_t line) = 0;
    virtual void ends(std::string_view name) = 0;
};

Result<void> xml(Input&, Elements&);

// The value of an attribute; empty where it is not there.
std::string_view attribute(const char** attributes, std::string_view name);

} // namespace exchange
