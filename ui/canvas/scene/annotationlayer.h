// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "ui/canvas/items/annotationitem.h"

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
    /// All of them are borrowed; the scene must outlive this.
    AnnotationLayer(QGraphicsScene &scene, document::Document &document, const CanvasLook &look);
    ~AnnotationLayer() override;

    /// Makes the items anew from the document; the selection is kept when the number of annotations
    /// is unchanged.
    void rebuild();
    void paint(QPainter *painter, const QRectF &rect) const;
    QRectF bounds() const;
    bool isEmpty() const { return m_items.empty(); }

    /// Returns the topmost annotation at this position, locked ones included; nullptr when there is
    /// none.
    AnnotationItem *at(const QPointF &position) const;
    /// Returns the item by its index in the document's list; nullptr when it cannot be drawn.
    AnnotationItem *item(qsizetype index) const;
    std::vector<AnnotationItem *> items() const;
    /// Returns the indices, ascending.
    std::vector<qsizetype> selected() const;
    void select(const std::vector<qsizetype> &indices);
    /// Returns the document's list, with the items' current positions and sizes.
    QJsonArray moved() const;

signals:
    void failed(const QString &message);

private:
    void clear();
    void resized(const AnnotationItem &item);

    QGraphicsScene &m_scene;
    document::Document &m_document;
    const CanvasLook &m_look;
    /// Sorted by their height, the lowest first.
    std::vector<std::unique_ptr<AnnotationItem>> m_items;
};

/// Returns the entry with the values that this program knows of an annotation replaced, and all
/// others kept.
QJsonObject changed(const QJsonObject &entry, const topology::Annotation &annotation);

} // namespace tomato::ui
