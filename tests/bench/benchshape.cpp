// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/benchshape.h"

#include <QStringList>

namespace tomato::bench {

BenchShape::BenchShape(const QString &shape, int hosts)
{
    QStringList level;
    for (int host = 0; host < hosts; ++host)
        level << addHost();
    if (shape == QLatin1String("wire")) {
        join(level[0], level[1]);
    } else if (shape == QLatin1String("chain")) {
        constexpr int Switches = 8;
        QString last = level[0];
        for (int each = 0; each < Switches; ++each) {
            const QString next = addSwitch();
            join(last, next);
            last = next;
        }
        join(last, level[1]);
    } else if (shape == QLatin1String("linear")) {
        QString last;
        for (const QString &host : level) {
            const QString own = addSwitch();
            join(host, own);
            if (!last.isEmpty())
                join(last, own);
            last = own;
        }
    } else {
        constexpr int Below = 10;
        while (level.size() > 1) {
            QStringList above;
            for (qsizetype at = 0; at < level.size(); ++at) {
                if (at % Below == 0)
                    above << addSwitch();
                join(level[at], above.last());
            }
            level = above;
        }
    }
}

QJsonObject BenchShape::topology() const
{
    return {
        {"file_information", QJsonObject{{"version", 4}}},
        {"topology",
         QJsonObject{{"name", "bench"}, {"elements", m_elements}, {"connections", m_connections}}}};
}

QString BenchShape::address(int host)
{
    return QStringLiteral("10.%1.%2.%3").arg(host >> 16).arg(host >> 8 & 255).arg(host & 255);
}

QString BenchShape::addHost()
{
    return add(QStringLiteral("container"), {}, QStringLiteral("h%1").arg(++m_hosts));
}

QString BenchShape::addSwitch()
{
    return add(QStringLiteral("tinc_vpn"), {}, QStringLiteral("s%1").arg(++m_switches));
}

QString BenchShape::end(const QString &device)
{
    const bool host = device.startsWith(u'h');
    const QString id = add(
        host ? QStringLiteral("container_interface") : QStringLiteral("tinc_endpoint"), device, {});
    if (host) {
        QJsonObject interface = m_elements.last().toObject();
        interface.insert("name", "eth0");
        interface.insert("ip4address", address(device.mid(1).toInt()) + "/8");
        m_elements.replace(m_elements.size() - 1, interface);
    }
    return id;
}

void BenchShape::join(const QString &one, const QString &other)
{
    const QJsonArray ends{end(one), end(other)};
    m_connections.append(
        QJsonObject{{"id", QStringLiteral("c%1").arg(m_connections.size())}, {"elements", ends}});
}

QString BenchShape::add(const QString &type, const QString &parent, const QString &name)
{
    const QString id = name.isEmpty() ? QStringLiteral("e%1").arg(m_elements.size()) : name;
    m_elements.append(QJsonObject{{"id", id},
                                  {"type", type},
                                  {"parent", parent.isEmpty() ? QJsonValue() : QJsonValue(parent)},
                                  {"name", name}});
    return id;
}

} // namespace tomato::bench
