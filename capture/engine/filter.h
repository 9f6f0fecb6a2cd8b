// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <pcap/pcap.h>

#include <memory>
#include <string>

namespace tomato::capture {

/// The longest filter expression that is looked at, in bytes.
constexpr std::size_t MaximumFilterLength = 64 * 1024;
/// The most instructions that the kernel takes (BPF_MAXINSNS); beyond it libpcap would filter in
/// user space.
constexpr unsigned MaximumFilterInstructions = 4096;

struct FilterProgramDeleter
{
    void operator()(bpf_program *program) const;
};
using FilterProgram = std::unique_ptr<bpf_program, FilterProgramDeleter>;

/// Compiles a pcap filter expression for Ethernet frames with libpcap's own compiler; an empty
/// expression matches everything. Fails with libpcap's message, and for an expression that is too
/// long or gives too many instructions. May take seconds and may ask the resolver for host names:
/// not for a thread that somebody waits for.
Result<FilterProgram> compileFilter(const std::string &expression);
/// The same for what this handle captures: in a live one the kernel keeps VLAN tags beside the
/// frame, which takes other instructions.
Result<FilterProgram> compileFilter(pcap_t *handle, const std::string &expression);

} // namespace tomato::capture
