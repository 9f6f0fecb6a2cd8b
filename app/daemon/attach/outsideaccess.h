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

/// Connects external networks to this machine's network, by pasta(1): a process for each one, which
/// has the rights of the user and translates the network's traffic into connections of its own. The
/// elements behind it share its address (NAT). They cannot be reached from outside, and they cannot
/// reach this machine's loopback. They reach its services at other addresses only with permission,
/// and never those from which cloud machines read their keys.
class OutsideAccess final : public QObject
{
    Q_OBJECT

public:
    OutsideAccess();
    ~OutsideAccess() override;

    /// The feature that this machine lacks, and a remedy; both are empty when it lacks none.
    struct Obstacle
    {
        QString reason;
        QString remedy;
    };
    static Obstacle findObstacle();

    struct Network
    {
        /// The first process inside.
        pid_t process = 0;
        /// Tells whether services of this machine may be reached at its own addresses.
        bool reachesMachine = false;

        friend bool operator==(const Network &, const Network &) = default;
    };
    /// Sets the networks that are to have access; others lose it.
    void update(const std::map<ElementId, Network> &networks);
    /// Returns why a network that is to have access has none.
    QString problem(const ElementId &network) const;

signals:
    void problemsChanged();

private:
    class Translator;
    std::map<ElementId, std::unique_ptr<Translator>> m_translators;
};

} // namespace tomato::engine
