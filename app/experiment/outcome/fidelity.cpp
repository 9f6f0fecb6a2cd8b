// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/outcome/fidelity.h"

#include "app/base/isotime.h"
#include "app/experiment/outcome/eachpacket.h"
#include "app/experiment/outcome/linkfidelity.h"
#include "app/topology/lookup.h"
#include "capture/receiver/filter/filter.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <functional>
#include <string_view>

namespace tomato::experiment {

namespace {

QString clockTime(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(
               std::chrono::duration_cast<std::chrono::milliseconds>(time).count())
        .toString(QStringLiteral("HH:mm:ss"));
}

QString busyText(int busy, int processors)
{
    if (busy >= processors)
        return processors == 2 ? QStringLiteral("both processors busy")
                               : QStringLiteral("all %1 processors busy").arg(processors);
    return QStringLiteral("%1 of %2 processors busy").arg(busy).arg(processors);
}

QJsonObject loadJson(const MachineLoad &load, const QString &problem)
{
    QJsonObject json{
        {"held", problem.isEmpty()},
        {"processors", load.processors},
        {"seconds", load.seconds},
        {"busy_seconds", load.busySeconds},
        {"late_ms",
         QJsonObject{{"median", load.medianLate}, {"p99", load.p99Late}, {"max", load.maxLate}}},
        {"latest_at", QString::fromStdString(isoTime(load.latestAt))},
        {"busy_then", load.busyThen}};
    if (!problem.isEmpty())
        json.insert("text", problem);
    return json;
}

/// Tells at which frames the emulation of a direction aims, as its promises say it.
class Aim final
{
public:
    explicit Aim(const Promises &promises)
    {
        for (const auto &[since, promise] : promises) {
            auto filter = promise.emulationFilter.isEmpty()
                              ? Result<capture::FilterProgram>()
                              : capture::compileFilter(promise.emulationFilter.toStdString());
            m_filters.emplace(since, filter ? *std::move(filter) : nullptr);
        }
    }

