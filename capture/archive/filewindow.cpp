// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/filewindow.h"

#include "app/base/fileaccess.h"

#include <algorithm>
#include <cstring>

namespace tomato::capture {

Result<std::span<const char>> FileWindow::peek(std::size_t bytes)
{
    if (m_filled - m_first < bytes) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_first, m_filled - m_first);
        m_filled -= m_first;
        m_first = 0;
        if (m_buffer.size() < bytes)
            m_buffer.resize(bytes);
        const std::uint64_t from = m_offset + m_filled;
        const auto most = std::min<std::uint64_t>(m_buffer.size() - m_filled, m_end - from);
        const auto free = std::span(m_buffer).subspan(m_filled, static_cast<std::size_t>(most));
        const auto count = readUpTo(*m_file, free, from, m_path);
        if (!count)
            return passOn(count);
        m_filled += *count;
    }
    return std::span<const char>(m_buffer).subspan(m_first, std::min(bytes, m_filled - m_first));
}

} // namespace tomato::capture
