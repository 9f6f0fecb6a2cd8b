// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/arrivals.h"

namespace tomato::capture {

std::filesystem::path arrivalsPath(const std::filesystem::path &run)
{
    return run / "arrivals";
}

std::shared_ptr<RingReader> openArrivals(const std::filesystem::path &run)
{
    auto ring = RingReader::open(arrivalsPath(run));
    return ring ? std::move(*ring) : nullptr;
}

bool hasArrivals(const std::filesystem::path &run)
{
    return openArrivals(run) != nullptr;
}

} // namespace tomato::capture
