// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tomato::capture {

/// Text as a JSON string, quotes included; what is not UTF-8 becomes U+FFFD.
std::string jsonString(std::string_view text);

/// Builds the text of one JSON object (RFC 8259), member by member, indented.
class JsonObject final
{
public:
    JsonObject &add(std::string_view name, std::string_view text);
    JsonObject &add(std::string_view name, std::uint64_t number);
    JsonObject &add(std::string_view name, std::int64_t number);
    JsonObject &add(std::string_view name, const JsonObject &object);
    /// A value that is JSON already.
    JsonObject &addValue(std::string_view name, const std::string &json);

    std::string text() const;

private:
    std::string m_members;
};

} // namespace tomato::capture
