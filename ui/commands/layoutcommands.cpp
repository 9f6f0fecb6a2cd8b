// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/layoutcommands.h"

#include "ui/canvas/items/elementitem.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QMenu>
#include <QProgressDialog>
#include <QVariantAnimation>

namespace tomato::ui {

using layout::LayoutEngine;
using layout::LayoutRun;

/// More than these jump to their places: moving them would not look smooth.
static constexpr std::size_t MaxMoving = 3000;
static constexpr int AnimationMilliseconds = 350;
/// Neato, which places few elements best, takes long for more.
static constexpr std::size_t MaxForNeato = 400;

LayoutCommands::LayoutCommands(TopologyScene &scene, QWidget &window)
    : m_scene(scene), m_window(window)
{
    // The elements to be placed must still exist.
    connect(&scene.document(), &document::Document::replaced, this, &LayoutCommands::cancel);
}

static QString textFor(LayoutEngine engine)
{
    switch (engine) {
    case LayoutEngine::Dot:
        return LayoutCommands::tr("In &Layers");
    case LayoutEngine::Neato:
        return LayoutCommands::tr("Like &Springs");
    case LayoutEngine::Fdp:
        return LayoutCommands::tr("Like Springs, &Quickly");
    case LayoutEngine::Sfdp:
        return LayoutCommands::tr("Like Springs, for &Many Elements");
    case LayoutEngine::Circo:
        return LayoutCommands::tr("Around &Circles");
    case LayoutEngine::Twopi:
        return LayoutCommands::tr("On &Rings around a Centre");
    }
    return {};
}

QMenu *LayoutCommands::createMenu(QWidget *parent)
{
    auto *menu = new QMenu(tr("Automatic &Layout"), parent);
    menu->setObjectName(QStringLiteral("layoutMenu"));
    menu->setToolTipsVisible(true);
    for (const LayoutEngine engine : layout::AllLayoutEngines) {
        const QString name = layout::engineName(engine);
        QAction *action =
            menu->addAction(textFor(engine), this, [this, engine] { arrange(engine); });
        action->setObjectName(QStringLiteral("actionLayout_") + name);
        const QString tip =
            tr("Place the selected elements, or all of them, with Graphviz's engine %1").arg(name);
        action->setToolTip(tip);
        action->setStatusTip(tip);
        if (engine == LayoutEngine::Neato)
            action->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L));
    }
    return menu;
}

void LayoutCommands::arrange(LayoutEngine engine)
{
    const auto &document = m_scene.document();
    std::vector<ElementId> devices = m_scene.selectedElements();
    std::erase_if(devices, [&document](const ElementId &id) {
        return document.topology().element(id)->isLocked();
    });
    if (devices.size() < 2) {
        devices.clear();
        for (const auto &[id, element] : document.topology().elements()) {
            if (!element.isInterface() && !element.isLocked())
                devices.push_back(id);
        }
    }
    if (devices.size() < 2) {
        emit failed(tr("There is nothing to arrange"));
        return;
    }
    run(devices, engine);
}

void LayoutCommands::placeImported(const std::vector<ElementId> &devices, bool isClean)
{
    if (devices.size() < 2)
        return;
    run(devices, devices.size() > MaxForNeato ? LayoutEngine::Sfdp : LayoutEngine::Neato);
    m_staysClean = isClean;
}

void LayoutCommands::run(const std::vector<ElementId> &devices, LayoutEngine engine)
{
    const auto &document = m_scene.document();
    QPointF sum;
    for (const ElementId &id : devices)
        sum += document.scenePosition(id);
    m_middle = sum / static_cast<double>(devices.size());
    cancel();
    m_staysClean = false;
    m_run.start(
        document.topology(), devices, engine,
        [this](const Result<LayoutRun::Positions> &positions) { applyPositions(positions); });
    if (m_run.isRunning())
        showProgress();
}

void LayoutCommands::showProgress()
{
    m_progress = new QProgressDialog(tr("Arranging the elements…"), tr("Cancel"), 0, 0, &m_window);
    m_progress->setObjectName(QStringLiteral("layoutProgress"));
    m_progress->setWindowModality(Qt::NonModal);
    m_progress->setMinimumDuration(400);
    m_progress->setValue(0);
    connect(m_progress, &QProgressDialog::canceled, this, &LayoutCommands::cancel);
}

void LayoutCommands::cancel()
{
    m_run.cancel();
    hideProgress();
    delete m_animation;
}

void LayoutCommands::hideProgress()
{
    if (m_progress)
        m_progress->deleteLater(); // it may be what called
    m_progress.clear();
}

void LayoutCommands::applyPositions(const Result<LayoutRun::Positions> &positions)
{
    hideProgress();
    if (!positions) {
        emit failed(tr("The elements could not be arranged: %1")
                        .arg(QString::fromStdString(positions.error().text())));
        return;
    }
    auto &document = m_scene.document();
    LayoutRun::Positions before;
    std::vector<std::pair<ElementId, QPointF>> moves;
    for (const auto &[id, position] : *positions) {
        const topology::Element *element = document.topology().element(id);
        if (element == nullptr || element->isLocked())
            continue; // removed or locked meanwhile
        before[id] = document.scenePosition(id);
        moves.emplace_back(id, m_middle.toPoint() + position);
    }
    const bool staysClean = m_staysClean && !document.isModified();
    document.undoStack().beginMacro(tr("Automatic layout"));
    const auto moved = document.move(moves);
    document.undoStack().endMacro();
    if (!moved) {
        document.undoStack().undo(); // the step is empty
        emit failed(QString::fromStdString(moved.error().text()));
        return;
    }
    if (staysClean)
        document.undoStack().setClean();
    emit arranged(static_cast<int>(moves.size()));
    if (moves.size() <= MaxMoving)
        animate(before);
    else
        emit settled();
}

void LayoutCommands::animate(const LayoutRun::Positions &from)
{
    m_animation = new QVariantAnimation(this);
    m_animation->setDuration(AnimationMilliseconds);
    m_animation->setStartValue(0.0);
    m_animation->setEndValue(1.0);
    m_animation->setEasingCurve(QEasingCurve::InOutCubic);
    // The document has the new places already: only the picture is behind.
    connect(m_animation, &QVariantAnimation::valueChanged, this,
            [this, from](const QVariant &part) {
                for (const auto &[id, start] : from) {
                    if (ElementItem *item = m_scene.elementItem(id)) {
                        const QPointF end = m_scene.document().scenePosition(id);
                        item->setPos(start + (end - start) * part.toDouble());
                    }
                }
            });
    connect(m_animation, &QAbstractAnimation::finished, this, &LayoutCommands::settled);
    m_animation->start(QAbstractAnimation::DeleteWhenStopped);
}

} // namespace tomato::ui
