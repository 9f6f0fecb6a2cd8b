// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/capturedring.h"
#include "capture/archive/formats/pcapngwriter.h"

#include <vector>

namespace tomato::capture {

/// "h1:eth0"; a run that lost its description has no names for its ends.
std::string endName(const CapturedRing &captured, std::size_t side);

/// The moment of their way over the wire at which the frames of a ring were recorded. A run without
/// arrivals need not say that its frames are those that were sent.
enum class RecordedMoment
{
    Only,
    Sent,
    Delivered
};
/// Returns the moment of the run's own ring.
RecordedMoment momentOf(const CapturedRing &captured);

/// Returns the interfaces that a pcapng file has for a run: one for each end, or one for both.
/// `like` holds the values that all of them share, such as the snapshot length.
std::vector<PcapngInterface> interfacesOf(const CapturedRing &captured, bool hasSides,
                                          const PcapngInterface &like, RecordedMoment moment);
/// Returns the statistics of these interfaces at that moment.
std::vector<std::optional<PcapngStatistics>> statisticsOf(const RingSnapshot &moment,
                                                          bool hasSides);

} // namespace tomato::capture
