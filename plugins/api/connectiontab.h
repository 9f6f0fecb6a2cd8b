// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/connection.h"

#include <QtPlugin>
#include <QWidget>

#include <memory>
#include <vector>

namespace tomato::plugins {

/// A tab of a connection's config window. Its focus proxy is the first widget to get the focus.
class ConnectionTab : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// The title of the tab, without a mnemonic.
    virtual QString title() const = 0;
    /// Shows the connection's current attributes. Called once, before the tab is shown; when
    /// several connections are configured together, with the first one.
    virtual void load(const topology::Connection &connection) = 0;
    /// Called after load() with the other connections that are configured together with the first
    /// one. A value that is not the same on all of them should be marked (DifferentValue), and each
    /// connection keeps its own until the user sets one.
    virtual void loadOthers(const std::vector<topology::Connection> &others) { Q_UNUSED(others) }
    /// Returns only the attributes that the user changed; a null value removes one.
    virtual QJsonObject changes() const = 0;
    /// Returns what Save changes on another connection that is configured together with the loaded
    /// one: only what the user changed, by default the same attributes.
    virtual QJsonObject changesFor(const topology::Connection &connection) const
    {
        Q_UNUSED(connection)
        return changes();
    }
    /// Returns why the changes cannot be saved (Save is disabled meanwhile); empty when they can.
    virtual QString problem() const = 0;
    /// Returns whether problem() only says that a check has not finished: a user who asks to save
    /// meanwhile gets it when the check succeeds.
    virtual bool isChecking() const { return false; }

signals:
    /// The result of changes() or problem() may have changed.
    void changed();
};

/// A plugin that adds a tab to config windows.
class ConnectionTabProvider
{
public:
    virtual ~ConnectionTabProvider() = default;
    /// Called for each config window that is opened; the window owns the tab.
    virtual std::unique_ptr<ConnectionTab> createConnectionTab() = 0;
};

} // namespace tomato::plugins

Q_DECLARE_INTERFACE(tomato::plugins::ConnectionTabProvider,
                    "org.tomato.desktop.ConnectionTabProvider/3")
