// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QPluginLoader>
#include <QStringList>

#include <memory>
#include <vector>

namespace tomato::plugins {
class PluginHost;
}

namespace tomato::ui {

/// The editor's plugins. Unloads them when it goes; the host and the windows that plugins made
/// must be gone from use by then.
class PluginLoader final
{
public:
    explicit PluginLoader(plugins::PluginHost &host);
    ~PluginLoader();
    PluginLoader(const PluginLoader &) = delete;
    PluginLoader &operator=(const PluginLoader &) = delete;

    /// Beside the program, and where it is installed.
    static QStringList defaultDirectories();

    /// Loads each plugin there, of each name one. Returns why the others were left out.
    std::vector<Error> load(const QStringList &directories);

    /// Names from the plugins' metadata, in the order of loading.
    const QStringList &names() const { return m_names; }

    /// Those plugins that also are this.
    template <class Provider>
    std::vector<Provider *> providers() const
    {
        std::vector<Provider *> found;
        for (const auto &loader : m_loaders) {
            if (auto *provider = qobject_cast<Provider *>(loader->instance()))
                found.push_back(provider);
        }
        return found;
    }

private:
    Result<> loadOne(const QString &path);

    plugins::PluginHost &m_host;
    std::vector<std::unique_ptr<QPluginLoader>> m_loaders;
    QStringList m_names;
};

} // namespace tomato::ui
