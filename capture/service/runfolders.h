// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"

#include <QString>

#include <functional>
#include <set>
#include <vector>

namespace tomato::service {

/// The folders of a lab's runs: CAPTURES/CONNECTION/RUN, with the connection's id percent-encoded
/// and runs counted from 000001. Where recordings are to be kept elsewhere, RUN is a symbolic link
/// to the run's folder there.
class RunFolders final
{
public:
    /// Asked before each new run: the folder for this lab's recordings, empty for CAPTURES.
    using Elsewhere = std::function<QString()>;

    explicit RunFolders(QString captures, Elsewhere elsewhere = {})
        : m_captures(std::move(captures)), m_elsewhere(std::move(elsewhere))
    {
    }

    /// Returns the folder of the run's files; links are followed.
    QString path(const ConnectionId &connection, qint64 run) const;
    /// Returns the runs in ascending order.
    std::vector<qint64> runs(const ConnectionId &connection) const;
    std::set<ConnectionId> connections() const;
    /// The path for a new run's folder, which can be made then. What cannot be made elsewhere fails
    /// when the recording begins.
    Result<QString> prepare(const ConnectionId &connection, qint64 run) const;
    /// Keeps beside the runs that this one and all before it are not the latest recording any more,
    /// in the file `cleared`.
    Result<> noteCleared(const ConnectionId &connection, qint64 run) const;
    /// Returns the number that is kept so; 0 when there is none.
    qint64 cleared(const ConnectionId &connection) const;
    /// Removes a connection's folder when there is no run in it.
    void removeEmpty(const ConnectionId &connection) const;

private:
    QString folder(const ConnectionId &connection) const;
    /// Returns the path of the run's folder, or of the link to it.
    QString place(const ConnectionId &connection, qint64 run) const;
    void removeDeadLinks(const ConnectionId &connection) const;

    QString m_captures;
    Elsewhere m_elsewhere;
};

} // namespace tomato::service
