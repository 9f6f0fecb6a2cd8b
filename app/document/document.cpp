// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/document.h"

#include "app/document/addelement.h"
#include "app/document/changeattributes.h"
#include "app/document/connectelements.h"
#include "app/document/elementnames.h"
#include "app/document/insertitems.h"
#include "app/document/removeitems.h"
#include "app/exchange/importfile.h"
#include "app/topology/addressplan.h"
#include "app/topology/attributes/attributecheck.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/labsettings.h"
#include "app/topology/format/filetitle.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/positionscale.h"

#include <QFileInfo>

#include <cmath>

namespace tomato::document {

using topology::Connection;
using topology::Element;
using topology::ElementKind;
using topology::Topology;

/// The changes that an object asks for; null is what it has in place of an undefined value.
static AttributeValues toValues(const QJsonObject &changes)
{
    AttributeValues values;
    for (auto it = changes.begin(); it != changes.end(); ++it)
        values.emplace(it.key(), it->isNull() ? QJsonValue(QJsonValue::Undefined) : it.value());
    return values;
}

static Result<> checkPosition(QPointF position)
{
    const bool isNear = std::abs(position.x()) <= topology::FarthestPosition &&
                        std::abs(position.y()) <= topology::FarthestPosition;
    if (!isNear)
        return failure("the position lies too far out");
    return {};
}

Document::Document(QObject *parent) : QObject(parent)
{
    connect(&m_topology, &ObservedTopology::elementAdded, this, &Document::elementAdded);
    connect(&m_topology, &ObservedTopology::elementRemoved, this, &Document::elementRemoved);
    connect(&m_topology, &ObservedTopology::elementMoved, this, &Document::elementMoved);
    connect(&m_topology, &ObservedTopology::elementChanged, this, &Document::elementChanged);
    connect(&m_topology, &ObservedTopology::connectionAdded, this, &Document::connectionAdded);
    connect(&m_topology, &ObservedTopology::connectionRemoved, this, &Document::connectionRemoved);
    connect(&m_topology, &ObservedTopology::connectionChanged, this, &Document::connectionChanged);
    connect(&m_topology, &ObservedTopology::attributesChanged, this, &Document::attributesChanged);
    connect(&m_undoStack, &QUndoStack::cleanChanged, this,
            [this](bool clean) { emit modifiedChanged(!clean); });
    connect(&m_undoStack, &QUndoStack::indexChanged, this, [this] {
        if (m_topology.takeChanged())
            emit topologyChanged();
    });
}

Document::~Document()
{
    // The stack emits cleanChanged() when it is destroyed, and the document is gone by then.
    m_undoStack.disconnect(this);
}

QString Document::displayName() const
{
    if (!topology().name().isEmpty())
        return topology().name();
    if (m_filePath.isEmpty())
        return tr("Untitled");
    return topology::fileTitle(m_filePath);
}

QPointF Document::scenePosition(const ElementId &element) const
{
    const Element *device = topology().deviceOf(element);
    return device == nullptr ? QPointF() : device->position() * m_positionScale;
}

QJsonObject Document::filePosition(QPointF scenePosition, QJsonObject position) const
{
    position.insert(QStringLiteral("x"), scenePosition.x() / m_positionScale);
    position.insert(QStringLiteral("y"), scenePosition.y() / m_positionScale);
    return position;
}

void Document::setFilePath(const QString &path)
{
    const QString absolute = path.isEmpty() ? QString() : QFileInfo(path).absoluteFilePath();
    if (std::exchange(m_filePath, absolute) != absolute)
        emit filePathChanged(m_filePath);
}

void Document::open(Topology topology, const QString &path)
{
    m_positionScale = topology::positionScale(topology);
    m_topology.replace(std::move(topology));
    m_undoStack.clear();
    emit replaced();
    setFilePath(path);
    emit topologyChanged();
}

void Document::push(std::unique_ptr<QUndoCommand> command, const QString &text)
{
    if (!command)
        return;
    command->setText(text);
    m_undoStack.push(command.release());
}

Result<exchange::ImportReport> Document::load(const QString &path)
{
    auto file = exchange::importFile(path);
    if (!file)
        return passOn(file);
    if (file->format == exchange::FileFormat::Tomato)
        open(std::move(file->imported.topology), path);
    else
        open(std::move(file->imported.topology), {}); // it can be read again: nothing is lost
    return std::move(file->imported.report);
}

Result<std::vector<ElementId>> Document::import(const QString &path, exchange::ImportReport &report)
{
    auto file = exchange::importFile(path);
    if (!file)
        return passOn(file);
    Topology &part = file->imported.topology;
    const double scale = topology::positionScale(part);
    const QPointF offset = besideAll(part, scale);
    auto command = InsertItems::make(m_topology, part, InsertItems::Addresses::Keep);
    if (!command)
        return passOn(command);
    if (const auto isPlaced = place(**command, part, scale, offset); !isPlaced)
        return passOn(isPlaced);
    const std::vector<ElementId> devices = (*command)->devices();
    const std::map<ElementId, ElementId> copies = (*command)->copies();
    if (const auto done = insert(*std::move(command), annotationsWith(part, scale, offset),
                                 tr("Import %1").arg(QFileInfo(path).fileName()));
        !done)
        return passOn(done);
    report = std::move(file->imported.report);
    report.translate(copies);
    return devices;
}

Result<> Document::save(const QString &path)
{
    if (const auto saved = topology::saveTopology(topology(), path); !saved)
        return saved;
    setFilePath(path);
    m_undoStack.setClean();
    return {};
}

void Document::clear()
{
    open({}, {});
}

void Document::recover(Topology topology, const QString &path)
{
    open(std::move(topology), path);
    m_undoStack.resetClean();
}

Result<ElementId> Document::addElement(ElementKind kind, QPointF position)
{
    if (const auto checked = checkPosition(position); !checked)
        return passOn(checked);
    auto command = AddElement::make(m_topology, kind, filePosition(position));
    if (!command)
        return passOn(command);
    const Element added = (*command)->element();
    push(*std::move(command), tr("Add %1").arg(added.name()));
    return added.id;
}

Result<ConnectionId> Document::connectElements(const ElementId &first, const ElementId &second)
{
    auto command = ConnectElements::make(m_topology, first, second);
    if (!command)
        return passOn(command);
    const ConnectionId added = (*command)->connection();
    push(*std::move(command),
         tr("Connect %1 with %2")
             .arg(topology().deviceOf(first)->name(), topology().deviceOf(second)->name()));
    return added;
}

Result<> Document::remove(const std::vector<ElementId> &elements,
                          const std::vector<ConnectionId> &connections,
                          const std::vector<qsizetype> &annotations)
{
    const std::size_t items = elements.size() + connections.size();
    if (items + annotations.size() == 0)
        return {};
    QString text = tr("Delete %n item(s)", nullptr, static_cast<int>(items + annotations.size()));
    if (items == 1 && annotations.empty())
        text = tr("Delete %1")
                   .arg(connections.empty() ? topology().label(elements.front())
                                            : topology().label(connections.front()));
    QJsonArray left;
    for (qsizetype at = 0; at < this->annotations().size(); ++at) {
        if (std::find(annotations.begin(), annotations.end(), at) == annotations.end())
            left.append(this->annotations().at(at));
    }
    if (items == 0)
        return changeAnnotations(left, text);
    auto command = RemoveItems::make(m_topology, elements, connections);
    if (!command)
        return passOn(command);
    if (annotations.empty()) {
        push(*std::move(command), text);
        return {};
    }
    m_undoStack.beginMacro(text);
    push(*std::move(command), text);
    auto done = changeAnnotations(left, text);
    m_undoStack.endMacro();
    return done;
}

/// Returns the annotation scaled and moved.
static QJsonObject placed(QJsonObject annotation, double scale, QPointF offset)
{
    for (const char *key : {"width", "height", "border"}) {
        const QJsonValue value = annotation.value(QLatin1String(key));
        if (value.isDouble())
            annotation.insert(QLatin1String(key), value.toDouble() * scale);
    }
    annotation.insert(QLatin1String("x"),
                      annotation.value(QLatin1String("x")).toDouble() * scale + offset.x());
    annotation.insert(QLatin1String("y"),
                      annotation.value(QLatin1String("y")).toDouble() * scale + offset.y());
    return annotation;
}

QJsonArray Document::annotationsWith(const Topology &part, double scale, QPointF offset) const
{
    QJsonArray all = annotations();
    const double toFile = 1 / m_positionScale;
    for (const QJsonValue &each :
         part.attributes().value(QLatin1String("_annotations")).toArray()) {
        if (each.isObject())
            all.append(placed(each.toObject(), scale * toFile, offset * toFile));
    }
    return all;
}

Result<> Document::insert(std::unique_ptr<InsertItems> items, const QJsonArray &annotations,
                          const QString &text)
{
    if (annotations == this->annotations()) {
        push(std::move(items), text);
        return {};
    }
    if (!items)
        return changeAnnotations(annotations, text);
    m_undoStack.beginMacro(text);
    push(std::move(items), text);
    auto done = changeAnnotations(annotations, text);
    m_undoStack.endMacro();
    return done;
}

Topology Document::copy(const std::vector<ElementId> &elements,
                        const std::vector<qsizetype> &annotations) const
{
    Topology part;
    QJsonArray drawn;
    for (const qsizetype index : annotations)
        drawn.append(placed(this->annotations().at(index).toObject(), m_positionScale, {}));
    if (!drawn.isEmpty())
        part.setAttributes({{QStringLiteral("_annotations"), drawn}});
    for (const ElementId &id : elements) {
        const Element *device = topology().deviceOf(id);
        if (device == nullptr || part.element(device->id) != nullptr)
            continue;
        Element copy = *device;
        const QPointF place = scenePosition(device->id);
        copy.attributes.insert(
            topology::PositionAttribute,
            QJsonObject{{QStringLiteral("x"), place.x()}, {QStringLiteral("y"), place.y()}});
        (void)part.insert(copy);
        for (const ElementId &interface : topology().interfaces(device->id))
            (void)part.insert(*topology().element(interface));
    }
    for (const auto &[id, connection] : topology().connections())
        (void)part.insert(connection); // fails for one whose ends are not both there
    return part;
}

Result<> Document::place(InsertItems &command, const Topology &part, double scale,
                         QPointF offset) const
{
    // The part's devices and the copies come in the same order.
    const std::vector<ElementId> devices = command.devices();
    auto device = devices.begin();
    for (const auto &[id, element] : part.elements()) {
        if (element.isInterface())
            continue;
        const QPointF place = element.position() * scale + offset;
        if (const auto checked = checkPosition(place); !checked)
            return checked;
        command.setPosition(
            *device++,
            filePosition(place, element.attributes.value(topology::PositionAttribute).toObject()));
    }
    return {};
}

Result<std::vector<ElementId>> Document::paste(const Topology &part, QPointF offset)
{
    const QJsonArray annotations = annotationsWith(part, 1, offset);
    if (part.elements().empty() && annotations != this->annotations()) {
        if (const auto done = insert(nullptr, annotations, tr("Paste annotations")); !done)
            return passOn(done);
        return std::vector<ElementId>();
    }
    auto command = InsertItems::make(m_topology, part, InsertItems::Addresses::LeaveOut);
    if (!command)
        return passOn(command);
    if (const auto isPlaced = place(**command, part, 1, offset); !isPlaced)
        return passOn(isPlaced);
    const std::vector<ElementId> devices = (*command)->devices();
    if (const auto done =
            insert(*std::move(command), annotations,
                   tr("Paste %n element(s)", nullptr, static_cast<int>(devices.size())));
        !done)
        return passOn(done);
    return devices;
}

QJsonArray Document::annotations() const
{
    return topology().attributes().value(QLatin1String("_annotations")).toArray();
}

/// Returns no list in place of an empty one. A value that is no list belongs to another program and
/// stays.
static QJsonValue annotationsValue(const QJsonArray &annotations)
{
    return annotations.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(annotations);
}

Result<> Document::changeTopology(const QJsonObject &changes, const QString &text)
{
    auto command = ChangeAttributes::make(m_topology, {}, {}, toValues(changes));
    if (!command)
        return passOn(command);
    push(*std::move(command), text);
    return {};
}

Result<> Document::changeAnnotations(const QJsonArray &annotations, const QString &text)
{
    const QJsonValue before = topology().attributes().value(QLatin1String("_annotations"));
    if (!before.isUndefined() && !before.isNull() && !before.isArray())
        return failure("is no list of this program", "topology._annotations");
    // Null is how changeTopology() knows that an attribute goes.
    return changeTopology({{QStringLiteral("_annotations"),
                            annotations.isEmpty() ? QJsonValue() : QJsonValue(annotations)}},
                          text);
}

Result<> Document::move(const std::vector<std::pair<ElementId, QPointF>> &positions,
                        const QJsonArray &annotations)
{
    ChangeAttributes::ElementValues moves;
    for (const auto &[id, position] : positions) {
        const Element *element = topology().element(id);
        if (element == nullptr)
            return failure("no element has the id " + id.value);
        const std::string place = topology().label(id).toStdString();
        if (element->isInterface())
            return failure("an interface lies where its device lies", place);
        if (const auto checked = checkPosition(position); !checked)
            return failure(checked.error().message, place);
        if (position == scenePosition(id) &&
            element->attributes.contains(topology::PositionAttribute))
            continue;
        const QJsonObject before =
            element->attributes.value(topology::PositionAttribute).toObject();
        moves[id] = {{topology::PositionAttribute, filePosition(position, before)}};
    }
    AttributeValues own;
    if (annotations != this->annotations())
        own.emplace(QStringLiteral("_annotations"), annotationsValue(annotations));
    auto command = ChangeAttributes::make(m_topology, moves, {}, own);
    if (!command)
        return passOn(command);
    push(*std::move(command),
         moves.empty()       ? tr("Move annotations")
         : moves.size() == 1 ? tr("Move %1").arg(topology().label(moves.begin()->first))
                             : tr("Move %n element(s)", nullptr, static_cast<int>(moves.size())));
    return {};
}

Result<> Document::rename(const ElementId &element, const QString &name)
{
    return changeElement(element, {{topology::NameAttribute, name.trimmed()}},
                         tr("Rename %1 to %2").arg(topology().label(element), name.trimmed()));
}

Result<> Document::changeElement(const ElementId &element, const QJsonObject &changes,
                                 const QString &text)
{
    if (const QJsonValue name = changes.value(topology::NameAttribute); name.isString()) {
        if (const auto checked = checkName(topology(), element, name.toString()); !checked)
            return checked;
    }
    auto command = ChangeAttributes::make(m_topology, {{element, toValues(changes)}});
    if (!command)
        return passOn(command);
    push(*std::move(command), text);
    return {};
}

Result<> Document::changeElements(const std::map<ElementId, QJsonObject> &changes,
                                  const QJsonArray &annotations, const QString &text)
{
    ChangeAttributes::ElementValues values;
    for (const auto &[element, attributes] : changes)
        values.emplace(element, toValues(attributes));
    AttributeValues own;
    if (annotations != this->annotations())
        own.emplace(QStringLiteral("_annotations"), annotationsValue(annotations));
    auto command = ChangeAttributes::make(m_topology, values, {}, own);
    if (!command)
        return passOn(command);
    push(*std::move(command), text);
    return {};
}

Result<> Document::changeConnections(const std::map<ConnectionId, QJsonObject> &changes,
                                     const QString &text)
{
    ChangeAttributes::ConnectionValues values;
    for (const auto &[connection, attributes] : changes)
        values.emplace(connection, toValues(attributes));
    auto command = ChangeAttributes::make(m_topology, {}, values);
    if (!command)
        return passOn(command);
    push(*std::move(command), text);
    return {};
}

Result<Document::Assigned> Document::assignAddresses()
{
    Assigned assigned;
    ChangeAttributes::ElementValues values;
    for (const topology::AddressChange &change : topology::planAddresses(topology()))
        values[change.element][change.key] = change.value;
    AttributeValues own;
    assigned.routes = topology::lacksRoutes(topology());
    if (assigned.routes)
        own.emplace(topology::ComputeRoutesAttribute, true);
    auto command = ChangeAttributes::make(m_topology, values, {}, own);
    if (!command)
        return passOn(command);
    if (*command)
        assigned.addresses = (*command)->count() - static_cast<int>(own.size());
    push(*std::move(command), tr("Assign addresses"));
    return assigned;
}

} // namespace tomato::document
