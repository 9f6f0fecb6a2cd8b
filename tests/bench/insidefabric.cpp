// SPDX-License-Identifier: GPL-3.0-or-later

// Preloaded into the peers, for which a user namespace has less than they ask for. tcpdump, as
// root, gives itself another user before it writes, and there is none; netsniff-ng wants all its
// memory locked, of which a user may have too little, and its files written before those of others.
// They would end.

#include <dlfcn.h>
#include <grp.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdarg>

extern "C" int initgroups(const char *, gid_t)
{
    return 0;
}

extern "C" int setgid(gid_t) noexcept
{
    return 0;
}

extern "C" int setuid(uid_t) noexcept
{
    return 0;
}

extern "C" int mlockall(int) noexcept
{
    return 0;
}

extern "C" long syscall(long number, ...) noexcept
{
    if (number == SYS_ioprio_set)
        return 0;
    using Call = long (*)(long, ...);
    static const auto call = reinterpret_cast<Call>(::dlsym(RTLD_NEXT, "syscall"));
    std::va_list values;
    va_start(values, number);
    long arguments[6] = {};
    for (long &each : arguments)
        each = va_arg(values, long);
    va_end(values);
    return call(number, arguments[0], arguments[1], arguments[2], arguments[3], arguments[4],
                arguments[5]);
}

extern "C" void *mmap(void *at, size_t bytes, int protection, int flags, int file,
                      off_t offset) noexcept
{
    return reinterpret_cast<void *>(
        ::syscall(SYS_mmap, at, bytes, protection, flags & ~MAP_LOCKED, file, offset));
}

extern "C" void *mmap64(void *at, size_t bytes, int protection, int flags, int file,
                        off64_t offset) noexcept
{
    return mmap(at, bytes, protection, flags, file, offset);
}
