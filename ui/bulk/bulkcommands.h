// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;

namespace tomato::ui {

class CanvasView;
class TopologyScene;

/// Much at once: a fabric, links by pattern, new names by pattern, delays from distances. Each is
/// one undo step.
class BulkCommands final : public QObject
{
    Q_OBJECT

public:
    /// Borrows both.
    BulkCommands(TopologyScene &scene, CanvasView &view, QObject *parent = nullptr);

    QAction *fabricAction() { return m_fabric; }
    QAction *linkAction() { return m_link; }
    QAction *renameAction() { return m_rename; }
    QAction *distanceAction() { return m_distance; }

    void insertFabric();
    void linkByPattern();
    /// Renames among what is selected, or among everything.
    void renameByPattern();
    /// Sets the delays of what is selected, or of all connections.
    void delayFromDistance();

signals:
    void failed(const QString &message);
    /// Elements are there that nobody saw yet.
    void inserted();

private:
    QAction *make(const char *name, const QString &text, const QString &tip);

    TopologyScene &m_scene;
    CanvasView &m_view;
    QAction *m_fabric;
    QAction *m_link;
    QAction *m_rename;
    QAction *m_distance;
};

} // namespace tomato::ui
