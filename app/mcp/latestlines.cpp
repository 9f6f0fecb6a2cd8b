// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mcp/latestlines.h"

#include "app/mcp/commandrun.h"

#include <utility>

namespace tomato::mcp {

/// A line that is longer says nothing more to a reader.
static constexpr qsizetype MaxLine = 4'000;

void LatestLines::add(const QByteArray &bytes)
{
    qsizetype begin = 0;
    for (qsizetype at = bytes.indexOf('\n'); at >= 0; at = bytes.indexOf('\n', begin)) {
        m_open += bytes.sliced(begin, at - begin).left(MaxLine - m_open.size());
        keep(std::exchange(m_open, {}));
        begin = at + 1;
    }
    m_open += bytes.sliced(begin).left(MaxLine - m_open.size());
}

void LatestLines::end()
{
    if (!m_open.isEmpty())
        keep(std::exchange(m_open, {}));
}

void LatestLines::keep(const QByteArray &line)
{
    ++m_all;
    m_bytes += line.size() + 1;
    m_lines.push_back(line);
    while (kept() > m_most || m_bytes > MaxOutputBytes) {
        m_bytes -= m_lines.front().size() + 1;
        m_lines.pop_front();
    }
}

QString LatestLines::text() const
{
    QByteArray text;
    for (const QByteArray &line : m_lines)
        text += line + '\n';
    return QString::fromUtf8(text);
}

} // namespace tomato::mcp
