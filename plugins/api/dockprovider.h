// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtPlugin>

#include <vector>

class QWidget;

namespace tomato::plugins {

/// A view beside the canvas. The editor gives it a dock, which users move, hide and show again
/// from the View menu; that is kept from session to session.
struct Dock
{
    enum class Place
    {
        Right,
        Bottom
    };

    /// Of letters, unique among all docks; the widget gets it as its object name when it has none.
    QString name;
    /// With a mnemonic, for the View menu.
    QString title;
    /// What the view is for, in a sentence.
    QString toolTip;
    QWidget *widget = nullptr;
    Place place = Place::Bottom;
};

/// A plugin that brings docks. They are hidden until a user, or PluginHost::showDock(), wants them.
class DockProvider
{
public:
    virtual ~DockProvider() = default;
    /// Called once, after initialize(); the editor owns the widgets.
    virtual std::vector<Dock> createDocks() = 0;
};

} // namespace tomato::plugins

Q_DECLARE_INTERFACE(tomato::plugins::DockProvider, "org.tomato.desktop.DockProvider/1")
