// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/layout/callfilter.h"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tomato::layout {

#if defined(__x86_64__)
static constexpr std::uint32_t Architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
static constexpr std::uint32_t Architecture = AUDIT_ARCH_AARCH64;
#else
static constexpr std::uint32_t Architecture = 0;
#endif

namespace {

/// They are refused whatever they are asked.
constexpr int Refused[] = {
    // Other programs, by sockets, signals and memory.
    SYS_socket,
    SYS_socketpair,
    SYS_kill,
    SYS_tkill,
    SYS_rt_sigqueueinfo,
    SYS_rt_tgsigqueueinfo,
    SYS_pidfd_send_signal,
    SYS_pidfd_open,
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_shmget,
    SYS_semget,
    SYS_msgget,
    SYS_mq_open,
    SYS_keyctl,
    SYS_add_key,
    SYS_request_key,
    // Programs and rights.
    SYS_execve,
    SYS_execveat,
    SYS_unshare,
    SYS_setns,
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_bpf,
    SYS_perf_event_open,
    SYS_userfaultfd,
    SYS_io_uring_setup,
    // What files are called, and what is said of them.
    SYS_truncate,
    SYS_mkdirat,
    SYS_mknodat,
    SYS_linkat,
    SYS_symlinkat,
    SYS_renameat2,
    SYS_unlinkat,
    SYS_fchmod,
    SYS_fchmodat,
    SYS_fchown,
    SYS_fchownat,
    SYS_utimensat,
    SYS_setxattr,
    SYS_lsetxattr,
    SYS_fsetxattr,
    SYS_removexattr,
    SYS_lremovexattr,
    SYS_fremovexattr,
#ifdef SYS_renameat
    SYS_renameat,
#endif
#ifdef SYS_fchmodat2
    SYS_fchmodat2,
#endif
#ifdef SYS_open // the processor has the older calls, too
    SYS_fork,
    SYS_vfork,
    SYS_creat,
    SYS_mkdir,
    SYS_mknod,
    SYS_link,
    SYS_symlink,
    SYS_rename,
    SYS_unlink,
    SYS_rmdir,
    SYS_chmod,
    SYS_chown,
    SYS_lchown,
    SYS_utime,
    SYS_utimes,
    SYS_futimesat,
#endif
};

/// Programs ask for another call when these are not there.
constexpr int NotThere[] = {SYS_openat2, SYS_clone3};

constexpr std::uint32_t Writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;

class Filter
{
public:
    Filter()
    {
        load(offsetof(seccomp_data, arch));
        add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, Architecture, 1, 0));
        answer(SECCOMP_RET_KILL_PROCESS);
        load(offsetof(seccomp_data, nr));
#ifdef __x86_64__
        constexpr std::uint32_t OtherWordSize = 0x40000000;
        add(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, OtherWordSize, 0, 1));
        refuse(ENOSYS);
#endif
    }

    void refuseCall(int call, int error)
    {
        add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 1));
        refuse(error);
    }
    /// Refuses it where this argument has one of the bits.
    void refuseWith(int call, unsigned argument, std::uint32_t bits)
    {
        judge(call, argument, BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 0, 1));
    }
    /// Refuses it where its first argument has none of the bits.
    void refuseWithout(int call, std::uint32_t bits)
    {
        judge(call, 0, BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 1, 0));
    }
    /// Refuses it for all but this value of its first argument.
    void refuseOthers(int call, std::uint32_t value)
    {
        judge(call, 0, BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 1, 0));
    }

    bool install()
    {
        answer(SECCOMP_RET_ALLOW);
        const sock_fprog program{static_cast<unsigned short>(m_program.size()), m_program.data()};
        return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
    }

private:
    /// Refuses a call for whose argument the test goes on, and allows it where the test jumps by
    /// one.
    void judge(int call, unsigned argument, sock_filter test)
    {
        add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 4));
        loadArgument(argument);
        add(test);
        refuse(EPERM);
        answer(SECCOMP_RET_ALLOW);
    }
    void add(const sock_filter &line)
    {
        m_program.push_back(line);
    }
    void answer(std::uint32_t value)
    {
        add(BPF_STMT(BPF_RET | BPF_K, value));
    }
    void refuse(int error)
    {
        answer(SECCOMP_RET_ERRNO | static_cast<std::uint32_t>(error));
    }
    void load(std::size_t offset)
    {
        add(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset)));
    }
    /// The lower half; both processors have that first.
    void loadArgument(unsigned number)
    {
        load(offsetof(seccomp_data, args) + number * sizeof(std::uint64_t));
    }

    std::vector<sock_filter> m_program;
};

} // namespace

bool refuseCalls()
{
    if (Architecture == 0)
        return false;
    Filter filter;
    for (const int call : Refused)
        filter.refuseCall(call, EPERM);
    for (const int call : NotThere)
        filter.refuseCall(call, ENOSYS);
    filter.refuseWith(SYS_openat, 2, Writing);
#ifdef SYS_open
    filter.refuseWith(SYS_open, 1, Writing);
#endif
    filter.refuseWithout(SYS_clone, CLONE_THREAD);
    // abort(3) signals this process.
    filter.refuseOthers(SYS_tgkill, static_cast<std::uint32_t>(::getpid()));
    filter.refuseOthers(SYS_prlimit64, 0);
    return filter.install();
}

} // namespace tomato::layout
