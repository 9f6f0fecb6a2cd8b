// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"

#include <sys/types.h>

#include <string>

namespace tomato::lab {

/// Chooses which of this machine's users and groups exist in a fabric: user_namespaces(7),
/// subuid(5).
///
/// An ordinary user is root of the fabric and of its elements; the user's subordinate ids, if any,
/// are the elements' other users. When root of this machine runs the lab, the fabric's worker stays
/// root, and elements get ids that nobody has: their root has no rights on this machine.
class FabricIds final
{
public:
    /// Call it before the new user namespace is made: it leaves a process behind that has the
    /// rights to map ids.
    static Result<FabricIds> choose();
    FabricIds(FabricIds &&) noexcept;
    FabricIds &operator=(FabricIds &&) = delete;
    ~FabricIds();

    /// Call it in the new user namespace.
    Result<> map();

private:
    struct Range
    {
        unsigned first = 0;
        unsigned count = 0;
    };

    FabricIds() = default;
    static Result<Range> unusedNumbers(const char *map, const char *subordinates);
    static Range subordinates(const char *file);
    std::string lines(unsigned own, Range more) const;
    bool leaveHelper();
    [[noreturn]] void help(int channel, pid_t process) const;
    bool askHelper();

    uid_t m_user = 0;
    gid_t m_group = 0;
    Range m_users;
    Range m_groups;
    pid_t m_helper = 0;
    FileDescriptor m_channel;
};

} // namespace tomato::lab
