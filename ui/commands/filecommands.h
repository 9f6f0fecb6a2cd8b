// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/exchange/documents/importreport.h"
#include "app/exchange/exportformat.h"

#include <QObject>

#include <functional>

class QFileDialog;
class QMenu;
class QWidget;

namespace tomato::ui {

/// New, open, save, and the questions before unsaved changes are discarded. No call blocks: what
/// follows a question is passed as a function.
class FileCommands final : public QObject
{
    Q_OBJECT

public:
    using Next = std::function<void()>;

    /// Both are borrowed. `leaveAll` asks what becomes of unsaved changes (by leave()) and of a
    /// running lab, then calls its argument.
    FileCommands(document::Document &document, QWidget &window, std::function<void(Next)> leaveAll);

    void create();
    void chooseAndOpen();
    /// Asks first when unsaved changes would be lost.
    void open(const QString &path);
    /// Adds another file to the open topology.
    void chooseAndImport();
    void import(const QString &path);
    /// Writes a copy for another program.
    void chooseAndExport();
    void exportTo(const QString &path, exchange::ExportFormat format);
    /// Asks for what a bundle of the experiment is to hold, and makes it.
    void chooseAndExportExperiment();
    void save();
    void saveAs();
    /// Saves, then calls `next`; it is not called when saving fails or is cancelled.
    void saveThen(const Next &next);
    /// Calls `next` when the changes are saved or discarded; not when the user cancels.
    void leave(Next next);

    /// Called before a file is opened. When another window has it open, shows that window and
    /// returns true.
    using ShowElsewhere = std::function<bool(const QString &path)>;
    void setOthers(ShowElsewhere others) { m_showElsewhere = std::move(others); }

    void fillRecentMenu(QMenu &menu);

    /// Returns the devices that the last import from another program added.
    const std::vector<ElementId> &importedDevices() const { return m_imported; }
    /// Returns the places of a remark: " (line 12, line 14 and 5 more)"; empty when it has none.
    static QString placesOf(const exchange::ImportReport::Remark &remark);

signals:
    void opened(const QString &path);
    /// A file of another program was read; `path` is that file.
    void imported(const QString &path, const tomato::exchange::ImportReport &report);
    /// A copy for another program was written.
    void exported(const QString &path, const tomato::exchange::ImportReport &report);
    /// A bundle was written; `notes`: what was left out.
    void bundled(const QString &path, const QString &notes);
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
    std::function<void(Next)> m_leaveAll;
    ShowElsewhere m_showElsewhere;
    std::vector<ElementId> m_imported;
};

} // namespace tomato::ui
