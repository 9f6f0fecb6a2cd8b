// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filedescriptor.h"

#include <sys/types.h>

namespace tomato::lab {

/// Stands between a command in an element and the files that are its standard streams: an open file
/// could be opened again inside with other rights, through /proc/self/fd, and be written, cut off
/// or given other modes. So the command gets pipes, and processes outside copy. Pipes, sockets and
/// terminals stay as they are. System calls only.
class StreamRelay final
{
public:
    StreamRelay() = default;
    StreamRelay(const StreamRelay &) = delete;
    StreamRelay &operator=(const StreamRelay &) = delete;

    /// Puts pipes in the place of files, before the element is entered. False with errno set.
    bool start();
    /// Is called when the command has ended: returns when all its output is in the files. Processes
    /// that it left running go on writing.
    void finish();

private:
    bool relayInput();
    bool relayOutput(int stream);
    bool isSameAsOutput() const;

    /// The descriptors to the processes that copy the output; see copyOutput().
    FileDescriptor m_outputs[2];
};

} // namespace tomato::lab
