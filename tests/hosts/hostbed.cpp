// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hosts/hostbed.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <csignal>
#include <utility>

#include <sys/prctl.h>
#include <unistd.h>

namespace tomato::hosts {

namespace {

constexpr int Patience = 60'000;
/// The user of the machines where root made them; elsewhere it is the one who did.
constexpr int UserOfRoot = 54321;

int userId()
{
    const auto own = static_cast<int>(::geteuid());
    return own == 0 ? UserOfRoot : own;
}
int groupId()
{
    return ::geteuid() == 0 ? UserOfRoot : static_cast<int>(::getegid());
}

/// What a machine does first, as root of itself: $1 is its name, $2 its folder, $3 that of the
/// programs, $4 and $5 its user and group. Its own folders hide this machine's.
constexpr const char *Boot = R"sh(
set -e
hostname "$1"
mount -t tmpfs -o mode=755 none /run
mkdir -p /run/etc /run/home /run/tomato-desktop /run/sshd "/run/user/$4"
mount --bind "$2/etc" /run/etc
mount --bind "$2/home" /run/home
mount --bind "$3" /run/tomato-desktop
mount --bind /run/etc/passwd /etc/passwd
mount -t tmpfs -o mode=1777 none /tmp
chmod 700 "/run/user/$4"
as=
if [ "$(id -u)" = 0 ]; then
    chown "$4:$5" "/run/user/$4"
    as="--reuid $4 --regid $5 --clear-groups"
fi
setpriv $as --inh-caps=-all --ambient-caps=-all /usr/sbin/sshd -D -e -f /run/etc/sshd_config &
echo booted
wait
)sh";

/// Whatever a test starts here ends with it, however that ends, and has nothing of its environment.
void endsWithTest(QProcess &process)
{
    QProcessEnvironment environment;
    environment.insert("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    process.setProcessEnvironment(environment);
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

/// Waits until the process says this; what it said instead, where it ended first.
Result<> awaitLine(QProcess &process, const QByteArray &line)
{
    QByteArray said;
    while (!said.contains(line)) {
        const bool more = process.waitForReadyRead(Patience);
        said += process.readAllStandardOutput();
        if (!more && !said.contains(line))
            return failure(said.toStdString() + process.readAllStandardError().toStdString(),
                           process.program().toStdString());
    }
    return {};
}

void end(QProcess &process)
{
    process.kill();
    process.waitForFinished(Patience);
}

} // namespace

BedHost::BedHost(QString name, int number, QString folder, QString programs)
    : m_name(std::move(name)), m_number(number), m_folder(std::move(folder)),
      m_programs(std::move(programs))
{
    endsWithTest(m_network);
    endsWithTest(m_machine);
    m_machine.setProcessChannelMode(QProcess::MergedChannels);
}

BedHost::~BedHost()
{
    kill();
    end(m_network);
}

QString BedHost::address() const
{
    return QStringLiteral("10.77.0.%1").arg(m_number);
}

QString BedHost::port() const
{
    return QStringLiteral("port%1").arg(m_number);
}

Result<> BedHost::plugIn()
{
    m_network.start("unshare", {"--net", "sh", "-c", "echo made && exec sleep infinity"});
    if (auto made = awaitLine(m_network, "made"); !made)
        return made;
    const QString network = QString::number(m_network.processId());
    const QString script =
        QStringLiteral("ip link add %1 type veth peer name lan0 netns %2 && "
                       "ip link set %1 master lan up && nsenter --net --target %2 -- sh -c "
                       "'ip link set lo up && ip address add %3/24 dev lan0 && "
                       "ip link set lan0 up'")
            .arg(port(), network, address());
    const auto plugged = HostBed::run({"sh", "-c", script});
    return plugged ? Result<>() : passOn(plugged);
}

Result<> BedHost::boot()
{
    m_machine.start("nsenter", {"--net",
                                "--target",
                                QString::number(m_network.processId()),
                                "--",
                                "unshare",
                                "--mount",
                                "--uts",
                                "--pid",
                                "--fork",
                                "--kill-child",
                                "--mount-proc",
                                "sh",
                                "-c",
                                Boot,
                                "sh",
                                m_name,
                                m_folder,
                                m_programs,
                                QString::number(userId()),
                                QString::number(groupId())});
    if (auto booted = awaitLine(m_machine, "booted"); !booted)
        return booted;
    QFile children(QStringLiteral("/proc/%1/task/%1/children").arg(m_machine.processId()));
    if (!children.open(QIODevice::ReadOnly))
        return failure("cannot find the first process", m_name.toStdString());
    m_first = children.readAll().trimmed().toLongLong();
    // Its sshd listens a moment later.
    const auto listens =
        run({"timeout", "30", "sh", "-c",
             QStringLiteral("until ss -Hltn 'sport = :%1' | grep -q .; do sleep 0.02; done")
                 .arg(HostBed::Port)});
    return listens ? Result<>() : passOn(listens);
}

void BedHost::kill()
{
    // With its first process all others of it end, before anybody is told.
    if (m_first > 0)
        ::kill(static_cast<pid_t>(std::exchange(m_first, 0)), SIGKILL);
    else
        m_machine.kill();
    m_machine.waitForFinished(Patience);
}

QByteArray BedHost::said()
{
    m_machine.waitForReadyRead(0);
    return m_machine.readAll();
}

QStringList BedHost::inside(const QStringList &command) const
{
    return QStringList{"nsenter",
                       "--mount",
                       "--uts",
                       "--net",
                       "--pid",
                       "--target",
                       QString::number(m_first),
                       "--"} +
           command;
}

Result<QString> BedHost::run(const QStringList &command) const
{
    return HostBed::run(inside(command));
}

Result<QString> BedHost::runAsUser(const QStringList &command) const
{
    QStringList line{"setpriv", "--inh-caps=-all", "--ambient-caps=-all"};
    if (::geteuid() == 0)
        line += {"--reuid", QString::number(userId()), "--regid", QString::number(groupId()),
                 "--clear-groups"};
    line += {"env", "HOME=/run/home", "XDG_RUNTIME_DIR=" + runtimeFolder(),
             QStringLiteral("PATH=%1:/usr/bin:/bin").arg(QLatin1String(HostBed::Programs))};
    return run(line + command);
}

QString BedHost::runtimeFolder()
{
    return QStringLiteral("/run/user/%1").arg(userId());
}

QStringList BedHost::processes() const
{
    const auto all = run({"ps", "-U", QString::number(userId()), "-o", "args="});
    QStringList lines;
    for (const QString &line : all.value_or(QString()).split('\n', Qt::SkipEmptyParts)) {
        if (!line.contains("sshd") && !line.startsWith("ps ") && !line.startsWith("sh -c \nset"))
            lines << line;
    }
    return lines;
}

HostBed::HostBed(const QStringList &names, const QString &programs, Settings settings)
    : m_settings(std::move(settings))
{
    constexpr int FirstNumber = 11;
    int number = FirstNumber;
    for (const QString &name : names)
        m_hosts.emplace(
            name, std::make_unique<BedHost>(name, number++, m_folder.filePath(name), programs));
}

HostBed::~HostBed()
{
    // The kernel would do so some time after a network has lost its last process.
    for (const auto &[name, host] : m_hosts) {
        for (const QString &link : {host->port(), "near_" + host->port()})
            (void)run({"ip", "link", "delete", link});
    }
    m_hosts.clear();
    (void)run({"ip", "link", "delete", "lan"});
    // A machine may have left what only its user may remove.
    (void)run({"chmod", "-R", "u+rwX", m_folder.path()});
}

Result<std::unique_ptr<HostBed>> HostBed::make(const QStringList &names, const QString &programs,
                                               const Settings &settings)
{
    if (!QFile::exists("/usr/sbin/sshd"))
        return failure("openssh-server is not installed");
    std::unique_ptr<HostBed> bed(new HostBed(names, programs, settings));
    if (auto begun = bed->begin(); !begun)
        return passOn(begun);
    return bed;
}

Result<> HostBed::begin()
{
    if (auto written = writeFiles(); !written)
        return written;
    const auto bridge = run({"sh", "-c",
                             "ip link set lo up && ip link add lan type bridge && "
                             "ip address add 10.77.0.1/24 dev lan && ip link set lan up"});
    if (!bridge)
        return passOn(bridge);
    for (const auto &[name, host] : m_hosts) {
        if (auto plugged = host->plugIn(); !plugged)
            return plugged;
        if (auto booted = host->boot(); !booted)
            return booted;
    }
    return {};
}

Result<> HostBed::write(const QString &name, const QString &text, bool runs) const
{
    QFile file(m_folder.filePath(name));
    auto permissions = QFile::ReadOwner | QFile::WriteOwner;
    if (runs)
        permissions |= QFile::ExeOwner;
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0 ||
        !file.setPermissions(permissions))
        return failure("cannot be written", file.fileName().toStdString());
    return {};
}

/// Keys and settings, of the machines and of the test.
Result<> HostBed::writeFiles() const
{
    const auto makeKey = [this](const QString &name) {
        return run({"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", m_folder.filePath(name)});
    };
    const auto textOf = [this](const QString &name) {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    };
    if (const auto made = makeKey("userkey"); !made)
        return passOn(made);
    QString known;
    QString config;
    for (const auto &[name, host] : m_hosts) {
        const QString etc = name + "/etc";
        QDir(m_folder.path()).mkpath(etc);
        QDir(m_folder.path()).mkpath(name + "/home");
        if (const auto made = makeKey(etc + "/hostkey"); !made)
            return passOn(made);
        known += QStringLiteral("[%1]:%2 ").arg(host->address()).arg(Port) +
                 textOf(etc + "/hostkey.pub");
        config += QStringLiteral("Host %1\nHostName %2\n").arg(name, host->address());
        Result<> written =
            write(etc + "/sshd_config",
                  QStringLiteral("Port %1\nListenAddress %2\nHostKey /run/etc/hostkey\n"
                                 "AuthorizedKeysFile /run/etc/authorized_keys\nStrictModes no\n"
                                 "UsePAM no\nPasswordAuthentication no\n"
                                 "KbdInteractiveAuthentication no\nPidFile none\nLogLevel VERBOSE\n"
                                 "SetEnv XDG_RUNTIME_DIR=/run/user/%3\n%4")
                      .arg(Port)
                      .arg(host->address())
                      .arg(userId())
                      .arg(m_settings.sshd));
        if (written)
            written = write(etc + "/authorized_keys", textOf("userkey.pub"));
        if (written)
            written = write(etc + "/passwd", QStringLiteral("root:x:0:0::/root:/bin/sh\n"
                                                            "%1:x:%2:%3::/run/home:%4\n")
                                                 .arg(User)
                                                 .arg(userId())
                                                 .arg(groupId())
                                                 .arg(m_settings.shell));
        if (!written)
            return written;
        // Others than its owner look up names, too.
        const auto given =
            run({"sh", "-c",
                 "chmod 644 \"$0/passwd\" && chmod 755 \"$0\" && if [ $(id -u) = 0 ]; "
                 "then chown -R \"$2:$3\" \"$0\" \"$1\"; fi",
                 m_folder.filePath(etc), m_folder.filePath(name + "/home"),
                 QString::number(userId()), QString::number(groupId())});
        if (!given)
            return passOn(given);
    }
    // The product is to forward no agent, whatever the user's settings say.
    config += QStringLiteral("Host *\nUser %1\nPort %2\nIdentityFile %3\nIdentitiesOnly yes\n"
                             "UserKnownHostsFile %4\nGlobalKnownHostsFile /dev/null\n"
                             "StrictHostKeyChecking yes\nForwardAgent yes\n")
                  .arg(User)
                  .arg(Port)
                  .arg(m_folder.filePath("userkey"), m_folder.filePath("known_hosts"));
    Result<> written = write("known_hosts", known);
    if (written)
        written = write("ssh_config", config);
    if (written)
        written = write("ssh",
                        QStringLiteral("#!/bin/sh\nexec /usr/bin/ssh -F %1 \"$@\"\n")
                            .arg(m_folder.filePath("ssh_config")),
                        true);
    return written;
}

QString HostBed::hostsConf() const
{
    QString text;
    for (const auto &[name, host] : m_hosts)
        text += QStringLiteral("[%1]\nssh=%1\nfolder=%2\n%3")
                    .arg(name, QLatin1String(Programs), m_settings.host);
    return text;
}

Result<> HostBed::setCable(const BedHost &host, bool isIn)
{
    const auto set = run({"ip", "link", "set", host.port(), isIn ? "up" : "down"});
    return set ? Result<>() : passOn(set);
}

Result<> HostBed::setRate(const BedHost &host, const QString &rate)
{
    const QStringList shape{"root", "tbf", "rate", rate, "burst", "64kb", "latency", "50ms"};
    const auto there = run(QStringList{"tc", "qdisc", "replace", "dev", host.port()} + shape);
    if (!there)
        return passOn(there);
    const auto back = host.run(QStringList{"tc", "qdisc", "replace", "dev", "lan0"} + shape);
    return back ? Result<>() : passOn(back);
}

Result<> HostBed::setMtu(const BedHost &host, int bytes, bool isKnown)
{
    const QStringList mtu{"mtu", QString::number(bytes)};
    const auto here = run(QStringList{"ip", "link", "set", host.port()} + mtu);
    if (!here)
        return passOn(here);
    const auto there = isKnown ? host.run(QStringList{"ip", "link", "set", "lan0"} + mtu) : here;
    return there ? Result<>() : passOn(there);
}

Result<std::unique_ptr<QProcess>> HostBed::setLongWay(const BedHost &host, LongWay way)
{
    // Each frame has the size that it has on a cable: long ones are not segmented any later.
    const auto made = run({"sh", "-c",
                           "ip link set $0 nomaster && ip link add near_$0 type veth peer name "
                           "far_$0 && ip link set near_$0 master lan && ip link set near_$0 up && "
                           "ip link set far_$0 up && ip link set lan gso_max_segs 1 && "
                           "ip link set near_$0 gso_max_segs 1",
                           host.port()});
    const auto narrowed =
        made ? host.run({"ip", "link", "set", "lan0", "gso_max_segs", "1"}) : passOn(made);
    if (!narrowed)
        return passOn(narrowed);
    auto process = std::make_unique<QProcess>();
    endsWithTest(*process);
    process->start(QStringLiteral(LONG_WAY),
                   {host.port(), "far_" + host.port(), QString::number(way.delay.count()),
                    QString::number(way.loseOneOf)});
    if (const auto ready = awaitLine(*process, "ready"); !ready)
        return passOn(ready);
    return process;
}

Result<QString> HostBed::run(const QStringList &command)
{
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(command.front(), command.mid(1));
    const bool ended = process.waitForFinished(Patience);
    const QString output = QString::fromUtf8(process.readAllStandardOutput());
    if (!ended || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return failure(output.toStdString() + process.readAllStandardError().toStdString(),
                       command.join(' ').toStdString());
    return output;
}

} // namespace tomato::hosts
