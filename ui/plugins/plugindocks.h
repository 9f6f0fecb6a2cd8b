// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/api/dockprovider.h"

#include <QList>
#include <QObject>

class QAction;
class QDockWidget;
class QMainWindow;

namespace tomato::ui {

/// The docks that plugins bring; they go with this.
class PluginDocks final : public QObject
{
public:
    /// Those at the bottom lie over `bottom`. Borrows both.
    PluginDocks(QMainWindow &window, QDockWidget &bottom,
                const std::vector<plugins::DockProvider *> &providers);
    ~PluginDocks() override;

    /// In front of others; does nothing when there is none of this name.
    void show(const QString &name);
    /// For the View menu.
    QList<QAction *> toggleActions() const;
    /// Titles follow the entries in the menu, which were said in another language.
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
    /// What the user made of the area at the bottom; 0 while that is nothing.
    int m_height = 0;
};

} // namespace tomato::ui
