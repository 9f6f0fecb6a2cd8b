// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/isotime.h"

#include <cstdio>
#include <ctime>

namespace tomato {

std::string isoTime(Timestamp time)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const std::time_t whole = seconds.count();
    std::tm utc = {};
    ::gmtime_r(&whole, &utc);
    char text[48];
    const std::size_t length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &utc);
    std::snprintf(text + length, sizeof text - length, ".%09lldZ",
                  static_cast<long long>((time - seconds).count()));
    return text;
}

std::optional<Timestamp> timeFromIso(const std::string &text)
{
    std::tm utc = {};
    const char *fraction = ::strptime(text.c_str(), "%Y-%m-%dT%H:%M:%S", &utc);
    int nanoseconds = 0;
    if (!fraction || std::sscanf(fraction, ".%9dZ", &nanoseconds) != 1)
        return {};
    const Timestamp time =
        std::chrono::seconds(::timegm(&utc)) + std::chrono::nanoseconds(nanoseconds);
    return isoTime(time) == text ? std::optional(time) : std::nullopt;
}

} // namespace tomato
