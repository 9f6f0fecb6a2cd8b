// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/recorder/pendingframes.h"

namespace tomato::capture {

void PendingFrames::release()
{
    constexpr std::size_t UsualFrames = 4096;
    m_staging->release(std::span(m_frames).subspan(m_released, m_written - m_released));
    m_released = m_written;
    if (!isWritten())
        return;
    m_frames.clear();
    if (m_frames.capacity() > UsualFrames && m_staging->readyBytes() == 0)
        m_frames.shrink_to_fit();
    m_written = m_released = 0;
}

} // namespace tomato::capture
