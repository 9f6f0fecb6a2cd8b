// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/layout/layoutrun.h"

#include <QObject>
#include <QPointer>

class QMenu;
class QProgressDialog;
class QVariantAnimation;

namespace tomato::ui {

class TopologyScene;

/// Edit > Arrange > Automatic Layout: places the selection, or everything, with one of Graphviz's
/// engines, as one undo step. The window can be used meanwhile, and the layout can be cancelled.
class LayoutCommands final : public QObject
{
    Q_OBJECT

public:
    /// Both are borrowed.
    LayoutCommands(TopologyScene &scene, QWidget &window);

    /// The menu is owned by `parent`.
    QMenu *createMenu(QWidget *parent);
    /// Places the selection when it has more than one element, else all elements.
    void arrange(layout::LayoutEngine engine);
    /// Places elements of a file without positions. `isClean` says that this is no change by a
    /// user, and need not be saved.
    void placeImported(const std::vector<ElementId> &devices, bool isClean);
    bool isRunning() const { return m_run.isRunning(); }
    /// Ends the layout; no element is moved.
    void cancel();

signals:
    void failed(const QString &message);
    /// The elements have their new positions; the canvas still animates the move.
    void arranged(int count);
    /// The canvas shows the elements at their new positions, too.
    void settled();

private:
    void run(const std::vector<ElementId> &devices, layout::LayoutEngine engine);
    void applyPositions(const Result<layout::LayoutRun::Positions> &positions);
    void animate(const layout::LayoutRun::Positions &from);
    void showProgress();
    void hideProgress();

    TopologyScene &m_scene;
    QWidget &m_window;
    layout::LayoutRun m_run;
    QPointF m_middle;
    bool m_staysClean = false;
    QPointer<QProgressDialog> m_progress;
    QPointer<QVariantAnimation> m_animation;
};

} // namespace tomato::ui
