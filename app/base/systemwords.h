// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cerrno>
#include <string>
#include <system_error>

namespace tomato {

/// The system's words for a value of errno: "No space left on device". Any thread may ask.
inline std::string systemWords(int number)
{
    return std::generic_category().message(number);
}

/// Why an operation of a QFile or the like failed. Qt 6.4 says "Unknown error" where the last part
/// of a buffer could not be written: errno knows. Set it to 0 before the operation, and hand it
/// over after.
template <class File>
std::string fileWords(const File &file, int number)
{
    return number != 0 ? systemWords(number) : file.errorString().toStdString();
}

} // namespace tomato
