// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/arrivals.h"

#include "capture/ring/ringstate.h"

#include <system_error>

namespace tomato::capture {

std::filesystem::path arrivalsPath(const std::filesystem::path &run)
{
    return run / "arrivals";
}

/// A recorder that was killed before it had begun leaves an empty folder.
bool hasArrivals(const std::filesystem::path &run)
{
    std::error_code error;
    return std::filesystem::exists(statePath(arrivalsPath(run)), error);
}

Result<std::shared_ptr<RingReader>> openArrivals(const std::filesystem::path &run)
{
    if (!hasArrivals(run))
        return std::shared_ptr<RingReader>();
    auto ring = RingReader::open(arrivalsPath(run));
    if (!ring)
        return passOn(ring);
    return std::shared_ptr<RingReader>(std::move(*ring));
}

} // namespace tomato::capture
