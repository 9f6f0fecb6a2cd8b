// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/emulationhistory.h"

#include "app/base/files/fileaccess.h"
#include "app/base/isotime.h"

#include <algorithm>
#include <fcntl.h>
#include <sstream>
#include <unistd.h>

namespace tomato::capture {

namespace {

constexpr std::size_t MaxHistoryBytes = 1 << 20;
/// Limits the text of one direction.
constexpr std::size_t MaxEmulationText = 1000;
constexpr std::string_view OmittedMark = "omitted\t";

std::string emulationText(std::string text)
{
    text.resize(std::min(text.size(), MaxEmulationText));
    std::replace_if(
        text.begin(), text.end(), [](unsigned char each) { return each < 0x20; }, ' ');
    return text;
}

std::string lineOf(const EmulationChange &change)
{
    return isoTime(change.time) + '\t' + emulationText(change.sentBy[0]) + '\t' +
           emulationText(change.sentBy[1]) + '\n';
}

Result<> rewrite(const std::filesystem::path &path, const EmulationHistory &history)
{
    const auto temporary = path.string() + ".new";
    ::unlink(temporary.c_str());
    const auto file = openRingFile(temporary, O_WRONLY | O_CREAT | O_EXCL);
    if (!file)
        return passOn(file);
    std::string text = std::string(OmittedMark) + std::to_string(history.omitted) + '\n';
    for (const EmulationChange &each : history.changes)
        text += lineOf(each);
    if (auto written = writeAll(*file, text, 0, temporary); !written)
        return written;
    return ::rename(temporary.c_str(), path.c_str()) == 0 ? Result<>()
                                                          : fileFailure(path, "cannot replace");
}

} // namespace

std::filesystem::path EmulationHistory::path(const std::filesystem::path &directory)
{
    return directory / "emulation";
}

EmulationHistory EmulationHistory::read(const std::filesystem::path &directory)
{
    EmulationHistory history;
    const auto file = openRingFile(path(directory), O_RDONLY);
    if (!file)
        return history;
    // The buffer has space for one line more than append() permits.
    std::string text(MaxHistoryBytes + 4 * MaxEmulationText, '\0');
    const auto count = readUpTo(*file, text, 0, path(directory));
    text.resize(count.value_or(0));
    std::istringstream lines(text);
    std::string line;
    while (std::getline(lines, line)) {
        if (line.starts_with(OmittedMark)) {
            history.omitted = std::strtoull(line.c_str() + OmittedMark.size(), nullptr, 10);
            continue;
        }
        const std::size_t first = line.find('\t');
        const std::size_t second = line.find('\t', first == std::string::npos ? first : first + 1);
        if (second == std::string::npos)
            continue;
        const auto time = timeFromIso(line.substr(0, first));
        if (time)
            history.changes.push_back(
                {*time, {line.substr(first + 1, second - first - 1), line.substr(second + 1)}});
    }
    return history;
}

Result<> EmulationHistory::append(const std::filesystem::path &directory,
                                  const EmulationChange &change)
{
    const auto file = openRingFile(path(directory), O_RDWR | O_CREAT);
    if (!file)
        return passOn(file);
    const auto bytes = fileBytes(*file, path(directory));
    if (!bytes)
        return passOn(bytes);
    if (*bytes <= MaxHistoryBytes)
        return writeAll(*file, lineOf(change), *bytes, path(directory));
    EmulationHistory history = read(directory);
    const auto half = static_cast<std::ptrdiff_t>(history.changes.size() / 2);
    history.omitted += static_cast<std::uint64_t>(half);
    history.changes.erase(history.changes.begin(), history.changes.begin() + half);
    history.changes.push_back(change);
    return rewrite(path(directory), history);
}

} // namespace tomato::capture
