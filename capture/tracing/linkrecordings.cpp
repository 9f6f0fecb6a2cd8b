// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tracing/linkrecordings.h"

#include <algorithm>

namespace tomato::journeys {

Result<> LinkRecordings::add(const capture::CapturedRing &captured, const LinkTimes &times,
                             Timestamp moment)
{
    std::size_t at = sources.size();
    if (auto added = capture::MergeSource::addTo(sources, captured); !added)
        return added;
    for (; at < sources.size(); ++at) {
        const capture::MergeSource &source = sources[at];
        const capture::RunTimes &known = source.isArrivals() ? times.arrivals : times.sent;
        const auto last = source.lastTime();
        if (!last)
            return passOn(last);
        begins.push_back(std::max(known.start.value_or(Timestamp::min()), source.completeSince()));
        ends.push_back(std::max(*last, source.isRecording() ? moment : known.stop.value_or(*last)));
        hasEnded.push_back(!source.isRecording());
        if (source.isRecording() && moment != Timestamp())
            wholeUntil = std::min(wholeUntil, moment);
    }
    return {};
}

} // namespace tomato::journeys
