// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"
#include "ui/tree/treetexts.h"

#include <QAbstractItemModel>
#include <QTimer>

#include <memory>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace tomato::ui {

class TopologyScene;

/// The devices of a topology in natural order ("h2" before "h10"), each with its interfaces, their
/// peers, and their state in the lab. It follows the document: few changes update single rows, many
/// at once are one reset.
class TopologyTreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column
    {
        Name,
        OtherSide,
        State,
        Columns
    };
    /// The scene is borrowed; its items know the states.
    explicit TopologyTreeModel(TopologyScene &scene, QObject *parent = nullptr);
    ~TopologyTreeModel() override;

    /// While it is not watched, the model is empty and costs no time.
    void setWatched(bool isWatched);

    /// Keeps only devices that contain this text in their name, kind or state, or in a name or an
    /// address of an interface; all for an empty text.
    void setFilter(const QString &text);
    /// Updates the rows at once, instead of when the event loop runs.
    void catchUp();
    /// Whether rows are being inserted, removed or repainted: a change of the selection is not the
    /// user's then.
    bool isUpdating() const { return m_isUpdating; }

    /// Returns the id of a device or an interface; empty for an invalid index.
    ElementId elementAt(const QModelIndex &index) const;
    /// Returns an invalid index when there is none.
    QModelIndex indexOf(const ElementId &element) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Device
    {
        ElementId id;
        /// The key for sorting in natural order.
        QString key;
        /// The interfaces are read when they are first needed: most devices stay collapsed.
        mutable std::optional<std::vector<ElementId>> interfaces;
    };
    using Devices = std::vector<std::unique_ptr<Device>>;

    const topology::Topology &topology() const;
    void rebuild();
    void forget();
    void elementTouched(const ElementId &id);
    void soon();
    /// Updates the rows of changed elements.
    void updateFromDocument();
    void updateFromDocument(const ElementId &device);
    void followName(Device &device, const QString &key);
    void followInterfaces(Device &device);
    void repaintAll();
    void followStates();
    bool isWanted(const topology::Element &device) const;
    /// Returns the devices that pass the filter.
    std::unordered_set<ElementId> wanted() const;
    /// Returns where the device is, or where it has to be inserted.
    Devices::const_iterator placeOf(const ElementId &id, const QString &key) const;
    int rowOf(const Device &device) const;
    const Device *deviceAt(const QModelIndex &index) const;
    const std::vector<ElementId> &interfacesOf(const Device &device) const;

    TopologyScene &m_scene;
    TreeTexts m_texts{m_scene};
    QString m_filter;
    /// Whether a collapsed device may have got its first interface, or lost its last one.
    bool m_isUnfoldingStale = false;
    bool m_isWatched = false;
    bool m_isUpdating = false;
    Devices m_devices;
    std::unordered_map<ElementId, Device *> m_known;
    /// The devices of interfaces that have rows: a removed interface has no device in the topology
    /// any more.
    mutable std::unordered_map<ElementId, const Device *> m_owners;
    std::unordered_set<ElementId> m_touched;
    QTimer m_soon;
};

} // namespace tomato::ui
