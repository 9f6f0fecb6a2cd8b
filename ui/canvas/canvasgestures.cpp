// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvasgestures.h"

#include "ui/canvas/items/canvasgrid.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QApplication>
#include <QFileInfo>
#include <QGraphicsSceneContextMenuEvent>
#include <QGraphicsSceneDragDropEvent>
#include <QGraphicsSceneMouseEvent>
#include <QGraphicsView>
#include <QKeyEvent>
#include <QMimeData>
#include <QToolTip>

namespace tomato::ui {

static const QString KindMimeType = QStringLiteral("application/x-tomato-element-kind");
static const QString TemplateMimeType = QStringLiteral("application/x-tomato-template");
/// Stands in the place of a kind's number.
static constexpr char DraggedReplay[] = "replay";

/// Pixels of the screen within which what is dragged jumps to a line.
static constexpr double SnapDistance = 6;

CanvasGestures::CanvasGestures(TopologyScene &scene)
    : QObject(&scene), m_scene(scene), m_move(scene)
{
    scene.installEventFilter(this);
    connect(&scene.document(), &document::Document::replaced, this, [this] {
        m_connecting.reset(); // what was dragged is gone
        m_move.forget();
    });
}

QMimeData *CanvasGestures::mimeData(const ElementSort &sort)
{
    auto *data = new QMimeData;
    data->setData(KindMimeType, sort.isReplay ? QByteArray(DraggedReplay)
                                              : QByteArray::number(static_cast<int>(sort.kind)));
    return data;
}

std::optional<ElementSort> draggedSort(const QMimeData *data)
{
    using topology::ElementKind;
    if (data->data(KindMimeType) == DraggedReplay)
        return ElementSort::replay();
    bool isNumber = false;
    const int kind = data->data(KindMimeType).toInt(&isNumber);
    if (!isNumber || kind < static_cast<int>(ElementKind::Host) ||
        kind > static_cast<int>(ElementKind::Attach))
        return {};
    return static_cast<ElementKind>(kind);
}

QMimeData *CanvasGestures::templateData(const QString &path)
{
    auto *data = new QMimeData;
    data->setData(TemplateMimeType, path.toUtf8());
    return data;
}

QString draggedTemplate(const QMimeData *data)
{
    return QString::fromUtf8(data->data(TemplateMimeType));
}

QString draggedCaptureFile(const QMimeData *data)
{
    const auto urls = data->urls();
    const QString file = urls.size() == 1 ? urls.first().toLocalFile() : QString();
    const QString suffix = QFileInfo(file).suffix().toLower();
    const bool isCapture = suffix == QLatin1String("pcap") || suffix == QLatin1String("pcapng");
    return isCapture && QFileInfo(file).isFile() ? file : QString();
}

void CanvasGestures::setTool(Tool tool)
{
    m_connecting.reset();
    if (m_tool == tool)
        return;
    m_tool = tool;
    emit toolChanged(tool);
}

bool CanvasGestures::eventFilter(QObject *watched, QEvent *event)
{
    if (!handled(event))
        return QObject::eventFilter(watched, event);
    event->accept();
    return true;
}

static bool isArrow(int key)
{
    return key >= Qt::Key_Left && key <= Qt::Key_Down;
}

/// Modifiers change how far each step goes.
static bool isOfNudge(int key)
{
    return isArrow(key) || (key >= Qt::Key_Shift && key <= Qt::Key_Alt);
}

bool CanvasGestures::handled(QEvent *event)
{
    switch (event->type()) {
    case QEvent::GraphicsSceneMousePress:
        return pressed(*static_cast<QGraphicsSceneMouseEvent *>(event));
    case QEvent::GraphicsSceneMouseMove:
        return moved(*static_cast<QGraphicsSceneMouseEvent *>(event));
    case QEvent::GraphicsSceneMouseRelease:
        return released(*static_cast<QGraphicsSceneMouseEvent *>(event));
    case QEvent::GraphicsSceneMouseDoubleClick:
        return doubleClicked(*static_cast<QGraphicsSceneMouseEvent *>(event));
    case QEvent::KeyPress:
        return keyPressed(*static_cast<QKeyEvent *>(event));
    case QEvent::KeyRelease:
        return keyReleased(*static_cast<QKeyEvent *>(event));
    case QEvent::ShortcutOverride:
        if (!isOfNudge(static_cast<QKeyEvent *>(event)->key()))
            commitNudge(); // before what is done with it: saving, undoing
        return false;
    case QEvent::FocusOut:
    case QEvent::WindowDeactivate: // the release of the key goes elsewhere
        commitNudge();
        return false;
    case QEvent::GraphicsSceneDragEnter:
    case QEvent::GraphicsSceneDragMove:
        return dragged(*static_cast<QGraphicsSceneDragDropEvent *>(event));
    case QEvent::GraphicsSceneDrop:
        return dropped(*static_cast<QGraphicsSceneDragDropEvent *>(event));
    case QEvent::GraphicsSceneContextMenu: {
        const auto *menu = static_cast<QGraphicsSceneContextMenuEvent *>(event);
        if (menu->reason() == QGraphicsSceneContextMenuEvent::Keyboard)
            openMenuOfSelection();
        else
            openMenu(menu->scenePos(), menu->screenPos());
        return true;
    }
    default:
        return false;
    }
}

static bool isExtending(const QGraphicsSceneMouseEvent &event)
{
    return event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
}

bool CanvasGestures::pressed(const QGraphicsSceneMouseEvent &event)
{
    commitNudge();
    if (event.button() != Qt::LeftButton)
        return event.button() == Qt::RightButton; // keeps the selection for the menu
    if (m_connecting) {                           // the second click of two
        m_connecting->moveTo(event.scenePos());
        finishConnecting();
        return true;
    }
    ElementItem *element = m_scene.elementAt(event.scenePos());
    if (element && (m_tool == Tool::Connect || element->isOnHandle(event.scenePos()))) {
        m_connecting = std::make_unique<ConnectGesture>(m_scene, element->id(), event.scenePos());
        element->endHover();
        return true;
    }
    m_move.forget();
    if (element) {
        m_move.press(element->id(), event.scenePos());
        if (!element->isSelected() && !isExtending(event))
            letGoOfConnections();
        return false;
    }
    return pressedOnCanvas(event);
}

void CanvasGestures::letGoOfConnections()
{
    const auto &selected = m_scene.connections().selected();
    m_scene.setConnectionsSelected({selected.begin(), selected.end()}, false);
}

bool CanvasGestures::pressedOnCanvas(const QGraphicsSceneMouseEvent &event)
{
    DrawnConnection *connection = m_scene.connectionAt(event.scenePos());
    if (!connection) {
        if (!isExtending(event)) {
            letGoOfConnections();
            emit m_scene.letGo();
        }
        return false;
    }
    if (isExtending(event))
        m_scene.setConnectionsSelected({connection}, !connection->isSelected());
    else if (!connection->isSelected())
        m_scene.selectOnly(ConnectionId(connection->id()));
    return true;
}

bool CanvasGestures::moved(const QGraphicsSceneMouseEvent &event)
{
    if (!m_connecting) {
        if (event.buttons() == Qt::LeftButton && m_move.isPressed()) {
            drag(event);
            return true;
        }
        if (event.buttons() == Qt::LeftButton && !m_move.isMoving())
            m_move.begin(); // an annotation is dragged, or nothing
        if (event.buttons() == Qt::LeftButton && !m_scene.annotations().selected().empty())
            m_scene.update(); // they lie in the background
        if (event.buttons() == Qt::NoButton)
            m_scene.setHovered(m_scene.elementAt(event.scenePos())
                                   ? nullptr
                                   : m_scene.connectionAt(event.scenePos()));
        return false;
    }
    m_connecting->moveTo(event.scenePos());
    return true;
}

bool CanvasGestures::released(const QGraphicsSceneMouseEvent &event)
{
    if (event.button() != Qt::LeftButton)
        return false;
    if (!m_connecting) {
        commitMove();
        return false;
    }
    m_connecting->moveTo(event.scenePos());
    const ElementItem *source = m_scene.elementItem(m_connecting->source());
    const bool isClick =
        m_tool == Tool::Connect && source && m_scene.elementAt(event.scenePos()) == source;
    if (!isClick) // after a click on the source, the next click chooses the target
        finishConnecting();
    return true;
}

void CanvasGestures::finishConnecting()
{
    const ElementId source = m_connecting->source();
    const ElementId target = m_connecting->target();
    m_connecting.reset();
    if (target.isEmpty())
        return;
    const auto made = m_scene.document().connectElements(source, target);
    if (made)
        m_scene.selectOnly(*made);
    else
        emit failed(QString::fromStdString(made.error().text()));
}

bool CanvasGestures::doubleClicked(const QGraphicsSceneMouseEvent &event)
{
    // With the tool that connects, the second click on an element chooses a target.
    const bool isSecondClick =
        m_tool == Tool::Connect && (m_connecting || m_scene.elementAt(event.scenePos()));
    if (event.button() != Qt::LeftButton || isSecondClick)
        return pressed(event);
    if (const ElementItem *element = m_scene.elementAt(event.scenePos())) {
        if (element->nameRect().contains(event.scenePos()))
            emit renameRequested(element->id());
        else
            emit elementActivated(element->id());
        return true;
    }
    if (const DrawnConnection *connection = m_scene.connectionAt(event.scenePos())) {
        emit connectionActivated(ConnectionId(connection->id()));
        return true;
    }
    const AnnotationItem *annotation = m_scene.annotations().at(event.scenePos());
    if (annotation && annotation->isSelected())
        emit annotationActivated();
    return false;
}

void CanvasGestures::drag(const QGraphicsSceneMouseEvent &event)
{
    const QPoint moved = event.screenPos() - event.buttonDownScreenPos(Qt::LeftButton);
    if (!m_move.isMoving() && moved.manhattanLength() < QApplication::startDragDistance())
        return;
    const auto *view =
        event.widget() ? qobject_cast<QGraphicsView *>(event.widget()->parentWidget()) : nullptr;
    if (!view)
        return;
    const bool isFree = event.modifiers() & (Qt::AltModifier | Qt::ShiftModifier);
    m_move.dragTo({event.scenePos(), view->mapToScene(view->viewport()->rect()).boundingRect(),
                   isFree ? 0 : SnapDistance / view->transform().m11()});
}

void CanvasGestures::commitMove()
{
    if (const auto done = m_move.commit(); !done)
        emit failed(QString::fromStdString(done.error().text()));
}

void CanvasGestures::commitNudge()
{
    if (m_move.isNudging())
        commitMove();
}

/// Returns whether there was something to move.
bool CanvasGestures::nudge(const QPointF &by)
{
    m_move.nudge(by);
    return !m_scene.selectedElements().empty() || !m_scene.annotations().selected().empty();
}

bool CanvasGestures::keyPressed(const QKeyEvent &event)
{
    const double step = event.modifiers() & Qt::ShiftModifier ? 1 : m_move.step();
    switch (event.key()) {
    case Qt::Key_Escape:
        if (m_connecting)
            m_connecting.reset();
        else if (m_tool == Tool::Connect)
            setTool(Tool::Select);
        else {
            m_scene.selectNothing();
            emit m_scene.letGo();
        }
        return true;
    case Qt::Key_Left:
        return nudge({-step, 0});
    case Qt::Key_Right:
        return nudge({step, 0});
    case Qt::Key_Up:
        return nudge({0, -step});
    case Qt::Key_Down:
        return nudge({0, step});
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activateSelection();
        return true;
    case Qt::Key_F10:
        if (event.modifiers() != Qt::ShiftModifier)
            return false;
        openMenuOfSelection();
        return true;
    default:
        return false;
    }
}

bool CanvasGestures::keyReleased(const QKeyEvent &event)
{
    if (event.isAutoRepeat() || !m_move.isNudging() || !isArrow(event.key()))
        return false;
    commitMove();
    return true;
}

void CanvasGestures::activateSelection()
{
    const auto elements = m_scene.selectedElements();
    const auto connections = m_scene.selectedConnections();
    if (elements.size() == 1)
        emit elementActivated(elements.front());
    else if (elements.empty() && connections.size() == 1)
        emit connectionActivated(connections.front());
    else if (elements.empty() && m_scene.annotations().selected().size() == 1)
        emit annotationActivated();
}

/// A capture file goes onto a connection, and nowhere else.
bool CanvasGestures::draggedCapture(QGraphicsSceneDragDropEvent &event, bool isDropped)
{
    const QString file = draggedCaptureFile(event.mimeData());
    if (file.isEmpty())
        return false;
    const DrawnConnection *connection = m_scene.connectionAt(event.scenePos());
    // Where the canvas is entered does not matter: further moves come only when that was accepted.
    event.setAccepted(connection != nullptr || event.type() == QEvent::GraphicsSceneDragEnter);
    if (connection == nullptr || isDropped)
        QToolTip::hideText();
    if (connection == nullptr)
        return true;
    event.setDropAction(Qt::CopyAction);
    const QLineF line = connection->line();
    const bool isFirst = QLineF(line.p1(), event.scenePos()).length() <=
                         QLineF(line.p2(), event.scenePos()).length();
    const ElementId sender = connection->ends()[isFirst ? 0 : 1]->id();
    const topology::Element *element = m_scene.document().topology().element(sender);
    if (isDropped)
        emit captureDropped(file, ConnectionId(connection->id()), sender);
    else if (element != nullptr)
        QToolTip::showText(event.screenPos(),
                           tr("%1 sends what is in %2 onto this connection, as a step of the "
                              "experiment")
                               .arg(element->name(), QFileInfo(file).fileName())
                               .toHtmlEscaped());
    return true;
}

bool CanvasGestures::dragged(QGraphicsSceneDragDropEvent &event)
{
    if (draggedCapture(event, false))
        return true;
    if (!draggedSort(event.mimeData()) && draggedTemplate(event.mimeData()).isEmpty())
        return false;
    event.acceptProposedAction();
    return true;
}

bool CanvasGestures::dropped(QGraphicsSceneDragDropEvent &event)
{
    if (draggedCapture(event, true))
        return true;
    const auto sort = draggedSort(event.mimeData());
    const QString path = draggedTemplate(event.mimeData());
    if (!sort && path.isEmpty())
        return false;
    event.acceptProposedAction();
    const QPointF place = m_move.snapsToGrid() ? onGrid(event.scenePos()) : event.scenePos();
    if (!sort) {
        emit templateDropped(path, place);
        return true;
    }
    const auto added = m_scene.document().addElement(sort->kind, place, sort->type());
    if (added)
        m_scene.selectOnly(*added);
    else
        emit failed(QString::fromStdString(added.error().text()));
    return true;
}

void CanvasGestures::openMenu(const QPointF &scenePosition, const QPoint &globalPosition)
{
    m_connecting.reset();
    const ElementItem *element = m_scene.elementAt(scenePosition);
    DrawnConnection *connection = element ? nullptr : m_scene.connectionAt(scenePosition);
    if (element && !element->isSelected())
        m_scene.selectOnly(ElementId(element->id()));
    else if (connection && !connection->isSelected())
        m_scene.selectOnly(ConnectionId(connection->id()));
    const AnnotationItem *annotation =
        element || connection ? nullptr : m_scene.annotations().at(scenePosition);
    if (annotation && !annotation->isSelected())
        m_scene.selectAnnotations({annotation->index()});
    else if (!element && !connection && !annotation)
        m_scene.selectNothing();
    emit contextMenuRequested(scenePosition, globalPosition);
}

/// Returns the place of what is selected, or of one of several; nothing without a selection.
std::optional<QPointF> CanvasGestures::placeOfSelection() const
{
    if (const auto elements = m_scene.selectedElements(); !elements.empty())
        return m_scene.elementItem(elements.front())->pos();
    if (const auto connections = m_scene.selectedConnections(); !connections.empty())
        return m_scene.connection(connections.front())->middle();
    const auto annotations = m_scene.annotations().selected();
    const AnnotationItem *annotation =
        annotations.empty() ? nullptr : m_scene.annotations().item(annotations.front());
    if (annotation != nullptr)
        return annotation->sceneBoundingRect().center();
    return {};
}

/// The place that comes with a key is none that the user chose.
void CanvasGestures::openMenuOfSelection()
{
    QGraphicsView *view = nullptr;
    for (QGraphicsView *each : m_scene.views()) {
        if (view == nullptr || each->hasFocus())
            view = each;
    }
    if (view == nullptr)
        return;
    m_connecting.reset();
    QPointF place = view->mapToScene(view->viewport()->rect().center());
    if (const auto selected = placeOfSelection()) {
        place = *selected;
        view->ensureVisible(QRectF(place - QPointF(40, 40), QSizeF(80, 80)));
    }
    emit contextMenuRequested(place, view->viewport()->mapToGlobal(view->mapFromScene(place)));
}

} // namespace tomato::ui
