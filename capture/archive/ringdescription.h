// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/merge.h"
#include "capture/archive/pcapngwriter.h"

#include <vector>

namespace tomato::capture {

/// "h1:eth0"; a run that lost its description has no names for its ends.
std::string endName(const CapturedRing &captured, std::size_t side);

/// What a pcapng file says of a run's interfaces: one for each end, or one for both. `like` has
/// what is the same for all, such as the length of packets.
std::vector<PcapngInterface> interfacesOf(const CapturedRing &captured, bool hasSides,
                                          const PcapngInterface &like);
/// And what they counted until that moment.
std::vector<std::optional<PcapngStatistics>> statisticsOf(const RingSnapshot &moment,
                                                          bool hasSides);

} // namespace tomato::capture
