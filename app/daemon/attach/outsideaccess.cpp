// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/attach/outsideaccess.h"

#include "app/base/systemwords.h"
#include "app/daemon/attach/ownaddresses.h"

#include <QProcess>
#include <QStandardPaths>

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace tomato::engine {

/// The device is between pasta and the network's bridge; its addresses are link-local, so that no
/// topology has them.
static const QString Device = QStringLiteral("outside0");
static const QString Address = QStringLiteral("169.254.77.2");
static const QString Gateway = QStringLiteral("169.254.77.1");
/// Asks the resolver of this machine; for the topology's `nameservers`.
static const QString Resolver = QStringLiteral("169.254.77.53");

static const QString NoAccess = QStringLiteral("it does not reach this machine's network: ");

/// The network passes on what the elements behind it send, under its own address; but for what
/// would be answered by this machine, or by the cloud that it is in. (pasta leaves IPv6 out.)
static QByteArray rules(bool reachesMachine)
{
    QByteArrayList refused{"169.254.169.254", "169.254.170.2", "168.63.129.16", "100.100.100.200"};
    for (const QByteArray &own : reachesMachine ? QByteArrayList() : OwnAddresses::now()) {
        if (!refused.contains(own))
            refused << own;
    }
    QByteArray chains;
    for (const char *hook : {"forward", "output"})
        chains += QByteArray("  chain ") + hook + "ed {\n    type filter hook " + hook +
                  " priority 0;\n    oifname \"outside0\" ip daddr { " + refused.join(", ") +
                  " } drop\n  }\n";
    // The rules are set in one transaction: there is no moment without rules when they are
    // replaced.
    return "add table ip tomato\nflush table ip tomato\ntable ip tomato {\n" + chains +
           "  chain outside {\n"
           "    type nat hook postrouting priority 100;\n"
           "    oifname \"outside0\" masquerade\n"
           "  }\n"
           "}\n";
}

static QString find(const QString &program)
{
    const QString found = QStandardPaths::findExecutable(program);
    // The search paths of users often lack these folders.
    return found.isEmpty() ? QStandardPaths::findExecutable(
                                 program, {QStringLiteral("/usr/sbin"), QStringLiteral("/sbin")})
                           : found;
}

/// Gives one network access: by pasta, and the rules inside.
class OutsideAccess::Translator final
{
public:
    Translator(OutsideAccess &access, const Network &network) : m_access(access), m_network(network)
    {
        if (const Obstacle obstacle = findObstacle(); !obstacle.reason.isEmpty()) {
            m_problem = NoAccess + obstacle.reason + QStringLiteral(" (") + obstacle.remedy +
                        QStringLiteral(")");
            return;
        }
        const auto follow = [this](QProcess &process, const QString &name) {
            process.setProcessChannelMode(QProcess::MergedChannels);
            QObject::connect(&process, &QProcess::finished, &process,
                             [this, &process, name](int code) { ended(process, name, code); });
            QObject::connect(&process, &QProcess::errorOccurred, &process,
                             [this, &process, name](QProcess::ProcessError error) {
                                 if (error == QProcess::FailedToStart)
                                     say(name + QStringLiteral(": ") + process.errorString());
                             });
        };
        follow(m_pasta, QStringLiteral("pasta"));
        follow(m_rules, QStringLiteral("nft"));
        if (!network.reachesMachine)
            QObject::connect(&m_addresses, &OwnAddresses::changed, &m_rules,
                             [this] { startRules(); });
        // The way out is opened only behind rules; see ended().
        startRules();
    }

    ~Translator()
    {
        for (QProcess *process : {&m_pasta, &m_rules}) {
            process->disconnect();
            process->kill();
            process->waitForFinished();
        }
    }

    const Network &network() const { return m_network; }
    const QString &problem() const { return m_problem; }

private:
    void startPasta()
    {
        QStringList words{"--foreground",  "--ipv4-only", "--config-net", "--no-map-gw",
                          "--ns-ifname",   Device,        "--address",    Address,
                          "--netmask",     "24",          "--gateway",    Gateway,
                          "--dns-forward", Resolver,      "--mtu",        "1500"};
        // No port of this machine leads into the lab, and none of the lab's to this machine.
        for (const QString forwarding : {"--tcp-ports", "--udp-ports", "--tcp-ns", "--udp-ns"})
            words << forwarding << QStringLiteral("none");
        // Another user, which pasta would become, may not enter the network.
        if (::geteuid() == 0)
            words << QStringLiteral("--runas") << QStringLiteral("0");
        words << QString::number(m_network.process);
        m_pasta.setStandardInputFile(QProcess::nullDevice());
        m_pasta.start(find(QStringLiteral("pasta")), words);
    }

    void startRules()
    {
        m_areOld = m_rules.state() != QProcess::NotRunning;
        if (m_areOld)
            return;
        m_rules.start(QStringLiteral("nsenter"),
                      {QStringLiteral("--preserve-credentials"), QStringLiteral("--user"),
                       QStringLiteral("--net"), QStringLiteral("--target"),
                       QString::number(m_network.process), QStringLiteral("--"),
                       QStringLiteral("sh"), QStringLiteral("-c"),
                       QStringLiteral("\"$0\" -f - && echo 1 > /proc/sys/net/ipv4/ip_forward"),
                       find(QStringLiteral("nft"))});
        m_rules.write(rules(m_network.reachesMachine));
        m_rules.closeWriteChannel();
    }

    void ended(QProcess &process, const QString &name, int code)
    {
        if (&process == &m_rules && code == 0 && process.exitStatus() == QProcess::NormalExit) {
            if (m_areOld)
                startRules();
            if (m_pasta.state() == QProcess::NotRunning && m_problem.isEmpty())
                startPasta();
            return;
        }
        if (&process == &m_rules) {
            m_pasta.disconnect();
            m_pasta.kill();
        }
        const QString last = QString::fromUtf8(process.readAll()).trimmed().section(u'\n', -1);
        say(QStringLiteral("%1 ended with code %2%3")
                .arg(name)
                .arg(code)
                .arg(last.isEmpty() ? QString() : QStringLiteral(": ") + last));
    }

    void say(const QString &problem)
    {
        m_problem = NoAccess + problem;
        emit m_access.problemsChanged();
    }

    OutsideAccess &m_access;
    Network m_network;
    QString m_problem;
    OwnAddresses m_addresses;
    /// The rules that are being set are of addresses that have changed meanwhile.
    bool m_areOld = false;
    QProcess m_pasta;
    QProcess m_rules;
};

OutsideAccess::OutsideAccess() = default;

OutsideAccess::~OutsideAccess() = default;

OutsideAccess::Obstacle OutsideAccess::findObstacle()
{
    const std::pair<QString, QString> programs[] = {{"pasta", "passt"}, {"nft", "nftables"}};
    for (const auto &[program, package] : programs) {
        if (find(program).isEmpty())
            return {QStringLiteral("the program %1 is not installed").arg(program),
                    QStringLiteral("sudo apt install ") + package};
    }
    if (::access("/dev/net/tun", R_OK | W_OK) != 0)
        return {QStringLiteral("/dev/net/tun: ") + QString::fromStdString(systemWords(errno)),
                QStringLiteral("sudo modprobe tun; sudo chmod 666 /dev/net/tun")};
    return {};
}

void OutsideAccess::update(const std::map<ElementId, Network> &networks)
{
    std::erase_if(m_translators, [&](const auto &each) {
        const auto wanted = networks.find(each.first);
        return wanted == networks.end() || wanted->second != each.second->network();
    });
    for (const auto &[id, network] : networks) {
        if (!m_translators.contains(id))
            m_translators.emplace(id, std::make_unique<Translator>(*this, network));
    }
}

QString OutsideAccess::problem(const ElementId &network) const
{
    const auto found = m_translators.find(network);
    return found == m_translators.end() ? QString() : found->second->problem();
}

} // namespace tomato::engine
