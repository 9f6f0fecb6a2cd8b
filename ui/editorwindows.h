// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/openfiles.h"
#include "ui/widgets/plaintexts.h"
#include "ui/widgets/screenroom.h"

#include <QObject>
#include <QStringList>

#include <vector>

namespace tomato::ui {

class MainWindow;

/// The windows of the editor, a document each; and which of them the next start opens again.
class EditorWindows final : public QObject
{
    Q_OBJECT

public:
    /// Plugins come from these directories.
    explicit EditorWindows(QStringList pluginDirectories);
    ~EditorWindows() override;

    /// Shows a further window, with a file unless it is empty; the one that has that file already,
    /// when there is one.
    MainWindow &open(const QString &file);
    /// What was open when the last window was left, as far as it is still there; false when that is
    /// nothing, or not wanted.
    bool restore();
    /// Closes all windows; each may ask, and the first that is not closed ends it.
    void quit();

    const std::vector<MainWindow *> &all() const { return m_windows; }

private:
    /// nullptr when no window has this file.
    MainWindow *windowOf(const QString &file) const;
    static void show(MainWindow &window);
    void forget(MainWindow *window);
    void remember() const;
    void tellOthers();
    /// Whether it is open in another process, whose window comes forward then.
    static bool isInAnotherEditor(MainWindow &window, const QString &file);

    PlainTexts m_plainTexts;
    ScreenRoom m_room;
    OpenFiles m_openFiles;
    QStringList m_pluginDirectories;
    std::vector<MainWindow *> m_windows;
    /// Those that are closed on the way out are opened again.
    bool m_isQuitting = false;
};

} // namespace tomato::ui
