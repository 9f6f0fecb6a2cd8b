// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filedescriptor.h"
#include "app/topology/attributes/attachment.h"

#include <sys/types.h>

#include <string>

namespace tomato::lab {

/// Holds the network namespace of something that already runs open.
class OutsideNetwork final
{
public:
    /// Asks docker or podman where a container is.
    static Result<OutsideNetwork> find(const topology::Attachment &attachment);
    static Result<OutsideNetwork> ofProcess(pid_t process);

    /// Brings the calling process there for good, through its user namespace where only that gives
    /// the right to. Needs a process of one thread.
    Result<> enter() const;
    /// Tells whether the calling process is in it.
    bool isOwn() const;
    /// Tells whether the process by which it was found still runs, or the name still leads to this
    /// network. Takes no rights over what is attached.
    bool isThere() const;
    /// For messages: "the network namespace h1".
    const std::string &label() const { return m_label; }

private:
    static Result<OutsideNetwork> open(const std::string &path, std::string label);
    static Result<OutsideNetwork> openProcess(pid_t process, const std::string &label);

    std::string m_path;
    std::string m_label;
    FileDescriptor m_network;
    /// The user namespace of the process; it is not open for a network namespace that is known by
    /// name alone.
    FileDescriptor m_users;
    /// A pidfd of the process; it is not open where the kernel has none (before Linux 5.3).
    FileDescriptor m_process;
};

} // namespace tomato::lab
