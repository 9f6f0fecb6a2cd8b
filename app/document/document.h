// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/document/observedtopology.h"
#include "app/exchange/documents/importreport.h"
#include "app/parts/partcopy.h"
#include "app/topology/topology.h"

#include <QJsonArray>
#include <QObject>
#include <QPointF>
#include <QUndoStack>

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace tomato::bulk {
struct FabricPlan;
struct Renaming;
} // namespace tomato::bulk

namespace tomato::parts {
struct ElementTemplate;
struct PartPlace;
} // namespace tomato::parts

namespace tomato::document {

/// An open topology: the model, its file, and the undo stack that every change goes through. Each
/// change below is validated first and is one undo step; a change that fails leaves everything as
/// it was.
class Document final : public QObject
{
    Q_OBJECT

public:
    explicit Document(QObject *parent = nullptr);
    ~Document() override;

    const topology::Topology &topology() const { return m_topology.value(); }
    QUndoStack &undoStack() { return m_undoStack; }
    /// The path is empty for a document that was never saved.
    const QString &filePath() const { return m_filePath; }
    /// The bundle that it was opened from, which has the files of its elements; else empty.
    const QString &bundlePath() const { return m_bundlePath; }
    /// Returns the topology's name, else the file's, else "Untitled".
    QString displayName() const;
    bool isModified() const { return !m_undoStack.isClean(); }

    /// Opens a file of any format that can be read. A file of another program becomes a new
    /// document without a file; the report says what was not imported. An error leaves the open
    /// topology, its file and its undo steps as they were.
    Result<exchange::ImportReport> load(const QString &path);
    /// Adds what a file holds to the open topology; returns the new devices.
    Result<std::vector<ElementId>> import(const QString &path, exchange::ImportReport &report);
    Result<> save(const QString &path);
    /// Makes this an empty document without a file.
    void clear();
    /// Opens a topology that differs from its file (or has none): the document is modified.
    void recover(topology::Topology topology, const QString &path);

    /// The number of the scene's pixels per unit of the file's positions; it is fixed while a file
    /// is open.
    double positionScale() const { return m_positionScale; }
    /// Returns where an element, or the device of an interface, lies in the scene; (0, 0) if
    /// unknown.
    QPointF scenePosition(const ElementId &element) const;

