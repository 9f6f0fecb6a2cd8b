// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <pcap/pcap.h>

#include <functional>
#include <memory>
#include <string>

namespace tomato::capture {

/// The longest filter expression that is looked at, in bytes.
constexpr std::size_t MaxFilterLength = 64 * 1024;
/// The most instructions that the kernel accepts (BPF_MAXINSNS); beyond it libpcap would filter in
/// user space.
constexpr unsigned MaxFilterInstructions = 4096;

struct FilterProgramDeleter
{
    void operator()(bpf_program *program) const;
};
using FilterProgram = std::unique_ptr<bpf_program, FilterProgramDeleter>;

/// Is called with an expression's number of instructions before libpcap's optimiser begins, which
/// is the step that may take long.
using BeforeOptimiser = std::function<void(unsigned instructions)>;

/// Compiles a pcap filter expression for Ethernet frames with libpcap's own compiler; an empty
/// expression matches everything. Fails with libpcap's message, and for an expression that is too
/// long or gives too many instructions. May take seconds: what comes from a user goes through
/// `tomato-engine --check-filter` first, which is killed when it does.
Result<FilterProgram> compileFilter(const std::string &expression,
                                    const BeforeOptimiser &beforeOptimiser = {});
/// Compiles the expression for the frames that this handle captures. A live handle needs other
/// instructions, as the kernel keeps VLAN tags beside the frame.
Result<FilterProgram> compileFilter(pcap_t *handle, const std::string &expression,
                                    const BeforeOptimiser &beforeOptimiser = {});
/// Tells whether the kernel accepts the program: it has limits of its own, and libpcap would run a
/// program that it rejects in user space.
Result<> checkKernelTakes(const bpf_program &program);

} // namespace tomato::capture
