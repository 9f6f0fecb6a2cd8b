// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/kernelcheck.h"
#include "app/client/protocoltypes.h"
#include "plugins/api/connectiontab.h"

#include <QTimer>

class QCheckBox;
class QLabel;

namespace tomato::plugins {

class DifferentValue;
class DirectionColumn;
class PluginHost;

/// The tab "Link Emulation" of a connection's config window: a column for each direction.
class EmulationTab final : public ConnectionTab
{
    Q_OBJECT

public:
    EmulationTab(PluginHost &host, const client::KernelCheck &kernel);

    QString title() const override;
    void load(const topology::Connection &connection) override;
    void loadOthers(const std::vector<topology::Connection> &others) override;
    QJsonObject changes() const override;
    QString problem() const override;

private:
    QString heading(std::size_t end) const;
    void refreshHeadings();
    void refreshKernel();
    void forbid(const QStringList &keys, const QString &reason);
    void askStatistics();
    void showStatistics(const client::LinkStatistics &statistics);

    PluginHost &m_host;
    const client::KernelCheck &m_kernel;
    topology::Connection m_connection;
    bool m_isOneOfSeveral = false;
    /// Set where some connections are emulated, and others are not.
    DifferentValue *m_differently = nullptr;
    QCheckBox *m_emulate;
    DirectionColumn *m_from;
    DirectionColumn *m_to;
    QLabel *m_missing;
    QLabel *m_statistics;
    QTimer m_clock;
};

} // namespace tomato::plugins
