// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "ui/canvas/annotationitem.h"

#include <QJsonArray>

#include <memory>
#include <vector>

class QGraphicsScene;

namespace tomato::ui {

/// The annotations of a document on a scene, beneath everything else.
class AnnotationLayer final : public QObject
{
    Q_OBJECT

public:
    /// Borrows all of them; the scene must outlive this.
    AnnotationLayer(QGraphicsScene &scene, document::Document &document, const CanvasLook &look);
    ~AnnotationLayer() override;

    /// Follows the document; what is selected stays selected where there are as many as before.
    void rebuild();
    void paint(QPainter *painter, const QRectF &rect) const;
    QRectF bounds() const;
    bool isEmpty() const { return m_items.empty(); }

    /// The topmost one there, locked ones included; nullptr when there is none.
    AnnotationItem *at(const QPointF &position) const;
    /// By its index in the document's list; nullptr when it cannot be drawn.
    AnnotationItem *item(qsizetype index) const;
    std::vector<AnnotationItem *> items() const;
    /// Indices, ascending.
    std::vector<qsizetype> selected() const;
    void select(const std::vector<qsizetype> &indices);
    /// The document's list, with each where its item is now.
    QJsonArray moved() const;

signals:
    void failed(const QString &message);

private:
    void clear();
    void resized(const AnnotationItem &item);

    QGraphicsScene &m_scene;
    document::Document &m_document;
    const CanvasLook &m_look;
    /// The lowest first.
    std::vector<std::unique_ptr<AnnotationItem>> m_items;
};

/// The entry with what this program knows of an annotation changed, and all else kept.
QJsonObject changed(const QJsonObject &entry, const topology::Annotation &annotation);

} // namespace tomato::ui
