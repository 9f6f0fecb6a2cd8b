// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hosts/hostbedtest.h"

namespace tomato::hosts {

using namespace tomato::engine;

namespace {

QJsonObject deviceAt(const QString &id, const QString &host)
{
    return {
        {"id", id}, {"type", "container"}, {"parent", QJsonValue()}, {"name", id}, {"host", host}};
}

QJsonObject interfaceOf(const QString &device, int number, const QString &address)
{
    return {{"id", QStringLiteral("%1e%2").arg(device).arg(number)},
            {"type", "container_interface"},
            {"parent", device},
            {"name", QStringLiteral("eth%1").arg(number)},
            {"ip4address", address}};
}

/// What the user of a machine runs, has sockets of, and has as files there, but for the folders
/// that labs keep, and for what a test wrote for the user's shell.
QStringList leftAt(const BedHost &host)
{
    QStringList left = host.processes();
    const auto files =
        host.run({"find", "/tmp", BedHost::runtimeFolder(), "/run/home", "-mindepth", "1", "-not",
                  "-type", "d", "-not", "-path", "*/labs/*", "-not", "-name", ".bashrc"});
    left += files ? files->split('\n', Qt::SkipEmptyParts) : QStringList{"unknown files"};
    return left;
}

} // namespace

void HostBedTest::initTestCase()
{
    if (!hasOwnNetwork)
        QSKIP("this user may make no network");
    if (const QString refusal = labRefusal(); !refusal.isEmpty())
        QSKIP(qPrintable(refusal));
    if (const auto bed = HostBed::make({"tokyo"}, TOMATO_BIN, {}); !bed)
        QSKIP(bed.error().text().c_str());
}

void HostBedTest::makeBed(const QStringList &names, const HostBed::Settings &settings)
{
    m_bed.reset();
    auto bed = HostBed::make(names, TOMATO_BIN, settings);
    if (!bed)
        qFatal("%s", bed.error().text().c_str());
    m_bed = std::move(*bed);
    qputenv("TOMATO_SSH", m_bed->ssh().toUtf8());
    write("config/tomato-desktop/hosts.conf", m_bed->hostsConf().toUtf8());
    m_client = std::make_unique<client::EngineClient>();
    QVERIFY(open(*m_client, LabId("far")));
}

QJsonObject HostBedTest::threeHosts(QJsonObject connection)
{
    QJsonArray connections;
    connection.insert("id", "c1");
    connection.insert("elements", QJsonArray{"h1e0", "h2e0"});
    connections.append(connection);
    connection.insert("id", "c2");
    connection.insert("elements", QJsonArray{"h2e1", "h3e0"});
    connections.append(connection);
    const QJsonArray elements{deviceAt("h1", "paris"),
                              deviceAt("h2", "tokyo"),
                              deviceAt("h3", "lima"),
                              interfaceOf("h1", 0, "10.0.0.1/24"),
                              interfaceOf("h2", 0, "10.0.0.2/24"),
                              interfaceOf("h2", 1, "10.0.1.2/24"),
                              interfaceOf("h3", 0, "10.0.1.3/24")};
    return {{"file_information", QJsonObject{{"version", 4}}},
            {"topology",
             QJsonObject{{"name", "far"}, {"elements", elements}, {"connections", connections}}}};
}

QJsonObject HostBedTest::ring(const QStringList &hosts, int count)
{
    QJsonArray elements;
    QJsonArray connections;
    for (int number = 1; number <= count; ++number) {
        const QString id = QStringLiteral("h%1").arg(number);
        const int before = number == 1 ? count : number - 1;
        elements.append(deviceAt(id, hosts[(number - 1) % hosts.size()]));
        elements.append(interfaceOf(id, 0, QStringLiteral("10.0.%1.1/24").arg(number)));
        elements.append(interfaceOf(id, 1, QStringLiteral("10.0.%1.2/24").arg(before)));
        const int next = number == count ? 1 : number + 1;
        connections.append(
            QJsonObject{{"id", QStringLiteral("c%1").arg(number)},
                        {"elements", QJsonArray{id + "e0", QStringLiteral("h%1e1").arg(next)}}});
    }
    return {{"file_information", QJsonObject{{"version", 4}}},
            {"topology",
             QJsonObject{{"name", "far"}, {"elements", elements}, {"connections", connections}}}};
}

Result<QString> HostBedTest::runAt(const char *id, const QStringList &command)
{
    const auto line =
        hosts::commandInside(element(id), ElementId(id), command, hosts::Asking::Never);
    return line ? HostBed::run(*line) : Result<QString>(passOn(line));
}

bool HostBedTest::pings(const char *from, const QString &to)
{
    const auto told = runAt(from, {"ping", "-n", "-c", "2", "-i", "0.1", "-W", "5", to});
    if (!told)
        qInfo("%s", told.error().text().c_str());
    return told.has_value();
}

bool HostBedTest::hasCarrier(const char *id, const QString &interface)
{
    const auto told = runAt(id, {"ip", "-o", "link", "show", interface});
    return told && !told->contains("NO-CARRIER");
}

void HostBedTest::expectWayTo(const QString &address)
{
    const auto isThere = [&] { return hasCarrier("h2", "eth0") && pings("h1", address); };
    QVERIFY(QTest::qWaitFor(isThere, 60'000));
}

HostBedTest::Fate HostBedTest::fateOf(const ConnectionId &connection)
{
    client::LinkStatistics link;
    (void)await([&](auto done) {
        m_client->fetchStatistics([&, done](const auto &all) {
            if (all && all->contains(connection))
                link = all->at(connection);
            done({});
        });
    });
    Fate fate{0, 0, link.lostInTrunk};
    for (const std::size_t side : {0U, 1U}) {
        fate.sent += link.sentBy[side].frames;
        fate.away += link.sentBy[side].frames - link.deliveredTo[1 - side].frames;
    }
    return fate;
}

void HostBedTest::cleanup()
{
    EngineTest::cleanup();
    if (!m_bed || !QTest::currentTestFailed())
        return;
    // An sshd knows why somebody was not let in.
    for (const auto &[name, host] : m_bed->hosts())
        qWarning("%s: %s", qPrintable(name), host->said().constData());
}

Result<QString> HostBedTest::tomato(const QStringList &arguments)
{
    return HostBed::run(QStringList{TOMATO_BIN "/tomato"} + arguments);
}

QString HostBedTest::writeTopology(const QJsonObject &document) const
{
    write("far.tomato4.json", QJsonDocument(document).toJson());
    return m_home->filePath("far.tomato4.json");
}

void HostBedTest::expectNothingLeft(const BedHost &host)
{
    const bool isClean = QTest::qWaitFor([&host] { return leftAt(host).isEmpty(); }, 60'000);
    QVERIFY2(isClean, qPrintable(host.name() + ": " + leftAt(host).join("; ")));
}

void HostBedTest::expectNothingLeft() const
{
    for (const auto &[name, host] : m_bed->hosts())
        expectNothingLeft(*host);
}

qsizetype HostBedTest::connectionsTo(const BedHost &host)
{
    const auto all = HostBed::run({"ss", "-Htn", "state", "established", "dst",
                                   host.address() + ":" + QString::number(HostBed::Port)});
    return all ? all->split('\n', Qt::SkipEmptyParts).size() : -1;
}

} // namespace tomato::hosts
