// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"

#include <sys/types.h>

namespace tomato::lab {

/// The calling thread is in a namespace of another process while this lives; it goes back at the
/// end. Sockets opened meanwhile stay in that namespace. Destroy it in the thread that made it.
class NamespaceVisit final
{
public:
    enum class Kind
    {
        Network,
        Hostname
    };

    static Result<NamespaceVisit> enter(pid_t process, Kind kind);
    NamespaceVisit(NamespaceVisit &&) noexcept = default;
    /// Ends the program if the way back is barred: in a wrong namespace everything would go wrong.
    ~NamespaceVisit();

private:
    explicit NamespaceVisit(FileDescriptor home) : m_home(std::move(home)) {}

    FileDescriptor m_home;
};

} // namespace tomato::lab
