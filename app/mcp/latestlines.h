// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <deque>

namespace tomato::mcp {

/// The end of an output that comes in pieces: as many lines as are wanted, and no more of them than
/// is passed on. What is kept does not grow with the output.
class LatestLines final
{
public:
    explicit LatestLines(int most) : m_most(most) {}

    void add(const QByteArray &bytes);
    /// The output is over: what has no end of a line is one, too.
    void end();
    /// The number of all lines that came.
    qint64 all() const { return m_all; }
    /// The number of those that text() has.
    qsizetype kept() const { return static_cast<qsizetype>(m_lines.size()); }
    /// Returns them, each with its end.
    QString text() const;

private:
    void keep(const QByteArray &line);

    int m_most;
    qint64 m_all = 0;
    std::deque<QByteArray> m_lines;
    qsizetype m_bytes = 0;
    /// The line that has no end yet.
    QByteArray m_open;
};

} // namespace tomato::mcp
