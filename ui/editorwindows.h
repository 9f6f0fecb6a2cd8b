// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/openfiles.h"
#include "ui/widgets/altletters.h"
#include "ui/widgets/plaintexts.h"
#include "ui/widgets/screenroom.h"

#include <QObject>
#include <QStringList>

#include <unistd.h>

#include <vector>

namespace tomato::ui {

class MainWindow;

/// The windows of the editor, each with a document. It also stores which of them the next start
/// opens again.
class EditorWindows final : public QObject
{
    Q_OBJECT

public:
    /// Plugins are loaded from these directories.
    explicit EditorWindows(QStringList pluginDirectories);
    ~EditorWindows() override;

    /// Shows the first windows: of these files, else those of the last time, else an empty one. One
    /// offers what an editor that crashed left, asks about plugins, and warns when `user` is root.
    void begin(const QStringList &files, uid_t user = ::geteuid());
    /// Shows another window, with a file unless the path is empty; when a window has that file
    /// already, shows that one.
    MainWindow &open(const QString &file);
    /// Opens the files that were open when the last window was closed and that still exist. Returns
    /// false when there is none, or the user does not want that.
    bool restore();
    /// Closes all windows one after the other. Each may ask a question; when one stays open, the
    /// remaining ones stay open, too.
    void quit();

    const std::vector<MainWindow *> &all() const { return m_windows; }

private:
    /// Returns nullptr when no window has this file.
    MainWindow *windowOf(const QString &file) const;
    static void show(MainWindow &window);
    void forget(MainWindow *window);
    void remember() const;
    void notifyOthers();
    /// Returns whether the file is open in another process, whose window is then shown.
    static bool isInAnotherEditor(MainWindow &window, const QString &file);

    PlainTexts m_plainTexts;
    AltLetters m_altLetters;
    ScreenRoom m_room;
    OpenFiles m_openFiles;
    QStringList m_pluginDirectories;
    std::vector<MainWindow *> m_windows;
    /// While quitting, the windows that are closed are opened again at the next start.
    bool m_isQuitting = false;
};

} // namespace tomato::ui
