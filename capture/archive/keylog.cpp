// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/keylog.h"

#include "app/base/files/fileaccess.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unordered_set>

namespace tomato::capture {

namespace {

/// About 20,000 connections.
constexpr std::size_t MaxKeyLogBytes = 8 << 20;
/// A block of a pcapng file has at most 16 megabytes for Wireshark.
constexpr std::size_t MaxSecretBytes = 12 << 20;
constexpr std::size_t RandomDigits = 64;
constexpr std::size_t MaxSecretDigits = 128;

bool isHex(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](unsigned char each) {
        return (each >= '0' && each <= '9') || (each >= 'a' && each <= 'f') ||
               (each >= 'A' && each <= 'F');
    });
}

bool isLabel(std::string_view label)
{
    static constexpr std::array<std::string_view, 6> Whole = {
        "CLIENT_RANDOM",         "CLIENT_EARLY_TRAFFIC_SECRET",
        "EARLY_EXPORTER_SECRET", "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
        "EXPORTER_SECRET",       "SERVER_HANDSHAKE_TRAFFIC_SECRET"};
    // QUIC had names of its own in earlier drafts.
    if (label.starts_with("QUIC_"))
        label.remove_prefix(5);
    if (std::find(Whole.begin(), Whole.end(), label) != Whole.end())
        return true;
    for (const std::string_view numbered : {"CLIENT_TRAFFIC_SECRET_", "SERVER_TRAFFIC_SECRET_"}) {
        if (!label.starts_with(numbered))
            continue;
        label.remove_prefix(numbered.size());
        return !label.empty() && label.size() <= 5 &&
               label.find_first_not_of("0123456789") == std::string_view::npos;
    }
    return false;
}

bool isKeyLogLine(std::string_view line)
{
    const std::size_t first = line.find(' ');
    const std::size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
    if (second == std::string_view::npos || !isLabel(line.substr(0, first)))
        return false;
    const std::string_view random = line.substr(first + 1, second - first - 1);
    const std::string_view secret = line.substr(second + 1);
    return random.size() == RandomDigits && isHex(random) && secret.size() >= 2 &&
           secret.size() <= MaxSecretDigits && secret.size() % 2 == 0 && isHex(secret);
}

} // namespace

std::string keyLogLines(std::string_view text)
{
    std::string kept;
    std::unordered_set<std::string_view> known;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (isKeyLogLine(line) && known.insert(line).second)
            kept.append(line).append(1, '\n');
    }
    return kept;
}

Result<std::string> readKeyLog(const std::filesystem::path &file)
{
    // Opening must not wait for a writer of a pipe with that name.
    const FileDescriptor opened(
        ::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    if (!opened) {
        // A link, a socket, a device that is none; and what the element's root closed to others, or
        // holds a lease on (fcntl(2)): a recording is had all the same.
        for (const int number : {ENOENT, ENOTDIR, ELOOP, ENXIO, EACCES, EWOULDBLOCK}) {
            if (errno == number)
                return std::string();
        }
        return fileFailure(file, "cannot be opened");
    }
    struct stat status = {};
    if (::fstat(opened.get(), &status) != 0)
        return fileFailure(file, "cannot be looked at");
    if (!S_ISREG(status.st_mode))
        return std::string();
    const auto bytes = static_cast<std::uint64_t>(status.st_size);
    const std::uint64_t from = bytes > MaxKeyLogBytes ? bytes - MaxKeyLogBytes : 0;
    std::string text(static_cast<std::size_t>(bytes - from), '\0');
    const auto count = readUpTo(opened, text, from, file);
    if (!count)
        return passOn(count);
    text.resize(*count);
    return keyLogLines(text);
}

Result<std::string> readKeyLogs(const std::vector<std::filesystem::path> &files)
{
    std::string all;
    for (const std::filesystem::path &file : files) {
        const auto lines = readKeyLog(file);
        if (!lines)
            return passOn(lines);
        // Later ones come too short rather than half.
        if (all.size() + lines->size() <= MaxSecretBytes)
            all += *lines;
    }
    return all;
}

} // namespace tomato::capture
