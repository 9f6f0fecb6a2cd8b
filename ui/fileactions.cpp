// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fileactions.h"

#include "ui/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QSettings>

namespace tomato::ui {

constexpr int MostRecent = 10;

static QString fileFilter()
{
    return FileActions::tr("Topologies (*.json);;All files (*)");
}

FileActions::FileActions(document::Document &document, QWidget &window)
    : QObject(&window), m_document(document), m_window(window),
      m_new(new QAction(actionIcon("document-new", "new"), tr("&New"), this)),
      m_open(new QAction(actionIcon("document-open", "open"), tr("&Open…"), this)),
      m_save(new QAction(actionIcon("document-save", "save"), tr("&Save"), this)),
      m_saveAs(new QAction(actionIcon("document-save-as", "save"), tr("Save &As…"), this)),
      m_recent(new QMenu(tr("Open &Recent"), &window))
{
    m_new->setShortcut(QKeySequence::New);
    m_open->setShortcut(QKeySequence::Open);
    m_save->setShortcut(QKeySequence::Save);
    m_saveAs->setShortcut(QKeySequence::SaveAs);
    m_new->setObjectName(QStringLiteral("actionNew"));
    m_open->setObjectName(QStringLiteral("actionOpen"));
    m_save->setObjectName(QStringLiteral("actionSave"));
    m_saveAs->setObjectName(QStringLiteral("actionSaveAs"));
    connect(m_new, &QAction::triggered, this, [this] {
        if (mayDiscard())
            m_document.clear();
    });
    connect(m_open, &QAction::triggered, this, &FileActions::chooseAndOpen);
    connect(m_save, &QAction::triggered, this, &FileActions::save);
    connect(m_saveAs, &QAction::triggered, this, &FileActions::saveAs);
    connect(m_recent, &QMenu::aboutToShow, this, &FileActions::updateRecent);
    updateRecent();
}

QString FileActions::examplesFolder()
{
    const QDir program(QCoreApplication::applicationDirPath());
    for (const QString &folder :
         {program.filePath(QStringLiteral("../share/tomato-desktop/examples")),
          QStringLiteral(TOMATO_SOURCE "/resources/examples")}) {
        if (QDir(folder).exists())
            return QDir::cleanPath(folder);
    }
    return {};
}

bool FileActions::open(const QString &path)
{
    const auto loaded = m_document.load(path);
    if (!loaded) {
        emit failed(QString::fromStdString(loaded.error().text()));
        return false;
    }
    remember(m_document.filePath());
    return true;
}

void FileActions::chooseAndOpen()
{
    if (!mayDiscard())
        return;
    const QString folder = m_document.filePath().isEmpty()
                               ? QDir::homePath()
                               : QFileInfo(m_document.filePath()).absolutePath();
    const QString path =
        QFileDialog::getOpenFileName(&m_window, tr("Open a topology"), folder, fileFilter());
    if (!path.isEmpty())
        open(path);
}

bool FileActions::save()
{
    return m_document.filePath().isEmpty() ? saveAs() : saveTo(m_document.filePath());
}

bool FileActions::saveAs()
{
    const QString proposed =
        m_document.filePath().isEmpty()
            ? QDir::home().filePath(m_document.displayName() + QStringLiteral(".tomato4.json"))
            : m_document.filePath();
    const QString path =
        QFileDialog::getSaveFileName(&m_window, tr("Save the topology"), proposed, fileFilter());
    return !path.isEmpty() && saveTo(path);
}

bool FileActions::saveTo(const QString &path)
{
    const auto saved = m_document.save(path);
    if (!saved) {
        emit failed(QString::fromStdString(saved.error().text()));
        return false;
    }
    remember(m_document.filePath());
    return true;
}

bool FileActions::mayDiscard()
{
    if (!m_document.isModified())
        return true;
    QMessageBox box(QMessageBox::Warning, tr("Unsaved changes"),
                    tr("“%1” has changes that are not saved.").arg(m_document.displayName()),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, &m_window);
    box.setObjectName(QStringLiteral("unsavedChanges"));
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
    case QMessageBox::Save:
        return save();
    case QMessageBox::Discard:
        return true;
    default:
        return false;
    }
}

void FileActions::remember(const QString &path)
{
    QStringList recent = QSettings().value(QStringLiteral("recentFiles")).toStringList();
    recent.removeAll(path);
    recent.prepend(path);
    QSettings().setValue(QStringLiteral("recentFiles"), recent.mid(0, MostRecent));
}

void FileActions::updateRecent()
{
    m_recent->clear();
    for (const QString &path : QSettings().value(QStringLiteral("recentFiles")).toStringList()) {
        QAction *action = m_recent->addAction(QFileInfo(path).fileName());
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] {
            if (mayDiscard())
                open(path);
        });
    }
    if (m_recent->isEmpty())
        m_recent->addAction(tr("No recent files"))->setEnabled(false);
}

} // namespace tomato::ui
