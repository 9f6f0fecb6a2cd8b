// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/stackingcommands.h"

#include "app/topology/attributes/attributenames.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/commands/actions.h"

#include <algorithm>

namespace tomato::ui {

using topology::Annotation;

StackingCommands::StackingCommands(TopologyScene &scene, Actions &actions, QObject *parent)
    : QObject(parent), m_scene(scene), m_actions(actions)
{
    connect(actions.actionToFront, &QAction::triggered, this, &StackingCommands::toFront);
    connect(actions.actionToBack, &QAction::triggered, this, &StackingCommands::toBack);
    connect(actions.actionLock, &QAction::triggered, this, &StackingCommands::setLocked);
    connect(&scene, &QGraphicsScene::selectionChanged, this, &StackingCommands::refreshActions);
    connect(&scene.document(), &document::Document::elementChanged, this,
            &StackingCommands::refreshActions);
    connect(&scene.document(), &document::Document::attributesChanged, this,
            &StackingCommands::refreshActions);
    refreshActions();
}

void StackingCommands::refreshActions()
{
    const auto elements = m_scene.selectedElements();
    const auto annotations = m_scene.annotations().selected();
    const bool isAny = !elements.empty() || !annotations.empty();
    for (QAction *action : {m_actions.actionToFront, m_actions.actionToBack, m_actions.actionLock})
        action->setEnabled(isAny);
    m_actions.actionLock->setChecked(
        isAny &&
        std::ranges::all_of(
            elements,
            [this](const ElementId &id) { return m_scene.elementItem(id)->isLocked(); }) &&
        std::ranges::all_of(annotations, [this](qsizetype index) {
            return m_scene.annotations().item(index)->annotation().isLocked;
        }));
}

void StackingCommands::change(const QJsonObject &element,
                              const std::function<void(Annotation &)> &with, const QString &text)
{
    std::map<ElementId, QJsonObject> changes;
    for (const ElementId &id : m_scene.selectedElements())
        changes.emplace(id, element);
    QJsonArray list = m_scene.document().annotations();
    for (const qsizetype index : m_scene.annotations().selected()) {
        auto annotation = Annotation::read(list.at(index));
        if (!annotation)
            continue;
        with(*annotation);
        list[index] = changed(list.at(index).toObject(), *annotation);
    }
    if (const auto done = m_scene.document().changeElements(changes, list, text); !done)
        emit failed(QString::fromStdString(done.error().text()));
    refreshActions();
}

/// A value that is no longer needed is removed from the file.
static QJsonValue orNone(double value)
{
    return value == 0 ? QJsonValue() : QJsonValue(value);
}

void StackingCommands::layAt(double element, double annotation, const QString &text)
{
    change(
        {{topology::DepthAttribute, orNone(element)}},
        [annotation](Annotation &each) { each.z = annotation; }, text);
}

void StackingCommands::toFront()
{
    double element = 0;
    double annotation = 0;
    for (const auto &[id, each] : m_scene.document().topology().elements())
        element = std::max(element, each.z());
    for (const AnnotationItem *each : m_scene.annotations().items())
        annotation = std::max(annotation, each->annotation().z);
    layAt(element + 1, annotation + 1, tr("Bring to front"));
}

void StackingCommands::toBack()
{
    double element = 0;
    double annotation = 0;
    for (const auto &[id, each] : m_scene.document().topology().elements())
        element = std::min(element, each.z());
    for (const AnnotationItem *each : m_scene.annotations().items())
        annotation = std::min(annotation, each->annotation().z);
    layAt(element - 1, annotation - 1, tr("Send to back"));
}

void StackingCommands::setLocked(bool isLocked)
{
    change(
        {{topology::LockedAttribute, isLocked ? QJsonValue(true) : QJsonValue()}},
        [isLocked](Annotation &each) { each.isLocked = isLocked; },
        isLocked ? tr("Lock in place") : tr("Unlock"));
}

} // namespace tomato::ui
