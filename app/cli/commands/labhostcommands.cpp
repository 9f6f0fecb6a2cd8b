// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/client/kernelcheck.h"
#include "app/hosts/hostconnection.h"
#include "app/hosts/hostlist.h"

#include <QEventLoop>
#include <QJsonArray>

namespace tomato::cli {

namespace {

void printCheck(const QJsonValue &row)
{
    const bool works = row["works"].toBool();
    print(QStringLiteral("%1 %2  %3")
              .arg(works ? QStringLiteral("yes") : QStringLiteral("no "),
                   row["name"].toString().leftJustified(15), row["purpose"].toString()));
    if (!works)
        printLines(QStringLiteral("      %1\n      remedy: %2")
                       .arg(row["reason"].toString(), row["remedy"].toString()));
}

int checkOwn(bool json)
{
    const auto features = client::KernelCheck::ask();
    if (!features)
        return fail(features.error());
    QJsonArray rows;
    for (const client::MachineFeature &each : *features)
        rows.append(QJsonObject{{"name", each.name},
                                {"purpose", each.purpose},
                                {"works", each.works},
                                {"reason", each.reason},
                                {"remedy", each.remedy}});
    if (json)
        printJson(rows);
    for (const QJsonValue row : json ? QJsonArray() : rows)
        printCheck(row);
    return Done;
}

Result<hosts::HostGreeting> describe(const hosts::Host &host)
{
    Result<hosts::HostGreeting> described;
    QEventLoop loop;
    hosts::HostConnection connection(host);
    connection.describe([&](const Result<hosts::HostGreeting> &greeting) {
        described = greeting;
        loop.quit();
    });
    loop.exec();
    return described;
}

int checkHost(const QString &name, bool json)
{
    const auto list = hosts::HostList::known();
    if (!list)
        return fail(list.error());
    const auto host = list->choose(name);
    if (!host)
        return fail(host.error(), NotFound);
    if (host->size() != 1)
        return fail(Error{"--host", "takes one host"}, Misused);
    const auto greeting = describe(host->front());
    if (!greeting)
        return fail(greeting.error());
    if (json) {
        printJson(QJsonObject{{"host", name},
                              {"protocol", greeting->protocol},
                              {"version", greeting->version},
                              {"kernel", greeting->kernel},
                              {"uid", greeting->uid},
                              {"cores", greeting->cores},
                              {"memory", greeting->memoryMegabytes},
                              {"features", QJsonArray::fromStringList(greeting->features)},
                              {"checks", greeting->checks}});
        return Done;
    }
    print(QStringLiteral("%1: ToMaTo Desktop %2, protocol %3, Linux %4, user %5, %6 processors, "
                         "%7 MB of memory")
              .arg(name, greeting->version)
              .arg(greeting->protocol)
              .arg(greeting->kernel)
              .arg(greeting->uid)
              .arg(greeting->cores)
              .arg(greeting->memoryMegabytes));
    for (const QJsonValue row : greeting->checks)
        printCheck(row);
    return Done;
}

int check(const Arguments &arguments)
{
    const bool json = arguments.has(QStringLiteral("--json"));
    const auto host = arguments.value(QStringLiteral("--host"));
    return host ? checkHost(*host, json) : checkOwn(json);
}

QString launcherText(const hosts::Host &host)
{
    switch (host.launcher) {
    case hosts::Launcher::Ssh:
        return QStringLiteral("ssh ") + host.ssh;
    case hosts::Launcher::Slurm:
        return QStringLiteral("slurm");
    case hosts::Launcher::Command:
        break;
    }
    return host.command.isEmpty() ? QStringLiteral("a part of this machine")
                                  : host.command.join(QLatin1Char(' '));
}

/// "+0.000012 s +-0.000130 s": how far the host's clock is ahead, and how sure that is.
QString clockText(const QJsonValue &trunk)
{
    if (!trunk["bound"].isDouble())
        return QStringLiteral("clock unknown");
    return QStringLiteral("clock %1%2 s +-%3 s")
        .arg(trunk["offset"].toDouble() < 0 ? QString() : QStringLiteral("+"))
        .arg(trunk["offset"].toDouble() / 1e9, 0, 'f', 6)
        .arg(trunk["bound"].toDouble() / 1e9, 0, 'f', 6);
}

QString loadText(const QJsonValue &host)
{
    if (!host["load"].isDouble())
        return QStringLiteral("load unknown");
    return QStringLiteral("load %1 of %2")
        .arg(host["load"].toDouble(), 0, 'f', 2)
        .arg(host["cores"].toInt());
}

QString trunkText(const QJsonValue &trunk)
{
    const QString reason = trunk["reason"].toString();
    if (!trunk["alive"].toBool())
        return QStringLiteral("no trunk") +
               (reason.isEmpty() ? QString() : QStringLiteral(": ") + reason);
    const bool isUdp = trunk["carrier"].toString() == QLatin1String("udp");
    const QString carrier =
        isUdp ? QStringLiteral("udp in packets of %1 bytes").arg(trunk["mtu"].toInteger())
              : QStringLiteral("stream: loss appears as delay");
    const QString noUdp = trunk["noUdp"].toString();
    return QStringLiteral("trunk by %1, round trip %2 ms, %3 frames lost%4")
        .arg(carrier)
        .arg(trunk["roundTrip"].toDouble() / 1e6, 0, 'f', 3)
        .arg(trunk["lost"].toInteger())
        .arg(isUdp || noUdp.isEmpty() ? QString() : QStringLiteral(" (no udp: %1)").arg(noUdp));
}

int listHostsOf(const QString &lab, bool json)
{
    Session session;
    if (const auto opened = session.open(lab, Session::Launch::Never); !opened)
        return fail(opened.error(), NotFound);
    QJsonArray hosts;
    const auto fetched = session.wait([&](auto done) {
        session.client().fetchHosts([&hosts, done](const Result<QJsonArray> &all) {
            if (all)
                hosts = *all;
            done(all ? Result<>() : passOn(all));
        });
    });
    if (!fetched)
        return fail(fetched.error());
    if (json)
        printJson(hosts);
    for (const QJsonValue host : json ? QJsonArray() : hosts)
        print(QStringLiteral("%1  %2 elements  %3  %4  %5  %6")
                  .arg(host["host"].toString())
                  .arg(host["elements"].toInt())
                  .arg(host["reachable"].toBool()
                           ? QStringLiteral("reachable")
                           : QStringLiteral("cannot be reached: ") + host["reason"].toString(),
                       loadText(host), trunkText(host["trunk"]), clockText(host["trunk"])));
    return Done;
}

int listHosts(const Arguments &arguments)
{
    if (!arguments.words().isEmpty())
        return listHostsOf(arguments.words().front(), arguments.has(QStringLiteral("--json")));
    const auto list = hosts::HostList::known();
    if (!list)
        return fail(list.error());
    QJsonArray rows;
    for (const auto &[name, host] : list->hosts()) {
        rows.append(QJsonObject{{"name", name},
                                {"reached", launcherText(host)},
                                {"weight", host.weight ? QJsonValue(*host.weight) : QJsonValue()},
                                {"memory", host.memory ? QJsonValue(*host.memory) : QJsonValue()}});
    }
    if (arguments.has(QStringLiteral("--json"))) {
        printJson(rows);
        return Done;
    }
    for (const QJsonValue row : rows)
        print(row["name"].toString() + QStringLiteral("  ") + row["reached"].toString() +
              (row["weight"].isDouble()
                   ? QStringLiteral("  weight ") + QString::number(row["weight"].toDouble())
                   : QString()));
    if (rows.isEmpty())
        note(QStringLiteral("There are none: ") + hosts::HostList::path() +
             QStringLiteral(" names them."));
    return Done;
}

} // namespace

std::vector<Command> labHostCommands()
{
    return {{QStringLiteral("lab check"),
             QStringLiteral("[--host HOST] [--json]"),
             QStringLiteral("what labs can do on this machine or on a host, and what would help"),
             {{"--host", 1}, {"--json", 0}},
             0,
             0,
             check},
            {QStringLiteral("lab hosts"),
             QStringLiteral("[LAB] [--json]"),
             QStringLiteral("the hosts that labs may be placed on, or those of a lab and how they "
                            "fare"),
             {{"--json", 0}},
             0,
             1,
             listHosts}};
}

} // namespace tomato::cli
