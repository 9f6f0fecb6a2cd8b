// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/earlierruns.h"

#include "app/protocol/recordingoptionsjson.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <utility>

namespace tomato::service {

static double inSeconds(Timestamp time)
{
    return std::chrono::duration<double>(time).count();
}

/// Of "2026-01-31T12:00:00.000000000Z", as a run's description says; 0 when it says nothing.
static double startSeconds(const QString &start)
{
    const QDateTime time =
        QDateTime::fromString(start.left(23) + QLatin1Char('Z'), Qt::ISODateWithMs);
    return time.isValid() ? static_cast<double>(time.toMSecsSinceEpoch()) / 1000 : 0;
}

EarlierRuns::EarlierRuns(RunFolders folders, Budget budget)
    : m_folders(std::move(folders)), m_budget(std::move(budget))
{
}

void EarlierRuns::add(const ConnectionId &connection, qint64 run,
                      const std::shared_ptr<RunHold> &hold, const std::string &mode)
{
    if (mode == "net")
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
        add(connection, run, *hold, readRun(connection, directory).order.description.mode);
    else
        QDir(directory).removeRecursively();
}

void EarlierRuns::insert(const ConnectionId &connection, qint64 run,
                         const std::shared_ptr<RunHold> &hold)
{
    Run entry;
    entry.connection = connection;
    entry.run = run;
    entry.stored = readRun(connection, m_folders.path(connection, run));
    entry.hold = hold;
    for (const capture::Segment &segment : RunHold::reader(hold)->snapshot().segments) {
        entry.packets += static_cast<qint64>(segment.packets);
        entry.bytes += static_cast<qint64>(segment.bytes);
        if (segment.packets == 0)
            continue;
        entry.first = entry.first.count() == 0 ? segment.first : entry.first;
        entry.last = segment.last;
    }
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
    const capture::RunDescription &description = found->stored.order.description;
    return capture::CapturedRing{RunHold::reader(hold),
                                 description.topology,
                                 description.interfaces[0] + " \u21c4 " + description.interfaces[1],
                                 description.interfaces,
                                 found->stored.order.options.filter,
                                 description.offloads};
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

QJsonArray EarlierRuns::toJson(const std::map<ConnectionId, QString> &names) const
{
    QJsonArray all;
    for (auto each = m_runs.rbegin(); each != m_runs.rend(); ++each) {
        const CaptureOrder &order = each->stored.order;
        const auto known = names.find(each->connection);
        const std::string then =
            order.description.interfaces[0] + " \u21c4 " + order.description.interfaces[1];
        all.append(QJsonObject{
            {"connection", QString::fromStdString(each->connection.value)},
            {"name", known == names.end() ? QString::fromStdString(then) : known->second},
            {"run", each->run},
            {"start", startSeconds(each->stored.start)},
            {"mode", QString::fromStdString(order.description.mode)},
            {"filter", QString::fromStdString(order.options.filter)},
            {"options", protocol::toJson(order.options)},
            {"directory", m_folders.path(each->connection, each->run)},
            {"packets", each->packets},
            {"bytes", each->bytes},
            {"first", inSeconds(each->first)},
            {"last", inSeconds(each->last)}});
    }
    return all;
}

} // namespace tomato::service
