// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filedescriptor.h"
#include "app/topology/attributes/attachment.h"

#include <sys/types.h>

#include <string>

namespace tomato::lab {

/// The network namespace of something that runs already, held open.
class OutsideNetwork final
{
public:
    /// Asks docker or podman where a container is.
    static Result<OutsideNetwork> find(const topology::Attachment &attachment);
    static Result<OutsideNetwork> ofProcess(pid_t process);

    /// Brings the calling process there for good, through its user namespace where only that gives
    /// the right to. Needs a process of one thread.
    Result<> enter() const;
    /// Whether the calling process is in it.
    bool isOwn() const;
    /// Whether what it was found by is still there and still has this network.
    bool isThere() const;
    /// For messages: "the network namespace h1".
    const std::string &label() const { return m_label; }

private:
    static Result<OutsideNetwork> open(const std::string &path, const std::string &users,
                                       std::string label);

    std::string m_path;
    std::string m_label;
    FileDescriptor m_network;
    /// Of the process; not open for a namespace that is known by name alone.
    FileDescriptor m_users;
};

} // namespace tomato::lab
