// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QPluginLoader>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace tomato::plugins {
class PluginHost;
}

namespace tomato::ui {

/// The editor's plugins. They are unloaded when this is destroyed; the host and the plugins'
/// windows must not be used any more then.
class PluginLoader final
{
public:
    /// Returns why the plugin at this path may not be loaded, if so: PluginTrial.
    using Check = std::function<Result<>(const QString &path)>;

    explicit PluginLoader(plugins::PluginHost &host, Check check = {});
    ~PluginLoader();
    PluginLoader(const PluginLoader &) = delete;
    PluginLoader &operator=(const PluginLoader &) = delete;

    /// Returns the directories beside the program and where it is installed, and the user's own.
    static QStringList defaultDirectories();

    /// Loads each plugin in these directories, of each name one. Returns why the others were left
    /// out.
    std::vector<Error> load(const QStringList &directories);
    Result<> loadOne(const QString &path);

    /// The names from the plugins' metadata, in the order of loading.
    const QStringList &names() const { return m_names; }

    /// Returns the plugins that also implement this interface.
    template <class Provider>
    std::vector<Provider *> providers() const
    {
        std::vector<Provider *> found;
        for (const Loaded &each : m_loaded) {
            if (auto *provider = qobject_cast<Provider *>(each.object.get()))
                found.push_back(provider);
        }
        return found;
    }

private:
    struct Loaded
    {
        std::unique_ptr<QPluginLoader> loader;
        /// The plugin's object for this host.
        std::unique_ptr<QObject> object;
    };
    Result<std::unique_ptr<QObject>> create(QPluginLoader &loader) const;

    plugins::PluginHost &m_host;
    Check m_check;
    std::vector<Loaded> m_loaded;
    QStringList m_names;
};

} // namespace tomato::ui
