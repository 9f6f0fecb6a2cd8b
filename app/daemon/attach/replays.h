// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/devicestates.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>

namespace tomato::engine {

/// Plays the capture files of elements of the type replay, each as soon as its connection carries
/// frames, by a process for each. What changes is played anew.
class Replays final : public QObject
{
    Q_OBJECT

public:
    Replays();
    ~Replays() override;

    void update(const topology::Topology &topology, const DeviceStates &states);
    /// Returns what an element plays as one of its commands, with the file of its output; nothing
    /// for one that plays nothing.
    std::optional<protocol::CommandStatus> status(const ElementId &element) const;
    /// Returns why an element plays nothing, or could not play to the end; else empty.
    QString problem(const ElementId &element) const;

signals:
    void changed();

private:
    class Playing;
    /// By element.
    std::map<ElementId, std::unique_ptr<Playing>> m_playing;
    /// The reasons why nothing can be played, by the elements whose attributes say so.
    std::map<ElementId, QString> m_problems;
};

} // namespace tomato::engine
