// SPDX-License-Identifier: GPL-3.0-or-later
#include "escapes.h"

#include <linux/keyctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/uio.h>
#include <termios.h>
#include <unistd.h>

#include <sys/ioctl.h>

#include <cerrno>
#include <cstdlib>
#include <iterator>

namespace tomato::escape {

namespace {

struct Call
{
    const char *name;
    long number;
};

/// The calls of security.md that have no use in a lab. Each is tried with arguments with which it
/// changes nothing, should it be let through.
constexpr Call Refused[] = {
    {"keyctl", SYS_keyctl},
    {"add_key", SYS_add_key},
    {"request_key", SYS_request_key},
    {"bpf", SYS_bpf},
    {"perf_event_open", SYS_perf_event_open},
    {"kexec_load", SYS_kexec_load},
    {"init_module", SYS_init_module},
    {"finit_module", SYS_finit_module},
    {"delete_module", SYS_delete_module},
    {"open_by_handle_at", SYS_open_by_handle_at},
    {"userfaultfd", SYS_userfaultfd},
    {"io_uring_setup", SYS_io_uring_setup},
    {"io_uring_enter", SYS_io_uring_enter},
    {"io_uring_register", SYS_io_uring_register},
    {"reboot", SYS_reboot},
    {"swapon", SYS_swapon},
    {"swapoff", SYS_swapoff},
    {"acct", SYS_acct},
    {"quotactl", SYS_quotactl},
    {"settimeofday", SYS_settimeofday},
    {"clock_settime", SYS_clock_settime},
    {"syslog", SYS_syslog},
    {"vhangup", SYS_vhangup},
#ifdef SYS_kexec_file_load
    {"kexec_file_load", SYS_kexec_file_load},
#endif
#ifdef SYS_iopl
    {"iopl", SYS_iopl},
    {"ioperm", SYS_ioperm},
#endif
};

bool isRefused(long result)
{
    return result < 0 && (errno == EPERM || errno == ENOSYS);
}

std::string usesForbiddenCalls(const Target &)
{
    for (const Call &call : Refused) {
        if (!isRefused(syscall(call.number, -1L, nullptr, 0L, 0L, 0L, 0L)))
            return call.name;
    }
    return {};
}

#ifdef __x86_64__
/// Other numbers stand for the same calls where programs have another word size.
std::string usesThemByAnotherWordSize(const Target &)
{
    constexpr long X32 = 0x40000000;
    if (!isRefused(syscall(X32 | SYS_keyctl, KEYCTL_GET_KEYRING_ID, KEY_SPEC_SESSION_KEYRING, 0)))
        return "keyctl of x32";
    // A kernel without such programs sends the process a signal, and it does not go on.
    constexpr long Keyctl32 = 288;
    constexpr long Socket32 = 359;
    long result = Keyctl32;
    asm volatile("int $0x80"
                 : "+a"(result)
                 : "b"(KEYCTL_GET_KEYRING_ID), "c"(KEY_SPEC_SESSION_KEYRING), "d"(0)
                 : "memory");
    if (result != -ENOSYS && result != -EPERM)
        return "keyctl of 32 bits";
    result = Socket32;
    asm volatile("int $0x80" : "+a"(result) : "b"(AF_VSOCK), "c"(SOCK_STREAM), "d"(0) : "memory");
    return result >= 0 ? "a socket of 32 bits" : "";
}
#else
std::string usesThemByAnotherWordSize(const Target &)
{
    return {};
}
#endif

/// Pastes the selection of a console.
std::string pastesIntoTheConsole(const Target &)
{
    char subcode[] = {2, 0};
    for (const int file : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (!isRefused(ioctl(file, TIOCLINUX, subcode)))
            return "TIOCLINUX was let through";
        if (!isRefused(syscall(SYS_ioctl, file, (1UL << 32) | TIOCLINUX, subcode)))
            return "TIOCLINUX was let through by a number with more bits";
    }
    return {};
}

/// The element's first process is the only one of ToMaTo's that it sees, and holds nothing.
std::string looksIntoOtherProcesses(const Target &)
{
    for (const std::string &number : processes()) {
        const auto process = static_cast<pid_t>(std::atoi(number.c_str()));
        if (process == 1 || process == getpid() || process == getppid() ||
            !contents("/proc/" + number + "/comm").starts_with("tomato"))
            continue;
        char byte = 0;
        const iovec own{&byte, 1};
        const iovec other{reinterpret_cast<void *>(0x400000), 1};
        if (ptrace(PTRACE_SEIZE, process, nullptr, nullptr) == 0 ||
            process_vm_readv(process, &own, 1, &other, 1, 0) == 1)
            return "looks into " + number;
    }
    return {};
}

std::string takesFilesOfTheFirstProcess(const Target &)
{
    constexpr int Files = 64;
    const long process = syscall(SYS_pidfd_open, 1, 0);
    for (int number = 0; process >= 0 && number < Files; ++number) {
        const long file = syscall(SYS_pidfd_getfd, process, number, 0);
        if (file < 0)
            continue;
        struct stat seen = {};
        if (fstat(static_cast<int>(file), &seen) != 0 || !S_ISCHR(seen.st_mode) ||
            seen.st_rdev != makedev(1, 3)) // /dev/null
            return "has file " + std::to_string(number) + " of the first process";
    }
    return {};
}

} // namespace

std::vector<Attempt> attemptsByCalls()
{
    return {{"system calls that no lab needs", usesForbiddenCalls},
            {"the same by another word size", usesThemByAnotherWordSize},
            {"pasting into a console", pastesIntoTheConsole},
            {"looking into other processes", looksIntoOtherProcesses},
            {"files of its first process", takesFilesOfTheFirstProcess}};
}

} // namespace tomato::escape
