// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/exchange/importreport.h"

#include <QObject>

#include <functional>

class QFileDialog;
class QMenu;
class QWidget;

namespace tomato::ui {

/// New, open, save, and the questions that come before unsaved changes are left. Nothing here
/// waits: what comes after a question is passed along.
class FileCommands final : public QObject
{
    Q_OBJECT

public:
    using Next = std::function<void()>;

    /// Borrows both. `leaveLab` asks what becomes of a running lab, then goes on.
    FileCommands(document::Document &document, QWidget &window, std::function<void(Next)> leaveLab);

    void create();
    void chooseAndOpen();
    /// Asks first where something would be lost.
    void open(const QString &path);
    /// Adds another file to the open topology.
    void chooseAndImport();
    void import(const QString &path);
    /// Writes a copy for another program.
    void chooseAndExport();
    void exportTo(const QString &path);
    void save();
    void saveAs();
    /// Goes on when the file holds what is open; not at all when that fails or is cancelled.
    void saveThen(const Next &next);
    /// Goes on when the changes are saved or not wanted; not at all when cancelled.
    void leave(Next next);

    /// Of a file that another window has: shows that one and says true.
    using ShowElsewhere = std::function<bool(const QString &path)>;
    void setOthers(ShowElsewhere others) { m_showElsewhere = std::move(others); }

    void fillRecentMenu(QMenu &menu);

    /// What the last file of another program brought.
    const std::vector<ElementId> &importedDevices() const { return m_imported; }
    /// Of what a remark is said: " (line 12, line 14 and 5 more)"; empty when of nothing.
    static QString placesOf(const exchange::ImportReport::Remark &remark);

signals:
    void opened(const QString &path);
    /// A file of another program was read; `path` is that file.
    void imported(const QString &path, const tomato::exchange::ImportReport &report);
    /// A copy for another program was written.
    void exported(const QString &path, const tomato::exchange::ImportReport &report);
    void saved(const QString &path);
    void failed(const QString &message);

private:
    void load(const QString &path);
    void saveTo(const QString &path, const Next &next);
    void askWhereTo(const Next &next);
    QFileDialog *fileDialog(const QString &title, const char *name);
    void showFailure(const QString &title, const QString &message);
    QString folder() const;

    document::Document &m_document;
    QWidget &m_window;
    std::function<void(Next)> m_leaveLab;
    ShowElsewhere m_showElsewhere;
    std::vector<ElementId> m_imported;
};

} // namespace tomato::ui
