// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QList>
#include <QObject>

class QAction;

namespace tomato::plugins {

class PluginHost;

/// The entries of a connection's right-click menu, and what they do.
class CaptureActions final : public QObject
{
    Q_OBJECT

public:
    explicit CaptureActions(PluginHost &host, QObject *parent = nullptr);

    QList<QAction *> create(const ConnectionId &connection, QObject *parent);

private:
    QAction *createDownload(const ConnectionId &connection, QObject *parent);
    QAction *createLiveInfo(const ConnectionId &connection, QObject *parent);
    QAction *createNoCaptures(bool isEnabled, QObject *parent);
    QAction *createToggle(const ConnectionId &connection, bool isEnabled, QObject *parent);
    void download(const ConnectionId &connection);
    void showLiveInfo(const ConnectionId &connection);
    void setCapturing(const ConnectionId &connection, bool enabled);

    PluginHost &m_host;
};

} // namespace tomato::plugins
