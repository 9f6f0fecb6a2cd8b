// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/files/memberpath.h"

#include <cstddef>

namespace tomato {

static bool isDrive(std::string_view path)
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return path.size() >= 2 && path[1] == ':' && isLetter(path[0]);
}

std::string problemOfMemberPath(std::string_view path)
{
    if (path.find('\0') != std::string_view::npos)
        return "has a zero byte in its name";
    if (path.starts_with('/') || path.starts_with('\\') || isDrive(path))
        return "would leave the folder";
    bool hasUnclearPart = false;
    for (std::string_view rest = path; true;) {
        // Unpacked by a program of Windows, a backslash would be a '/'.
        const std::size_t end = rest.find_first_of("/\\");
        const std::string_view part = rest.substr(0, end);
        if (part == "..")
            return "would leave the folder";
        hasUnclearPart |= part.empty() || part == ".";
        if (end == std::string_view::npos)
            break;
        rest.remove_prefix(end + 1);
    }
    if (path.find('\\') != std::string_view::npos)
        return "has a backslash in its name";
    return hasUnclearPart ? "has an empty or a '.' part in its name" : "";
}

} // namespace tomato
