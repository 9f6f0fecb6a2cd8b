// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

#include <QJsonObject>
#include <QString>

#include <set>

namespace tomato::lab {

/// A topology that a test draws in a few lines. Ids are names: "h1", "h1:eth0",
/// "h1:eth0--s1:port0".
class Drawing final
{
public:
    void addDevice(const QString &name, const QString &type, const QJsonObject &attributes = {})
    {
        insert(name, {}, type, attributes, name);
    }
    void addHost(const QString &name, const QJsonObject &attributes = {})
    {
        addDevice(name, QStringLiteral("container"), attributes);
    }
    void addRouter(const QString &name, const QJsonObject &attributes = {})
    {
        addNetwork(name, QStringLiteral("router"), attributes);
    }
    void addSwitch(const QString &name) { addNetwork(name, QStringLiteral("switch"), {}); }
    void addHub(const QString &name) { addNetwork(name, QStringLiteral("hub"), {}); }

    /// `end` is "h1:eth0".
    void addInterface(const QString &end, const QJsonObject &attributes = {})
    {
        const QString device = end.section(QLatin1Char(':'), 0, 0);
        insert(end, ElementId(device.toStdString()), QStringLiteral("container_interface"),
               attributes, end.section(QLatin1Char(':'), 1));
    }
    void addInterface(const QString &end, const QString &address4, const QString &address6 = {})
    {
        addInterface(end, {{QStringLiteral("ip4address"), address4},
                           {QStringLiteral("ip6address"), address6}});
    }
    ConnectionId connect(const QString &first, const QString &second)
    {
        const ConnectionId id((first + QStringLiteral("--") + second).toStdString());
        expect(topology.insert(topology::Connection{
            id, {ElementId(first.toStdString()), ElementId(second.toStdString())}, {}, {}}));
        return id;
    }
    void set(const QString &element, const QString &key, const QJsonValue &value)
    {
        expect(topology.setAttribute(ElementId(element.toStdString()), key, value));
    }

    /// Every device.
    std::set<ElementId> devices() const
    {
        std::set<ElementId> all;
        for (const auto &[id, element] : topology.elements()) {
            if (!element.isInterface())
                all.insert(id);
        }
        return all;
    }

    topology::Topology topology;

private:
    static void expect(const Result<> &done)
    {
        if (!done)
            qFatal("%s", done.error().text().c_str());
    }
    void addNetwork(const QString &name, const QString &mode, QJsonObject attributes)
    {
        attributes.insert(QStringLiteral("mode"), mode);
        addDevice(name, QStringLiteral("tinc_vpn"), attributes);
    }
    void insert(const QString &id, const ElementId &parent, const QString &type,
                QJsonObject attributes, const QString &name)
    {
        if (!attributes.contains(QStringLiteral("name")))
            attributes.insert(QStringLiteral("name"), name);
        expect(topology.insert(
            topology::Element{ElementId(id.toStdString()), parent, type, attributes}));
    }
};

} // namespace tomato::lab
