// As much of JSON Schema (draft 2020-12) as assets/schemas needs: type, enum, const, properties,
// required, additionalProperties, items, $ref within the document, minimum, maximum, pattern. An
// unknown keyword is a fault of the schema.
#pragma once
#include <nlohmann/json.hpp>

#include <algorithm>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace schema {

using Json = nlohmann::json;

class Check {
  public:
    explicit Check(Json schema) : root_(std::move(schema)) {} // braces make an array of it

    // What is wrong, each with its place; empty = valid.
    std::vector<std::string> faults(const Json& document) {
        faults_.clear();
        check(root_, document, "");
        return faults_;
    }

  private:
    static bool is(const Json& value, const std::string& type) {
        if (type == "null") return value.is_null();
        if (type == "boolean") return value.is_boolean();
        if (type == "string") return value.is_string();
        if (type == "array") return value.is_array();
        if (type == "object") return value.is_object();
        if (type == "integer") return value.is_number_integer();
        return type == "number" && value.is_number();
    }
    void fault(const std::string& at, const std::string& what) {
        faults_.push_back(at + ": " + what);
    }
    static bool of_type(const Json& type, const Json& value) {
        if (type.is_string()) return is(value, type.get<std::string>());
        return std::any_of(type.begin(), type.end(),
                           [&](const Json& one) { return is(value, one.get<std::string>()); });
    }
    void check_members(const Json& s, const Json& value, const std::string& at) {
        const Json none = Json::object();
        const Json& known = s.contains("properties") ? s["properties"] : none;
        for (const auto& [key, member] : value.items()) {
            if (known.contains(key))
                check(known[key], member, at + "/" + key);
            else if (s.contains("additionalProperties") && s["additionalProperties"] == false)
                fault(at + "/" + key, "not in the schema");
        }
        if (!s.contains("required")) return;
        for (const auto& key : s["required"])
            if (!value.contains(key.get<std::string>()))
                fault(at, key.get<std::string>() + " is missing");
    }
    void check(const Json& s, const Json& value, const std::string& at) {
        static const std::set<std::string> keywords{
            "$schema",    "$defs",    "$ref",   "title", "description", "type",
            "properties", "required", "items",  "enum",  "const",       "additionalProperties",
            "minimum",    "maximum",  "pattern"};
        for (const auto& [key, member] : s.items())
            if (!keywords.contains(key)) fault(at, "the schema says " + key);
        if (s.contains("$ref")) {
            const auto path = s["$ref"].get<std::string>();
            return check(root_.at(Json::json_pointer{path.substr(1)}), value, at);
        }
        if (s.contains("type") && !of_type(s["type"], value))
            return fault(at, value.dump() + " is no " + s["type"].dump());
        if (s.contains("const") && value != s["const"]) fault(at, value.dump());
        if (s.contains("enum") &&
            std::find(s["enum"].begin(), s["enum"].end(), value) == s["enum"].end())
            fault(at, value.dump() + " is none of " + s["enum"].dump());
        if (value.is_number() && s.contains("minimum") && value < s["minimum"])
            fault(at, value.dump() + " is too little");
        if (value.is_number() && s.contains("maximum") && value > s["maximum"])
            fault(at, value.dump() + " is too much");
        if (value.is_string() && s.contains("pattern") &&
            !std::regex_search(value.get<std::string>(),
                               std::regex{s["pattern"].get<std::string>()}))
            fault(at, value.dump() + " does not look like it");
        if (value.is_object()) check_members(s, value, at);
        if (value.is_array() && s.contains("items"))
            for (std::size_t i = 0; i < value.size(); ++i)
                check(s["items"], value[i], at + "/" + std::to_string(i));
    }

    Json root_;
    std::vector<std::string> faults_;
};

} // namespace schema