    /// Adds a device with the next free name of its kind ("host1", "router2", ...), or of its type
    /// where that is not the kind's usual one. Positions here and in move() are those of the scene.
    Result<ElementId> addElement(topology::ElementKind kind, QPointF position,
                                 const QString &type = {});
    /// Joins two ends; an end that is a device gets the connection at a free interface, or at one
    /// that is made in the same step.
    Result<ConnectionId> connectElements(const ElementId &first, const ElementId &second);
    /// Copies these devices with their interfaces, and the connections among them, to be pasted
    /// somewhere; the positions are those of the scene.
    topology::Topology copy(const std::vector<ElementId> &elements,
                            const std::vector<qsizetype> &annotations = {}) const;
    /// Adds a copy of a part that copy() returned, moved by `offset`; returns the new devices.
    Result<std::vector<ElementId>> paste(const topology::Topology &part, QPointF offset);
    struct Inserted
    {
        /// The new devices.
        std::vector<ElementId> devices;
        /// The addresses that are in use here, and what needs them.
        std::vector<parts::LeftOut> leftOut;
    };
    /// Adds what a template holds, named as new elements are, around this place, or beside all that
    /// is here.
    Result<Inserted> insertTemplate(const parts::ElementTemplate &made,
                                    std::optional<QPointF> middle = {});
    Result<> remove(const std::vector<ElementId> &elements,
                    const std::vector<ConnectionId> &connections)
    {
        return remove(elements, connections, {});
    }
    /// Also removes the annotations with these indices.
    Result<> remove(const std::vector<ElementId> &elements,
                    const std::vector<ConnectionId> &connections,
                    const std::vector<qsizetype> &annotations);
    Result<> move(const std::vector<std::pair<ElementId, QPointF>> &positions)
    {
        return move(positions, annotations());
    }
    /// Also sets annotations, which were moved together with the elements.
    Result<> move(const std::vector<std::pair<ElementId, QPointF>> &positions,
                  const QJsonArray &annotations);
    /// Fails for a name that is empty or in use by another device (for an interface: by another
    /// interface of its device).
    Result<> rename(const ElementId &element, const QString &name);
    /// A null value removes the attribute (a QJsonObject cannot hold an undefined one). `text`
    /// names the undo step. Here and below, a call that changes nothing makes no undo step.
    Result<> changeElement(const ElementId &element, const QJsonObject &changes,
                           const QString &text);
    /// Changes attributes of several elements, together with annotations that were changed.
    Result<> changeElements(const std::map<ElementId, QJsonObject> &changes,
                            const QJsonArray &annotations, const QString &text);
    Result<> changeConnection(const ConnectionId &connection, const QJsonObject &changes,
                              const QString &text)
    {
        return changeConnections({{connection, changes}}, text);
    }
    Result<> changeConnections(const std::map<ConnectionId, QJsonObject> &changes,
                               const QString &text);
    /// Changes the topology's own attributes.
    Result<> changeTopology(const QJsonObject &changes, const QString &text);
    /// Returns what is drawn beside the network (topology/annotation.h), in the file's units.
    QJsonArray annotations() const;
    /// Replaces all annotations.
    Result<> changeAnnotations(const QJsonArray &annotations, const QString &text);
    struct Assigned
    {
        /// How many attributes of elements changed. When it is 0 and `routes` is false, there is no
        /// undo step.
        int addresses = 0;
        /// Whether computing routes was turned on in the same step.
        bool routes = false;
    };
    /// Applies planAddresses(), and turns on computing routes where lacksRoutes() says so, in one
    /// undo step.
    Result<Assigned> assignAddresses();
    /// A fabric beside what is there, with addresses if that is wanted; returns its devices.
    Result<std::vector<ElementId>> addFabric(const bulk::FabricPlan &plan, bool addresses);
    /// Connects these pairs of devices.
    Result<std::vector<ConnectionId>> addLinks(const std::vector<std::array<ElementId, 2>> &pairs);
    /// New names that were found for this topology.
    Result<> rename(const std::vector<bulk::Renaming> &renamings);

signals:
    void elementAdded(const tomato::ElementId &element);
    void elementRemoved(const tomato::ElementId &element);
    void elementMoved(const tomato::ElementId &element);
    /// Any attribute but the position changed.
    void elementChanged(const tomato::ElementId &element);
    void connectionAdded(const tomato::ConnectionId &connection);
    void connectionRemoved(const tomato::ConnectionId &connection);
    void connectionChanged(const tomato::ConnectionId &connection);
    /// An attribute of the topology itself changed.
    void attributesChanged();
    /// The whole topology was replaced: items made for the old one are invalid.
    void replaced();
    /// Something changed that a running lab must follow (a move is none). Comes once per undo step,
    /// and after replaced().
    void topologyChanged();
    void filePathChanged(const QString &path);
    void modifiedChanged(bool modified);

private:
    void open(topology::Topology topology, const QString &path);
    void setFilePath(const QString &path);
    /// Pushes a command, which may be null.
    void push(std::unique_ptr<QUndoCommand> command, const QString &text);
    /// Adds the copy of a part, and its annotations, in one undo step; returns the new devices.
    Result<std::vector<ElementId>> insert(parts::PartCopy copy, const topology::Topology &part,
                                          const parts::PartPlace &where, const QString &text);

    ObservedTopology m_topology;
    QUndoStack m_undoStack;
    QString m_filePath;
    QString m_bundlePath;
    double m_positionScale = 1;
};

} // namespace tomato::document
