// JSON that is not trusted, for the .cpp files of this room only.
#pragma once
#include "bundle/id.h"
#include "review/reply.h"
#include "routine/utf8.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace review {

using Json = nlohmann::ordered_json;

template <class T> Json or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

// The values of one object. What is missing, of another kind or out of range makes all of it wrong.
class Reader {
  public:
    Reader(const Json& object, bool& good) : object_{object}, good_{good} {
        if (!object.is_object()) good_ = false;
    }
    void read(const char* key, bool& value) {
        if (const Json* found = of(key, &Json::is_boolean)) value = found->get<bool>();
    }
    void read(const char* key, std::string& value) {
        const Json* found = of(key, &Json::is_string);
        if (found == nullptr) return;
        const auto& text = found->get_ref<const std::string&>();
        if (text.size() <= longest_word && routine::characters(text))
            value = text;
        else
            good_ = false;
    }
    void read(const char* key, Day& value) {
        std::string text;
        read(key, text);
        if (const auto day = units::day(text))
            value = *day;
        else
            good_ = false;
    }
    // Of any number of bytes up to that, line ends among them.
    void read_text(const char* key, std::string& value, std::size_t most) {
        const Json* found = of(key, &Json::is_string);
        if (found == nullptr) return;
        value = found->get_ref<const std::string&>();
        good_ = good_ && value.size() <= most;
    }
    template <class Name> void read_id(const char* key, Name& value) {
        std::string text;
        read(key, text);
        if (const auto name = bundle::id<Name>(text))
            value = *name;
        else
            good_ = false;
    }
    template <class Whole> void read_whole(const char* key, Whole& value, Whole low, Whole high) {
        const Json* found = of(key, &Json::is_number_integer);
        if (found == nullptr) return;
        // A number above the signed ones is out of every range here.
        const bool wraps = found->is_number_unsigned() && found->get<std::uint64_t>() > INT64_MAX;
        const auto number = found->get<std::int64_t>();
        if (wraps || number < static_cast<std::int64_t>(low) ||
            number > static_cast<std::int64_t>(high))
            good_ = false;
        else
            value = static_cast<Whole>(number);
    }
    void read(const char* key, double& value, double high) {
        const Json* found = of(key, &Json::is_number);
        if (found == nullptr) return;
        const auto number = found->get<double>();
        if (std::isfinite(number) && number >= 0.0 && number <= high)
            value = number;
        else
            good_ = false;
    }
    void read(const char* key, std::optional<double>& value, double high) {
        if (!is_null(key)) read(key, value.emplace(), high);
    }
    void read(const char* key, std::optional<int>& discomfort) {
        if (!is_null(key)) read_whole(key, discomfort.emplace(), 0, 10);
    }
    void read_if_there(const char* key, std::optional<int>& value, int high) {
        if (!object_.is_object() || !object_.contains(key) || is_null(key)) return;
        int whole = 0;
        read_whole(key, whole, 0, high);
        value = whole;
    }
    void read(const char* key, std::optional<std::string>& value) {
        if (!is_null(key)) read(key, value.emplace());
    }
    template <class T, class Each>
    void read_list(const char* key, std::vector<T>& values, std::size_t most, Each each) {
        const Json* found = of(key, &Json::is_array);
        if (found == nullptr) return;
        if (found->size() > most) good_ = false;
        for (const Json& one : *found) {
            if (!good_) return;
            Reader reader{one, good_};
            each(reader, values.emplace_back());
        }
    }

    bool is_null(const char* key) {
        const Json* found = at(key);
        return found == nullptr || found->is_null();
    }

  private:
    const Json& object_;
    bool& good_;

    const Json* at(const char* key) {
        if (good_)
            if (const auto found = object_.find(key); found != object_.end()) return &*found;
        good_ = false;
        return nullptr;
    }
    const Json* of(const char* key, bool (Json::*kind)() const noexcept) {
        const Json* found = at(key);
        if (found != nullptr && (found->*kind)()) return found;
        good_ = false;
        return nullptr;
    }
};

Json json_of(const Traces&); // as their text

// Nothing that nests deeper than a reply does is built.
inline Json parsed(std::string_view text) {
    bool deep = false;
    const auto shallow = [&deep](int depth, Json::parse_event_t, Json&) {
        deep = deep || depth > 6;
        return !deep;
    };
    Json all = Json::parse(text.begin(), text.end(), shallow, false);
    return deep ? Json(nullptr) : all;
}

} // namespace review
