// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/api/dockprovider.h"

#include <QList>
#include <QObject>

class QAction;
class QDockWidget;
class QMainWindow;

namespace tomato::ui {

/// The docks of plugins, which are deleted with this.
class PluginDocks final : public QObject
{
public:
    /// Docks at the bottom are put into tabs with `bottom`. Both are borrowed.
    PluginDocks(QMainWindow &window, QDockWidget &bottom,
                const std::vector<plugins::DockProvider *> &providers);
    ~PluginDocks() override;

    /// Shows the dock in front of others; does nothing when there is none with this name.
    void show(const QString &name);
    /// Returns the entries for the View menu.
    QList<QAction *> toggleActions() const;
    /// Updates the titles from the menu entries, whose language changed.
    void retranslate();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void add(const plugins::Dock &dock);
    bool isAtBottom(QDockWidget &dock) const;
    void bringForward(QDockWidget &dock);

    QMainWindow &m_window;
    QDockWidget &m_bottom;
    std::vector<QDockWidget *> m_docks;
    /// The height that the user gave the area at the bottom; 0 when there is none.
    int m_height = 0;
};

} // namespace tomato::ui
