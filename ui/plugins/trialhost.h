// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/engineclient.h"
#include "plugins/api/pluginhost.h"

#include <QWidget>

namespace tomato::ui {

/// A host without an editor: it has an empty topology whose lab does not run.
class TrialHost final : public plugins::PluginHost
{
    Q_OBJECT

public:
    const topology::Topology &topology() const override { return m_topology; }
    LabId lab() const override { return LabId("trial"); }
    client::EngineClient &engine() override { return m_engine; }
    Result<> changeConnections(const ConnectionChanges &changes, const QString &text) override;
    Result<> changeTopology(const QJsonObject &, const QString &) override { return {}; }
    void whenAgreed(const std::function<void()> &) override {}
    void showMessage(Severity, const QString &) override {}
    void showMessageAbout(const ConnectionId &, Severity, const QString &) override {}
    void configure(const ConnectionId &) override {}
    std::vector<ConnectionId> selectedConnections() const override { return {}; }
    void reveal(const ConnectionId &) override {}
    void flash(const ConnectionId &) override {}
    void refreshBadges() override {}
    void showDock(const QString &) override {}
    QString proposedPath(const QString &suffix) const override;
    QIcon icon(const QString &) const override { return {}; }
    QWidget *window() override { return &m_window; }

private:
    topology::Topology m_topology;
    client::EngineClient m_engine;
    QWidget m_window;
};

} // namespace tomato::ui
