// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pluginloader.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonObject>
#include <QLibrary>
#include <QPluginLoader>

namespace tomato::ui {

QStringList PluginLoader::standardFolders()
{
    const QDir program(QCoreApplication::applicationDirPath());
    return {program.filePath(QStringLiteral("plugins")),
            program.filePath(QStringLiteral("../lib/tomato-desktop/plugins"))};
}

void PluginLoader::load(const QStringList &folders, plugins::PluginHost &host)
{
    for (const QString &folder : folders) {
        for (const QFileInfo &file : QDir(folder).entryInfoList(QDir::Files)) {
            if (QLibrary::isLibrary(file.fileName()))
                loadFile(file.absoluteFilePath(), host);
        }
    }
}

void PluginLoader::loadFile(const QString &path, plugins::PluginHost &host)
{
    const auto problem = [&](const QString &reason) {
        m_problems << QCoreApplication::translate("PluginLoader",
                                                  "The plugin %1 was not loaded: %2")
                          .arg(QFileInfo(path).fileName(), reason);
    };
    QPluginLoader loader(path);
    const QJsonObject metadata = loader.metaData();
    if (metadata.isEmpty())
        return problem(QCoreApplication::translate("PluginLoader", "it is no plugin"));
    const QString interface = metadata.value(QLatin1String("IID")).toString();
    if (interface != QLatin1String(TOMATO_PLUGIN_IID))
        return problem(QCoreApplication::translate("PluginLoader", "it is made for %1, not for %2")
                           .arg(interface, QLatin1String(TOMATO_PLUGIN_IID)));
    QObject *root = loader.instance();
    auto *plugin = qobject_cast<plugins::Plugin *>(root);
    if (plugin == nullptr)
        return problem(loader.errorString());
    if (const auto ready = plugin->initialize(host); !ready)
        return problem(QString::fromStdString(ready.error().text()));
    m_plugins.push_back(root);
    const QJsonObject own = metadata.value(QLatin1String("MetaData")).toObject();
    m_names << own.value(QLatin1String("Name")).toString();
}

} // namespace tomato::ui
