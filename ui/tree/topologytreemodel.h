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

/// The devices of a topology in natural order ("h2" before "h10"), each with its interfaces; what
/// is on their other side, and what a lab says of them. It follows the document: few changes are
/// few changed rows, many at once are one reset.
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
    /// Borrows the scene, whose items know the states.
    explicit TopologyTreeModel(TopologyScene &scene, QObject *parent = nullptr);
    ~TopologyTreeModel() override;

    /// Nobody looks: it is emptied, and costs nothing until somebody does.
    void setWatched(bool isWatched);

    /// Only devices that contain this text, in their name, kind or state, or in a name or an
    /// address of an interface; all for an empty one.
    void setFilter(const QString &text);
    /// Brings the rows up to date at once, not only when the event loop runs.
    void catchUp();
    /// Rows come, go or are told to be painted anew, and nobody chose any.
    bool isUpdating() const { return m_isUpdating; }

    /// Of a device or an interface; empty for an invalid index.
    ElementId elementAt(const QModelIndex &index) const;
    /// Invalid when there is none.
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
        /// Sorts as people count.
        QString key;
        /// Read when they are asked for first: most stay folded.
        mutable std::optional<std::vector<ElementId>> interfaces;
    };
    using Devices = std::vector<std::unique_ptr<Device>>;

    const topology::Topology &topology() const;
    void rebuild();
    void forget();
    void elementTouched(const ElementId &id);
    void soon();
    /// Brings the rows of what changed up to date.
    void updateFromDocument();
    void updateFromDocument(const ElementId &device);
    void followName(Device &device, const QString &key);
    void followInterfaces(Device &device);
    void repaintAll();
    void followStates();
    bool isWanted(const topology::Element &device) const;
    /// Of the devices that are wanted.
    std::unordered_set<ElementId> wanted() const;
    /// Where it is, or belongs.
    Devices::const_iterator placeOf(const ElementId &id, const QString &key) const;
    int rowOf(const Device &device) const;
    const Device *deviceAt(const QModelIndex &index) const;
    const std::vector<ElementId> &interfacesOf(const Device &device) const;

    TopologyScene &m_scene;
    TreeTexts m_texts{m_scene};
    QString m_filter;
    /// A folded device may have its first interface now, or none any more.
    bool m_isUnfoldingStale = false;
    bool m_isWatched = false;
    bool m_isUpdating = false;
    Devices m_devices;
    std::unordered_map<ElementId, Device *> m_known;
    /// Of interfaces whose rows exist: an interface that is gone does not tell its device any more.
    mutable std::unordered_map<ElementId, const Device *> m_owners;
    std::unordered_set<ElementId> m_touched;
    QTimer m_soon;
};

/// A text that compares as people count: "eth2" before "eth10", whatever the case.
QString naturalKey(const QString &text);

} // namespace tomato::ui
