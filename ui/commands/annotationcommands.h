// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/annotation.h"

#include <QJsonArray>
#include <QObject>

#include <functional>

class QMenu;
class QWidget;

namespace tomato::ui {

class CanvasView;
class TopologyScene;

/// The commands of the menu Insert and of an annotation's right-click menu. Each is one undo step.
class AnnotationCommands final : public QObject
{
    Q_OBJECT

public:
    /// All of them are borrowed.
    AnnotationCommands(TopologyScene &scene, CanvasView &view, QObject *parent = nullptr);

    QMenu *createInsertMenu(QWidget *parent);
    /// Reads a picture and adds it; one for the background lies beneath all others and is locked.
    void addPicture(const QString &path, bool isBackground);

signals:
    void failed(const QString &message);
    /// The new annotation is selected; its properties should be shown.
    void added();

private:
    void add(topology::Annotation annotation, const QString &text);
    void choosePicture(bool isBackground);

    TopologyScene &m_scene;
    CanvasView &m_view;
};

} // namespace tomato::ui
