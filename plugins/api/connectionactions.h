// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QList>
#include <QtPlugin>

#include <vector>

class QAction;
class QObject;

namespace tomato::plugins {

/// A plugin that adds entries to the right-click menu of connections.
class ConnectionActionProvider
{
public:
    virtual ~ConnectionActionProvider() = default;
    /// Returns the actions for these connections (at least one), in the order of the menu; they are
    /// owned by `parent`, the menu that is about to be shown. An action that is not possible now is
    /// disabled, and its tool tip says why. Each has a text with a mnemonic, a tool tip, the same
    /// text as status tip, and an object name.
    virtual QList<QAction *> connectionActions(const std::vector<ConnectionId> &connections,
                                               QObject *parent) = 0;
};

} // namespace tomato::plugins

Q_DECLARE_INTERFACE(tomato::plugins::ConnectionActionProvider,
                    "org.tomato.desktop.ConnectionActionProvider/2")
