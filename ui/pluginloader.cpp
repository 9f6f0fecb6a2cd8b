// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pluginloader.h"

#include "plugins/api/plugin.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonObject>
#include <QLibrary>

#include <map>

namespace tomato::ui {

PluginLoader::PluginLoader(plugins::PluginHost &host) : m_host(host) {}

PluginLoader::~PluginLoader()
{
    while (!m_loaders.empty()) {
        m_loaders.back()->unload();
        m_loaders.pop_back();
    }
}

QStringList PluginLoader::defaultDirectories()
{
    const QDir program(QCoreApplication::applicationDirPath());
    return {program.filePath(QStringLiteral("plugins")),
            program.filePath(QStringLiteral("../lib/tomato-desktop/plugins"))};
}

/// The plugins in a directory by the position that their metadata give, which is also that of their
/// tabs and menu entries, then by name.
static QStringList inOrder(const QString &directory)
{
    constexpr int Last = 1000;
    std::multimap<int, QString> sorted;
    for (const QString &file : QDir(directory).entryList(QDir::Files, QDir::Name)) {
        const QString path = QDir(directory).filePath(file);
        if (!QLibrary::isLibrary(path))
            continue;
        const QJsonObject own =
            QPluginLoader(path).metaData().value(QLatin1String("MetaData")).toObject();
        sorted.emplace(own.value(QLatin1String("Position")).toInt(Last), path);
    }
    QStringList files;
    for (const auto &[position, path] : sorted)
        files << path;
    return files;
}

std::vector<Error> PluginLoader::load(const QStringList &directories)
{
    std::vector<Error> failures;
    for (const QString &directory : directories) {
        for (const QString &file : inOrder(directory)) {
            const auto loaded = loadOne(file);
            if (!loaded)
                failures.push_back(loaded.error());
        }
    }
    return failures;
}

/// Foreign code: what it throws becomes an error as well.
static Result<> initialize(plugins::Plugin &plugin, plugins::PluginHost &host)
{
    try {
        return plugin.initialize(host);
    } catch (const std::exception &thrown) {
        return failure(std::string("threw an exception: ") + thrown.what());
    } catch (...) {
        return failure("threw something that is no exception");
    }
}

Result<> PluginLoader::loadOne(const QString &path)
{
    const std::string place = QDir::toNativeSeparators(path).toStdString();
    auto loader = std::make_unique<QPluginLoader>(path);
    // Read before any of the plugin's code runs.
    const QJsonObject metaData = loader->metaData();
    const QString iid = metaData.value(QLatin1String("IID")).toString();
    if (iid.isEmpty())
        return failure("is no plugin: " + loader->errorString().toStdString(), place);
    if (iid != QLatin1String(TOMATO_PLUGIN_IID))
        return failure("was made for another version of this program: it wants " +
                           iid.toStdString() + ", this is " TOMATO_PLUGIN_IID,
                       place);
    const QString name = metaData.value(QLatin1String("MetaData"))
                             .toObject()
                             .value(QLatin1String("Name"))
                             .toString();
    if (name.isEmpty())
        return failure("has no name in its metadata", place);
    if (m_names.contains(name))
        return failure("is left out: a plugin named " + name.toStdString() + " is loaded already",
                       place);
    auto *plugin = qobject_cast<plugins::Plugin *>(loader->instance());
    if (!plugin)
        return failure("could not be loaded: " + loader->errorString().toStdString(), place);
    if (const auto initialised = initialize(*plugin, m_host); !initialised) {
        const Error error{place, initialised.error().text()};
        loader->unload();
        return tl::make_unexpected(error);
    }
    m_names << name;
    m_loaders.push_back(std::move(loader));
    return {};
}

} // namespace tomato::ui
