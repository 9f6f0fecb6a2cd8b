// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plugins/pluginloader.h"

#include "plugins/api/plugin.h"
#include "ui/plugins/pluginagreement.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonObject>
#include <QLibrary>

#include <map>

namespace tomato::ui {

PluginLoader::PluginLoader(plugins::PluginHost &host, Check check)
    : m_host(host), m_check(std::move(check))
{
}

PluginLoader::~PluginLoader()
{
    while (!m_loaded.empty()) {
        m_loaded.back().object.reset();
        m_loaded.back().loader->unload();
        m_loaded.pop_back();
    }
}

QStringList PluginLoader::defaultDirectories()
{
    const QDir program(QCoreApplication::applicationDirPath());
    return {program.filePath(QStringLiteral("plugins")),
            program.filePath(QStringLiteral("../lib/tomato-desktop/plugins")),
            PluginAgreement::userFolder()};
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
Result<std::unique_ptr<QObject>> PluginLoader::create(QPluginLoader &loader) const
{
    try {
        const auto *root = qobject_cast<plugins::Plugin *>(loader.instance());
        if (!root)
            return failure("could not be loaded: " + loader.errorString().toStdString());
        std::unique_ptr<QObject> object = root->createForWindow();
        auto *plugin = qobject_cast<plugins::Plugin *>(object.get());
        if (!plugin)
            return failure("makes no plugin for a window");
        if (const auto done = plugin->initialize(m_host); !done)
            return passOn(done);
        return object;
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
    // The metadata is read before any of the plugin's code runs.
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
    const Result<> checked = m_check ? m_check(path) : Result<>();
    if (!checked)
        return failure(checked.error().text(), place);
    auto object = create(*loader);
    if (!object) {
        loader->unload();
        return failure(object.error().text(), place);
    }
    m_names << name;
    m_loaded.push_back({std::move(loader), std::move(*object)});
    return {};
}

} // namespace tomato::ui
