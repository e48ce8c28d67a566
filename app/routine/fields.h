// Reads one table of a file key by key. What is wrong becomes an error with its place; what was
// never asked for is an unknown key.
#pragma once
#include "routine/routine.h"
#include "routine/tree.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace routine {

struct Word {
    std::string_view text;
    int value;
};
using Words = std::initializer_list<Word>;

class Fields {
  public:
    // An error if it is no table.
    Fields(const Value& table, Errors& errors, std::string_view name = {});

    // Nothing = absent, or wrong and reported. `need` reports an absent key.
    const Value* find(std::string_view key);
    const Value* need(std::string_view key);

    Text text(std::string_view key); // key.de and key.en, neither blank
    Text text_or_none(std::string_view key);
    std::string id(std::string_view key); // a needed text in one piece, "left_foot"
    bool truth(std::string_view key, bool otherwise);
    std::optional<double> number(std::string_view key, double low, double high);
    double needed_number(std::string_view key, double low, double high);
    int whole_number(std::string_view key, int low, int high, int otherwise);
    std::optional<int> word(std::string_view key, Words allowed);
    std::vector<int> words(std::string_view key, Words allowed); // a list, each at most once
    std::optional<Band> band(std::string_view key, double low, double high); // [low, high]
    // One number or a list of them, at most one per range.
    std::vector<double> numbers(std::string_view key, const std::vector<Band>& ranges);
    const List* tables(std::string_view key);             // [[key]], at least one
    std::vector<std::string> lines(std::string_view key); // a list of texts, none of them blank

    void wrong(std::string_view key, FileErrorCode, std::string allowed = {}); // at that key
    void refuse_unknown();                                                     // to be called last
    Spot at() const { return at_; }

  private:
    const Entry* entry(std::string_view key) const;
    template <class Type> const Type* as(std::string_view key, const Value&, const char* kind);
    std::optional<double> number_in(std::string_view key, const Value&, double low, double high);
    std::optional<int> word_in(std::string_view key, const Value&, Words allowed);
    std::string line_in(std::string_view key, const Value&);

    const Table* table_ = nullptr;
    Spot at_;
    Errors& errors_;
    std::vector<std::string_view> asked_;
};

std::string range(double low, double high); // "0.5 .. 30"
// An id that can be a file's name beside another file, and nothing else.
bool plain(std::string_view id);

} // namespace routine
