// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QString>
#include <QtPlugin>

#include <vector>

class QWidget;

namespace tomato::plugins {

/// A view beside the canvas. The editor puts it into a dock, which users move, hide and show again
/// from the View menu; the dock's place is kept from session to session.
struct Dock
{
    enum class Place
    {
        Right,
        Bottom
    };

    /// The name consists of letters and is unique among all docks. The widget gets it as its object
    /// name when it has none.
    QString name;
    /// The title has a mnemonic, for the View menu.
    QString title;
    /// The purpose of the view, in a sentence.
    QString toolTip;
    QWidget *widget = nullptr;
    Place place = Place::Bottom;
    /// They show the dock in front, or hide it when it is there; empty for none. The editor has
    /// Ctrl with 1 to 9 for docks.
    QKeySequence keys = {};
};

/// A plugin that adds docks. They are hidden until a user, or PluginHost::showDock(), shows them.
class DockProvider
{
public:
    virtual ~DockProvider() = default;
    /// Called once, after initialize(); the editor owns the widgets.
    virtual std::vector<Dock> createDocks() = 0;
};

} // namespace tomato::plugins

Q_DECLARE_INTERFACE(tomato::plugins::DockProvider, "org.tomato.desktop.DockProvider/2")
