// SPDX-License-Identifier: GPL-3.0-or-later
// Run while ToMaTo is built: writes the filter of system calls that holds in elements, as lines of
// an array of sock_filter. So neither libseccomp nor the work of making it is in an element.
#include <linux/falloc.h>
#include <linux/filter.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <iterator>
#include <vector>

namespace {

// Programs that ask whether they may go on without these; "not there" is what they understand.
constexpr int NotThere[] = {SCMP_SYS(keyctl),         SCMP_SYS(add_key),
                            SCMP_SYS(request_key),    SCMP_SYS(io_uring_setup),
                            SCMP_SYS(io_uring_enter), SCMP_SYS(io_uring_register),
                            SCMP_SYS(userfaultfd)};
// These calls are for the machine, or give access to other processes' or the kernel's memory.
constexpr int Forbidden[] = {SCMP_SYS(bpf),
                             SCMP_SYS(perf_event_open),
                             SCMP_SYS(kexec_load),
                             SCMP_SYS(kexec_file_load),
                             SCMP_SYS(init_module),
                             SCMP_SYS(finit_module),
                             SCMP_SYS(delete_module),
                             SCMP_SYS(open_by_handle_at),
                             SCMP_SYS(lookup_dcookie),
                             SCMP_SYS(reboot),
                             SCMP_SYS(swapon),
                             SCMP_SYS(swapoff),
                             SCMP_SYS(acct),
                             SCMP_SYS(quotactl),
                             SCMP_SYS(quotactl_fd),
                             SCMP_SYS(nfsservctl),
                             SCMP_SYS(settimeofday),
                             SCMP_SYS(clock_settime),
                             SCMP_SYS(iopl),
                             SCMP_SYS(ioperm),
                             SCMP_SYS(syslog),
                             SCMP_SYS(vhangup),
                             SCMP_SYS(_sysctl),
                             SCMP_SYS(uselib),
                             SCMP_SYS(vm86),
                             SCMP_SYS(vm86old)};

constexpr scmp_datum_t LowerHalf = 0xffffffff;

bool fill(scmp_filter_ctx filter)
{
    // Programs of another word size could pass what is forbidden under other numbers.
    bool filled = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_ERRNO(ENOSYS)) == 0;
    filled &= seccomp_attr_set(filter, SCMP_FLTATR_CTL_NNP, 0) == 0;
    filled &= seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2) == 0;
    // The library leaves out calls that this machine's processor does not have.
    for (const int call : NotThere)
        (void)seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), call, 0);
    for (const int call : Forbidden)
        (void)seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0);
    // These requests write input to a terminal, as its user would; the kernel uses the lower half
    // of the number.
    for (const unsigned long request :
         {static_cast<unsigned long>(TIOCSTI), static_cast<unsigned long>(TIOCLINUX)})
        filled &= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(ioctl), 1,
                                   SCMP_A1(SCMP_CMP_MASKED_EQ, LowerHalf, request)) == 0;
    // These sockets are not in any namespace: they reach the hypervisor, a modem, a card reader.
    for (const int family : {AF_VSOCK, AF_QIPCRTR, AF_NFC, AF_IUCV})
        filled &= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EAFNOSUPPORT), SCMP_SYS(socket), 1,
                                   SCMP_A0(SCMP_CMP_MASKED_EQ, LowerHalf,
                                           static_cast<scmp_datum_t>(family))) == 0;
    // One call would take all of a disk, before anybody can stop it. Programs that ask for room
    // ahead go on without it; holes may be made.
    constexpr scmp_datum_t Frees = FALLOC_FL_PUNCH_HOLE | FALLOC_FL_COLLAPSE_RANGE;
    filled &= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EOPNOTSUPP), SCMP_SYS(fallocate), 1,
                               SCMP_A1(SCMP_CMP_MASKED_EQ, Frees, 0)) == 0;
    return filled;
}

} // namespace

int main(int argc, char **argv)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    std::FILE *file = std::tmpfile();
    if (argc != 2 || filter == nullptr || file == nullptr || !fill(filter) ||
        seccomp_export_bpf(filter, fileno(file)) != 0)
        return 1;
    std::rewind(file);
    std::FILE *lines = std::fopen(argv[1], "w");
    sock_filter each{};
    while (lines != nullptr && std::fread(&each, sizeof each, 1, file) == 1)
        std::fprintf(lines, "{0x%x, %u, %u, 0x%x},\n", each.code, each.jt, each.jf, each.k);
    seccomp_release(filter);
    return lines != nullptr && std::fclose(lines) == 0 ? 0 : 1;
}
