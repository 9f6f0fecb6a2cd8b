// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parts/templatefolders.h"

#include "app/base/files/privatefolder.h"
#include "app/base/systemwords.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/format/wholefile.h"
#include "app/topology/naturalkey.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <algorithm>
#include <cerrno>
#include <set>
#include <utility>

namespace tomato::parts {

static const QString Folder = QStringLiteral("/tomato-desktop/templates");

QString userTemplateFolder()
{
    return QDir::cleanPath(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                           Folder);
}

QString shippedTemplateFolder()
{
    const QString program = QCoreApplication::applicationDirPath();
    const QString installed = program + QStringLiteral("/../share") + Folder;
    // The build folder is inside the source tree.
    return QDir::cleanPath(QDir(installed).exists()
                               ? installed
                               : program + QStringLiteral("/../../resources/templates"));
}

QStringList templateFolders()
{
    QStringList folders;
    const QString shipped = shippedTemplateFolder();
    const auto shared = QStandardPaths::standardLocations(QStandardPaths::GenericDataLocation);
    for (const QString &each : shared) {
        const QString folder = QDir::cleanPath(each + Folder);
        if (!folders.contains(folder) && folder != shipped)
            folders << folder;
    }
    return folders << shipped;
}

static QFileInfoList filesIn(const QString &folder)
{
    // Also what cannot be read: it is named.
    return QDir(folder).entryInfoList({u'*' + TemplateEnding},
                                      QDir::Files | QDir::Dirs | QDir::System, QDir::Name);
}

FoundTemplates findTemplates(const QStringList &folders)
{
    FoundTemplates found;
    std::set<QString> names;
    std::size_t read = 0;
    for (const QString &folder : folders) {
        const bool isShipped = folder == shippedTemplateFolder();
        for (const QFileInfo &file : filesIn(folder)) {
            if (!names.insert(templateName(file.filePath())).second)
                continue;
            if (!isShipped && ++read > MaxTemplates) {
                found.damaged.push_back(
                    {folder.toStdString(), "there are more than " + std::to_string(MaxTemplates) +
                                               " templates: the others are left out"});
                break;
            }
            auto loaded = loadTemplate(file.filePath());
            if (loaded)
                found.good.push_back(*std::move(loaded));
            else
                found.damaged.push_back(loaded.error());
        }
    }
    std::ranges::stable_sort(found.good, {}, [](const ElementTemplate &each) {
        return std::pair(isShippedTemplate(each.path), topology::naturalKey(each.name));
    });
    return found;
}

Result<ElementTemplate> findTemplate(const QString &text, const QStringList &folders)
{
    if (text.contains(u'/'))
        return loadTemplate(text);
    for (const QString &folder : folders) {
        const QString path = folder + u'/' + text + TemplateEnding;
        if (QFileInfo::exists(path))
            return loadTemplate(path);
    }
    return failure("there is no template " + text.toStdString());
}

bool isOwnTemplate(const QString &path)
{
    return QFileInfo(path).absolutePath() == userTemplateFolder();
}

bool isShippedTemplate(const QString &path)
{
    return QFileInfo(path).absolutePath() == shippedTemplateFolder();
}

QString ownTemplatePath(const QString &name)
{
    return userTemplateFolder() + u'/' + name + TemplateEnding;
}

/// A link that leads nowhere is there, too.
static bool isThere(const QString &path)
{
    const QFileInfo file(path);
    return file.exists() || file.isSymLink();
}

Result<QString> saveTemplate(const topology::Topology &part, const QString &name, bool replaces)
{
    if (const auto checked = checkTemplateName(name); !checked)
        return passOn(checked);
    if (part.elements().empty())
        return failure("there is nothing to add");
    const QString path = ownTemplatePath(name);
    if (!replaces && isThere(path))
        return failure("is there already", path.toStdString());
    const QByteArray text = topology::writeTomato(part);
    if (text.size() > MaxTemplateBytes)
        return failure("is longer than " + std::to_string(MaxTemplateBytes) + " bytes",
                       path.toStdString());
    errno = 0;
    if (const QString folder = userTemplateFolder();
        !makePrivateFolder(QFile::encodeName(folder).toStdString()))
        return failure("cannot be made: " + systemWords(errno), folder.toStdString());
    // It is the template that is replaced, not what a link in its place leads to.
    if (QFileInfo(path).isSymLink()) {
        if (const auto removed = removeTemplate(path); !removed)
            return passOn(removed);
    }
    if (const auto written = topology::writeWholeFile(path, text); !written)
        return passOn(written);
    return path;
}

Result<> renameTemplate(const QString &path, const QString &name)
{
    if (const auto checked = checkTemplateName(name); !checked)
        return checked;
    const QString renamed = ownTemplatePath(name);
    if (renamed == path)
        return {};
    if (isThere(renamed))
        return failure("is there already", renamed.toStdString());
    QFile file(path);
    errno = 0;
    if (!file.rename(renamed))
        return failure(fileWords(file, errno), path.toStdString());
    return {};
}

Result<> removeTemplate(const QString &path)
{
    QFile file(path);
    errno = 0;
    if (!file.remove())
        return failure(fileWords(file, errno), path.toStdString());
    return {};
}

Result<QString> findOwnTemplate(const QString &name, const QStringList &folders)
{
    if (const auto checked = checkTemplateName(name); !checked)
        return passOn(checked);
    if (const QString path = ownTemplatePath(name); isThere(path))
        return path;
    for (const QString &folder : folders) {
        const QString path = folder + u'/' + name + TemplateEnding;
        if (isThere(path))
            return failure(isShippedTemplate(path) ? "comes with the program, and stays"
                                                   : "is not in your own folder of templates",
                           path.toStdString());
    }
    return failure("there is no template " + name.toStdString());
}

} // namespace tomato::parts
