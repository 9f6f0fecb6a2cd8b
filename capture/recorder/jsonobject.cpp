// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/recorder/jsonobject.h"

#include <cstdio>

namespace tomato::capture {

namespace {

/// Bytes of the well-formed UTF-8 character at the beginning (RFC 3629); 0 when there is none.
std::size_t characterBytes(std::string_view text)
{
    const auto byte = [&](std::size_t at) {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u;
    };
    const auto follows = [&](std::size_t at) { return (byte(at) & 0xc0u) == 0x80u; };
    const unsigned first = byte(0);
    const unsigned second = byte(1);
    if (first < 0x80)
        return 1;
    if (first >= 0xc2 && first <= 0xdf)
        return follows(1) ? 2 : 0;
    if (first >= 0xe0 && first <= 0xef) {
        const bool inRange = !(first == 0xe0 && second < 0xa0) && !(first == 0xed && second > 0x9f);
        return inRange && follows(1) && follows(2) ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
        const bool inRange = !(first == 0xf0 && second < 0x90) && !(first == 0xf4 && second > 0x8f);
        return inRange && follows(1) && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

} // namespace

std::string jsonString(std::string_view text)
{
    std::string json = "\"";
    while (!text.empty()) {
        const std::size_t bytes = characterBytes(text);
        const char character = text.front();
        if (bytes == 0) {
            json += "\xef\xbf\xbd";
        } else if (character == '"' || character == '\\') {
            json += {'\\', character};
        } else if (static_cast<unsigned char>(character) < 0x20) {
            char escaped[8];
            std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(character));
            json += escaped;
        } else {
            json += text.substr(0, bytes);
        }
        text.remove_prefix(bytes == 0 ? 1 : bytes);
    }
    return json + '"';
}

JsonObject &JsonObject::add(std::string_view name, std::string_view text)
{
    return addValue(name, jsonString(text));
}

JsonObject &JsonObject::add(std::string_view name, std::uint64_t number)
{
    return addValue(name, std::to_string(number));
}

JsonObject &JsonObject::add(std::string_view name, std::int64_t number)
{
    return addValue(name, std::to_string(number));
}

JsonObject &JsonObject::add(std::string_view name, const JsonObject &object)
{
    std::string inner = object.text();
    for (std::size_t at = inner.find('\n'); at != std::string::npos; at = inner.find('\n', at + 1))
        inner.insert(at + 1, "  ");
    return addValue(name, inner);
}

JsonObject &JsonObject::addValue(std::string_view name, const std::string &json)
{
    m_members += (m_members.empty() ? "\n  " : ",\n  ") + jsonString(name) + ": " + json;
    return *this;
}

std::string JsonObject::text() const
{
    return m_members.empty() ? "{}" : "{" + m_members + "\n}";
}

} // namespace tomato::capture
