// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plugins/pluginagreement.h"

#include "app/topology/printable.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>

namespace tomato::ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(tomato::ui::PluginAgreement)

public:
    static QString title() { return tr("New plugins"); }
    static QString question(int count) { return tr("Use %n new plugin(s)?", nullptr, count); }
    static QString meaning(const QStringList &paths)
    {
        return tr("A plugin runs as you: it can read and change your files and use your network. "
                  "The trial finds one that crashes, not one that means harm. Use it only if you "
                  "know where it comes from; you are asked again when its file changes.") +
               QStringLiteral("\n\n") +
               topology::printable(paths.join(u'\v'))
                   .replace(QStringLiteral("\\x0b"), QStringLiteral("\n"));
    }
    static QString use() { return tr("&Use From Now On"); }
    static QString leave() { return tr("&Leave Out"); }
};

QSettings memory()
{
    return QSettings(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                         QStringLiteral("/tomato-desktop/plugins.ini"),
                     QSettings::IniFormat);
}

QString digest(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

/// Returns a digest of the file's content; empty when it cannot be read.
QString contentOf(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file)
               ? QString::fromLatin1(hash.result().toHex())
               : QString();
}

QString keyOf(const QString &path)
{
    return digest(QFileInfo(path).absoluteFilePath().toUtf8());
}

bool isIn(const QString &path, const QString &folder)
{
    return !folder.isEmpty() && path.startsWith(folder + QLatin1Char('/'));
}

} // namespace

QString PluginAgreement::userFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/tomato-desktop/plugins");
}

bool PluginAgreement::covers(const QString &path)
{
    const QFileInfo file(path);
    const bool isOwn = isIn(file.absoluteFilePath(), QDir::cleanPath(userFolder())) ||
                       isIn(file.canonicalFilePath(), QFileInfo(userFolder()).canonicalFilePath());
    const QString content = isOwn ? contentOf(path) : QString();
    return !isOwn || (!content.isEmpty() && memory().value(keyOf(path)).toString() == content);
}

void PluginAgreement::add(const QString &path)
{
    memory().setValue(keyOf(path), contentOf(path));
}

void PluginAgreement::ask(QWidget &window, const QStringList &paths,
                          const std::function<void()> &agreed)
{
    auto *box = new QMessageBox(QMessageBox::Warning, Words::title(),
                                Words::question(static_cast<int>(paths.size())),
                                QMessageBox::NoButton, &window);
    box->setObjectName(QStringLiteral("pluginQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(Words::meaning(paths));
    auto *use = box->addButton(Words::use(), QMessageBox::AcceptRole);
    use->setObjectName(QStringLiteral("pluginUse"));
    auto *leave = box->addButton(Words::leave(), QMessageBox::RejectRole);
    leave->setObjectName(QStringLiteral("pluginLeave"));
    box->setDefaultButton(leave);
    box->setEscapeButton(leave);
    QObject::connect(box, &QDialog::finished, &window, [box, use, paths, agreed] {
        if (box->clickedButton() != use)
            return;
        for (const QString &path : paths)
            add(path);
        agreed();
    });
    box->open();
}

} // namespace tomato::ui
