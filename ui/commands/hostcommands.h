// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QObject>

#include <vector>

class QAction;
class QMenu;
class QWidget;

namespace tomato::ui {

class TopologyScene;

/// On which machines the elements of the topology run: by hand, or placed so that few connections
/// lead from one to another.
class HostCommands final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive this.
    HostCommands(TopologyScene &scene, QWidget &window);

    /// Returns the entry Lab > Place Anew.
    QAction *placeAction() const { return m_place; }
    /// Makes the menu "Assign to Host" for what is selected when it is opened; `parent` owns it.
    QMenu *createAssignMenu(QWidget *parent);
    /// Assigns in one undo step; with an empty host the next placement decides where they run.
    void assign(const std::vector<ElementId> &elements, const QString &host);
    /// Shows which connections would be cut, and places the elements when the user agrees.
    void placeAnew();

signals:
    void failed(const QString &message);
    void placed(const QString &message);

private:
    void fillAssignMenu(QMenu &menu);
    void askForName(const std::vector<ElementId> &elements);
    void warnOfUnknown(const QString &host);

    TopologyScene &m_scene;
    QWidget &m_window;
    QAction *m_place;
};

} // namespace tomato::ui
