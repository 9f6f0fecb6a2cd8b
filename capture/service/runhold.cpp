// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/runhold.h"

#include "capture/ring/arrivals.h"

#include <system_error>

namespace tomato::service {

Result<std::shared_ptr<RunHold>> RunHold::open(const std::filesystem::path &directory)
{
    auto ring = capture::RingReader::open(directory);
    if (!ring)
        return passOn(ring);
    return std::shared_ptr<RunHold>(
        new RunHold(std::move(*ring), capture::openArrivals(directory)));
}

RunHold::~RunHold()
{
    const std::filesystem::path directory = m_ring->directory();
    m_ring.reset();
    m_arrivals.reset();
    std::error_code ignored; // what cannot be removed now goes when the lab is opened again
    if (m_obsolete)
        std::filesystem::remove_all(directory, ignored);
}

std::shared_ptr<capture::RingReader> RunHold::reader(const std::shared_ptr<RunHold> &hold)
{
    return {hold, hold->m_ring.get()};
}

} // namespace tomato::service
