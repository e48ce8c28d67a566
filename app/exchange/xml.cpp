#include "exchange/xml.h"

#include <expat.h>

#include <algorithm>
#include <memory>
#include <string>

namespace exchange {
namespace {

constexpr std::size_t piece_size = 262144;
constexpr std::size_t longest_type = 65536;
constexpr std::size_t deepest = 32;
constexpr std::size_t longest_tag = std::size_t{1} << 20U; // of one element

struct Run {
    XML_Parser parser = nullptr;
    Elements& elements;
    std::size_t depth = 0;
    std::optional<ErrorCode> stopped{};
};

void stop(Run& run, ErrorCode code) {
    run.stopped = code;
    XML_StopParser(run.parser, XML_FALSE);
}

void begins(void* user, const char* name, const char** attributes) {
    auto& run = *static_cast<Run*>(user);
    if (run.stopped) return;
    if (++run.depth > deepest) return stop(run, ErrorCode::too_deep);
    run.elements.begins(name, attributes, XML_GetCurrentLineNumber(run.parser));
}

void ends(void* user, const char* name) {
    auto& run = *static_cast<Run*>(user);
    if (run.stopped) return;
    --run.depth;
    run.elements.ends(name);
}

void entity(void* user, const char*, int, const char*, int, const char*, const char*, const char*,
            const char*) {
    stop(*static_cast<Run*>(user), ErrorCode::entities);
}

// Makes the document type blank, lines kept; false = it has no end here.
tl::expected<bool, ErrorCode> without_type(std::string& head) {
    const auto from = head.find("<!DOCTYPE");
    const auto root = head.find("<HealthData");
    if (from == std::string::npos || root < from) return true;
    const auto bracket = head.find_first_of("[>", from);
    if (bracket == std::string::npos) return false;
    auto end = bracket;
    if (head[bracket] == '[') {
        const auto close = head.find("]>", bracket);
        if (close == std::string::npos) return false;
        end = close + 1;
    }
    if (std::string_view{head}.substr(from, end - from).find("<!ENTITY") != std::string_view::npos)
        return tl::unexpected{ErrorCode::entities};
    for (auto i = from; i <= end; ++i)
        if (head[i] != '\n') head[i] = ' ';
    return true;
}

} // namespace

std::string_view attribute(const char** attributes, std::string_view name) {
    for (; *attributes != nullptr; attributes += 2)
        if (name == attributes[0]) return attributes[1];
    return {};
}

Result<void> xml(Input& in, Elements& elements) {
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser{
        XML_ParserCreate(nullptr), &XML_ParserFree};
    if (!parser) return tl::unexpected{Error{ErrorCode::unreadable, 0, {}}};
    Run run{parser.get(), elements};
    XML_SetUserData(parser.get(), &run);
    XML_SetElementHandler(parser.get(), begins, ends);
    XML_SetEntityDeclHandler(parser.get(), entity);
    const auto error = [&](ErrorCode code) {
        return tl::unexpected{Error{code, XML_GetCurrentLineNumber(parser.get()), {}}};
    };
    const auto told = [&] {
        if (run.stopped) return *run.stopped;
        switch (XML_GetErrorCode(parser.get())) {
        case XML_ERROR_NO_ELEMENTS:
        case XML_ERROR_UNCLOSED_TOKEN:
        case XML_ERROR_PARTIAL_CHAR: return ErrorCode::cut_off;
        case XML_ERROR_UNDEFINED_ENTITY:
        case XML_ERROR_AMPLIFICATION_LIMIT_BREACH: return ErrorCode::entities;
        case XML_ERROR_UNKNOWN_ENCODING: return ErrorCode::not_utf8;
        default: return ErrorCode::malformed;
        }
    };

    std::string head;
    bool ended = false;
    const auto fill = [&](std::span<char> out) {
        auto more = in.read(out);
        ended = more == std::size_t{0};
        return more;
    };
    std::string piece(piece_size, '\0');
    bool clean = false;
    while (!clean && !ended) {
        const auto more = fill(piece);
        if (!more) return error(ErrorCode::unreadable);
        head.append(piece, 0, *more);
        if (head.find("<HealthData") == std::string::npos && head.size() < longest_type) continue;
        const auto blanked = without_type(head);
        if (!blanked) return error(blanked.error());
        clean = *blanked;
        if (!clean && head.size() > longest_type + piece_size) return error(ErrorCode::too_long);
    }
    if (XML_Parse(parser.get(), head.data(), static_cast<int>(head.size()), 0) == XML_STATUS_ERROR)
        return error(told());
    std::size_t total = head.size();
    while (!ended) {
        const auto more = fill(piece);
        if (!more) return error(ErrorCode::unreadable);
        total += *more;
        if (XML_Parse(parser.get(), piece.data(), static_cast<int>(*more), ended ? 1 : 0) ==
            XML_STATUS_ERROR)
            return error(told());
        // A tag that does not end is kept by the parser as a whole.
        const auto begun = static_cast<std::size_t>(XML_GetCurrentByteIndex(parser.get()));
        if (total > begun && total - begun > longest_tag + piece_size)
            return error(ErrorCode::too_long);
    }
    if (run.depth > 0) return error(ErrorCode::cut_off);
    return {};
}

} // namespace exchange
