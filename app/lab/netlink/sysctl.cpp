// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/netlink/sysctl.h"

#include "app/base/filedescriptor.h"
#include "app/base/systemfailure.h"

#include <fcntl.h>

namespace tomato::lab {

Result<> writeSysctl(const std::string &name, const std::string &value)
{
    const std::string path = "/proc/sys/" + name;
    const FileDescriptor file(open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file)
        return systemFailure("open " + path);
    if (write(file.get(), value.data(), value.size()) != static_cast<ssize_t>(value.size()))
        return systemFailure("write " + value + " to " + path);
    return {};
}

bool hasIpv6()
{
    return access("/proc/sys/net/ipv6/conf", F_OK) == 0;
}

} // namespace tomato::lab
