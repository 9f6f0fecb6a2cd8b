// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QObject>
#include <QtPlugin>

#include <memory>

namespace tomato::plugins {

class PluginHost;

/// The interface of a plugin's root object: a QObject with Q_PLUGIN_METADATA(IID TOMATO_PLUGIN_IID
/// FILE "name.json") and Q_INTERFACES(tomato::plugins::Plugin ...). The object may also implement
/// any of the provider interfaces beside this file; the editor finds them by qobject_cast.
///
/// Its JSON metadata has `Name` (which is also the plugin's id: of two plugins with the same name
/// the second is left out), `Description`, and may have `Position`, a number: plugins with a lower
/// one come first in tabs and menus (default 1000).
///
/// All calls come from the thread of the user interface and should return within milliseconds; no
/// exception may leave them. An editor first tries a plugin that is new to it in a process of its
/// own, without a display and with an empty topology. When the plugin throws, crashes or does not
/// return there, the editor shows a message and starts without it. A plugin must not act outside of
/// its folders before initialize(), as it may be tried and not be used.
class Plugin
{
public:
    virtual ~Plugin() = default;
    /// Returns another object of the same class, for a window of its own: it gets that window's
    /// host, and implements Plugin and the same provider interfaces. The root object itself only
    /// makes these.
    virtual std::unique_ptr<QObject> createForWindow() const = 0;
    /// Called once after loading, before any other function; the host outlives the plugin. An error
    /// is shown as a message, and the plugin is unloaded.
    virtual Result<> initialize(PluginHost &host) = 0;
};

} // namespace tomato::plugins

/// The version is increased when an interface in the package's headers changes: a plugin that was
/// built against another version is left out, with a message.
#define TOMATO_PLUGIN_IID "org.tomato.desktop.Plugin/4"
Q_DECLARE_INTERFACE(tomato::plugins::Plugin, TOMATO_PLUGIN_IID)
