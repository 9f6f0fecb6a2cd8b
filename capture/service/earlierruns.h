// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/protocol/folders/storedrun.h"
#include "app/protocol/runstatus.h"
#include "capture/archive/capturedring.h"
#include "capture/service/runfolders.h"
#include "capture/service/runhold.h"

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace tomato::service {

/// The runs of a lab that are over and not the latest of their connection any more. Together they
/// keep within a budget: the oldest ones go first, as soon as nobody reads them.
class EarlierRuns final
{
public:
    /// Returns the budget in bytes; it is called each time that runs may have to be removed.
    using Budget = std::function<qint64()>;

    EarlierRuns(RunFolders folders, Budget budget);

    /// Takes a run that was the latest; one that holds no packet, or was not recorded for a
    /// download, goes.
    void add(const ConnectionId &connection, qint64 run, const std::shared_ptr<RunHold> &hold,
             capture::CaptureMode mode);
    /// Loads a run that an earlier engine stored; it is removed if it cannot be read.
    void load(const ConnectionId &connection, qint64 run);

    bool contains(const ConnectionId &connection) const;
    Result<capture::CapturedRing> captured(const ConnectionId &connection, qint64 run) const;
    Result<> remove(const ConnectionId &connection, qint64 run);

    /// The latest run is first. `names` are those of the existing connections.
    std::vector<protocol::RunStatus> status(const std::map<ConnectionId, QString> &names) const;
    /// The version increases with each change.
    int version() const { return m_version; }

private:
    struct Run
    {
        ConnectionId connection;
        qint64 run = 0;
        protocol::StoredRun stored;
        qint64 packets = 0;
        qint64 bytes = 0;
        qint64 dropped = 0;
        qint64 evicted = 0;
        Timestamp first{};
        Timestamp last{};
        /// The hold is shared by those who read the run now.
        std::weak_ptr<RunHold> hold;
    };

    void insert(const ConnectionId &connection, qint64 run, const std::shared_ptr<RunHold> &hold);
    void drop(const Run &run);
    void keepWithinBudget();
    std::vector<Run>::const_iterator find(const ConnectionId &connection, qint64 run) const;

    RunFolders m_folders;
    Budget m_budget;
    /// The oldest run is first.
    std::vector<Run> m_runs;
    int m_version = 0;
};

} // namespace tomato::service
