// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/trunk/trunkprogram.h"

#include "app/daemon/attach/visitor.h"
#include "app/hosts/hostlist.h"
#include "app/trunk/walltime.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>
#include <utility>

namespace tomato::engine {

using namespace std::chrono_literals;
using trunk::WireNumber;

/// The interval at which losses and clocks are reported.
static constexpr auto ReportInterval = 1s;
static constexpr int MaxWait = 30;

/// A packet socket at an interface of the worker's network.
static Result<lab::PacketSocket> openPort(pid_t worker, const std::string &interface)
{
    using lab::PacketSocket;
    const auto network = lab::OutsideNetwork::ofProcess(worker);
    if (!network)
        return passOn(network);
    auto visitor = Visitor::send(*network, [&interface]() -> Result<FileDescriptor> {
        const auto socket = PacketSocket::open(interface, PacketSocket::Use::Listens);
        if (!socket)
            return passOn(socket);
        return FileDescriptor(::fcntl(socket->descriptor(), F_DUPFD_CLOEXEC, 3));
    });
    if (!visitor)
        return passOn(visitor);
    return PacketSocket(visitor->takeOpened(), PacketSocket::Use::Listens);
}

/// Returns the address of this host that ssh was reached at, as sshd tells it.
static QHostAddress addressOfSsh()
{
    return QHostAddress(qEnvironmentVariable("SSH_CONNECTION").section(u' ', 2, 2));
}

/// Returns how datagrams get to a host. A part of this machine needs none: its stream is a socket
/// here.
static trunk::UdpOptions udpOptions(const hosts::Host &host, const QStringList &features)
{
    using hosts::Launcher;
    using trunk::CarrierChoice;
    trunk::UdpOptions options{CarrierChoice::Auto, host.address, host.udpPorts};
    if (host.trunk == hosts::TrunkChoice::Udp)
        options.choice = CarrierChoice::Udp;
    const bool isHere = host.launcher == Launcher::Command && host.address.isEmpty();
    const bool knowsUdp = features.contains(QLatin1String("trunk-udp"));
    if (host.trunk == hosts::TrunkChoice::Stream ||
        (host.trunk == hosts::TrunkChoice::Auto && (isHere || !knowsUdp)))
        options.choice = CarrierChoice::Stream;
    if (host.address.isEmpty() && host.launcher == Launcher::Slurm)
        options.address = host.name;
    if (isHere)
        options.address = QStringLiteral("127.0.0.1");
    return options;
}

TrunkProgram::TrunkProgram(LabId lab, TrunkEnd end, qint64 epoch)
    : m_lab(std::move(lab)), m_end(end), m_epoch(epoch),
      m_connector(m_lab, false, [this](Result<std::unique_ptr<QLocalSocket>> socket) {
          if (socket) {
              attach(std::move(*socket));
              return;
          }
          std::fprintf(stderr, "%s\n", socket.error().text().c_str());
          give(1);
      })
{
    connect(&m_report, &QTimer::timeout, this, &TrunkProgram::report);
}

TrunkProgram::~TrunkProgram() = default;

void TrunkProgram::give(int code)
{
    QMetaObject::invokeMethod(
        QCoreApplication::instance(), [code] { QCoreApplication::exit(code); },
        Qt::QueuedConnection);
}

void TrunkProgram::attach(std::unique_ptr<QLocalSocket> socket)
{
    m_engine = std::make_unique<rpc::RpcPeer>(std::move(socket));
    connect(m_engine.get(), &rpc::RpcPeer::closed, this, [] { give(0); });
    m_engine->handle(
        QStringLiteral("trunk.changed"),
        [this](const QJsonObject &plan, const rpc::RpcPeer::Reply &) { takePlan(plan); });
    const QJsonObject home{{"epoch", m_epoch}};
    m_engine->call(QStringLiteral("trunk.attach"), home, [this](const rpc::RpcPeer::Answer &plan) {
        if (!plan) {
            std::fprintf(stderr, "%s\n", plan.error().message.toUtf8().constData());
            give(1);
            return;
        }
        // It gets keys now, which no core file is to have. The engine has admitted it, which looks
        // at the namespace of a process that may be looked at.
        ::prctl(PR_SET_DUMPABLE, 0);
        takePlan(plan->toObject());
        if (m_end == TrunkEnd::Part)
            joinHome();
        m_report.start(ReportInterval);
    });
}

void TrunkProgram::joinHome()
{
    const QByteArray greeting = hosts::HostGreeting::own().line();
    std::fwrite(greeting.constData(), 1, static_cast<std::size_t>(greeting.size()), stdout);
    std::fflush(stdout);
    const auto copy = [](int descriptor) {
        return FileDescriptor(::fcntl(descriptor, F_DUPFD_CLOEXEC, 3));
    };
    connect(m_relay.get(), &trunk::TrunkRelay::streamEnded, this, [this] {
        // What waited for the stream is lost with it.
        report();
        m_engine->flush();
        give(0);
    });
    m_relay->addStream(HomeEnd, copy(STDIN_FILENO), copy(STDOUT_FILENO), {})
        .acceptUdp(addressOfSsh());
}

void TrunkProgram::takePlan(const QJsonObject &plan)
{
    if (!m_relay) {
        m_relay = std::make_unique<trunk::TrunkRelay>(m_end == TrunkEnd::Home ? HereEnd : PartEnd);
        // Whoever waits for wires, here or elsewhere, finds their trunks told.
        connect(m_relay.get(), &trunk::TrunkRelay::streamChanged, this, &TrunkProgram::report);
        connect(m_relay.get(), &trunk::TrunkRelay::carriersChanged, this,
                &TrunkProgram::reportCarriers);
        connect(m_relay.get(), &trunk::TrunkRelay::streamEnded, this, [this](const QString &host) {
            dialAgain(host, QStringLiteral("the trunk ended"));
        });
    }
    std::map<WireNumber, trunk::TrunkRelay::Ends> wires;
    const QJsonObject named = plan["wires"].toObject();
    for (auto each = named.begin(); each != named.end(); ++each)
        wires.emplace(each.key().toUInt(), trunk::TrunkRelay::Ends{each->toArray()[0].toString(),
                                                                   each->toArray()[1].toString()});
    m_relay->setWires(std::move(wires));
    takePorts(plan);
    takeHosts(plan);
}

void TrunkProgram::takePorts(const QJsonObject &plan)
{
    const qint64 worker = plan["worker"].toInteger();
    const bool isNewWorker = std::exchange(m_worker, worker) != worker;
    std::map<WireNumber, QString> interfaces;
    const QJsonObject named = plan["ports"].toObject();
    for (auto each = named.begin(); each != named.end(); ++each)
        interfaces.emplace(each.key().toUInt(), each->toString());
    const auto before = std::exchange(m_interfaces, interfaces);
    for (const auto &[wire, interface] : before) {
        if (isNewWorker || !interfaces.contains(wire))
            m_relay->removePort(wire);
    }
    for (const auto &[wire, interface] : interfaces) {
        const auto old = before.find(wire);
        if (m_relay->hasPort(wire) && old != before.end() && old->second == interface)
            continue;
        auto port = openPort(static_cast<pid_t>(worker), interface.toStdString());
        if (port)
            m_relay->setPort(wire, std::move(*port));
        else
            std::fprintf(stderr, "%s\n", port.error().text().c_str());
    }
}

void TrunkProgram::takeHosts(const QJsonObject &plan)
{
    const QJsonObject named = plan["hosts"].toObject();
    for (auto each = m_hosts.begin(); each != m_hosts.end();) {
        if (named.contains(each->first)) {
            ++each;
            continue;
        }
        m_relay->removeStream(each->first);
        m_problems.erase(each->first);
        each = m_hosts.erase(each);
    }
    for (auto each = named.begin(); each != named.end(); ++each) {
        const qint64 epoch = plan["epochs"][each.key()].toInteger();
        if (const auto known = m_hosts.find(each.key()); known != m_hosts.end()) {
            known->second.epoch = epoch;
            continue;
        }
        m_hosts[each.key()].epoch = epoch;
        m_hosts[each.key()].lab = LabId(each->toString().toStdString());
        dial(each.key());
    }
}

void TrunkProgram::dial(const QString &host)
{
    const auto found = m_hosts.find(host);
    if (found == m_hosts.end())
        return; // not needed any more
    const auto list = hosts::HostList::known();
    const auto known = list ? list->find(host) : Result<hosts::Host>(passOn(list));
    if (!known) {
        dialAgain(host, QString::fromStdString(known.error().text()));
        return;
    }
    Dialed &dialed = found->second;
    dialed.connection = std::make_unique<hosts::HostConnection>(*known);
    hosts::HostConnection *connection = dialed.connection.get();
    const auto asking =
        std::exchange(dialed.wasAsked, true) ? hosts::Asking::Never : hosts::Asking::ByDialog;
    QStringList words{QStringLiteral("--trunk"), QString::fromStdString(dialed.lab.value)};
    if (dialed.epoch > 0)
        words << QString::number(dialed.epoch);
    connection->open(
        words, asking,
        [this, host, connection, settings = *known](const Result<hosts::HostGreeting> &greeting) {
            if (!greeting) {
                dialAgain(host, QString::fromStdString(greeting.error().message));
                return;
            }
            m_hosts[host].attempts = 0;
            m_problems.erase(host);
            const auto socket = connection->takeSocket();
            const QByteArray first = socket->readAll();
            const auto copy = [&socket] {
                return FileDescriptor(
                    ::fcntl(static_cast<int>(socket->socketDescriptor()), F_DUPFD_CLOEXEC, 3));
            };
            m_relay->addStream(host, copy(), copy(), first)
                .useUdp(udpOptions(settings, greeting->features));
        });
}

void TrunkProgram::dialAgain(const QString &host, const QString &reason)
{
    const auto found = m_hosts.find(host);
    if (found == m_hosts.end())
        return;
    m_problems[host] = reason;
    if (found->second.connection)
        found->second.connection.release()->deleteLater();
    // 1, 2, 4 .. 30 seconds.
    const int seconds = std::min(MaxWait, 1 << std::min(found->second.attempts++, 5));
    QTimer::singleShot(std::chrono::seconds(seconds), this, [this, host] { dial(host); });
}

void TrunkProgram::reportCarriers()
{
    QJsonArray wires;
    for (const WireNumber wire : m_relay->carriers())
        wires.append(static_cast<qint64>(wire));
    m_engine->notify(QStringLiteral("trunk.carriers"), QJsonObject{{"wires", wires}});
}

static QString carrierOf(const trunk::TrunkStream *stream)
{
    if (stream == nullptr || !stream->carries())
        return {};
    return stream->udp().isAlive() ? QStringLiteral("udp") : QStringLiteral("stream");
}

/// A recording is to say what carried its frames: what does may change meanwhile.
void TrunkProgram::noteCarriers()
{
    constexpr qsizetype MaxCarriers = 100;
    for (auto &[host, dialed] : m_hosts) {
        const QString now = carrierOf(m_relay->stream(host));
        const QString before =
            dialed.carriers.isEmpty() ? QString() : dialed.carriers.last()["carrier"].toString();
        if (now == before)
            continue;
        dialed.carriers.append(QJsonObject{
            {"carrier", now}, {"since", static_cast<qint64>(trunk::wallTime().count())}});
        if (dialed.carriers.size() > MaxCarriers)
            dialed.carriers.removeFirst();
    }
}

QJsonObject TrunkProgram::streamJson(const QString &host, const Dialed &dialed) const
{
    const trunk::TrunkStream *stream = m_relay->stream(host);
    const bool isUdp = stream != nullptr && stream->udp().isAlive();
    QJsonObject json{{"alive", stream != nullptr && stream->carries()},
                     {"carrier", isUdp ? QStringLiteral("udp") : QStringLiteral("stream")},
                     {"carriers", dialed.carriers}};
    if (const auto problem = m_problems.find(host); problem != m_problems.end())
        json.insert("reason", problem->second);
    if (stream == nullptr)
        return json;
    qint64 lost = 0;
    for (const auto &[wire, frames] : stream->lost())
        lost += static_cast<qint64>(frames);
    json.insert("lost", lost);
    json.insert("sentBytes", static_cast<qint64>(stream->sentBytes()));
    json.insert("receivedBytes", static_cast<qint64>(stream->receivedBytes()));
    if (isUdp)
        json.insert("mtu", static_cast<qint64>(stream->udp().carrier()->packetBytes()));
    if (const QString noUdp = stream->udp().reason(); !noUdp.isEmpty()) {
        json.insert("noUdp", noUdp);
        if (!stream->carries())
            json.insert("reason", noUdp);
    }
    if (const auto clock = stream->clock()) {
        json.insert("offset", static_cast<qint64>(clock->offset.count()));
        json.insert("bound", static_cast<qint64>(clock->bound.count()));
        json.insert("roundTrip", static_cast<qint64>(clock->roundTrip.count()));
        json.insert("since", static_cast<qint64>(clock->since.count()));
        json.insert("epoch", clock->epoch);
        json.insert("at", static_cast<qint64>(clock->at.count()));
    }
    return json;
}

QJsonObject TrunkProgram::streamsJson() const
{
    QJsonObject streams;
    for (const auto &[host, dialed] : m_hosts)
        streams.insert(host, streamJson(host, dialed));
    return streams;
}

void TrunkProgram::report()
{
    noteCarriers();
    QJsonObject lost;
    for (const auto &[wire, frames] : m_relay->lost())
        lost.insert(QString::number(wire), static_cast<qint64>(frames));
    m_engine->notify(QStringLiteral("trunk.report"),
                     QJsonObject{{"lost", lost}, {"streams", streamsJson()}});
}

} // namespace tomato::engine
