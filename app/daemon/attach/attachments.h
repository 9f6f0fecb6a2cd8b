// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/attach/attachorder.h"
#include "app/daemon/devicestates.h"
#include "app/daemon/livestreams.h"

#include <QObject>

#include <map>
#include <memory>

namespace tomato::engine {

/// Ties attached elements to what they stand for, by a process for each of their connections: it
/// has the rights of the user, which the fabric's worker gave up.
/// A connection of two attached elements is listened to at the first one that says what it stands
/// for; one to an element of the lab becomes a cable to there.
class Attachments final : public QObject
{
    Q_OBJECT

public:
    Attachments();
    ~Attachments() override;

    /// Attaches the connections whose elements run; others are detached.
    void update(const topology::Topology &topology, const DeviceStates &states);
    /// Tells whether the element does not say what it stands for, and is not the far end of one
    /// that does.
    bool isUnclear(const ElementId &element) const;
    /// Returns why a connection of this element carries nothing; else empty.
    QString problem(const ElementId &element) const;

signals:
    void problemsChanged();

private:
    class Attached;
    /// Nothing while nothing was attached.
    std::unique_ptr<LiveStreams> m_streams;
    std::map<ConnectionId, std::unique_ptr<Attached>> m_attached;
    /// The elements that do not say what they stand for.
    std::map<ElementId, QString> m_unclear;
};

} // namespace tomato::engine
