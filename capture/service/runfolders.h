// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QString>

#include <set>
#include <vector>

namespace tomato::service {

/// The folders of a lab's runs: CAPTURES/CONNECTION/RUN, with the connection's id percent-encoded
/// and runs counted from 000001.
class RunFolders final
{
public:
    explicit RunFolders(QString captures) : m_captures(std::move(captures)) {}

    QString path(const ConnectionId &connection, qint64 run) const;
    /// Ascending.
    std::vector<qint64> runs(const ConnectionId &connection) const;
    std::set<ConnectionId> connections() const;
    /// Makes the folder in which a run's folder can be made.
    bool makeParent(const ConnectionId &connection) const;
    /// Removes a connection's folder when there is no run in it.
    void removeEmpty(const ConnectionId &connection) const;

private:
    QString folder(const ConnectionId &connection) const;

    QString m_captures;
};

} // namespace tomato::service
