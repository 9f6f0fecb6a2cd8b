// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QAction;
class QMenu;
class QWidget;

namespace tomato::ui {

class CanvasGestures;
class CanvasView;
class TopologyScene;

/// The user's options for the canvas, stored for the next start: the View menu's grid, and the
/// labels of connections.
class CanvasOptions final : public QObject
{
    Q_OBJECT

public:
    /// All of them are borrowed.
    CanvasOptions(TopologyScene &scene, CanvasView &view, CanvasGestures &gestures,
                  QObject *parent);

    QList<QAction *> actions() const;
    QMenu *createLabelsMenu(QWidget *parent);

private:
    QAction *createSwitch(const char *name, const QString &text, const QString &tip,
                          bool isOnAtFirst, const std::function<void(bool)> &apply);

    TopologyScene &m_scene;
    QAction *m_grid;
    QAction *m_snap;
};

} // namespace tomato::ui
