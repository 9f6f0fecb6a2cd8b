// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/daemon/attach/attachtest.h"

#include <QStandardPaths>

#include <unistd.h>

namespace tomato::engine {

using client::EngineClient;

/// Two networks of this user that have nothing to do with a lab, joined by a cable: the script's
/// own with 10.9.0.1, and another with 10.9.0.2, whose process it prints.
static const char *const TwoNetworks = R"sh(
unshare --net sleep 1000000 &
other=$!
trap 'kill $other' EXIT
while [ "$(readlink /proc/$other/ns/net)" = "$(readlink /proc/self/ns/net)" ];
do
    sleep 0.05; done
ip link add eth0 type veth peer name eth0 netns $other || exit 1
ip address add 10.9.0.1/24 dev eth0 && ip link set eth0 up || exit 1
nsenter --target $other --net sh -c \
    'ip address add 10.9.0.2/24 dev eth0 && ip link set eth0 up' || exit 1
echo $other
read ends
)sh";

static QString find(const QString &program)
{
    const QString found = QStandardPaths::findExecutable(program);
    return found.isEmpty() ? QStandardPaths::findExecutable(program, {"/usr/sbin", "/sbin"})
                           : found;
}

QJsonObject AttachTest::element(const QString &id, const QString &type, QJsonObject attributes)
{
    attributes.insert("id", id);
    attributes.insert("type", type);
    attributes.insert("parent", QJsonValue());
    attributes.insert("name", id);
    return attributes;
}

QJsonObject AttachTest::interfaceOf(const QString &device, const QString &type, const QString &name,
                                    const QString &address)
{
    return {{"id", device + "e0"},
            {"type", type + "_interface"},
            {"parent", device},
            {"name", name},
            {"ip4address", address}};
}

QJsonObject AttachTest::document(const QJsonArray &elements)
{
    const QJsonObject connection{
        {"id", "c1"}, {"elements", QJsonArray{"a1e0", "a2e0"}}, {"capturing", true}};
    return {{"file_information", QJsonObject{{"version", 4}}},
            {"topology", QJsonObject{{"name", "attached"},
                                     {"elements", elements},
                                     {"connections", QJsonArray{connection}}}}};
}

QJsonObject AttachTest::listening(const QString &kind, const QString &name,
                                  const QString &interface)
{
    return document({element("a1", "attach", {{"attach", kind}, {"attach_name", name}}),
                     interfaceOf("a1", "attach", interface), element("a2", "attach"),
                     interfaceOf("a2", "attach", "eth0")});
}

QJsonObject AttachTest::joined(const QString &kind, const QString &name, const QString &interface)
{
    return document({element("a1", "attach", {{"attach", kind}, {"attach_name", name}}),
                     interfaceOf("a1", "attach", interface, "10.0.0.1/24"),
                     element("a2", "container"),
                     interfaceOf("a2", "container", "eth0", "10.0.0.2/24")});
}

void AttachTest::initTestCase()
{
    const QString refusal = labRefusal();
    if (!refusal.isEmpty())
        QSKIP(qPrintable(refusal));
    for (const char *program : {"ip", "unshare", "nsenter", "ping"}) {
        if (find(program).isEmpty())
            QSKIP(qPrintable(QStringLiteral("%1 is not installed").arg(program)));
    }
}

void AttachTest::init()
{
    m_home = std::make_unique<LabHome>();
    m_client = std::make_unique<EngineClient>();
    QVERIFY(open(*m_client, LabId("one")));
    QStringList words{"unshare", "--net", "--kill-child"};
    if (geteuid() != 0)
        words += {"--user", "--map-root-user"};
    words += {"sh", "-c", TwoNetworks};
    m_networks = std::make_unique<QProcess>();
    m_networks->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_networks->start(words.takeFirst(), words);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_networks->canReadLine() || m_networks->state() == QProcess::NotRunning, 60'000);
    if (!m_networks->canReadLine())
        QSKIP("this user can make no networks here");
    m_other = QString::fromUtf8(m_networks->readLine()).trimmed();
}

void AttachTest::cleanup()
{
    m_networks->closeWriteChannel();
    m_networks->waitForFinished();
    m_networks.reset();
    await([&](auto done) { m_client->stopLab(std::move(done)); });
    m_client.reset();
    m_home->hurryEngines();
    QTRY_COMPARE_WITH_TIMEOUT(m_home->processes(), std::vector<qint64>(), 60'000);
    m_home.reset();
}

bool AttachTest::runsIn(const QString &process, const QStringList &command)
{
    QStringList words{"--target", process, "--net"};
    if (geteuid() != 0)
        words += {"--user", "--preserve-credentials"};
    QProcess run;
    run.start("nsenter", words + QStringList{"--"} + command);
    return run.waitForFinished(60'000) && run.exitStatus() == QProcess::NormalExit &&
           run.exitCode() == 0;
}

bool AttachTest::pings(const QString &process, const QString &address)
{
    return runsIn(process, {"ping", "-c", "2", "-i", "0.2", "-W", "20", address});
}

Result<> AttachTest::start(const QJsonObject &topology)
{
    return await([&](auto done) {
        m_client->startLab(topology, QString(), std::move(done), agreedTo(topology));
    });
}

QString AttachTest::reason() const
{
    const auto &elements = m_client->lab().elements;
    const auto found = elements.find(ElementId("a1"));
    return found == elements.end() ? QStringLiteral("-") : found->second.reason;
}

} // namespace tomato::engine
