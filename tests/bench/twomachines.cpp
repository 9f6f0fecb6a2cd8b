// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/twomachines.h"

#include "app/base/filedescriptor.h"
#include "app/lab/netlink/offloads.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <stdexcept>

namespace tomato::bench {

namespace {

constexpr const char *Inside = "--inside";

std::string run(const std::vector<std::string> &command)
{
    MeasuredProcess process(command, -1);
    if (process.finish().exitStatus != 0)
        throw std::runtime_error(command.front() + " said: " + process.output());
    return process.output();
}

std::string networkOf(const std::string &process)
{
    std::error_code none;
    return std::filesystem::read_symlink("/proc/" + process + "/ns/net", none).string();
}

} // namespace

void TwoMachines::enterOwnNetwork(int &argc, char **argv)
{
    if (argc > 1 && std::string(argv[1]) == Inside) {
        std::copy(argv + 2, argv + argc, argv + 1);
        argv[--argc] = nullptr;
        return;
    }
    std::vector<std::string> command = {"unshare", "--net", "--mount"};
    // An ordinary user stays the same one, with rights over these networks alone.
    if (geteuid() != 0)
        command.insert(command.end(), {"--user", "--map-current-user", "--keep-caps"});
    command.insert(command.end(),
                   {"--", std::filesystem::read_symlink("/proc/self/exe").string(), Inside});
    command.insert(command.end(), argv + 1, argv + argc);
    std::vector<char *> line;
    for (std::string &word : command)
        line.push_back(word.data());
    line.push_back(nullptr);
    ::execvp(line.front(), line.data());
    throw std::runtime_error("unshare cannot be run");
}

TwoMachines::TwoMachines(const engine::LabHome &home) : m_home(home)
{
    m_far = std::make_unique<MeasuredProcess>(
        std::vector<std::string>{"unshare", "--net", "sh", "-c",
                                 "ip link set lo up && echo made && exec sleep infinity"},
        -1);
    if (!m_far->waitFor("made"))
        throw std::runtime_error("there is no second network: " + m_far->output());
    makeCable();
    writeKeys();
    startSshd();
    waitForSshd();
}

TwoMachines::~TwoMachines() = default;

/// As the interfaces of a lab are.
static void turnOffloadsOff(const char *device)
{
    const FileDescriptor control(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    const auto offloads = lab::Offloads::find(control.get());
    const auto off =
        offloads ? offloads->turnOff(control.get(), device) : Result<>(passOn(offloads));
    if (!off)
        throw std::runtime_error(off.error().text());
}

/// Makes one end of the cable ready, which is in this network yet.
void TwoMachines::makeEnd(const char *device, const char *address, bool isFar) const
{
    turnOffloadsOff(device);
    const std::vector<std::string> give{"sh", "-c",
                                        std::string("ip address add ") + address + "/24 dev " +
                                            device + " && ip link set " + device + " up"};
    if (isFar)
        run({"ip", "link", "set", device, "netns", std::to_string(m_far->id())});
    run(isFar ? onFar(give) : give);
}

void TwoMachines::makeCable() const
{
    run({"ip", "link", "set", "lo", "up"});
    run({"ip", "link", "add", HereDevice, "type", "veth", "peer", "name", FarDevice});
    // Both while they are here: the peer of one that is away is not up.
    turnOffloadsOff(FarDevice);
    makeEnd(HereDevice, Here, false);
    makeEnd(FarDevice, Far, true);
}

void TwoMachines::beginLongWay(std::chrono::milliseconds delay, int loseOneOf)
{
    run({"ip", "link", "delete", HereDevice});
    for (const auto &[device, way] : {std::pair(HereDevice, "way0"), {FarDevice, "way1"}}) {
        run({"ip", "link", "add", device, "type", "veth", "peer", "name", way});
        turnOffloadsOff(way);
        run({"ip", "link", "set", way, "up"});
    }
    makeEnd(HereDevice, Here, false);
    makeEnd(FarDevice, Far, true);
    m_longWay = std::make_unique<MeasuredProcess>(
        std::vector<std::string>{LONG_WAY, "way0", "way1", std::to_string(delay.count()),
                                 std::to_string(loseOneOf)},
        -1);
    if (!m_longWay->waitFor("ready"))
        throw std::runtime_error("long_way said: " + m_longWay->output());
}

void TwoMachines::endLongWay()
{
    m_longWay.reset();
    run({"ip", "link", "delete", "way0"});
    run({"ip", "link", "delete", "way1"});
    makeCable();
}

std::string TwoMachines::path(const char *name) const
{
    return m_home.filePath(QString::fromLatin1(name)).toStdString();
}

void TwoMachines::write(const char *name, const std::string &text, bool runs) const
{
    QFile file(m_home.filePath(QString::fromLatin1(name)));
    QDir().mkpath(QFileInfo(file).path());
    auto permissions = QFile::ReadOwner | QFile::WriteOwner;
    if (runs)
        permissions |= QFile::ExeOwner;
    if (!file.open(QIODevice::WriteOnly) || file.write(text.data()) < 0 ||
        !file.setPermissions(permissions))
        throw std::runtime_error("cannot write " + path(name));
}

void TwoMachines::writeKeys() const
{
    for (const char *key : {"hostkey", "userkey"})
        run({"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path(key)});
    write("sshd_config",
          "ListenAddress " + std::string(Far) + "\nHostKey " + path("hostkey") +
              "\nAuthorizedKeysFile " + path("userkey.pub") +
              "\nStrictModes no\nUsePAM no\nPermitRootLogin yes\nPidFile none\nLogLevel ERROR\n"
              "Port 2222\nSetEnv XDG_RUNTIME_DIR=" +
              path(".") + " XDG_DATA_HOME=" + path(".") + " XDG_CONFIG_HOME=" + path("config") +
              " PATH=" TOMATO_BIN ":/usr/local/bin:/usr/bin:/bin\n");
    write("ssh_config", "Host *\nHostName " + std::string(Far) + "\nPort 2222\nIdentityFile " +
                            path("userkey") + "\nUserKnownHostsFile " + path("known_hosts") +
                            "\nGlobalKnownHostsFile /dev/null\nHostKeyAlias far\n");
    write("ssh", "#!/bin/sh\nexec /usr/bin/ssh -F " + path("ssh_config") + " \"$@\"\n", true);
    write("config/tomato-desktop/hosts.conf",
          "[stream]\nssh=far\ntrunk=stream\n[udp]\nssh=far\ntrunk=udp\n");
    write("known_hosts", "far " + run({"cat", path("hostkey.pub")}));
    ::setenv("TOMATO_SSH", path("ssh").c_str(), 1);
}

void TwoMachines::startSshd()
{
    const std::string sshd = "exec /usr/sbin/sshd -D -e -f " + path("sshd_config");
    // An sshd of root wants a folder in /run, which is made where nobody else sees it.
    const std::vector<std::string> command =
        geteuid() == 0
            ? std::vector<std::string>{"unshare", "--mount", "sh", "-c",
                                       "mount -t tmpfs none /run && mkdir /run/sshd && " + sshd}
            : std::vector<std::string>{"sh", "-c", sshd};
    m_sshd = std::make_unique<MeasuredProcess>(onFar(command), -1);
}

void TwoMachines::waitForSshd() const
{
    std::string said;
    const auto answers = [&] {
        MeasuredProcess login({path("ssh"), "-o", "BatchMode=yes", "far", "echo", "reached"}, -1);
        login.finish();
        said = login.output();
        return said.find("reached") != std::string::npos;
    };
    if (!QTest::qWaitFor(answers, 20'000))
        throw std::runtime_error("the second machine cannot be reached by ssh: " + said);
}

std::vector<std::string> TwoMachines::onFar(const std::vector<std::string> &command) const
{
    std::vector<std::string> line = {"nsenter", "--net", "--target", std::to_string(m_far->id()),
                                     "--"};
    line.insert(line.end(), command.begin(), command.end());
    return line;
}

double TwoMachines::carryingSeconds() const
{
    const std::set<std::string> networks = {networkOf("self"),
                                            networkOf(std::to_string(m_far->id()))};
    double seconds = 0;
    for (const QString &process : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        QFile name("/proc/" + process + "/comm");
        if (process.toInt() <= 0 || !name.open(QIODevice::ReadOnly))
            continue;
        const QByteArray program = name.readAll().trimmed();
        if ((program == "tomato-engine" || program.startsWith("ssh")) &&
            networks.contains(networkOf(process.toStdString())))
            seconds += processorSecondsOf(process.toInt());
    }
    return seconds;
}

} // namespace tomato::bench
