// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/filter/filter.h"

#include "app/base/files/fileaccess.h"
#include "app/base/systemwords.h"
#include "capture/receiver/filter/pcaphandle.h"
#include "capture/ring/pcapformat.h"

#include <linux/filter.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <mutex>
#include <system_error>

namespace tomato::capture {

namespace {

/// libpcap's optimiser makes programs up to six times smaller and takes time that grows with the
/// square of their size: from here on it would be a minute, and for nothing.
constexpr unsigned MaxUnoptimisedInstructions = 5 * MaxFilterInstructions;

Result<FilterProgram> compile(pcap_t *handle, const std::string &expression, bool optimised)
{
    // pcap_compile() is not thread-safe in all versions.
    static std::mutex compiler;
    const std::lock_guard guard(compiler);
    auto program = std::make_unique<bpf_program>();
    if (pcap_compile(handle, program.get(), expression.c_str(), optimised ? 1 : 0,
                     PCAP_NETMASK_UNKNOWN) != 0)
        return failure(pcap_geterr(handle));
    return FilterProgram(program.release());
}

tl::unexpected<Error> tooComplex(unsigned instructions)
{
    return failure("the filter is too complex: it needs " + std::to_string(instructions) +
                   " instructions, the kernel takes " + std::to_string(MaxFilterInstructions) +
                   ", and packets would have to be filtered outside of it");
}

} // namespace

void FilterProgramDeleter::operator()(bpf_program *program) const
{
    pcap_freecode(program);
    delete program;
}

Result<FilterProgram> compileFilter(const std::string &expression,
                                    const BeforeOptimiser &beforeOptimiser)
{
    const PcapHandle ethernet(pcap_open_dead(DLT_EN10MB, MaxSnapLength));
    if (!ethernet)
        return failure("out of memory");
    return compileFilter(ethernet.get(), expression, beforeOptimiser);
}

Result<FilterProgram> compileFilter(pcap_t *handle, const std::string &expression,
                                    const BeforeOptimiser &beforeOptimiser)
{
    if (expression.size() > MaxFilterLength)
        return failure("the filter has " + std::to_string(expression.size()) +
                       " bytes, more than " + std::to_string(MaxFilterLength));
    if (expression.find('\0') != std::string::npos)
        return failure("the filter holds a zero byte");
    auto plain = compile(handle, expression, false);
    if (!plain)
        return plain;
    if ((*plain)->bf_len > MaxUnoptimisedInstructions)
        return tooComplex((*plain)->bf_len);
    if (beforeOptimiser)
        beforeOptimiser((*plain)->bf_len);
    auto program = compile(handle, expression, true);
    if (program && (*program)->bf_len > MaxFilterInstructions)
        return tooComplex((*program)->bf_len);
    return program;
}

Result<> checkKernelTakes(const bpf_program &program)
{
    static_assert(sizeof(bpf_insn) == sizeof(sock_filter));
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, ends) != 0)
        return fileFailure({}, "cannot make a socket");
    const FileDescriptor socket(ends[0]);
    const FileDescriptor other(ends[1]);
    const sock_fprog filter = {static_cast<unsigned short>(program.bf_len),
                               reinterpret_cast<sock_filter *>(program.bf_insns)};
    if (::setsockopt(socket.get(), SOL_SOCKET, SO_ATTACH_FILTER, &filter, sizeof filter) == 0)
        return {};
    const int error = errno;
    return failure("the kernel refuses the filter of " + std::to_string(program.bf_len) +
                   " instructions, and packets would have to be filtered outside of it" +
                   (error == ENOMEM ? " (see the sysctl net.core.optmem_max)" : "") + ": " +
                   systemWords(error));
}

} // namespace tomato::capture
