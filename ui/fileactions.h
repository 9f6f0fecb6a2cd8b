// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"

#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace tomato::ui {

/// New, Open, Open Recent, Save and Save As of one window's document.
class FileActions final : public QObject
{
    Q_OBJECT

public:
    FileActions(document::Document &document, QWidget &window);

    QAction *newAction() const { return m_new; }
    QAction *openAction() const { return m_open; }
    QAction *saveAction() const { return m_save; }
    QAction *saveAsAction() const { return m_saveAs; }
    QMenu *recentMenu() const { return m_recent; }

    /// Opens without asking about unsaved changes; a file that cannot be read is a message.
    bool open(const QString &path);
    /// True when there is nothing to lose any more: saved, or the user said so.
    bool mayDiscard();

    /// The folder with the examples: of the source tree, or installed.
    static QString examplesFolder();

signals:
    void failed(const QString &message);

private:
    void chooseAndOpen();
    bool save();
    bool saveAs();
    bool saveTo(const QString &path);
    void remember(const QString &path);
    void updateRecent();

    document::Document &m_document;
    QWidget &m_window;
    QAction *m_new;
    QAction *m_open;
    QAction *m_save;
    QAction *m_saveAs;
    QMenu *m_recent;
};

} // namespace tomato::ui
