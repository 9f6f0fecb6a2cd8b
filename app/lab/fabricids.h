// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"

#include <sys/types.h>

#include <string>

namespace tomato::lab {

/// Which of this machine's users and groups a fabric has: user_namespaces(7), subuid(5).
///
/// An ordinary user is root of the fabric and of its elements, with the subordinate ids that the
/// user has, if any, as the elements' other users. Of this machine's root the fabric's worker stays
/// what it is, and elements get numbers that nobody has: their root has no right to anything here.
class FabricIds final
{
public:
    /// Before the new user namespace: leaves a process behind that has the rights to map numbers.
    static Result<FabricIds> choose();
    FabricIds(FabricIds &&) noexcept;
    FabricIds &operator=(FabricIds &&) = delete;
    ~FabricIds();

    /// In the new one.
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
