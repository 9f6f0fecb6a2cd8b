// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include <vector>

namespace tomato::plugins {

/// In what the bytes of one packet differ at two places of its way.
class PacketDifference
{
    Q_DECLARE_TR_FUNCTIONS(PacketDifference)

public:
    using Bytes = std::vector<char>;

    PacketDifference(Bytes before, Bytes after);

    /// What it means: "TTL: 64 → 63", "Source MAC address: … → …".
    const QStringList &meanings() const { return m_meanings; }
    /// Both as lines of hexadecimal digits, in rich text, with what differs marked.
    QString toHtml(const QString &nameBefore, const QString &nameAfter) const;

private:
    void compare();
    void note(const QString &what, const QString &before, const QString &after);
    /// Which bytes of the one have no equal in their places of the other. Layers are laid one upon
    /// the other, as a tag may have come in between.
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
