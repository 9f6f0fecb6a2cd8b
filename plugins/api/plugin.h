// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QObject>
#include <QtPlugin>

#include <memory>

namespace tomato::plugins {

class PluginHost;

/// What a plugin's root object is: a QObject with Q_PLUGIN_METADATA(IID TOMATO_PLUGIN_IID FILE
/// "name.json") and Q_INTERFACES(tomato::plugins::Plugin ...). It may also be any of the provider
/// interfaces beside this file; the editor finds them by qobject_cast.
///
/// Its JSON metadata has `Name` (it also is the plugin's id: of two plugins of one name the second
/// is left out), `Description`, and may have `Position`, a number: plugins of lower ones come first
/// in tabs and menus (default 1000).
///
/// All calls come from the thread of the user interface and should return within milliseconds; no
/// exception may leave them. An
/// editor tries a plugin that is new to it in a process of its own first, without a display and
/// with an empty topology: what throws, crashes or does not return there becomes a message, and
/// the editor starts without it. What a plugin does outside of its folders, it does in
/// initialize() at the earliest, as it may be tried and not be used.
class Plugin
{
public:
    virtual ~Plugin() = default;
    /// Another object of the same class, for a window of its own: it gets that window's host, and
    /// is a Plugin and all its provider interfaces, too. The root object itself only makes these.
    virtual std::unique_ptr<QObject> createForWindow() const = 0;
    /// Called once after loading, before everything else; the host outlives the plugin. An error
    /// becomes a message, and the plugin is unloaded.
    virtual Result<> initialize(PluginHost &host) = 0;
};

} // namespace tomato::plugins

/// The version counts up when what the headers of the package promise changes: a plugin that was
/// built against another one is left out, with a message.
#define TOMATO_PLUGIN_IID "org.tomato.desktop.Plugin/3"
Q_DECLARE_INTERFACE(tomato::plugins::Plugin, TOMATO_PLUGIN_IID)
