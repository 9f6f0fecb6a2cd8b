// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/document.h"

#include "app/bulk/fabricplan.h"
#include "app/bulk/linkpattern.h"
#include "app/bulk/renamepattern.h"
#include "app/document/addelement.h"
#include "app/document/addlinks.h"
#include "app/document/changeattributes.h"
#include "app/document/connectelements.h"
#include "app/document/elementnames.h"
#include "app/document/insertitems.h"
#include "app/document/removeitems.h"
#include "app/exchange/importfile.h"
#include "app/parts/elementtemplate.h"
#include "app/parts/partplacement.h"
#include "app/topology/addressplan.h"
#include "app/topology/attributes/attributecheck.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/labsettings.h"
#include "app/topology/format/filetitle.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/positionscale.h"

#include <QFileInfo>

#include <set>

namespace tomato::document {

using parts::Addresses;
using parts::CopyNames;
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
    m_bundlePath.clear();
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
    if (file->format == exchange::FileFormat::Bundle)
        m_bundlePath = QFileInfo(path).absoluteFilePath();
    return std::move(file->imported.report);
}

Result<std::vector<ElementId>> Document::import(const QString &path, exchange::ImportReport &report)
{
    auto file = exchange::importFile(path);
    if (!file)
        return passOn(file);
    Topology &part = file->imported.topology;
    const double scale = topology::positionScale(part);
    const QPointF offset = parts::besideAll(topology(), m_positionScale, part, scale);
    auto copy = parts::copyFor(topology(), part, Addresses::Keep);
    if (!copy)
        return passOn(copy);
    const std::map<ElementId, ElementId> copies = copy->ids;
    const auto devices = insert(*std::move(copy), part, {scale, offset, m_positionScale},
                                tr("Import %1").arg(QFileInfo(path).fileName()));
    if (!devices)
        return devices;
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

Result<ElementId> Document::addElement(ElementKind kind, QPointF position, const QString &type)
{
    if (const auto checked = parts::checkPosition(position); !checked)
        return passOn(checked);
    auto command =
        AddElement::make(m_topology, kind, type, parts::filePosition(position, m_positionScale));
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

Result<std::vector<ElementId>> Document::insert(parts::PartCopy copy, const Topology &part,
                                                const parts::PartPlace &where, const QString &text)
{
    if (const auto isPlaced = parts::place(copy, part, where); !isPlaced)
        return passOn(isPlaced);
    std::vector<ElementId> devices = copy.devices();
    const QJsonArray annotations = parts::withAnnotations(this->annotations(), part, where);
    auto items = std::make_unique<InsertItems>(m_topology, std::move(copy));
    if (annotations == this->annotations()) {
        push(std::move(items), text);
        return devices;
    }
    m_undoStack.beginMacro(text);
    push(std::move(items), text);
    const auto done = changeAnnotations(annotations, text);
    m_undoStack.endMacro();
    if (!done)
        return passOn(done);
    return devices;
}

Topology Document::copy(const std::vector<ElementId> &elements,
                        const std::vector<qsizetype> &annotations) const
{
    return parts::copyPart(topology(), m_positionScale, elements, annotations);
}

Result<std::vector<ElementId>> Document::paste(const Topology &part, QPointF offset)
{
    const parts::PartPlace where{1, offset, m_positionScale};
    const QJsonArray annotations = parts::withAnnotations(this->annotations(), part, where);
    if (part.elements().empty() && annotations != this->annotations()) {
        if (const auto done = changeAnnotations(annotations, tr("Paste annotations")); !done)
            return passOn(done);
        return std::vector<ElementId>();
    }
    auto copy = parts::copyFor(topology(), part, Addresses::LeaveOut);
    if (!copy)
        return passOn(copy);
    const auto count = static_cast<int>(copy->devices().size());
    return insert(*std::move(copy), part, where, tr("Paste %n element(s)", nullptr, count));
}

Result<Document::Inserted> Document::insertTemplate(const parts::ElementTemplate &made,
                                                    std::optional<QPointF> middle)
{
    const Topology &part = made.part;
    const double scale = topology::positionScale(part);
    const QPointF offset = middle ? *middle - parts::middleOf(part, scale)
                                  : parts::besideAll(topology(), m_positionScale, part, scale);
    auto copy = parts::copyFor(topology(), part, Addresses::KeepUnused, CopyNames::Numbered);
    if (!copy)
        return passOn(copy);
    std::vector<parts::LeftOut> leftOut = copy->leftOut;
    auto devices = insert(*std::move(copy), part, {scale, offset, m_positionScale},
                          tr("Add %1").arg(made.name));
    if (!devices)
        return passOn(devices);
    return Inserted{*std::move(devices), std::move(leftOut)};
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
        if (const auto checked = parts::checkPosition(position); !checked)
            return failure(checked.error().message, place);
        if (position == scenePosition(id) &&
            element->attributes.contains(topology::PositionAttribute))
            continue;
        const QJsonObject before =
            element->attributes.value(topology::PositionAttribute).toObject();
        moves[id] = {
            {topology::PositionAttribute, parts::filePosition(position, m_positionScale, before)}};
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

/// The addresses of these devices and their interfaces, as far as they have none.
static ChangeAttributes::ElementValues addressesOf(const Topology &topology,
                                                   const std::vector<ElementId> &devices)
{
    const std::set<ElementId> wanted(devices.begin(), devices.end());
    ChangeAttributes::ElementValues values;
    for (const topology::AddressChange &change : topology::planAddresses(topology)) {
        if (wanted.contains(topology.deviceOf(change.element)->id))
            values[change.element][change.key] = change.value;
    }
    return values;
}

Result<std::vector<ElementId>> Document::addFabric(const bulk::FabricPlan &plan, bool addresses)
{
    const auto part = bulk::makeFabric(plan);
    if (!part)
        return passOn(part);
    auto copy = parts::copyFor(topology(), *part, Addresses::Keep);
    if (!copy)
        return passOn(copy);
    const parts::PartPlace where{1, parts::besideAll(topology(), m_positionScale, *part, 1),
                                 m_positionScale};
    if (const auto isPlaced = parts::place(*copy, *part, where); !isPlaced)
        return passOn(isPlaced);
    const std::vector<ElementId> devices = copy->devices();
    const QString text =
        tr("Insert a fabric of %n element(s)", nullptr, static_cast<int>(devices.size()));
    m_undoStack.beginMacro(text);
    push(std::make_unique<InsertItems>(m_topology, *std::move(copy)), text);
    if (addresses) {
        AttributeValues own;
        if (topology::lacksRoutes(topology()))
            own.emplace(topology::ComputeRoutesAttribute, true);
        auto change = ChangeAttributes::make(m_topology, addressesOf(topology(), devices), {}, own);
        if (change)
            push(*std::move(change), text);
    }
    m_undoStack.endMacro();
    return devices;
}

Result<std::vector<ConnectionId>>
Document::addLinks(const std::vector<std::array<ElementId, 2>> &pairs)
{
    std::vector<ConnectionId> added;
    if (pairs.empty())
        return added;
    auto links = bulk::linksFor(topology(), pairs);
    if (!links)
        return passOn(links);
    for (const topology::Connection &each : links->connections)
        added.push_back(each.id);
    push(std::make_unique<AddLinks>(m_topology, *std::move(links)),
         tr("Add %n connection(s)", nullptr, static_cast<int>(added.size())));
    return added;
}

Result<> Document::rename(const std::vector<bulk::Renaming> &renamings)
{
    ChangeAttributes::ElementValues values;
    for (const bulk::Renaming &each : renamings)
        values[each.element] = {{topology::NameAttribute, each.after}};
    auto command = ChangeAttributes::make(m_topology, values);
    if (!command)
        return passOn(command);
    push(*std::move(command),
         tr("Rename %n element(s)", nullptr, static_cast<int>(renamings.size())));
    return {};
}

} // namespace tomato::document
