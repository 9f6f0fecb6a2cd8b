// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/pathsize.h"

#include <algorithm>

namespace tomato::trunk {

std::size_t PathSize::nextProbe()
{
    if (m_now + 1 == Sizes.size())
        return 0;
    if (m_tries == Tries && ++m_waited < Patience)
        return 0;
    if (m_tries == Tries)
        m_tries = m_waited = 0;
    ++m_tries;
    return Sizes[m_now + 1];
}

void PathSize::confirmed(std::size_t size)
{
    const auto found = std::ranges::find(Sizes, size);
    const auto at = static_cast<std::size_t>(found - Sizes.begin());
    if (at < m_now || found == Sizes.end())
        return;
    m_unanswered = 0;
    if (at > m_now) {
        m_now = at;
        m_tries = m_waited = 0;
    }
}

void PathSize::beat()
{
    if (m_now == 0 || ++m_unanswered <= Tries)
        return;
    m_now = 0;
    m_unanswered = 0;
    m_tries = m_waited = 0;
}

} // namespace tomato::trunk
