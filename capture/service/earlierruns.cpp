// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/earlierruns.h"

#include "capture/ring/runsize.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <utility>

namespace tomato::service {

EarlierRuns::EarlierRuns(RunFolders folders, Budget budget)
    : m_folders(std::move(folders)), m_budget(std::move(budget))
{
}

void EarlierRuns::add(const ConnectionId &connection, qint64 run,
                      const std::shared_ptr<RunHold> &hold, capture::CaptureMode mode)
{
    if (mode == capture::CaptureMode::Net)
        hold->makeObsolete();
    else
        insert(connection, run, hold);
    keepWithinBudget();
}

void EarlierRuns::load(const ConnectionId &connection, qint64 run)
{
    const QString directory = m_folders.path(connection, run);
    const std::filesystem::path path = QFile::encodeName(directory).toStdString();
    const auto repaired = capture::repairRing(path);
    const auto hold = repaired ? RunHold::open(path) : passOn(repaired);
    if (hold)
        add(connection, run, *hold, protocol::StoredRun::read(directory).mode);
    else
        QDir(directory).removeRecursively();
}

void EarlierRuns::insert(const ConnectionId &connection, qint64 run,
                         const std::shared_ptr<RunHold> &hold)
{
    Run entry;
    entry.connection = connection;
    entry.run = run;
    entry.stored = protocol::StoredRun::read(m_folders.path(connection, run));
    entry.hold = hold;
    const capture::RingSnapshot ring = RunHold::reader(hold)->snapshot();
    const auto size = capture::sizeOf(ring, hold->arrivals());
    entry.packets = static_cast<qint64>(size.packets);
    entry.bytes = static_cast<qint64>(size.bytes);
    entry.dropped = static_cast<qint64>(capture::total(ring.counters.droppedByKernel) +
                                        capture::total(ring.counters.droppedByInterface));
    entry.evicted = static_cast<qint64>(capture::total(ring.counters.evicted));
    entry.first = size.first;
    entry.last = size.last;
    if (entry.packets == 0) {
        hold->makeObsolete();
        return;
    }
    ++m_version;
    const auto later = std::find_if(m_runs.begin(), m_runs.end(), [&entry](const Run &each) {
        return std::pair(each.stored.start, each.run) > std::pair(entry.stored.start, entry.run);
    });
    m_runs.insert(later, std::move(entry));
}

void EarlierRuns::keepWithinBudget()
{
    qint64 bytes = 0;
    for (const Run &each : m_runs)
        bytes += each.bytes;
    const qint64 budget = m_budget();
    while (bytes > budget) {
        bytes -= m_runs.front().bytes;
        drop(m_runs.front());
        m_runs.erase(m_runs.begin());
        ++m_version;
    }
}

void EarlierRuns::drop(const Run &run)
{
    if (const auto hold = run.hold.lock())
        hold->makeObsolete();
    else
        QDir(m_folders.path(run.connection, run.run)).removeRecursively();
    m_folders.removeEmpty(run.connection);
}

std::vector<EarlierRuns::Run>::const_iterator EarlierRuns::find(const ConnectionId &connection,
                                                                qint64 run) const
{
    return std::find_if(m_runs.begin(), m_runs.end(), [&](const Run &each) {
        return each.connection == connection && each.run == run;
    });
}

bool EarlierRuns::contains(const ConnectionId &connection) const
{
    return std::any_of(m_runs.begin(), m_runs.end(),
                       [&](const Run &each) { return each.connection == connection; });
}

static Error unknownRun(const ConnectionId &connection, qint64 run)
{
    return {connection.value, "there is no earlier recording " + std::to_string(run)};
}

Result<capture::CapturedRing> EarlierRuns::captured(const ConnectionId &connection,
                                                    qint64 run) const
{
    const auto found = find(connection, run);
    if (found == m_runs.end())
        return tl::make_unexpected(unknownRun(connection, run));
    auto hold = found->hold.lock();
    if (!hold) {
        auto opened =
            RunHold::open(QFile::encodeName(m_folders.path(connection, run)).toStdString());
        if (!opened)
            return passOn(opened);
        hold = *opened;
    }
    const protocol::StoredRun &stored = found->stored;
    return capture::CapturedRing{RunHold::reader(hold), stored.topology,       stored.name(),
                                 stored.interfaces,     stored.options.filter, stored.offloads};
}

Result<> EarlierRuns::remove(const ConnectionId &connection, qint64 run)
{
    const auto found = find(connection, run);
    if (found == m_runs.end())
        return tl::make_unexpected(unknownRun(connection, run));
    drop(*found);
    m_runs.erase(found);
    ++m_version;
    return {};
}

std::vector<protocol::RunStatus>
EarlierRuns::status(const std::map<ConnectionId, QString> &names) const
{
    std::vector<protocol::RunStatus> all;
    for (auto each = m_runs.rbegin(); each != m_runs.rend(); ++each) {
        const auto known = names.find(each->connection);
        protocol::RunStatus &run = all.emplace_back();
        run.connection = each->connection;
        run.name =
            known == names.end() ? QString::fromStdString(each->stored.name()) : known->second;
        run.run = each->run;
        run.start = each->stored.startTime();
        run.mode = each->stored.mode;
        run.options = each->stored.options;
        run.directory = m_folders.path(each->connection, each->run);
        run.packets = each->packets;
        run.bytes = each->bytes;
        run.dropped = each->dropped;
        run.evicted = each->evicted;
        run.first = each->first;
        run.last = each->last;
    }
    return all;
}

} // namespace tomato::service
