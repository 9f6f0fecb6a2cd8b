// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/foldername.h"

#include "app/base/shortname.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace tomato::capture {

namespace {

std::string lowerCase(std::string text)
{
    for (char &each : text) {
        if (each >= 'A' && each <= 'Z')
            each = static_cast<char>(each - 'A' + 'a');
    }
    return text;
}

/// Windows has devices of these names in each folder, whatever their ending is.
bool isDevice(const std::string &name)
{
    constexpr std::array<std::string_view, 4> Devices = {"con", "prn", "aux", "nul"};
    const std::string stem = lowerCase(name.substr(0, name.find('.')));
    const bool isNumbered = stem.size() == 4 && stem[3] >= '0' && stem[3] <= '9' &&
                            (stem.starts_with("com") || stem.starts_with("lpt"));
    return isNumbered || std::ranges::find(Devices, stem) != Devices.end();
}

/// Builds a path of four names at most: an archive, a host, a connection, its arrivals.
std::string folderPath(const std::string &path, int more = 3)
{
    const std::size_t slash = path.find('/');
    return slash == std::string::npos || more == 0
               ? folderName(path)
               : folderName(path.substr(0, slash)) + "/" +
                     folderPath(path.substr(slash + 1), more - 1);
}

} // namespace

std::string folderName(const std::string &name)
{
    constexpr std::string_view Forbidden = "/\\<>:\"|?*\x7f";
    std::string safe = name;
    for (char &each : safe) {
        if (Forbidden.find(each) != std::string_view::npos || static_cast<unsigned char>(each) < 32)
            each = '_';
    }
    // ".." and hidden folders; a dash would look like an option.
    while (!safe.empty() && (safe.front() == '.' || safe.front() == '-'))
        safe.erase(0, 1);
    safe = shortName(safe);
    // Windows drops them.
    while (!safe.empty() && (safe.back() == '.' || safe.back() == ' '))
        safe.pop_back();
    if (safe.empty())
        return "capture";
    return isDevice(safe) ? "_" + safe : safe;
}

std::vector<std::string> folderPaths(const std::vector<std::string> &wanted)
{
    std::vector<std::string> paths;
    std::set<std::string> taken;
    for (const std::string &each : wanted) {
        const std::string path = folderPath(each);
        std::string free = path;
        for (int number = 2; !taken.insert(lowerCase(free)).second; ++number)
            free = path + "-" + std::to_string(number);
        paths.push_back(free);
    }
    return paths;
}

} // namespace tomato::capture