    bool misses(const capture::PcapRecords::Record &frame) const
    {
        const auto next = m_filters.upper_bound(frame.time);
        if (next == m_filters.begin() || std::prev(next)->second == nullptr)
            return false;
        pcap_pkthdr header{};
        header.caplen = static_cast<bpf_u_int32>(frame.bytes.size());
        header.len = frame.original;
        return pcap_offline_filter(std::prev(next)->second.get(), &header,
                                   reinterpret_cast<const u_char *>(frame.bytes.data())) == 0;
    }

private:
    std::map<Timestamp, capture::FilterProgram> m_filters;
};

/// The frames of a connection by the end that sent them.
struct Passed
{
    std::array<PassedFrames, 2> by;
    bool hasArrivals = false;
    Timestamp end = Timestamp::min();
};

Result<> readPassed(const QString &path, const std::array<std::string, 2> &ends,
                    const std::array<Aim, 2> &aims, Passed &passed)
{
    return forEachPacket(path, [&](const auto &packet, const std::string &interface) -> Result<> {
        const auto &record = packet.record;
        const bool isSent = interface.ends_with(" sent");
        passed.end = std::max(passed.end, record.time);
        if (!isSent && !interface.ends_with(" delivered"))
            return {};
        passed.hasArrivals = true;
        for (const std::size_t side : {0U, 1U}) {
            if (!interface.starts_with(ends[side] + " -> "))
                continue;
            const std::size_t digest =
                std::hash<std::string_view>()({record.bytes.data(), record.bytes.size()});
            (isSent ? passed.by[side].sent : passed.by[side].delivered)
                .push_back({record.time, record.original, digest, aims[side].misses(record)});
        }
        return {};
    });
}

/// Returns the promises for each end, from the topology and from the steps that changed it.
std::array<Promises, 2> promisesOf(const topology::Topology &topology, const ConnectionId &id,
                                   const Experiment &experiment, const RunEvidence &evidence)
{
    topology::Connection connection = *topology.connection(id);
    std::array<Promises, 2> promises;
    const auto promise = [&](Timestamp from) {
        const topology::LinkEmulation emulation = topology::linkEmulation(connection);
        for (const std::size_t side : {0U, 1U})
            promises[side][from] = emulation.sentBy[side];
    };
    promise(Timestamp::min());
    std::map<double, const Step *> changes;
    for (std::size_t i = 0; i < std::min(experiment.steps.size(), evidence.outcomes.size()); ++i) {
        const Step &step = experiment.steps[i];
        if (step.action == Action::SetLink && evidence.outcomes[i].began &&
            topology::findConnection(topology, step.on) == id)
            changes.emplace(*evidence.outcomes[i].began, &step);
    }
    for (const auto &[seconds, step] : changes) {
        for (auto each = step->set.begin(); each != step->set.end(); ++each)
            connection.attributes.insert(each.key(), each.value());
        promise(evidence.zero +
                std::chrono::duration_cast<Timestamp>(std::chrono::duration<double>(seconds)));
    }
    return promises;
}

bool promisesMuch(const std::array<Promises, 2> &promises)
{
    return std::ranges::any_of(promises, [](const Promises &way) {
        return std::ranges::any_of(way, [](const auto &each) { return !each.second.isPlain(); });
    });
}

/// Returns the largest packet that hosts and routers at its ends send; between switches that is not
/// known.
unsigned largestPacket(const topology::Topology &topology, const ConnectionId &id)
{
    constexpr unsigned Jumbo = 9000;
    unsigned largest = 0;
    for (const ElementId &end : topology.connection(id)->ends) {
        const auto kind = topology.deviceOf(end)->kind();
        if (kind != topology::ElementKind::Host && kind != topology::ElementKind::Router)
            continue;
        const double own =
            topology.element(end)->attributes.value(topology::MtuAttribute).toVariant().toDouble();
        largest = std::max(largest, own > 1500 ? static_cast<unsigned>(own) : 1500U);
    }
    return largest > 0 ? largest : Jumbo;
}

QJsonObject linkJson(const LinkFidelity &link)
{
    QJsonObject json{{"held", link.held},
                     {"text", link.text},
                     {"sent", static_cast<qint64>(link.sent)},
                     {"delivered", static_cast<qint64>(link.delivered)},
                     {"most_kbit_s", link.mostKilobitsPerSecond},
                     {"loss_percent", link.lossPercent},
                     {"loss_counted", static_cast<qint64>(link.counted)}};
    if (link.medianDelay)
        json.insert("median_delay_ms", *link.medianDelay);
    if (link.onTimePercent)
        json.insert("on_time_percent", *link.onTimePercent);
    if (link.worstMilliseconds > 0) {
        json.insert("worst_ms", link.worstMilliseconds);
        json.insert("worst_at", QString::fromStdString(isoTime(link.worstAt)));
    }
    return json;
}

class FidelityJudge final
{
public:
    FidelityJudge(const topology::Topology &topology, const Experiment &experiment,
                  const RunEvidence &evidence)
        : m_topology(topology), m_experiment(experiment), m_evidence(evidence)
    {
    }

    void judge(const ConnectionId &id, const QString &problem);
    Fidelity take(const MachineLoad &load);

private:
    void fail(const QString &reason);
    /// Fails with the reason why the link cannot be judged.
    Result<> judgeWays(const ConnectionId &id, const std::array<Promises, 2> &promises,
                       QJsonObject &row);

