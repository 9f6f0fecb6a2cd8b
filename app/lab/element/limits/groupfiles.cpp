// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/limits/groupfiles.h"

#include "app/base/filedescriptor.h"
#include "app/base/files/fileaccess.h"
#include "app/base/systemfailure.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <iterator>
#include <sstream>
#include <thread>

namespace tomato::lab {

using namespace std::chrono_literals;

// Uses one write(2), as the kernel handles each as a message of its own.
Result<> writeGroupFile(const std::string &path, const std::string &value)
{
    const FileDescriptor file(open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file ||
        write(file.get(), value.data(), value.size()) != static_cast<ssize_t>(value.size()))
        return systemFailure("write " + value + " to " + path);
    return {};
}

std::vector<std::string> groupWords(const std::string &path)
{
    std::istringstream text(textOf(path));
    return {std::istream_iterator<std::string>(text), {}};
}

Result<> makeGroup(const std::string &path)
{
    if (mkdir(path.c_str(), 0755) != 0 && errno != EEXIST)
        return systemFailure("make the control group " + path);
    return {};
}

void removeGroup(const std::string &path)
{
    std::error_code none;
    for (const auto &entry : std::filesystem::directory_iterator(path, none)) {
        if (entry.is_directory(none))
            removeGroup(entry.path());
    }
    constexpr int MaxTries = 50;
    for (int tries = 0; rmdir(path.c_str()) != 0 && errno == EBUSY && tries < MaxTries; ++tries)
        std::this_thread::sleep_for(2ms);
}

void joinGroups(const std::vector<std::string> &files)
{
    for (const std::string &path : files) {
        const int file = open(path.c_str(), O_WRONLY | O_CLOEXEC);
        // Whoever writes.
        [[maybe_unused]] const auto written = write(file, "0", 1);
        close(file);
    }
}

} // namespace tomato::lab
