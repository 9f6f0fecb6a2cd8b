// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/pages/picturequestion.h"

#include "plugins/api/pluginhost.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

namespace tomato::plugins {

namespace {

class PictureTexts
{
    Q_DECLARE_TR_FUNCTIONS(PictureTexts)

public:
    static QStringList kinds(bool hasPng)
    {
        QStringList kinds{tr("SVG drawing (*.svg)"), tr("PDF document (*.pdf)")};
        if (hasPng)
            kinds << tr("PNG picture (*.png)");
        return kinds;
    }
    static QString title() { return tr("Save Picture"); }
    static QString problem(const QString &path) { return tr("%1 cannot be written").arg(path); }
};

const auto FolderKey = QStringLiteral("pictures/folder");

/// The same name where the last picture went, as long as that folder is there.
QString inLastFolder(const QString &path)
{
    const QString folder = QSettings().value(FolderKey).toString();
    return !folder.isEmpty() && QFileInfo(folder).isDir()
               ? QDir(folder).filePath(QFileInfo(path).fileName())
               : path;
}

} // namespace

void askForPicture(PluginHost &host, QObject *context, const QString &name, const QString &suffix,
                   bool hasPng, std::function<bool(const QString &path)> save)
{
    auto *question = new QFileDialog(host.window(), PictureTexts::title());
    question->setObjectName(name);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setAcceptMode(QFileDialog::AcceptSave);
    question->setNameFilters(PictureTexts::kinds(hasPng));
    question->setDefaultSuffix(QStringLiteral("svg"));
    question->selectFile(inLastFolder(host.proposedPath(suffix + QStringLiteral(".svg"))));
    QObject::connect(question, &QFileDialog::filterSelected, question,
                     [question](const QString &filter) {
                         const QString ending = filter.section(QStringLiteral("(*."), 1).chopped(1);
                         question->setDefaultSuffix(ending);
                     });
    QObject::connect(question, &QFileDialog::fileSelected, context,
                     [&host, save = std::move(save)](const QString &path) {
                         if (save(path))
                             QSettings().setValue(FolderKey, QFileInfo(path).absolutePath());
                         else
                             host.showMessage(PluginHost::Severity::Problem,
                                              PictureTexts::problem(path));
                     });
    question->open();
}

} // namespace tomato::plugins
