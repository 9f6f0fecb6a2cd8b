// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/api/plugin.h"
#include "plugins/api/pluginhost.h"

#include <QObject>
#include <QStringList>

#include <vector>

namespace tomato::ui {

/// Loads the plugins of some folders. One that does not load becomes a problem and nothing else.
class PluginLoader final
{
public:
    /// Reads each library's metadata first; code of another interface version is never run.
    void load(const QStringList &folders, plugins::PluginHost &host);

    /// Where plugins are: beside the program in a build, else in lib/tomato-desktop/plugins.
    static QStringList standardFolders();

    const QStringList &problems() const { return m_problems; }
    const QStringList &names() const { return m_names; }

    /// All plugins that bring this interface.
    template <class Provider>
    std::vector<Provider *> providers() const
    {
        std::vector<Provider *> found;
        for (QObject *plugin : m_plugins) {
            if (auto *provider = qobject_cast<Provider *>(plugin))
                found.push_back(provider);
        }
        return found;
    }

private:
    void loadFile(const QString &path, plugins::PluginHost &host);

    std::vector<QObject *> m_plugins;
    QStringList m_names;
    QStringList m_problems;
};

} // namespace tomato::ui
