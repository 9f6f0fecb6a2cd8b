// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>

#include <pcap/pcap.h>

#include <memory>
#include <span>

namespace tomato::extcap {

/// A pcap filter for Ethernet frames, applied by libpcap itself as to a file. It applies to this
/// watcher alone: the recording keeps its own filter.
class FrameFilter final
{
public:
    /// An empty expression matches everything. The error is that of libpcap.
    static Result<FrameFilter> compile(const QString &expression);

    bool matches(std::span<const char> captured, std::uint32_t original) const;

private:
    struct Free
    {
        void operator()(bpf_program *program) const;
    };
    std::unique_ptr<bpf_program, Free> m_program;
};

} // namespace tomato::extcap
