// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include <vector>

namespace tomato::plugins {

/// The differences between the bytes of one packet at two points of its path.
class PacketDifference
{
    Q_DECLARE_TR_FUNCTIONS(PacketDifference)

public:
    using Bytes = std::vector<char>;

    PacketDifference(Bytes before, Bytes after);

    /// Returns the meanings: "TTL: 64 → 63", "Source MAC address: … → …".
    const QStringList &meanings() const { return m_meanings; }
    /// Returns both packets as lines of hexadecimal digits, in rich text, with the differences
    /// marked.
    QString toHtml(const QString &nameBefore, const QString &nameAfter) const;

private:
    void compare();
    void note(const QString &what, const QString &before, const QString &after);
    /// Returns which bytes of the first packet differ from those in the same place of the other.
    /// Layers are compared with each other, as a tag may have been inserted between them.
    std::vector<bool> changed(const Bytes &of, std::size_t network, const Bytes &other,
                              std::size_t otherNetwork) const;
    static QString hex(const Bytes &bytes, const std::vector<bool> &isChanged);

    Bytes m_before;
    Bytes m_after;
    std::size_t m_networkBefore = 0;
    std::size_t m_networkAfter = 0;
    QStringList m_meanings;
};

} // namespace tomato::plugins
