// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>

namespace tomato::bench {

/// Topologies of which only the size matters, as mininetpeer.py builds them too: hosts h1 to hN of
/// the network 10.0.0.0/8 and switches between.
class BenchShape final
{
public:
    /// `shape`: "wire" joins two hosts, "chain" puts eight switches between them; "linear" has a
    /// switch for each host, in a row; "tree" has ten below each switch.
    BenchShape(const QString &shape, int hosts);

    QJsonObject topology() const;
    static QString address(int host);

private:
    QString addHost();
    QString addSwitch();
    /// Returns an end of a switch or host that is to be joined to another one.
    QString end(const QString &device);
    void join(const QString &one, const QString &other);
    QString add(const QString &type, const QString &parent, const QString &name);

    QJsonArray m_elements;
    QJsonArray m_connections;
    int m_hosts = 0;
    int m_switches = 0;
};

} // namespace tomato::bench
