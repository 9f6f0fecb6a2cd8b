// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/labparts.h"

#include "app/daemon/parts/partanswers.h"
#include "app/daemon/parts/partcaptures.h"
#include "app/daemon/parts/ringfetch.h"
#include "app/hosts/hostlist.h"
#include "app/protocol/fields/boundedcount.h"
#include "app/topology/attributes/hostvalues.h"
#include "app/topology/attributes/linkemulation.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSysInfo>

#include <unistd.h>

#include <utility>

namespace tomato::engine {

/// The id is the same for the same lab of the same user of this machine; it differs for each host,
/// since two may be one machine.
static LabId partLab(const LabId &lab, const QString &host)
{
    constexpr std::size_t MaxOfName = 40;
    const QByteArray all = QSysInfo::machineUniqueId() + '\0' + QByteArray::number(::geteuid()) +
                           '\0' + QByteArray::fromStdString(lab.value) + '\0' + host.toUtf8();
    const QByteArray hash = QCryptographicHash::hash(all, QCryptographicHash::Sha256).toHex();
    return LabId(lab.value.substr(0, MaxOfName) + "-" + hash.left(12).toStdString());
}

LabParts::LabParts(LabId lab, const QString &folder)
    : m_lab(std::move(lab)), m_record(folder + QStringLiteral("/parts.json")), m_trunk(m_lab),
      m_mirrorFolder(folder + QStringLiteral("/mirrors"))
{
}

LabParts::~LabParts() = default;

const LabSplit &LabParts::plan(const topology::Topology &topology,
                               const std::set<ElementId> &running)
{
    m_split = LabSplit::of(topology, running, m_numbers);
    return m_split;
}

PartLink &LabParts::link(const QString &host)
{
    std::unique_ptr<PartLink> &link = m_links[host];
    if (!link) {
        if (m_epoch == 0)
            m_epoch = m_record.nextEpoch();
        link = std::make_unique<PartLink>(host, partLab(m_lab, host), m_epoch);
        connect(link.get(), &PartLink::changed, this, &LabParts::changed);
    }
    return *link;
}

Result<> LabParts::checkHosts(const topology::Topology &topology) const
{
    std::optional<Result<hosts::HostList>> list;
    for (const auto &[id, element] : topology.elements()) {
        const QString host =
            element.isInterface() ? QString(topology::HereValue) : topology::hostOf(element);
        // Whoever follows already needs no name in the list.
        if (host == topology::HereValue || m_links.contains(host))
            continue;
        if (!list)
            list = hosts::HostList::known();
        const auto known = *list ? (*list)->find(host) : Result<hosts::Host>(passOn(*list));
        if (!known)
            return failure(known.error().text(), element.name().toStdString());
    }
    return {};
}

/// A host that never followed is forgotten once no element is to run there: nobody shall have to
/// reach it.
void LabParts::dropUnusedLinks()
{
    for (auto each = m_links.begin(); each != m_links.end();) {
        const QString host = each->first;
        PartLink *link = each->second.get();
        if (link->isWanted() || m_split.parts.contains(host)) {
            ++each;
            continue;
        }
        std::erase_if(m_mirrors, [&](const auto &mirror) { return mirror.first.second == host; });
        auto parts = m_record.parts();
        parts.erase(host);
        m_record.setParts(parts);
        // It may be what calls this.
        link->disconnect(this);
        each->second.release()->deleteLater();
        each = m_links.erase(each);
    }
}

/// Remembers the parts that are about to be there, as well as those that were.
void LabParts::remember()
{
    PartsRecord::Parts parts = m_record.parts();
    for (const auto &[host, part] : m_split.parts)
        parts.emplace(host, partLab(m_lab, host));
    m_record.setParts(parts);
}

/// Stops the parts that an earlier engine has left on hosts which this one does not use. Hosts that
/// cannot be reached end them by their lease.
void LabParts::stopLeft(const std::function<void()> &done)
{
    PartsRecord::Parts left = m_record.parts();
    std::erase_if(left, [this](const auto &each) {
        return m_links.contains(each.first) || m_split.parts.contains(each.first);
    });
    if (left.empty()) {
        done();
        return;
    }
    if (m_epoch == 0)
        m_epoch = m_record.nextEpoch();
    const auto answers =
        std::make_shared<PartAnswers>(left.size(), [done](const Result<> &) { done(); });
    PartsRecord::Parts rest = m_record.parts();
    for (const auto &[host, part] : left) {
        rest.erase(host);
        // It goes when it is done.
        auto *const leaving = new PartLink(host, part, m_epoch);
        leaving->stopLeft([answers, leaving](const Result<> &stopped) {
            leaving->deleteLater();
            answers->add(stopped);
        });
    }
    m_record.setParts(rest);
}

void LabParts::apply(const QJsonObject &params, const Done &done)
{
    dropUnusedLinks();
    stopLeft([] {});
    remember();
    if (m_links.empty() && m_split.parts.empty()) {
        m_trunk.setWanted(false);
        done({});
        return;
    }
    // A part whose last element was removed has nothing to run, and may get some again.
    for (const auto &[host, each] : m_links) {
        PartOrder &part = m_split.parts[host];
        part.host = host;
    }
    const auto answers = std::make_shared<PartAnswers>(m_split.parts.size(), done);
    // An answer may come at once, and change what there is.
    const auto parts = m_split.parts;
    for (const auto &[host, part] : parts) {
        QJsonObject all = params;
        all.insert("file", QString());
        all.insert("part", part.toJson());
        link(host).apply(all, [answers](const Result<> &answer) { answers->add(answer); });
    }
    m_trunk.setWanted(true);
}

void LabParts::stop(const std::function<void()> &done)
{
    m_trunk.setWanted(false);
    m_split = {};
    dropMirrors();
    if (m_links.empty()) {
        stopLeft([this, done] {
            m_epoch = 0;
            done();
        });
        return;
    }
    const auto answers = std::make_shared<PartAnswers>(m_links.size(), [this, done](const auto &) {
        // Somebody may have asked for them meanwhile.
        dropMirrors();
        for (auto &[host, link] : std::exchange(m_links, {}))
            link.release()->deleteLater();
        m_epoch = 0;
        m_record.setParts({});
        done();
    });
    std::vector<PartLink *> all;
    for (const auto &[host, link] : m_links)
        all.push_back(link.get());
    // A part that cannot be reached ends by its lease.
    for (PartLink *each : all)
        each->stop([answers](const Result<> &answer) { answers->add(answer); });
}

void LabParts::dropMirrors()
{
    m_mirrors.clear();
    QDir(m_mirrorFolder).removeRecursively();
}

void LabParts::flush(const ConnectionId &connection, const Done &done)
{
    std::vector<PartLink *> with;
    for (const auto &[host, link] : m_links) {
        if (hasCapture(link->captures(), connection))
            with.push_back(link.get());
    }
    if (with.empty()) {
        done({});
        return;
    }
    const auto answers = std::make_shared<PartAnswers>(with.size(), done);
    for (PartLink *each : with)
        each->call(QStringLiteral("capture.flush"),
                   {{"connection", QString::fromStdString(connection.value)}},
                   [answers](const Result<QJsonValue> &answer) {
                       answers->add(answer ? Result<>() : passOn(answer));
                   });
}

/// The rings are fetched one after the other.
struct FetchList
{
    struct Wanted
    {
        QPointer<PartLink> link;
        QString host;
        ConnectionId connection;
    };
    std::vector<Wanted> wanted;
    QString folder;
    bool isPartEnough;
    std::function<bool()> goesOn;
    std::function<void(Result<LabParts::Fetched>)> done;
    LabParts::Fetched fetched = {};
    std::size_t at = 0;
};

static void fetchNext(const std::shared_ptr<FetchList> &list);

/// Notes that a host's recording is missing, or fails when that was not allowed.
static void leaveOut(const std::shared_ptr<FetchList> &list, const Error &error)
{
    if (!list->isPartEnough || !list->goesOn()) {
        list->done(tl::make_unexpected(error));
        return;
    }
    list->fetched.missing.emplace(list->wanted[list->at].host,
                                  QString::fromStdString(error.message));
    ++list->at;
    fetchNext(list);
}

static void fetchNext(const std::shared_ptr<FetchList> &list)
{
    if (list->at == list->wanted.size()) {
        list->done(std::move(list->fetched));
        return;
    }
    const FetchList::Wanted &next = list->wanted[list->at];
    if (!next.link || !next.link->problem().isEmpty()) {
        leaveOut(list, Error{next.host.toStdString(),
                             next.link ? "cannot be reached: " + next.link->problem().toStdString()
                                       : "the lab was stopped"});
        return;
    }
    const QString folder = QStringLiteral("%1/%2").arg(list->folder).arg(list->at);
    // It goes when it is done.
    new RingFetch(*next.link, next.connection, folder, list->goesOn,
                  [list](Result<capture::CapturedRing> ring) {
                      if (!ring) {
                          leaveOut(list, ring.error());
                          return;
                      }
                      list->fetched.rings.push_back(std::move(*ring));
                      ++list->at;
                      fetchNext(list);
                  });
}

void LabParts::fetchRings(const std::vector<ConnectionId> &connections, const QString &folder,
                          bool isPartEnough, const std::function<bool()> &goesOn,
                          const std::function<void(Result<Fetched>)> &done)
{
    const auto list =
        std::make_shared<FetchList>(FetchList{{}, folder, isPartEnough, goesOn, done});
    for (const ConnectionId &connection : connections) {
        for (const auto &[host, link] : m_links) {
            if (hasCapture(link->captures(), connection))
                list->wanted.push_back({link.get(), host, connection});
        }
    }
    fetchNext(list);
}

QJsonArray LabParts::mirror(const ConnectionId &connection)
{
    QJsonArray all;
    for (const auto &[host, link] : m_links) {
        if (!hasCapture(link->captures(), connection))
            continue;
        std::unique_ptr<RingMirror> &mirror = m_mirrors[{connection, host}];
        if (!mirror) {
            const QByteArray name =
                QByteArray::fromStdString(connection.value).toPercentEncoding({}, ".~");
            mirror = std::make_unique<RingMirror>(
                *link, connection,
                QStringLiteral("%1/%2/%3").arg(m_mirrorFolder, QString::fromLatin1(name), host));
        }
        mirror->refresh();
        all.append(QJsonObject{{"host", host},
                               {"directory", mirror->directory()},
                               {"upTo", static_cast<qint64>(mirror->upTo().count())},
                               {"reason", mirror->problem()}});
    }
    return all;
}

void LabParts::addTo(protocol::FabricStatus &status) const
{
    std::map<ConnectionId, int> ends;
    for (const ConnectionId &wire : status.wires)
        ++ends[wire];
    for (const auto &[host, link] : m_links) {
        const auto part = m_split.parts.find(host);
        const std::set<ElementId> devices =
            part == m_split.parts.end() ? std::set<ElementId>() : part->second.running;
        for (const ElementId &id : devices) {
            const auto known = link->status().elements.find(id);
            protocol::ElementStatus element =
                known == link->status().elements.end() ? protocol::ElementStatus() : known->second;
            element.host = host;
            element.part = QString::fromStdString(link->lab().value);
            // A number of that host's, not of this one's.
            element.process = 0;
            element.groups.clear();
            if (!element.folder.isEmpty())
                element.folder.prepend(host + QLatin1Char(':'));
            element.isOutOfReach = !link->problem().isEmpty();
            if (element.isOutOfReach)
                element.reason =
                    QStringLiteral("the host %1 cannot be reached: %2").arg(host, link->problem());
            status.elements.insert_or_assign(id, std::move(element));
        }
        if (link->problem().isEmpty()) {
            for (const ConnectionId &wire : link->status().wires)
                ++ends[wire];
        }
        for (const auto &[connection, problem] : link->status().linkProblems)
            status.linkProblems.emplace(connection,
                                        problem + QStringLiteral(" (on ") + host + u')');
    }
    status.wires.clear();
    for (const auto &[connection, count] : ends) {
        const auto number = m_numbers.find(connection);
        const bool crosses = number != m_numbers.end() && m_split.wires.contains(number->second);
        if (count >= (crosses ? 2 : 1))
            status.wires.insert(connection);
    }
}

QJsonArray LabParts::withCaptures(QJsonArray own) const
{
    for (const auto &[host, link] : m_links)
        own = addPartCaptures(std::move(own), link->captures(), host);
    return own;
}

QString LabParts::hostAt(const ConnectionId &connection, std::size_t side) const
{
    const auto number = m_numbers.find(connection);
    const auto wire =
        number == m_numbers.end() ? m_split.wires.end() : m_split.wires.find(number->second);
    return wire == m_split.wires.end() ? QString() : wire->second[side];
}

static protocol::LinkCount bounded(const protocol::LinkCount &told)
{
    return {protocol::boundedCount(told.frames), protocol::boundedCount(told.bytes)};
}

/// The counters of a connection inside a host come from that host; those of other connections come
/// from each end's own host.
void LabParts::addStatistics(const QJsonArray &own, const std::function<void(QJsonArray)> &done)
{
    struct Gathered
    {
        std::map<QString, protocol::AllStatistics> byHost;
    };
    const auto gathered = std::make_shared<Gathered>();
    gathered->byHost[QStringLiteral("here")] =
        protocol::readStatistics(own).value_or(protocol::AllStatistics());
    const auto finish = [this, gathered, done](const auto &) {
        protocol::AllStatistics all;
        for (const auto &[host, statistics] : gathered->byHost) {
            for (const auto &[connection, link] : statistics) {
                for (const std::size_t side : {0U, 1U}) {
                    const QString owner = hostAt(connection, side);
                    if (!owner.isEmpty() && owner != host)
                        continue;
                    all[connection].sentBy[side] = bounded(link.sentBy[side]);
                    all[connection].deliveredTo[side] = bounded(link.deliveredTo[side]);
                }
                qint64 &lost = all[connection].lostInTrunk;
                lost = protocol::boundedCount(lost + protocol::boundedCount(link.lostInTrunk));
            }
        }
        done(protocol::toJson(all));
    };
    const auto answers = std::make_shared<PartAnswers>(m_links.size() + 1, finish);
    for (const auto &[name, link] : m_links)
        link->call(QStringLiteral("lab.statistics"), {},
                   [gathered, answers, host = name](const Result<QJsonValue> &answer) {
                       if (answer)
                           gathered->byHost[host] = protocol::readStatistics(answer->toArray())
                                                        .value_or(protocol::AllStatistics());
                       answers->add({}); // of a host that is away nothing is known
                   });
    answers->add({});
}

QJsonArray LabParts::describe() const
{
    QJsonArray all;
    for (const auto &[host, link] : m_links) {
        const auto part = m_split.parts.find(host);
        const auto &greeting = link->greeting();
        QJsonObject json{
            {"host", host},
            {"lab", QString::fromStdString(link->lab().value)},
            {"reachable", link->problem().isEmpty()},
            {"reason", link->problem()},
            {"elements",
             static_cast<qint64>(part == m_split.parts.end() ? 0 : part->second.running.size())},
            {"version", greeting.version},
            {"kernel", greeting.kernel},
            {"cores", greeting.cores},
            {"memory", greeting.memoryMegabytes}};
        if (link->load()) {
            const QJsonObject load = link->load()->toJson();
            for (auto each = load.begin(); each != load.end(); ++each)
                json.insert(each.key(), *each);
        }
        all.append(json);
    }
    return all;
}

QJsonObject LabParts::wiresJson() const
{
    QJsonObject wires;
    for (const auto &[number, hosts] : m_split.wires)
        wires.insert(QString::number(number), QJsonArray{hosts[0], hosts[1]});
    return wires;
}

QJsonObject LabParts::hostsJson() const
{
    QJsonObject hosts;
    // A host that was not reached yet has not said what its trunk is to be told.
    for (const auto &[host, link] : m_links) {
        if (link->epoch())
            hosts.insert(host, QString::fromStdString(link->lab().value));
    }
    return hosts;
}

QJsonObject LabParts::epochsJson() const
{
    QJsonObject epochs;
    for (const auto &[host, link] : m_links)
        epochs.insert(host, link->epoch().value_or(0));
    return epochs;
}

std::set<ConnectionId> LabParts::missing(const topology::Topology &topology,
                                         const std::set<ConnectionId> &wires) const
{
    std::set<ConnectionId> missing;
    for (const auto &[connection, number] : m_numbers) {
        const topology::Connection *drawn = topology.connection(connection);
        const auto isAway = [this](const QString &host) {
            const auto link = m_links.find(host);
            return link != m_links.end() && !link->second->problem().isEmpty();
        };
        if (isAway(hostAt(connection, 0)) || isAway(hostAt(connection, 1)))
            continue;
        if (m_split.wires.contains(number) && drawn != nullptr && !topology::isLinkDown(*drawn) &&
            !wires.contains(connection))
            missing.insert(connection);
    }
    return missing;
}

} // namespace tomato::engine
