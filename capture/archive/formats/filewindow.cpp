// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/formats/filewindow.h"

#include "app/base/files/fileaccess.h"

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
        const std::size_t wanted = m_jumps ? std::max(bytes, BytesAfterSeek) : m_buffer.size();
        const auto most = std::min<std::uint64_t>(wanted - m_filled, m_end - from);
        const auto free = std::span(m_buffer).subspan(m_filled, static_cast<std::size_t>(most));
        const auto count = readUpTo(*m_file, free, from, m_path);
        if (!count)
            return passOn(count);
        m_filled += *count;
    }
    return std::span<const char>(m_buffer).subspan(m_first, std::min(bytes, m_filled - m_first));
}

void FileWindow::seek(std::uint64_t offset)
{
    const std::uint64_t first = m_offset - m_first;
    if (offset < first || offset > first + m_filled) {
        m_first = 0;
        m_filled = 0;
        m_jumps = true;
    } else {
        m_first = static_cast<std::size_t>(offset - first);
    }
    m_offset = offset;
}

} // namespace tomato::capture
