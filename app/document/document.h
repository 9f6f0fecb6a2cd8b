// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/document/observedtopology.h"
#include "app/exchange/importreport.h"
#include "app/topology/topology.h"

#include <QJsonArray>
#include <QObject>
#include <QPointF>
#include <QUndoStack>

#include <map>
#include <memory>
#include <vector>

namespace tomato::document {

class InsertItems;

/// An open topology: the model, its file, and the undo stack that every change goes through.
/// Each change below is validated first and is one undo step; it fails without a trace.
class Document final : public QObject
{
    Q_OBJECT

public:
    explicit Document(QObject *parent = nullptr);
    ~Document() override;

    const topology::Topology &topology() const { return m_topology.value(); }
    QUndoStack &undoStack() { return m_undoStack; }
    /// Empty for a document that was never saved.
    const QString &filePath() const { return m_filePath; }
    /// The topology's name, else the file's, else "Untitled".
    QString displayName() const;
    bool isModified() const { return !m_undoStack.isClean(); }

    /// Opens a file of any kind that can be read. One of another program is a new document without
    /// a file; the report says what of it did not come along. An error leaves the open topology,
    /// its file and its undo steps as they were.
    Result<exchange::ImportReport> load(const QString &path);
    /// Adds what a file holds to the open topology, beside what is there; returns the new devices.
    Result<std::vector<ElementId>> import(const QString &path, exchange::ImportReport &report);
    Result<> save(const QString &path);
    /// An empty document without a file.
    void clear();
    /// Opens a topology that is not what its file holds (or that has no file): it is modified.
    void recover(topology::Topology topology, const QString &path);

    /// Pixels of the scene per unit of the file's positions; fixed while a file is open.
    double positionScale() const { return m_positionScale; }
    /// Where an element, or the device of an interface, lies in the scene; (0, 0) if unknown.
    QPointF scenePosition(const ElementId &element) const;

    /// A device with the next free name of its kind ("host1", "router2", ...). Positions here and
    /// in move() are the scene's.
    Result<ElementId> addElement(topology::ElementKind kind, QPointF position);
    /// Joins two ends; for a device a free interface is taken, or made in the same step.
    Result<ConnectionId> connectElements(const ElementId &first, const ElementId &second);
    /// These devices with their interfaces, and the connections among them, to be pasted somewhere;
    /// positions are the scene's.
    topology::Topology copy(const std::vector<ElementId> &elements,
                            const std::vector<qsizetype> &annotations = {}) const;
    /// Adds a copy of such a part, moved by `offset`; returns the new devices.
    Result<std::vector<ElementId>> paste(const topology::Topology &part, QPointF offset);
    Result<> remove(const std::vector<ElementId> &elements,
                    const std::vector<ConnectionId> &connections)
    {
        return remove(elements, connections, {});
    }
    /// The same, with the annotations of these indices.
    Result<> remove(const std::vector<ElementId> &elements,
                    const std::vector<ConnectionId> &connections,
                    const std::vector<qsizetype> &annotations);
    Result<> move(const std::vector<std::pair<ElementId, QPointF>> &positions)
    {
        return move(positions, annotations());
    }
    /// The same, together with annotations that were moved.
    Result<> move(const std::vector<std::pair<ElementId, QPointF>> &positions,
                  const QJsonArray &annotations);
    /// A name is neither empty nor in use by another device (or, for an interface, by its sister).
    Result<> rename(const ElementId &element, const QString &name);
    /// A null value removes the attribute (a QJsonObject cannot hold an undefined one). `text`
    /// names the undo step. Here and below: what changes nothing is no undo step.
    Result<> changeElement(const ElementId &element, const QJsonObject &changes,
                           const QString &text);
    /// Several elements' attributes, together with annotations that were changed.
    Result<> changeElements(const std::map<ElementId, QJsonObject> &changes,
                            const QJsonArray &annotations, const QString &text);
    Result<> changeConnection(const ConnectionId &connection, const QJsonObject &changes,
                              const QString &text)
    {
        return changeConnections({{connection, changes}}, text);
    }
    Result<> changeConnections(const std::map<ConnectionId, QJsonObject> &changes,
                               const QString &text);
    /// The topology's own attributes.
    Result<> changeTopology(const QJsonObject &changes, const QString &text);
    /// What is drawn beside the network (topology/annotation.h), in the file's units.
    QJsonArray annotations() const;
    /// Replaces all of them.
    Result<> changeAnnotations(const QJsonArray &annotations, const QString &text);
    struct Assigned
    {
        /// How many attributes of elements changed (0, and no routes: no undo step).
        int addresses = 0;
        /// Whether computing routes was turned on with it.
        bool routes = false;
    };
    /// Applies planAddresses(), and has routes computed where lacksRoutes() says so: one undo step.
    Result<Assigned> assignAddresses();

signals:
    void elementAdded(const tomato::ElementId &element);
    void elementRemoved(const tomato::ElementId &element);
    void elementMoved(const tomato::ElementId &element);
    /// Any attribute but the position.
    void elementChanged(const tomato::ElementId &element);
    void connectionAdded(const tomato::ConnectionId &connection);
    void connectionRemoved(const tomato::ConnectionId &connection);
    void connectionChanged(const tomato::ConnectionId &connection);
    /// One of the topology's own.
    void attributesChanged();
    /// The whole topology was replaced: forget every item.
    void replaced();
    /// After any change that a running lab must follow (not after moves), once per undo step, and
    /// after replaced().
    void topologyChanged();
    void filePathChanged(const QString &path);
    void modifiedChanged(bool modified);

private:
    void open(topology::Topology topology, const QString &path);
    void setFilePath(const QString &path);
    /// Pushes a command that may be null.
    void push(std::unique_ptr<QUndoCommand> command, const QString &text);
    /// Gives the devices that are inserted the part's positions, scaled and moved.
    Result<> place(InsertItems &command, const topology::Topology &part, double scale,
                   QPointF offset) const;
    /// Those of this document with the part's behind them, scaled to the scene and moved.
    QJsonArray annotationsWith(const topology::Topology &part, double scale, QPointF offset) const;
    /// Adds a part's items and annotations in one step.
    Result<> insert(std::unique_ptr<InsertItems> items, const QJsonArray &annotations,
                    const QString &text);
    QJsonObject filePosition(QPointF scenePosition, QJsonObject position = {}) const;

    ObservedTopology m_topology;
    QUndoStack m_undoStack;
    QString m_filePath;
    double m_positionScale = 1;
};

} // namespace tomato::document
