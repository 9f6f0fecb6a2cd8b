// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/lab/elementprocess.h"
#include "app/lab/elementroot.h"
#include "app/lab/filedescriptor.h"

#include <sys/types.h>

#include <string>
#include <vector>

namespace tomato::lab {

/// Makes the first processes of elements. They are cloned from a small process that was forked when
/// this object was made: so no element keeps a copy of the packet buffers that its parent maps
/// later, and nothing is forked from a process with threads. They are children of the calling
/// thread all the same, and die with it.
class ElementStarter final
{
public:
    ElementStarter() { spawn(); }
    ~ElementStarter() { dismiss(); }
    ElementStarter(const ElementStarter &) = delete;
    ElementStarter &operator=(const ElementStarter &) = delete;

    /// What elements that start from now on see. The first folder, if there is one, is the lab's.
    Result<> show(const std::vector<std::string> &folders);
    /// `home` names the element's folder in the lab's; empty for none.
    Result<ElementProcess> start(const std::string &hostname, const std::string &home);

private:
    struct Request;
    struct Reply;

    [[noreturn]] static void serve(int socket, int parent);
    bool spawn();
    Result<> build();
    Result<Reply> ask(const Request &request);
    void dismiss();

    FileDescriptor m_socket;
    SeenFolders m_seen;
    /// Whether the present process built the root that shows them.
    bool m_built = false;
    pid_t m_process = 0;
    /// A pidfd of that process.
    FileDescriptor m_life;
};

} // namespace tomato::lab
