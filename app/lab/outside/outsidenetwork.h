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
    /// Tells whether the process or name by which it was found still exists and still has this
    /// network.
    bool isThere() const;
    /// For messages: "the network namespace h1".
    const std::string &label() const { return m_label; }

private:
    static Result<OutsideNetwork> open(const std::string &path, const std::string &users,
                                       std::string label);

    std::string m_path;
    std::string m_label;
    FileDescriptor m_network;
    /// The user namespace of the process; it is not open for a network namespace that is known by
    /// name alone.
    FileDescriptor m_users;
};

} // namespace tomato::lab
