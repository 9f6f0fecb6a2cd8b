// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/netlink/namespacevisit.h"

#include "app/base/systemfailure.h"

#include <fcntl.h>
#include <sched.h>

#include <cstdio>
#include <cstdlib>

namespace tomato::lab {

Result<NamespaceVisit> NamespaceVisit::enter(pid_t process, Kind kind)
{
    const std::string file = kind == Kind::Network ? "/ns/net" : "/ns/uts";
    FileDescriptor home(open(("/proc/thread-self" + file).c_str(), O_RDONLY | O_CLOEXEC));
    if (!home)
        return systemFailure("open /proc/thread-self" + file);
    const std::string path = "/proc/" + std::to_string(process) + file;
    const FileDescriptor there(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!there)
        return systemFailure("open " + path);
    if (setns(there.get(), kind == Kind::Network ? CLONE_NEWNET : CLONE_NEWUTS) != 0)
        return systemFailure("enter " + path);
    return NamespaceVisit(std::move(home));
}

NamespaceVisit::~NamespaceVisit()
{
    if (m_home && setns(m_home.get(), 0) != 0) {
        std::perror("cannot return to the fabric's namespace");
        std::abort();
    }
}

} // namespace tomato::lab
