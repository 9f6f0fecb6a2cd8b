// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/processidentity.h"

#include "app/base/files/fileaccess.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>

namespace tomato::capture {

namespace {

/// The beginning of a small file under /proc; empty when it cannot be read.
std::string readProc(const std::string &path)
{
    const auto file = openFile(path, O_RDONLY);
    if (!file)
        return {};
    std::string text(1024, '\0');
    const auto count = readUpTo(*file, text, 0, path);
    text.resize(count ? *count : 0);
    return text;
}

/// Field 22 of the first thread's stat; 0 when there is no such process or it has ended. That of
/// the process is the same, but the kernel sums up all of its threads for it, and who records has
/// many. The name in field 2 may hold anything, so the fields are counted from the last
/// parenthesis.
std::uint64_t startOf(std::int64_t process)
{
    const std::string number = std::to_string(process);
    const std::string text = readProc("/proc/" + number + "/task/" + number + "/stat");
    const auto parenthesis = text.rfind(") ");
    if (parenthesis == std::string::npos)
        return 0;
    const std::string_view state = std::string_view(text).substr(parenthesis + 2, 1);
    if (state == "Z" || state == "X")
        return 0;
    auto at = parenthesis + 2;
    for (int field = 3; field < 22; ++field) {
        at = text.find(' ', at);
        if (at == std::string::npos)
            return 0;
        ++at;
    }
    return std::strtoull(text.c_str() + at, nullptr, 10);
}

std::array<char, 36> bootId()
{
    std::array<char, 36> id{};
    readProc("/proc/sys/kernel/random/boot_id").copy(id.data(), id.size());
    return id;
}

} // namespace

ProcessIdentity ProcessIdentity::current()
{
    // A lab begins many recordings at once. A process that was forked is another one.
    static thread_local ProcessIdentity known;
    const std::int64_t process = ::getpid();
    if (known.process != process)
        known = {process, startOf(process), bootId()};
    return known;
}

bool ProcessIdentity::isAlive() const
{
    return process > 0 && start != 0 && startOf(process) == start && bootId() == boot;
}

} // namespace tomato::capture
