// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/lab/elementprocess.h"
#include "app/lab/filedescriptor.h"

#include <sys/types.h>

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

    Result<ElementProcess> start(const std::string &hostname);

private:
    bool spawn();
    void dismiss();

    FileDescriptor m_socket;
    pid_t m_process = 0;
};

} // namespace tomato::lab
