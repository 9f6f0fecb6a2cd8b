// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QTreeView;

namespace tomato::ui {

class CanvasView;
class TopologyScene;
class TopologyTreeModel;

/// All devices and their interfaces as a tree with a line to filter by. Items selected here are
/// selected and scrolled into view on the canvas, and items selected there are selected here.
class TopologyTree final : public QWidget
{
    Q_OBJECT

public:
    /// Both are borrowed.
    TopologyTree(TopologyScene &scene, CanvasView &view, QWidget *parent = nullptr);

signals:
    void contextMenuRequested(const QPointF &scenePosition, const QPoint &globalPosition);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void createTree();
    void filter();
    /// Applies the tree's selection to the canvas.
    void selectOnCanvas();
    void selectionChangedOnCanvas();
    /// Applies the canvas' selection to the tree.
    void followCanvas();
    void reveal(const QModelIndex &index);
    void openMenu(const QPoint &position);

    TopologyScene &m_scene;
    CanvasView &m_view;
    TopologyTreeModel *m_model;
    QLineEdit *m_filter;
    QTreeView *m_tree;
    QLabel *m_none;
    /// Combines many changes into one update.
    QTimer m_follow;
    bool m_isFollowing = false;
};

} // namespace tomato::ui
