// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/attach/attachments.h"

#include "app/lab/plan/attributes.h"
#include "app/topology/attributes/replayattributes.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QProcess>

#include <sys/socket.h>

#include <chrono>
#include <set>

namespace tomato::engine {

using topology::Attachment;
using topology::Connection;
using topology::Element;
using topology::ElementKind;
using topology::Topology;

/// It only has a cable to remove.
static constexpr std::chrono::milliseconds AttachmentEndTime{5'000};

/// The process of one connection.
class Attachments::Attached final
{
public:
    Attached(Attachments &attachments, const LiveStreams &streams, const ElementId &element,
             const AttachOrder &order)
        : m_element(element), m_order(order)
    {
        QObject::connect(
            &m_process, &QProcess::readyReadStandardOutput, &m_process, [this, &attachments] {
                while (m_process.canReadLine()) {
                    const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
                    m_problem = line == QLatin1String("ready") ? QString() : line;
                }
                emit attachments.problemsChanged();
            });
        QObject::connect(&m_process, &QProcess::finished, &m_process, [this, &attachments] {
            // The text comes from dumpcap, which writes other messages there, too.
            const QString words = QString::fromUtf8(m_process.readAllStandardError()).simplified();
            if (m_problem.isEmpty())
                m_problem = QStringLiteral("what is attached cannot be followed any more");
            if (!words.isEmpty())
                m_problem += QStringLiteral(" (%1)").arg(words);
            emit attachments.problemsChanged();
        });
        QObject::connect(&m_process, &QProcess::errorOccurred, &m_process, [this, &attachments] {
            if (m_problem.isEmpty())
                m_problem = m_process.errorString();
            emit attachments.problemsChanged();
        });
        m_process.start(
            QCoreApplication::applicationDirPath() + QStringLiteral("/tomato-attachment"),
            {QString::fromUtf8(QJsonDocument(order.toJson()).toJson(QJsonDocument::Compact))});
        tellServers(streams);
        QObject::connect(&streams, &LiveStreams::changed, &m_process,
                         [this, &streams] { tellServers(streams); });
    }
    ~Attached()
    {
        dismiss();
        if (m_process.state() == QProcess::NotRunning ||
            m_process.waitForFinished(static_cast<int>(AttachmentEndTime.count())))
            return;
        m_process.kill();
        m_process.waitForFinished();
    }
    Attached(const Attached &) = delete;
    Attached &operator=(const Attached &) = delete;

    /// Asks it to end; several do so side by side.
    void dismiss()
    {
        m_process.disconnect();
        m_process.closeWriteChannel();
    }

    const ElementId &element() const { return m_element; }
    const AttachOrder &order() const { return m_order; }
    const QString &problem() const { return m_problem; }

private:
    /// The process may not read the descriptions of the labs itself.
    void tellServers(const LiveStreams &streams)
    {
        m_process.write(QJsonDocument(streams.servers()).toJson(QJsonDocument::Compact) + '\n');
    }

    ElementId m_element;
    AttachOrder m_order;
    QString m_problem = QStringLiteral("it is being attached");
    QProcess m_process;
};

static bool isAttach(const Topology &topology, const ElementId &end)
{
    const Element &device = *topology.deviceOf(end);
    return device.kind() == ElementKind::Attach && !topology::isReplay(device);
}

/// The side at which the connection is tied to what is outside; nothing for one within the lab.
static std::optional<std::size_t> attachedSide(const Topology &topology,
                                               const Connection &connection)
{
    std::optional<std::size_t> any;
    for (const std::size_t side : {0U, 1U}) {
        if (!isAttach(topology, connection.ends[side]))
            continue;
        if (Attachment::of(*topology.deviceOf(connection.ends[side])))
            return side;
        any = any ? any : side;
    }
    return any;
}

static AttachOrder orderFor(const Topology &topology, const DeviceStates &states,
                            const Connection &connection, std::size_t side,
                            const Attachment &attachment)
{
    const Element &interface = *topology.element(connection.ends[side]);
    AttachOrder order;
    order.attachment = attachment;
    order.device = attachment.kind == Attachment::Kind::Interface ? attachment.name.toStdString()
                                                                  : interface.name().toStdString();
    order.joins = !isAttach(topology, connection.ends[1 - side]);
    const auto mac = lab::interfaceMac(interface);
    order.mac =
        QByteArray(reinterpret_cast<const char *>(mac.data()), static_cast<qsizetype>(mac.size()))
            .toHex(':')
            .toStdString();
    for (const int family : {AF_INET, AF_INET6}) {
        const auto address = lab::interfaceAddress(interface, family);
        if (address && *address)
            order.addresses.push_back((*address)->text());
    }
    for (const std::size_t number : {0U, 1U}) {
        const ElementId &end = connection.ends[number == 0 ? side : 1 - side];
        const ElementId &device = topology.deviceOf(end)->id;
        order.ends[number] = {states.process(device), states.interfaceName(device, end)};
    }
    return order;
}

Attachments::Attachments() = default;

Attachments::~Attachments()
{
    for (const auto &[id, each] : m_attached)
        each->dismiss();
}

void Attachments::update(const Topology &topology, const DeviceStates &states)
{
    std::map<ConnectionId, std::pair<ElementId, AttachOrder>> wanted;
    m_unclear.clear();
    std::set<ElementId> farEnds;
    for (const auto &[id, connection] : topology.connections()) {
        const auto side = attachedSide(topology, connection);
        if (!side || !states.isRunning(topology.deviceOf(connection.ends[0])->id) ||
            !states.isRunning(topology.deviceOf(connection.ends[1])->id))
            continue;
        const Element &element = *topology.deviceOf(connection.ends[*side]);
        const auto attachment = Attachment::of(element);
        if (!attachment)
            continue;
        wanted.emplace(
            id, std::pair(element.id, orderFor(topology, states, connection, *side, *attachment)));
        farEnds.insert(topology.deviceOf(connection.ends[1 - *side])->id);
    }
    for (const auto &[id, element] : topology.elements()) {
        const bool isConcerned = !topology::isReplay(element) &&
                                 element.kind() == ElementKind::Attach && states.isRunning(id) &&
                                 !farEnds.contains(id);
        if (const auto attachment = Attachment::of(element); isConcerned && !attachment)
            m_unclear[id] = QString::fromStdString(attachment.error().text());
    }
    const auto isOver = [&wanted](const auto &each) {
        const auto found = wanted.find(each.first);
        return found == wanted.end() || found->second.second != each.second->order();
    };
    for (const auto &each : m_attached) {
        if (isOver(each))
            each.second->dismiss();
    }
    std::erase_if(m_attached, isOver);
    // A user has few instances of inotify(7), and most labs attach nothing.
    if (!wanted.empty() && !m_streams)
        m_streams = std::make_unique<LiveStreams>();
    for (const auto &[id, each] : wanted) {
        if (!m_attached.contains(id))
            m_attached.emplace(
                id, std::make_unique<Attached>(*this, *m_streams, each.first, each.second));
    }
}

bool Attachments::isUnclear(const ElementId &element) const
{
    return m_unclear.contains(element);
}

QString Attachments::problem(const ElementId &element) const
{
    if (const auto unclear = m_unclear.find(element); unclear != m_unclear.end())
        return unclear->second;
    for (const auto &[id, each] : m_attached) {
        if (each->element() == element && !each->problem().isEmpty())
            return each->problem();
    }
    return {};
}

} // namespace tomato::engine
