// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"

#include <QObject>
#include <QString>

#include <sys/types.h>

#include <map>
#include <memory>
#include <set>

namespace tomato::engine {

/// Lets external networks reach this machine's network, by pasta(1): a process for each one, which
/// has the rights of the user and translates what comes out of the network into connections of its
/// own. The elements behind it share its address (NAT). Nothing reaches them from outside, and they
/// do not reach this machine's loopback. Nor, unless they may, its services at other addresses; and
/// never those by which clouds tell a machine its keys.
class OutsideAccess final : public QObject
{
    Q_OBJECT

public:
    OutsideAccess();
    ~OutsideAccess() override;

    /// What this machine lacks for it, and what would help; both empty when all is there.
    struct Obstacle
    {
        QString reason;
        QString remedy;
    };
    static Obstacle findObstacle();

    struct Network
    {
        /// The first one inside.
        pid_t process = 0;
        /// Whether services of this machine may be reached at its own addresses.
        bool reachesMachine = false;

        friend bool operator==(const Network &, const Network &) = default;
    };
    /// The networks that are to have access; others lose it.
    void update(const std::map<ElementId, Network> &networks);
    /// Why a network that is to have access has none.
    QString problem(const ElementId &network) const;

signals:
    void problemsChanged();

private:
    class Translator;
    std::map<ElementId, std::unique_ptr<Translator>> m_translators;
};

} // namespace tomato::engine
