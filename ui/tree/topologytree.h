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

/// All devices and their interfaces as a tree with a line to filter by. What is chosen here is
/// selected and brought into view on the canvas, and what is selected there is chosen here.
class TopologyTree final : public QWidget
{
    Q_OBJECT

public:
    /// Borrows both.
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
    /// Of the tree, on the canvas.
    void selectOnCanvas();
    void selectionChangedOnCanvas();
    /// Of the canvas, in the tree.
    void followCanvas();
    void reveal(const QModelIndex &index);
    void openMenu(const QPoint &position);

    TopologyScene &m_scene;
    CanvasView &m_view;
    TopologyTreeModel *m_model;
    QLineEdit *m_filter;
    QTreeView *m_tree;
    QLabel *m_none;
    /// Once for many changes.
    QTimer m_follow;
    bool m_isFollowing = false;
};

} // namespace tomato::ui
