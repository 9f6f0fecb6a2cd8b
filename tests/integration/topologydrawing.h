// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <map>

/// Makes a topology, element by element and link by link.
class TopologyDrawing
{
public:
    /// A host, or with a mode a router, a switch or a hub.
    void add(const QString &name, const QString &mode = {});
    /// The addresses are empty where there are none.
    void join(const QString &one, const QString &oneAddress, const QString &other,
              const QString &otherAddress, QJsonObject connection = {});
    /// False when the file cannot be written.
    bool save(const QString &path) const;

private:
    QString next() { return QStringLiteral("%1").arg(++m_count, 24, 16, QLatin1Char('0')); }
    QString interface(const QString &element, const QString &address);

    int m_count = 0;
    std::map<QString, QString> m_ids;
    std::map<QString, bool> m_isHost;
    std::map<QString, int> m_interfaces;
    QJsonArray m_elements;
    QJsonArray m_connections;
};
