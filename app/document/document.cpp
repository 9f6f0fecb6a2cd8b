// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/document.h"

#include "app/document/addcommand.h"
#include "app/document/changecommand.h"
#include "app/document/movecommand.h"
#include "app/document/naming.h"
#include "app/document/removecommand.h"
#include "app/topology/addressplan.h"
#include "app/topology/layout.h"
#include "app/topology/tomatoformat.h"

#include <QFileInfo>

namespace tomato::document {

using topology::Connection;
using topology::Element;
using topology::ElementKind;
using topology::Topology;

Document::Document(QObject *parent) : QObject(parent)
{
    connect(&m_model, &Model::elementMoved, this, &Document::elementMoved);
    connect(&m_model, &Model::elementAdded, this, &Document::elementAdded);
    connect(&m_model, &Model::elementRemoved, this, &Document::elementRemoved);
    connect(&m_model, &Model::elementChanged, this, &Document::elementChanged);
    connect(&m_model, &Model::connectionAdded, this, &Document::connectionAdded);
    connect(&m_model, &Model::connectionRemoved, this, &Document::connectionRemoved);
    connect(&m_model, &Model::connectionChanged, this, &Document::connectionChanged);
    connect(&m_model, &Model::replaced, this, &Document::replaced);
    const auto changed = [this] { m_hasChanged = true; };
    connect(&m_model, &Model::elementAdded, this, changed);
    connect(&m_model, &Model::elementRemoved, this, changed);
    connect(&m_model, &Model::elementChanged, this, changed);
    connect(&m_model, &Model::connectionAdded, this, changed);
    connect(&m_model, &Model::connectionRemoved, this, changed);
    connect(&m_model, &Model::connectionChanged, this, changed);
    connect(&m_undoStack, &QUndoStack::indexChanged, this, [this] {
        if (std::exchange(m_hasChanged, false))
            emit topologyChanged();
    });
    connect(&m_undoStack, &QUndoStack::cleanChanged, this,
            [this](bool clean) { emit modifiedChanged(!clean); });
}

QString Document::displayName() const
{
    if (!topology().name().isEmpty())
        return topology().name();
    return m_filePath.isEmpty() ? tr("Untitled") : QFileInfo(m_filePath).fileName();
}

QPointF Document::scenePosition(const ElementId &element) const
{
    const Element *found = topology().element(element);
    return found == nullptr ? QPointF() : found->position() * m_positionScale;
}

void Document::setFilePath(const QString &path)
{
    const QString absolute = path.isEmpty() ? QString() : QFileInfo(path).absoluteFilePath();
    if (std::exchange(m_filePath, absolute) != absolute)
        emit filePathChanged(m_filePath);
}

void Document::replace(Topology topology)
{
    m_undoStack.clear();
    m_positionScale = topology::positionScale(topology);
    m_model.replace(std::move(topology));
    m_hasChanged = false;
}

Result<> Document::load(const QString &path)
{
    auto topology = topology::loadTopology(path);
    if (!topology)
        return passOn(topology);
    replace(std::move(*topology));
    setFilePath(path);
    emit topologyChanged();
    return {};
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
    replace({});
    setFilePath({});
    emit topologyChanged();
}

void Document::recover(Topology topology, const QString &path)
{
    replace(std::move(topology));
    setFilePath(path);
    m_undoStack.resetClean();
    emit modifiedChanged(true);
    emit topologyChanged();
}

void Document::push(std::unique_ptr<QUndoCommand> command)
{
    m_undoStack.push(command.release());
}

static QJsonObject attributesOfNewDevice(const Topology &topology, ElementKind kind)
{
    QJsonObject attributes{{"name", freeDeviceName(topology, kind)}};
    if (kind == ElementKind::Router)
        attributes.insert(QStringLiteral("mode"), QStringLiteral("router"));
    else if (kind == ElementKind::Switch)
        attributes.insert(QStringLiteral("mode"), QStringLiteral("switch"));
    else if (kind == ElementKind::Hub)
        attributes.insert(QStringLiteral("mode"), QStringLiteral("hub"));
    else if (kind == ElementKind::ExternalNetwork)
        attributes.insert(QStringLiteral("kind"), QStringLiteral("internet"));
    return attributes;
}

Result<ElementId> Document::addElement(ElementKind kind, QPointF position)
{
    const QString type = topology::defaultType(kind);
    if (type.isEmpty())
        return failure("an element of this kind cannot be added");
    Element element;
    element.id = ElementId(topology().unusedId());
    element.type = type;
    element.attributes = attributesOfNewDevice(topology(), kind);
    element.attributes.insert(QStringLiteral("_pos"), positionValue(position / m_positionScale));
    const ElementId id = element.id;
    const QString text = tr("Add %1").arg(element.name());
    auto command = AddCommand::create(m_model, {{std::move(element)}, {}}, text);
    if (!command)
        return passOn(command);
    push(std::move(*command));
    return id;
}

/// The interface to connect: the end itself, a free one of the device, or a new one (added to
/// parts).
static Result<ElementId> freeEnd(const Topology &topology, const ElementId &end,
                                 Topology::Removed &parts)
{
    const Element *element = topology.element(end);
    if (element == nullptr)
        return failure("no element has the id " + end.value);
    if (element->isInterface() || element->type.endsWith(QLatin1String("_endpoint")))
        return end;
    for (const ElementId &each : topology.interfaces(end)) {
        if (topology.connectionAt(each) == nullptr)
            return each;
    }
    Element interface;
    interface.id = ElementId(topology.unusedId());
    interface.parent = end;
    interface.type = topology::interfaceType(element->type);
    interface.attributes = {{"name", freeInterfaceName(topology, *element)}};
    const ElementId id = interface.id;
    parts.elements.push_back(std::move(interface));
    return id;
}

Result<ConnectionId> Document::connectElements(const ElementId &first, const ElementId &second)
{
    const Element *firstDevice = topology().deviceOf(first);
    if (firstDevice != nullptr && firstDevice == topology().deviceOf(second))
        return failure("both ends belong to " + firstDevice->name().toStdString());
    Topology::Removed parts;
    Connection connection;
    connection.id = ConnectionId(topology().unusedId());
    const std::array<ElementId, 2> wanted = {first, second};
    for (std::size_t i = 0; i < 2; ++i) {
        const auto end = freeEnd(topology(), wanted[i], parts);
        if (!end)
            return passOn(end);
        connection.ends[i] = *end;
    }
    const ConnectionId id = connection.id;
    parts.connections.push_back(std::move(connection));
    auto command = AddCommand::create(
        m_model, std::move(parts),
        tr("Connect %1 and %2")
            .arg(topology().deviceOf(first)->name(), topology().deviceOf(second)->name()));
    if (!command)
        return passOn(command);
    push(std::move(*command));
    return id;
}

Result<> Document::remove(const std::vector<ElementId> &elements,
                          const std::vector<ConnectionId> &connections)
{
    const auto count = elements.size() + connections.size();
    QString text = tr("Delete %n item(s)", nullptr, static_cast<int>(count));
    if (count == 1 && elements.size() == 1)
        text = tr("Delete %1").arg(topology().label(elements.front()));
    else if (count == 1)
        text = tr("Delete %1").arg(topology().label(connections.front()));
    auto command = RemoveCommand::create(m_model, elements, connections, text);
    if (!command)
        return passOn(command);
    push(std::move(*command));
    return {};
}

Result<> Document::move(const std::vector<std::pair<ElementId, QPointF>> &positions)
{
    MoveCommand::Positions scaled;
    for (const auto &[element, position] : positions) {
        if (scenePosition(element) != position)
            scaled.emplace_back(element, position / m_positionScale);
    }
    if (scaled.empty())
        return {};
    const QString text = scaled.size() == 1
                             ? tr("Move %1").arg(topology().label(scaled.front().first))
                             : tr("Move %n element(s)", nullptr, static_cast<int>(scaled.size()));
    auto command = MoveCommand::create(m_model, std::move(scaled), text);
    if (!command)
        return passOn(command);
    push(std::move(*command));
    return {};
}

Result<> Document::rename(const ElementId &element, const QString &name)
{
    if (const auto checked = checkName(topology(), element, name); !checked)
        return checked;
    return changeElement(element, {{"name", name.trimmed()}},
                         tr("Rename %1 to %2").arg(topology().label(element), name.trimmed()));
}

static ChangeCommand::Values values(const QJsonObject &changes)
{
    ChangeCommand::Values values;
    for (auto change = changes.begin(); change != changes.end(); ++change)
        values.emplace(change.key(), change.value().isNull() ? QJsonValue(QJsonValue::Undefined)
                                                             : change.value());
    return values;
}

/// Whether the attributes have all these values already.
static bool isAlready(const QJsonObject &attributes, const QJsonObject &changes)
{
    for (const auto &[key, value] : values(changes)) {
        if (attributes.value(key) != value)
            return false;
    }
    return true;
}

Result<> Document::changeElement(const ElementId &element, const QJsonObject &changes,
                                 const QString &text)
{
    const Element *target = topology().element(element);
    if (target != nullptr && isAlready(target->attributes, changes))
        return {};
    auto command = ChangeCommand::create(m_model, {{{element, values(changes)}}, {}}, text);
    if (!command)
        return passOn(command);
    push(std::move(*command));
    return {};
}

Result<> Document::changeConnection(const ConnectionId &connection, const QJsonObject &changes,
                                    const QString &text)
{
    const Connection *target = topology().connection(connection);
    if (target != nullptr && isAlready(target->attributes, changes))
        return {};
    auto command = ChangeCommand::create(m_model, {{}, {{connection, values(changes)}}}, text);
    if (!command)
        return passOn(command);
    push(std::move(*command));
    return {};
}

Result<int> Document::assignAddresses()
{
    ChangeCommand::Changes changes;
    const std::vector<topology::AddressChange> plan = topology::planAddresses(topology());
    if (plan.empty())
        return 0;
    for (const topology::AddressChange &change : plan)
        changes.elements[change.element][change.key] = change.value;
    auto command = ChangeCommand::create(m_model, std::move(changes), tr("Assign addresses"));
    if (!command)
        return passOn(command);
    push(std::move(*command));
    return static_cast<int>(plan.size());
}

} // namespace tomato::document
