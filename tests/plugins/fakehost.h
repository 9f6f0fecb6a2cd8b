// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/engineclient.h"
#include "app/topology/attributes/attributenames.h"
#include "plugins/api/pluginhost.h"

#include <QGuiApplication>
#include <QJsonObject>
#include <QPalette>
#include <QWidget>

#include <array>
#include <utility>
#include <vector>

namespace tomato::test {

/// An editor without an editor: h1 and r1, joined by the connection "c1".
class FakeHost final : public plugins::PluginHost
{
public:
    struct Change
    {
        ConnectionId connection;
        QJsonObject changes;
        QString text;
    };

    FakeHost()
    {
        addDevice("h1", "openvz", {});
        addDevice("r1", "tinc_vpn", "router");
        const auto inserted = m_topology.insert(
            topology::Connection{connection, {ElementId("h1-eth0"), ElementId("r1-eth0")}, {}, {}});
        Q_ASSERT(inserted);
    }

    const topology::Topology &topology() const override { return m_topology; }
    LabId lab() const override { return labId; }
    client::EngineClient &engine() override { return m_engine; }

    Result<> changeConnections(const ConnectionChanges &wanted, const QString &text) override
    {
        if (!refusal.empty())
            return failure(refusal);
        for (const auto &[id, attributes] : wanted) {
            changes.push_back({id, attributes, text});
            set(id, attributes);
        }
        emit topologyChanged();
        return {};
    }

    Result<> changeTopology(const QJsonObject &wanted, const QString &text) override
    {
        if (!refusal.empty())
            return failure(refusal);
        topologyChanges << text;
        QJsonObject attributes = m_topology.attributes();
        for (auto each = wanted.begin(); each != wanted.end(); ++each)
            attributes.insert(each.key(), each.value());
        m_topology.setAttributes(attributes);
        emit topologyChanged();
        return {};
    }

    void whenAgreed(const std::function<void()> &go) override
    {
        if (isAgreed)
            go();
        else
            question = go;
    }

    void showMessage(Severity, const QString &text) override { messages << text; }
    void showMessageAbout(const ConnectionId &, Severity, const QString &text) override
    {
        messages << text;
    }
    void configure(const ConnectionId &id) override { configured.push_back(id); }
    std::vector<ConnectionId> selectedConnections() const override { return selection; }
    void reveal(const ConnectionId &id) override { revealed.push_back(id); }
    void flash(const ConnectionId &id) override { flashed.push_back(id); }
    void refreshBadges() override { ++refreshes; }
    void showDock(const QString &name) override { docks << name; }
    QString proposedPath(const QString &suffix) const override
    {
        return folder + QStringLiteral("/example") + suffix;
    }
    QString bundlePath() const override { return bundle; }
    QIcon icon(const QString &name) const override
    {
        QPixmap drawn(16, 16);
        drawn.fill(name.isEmpty() ? QColor(Qt::transparent)
                                  : QGuiApplication::palette().color(QPalette::WindowText));
        return drawn;
    }
    QWidget *window() override { return &m_window; }

    /// Changes attributes as if another part of the editor had done it.
    void set(const QJsonObject &attributes)
    {
        set(connection, attributes);
        emit topologyChanged();
    }

    /// Further connections between h1 and r1, "c2" and so on.
    void addConnections(int count)
    {
        for (int i = 0; i < count; ++i) {
            const std::string number = std::to_string(m_topology.connections().size());
            for (const std::string device : {"h1", "r1"}) {
                const auto end = m_topology.insert(topology::Element{
                    ElementId(device + "-eth" + number),
                    ElementId(device),
                    topology::interfaceType(m_topology.element(ElementId(device))->type),
                    {{"name", QString::fromStdString("eth" + number)}}});
                Q_ASSERT(end);
            }
            const auto inserted = m_topology.insert(topology::Connection{
                ConnectionId("c" + std::to_string(m_topology.connections().size() + 1)),
                {ElementId("h1-eth" + number), ElementId("r1-eth" + number)},
                {},
                {}});
            Q_ASSERT(inserted);
        }
        emit topologyChanged();
    }

    /// Another connection, between new interfaces of these devices, of which the second is a new
    /// router or host; turned, it begins there.
    void addLink(const std::string &id, const std::string &from, const std::string &to,
                 const std::string &toInterface, bool isRouter, bool isTurned = false)
    {
        const std::string fromInterface = "eth1";
        addInterface(from, fromInterface);
        const QJsonObject attributes{{"name", QString::fromStdString(to)},
                                     {"mode", isRouter ? "router" : "switch"}};
        const auto device = m_topology.insert(
            topology::Element{ElementId(to), {}, isRouter ? "tinc_vpn" : "openvz", attributes});
        Q_ASSERT(device);
        addInterface(to, toInterface);
        std::array<ElementId, 2> ends{ElementId(from + "-" + fromInterface),
                                      ElementId(to + "-" + toInterface)};
        if (isTurned)
            std::swap(ends[0], ends[1]);
        const auto inserted =
            m_topology.insert(topology::Connection{ConnectionId(id), ends, {}, {}});
        Q_ASSERT(inserted);
        emit topologyChanged();
    }

    void removeConnection()
    {
        const auto removed = m_topology.remove(connection);
        Q_ASSERT(removed);
        emit topologyChanged();
    }

    /// Has an element run on this host.
    void placeElement(const char *element, const QString &host)
    {
        [[maybe_unused]] const auto placed =
            m_topology.setAttribute(ElementId(element), topology::HostAttribute, host);
        Q_ASSERT(placed);
        emit topologyChanged();
    }

    const topology::Connection &get() const { return *m_topology.connection(connection); }

    const ConnectionId connection{"c1"};
    bool isAgreed = true;
    /// The host calls this when the user agrees, while he is asked.
    std::function<void()> question;
    LabId labId{"example"};
    QString folder = QStringLiteral("/tmp");
    QString bundle;
    /// Why changeConnections() fails, if it does.
    std::string refusal;
    std::vector<Change> changes;
    /// Texts of what changeTopology() did.
    QStringList topologyChanges;
    std::vector<ConnectionId> selection;
    std::vector<ConnectionId> revealed;
    std::vector<ConnectionId> flashed;
    std::vector<ConnectionId> configured;
    int refreshes = 0;
    QStringList docks;
    QStringList messages;

private:
    void set(const ConnectionId &id, const QJsonObject &attributes)
    {
        for (auto each = attributes.begin(); each != attributes.end(); ++each) {
            const auto done = m_topology.setAttribute(id, each.key(), each.value());
            Q_ASSERT(done);
        }
    }

    void addInterface(const std::string &device, const std::string &name)
    {
        const auto end = m_topology.insert(
            topology::Element{ElementId(device + "-" + name),
                              ElementId(device),
                              topology::interfaceType(m_topology.element(ElementId(device))->type),
                              {{"name", QString::fromStdString(name)}}});
        Q_ASSERT(end);
    }

    void addDevice(const std::string &name, const QString &type, const QString &mode)
    {
        QJsonObject attributes{{"name", QString::fromStdString(name)}};
        if (!mode.isEmpty())
            attributes.insert("mode", mode);
        const auto device =
            m_topology.insert(topology::Element{ElementId(name), {}, type, attributes});
        const auto end = m_topology.insert(topology::Element{ElementId(name + "-eth0"),
                                                             ElementId(name),
                                                             topology::interfaceType(type),
                                                             {{"name", "eth0"}}});
        Q_ASSERT(device && end);
    }

    topology::Topology m_topology;
    QWidget m_window;
    client::EngineClient m_engine;
};

} // namespace tomato::test
