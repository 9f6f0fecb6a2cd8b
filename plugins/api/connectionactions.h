// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QList>
#include <QtPlugin>

class QAction;
class QObject;

namespace tomato::plugins {

/// A plugin that brings entries for a connection's right-click menu.
class ConnectionActionProvider
{
public:
    virtual ~ConnectionActionProvider() = default;
    /// In the order in which they stand in the menu; owned by `parent`.
    virtual QList<QAction *> connectionActions(const ConnectionId &connection, QObject *parent) = 0;
};

} // namespace tomato::plugins

Q_DECLARE_INTERFACE(tomato::plugins::ConnectionActionProvider,
                    "org.tomato.desktop.ConnectionActionProvider/1")
