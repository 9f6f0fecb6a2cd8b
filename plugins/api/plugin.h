// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QtPlugin>

namespace tomato::plugins {

class PluginHost;

/// What a plugin's root object is. It may also be any of the provider interfaces beside this
/// file; the editor finds them by qobject_cast. Its JSON metadata has `Name` and `Description`.
class Plugin
{
public:
    virtual ~Plugin() = default;
    /// Called once after loading; the host outlives the plugin. A failure becomes a message.
    virtual Result<> initialize(PluginHost &host) = 0;
};

} // namespace tomato::plugins

#define TOMATO_PLUGIN_IID "org.tomato.desktop.Plugin/1"
Q_DECLARE_INTERFACE(tomato::plugins::Plugin, TOMATO_PLUGIN_IID)
