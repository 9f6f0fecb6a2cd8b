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

/// Edit > Arrange > Automatic Layout: places what is selected, or everything, with one of
/// Graphviz's engines, as one undo step. The window stays free meanwhile, and it can be cancelled.
class LayoutCommands final : public QObject
{
    Q_OBJECT

public:
    /// Borrows both.
    LayoutCommands(TopologyScene &scene, QWidget &window);

    /// Owned by `parent`.
    QMenu *createMenu(QWidget *parent);
    /// What is selected when that is more than one element, else all.
    void arrange(layout::LayoutEngine engine);
    /// Elements of a file that does not say where they lie. `isClean`: this is no change that
    /// somebody made, and needs not be saved.
    void placeImported(const std::vector<ElementId> &devices, bool isClean);
    bool isRunning() const { return m_run.isRunning(); }
    /// Leaves everything where it is.
    void cancel();

signals:
    void failed(const QString &message);
    /// The elements have their new positions; on the canvas they still move there.
    void arranged(int count);
    /// They are drawn there, too.
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
