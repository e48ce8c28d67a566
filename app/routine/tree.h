// A TOML file as a tree of plain values that know where they stand. toml++ ends behind parse().
#pragma once
#include "routine/library.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace routine {

struct Spot {
    int line = 0, column = 0; // from 1
};

struct Value;
struct Entry;
using List = std::vector<Value>;
using Table = std::vector<Entry>; // in no particular order

struct Other {}; // a date or a time: nothing here takes one
struct Value {
    Spot at;
    std::variant<Other, std::string, std::int64_t, double, bool, List, Table> is;
};
struct Entry {
    std::string key;
    Spot at;
    Value value;
};

// The errors of one file, in the order found; more than 50 help nobody.
class Errors {
  public:
    explicit Errors(std::string file) : file_{std::move(file)} {}
    void add(Spot, FileErrorCode, std::string key = {}, std::string allowed = {});
    void add(const std::vector<FileError>&);
    bool any() const { return !list_.empty(); }
    std::vector<FileError> sorted() const;

  private:
    std::string file_;
    std::vector<FileError> list_;
};

// Never throws and never aborts, whatever the text is. An empty table and errors when it is no
// good.
Value parse(std::string_view text, Errors&);

} // namespace routine
