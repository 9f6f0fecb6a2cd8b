// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/checks/checkkernel.h"

#include "app/base/congestioncontrols.h"
#include "app/daemon/attach/outsideaccess.h"
#include "app/daemon/labscope.h"
#include "app/lab/element/limits/controlgroups.h"
#include "app/lab/element/limits/delegatedgroups.h"
#include "app/lab/element/limits/processlimit.h"
#include "app/lab/kernelfeatures.h"
#include "app/lab/lab.h"
#include "app/lab/plan/program.h"
#include "app/lab/plan/routingdaemons.h"
#include "app/lab/zygote/elementids.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>

namespace tomato::engine {

static QJsonObject row(const QString &name, const QString &purpose, const QString &reason,
                       const QString &remedy)
{
    return {{"name", name},
            {"purpose", purpose},
            {"works", reason.isEmpty()},
            {"reason", reason},
            {"remedy", remedy}};
}

static void addLimits(QJsonArray &rows)
{
    using lab::Resource;
    const auto groups = lab::ControlGroups::find();
    const auto add = [&rows](const QString &name, const QString &purpose, bool works) {
        rows.append(row(name, purpose,
                        works ? QString()
                              : QStringLiteral("this user may make no such control groups here"),
                        works ? QString()
                              : QStringLiteral("a session of systemd's: log in rather than use su; "
                                               "sudo apt install dbus-user-session")));
    };
    add(QStringLiteral("process limits"),
        QStringLiteral("elements that fork without end harm themselves alone"),
        lab::canLimitProcesses() || groups.can(Resource::Processes));
    add(QStringLiteral("memory limits"), QStringLiteral("elements with memory_limit"),
        groups.can(Resource::Memory));
    add(QStringLiteral("CPU limits"), QStringLiteral("elements with cpu_limit"),
        groups.can(Resource::Cpu));
}

static void addPrograms(QJsonArray &rows)
{
    const auto add = [&rows](const QString &name, const QString &purpose, bool isThere,
                             const QString &package) {
        rows.append(row(name, purpose,
                        isThere ? QString() : QStringLiteral("the program is not installed"),
                        isThere ? QString() : QStringLiteral("sudo apt install ") + package));
    };
    add(QStringLiteral("nsenter"), QStringLiteral("elements that reach this machine's network"),
        !QStandardPaths::findExecutable(QStringLiteral("nsenter")).isEmpty(),
        QStringLiteral("util-linux"));
    add(QStringLiteral("DHCP client"), QStringLiteral("interfaces that get addresses by DHCP"),
        !lab::findProgram("udhcpc").empty() || !lab::findProgram("dhclient").empty(),
        QStringLiteral("udhcpc"));
    add(QStringLiteral("DHCP server"), QStringLiteral("elements that serve addresses by DHCP"),
        !lab::findProgram("dnsmasq").empty(), QStringLiteral("dnsmasq-base"));
    add(QStringLiteral("FRR"), QStringLiteral("routers with a configuration for routing daemons"),
        lab::hasRoutingDaemon("zebra"), QStringLiteral("frr"));
}

/// Every algorithm that is listed here can be written into an element's congestion_control.
static QJsonObject congestionControlRow()
{
    QStringList all;
    for (const std::string &name : congestionControls())
        all.append(QString::fromStdString(name));
    return row(QStringLiteral("congestion control"),
               QStringLiteral("elements with congestion_control: ") +
                   all.join(QStringLiteral(", ")),
               all.isEmpty() ? QStringLiteral("the kernel does not say which it has") : QString(),
               all.isEmpty() ? QStringLiteral("mount /proc") : QString());
}

static QJsonArray checkAll()
{
    QJsonArray rows;
    const auto add = [&rows](const lab::KernelFeature &feature) {
        rows.append(
            row(QString::fromStdString(feature.name), QString::fromStdString(feature.purpose),
                QString::fromStdString(feature.reason), QString::fromStdString(feature.remedy)));
    };
    // This is tried with the user's own rights.
    const int packets = ::socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0);
    const bool listens = packets >= 0 || !QStandardPaths::findExecutable("dumpcap").isEmpty();
    ::close(packets);
    if (LabScope::isPossible()) {
        LabScope::request(::getpid());
        qputenv(lab::ScopeVariable, "1");
    }
    const auto entered = lab::enterFabric();
    rows.append(row(QStringLiteral("namespaces"), QStringLiteral("labs, without root"),
                    entered ? QString() : QString::fromStdString(entered.error().text()),
                    entered ? QString() : QStringLiteral("see the reason")));
    if (entered) {
        const bool hasMore = lab::elementIds().count > 1;
        rows.append(row(QStringLiteral("user numbers"),
                        QStringLiteral("programs in elements that become another user"),
                        hasMore ? QString()
                                : QStringLiteral("this user has no subordinate ids, or there is no "
                                                 "newuidmap: elements have one user, root"),
                        hasMore ? QString()
                                : QStringLiteral("sudo apt install uidmap; sudo usermod "
                                                 "--add-subuids 100000-165535 --add-subgids "
                                                 "100000-165535 $USER")));
        auto socket = lab::NetlinkSocket::open();
        const auto features = socket ? lab::probeKernel(*socket)
                                     : Result<std::vector<lab::KernelFeature>>(passOn(socket));
        if (features) {
            for (const lab::KernelFeature &feature : *features)
                add(feature);
        } else {
            rows.append(row(QStringLiteral("veth"), QStringLiteral("connections"),
                            QString::fromStdString(features.error().text()),
                            QStringLiteral("sudo modprobe veth")));
        }
    }
    rows.append(congestionControlRow());
    rows.append(row(QStringLiteral("listening"),
                    QStringLiteral("attached elements for interfaces of this machine"),
                    listens ? QString() : QStringLiteral("this user may not"),
                    listens ? QString()
                            : QStringLiteral("sudo apt install wireshark-common; sudo "
                                             "dpkg-reconfigure wireshark-common; sudo adduser "
                                             "$USER wireshark; then log in again")));
    addLimits(rows);
    addPrograms(rows);
    const OutsideAccess::Obstacle obstacle = OutsideAccess::findObstacle();
    rows.append(row(QStringLiteral("pasta"),
                    QStringLiteral("external networks that reach this machine's network (NAT)"),
                    obstacle.reason, obstacle.remedy));
    return rows;
}

int checkKernel()
{
    const QByteArray text = QJsonDocument(checkAll()).toJson(QJsonDocument::Compact);
    std::puts(text.constData());
    return 0;
}

} // namespace tomato::engine
