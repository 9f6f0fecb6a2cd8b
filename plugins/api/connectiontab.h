// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/connection.h"

#include <QtPlugin>
#include <QWidget>

#include <memory>
#include <vector>

namespace tomato::plugins {

/// A tab of a connection's config window. Its focus proxy gets the focus first.
class ConnectionTab : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Of the tab; with no mnemonic.
    virtual QString title() const = 0;
    /// Shows what the connection has now. Called once, before the tab is shown; of several
    /// connections that are configured together with the first one.
    virtual void load(const topology::Connection &connection) = 0;
    /// Called after load() with the others that are configured together with that one. What is
    /// not the same on all of them should be marked (DifferentValue), and stay as each has it
    /// until the user sets it.
    virtual void loadOthers(const std::vector<topology::Connection> &others) { Q_UNUSED(others) }
    /// Only the attributes that the user changed; a null value removes one.
    virtual QJsonObject changes() const = 0;
    /// What Save changes on another connection that is configured together with the one that was
    /// loaded: only what the user changed, by default the same attributes.
    virtual QJsonObject changesFor(const topology::Connection &connection) const
    {
        Q_UNUSED(connection)
        return changes();
    }
    /// Empty when the changes may be saved, else the reason why not (Save stays disabled
    /// meanwhile).
    virtual QString problem() const = 0;
    /// Whether problem() only says that an answer is still awaited: who asks to save meanwhile
    /// gets it when the answer is good.
    virtual bool isChecking() const { return false; }

signals:
    /// changes() or problem() may answer differently now.
    void changed();
};

/// A plugin that brings a tab.
class ConnectionTabProvider
{
public:
    virtual ~ConnectionTabProvider() = default;
    /// For each config window that is opened; the window owns it.
    virtual std::unique_ptr<ConnectionTab> createConnectionTab() = 0;
};

} // namespace tomato::plugins

Q_DECLARE_INTERFACE(tomato::plugins::ConnectionTabProvider,
                    "org.tomato.desktop.ConnectionTabProvider/3")