    const topology::Topology &m_topology;
    const Experiment &m_experiment;
    const RunEvidence &m_evidence;
    QJsonArray m_links;
    Fidelity m_found;
};

void FidelityJudge::fail(const QString &reason)
{
    m_found.held = false;
    m_found.problems << reason;
}

Result<> FidelityJudge::judgeWays(const ConnectionId &id, const std::array<Promises, 2> &promises,
                                  QJsonObject &row)
{
    const auto recording = m_evidence.recordings.find(id);
    if (recording == m_evidence.recordings.end())
        return failure("not measured: it was not recorded");
    if (recording->second.missing > 0)
        return failure("not measured: packets are missing in its recording");
    const topology::Connection &connection = *m_topology.connection(id);
    std::array<std::string, 2> ends;
    for (const std::size_t side : {0U, 1U})
        ends[side] = m_topology.label(connection.ends[side]).toStdString();
    const std::array<Aim, 2> aims{Aim(promises[0]), Aim(promises[1])};
    Passed passed;
    for (const QString &file : recording->second.files) {
        if (const auto read = readPassed(file, ends, aims, passed); !read)
            return read;
    }
    if (!passed.hasArrivals)
        return failure("not measured: its recording has no arrivals");
    for (const std::size_t side : {0U, 1U}) {
        const LinkFidelity way =
            judgeLink(promises[side], framesSince(m_evidence.zero, passed.by[side]), passed.end,
                      largestPacket(m_topology, id));
        const QString name = QString::fromStdString(ends[side] + " -> " + ends[1 - side]);
        row.insert(name, linkJson(way));
        if (!way.held)
            fail(name + QStringLiteral(": ") + way.text);
    }
    return {};
}

void FidelityJudge::judge(const ConnectionId &id, const QString &problem)
{
    const auto promises = promisesOf(m_topology, id, m_experiment, m_evidence);
    const bool isRecorded = m_evidence.recordings.contains(id);
    if (!isRecorded && problem.isEmpty() && !promisesMuch(promises))
        return;
    QJsonObject row{{"connection", m_topology.label(id)}};
    if (!problem.isEmpty()) {
        row.insert("problem", problem);
        fail(m_topology.label(id) + QStringLiteral(": ") + problem);
    }
    const auto judged = judgeWays(id, promises, row);
    row.insert("measured", judged.has_value());
    if (!judged)
        row.insert("text", QString::fromStdString(judged.error().message));
    m_links.append(row);
}

Fidelity FidelityJudge::take(const MachineLoad &load)
{
    const QString problem = loadProblem(load);
    if (!problem.isEmpty())
        fail(problem);
    QJsonArray problems;
    for (const QString &each : std::as_const(m_found.problems))
        problems.append(each);
    m_found.json = {{"held", m_found.held},
                    {"problems", problems},
                    {"machine", loadJson(load, problem)},
                    {"links", m_links}};
    return m_found;
}

} // namespace

QString loadProblem(const MachineLoad &load)
{
    QStringList words;
    if (load.wasBusy())
        words << QStringLiteral("%1 for %2 of %3 s")
                     .arg(busyText(load.processors, load.processors),
                          QString::number(load.busySeconds, 'f', 1),
                          QString::number(load.seconds, 'f', 1));
    if (load.wasLate())
        words << QStringLiteral("%1 ms late at %2, %3")
                     .arg(QString::number(load.maxLate, 'f', 0), clockTime(load.latestAt),
                          busyText(load.busyThen, load.processors));
    return words.join(QStringLiteral("; "));
}

Fidelity fidelityFromJson(const QJsonObject &json)
{
    Fidelity fidelity{json.value(QLatin1String("held")).toBool(), {}, json};
    for (const QJsonValue each : json.value(QLatin1String("problems")).toArray())
        fidelity.problems << each.toString();
    if (json.isEmpty())
        fidelity.problems << QStringLiteral("its record says nothing of its fidelity");
    return fidelity;
}

Fidelity judgeFidelity(const topology::Topology &topology, const Experiment &experiment,
                       const RunEvidence &evidence, const MachineLoad &load,
                       const std::map<ConnectionId, QString> &linkProblems)
{
    FidelityJudge judge(topology, experiment, evidence);
    for (const auto &[id, connection] : topology.connections()) {
        const auto problem = linkProblems.find(id);
        judge.judge(id, problem == linkProblems.end() ? QString() : problem->second);
    }
    return judge.take(load);
}

} // namespace tomato::experiment
