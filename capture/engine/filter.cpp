// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/engine/filter.h"

#include "capture/engine/pcapformat.h"
#include "capture/engine/pcaphandle.h"

#include <algorithm>
#include <mutex>

namespace tomato::capture {

namespace {

/// libpcap's optimiser makes programs up to six times smaller and takes time that grows with the
/// square of their size: from here on it would be a minute, and for nothing.
constexpr unsigned MostUnoptimisedInstructions = 5 * MaximumFilterInstructions;

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
                   " instructions, and the kernel takes " +
                   std::to_string(MaximumFilterInstructions));
}

} // namespace

void FilterProgramDeleter::operator()(bpf_program *program) const
{
    pcap_freecode(program);
    delete program;
}

Result<FilterProgram> compileFilter(const std::string &expression)
{
    const PcapHandle ethernet(pcap_open_dead(DLT_EN10MB, MaximumSnapLength));
    if (!ethernet)
        return failure("out of memory");
    return compileFilter(ethernet.get(), expression);
}

Result<FilterProgram> compileFilter(pcap_t *handle, const std::string &expression)
{
    if (expression.size() > MaximumFilterLength)
        return failure("the filter has " + std::to_string(expression.size()) +
                       " bytes, more than " + std::to_string(MaximumFilterLength));
    if (expression.find('\0') != std::string::npos)
        return failure("the filter holds a zero byte");
    auto plain = compile(handle, expression, false);
    if (!plain)
        return plain;
    if ((*plain)->bf_len > MostUnoptimisedInstructions)
        return tooComplex((*plain)->bf_len);
    auto program = compile(handle, expression, true);
    if (program && (*program)->bf_len > MaximumFilterInstructions)
        return tooComplex((*program)->bf_len);
    return program;
}

} // namespace tomato::capture
