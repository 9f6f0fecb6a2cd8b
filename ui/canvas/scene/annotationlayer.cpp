// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/scene/annotationlayer.h"

#include <QGraphicsScene>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyleOptionGraphicsItem>

#include <algorithm>

namespace tomato::ui {

using topology::Annotation;

/// All annotations are beneath all elements.
static constexpr double LowestZ = -1e6;

AnnotationLayer::AnnotationLayer(QGraphicsScene &scene, document::Document &document,
                                 const CanvasLook &look)
    : m_scene(scene), m_document(document), m_look(look)
{
    connect(&document, &document::Document::attributesChanged, this, &AnnotationLayer::rebuild);
}

AnnotationLayer::~AnnotationLayer()
{
    clear();
}

void AnnotationLayer::clear()
{
    m_items.clear();
}

void AnnotationLayer::rebuild()
{
    const QJsonArray list = m_document.annotations();
    std::vector<std::pair<qsizetype, Annotation>> drawn;
    for (qsizetype at = 0; at < list.size(); ++at) {
        if (const auto annotation = Annotation::read(list.at(at)))
            drawn.emplace_back(at, *annotation);
    }
    std::stable_sort(drawn.begin(), drawn.end(), [](const auto &left, const auto &right) {
        return left.second.z < right.second.z;
    });
    const bool isSameSet =
        drawn.size() == m_items.size() &&
        std::equal(drawn.begin(), drawn.end(), m_items.begin(),
                   [](const auto &each, const auto &item) { return each.first == item->index(); });
    if (!isSameSet) {
        // These stay selected; in a list with another length the indices have changed.
        const auto before = selected();
        const bool isSameCount = drawn.size() == m_items.size();
        {
            const QSignalBlocker quiet(m_scene);
            clear();
        }
        for (const auto &[index, annotation] : drawn) {
            auto item = std::make_unique<AnnotationItem>(
                index, m_look, m_document.positionScale(),
                [this](const AnnotationItem &each) { resized(each); });
            m_items.push_back(std::move(item));
        }
        for (std::size_t at = 0; at < drawn.size(); ++at) {
            m_items[at]->setAnnotation(drawn[at].second);
            m_items[at]->setZValue(LowestZ + static_cast<double>(at));
            m_scene.addItem(m_items[at].get());
        }
        if (isSameCount)
            select(before);
        else if (!before.empty())
            emit m_scene.selectionChanged();
    } else {
        for (std::size_t at = 0; at < drawn.size(); ++at)
            m_items[at]->setAnnotation(drawn[at].second);
    }
    m_scene.update();
}

void AnnotationLayer::paint(QPainter *painter, const QRectF &rect) const
{
    for (const auto &item : m_items) {
        if (!item->sceneBoundingRect().intersects(rect))
            continue;
        painter->save();
        painter->setTransform(item->sceneTransform(), true);
        item->paintAnnotation(painter);
        painter->restore();
    }
}

QRectF AnnotationLayer::bounds() const
{
    QRectF bounds;
    for (const auto &item : m_items)
        bounds |= item->sceneBoundingRect();
    return bounds;
}

AnnotationItem *AnnotationLayer::at(const QPointF &position) const
{
    const auto found = std::find_if(m_items.rbegin(), m_items.rend(), [&](const auto &item) {
        return item->shape().contains(item->mapFromScene(position));
    });
    return found == m_items.rend() ? nullptr : found->get();
}

AnnotationItem *AnnotationLayer::item(qsizetype index) const
{
    const auto found = std::find_if(m_items.begin(), m_items.end(),
                                    [index](const auto &item) { return item->index() == index; });
    return found == m_items.end() ? nullptr : found->get();
}

std::vector<AnnotationItem *> AnnotationLayer::items() const
{
    std::vector<AnnotationItem *> items;
    for (const auto &item : m_items)
        items.push_back(item.get());
    return items;
}

std::vector<qsizetype> AnnotationLayer::selected() const
{
    std::vector<qsizetype> selected;
    for (const auto &item : m_items) {
        if (item->isSelected())
            selected.push_back(item->index());
    }
    std::sort(selected.begin(), selected.end());
    return selected;
}

void AnnotationLayer::select(const std::vector<qsizetype> &indices)
{
    for (const qsizetype index : indices) {
        if (AnnotationItem *each = item(index))
            each->choose();
    }
}

QJsonArray AnnotationLayer::moved() const
{
    QJsonArray list = m_document.annotations();
    for (const auto &item : m_items) {
        if (item->isMoved())
            list[item->index()] = changed(list.at(item->index()).toObject(), item->moved());
    }
    return list;
}

void AnnotationLayer::resized(const AnnotationItem &)
{
    if (const auto done = m_document.changeAnnotations(moved(), tr("Resize annotation")); !done)
        emit failed(QString::fromStdString(done.error().text()));
}

QJsonObject changed(const QJsonObject &entry, const Annotation &annotation)
{
    QJsonObject result = entry;
    for (const char *key : {"x", "y", "width", "height", "rotation", "z", "text", "size", "bold",
                            "italic", "colour", "fill", "border", "dashed", "picture", "locked"})
        result.remove(QLatin1String(key));
    const QJsonObject known = annotation.toJson();
    for (auto it = known.begin(); it != known.end(); ++it)
        result.insert(it.key(), it.value());
    return result;
}

} // namespace tomato::ui
