// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tracing/tcpreading.h"

#include "capture/archive/mergesource.h"

namespace tomato::journeys {

Result<std::shared_ptr<const capture::TcpFlows>> readTcp(const std::filesystem::path &directory,
                                                         const std::function<bool()> &progress,
                                                         capture::TcpFlows::Limits limits)
{
    auto source = capture::MergeSource::openRun(directory);
    if (!source)
        return passOn(source);
    auto flows = std::make_shared<capture::TcpFlows>(limits);
    constexpr std::uint64_t ProgressPackets = 4096;
    for (std::uint64_t packets = 0;; ++packets) {
        const auto advanced = source->advance();
        if (!advanced)
            return passOn(advanced);
        if (!*advanced)
            return std::shared_ptr<const capture::TcpFlows>(flows);
        if (packets % ProgressPackets == 0 && !progress())
            return failure("the search was cancelled");
        flows->add(source->packet().time, source->packet().bytes);
    }
}

} // namespace tomato::journeys
